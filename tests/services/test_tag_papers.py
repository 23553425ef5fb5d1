"""Name tags and table plates: whose they are, what stands on them, and that a scanner reads what the desk expects."""

from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from app.domain import codes
from app.errors import UserError
from app.printing.paper import SIZES
from app.services import batches, documents, door, office, planning, registration
from app.services.batches import BatchCard
from app.services.papers.options import PaperOptions
from app.services.planning import RoleCard, SessionCard
from tests.builders import NASTY_NAMES, an_event, an_office, participants

_MM = 25.4


@pytest.fixture
def event(database):
    an_office()
    event = an_event(place="Siak")
    participants(event)
    for card in (
        RoleCard(role="opener", name="Rahmat Contoh", position="Kepala Dinas Sosial Kabupaten Siak"),
        RoleCard(role="speaker", name="Dewi Lestari & Rekan", position="Kepala Bidang Pemberdayaan", sort_order=2),
        RoleCard(role="opener", name="Dewi Lestari & Rekan", position="Kepala Bidang Pemberdayaan", sort_order=3),
        RoleCard(role="chair", name="Rina Oktaviani", back_title="S.ST.", position="Ketua Panitia", sort_order=4),
        RoleCard(role="guest", name="Camat Siak", represented_by="Sekcam Budi", represented_position="Sekretaris"),
    ):
        planning.save_role(event, card)
    return event


def render(event, document, paper="A4", **choices):
    options = PaperOptions(paper=paper, choices=tuple(choices.items()))
    return documents.render(document, event, options)


def pages(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def pictures(pdf, dpi=200):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("practice", [False, True])
def test_a_scanner_reads_from_the_paper_whom_the_desk_knows(event, paper, practice):
    if practice:
        card = office.required_card()
        office.save(replace(card, practice=True))
    made = render(event, "name-tags", paper)
    read = Counter()
    for picture in pictures(made.pdf):
        for found in zxingcpp.read_barcodes(picture):
            read[found.format, found.text] += 1
    bars = {text for kind, text in read if kind == zxingcpp.BarcodeFormat.Code128}
    modules = {text for kind, text in read if kind == zxingcpp.BarcodeFormat.QRCode}
    assert bars == modules
    assert len(bars) == made.records == 9
    assert bars <= {guest.code for guest in door.roster(event).guests}
    assert {codes.code_of(row.id) for row in registration.participants(event)} < bars


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_every_name_stands_whole_on_tags_and_plates(event, paper):
    everybody = [row.name for row in registration.active_participants(event)]
    for document in ("name-tags", "table-names"):
        made = render(event, document, paper, who="all")
        text = flat(" ".join(pages(made.pdf)))
        assert made.warnings == ()
        for name in (*everybody, "Dewi Lestari & Rekan", "Rina Oktaviani, S.ST.", "Sekcam Budi", "Rahmat Contoh"):
            assert flat(name) in text, name
        assert "Camat Siak" not in text
        assert text.count("Dewi Lestari & Rekan") == (1 if document == "name-tags" else 2)
    assert set(NASTY_NAMES) <= set(everybody)


def test_a_tag_says_role_origin_and_code(event):
    text = flat(" ".join(pages(render(event, "name-tags").pdf)))
    seat = registration.participants(event)[0]
    for words in ("PESERTA", "NARASUMBER", "PANITIA", "PEJABAT", "TAMU", "Siak, 12 September 2018", "Kab. Siak",
                  "Cetak pada skala 100 %, lalu potong menurut tanda.", codes.printed(codes.code_of(seat.id)),
                  "KARTU NAMA | UJI-2018", "Halaman 1 dari 2"):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize(
    ("who", "count"),
    [("all", 9), ("participants", 5), ("officials", 4), ("speakers", 1), ("committee", 1), ("guests", 2)],
)
def test_the_choice_says_whose(event, who, count):
    assert render(event, "name-tags", who=who).records == count
    assert render(event, "table-names", who=who).records == count


def test_nobody_chosen_is_told(event):
    with pytest.raises(UserError, match="Tidak ada orang"):
        documents.render("name-tags", event, PaperOptions(region="14.71", choices=(("who", "participants"),)))


def test_backs_are_mirrored_so_that_both_sides_of_a_card_meet(event):
    first, second = (batches.save(event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II"))
    seats = registration.active_participants(event)
    batches.assign(event, [seat.id for seat in seats[0::2]], first)
    batches.assign(event, [seat.id for seat in seats[1::2]], second)
    for batch, title in ((first, "Satu"), (second, "Dua")):
        card = SessionCard(date="2018-09-12", starts="16.00", title=f"Praktik {title}", batch=batch)
        planning.save_session(event, card)
    made = render(event, "name-tags", who="participants", back="rundown")
    assert made.warnings == ()
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == 2
        half = document[0].get_width() / 2
        fronts = [document[0].get_textpage().get_text_bounded(left, right=right) for left, right in
                  ((0, half), (half, 2 * half))]  # fmt: skip
        backs = [document[1].get_textpage().get_text_bounded(left, right=right) for left, right in
                 ((0, half), (half, 2 * half))]  # fmt: skip
    assert seats[0].name in flat(fronts[0])
    assert seats[1].name in flat(fronts[1])
    assert "Praktik Satu" in flat(backs[1])
    assert "Praktik Dua" in flat(backs[0])
    assert "Praktik Satu" not in flat(backs[0])


def test_a_rundown_too_long_for_a_card_is_told(event):
    for day in range(12, 16):
        for hour in range(8, 16):
            card = SessionCard(date=f"2018-09-{day}", starts=f"{hour:02}.00", title=f"Materi yang panjang {hour}")
            planning.save_session(event, card)
    assert any("Susunan acara" in warning for warning in render(event, "name-tags", back="rundown").warnings)


def test_letters_without_a_glyph_are_named(event):
    participants(event, "Budi 🙂 Santoso")
    for document in ("name-tags", "table-names"):
        assert any("U+1F642" in warning for warning in render(event, document, who="all").warnings)


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("document", ["name-tags", "table-names"])
def test_nothing_lies_where_no_printer_prints(event, paper, document):
    made = render(event, document, paper, who="all", back="event")
    short, long = SIZES[paper]
    for picture in pictures(made.pdf, dpi=100):
        width, height = (long, short) if document == "table-names" else (short, long)
        assert picture.size == (pytest.approx(width / _MM * 100, abs=2), pytest.approx(height / _MM * 100, abs=2))
        edge = int(5 / _MM * 100) - 1
        dark = picture.point(lambda value: 255 if value < 250 else 0).getbbox()
        assert dark is not None
        assert dark[0] >= edge
        assert dark[1] >= edge
        assert dark[2] <= picture.width - edge
        assert dark[3] <= picture.height - edge


def test_both_halves_of_a_plate_bear_the_name_one_turned(event):
    made = render(event, "table-names", who="committee")
    (picture,) = pictures(made.pdf, dpi=60)
    middle = picture.height // 2
    upper = picture.crop((0, 0, picture.width, middle)).rotate(180)
    lower = picture.crop((0, picture.height - middle, picture.width, picture.height))
    differing = sum(abs(a - b) > 96 for a, b in zip(upper.tobytes(), lower.tobytes(), strict=True))
    assert differing < 0.004 * len(upper.tobytes())
