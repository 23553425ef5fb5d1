"""The collection of certificate designs: kept, copied, carried as files, refused when hostile, and kept for ever."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from app.domain import layout_editing
from app.domain.layouts import files
from app.domain.layouts.elements import Image as Picture
from app.domain.layouts.elements import Layout, Qr, SignatureBlock, Text
from app.errors import UserError
from app.exchange import layout_files
from app.models import rows
from app.models.local import Blob
from app.services import (
    attendance,
    certificates,
    drafts,
    events,
    history,
    layout_preview,
    layout_samples,
    layouts,
    office,
    workspace,
)
from app.services.events import EventCard
from app.services.steps import step
from tests import builders

DESIGN = Layout(
    name="uji", label="Uji", paper="A4", landscape=True,
    front=(
        Text(id="nama", text="{nama}", x=28, y=60, width=240, height=20, size=32, floor=24, lines=2),
        Qr(id="kode", x=30, y=150, width=33),
        SignatureBlock(id="ttd", x=155, y=148, width=118),
    ),
    back=(Text(id="judul", text="{judul_belakang}", x=28, y=30),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _office(database: Path) -> None:
    builders.an_office()


def a_photo(folder: Path, size: tuple[int, int] = (600, 400), name: str = "latar.jpg") -> Path:
    """A scanned page with a place in its notes."""
    path = folder / name
    notes = Image.Exif()
    notes[0x010E] = "rumah di Jalan Rahasia 7"
    Image.effect_noise(size, 60).convert("RGB").save(path, exif=notes)
    return path


def with_picture(folder: Path) -> Layout:
    background = Picture(id="latar", picture=layouts.take_picture(a_photo(folder)), width=297, height=210, fills=True)
    return replace(DESIGN, front=(background, *DESIGN.front))


def _own() -> list[layouts.LayoutCard]:
    return [card for card in layouts.choices() if card.own]


def test_a_design_is_saved_renamed_copied_and_removed_and_each_can_be_undone() -> None:
    saved = layouts.save(DESIGN)
    layouts.rename(saved.subject, "Sertifikat kami")
    copied = layouts.copy(layouts.get(saved.subject))

    assert [card.label for card in _own()] == ["Sertifikat kami", "Sertifikat kami (salinan)"]
    assert layouts.get(saved.subject).front == DESIGN.front
    removed = layouts.remove(copied.subject)
    assert [card.id for card in _own()] == [saved.subject]
    history.undo_step(removed.step_id)
    assert len(_own()) == 2


def test_the_pictures_of_a_design_come_and_go_with_it(tmp_path: Path) -> None:
    design = with_picture(tmp_path)
    saved = layouts.save(design)

    (content,) = layouts.pictures_of(layouts.get(saved.subject)).values()
    with Image.open(io.BytesIO(content)) as kept:
        assert kept.size == (600, 400)
        assert not kept.getexif()
    assert b"Rahasia" not in content
    assert len(rows.find("attachment", owner_table="layout", owner=saved.subject)) == 1
    layouts.save(replace(layouts.get(saved.subject), front=DESIGN.front), saved.subject)
    assert not rows.find("attachment", owner_table="layout", owner=saved.subject)


def test_a_picture_that_comes_back_and_a_removal_undone_have_their_picture_again(tmp_path: Path) -> None:
    design = with_picture(tmp_path)
    saved = layouts.save(design)

    def kept() -> int:
        return len(rows.find("attachment", owner_table="layout", owner=saved.subject))

    layouts.save(replace(design, front=DESIGN.front), saved.subject)
    layouts.save(design, saved.subject)
    assert kept() == 1
    removed = layouts.remove(saved.subject)
    assert kept() == 0
    history.undo_step(removed.step_id)
    assert kept() == 1


def test_a_picture_that_no_design_was_saved_with_does_not_stay(tmp_path: Path) -> None:
    saved, mistaken = (layouts.take_picture(a_photo(tmp_path, size)) for size in ((300, 200), (320, 200)))
    drafted = layouts.take_picture(a_photo(tmp_path, (340, 200)))
    design = layouts.save(replace(DESIGN, front=(Picture(id="latar", picture=saved), *DESIGN.front)))
    drafts.keep("layout:x", {"layout": f"… {drafted} …"})

    layouts.forget_unused_pictures()
    assert [office.blob(one) is None for one in (saved, mistaken, drafted)] == [False, True, False]
    drafts.forget("layout:x")
    layouts.remove(design.subject)
    layouts.forget_unused_pictures()
    assert [office.blob(one) is None for one in (saved, drafted)] == [False, True]


def test_a_scan_is_kept_at_300_dots_at_most(tmp_path: Path) -> None:
    sha256 = layouts.take_picture(a_photo(tmp_path, (5_000, 3_400)))

    with Image.open(io.BytesIO(office.blob(sha256) or b"")) as kept:
        assert max(kept.size) == 3_900


def test_a_design_that_events_have_chosen_stays() -> None:
    saved = layouts.save(DESIGN)
    event_id = builders.an_event()
    with step("Memilih tata letak") as changes:
        changes.put("event", event_id, {"layout": saved.subject})

    with pytest.raises(UserError, match=events.get(event_id).code):
        layouts.remove(saved.subject)
    assert layouts.get(saved.subject).label == "Uji"


def test_what_was_issued_keeps_its_design_when_that_is_changed_and_removed(tmp_path: Path) -> None:
    design = with_picture(tmp_path)
    saved = layouts.save(design)
    issued = layouts.get(saved.subject)
    with step("Menerbitkan") as changes:
        version = layouts.pin(changes, issued)
        assert layouts.pin(changes, issued) == version

    layouts.save(replace(issued, label="Baru", front=DESIGN.front), saved.subject)
    layouts.remove(saved.subject)

    assert layouts.pinned(version) == issued
    assert set(layouts.pictures_of(layouts.pinned(version))) == set(files.pictures(issued))
    assert len(rows.find("layout_version")) == 1


def test_a_design_outlives_the_undoing_of_its_first_issue(tmp_path: Path) -> None:
    design = with_picture(tmp_path)
    with step("Menerbitkan satu") as first:
        version = layouts.pin(first, design)
        done = first.summary()
    with step("Menerbitkan dua") as second:
        layouts.pin(second, design)

    history.undo_step(done.step_id)

    assert layouts.pinned(version) == design
    assert layouts.pictures_of(design)


def test_a_file_carries_a_design_with_its_pictures_into_another_database(tmp_path: Path) -> None:
    saved = layouts.save(with_picture(tmp_path))
    path = layouts.export_file(layouts.get(saved.subject), tmp_path / "Piagam A")
    before = layouts.pictures_of(layouts.get(saved.subject))
    workspace.close_workspace(backup=False)
    workspace.open_workspace(tmp_path / "elsewhere")
    builders.an_office()

    brought = layouts.get(layouts.import_file(path).subject)
    again = layouts.import_file(path)

    assert path.suffix == ".tataletak"
    assert [one for one in brought.front if one.id != "latar"] == list(DESIGN.front)
    (there,), (here,) = layouts.pictures_of(brought).values(), before.values()
    with Image.open(io.BytesIO(there)) as came, Image.open(io.BytesIO(here)) as sent:
        assert came.size == sent.size
    assert [card.label for card in _own()] == ["Uji", "Uji (2)"]
    assert again.subject


def test_a_fault_is_told_by_element_and_reason() -> None:
    with pytest.raises(UserError, match=r"Elemen “nama”, Lebar \(mm\): harus antara 0 dan 420"):
        layouts.save(replace(DESIGN, front=(replace(DESIGN.front[0], width=900.0),)))
    assert not _own()


def test_a_bare_design_that_an_editor_saved_with_its_mark_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "uji.json"
    path.write_bytes(b"\xef\xbb\xbf" + files.write(DESIGN).encode())

    assert layouts.get(layouts.import_file(path).subject).front == DESIGN.front


def test_new_events_begin_with_the_design_chosen_for_them_while_it_is_there() -> None:
    saved = layouts.save(DESIGN)
    layouts.use_for_new_events(saved.subject)
    first = events.save(EventCard(title="Bimtek pertama"))
    own = events.save(EventCard(title="Bimtek kedua", layout="piagam"))

    assert [card.id for card in layouts.choices() if card.for_new_events] == [saved.subject]
    assert events.get(first.subject).layout == saved.subject
    assert events.get(own.subject).layout == "piagam"
    events.save(replace(events.get(first.subject), layout=""))
    assert events.get(first.subject).layout == ""
    layouts.remove(saved.subject)
    assert events.get(events.save(EventCard(title="Bimtek ketiga")).subject).layout == ""
    with pytest.raises(UserError, match="sudah tidak ada"):
        layouts.use_for_new_events(saved.subject)


def _zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def _named(content: bytes) -> str:
    return f"gambar__{hashlib.sha256(content).hexdigest()}.png"


def _bomb_of_pixels() -> bytes:
    target = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(target, "PNG")
    return target.getvalue()


def _with_content(content: bytes) -> bytes:
    """A file whose one picture is this."""
    design = replace(DESIGN, front=(Picture(id="latar", picture=hashlib.sha256(content).hexdigest()),))
    return _zipped(**{"layout.json": files.write(design).encode(), _named(content): content})


_DESIGN = files.write(DESIGN).encode()
HOSTILE: dict[str, Callable[[], bytes]] = {
    "no zip": lambda: b"PK\x03\x04" + b"\x00" * 50,
    "words": lambda: b"halo",
    "empty": lambda: b"",
    "no design": lambda: _zipped(**{"gambar__a.png": b"x"}),
    "path": lambda: _zipped(**{"layout.json": _DESIGN, "..__..__autoexec.bat": b"x"}),
    "other part": lambda: _zipped(**{"layout.json": _DESIGN, "program.exe": b"MZ"}),
    "bomb of bytes": lambda: _zipped(**{"layout.json": b" " * 60_000_000}),
    "bomb of pixels": lambda: _with_content(_bomb_of_pixels()),
    "many parts": lambda: _zipped(**{"layout.json": _DESIGN, **{f"{n}": b"" for n in range(5_000)}}),
    "wrong picture": lambda: _zipped(**{"layout.json": _DESIGN, f"gambar__{'0' * 64}.png": b"x"}),
    "deep": lambda: b'{"front":' + b"[" * 200_000,
    "other kind": lambda: json.dumps({"format": 1, "front": [{"kind": "script", "id": "a"}]}).encode(),
    "huge number": lambda: _DESIGN.replace(b'"width": 33', b'"width": 1' + b"0" * 400),
    "paper is a list": lambda: _DESIGN.replace(b'"paper": "A4"', b'"paper": ["A4"]'),
    "broken sign": lambda: _DESIGN.replace(b"{nama}", b"\\ud800"),
    "no picture": lambda: _with_content(b"bukan gambar"),
    "newer": lambda: _DESIGN.replace(b'"format": 1', b'"format": 2'),
    "missing picture": lambda: files.write(
        replace(DESIGN, front=(Picture(id="latar", picture="0" * 64),))).encode(),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_design_is_refused_in_words_and_nothing_is_kept(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"uji{layout_files.SUFFIX}"
    path.write_bytes(HOSTILE[kind]())

    with pytest.raises(UserError) as told:
        layouts.import_file(path)

    assert told.value.happened
    assert not _own()
    assert not rows.find("attachment", owner_table="layout")
    assert not Blob.select().exists()


def test_one_byte_changed_never_lets_anything_but_words_out(tmp_path: Path) -> None:
    whole = layout_files.write(files.write(DESIGN), {})
    path = tmp_path / "uji.tataletak"
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with suppress(UserError):
            layouts.import_file(path)
    assert {card.label for card in _own()} <= {"Uji", *(f"Uji ({count})" for count in range(2, 500))}


def test_a_design_is_shown_with_invented_people_or_with_anybody_of_an_event() -> None:
    event_id = builders.an_event()
    builders.participants(event_id, "Sukarni", "Nur'aini binti Ma'ruf")
    people = dict(layout_samples.people_of(event_id))

    invented = layout_samples.sample_certificate()
    known = layout_samples.sample_certificate(next(iter(people)), event_id)

    assert invented.name == "Siti Nur’aini"
    assert invented.back is not None
    assert known.name == next(iter(people.values()))
    assert events.get(event_id).title in known.text[0].text
    assert len(layout_samples.sample_certificate(layout_samples.LONG).name) > 80
    assert all(one.code and one.check_code for one in (invented, known))


def test_what_is_issued_with_a_design_prints_by_it_whatever_becomes_of_it() -> None:
    event_id = builders.an_event()
    builders.participants(event_id, "Sukarni")
    attendance.set_all_present(event_id)
    saved = layouts.save(replace(layouts.get(), label="Kami"))
    moved = layout_editing.find(layouts.get(saved.subject), "nama")
    assert moved is not None
    lower = layout_editing.put(layouts.get(), "nama", layout_editing.shifted(moved, 0, 20))
    layouts.save(replace(lower, label="Kami"), saved.subject)

    issued = certificates.issue(event_id, date(2018, 9, 12), layout=saved.subject)
    layouts.remove(saved.subject)

    assert len(issued.numbers) == 1
    usual = _name_at(layout_preview.make(layouts.get(), "A4", layout_preview.Shown(event_id=event_id)).pdf)
    entry = certificates.find_by_number(issued.numbers[0])
    own = _name_at(certificates.render([entry.id]))
    assert own[0] == pytest.approx(usual[0], abs=0.05)
    assert own[1] == pytest.approx(usual[1] + 20, abs=0.05)


def _name_at(pdf: bytes) -> tuple[float, float]:
    """Where the name stands on the first page, mm from its top left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        found = page.get_textpage().search("Sukarni").get_next()
        assert found is not None
        left, bottom, _right, _top = page.get_textpage().get_charbox(found[0])
        return left * 25.4 / 72, (page.get_height() - bottom) * 25.4 / 72
    finally:
        document.close()


def test_the_usual_design_comes_first_and_one_that_is_gone_is_told() -> None:
    assert layouts.choices()[0].id == layouts.USUAL
    assert layouts.get("") == layouts.get(layouts.USUAL)
    with pytest.raises(UserError, match="sudah tidak ada"):
        layouts.get("0" * 32)
    with pytest.raises(UserError, match="belum sampai"):
        layouts.pinned("0" * 64)


def test_a_design_looked_at_with_somebody_of_an_event_can_be_taken_for_no_certificate() -> None:
    """It bears a real name and can be printed, so it is marked; one that cannot be drawn gives way to an invented."""
    event = builders.an_event()
    builders.participants(event, "Ani binti Awang")
    told = _words(layout_preview.render("", "A4", event).pdf)
    assert "Ani binti Awang" in told
    assert "LATIHAN, bukan dokumen resmi" in told
    assert rows.find("certificate") == []
    hard = builders.an_event(code="LAIN")
    builders.participants(hard, "Budi 🙂")
    invented = _words(layout_preview.render("", "A4", hard).pdf)
    assert "Budi" not in invented
    assert invented == _words(layout_preview.render("", "A4").pdf)
    assert "LATIHAN" not in invented


def _words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()
