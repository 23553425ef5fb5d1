"""Steps of a designer: whatever is done, the design stays one that a file can hold, and what was done can be told."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain import layout_editing as editing
from app.domain.layouts import files
from app.domain.layouts.elements import KINDS, Element, Layout, Qr, SignatureBlock, Text

EMPTY = Layout("uji", "Uji", "A4", landscape=True, front=())
_by = st.floats(-500, 500, allow_nan=False)


def _one_of_each() -> Layout:
    layout = EMPTY
    for kind in KINDS:
        layout, _id = editing.add(layout, "front", kind)
    return layout


def _element(layout: Layout, kind: str) -> Element:
    return next(one for one in layout.front if kind == one.KIND)


def test_a_new_element_of_every_kind_can_be_kept() -> None:
    layout = _one_of_each()

    assert files.read(files.write(layout)) == layout
    assert [one.KIND for one in layout.front] == list(KINDS)


@given(st.lists(st.tuples(st.sampled_from(("move", "size", "copy", "remove", "order", "add")), st.integers(0, 30),
                          st.sampled_from(list(KINDS)), _by, _by), max_size=12))  # fmt: skip
def test_whatever_is_done_a_file_can_hold_it(steps: list[tuple[str, int, str, float, float]]) -> None:
    layout = _one_of_each()
    for what, number, kind, across, down in steps:
        if not layout.front or what == "add":
            layout, _id = editing.add(layout, "front", kind)
            continue
        element = layout.front[number % len(layout.front)]
        if what == "copy":
            layout, _id = editing.duplicate(layout, "front", element.id)
        elif what == "remove":
            layout = editing.remove(layout, "front", element.id)
        elif what == "order":
            layout = editing.reorder(layout, "front", element.id, int(across))
        else:
            moved = editing.shifted(element, across, down)
            made = moved if what == "move" else editing.resized(element, across, down, down, across)
            layout = editing.put(layout, element.id, made)
    assert files.read(files.write(layout)) == layout


@given(st.sampled_from([kind for kind in KINDS if kind != "signature"]), st.integers(-20, 20), st.integers(-20, 20))
def test_what_was_moved_can_be_moved_back(kind: str, across: int, down: int) -> None:
    element = _element(_one_of_each(), kind)
    there = editing.shifted(element, across, down)

    if there.x == element.x + across and there.y == element.y + down:
        assert editing.shifted(there, -across, -down) == element


@given(st.sampled_from([kind for kind in KINDS if kind not in {"qr", "seal"}]), st.integers(-400, 400),
       st.integers(-200, 200))  # fmt: skip
def test_the_edge_that_is_not_moved_stays(kind: str, across: int, down: int) -> None:
    element = _element(_one_of_each(), kind)

    by_left, by_right = editing.resized(element, across, down, 0, 0), editing.resized(element, 0, 0, across, down)

    assert (by_right.x, by_right.y) == (element.x, element.y)
    if by_left.x > 0:
        assert abs(by_left.x + by_left.width - element.x - element.width) < 0.02
    if editing.has_height(element) and by_left.y > 0:
        assert abs(by_left.y + by_left.height - element.y - element.height) < 0.02
    assert min(by_left.width, by_right.width) >= editing.LEAST


@given(st.integers(-60, 60))
def test_a_code_stays_a_square(by: int) -> None:
    code = editing.resized(Qr(id="kode", x=50, y=50, width=33, height=33), 0, 0, by, 0)

    assert code.width == code.height
    assert (code.x, code.y) == (50, 50)


def test_the_lowest_line_of_a_signature_goes_with_it() -> None:
    block = editing.shifted(SignatureBlock(id="ttd", x=150, y=140, lowest=190), 0, -10)

    assert (block.y, block.lowest) == (130, 180)


@given(st.floats(0, 400), st.sampled_from((0.0, 0.5, 1.0, 5.0)))
def test_a_place_on_the_grid_is_the_nearest(value: float, grid: float) -> None:
    there = editing.snapped(value, grid)

    assert abs(there - value) <= grid / 2 + 0.006
    assert editing.snapped(there, grid) == there


def test_names_are_free_and_told_in_words() -> None:
    layout, first = editing.add(EMPTY, "back", "text")
    layout, second = editing.add(layout, "front", "text")
    layout, third = editing.duplicate(layout, "front", second)

    assert len({first, second, third}) == 3
    assert editing.title(Text(id="a", text="Nomor {nomor}")) == "Nomor"
    assert editing.title(Text(id="a", text="  dengan   hormat ")) == "dengan hormat"
    assert editing.title(Qr(id="kode")) == "Kode keaslian (QR)"
