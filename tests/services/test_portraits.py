"""One photo of a person: taken from a file, borne by tags and biodata, gone with the person."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from app.errors import UserError
from app.services import documents, erasure, history, person_data, person_groups, portraits, registration
from app.services.papers.options import PaperOptions
from tests.builders import an_event, an_office, participants

WITH = (("photo", "yes"), ("who", "participants"))


def a_photo(folder, name="pas foto.jpg", colour=(200, 30, 30), size=(900, 1600)):
    path = folder / name
    Image.new("RGB", size, colour).save(path)
    return path


@pytest.fixture
def event(database):
    an_office()
    return an_event()


def person_of(event, participant):
    return next(row.person_id for row in registration.participants(event) if row.id == participant)


def colours(pdf, page=0):
    """The colours of a page that are no grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=0.6).to_pil().convert("RGB")
    return sum(count for count, (red, green, _) in picture.getcolors(1 << 20) if red - green > 90) / picture.width


def photo_of(person):
    return portraits.of([person]).get(person, b"")


def mean(content):
    with Image.open(BytesIO(content)) as picture:
        return picture.convert("RGB").resize((1, 1)).getpixel((0, 0))


def test_tags_and_biodata_bear_the_photo_that_was_taken_last(event, tmp_path):
    budi, siti = participants(event, "Budi", "Siti")
    person = person_of(event, budi)
    bare = {name: documents.render(name, event, PaperOptions(choices=WITH)) for name in ("name-tags", "biodata")}
    assert bare["name-tags"].warnings == ("2 peserta belum mempunyai foto; tambahkan pada data orangnya.",)
    portraits.take(person, a_photo(tmp_path, colour=(20, 200, 20)))
    portraits.take(person, a_photo(tmp_path, "Foto ‘baru’ & <b>.png"))
    for paper in ("A4", "F4"):
        for name in ("name-tags", "biodata"):
            made = documents.render(name, event, PaperOptions(paper=paper, choices=WITH))
            assert colours(bare[name].pdf) == 0 < colours(made.pdf)
    assert colours(documents.render("biodata", event, PaperOptions()).pdf, page=1) == 0  # the other one has none
    assert documents.render("name-tags", event, PaperOptions(choices=WITH)).warnings[0].startswith("1 peserta belum")
    assert colours(documents.render("name-tags", event, PaperOptions()).pdf) == 0  # only where it is asked for
    assert [one.name for one in person_data.person_data(person).attachments] == ["Foto ‘baru’ & <b>.png"]
    assert siti not in portraits.of([siti])


def test_a_photo_is_taken_off_and_comes_back(event, tmp_path):
    (budi,) = participants(event, "Budi")
    person = person_of(event, budi)
    portraits.take(person, a_photo(tmp_path))
    red = mean(photo_of(person))
    assert red[0] - red[1] > 100
    portraits.remove(person)
    assert photo_of(person) == b""
    history.undo_last()
    assert mean(photo_of(person)) == red


def test_linked_records_share_the_photo(event, tmp_path):
    budi, twin = participants(event, "Budi", "Budi S")
    first, second = person_of(event, budi), person_of(event, twin)
    portraits.take(max(first, second), a_photo(tmp_path))
    person_groups.merge(first, second, {})
    assert photo_of(first) == photo_of(second) != b""
    portraits.remove(min(first, second))
    assert photo_of(first) == photo_of(second) == b""


def test_no_photo_outlives_the_person(event, tmp_path):
    (budi,) = participants(event, "Budi")
    person = person_of(event, budi)
    portraits.take(person, a_photo(tmp_path))
    erasure.erase(person)
    assert photo_of(person) == b""
    with pytest.raises(UserError, match="sudah dihapus"):
        portraits.take(person, a_photo(tmp_path))


def test_what_is_no_photo_is_refused(event, tmp_path):
    (budi,) = participants(event, "Budi")
    person = person_of(event, budi)
    paper = tmp_path / "ktp.pdf"
    paper.write_bytes(documents.render("biodata", event).pdf)
    broken = tmp_path / "rusak.jpg"
    broken.write_bytes(a_photo(tmp_path).read_bytes()[:300])
    gone = tmp_path / "tidak ada.png"
    for path, words in ((paper, "bukan foto"), (broken, "rusak.jpg"), (gone, "tidak dapat dibaca")):
        with pytest.raises(UserError, match=words):
            portraits.take(person, path)
    assert photo_of(person) == b""
