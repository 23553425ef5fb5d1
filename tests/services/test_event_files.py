"""Photos and papers of an event: cleaned, ordered, captioned, printed six on a page; nothing is lost on the way."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from app.domain.event_files import KINDS, MOST, likely_kind
from app.errors import UserError
from app.exchange import pictures
from app.services import checking, documents, event_files, events, history
from app.services.attachments import CleanFile
from app.services.papers.options import PaperOptions
from tests.builders import NASTY_NAMES, an_event, an_office
from tests.printing import reading

PDF = b"%PDF-1.4\n1 0 obj << >> endobj\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def event_id(database):
    an_office()
    return an_event()


def encoded(width=640, height=480, kind="JPEG", mode="RGB", **options):
    target = io.BytesIO()
    colour = (200, 60, 40) if mode == "RGB" else (10, 200, 30, 0)
    Image.new(mode, (width, height), colour).save(target, kind, **options)
    return target.getvalue()


def photos(*names, width=640):
    return [event_files.pasted(name, encoded(width + place, 480)) for place, name in enumerate(names)]


def names(event_id):
    return [file.name for file in event_files.listing(event_id)]


def test_files_keep_their_order_and_are_what_their_names_say(event_id):
    event_files.add(event_id, photos("IMG_1.jpg", "IMG_2.jpg"))
    event_files.add(event_id, [CleanFile(name, pictures.PDF, PDF) for name in ("SK_panitia.pdf", "undangan.pdf")])
    event_files.add(event_id, photos("daftar hadir hal 1.jpg"))
    found = event_files.listing(event_id)
    assert [file.kind for file in found] == ["photo", "photo", "decree", "invitation", "signed-sheet"]
    assert names(event_id) == ["IMG_1.jpg", "IMG_2.jpg", "SK_panitia.pdf", "undangan.pdf", "daftar hadir hal 1.jpg"]
    assert all(file.arrived for file in found)
    assert dict(event_files.counts(event_id))["Foto dokumentasi"] == 2


@pytest.mark.parametrize("name", ["IMG.jpg", "skripsi.jpg", "Foto asik.jpg", "disk foto.jpg"])
def test_a_picture_is_a_photo_unless_its_name_says_otherwise(name):
    assert likely_kind(name, picture=True) == "photo"


def test_order_caption_and_kind_are_changed_and_undone(event_id):
    event_files.add(event_id, photos("a.jpg", "b.jpg", "c.jpg", "d.jpg"))
    ids = [file.id for file in event_files.listing(event_id)]
    before = checking.digest_of()
    steps = [
        event_files.move(event_id, [ids[2], ids[0]], 4),
        event_files.set_caption(ids[1], "  Ma'rang <b>&</b>\n dan "),
        event_files.set_kind([ids[1], ids[3]], "material"),
    ]
    assert names(event_id) == ["b.jpg", "d.jpg", "a.jpg", "c.jpg"]
    first = event_files.listing(event_id)[0]
    assert (first.caption, first.kind) == ("Ma'rang <b>&</b> dan", "material")
    for step in reversed(steps):
        history.undo_step(step.step_id)
    assert checking.digest_of() == before


@pytest.mark.parametrize(
    ("picked", "before", "wanted"), [("c", 0, "cabd"), ("a", 4, "bcda"), ("bc", 3, "abcd"), ("d", 1, "adbc")]
)
def test_files_move_before_a_place(event_id, picked, before, wanted):
    event_files.add(event_id, photos(*"abcd"))
    ids = {file.name: file.id for file in event_files.listing(event_id)}
    event_files.move(event_id, [ids[one] for one in picked], before)
    assert "".join(names(event_id)) == wanted


def test_what_is_removed_comes_back_and_goes_with_its_event(event_id):
    event_files.add(event_id, photos("a.jpg", "b.jpg"))
    ids = [file.id for file in event_files.listing(event_id)]
    change = event_files.remove(ids)
    assert names(event_id) == []
    history.undo_step(change.step_id)
    assert names(event_id) == ["a.jpg", "b.jpg"]
    gone = events.delete(event_id)
    assert names(event_id) == []
    history.undo_step(gone.step_id)
    assert names(event_id) == ["a.jpg", "b.jpg"]


def test_more_than_an_event_keeps_is_refused_whole(event_id):
    one = CleanFile("surat.pdf", "application/pdf", PDF)
    event_files.add(event_id, [one] * (MOST - 1))
    with pytest.raises(UserError) as told:
        event_files.add(event_id, [one, one])
    assert "199, ditambah 2" in told.value.happened
    assert len(names(event_id)) == MOST - 1
    event_files.add(event_id, [one])
    assert len(names(event_id)) == MOST


@pytest.mark.parametrize(
    "refused",
    [lambda e, f: event_files.set_kind([f], "x"), lambda e, f: event_files.set_caption(f, "a" * 301),
     lambda e, f: event_files.remove([f, "none"]), lambda e, f: event_files.add(e, (), "x")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_changes(event_id, refused):
    event_files.add(event_id, photos("a.jpg"))
    before = checking.digest_of()
    with pytest.raises(UserError):
        refused(event_id, event_files.listing(event_id)[0].id)
    assert checking.digest_of() == before


def test_a_photo_as_phones_take_it_is_turned_shrunk_and_loses_its_place(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "KAMERA-RAHASIA"
    exif[0x8825] = {1: "N", 2: (0.0, 47.0, 12.0)}
    path = tmp_path / "IMG.jpg"
    path.write_bytes(encoded(8000, 6000, exif=exif))  # 48 million pixels: more than a portfolio takes
    kept = event_files.read(path)
    assert (kept.width, kept.height) == (1200, 1600)
    assert b"RAHASIA" not in kept.content
    assert not Image.open(io.BytesIO(kept.content)).getexif()
    with pytest.raises(UserError, match="juta piksel"):
        pictures.clean("IMG.jpg", path.read_bytes())


def test_a_large_picture_of_another_kind_is_refused_before_it_is_decoded():
    with pytest.raises(UserError) as told:
        event_files.pasted("peta.png", encoded(8000, 6000, "PNG"))
    assert "25 juta piksel" in told.value.happened


def test_photos_are_printed_whole_with_captions_six_on_a_page(event_id):
    files = photos(*(f"{n}.jpg" for n in range(13)))
    files.append(event_files.pasted("cap.png", encoded(300, 900, "PNG", "RGBA")))
    files.append(CleanFile("SK.pdf", "application/pdf", PDF))
    event_files.add(event_id, files)
    listed = event_files.listing(event_id)
    for file, name in zip(listed, NASTY_NAMES, strict=False):
        event_files.set_caption(file.id, name)
    for paper in ("A4", "F4"):
        rendered = documents.render("photos", event_id, PaperOptions(paper=paper))
        pages = reading.pages(rendered.pdf)
        assert len(pages) == 3
        assert rendered.records == 14
        assert "DOKUMENTASI KEGIATAN" in pages[0]
        text = reading.letters("".join(pages))
        assert all(reading.letters(name) in text for name in NASTY_NAMES)
        kept = [file.content for file in files[:13]]
        assert all(rendered.pdf.count(content) == 1 for content in kept)  # as they are, not decoded and encoded again
        assert [len(page.images) for page in PdfReader(io.BytesIO(rendered.pdf)).pages] == [6, 6, 2]


def test_without_photos_there_is_nothing_to_print(event_id):
    event_files.add(event_id, [CleanFile("SK.pdf", "application/pdf", PDF)])
    with pytest.raises(UserError, match="foto"):
        documents.render("photos", event_id)
    state = next(one for one in documents.listing(event_id) if one.kind.name == "photos")
    assert state.sentence == "kurang: belum ada foto pada Lampiran"


def test_a_caption_too_long_or_unprintable_is_told(event_id):
    event_files.add(event_id, photos("a.jpg", "b.jpg"))
    ids = [file.id for file in event_files.listing(event_id)]
    event_files.set_caption(ids[0], "Nama 阿")
    event_files.set_caption(ids[1], "W" * 300)
    told = documents.render("photos", event_id).warnings
    assert "foto 1" in told[0]
    assert "U+963F" in told[0]
    assert "foto 2 terlalu panjang" in told[1]


def test_every_kind_has_words():
    assert all(KINDS.values())
