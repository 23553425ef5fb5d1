"""Designs as data: whatever a designer may draw prints or is refused, and what grows moves what stands below it."""

import random
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.layouts import elements, fields, files
from app.domain.layouts.elements import KINDS, Layout, Text
from app.domain.layouts.values import Value, values_of
from app.domain.wording import Phrase
from app.errors import UserError
from app.printing import certificates as printer
from app.printing.certificates import certificate_problem, certificates, places
from app.printing.paper import Paper
from app.printing.records import Certificate, Signature
from app.services.layouts import get as layout
from app.services.layouts import shipped_names as layout_names
from tests.printing import people, reading

CODE = "".join(random.Random(7).choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") for _ in range(300))


def full(name: str = "Sukarni", **changes: object) -> Certificate:
    """A certificate with everything that any design can show."""
    told: dict[str, object] = {
        "code": CODE, "check_code": "7KM4QX", "standing": "Pekerja Sosial Masyarakat (PSM)",
        "area": "Kampung Benteng Hulu, Kecamatan Mempura, Kabupaten Siak", "photo": jpeg(300, 400),
        "birth_place_date": "Siak Sri Indrapura, 4 Mei 1985",
        "back": people.back(scores=(("Nilai tes akhir", "84"), ("Predikat", "Baik"))), **changes}  # fmt: skip
    return people.certificate(name, **told)


def jpeg(width: int, height: int, colour: tuple[int, int, int] = (90, 20, 20)) -> bytes:
    """A picture of one colour."""
    target = BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG")
    return target.getvalue()


def design(*front: elements.Element, paper: str = "A4", back: tuple[elements.Element, ...] = ()) -> Layout:
    """A landscape design of these elements."""
    return Layout("uji", "Uji", paper, landscape=True, front=front, back=back)


def name_at(y: float, **values: object) -> Text:
    """A name of up to two lines from a baseline on."""
    told: dict[str, object] = {"text": "{nama}", "x": 30.0, "y": y, "width": 110.0, "size": 20, "floor": 15, "lines": 2,
                               "wrapped_size": 18, "wrapped_floor": 12, "font": "garamond", **values}  # fmt: skip
    return Text(id="nama", **told)  # type: ignore[arg-type]


TEMPLATES = ("{nama}", "{judul}", "Nomor {nomor}", "{asal}", "", "kata & <b>kata</b>", "{kegiatan} {waktu_tempat}",
             "{salinan}", "{tautan_belakang}", "X" * 60)  # fmt: skip
LENGTHS = st.sampled_from([0.0, 0.4, 10.0, 26.0, 33.0, 100.0, 148.5, 224.0, 297.0, 420.0])


def content(value: Value) -> st.SearchStrategy[object]:
    """Anything that a file may hold for a value."""
    known: dict[str, st.SearchStrategy[object]] = {
        "flag": st.booleans(), "text": st.sampled_from(TEMPLATES),
        "picture": st.sampled_from(["logo", "0" * 64, "1" * 64]), "whole": st.integers(1, 12),
        "rows": st.lists(st.tuples(st.sampled_from(["Nama", ""]), st.sampled_from(TEMPLATES)), max_size=5).map(tuple),
        "choice": st.sampled_from([one for one, _label in value.choices] or [""]),
    }  # fmt: skip
    if value.kind == "mm" and value.lowest == 0:
        return LENGTHS
    if value.kind in known:
        return known[value.kind]
    return st.floats(value.lowest, value.highest).map(lambda number: round(number, 1))


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A design that `files` takes: elements of any kind with any values."""
    kinds = draw(st.lists(st.sampled_from(list(KINDS.values())), min_size=1, max_size=9))
    pile = []
    for index, kind in enumerate(kinds):
        drawn = {value.name: draw(content(value)) for value in values_of(kind) if draw(st.booleans())}
        pile.append(kind(id=f"e{index}", **drawn))  # type: ignore[arg-type]
    split = draw(st.integers(0, len(pile)))
    return Layout("acak", "Acak", draw(st.sampled_from(["A4", "F4"])), draw(st.booleans()), tuple(pile[:split]),
                  tuple(pile[split:]))  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layouts(), st.sampled_from(["A4", "F4"]), st.sampled_from(["Sukarni", people.LONG_NAME, "M" * 70]),
       st.booleans())
def test_any_design_prints_or_is_refused_in_a_sentence(drawn, size, name, marked):
    assert files.read(files.write(drawn)) == drawn
    item = full(name, practice=marked, duplicate=marked)
    pictures = {"0" * 64: jpeg(40, 30)}
    if any(side.problem for pages in printer.Checker(drawn, Paper(size))._measured(item) for side in pages):
        with pytest.raises(UserError, match="Sertifikat 460/0007"):
            certificates([item], drawn, Paper(size), pictures=pictures)
        assert certificate_problem(item, drawn, Paper(size))
    else:
        assert reading.pages(certificates([item], drawn, Paper(size), pictures=pictures))
    for side in ("front", "back"):
        told = places(item, drawn, Paper(size), side)
        assert [place.element for place in told] == [one.id for one in getattr(drawn, side)]


@pytest.mark.parametrize("design_name", layout_names())
def test_every_design_bears_the_whole_name(design_name):
    items = [full(name, back=None) for name in people.NAMES]
    told = [page for page in reading.pages(certificates(items, layout(design_name), Paper()))
            if "Halaman belakang" not in page]
    assert [item.name for item, page in zip(items, told, strict=True)
            if reading.letters(item.name) not in reading.letters(page)] == []


def test_a_name_on_two_lines_moves_what_flows_below_it_and_nothing_else():
    pile = (name_at(60.0), Text(id="dekat", text="dekat", x=30.0, y=66.0, width=110.0),
            Text(id="jauh", text="jauh", x=30.0, y=110.0, width=110.0),
            Text(id="samping", text="samping", x=180.0, y=66.0, width=80.0),
            Text(id="tetap", text="tetap", x=30.0, y=180.0, width=110.0, flow=False))  # fmt: skip
    short = {place.element: place for place in places(full("Budi"), design(*pile), Paper(), "front")}
    long = {place.element: place for place in places(full(people.LONG_NAME), design(*pile), Paper(), "front")}
    assert long["nama"].height > short["nama"].height + 5
    assert long["dekat"].y >= long["nama"].y + long["nama"].height + 2 - 0.01
    assert [long[name].y - short[name].y for name in ("jauh", "samping", "tetap")] == [0, 0, 0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["{asal}", "{nama}", "{kegiatan}", "kata"]), min_size=2, max_size=7),
       st.sampled_from(["Budi", people.LONG_NAME]), st.integers(1, 12))
def test_nothing_that_flows_overlaps_where_something_grows(templates, name, words):
    """Texts that stand clear of one another when each takes one line stay clear whatever their lengths."""
    pile = tuple(Text(id=f"t{index}", text=template, x=40.0, y=30.0 + 9 * index, width=90.0, size=14.0, lines=12,
                      wrapped_size=12.0, wrapped_floor=9.0) for index, template in enumerate(templates))  # fmt: skip
    item = full(name, origin="Kampung Panjang " * words, event_title="Pelatihan " * words, back=None)
    found = [place.ink for place in places(item, design(*pile), Paper(), "front") if place.ink]
    for above, below in pairwise(found):
        assert below[1] >= above[1] + above[3] - 0.01


def test_the_other_paper_keeps_sizes_and_moves_by_share_and_anchor():
    pile = (elements.Frame(id="bingkai", x=10.0), elements.Kop(id="kop", x=26.0, y=16.0, width=245.0, height=23.0),
            name_at(90.0, x=38.5, width=220.0, share=0.4),
            Text(id="kiri", text="kiri", x=20.0, y=150.0, anchor="left", width=60.0, share=1.0),
            Text(id="kanan", text="kanan", x=200.0, y=150.0, anchor="right", width=60.0))  # fmt: skip
    a4 = {one.element: one for one in places(full(), design(*pile), Paper(), "front")}
    f4 = {one.element: one for one in places(full(), design(*pile), Paper("F4"), "front")}
    moved = {name: (round(f4[name].x - a4[name].x, 3), round(f4[name].y - a4[name].y, 3)) for name in a4}
    assert moved == {"bingkai": (0, 0), "kop": (0, 0), "nama": (16.5, 2), "kiri": (0, 5), "kanan": (33, 0)}
    assert (f4["bingkai"].width, f4["kop"].width) == (310, 278)
    back_again = places(full(), design(*pile, paper="F4"), Paper(), "front")
    assert {one.element: round(one.x, 3) for one in back_again}["nama"] == 22


@pytest.mark.parametrize("name", layout_names())
def test_f4_sets_every_text_as_large_as_a4(name):
    """But for the sentence, which may be small on A4 where room is short."""
    a4, f4 = ({(one.element, one.fields): one.size for one in printer.settings(full(), layout(name), Paper(size))}
              for size in ("A4", "F4"))
    sentence = ("kalimat", ())
    assert f4.pop(sentence) >= a4.pop(sentence)
    assert a4 == f4


def test_settings_tell_how_a_name_is_set_and_why_it_cannot_be():
    def name_of(name: str):
        found = printer.settings(full(name), layout("resmi"), Paper())
        return next(one for one in found if one.is_name)

    assert (name_of("Budi").size, name_of("Budi").full_size, name_of("Budi").problem) == (32, 32, "")
    assert len(name_of(people.LONG_NAME).lines) == 2
    assert "U+963F" in name_of("Budi 阿").problem
    assert name_of("Nama " * 60).problem == "nama terlalu panjang untuk dua baris pada sertifikat"
    rows = [one for one in printer.settings(full(), layout("foto"), Paper()) if one.is_name]
    assert [one.text for one in rows] == ["Sukarni"]


def test_a_design_without_a_name_is_not_issued():
    assert certificate_problem(full(), design(Text(id="judul", text="{judul}", y=40.0)), Paper()) == (
        "tata letak tidak memuat nama")
    outside = design(name_at(230.0))
    assert certificate_problem(full(), outside, Paper()) == "elemen “nama” berada di luar halaman"


def test_empty_fields_draw_nothing_and_their_rows_close_up():
    rows = elements.Rows(id="baris", x=30.0, y=60.0, width=200.0,
                         rows=(("Nama", "{nama}"), ("Unsur", "{unsur}"), ("Asal", "{wilayah}")))  # fmt: skip
    pile = design(rows, Text(id="catatan", text="Nomor {nomor}", x=30.0, y=120.0))
    item = replace(full(standing=" "), number="")
    told = reading.pages(certificates([item], pile, Paper()))[0]
    assert "Unsur" not in told
    assert "Nomor" not in told
    assert "Asal" in told


def test_two_capacities_in_one_file_share_what_is_equal():
    items = [full("Budi"), full("Ani", text=(Phrase("sebagai NARASUMBER"),)), full("Cici")]
    data = certificates(items, layout("songket"), Paper())
    assert ["NARASUMBER" in page for page in reading.pages(data)[::2]] == [False, True, False]
    assert data.count(b"/Subtype /Form") == 3


def test_photos_fill_their_box_and_a_missing_one_leaves_a_frame():
    photo = elements.Photo(id="foto", x=100.0, y=100.0, width=30.0, height=40.0)
    pile = design(name_at(60.0), photo)
    wide = certificates([full(photo=jpeg(900, 300, (200, 0, 0)))], pile, Paper())
    picture = reading.picture(wide, 0, 50)
    middle, beside = (picture.getpixel((round(x / 25.4 * 50), round(120 / 25.4 * 50))) for x in (115, 135))
    assert middle < 120
    assert beside > 250
    assert wide.count(b"/DCTDecode") == 1
    empty = certificates([full(photo=None)], pile, Paper())
    assert "Pasfoto" in reading.pages(empty)[0]
    png = BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 200, 255)).save(png, "PNG")
    assert certificates([full(photo=png.getvalue())], pile, Paper())
    with pytest.raises(UserError, match="foto rusak"):
        certificates([full(photo=b"bukan")], pile, Paper())


def test_a_background_covers_every_paper_and_hides_no_mark():
    picture = "a" * 64
    ground = elements.Image(id="latar", picture=picture, fills=True, width=297.0, height=210.0)
    data = certificates([full(practice=True)], design(ground, name_at(90.0)), Paper("F4"),
                        pictures={picture: jpeg(60, 40, (250, 240, 240))})
    shown = reading.picture(data, 0, 50)
    assert {shown.getpixel(place) for place in ((2, 2), (shown.width - 3, shown.height - 3))} == {242}
    assert min(shown.crop((100, 250, 160, 330)).getextrema()) < 200  # the outline lies over it
    with pytest.raises(UserError, match="“latar” rusak"):
        certificates([full()], design(ground, name_at(90.0)), Paper(), pictures={picture: b"x"})


def test_marks_keep_clear_of_what_stands_beside_them():
    """LATIHAN and SALINAN on every design, both sides, and on designs that have no place for SALINAN."""
    item = full(practice=True, duplicate=True, photo=None)
    for name in layout_names():
        bare = replace(layout(name), front=tuple(one for one in layout(name).front if one.id != "salinan"))
        for paper in (Paper(), Paper("F4")):
            data = certificates([item], bare, paper)
            for page, told in enumerate(reading.pages(data)):
                assert "SALINAN" in told
                assert "LATIHAN, bukan dokumen resmi" in told
                assert not _crossed(data, page), (name, paper.size, page)


def _crossed(data: bytes, page: int) -> bool:
    """Whether any other word stands within 0.5 mm of the box of a mark."""
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[page].get_textpage()
        found = {}
        for words in ("LATIHAN, bukan", "SALINAN"):
            search = text.search(words)
            start, count = search.get_next()
            boxes = [text.get_charbox(start + place) for place in range(count)]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            found[range(start, start + count + 15)] = (min(lefts) - 8, min(bottoms) - 4, max(rights) + 8, max(tops) + 4)
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            for own, box in found.items():
                letter = text.get_text_range(place, 1)
                if place in own or letter.isspace():
                    continue
                if left < box[2] and right > box[0] and bottom < box[3] and top > box[1]:
                    return True
        return False
    finally:
        document.close()


def test_fields_have_samples_and_every_template_of_the_shipped_designs_is_filled():
    told = {field.name for field in fields.FIELDS}
    from app.printing.certificate_fields import values

    assert set(values(full())) == told


@pytest.mark.parametrize("name", layout_names())
@pytest.mark.parametrize("size", ["A4", "F4"])
def test_a_crowded_page_grows_small_and_no_word_runs_under_the_code(name, size):
    """A long title, origin and signatory with several offices: set small, never under code or photo; the piagam, which
    has a rank in its middle, names what is too long."""
    words = "Pelatihan Peningkatan Kapasitas Pekerja Sosial Masyarakat "
    signature = Signature("Siak, 30 Desember 2018", on_behalf=("a.n. Bupati Siak", "Sekretaris Daerah", "u.b."),
                          position=words + "Kabupaten", name=people.LONG_NAME, rank="Pembina", nip="1" * 18)
    item = full(people.LONG_NAME, text=(Phrase(words * 5, bold=True), Phrase("pada tanggal 12 September 2018.")),
                origin="Tenaga Kesejahteraan Sosial Kecamatan " * 4, signature=signature,
                replacement="Pengganti sertifikat nomor 460/0001 yang dinyatakan tidak berlaku.")  # fmt: skip
    problem = certificate_problem(item, layout(name), Paper(size))
    if name == "piagam" and size == "A4":
        assert problem == ("asal (2 baris), uraian kegiatan (3 baris), dan jabatan penanda tangan (5 baris) terlalu "
                           "panjang untuk tata letak ini; singkatkan, atau pilih tata letak lain")
        return
    assert problem is None
    found = {place.element: place for place in places(item, layout(name), Paper(size), "front")}
    kinds = {one.id: type(one) for one in layout(name).front}
    sentence = found["kalimat"].ink
    assert sentence is not None
    for fixed in (place.ink for place in found.values() if kinds[place.element] in {elements.Qr, elements.Photo}):
        assert fixed is not None
        apart = sentence[0] >= fixed[0] + fixed[2] or sentence[0] + sentence[2] <= fixed[0]
        assert apart or sentence[1] + sentence[3] <= fixed[1] + 0.05
    told = reading.letters(reading.pages(certificates([item], layout(name), Paper(size)))[0])
    assert reading.letters(words * 5) in told
