"""The plan on paper, held against the data: the rundown of classes over days, and the biodata forms."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.services import batches, documents, people, planning, registration, samples
from app.services.batches import BatchCard
from app.services.papers.options import PaperOptions
from app.services.people import PersonCard
from app.services.planning import SessionCard
from tests.builders import NASTY_NAMES, a_person, an_event, an_office
from tests.printing.reading import ink_box_mm, letters, pages, picture, size_mm

pytestmark = pytest.mark.usefixtures("database")
DAYS = ("2025-06-02", "2025-06-03")
LONG = NASTY_NAMES[3]
WORD = "Supercalifragilisticexpialidocious" * 4


@pytest.fixture
def event() -> str:
    """Two days, two classes in rooms of their own, breaks, names that break things."""
    an_office()
    made = an_event(code="PSM-2025", starts_on=DAYS[0], ends_on=DAYS[1], lesson_minutes=40)
    for card in planning.sessions(made):
        planning.delete_session(card.id)
    (subject,) = planning.subjects(made)
    rooms = (("Kelas A", "Aula"), ("Kelas B", ""))
    one, two = (batches.save(made, BatchCard(name=name, room=room)).subject for name, room in rooms)
    base = SessionCard(lesson_hours="0")
    for card in (
        replace(base, date=DAYS[0], starts="08.00", ends="08.30", title="Pembukaan", unattended=True, speaker=LONG),
        replace(base, date=DAYS[0], starts="08.30", ends="11.10", subject=subject.id, lesson_hours="4", batch=one),
        replace(base, date=DAYS[0], starts="08.30", ends="11.10", subject=subject.id, lesson_hours="4", batch=two,
                speaker="Nur'aini & Siti <Aminah>", moderator=LONG, room="Ruang O'Hara"),
        replace(base, date=DAYS[1], starts="08.00", ends="09.00", title=WORD, lesson_hours="1,5"),
        replace(base, date=DAYS[1], title="Tanpa waktu"),
    ):  # fmt: skip
        planning.save_session(made, card)
    return made


def _read(document: str, event_id: str, **options) -> tuple[list[str], documents.Rendered]:
    made = documents.render(document, event_id, PaperOptions(**options))
    return pages(made.pdf), made


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("landscape", [False, True])
def test_the_rundown_tells_each_session_under_its_day(event, paper, landscape):
    told, made = _read("rundown", event, paper=paper, landscape=landscape)
    text = letters("".join(told))
    first, second = text.index("Senin,2Juni2025(4JP)"), text.index("Selasa,3Juni2025(1,5JP)")
    assert first < text.index("Pembukaan") < text.index("08.30–11.10") < second < text.index(WORD)
    for words in (LONG, "Budi", "Nur'aini & Siti <Aminah>", "Ruang O'Hara", "Kelas A", "Aula", "JADWAL KEGIATAN"):
        assert letters(words) in text, words
    assert text.count(letters("08.30–11.10")) == 2
    assert letters("Jumlah 5,5 jam pelajaran (JP) tiap peserta. 1 JP = 40 menit.") in text
    assert made.records == 5
    assert made.warnings == ()
    assert size_mm(made.pdf) == {("A4", False): (210, 297), ("A4", True): (297, 210), ("F4", False): (215, 330),
                                 ("F4", True): (330, 215)}[paper, landscape]  # fmt: skip
    assert min(ink_box_mm(picture(made.pdf), 60)) >= 5


def test_the_rundown_of_one_class_has_its_sessions_and_those_of_all(event):
    first = batches.listing(event)[0]
    told, made = _read("rundown", event, batch=first.id)
    text = letters("".join(told))
    assert made.records == 4
    assert letters("Ruang O'Hara") not in text
    assert text.count("08.30–11.10") == 1
    assert letters("Kelas: Kelas A") in text or ":KelasKelasA" in text


def test_columns_that_would_be_empty_are_left_out():
    samples.load("siak-2018")
    from app.services import events

    told, made = _read("rundown", events.find("siak-2018").id, landscape=True)
    assert "Moderator" not in told[0]
    assert "Ruang" not in told[0].replace("Ruangan", "")
    assert "LATIHAN, bukan dokumen resmi" in told[0]
    assert made.records == 5


def test_without_sessions_the_rundown_says_what_it_lacks():
    an_office()
    event = an_event()
    for card in planning.sessions(event):
        planning.delete_session(card.id)
    state = next(one for one in documents.listing(event) if one.kind.name == "rundown")
    assert (state.state, state.sentence) == ("missing", "kurang: sesi belum disusun")
    told, _ = _read("rundown", event)
    assert "Sesi belum disusun." in told[0]
    assert "0 jam pelajaran" not in told[0]


def test_classes_at_one_time_stand_in_their_own_order(event):
    for card in planning.sessions(event):
        planning.delete_session(card.id)
    names = [f"Angkatan {n:02}" for n in range(1, 9)]
    own = {name: batches.save(event, BatchCard(name=name)).subject for name in names}
    for name in reversed(names):
        session = SessionCard(date=DAYS[0], starts="08.00", ends="09.00", title=name, batch=own[name])
        planning.save_session(event, session)
    told, _ = _read("rundown", event)
    places = ["".join(told).index(name) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_blank_form_is_one_page_with_a_consent_box_and_no_names(event, paper):
    registration.add(event, (a_person(LONG),))
    (told,), made = _read("biodata-blank", event, paper=paper)
    assert "BIODATA PESERTA" in told
    assert "Data ini dipakai untuk pendaftaran, daftar hadir, sertifikat, dan laporan kegiatan ini." in told
    assert "Saya setuju foto saya dimuat dalam dokumentasi dan berita kegiatan." in told
    assert "Pasfoto" in told
    assert letters(LONG) not in letters(told)
    assert made.records == 0
    assert min(ink_box_mm(picture(made.pdf), 60)) >= 5


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_each_participant_has_a_form_with_a_masked_nik(event, paper):
    ids = [a_person(name) for name in NASTY_NAMES]
    full = PersonCard(
        name="Ani Contoh", nik="1408014405850001", sex="P", birth_date="1985-05-04", region="14.08.01.1001",
        phone="0812-0000-1111", address="Jalan Panjang " * 8, rt="001", rw="002", occupation="Petani & wiraswasta",
    )  # fmt: skip
    ids.append(people.save(full).subject)
    registration.add(event, tuple(ids))
    told, made = _read("biodata", event, paper=paper)
    assert len(told) == made.records == len(ids)
    for name in NASTY_NAMES:
        (own,) = [page for page in told if letters(name) in letters(page)]
        assert letters(own).count(letters(name)) >= 2, "in the box and under the signature"
    (ani,) = [page for page in told if "Ani Contoh" in page]
    assert "1408014405850001" not in letters(ani)
    assert letters("1408**********01") in letters(ani)
    assert letters("04051985") in letters(ani)
    assert letters("Jalan Panjang " * 8) in letters(ani)
    for number in range(len(told)):
        assert min(ink_box_mm(picture(made.pdf, number), 60)) >= 5


def test_biodata_heed_the_class_chosen(event):
    one, two = batches.listing(event)
    registration.add(event, (a_person("Ani Satu"), a_person("Budi Dua")))
    rows = {row.plain_name: row.id for row in registration.participants(event)}
    batches.assign(event, (rows["Ani Satu"],), one.id)
    batches.assign(event, (rows["Budi Dua"],), two.id)
    (told,), _made = _read("biodata", event, batch=two.id)
    assert "Budi Dua" in told


def test_without_participants_there_is_no_biodata(event):
    with pytest.raises(UserError, match="Belum ada peserta"):
        documents.render("biodata", event)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_longest_address_stands_whole_and_a_letter_without_a_font_is_told(event, paper):
    longest = ("Jalan " + "sangat panjang sekali " * 22)[:500].strip()
    odd = PersonCard(name="Ani 漢", address=longest, email=longest, region="14.08.01.1001")
    registration.add(event, (people.save(odd).subject,))
    (told,), made = _read("biodata", event, paper=paper)
    assert letters(told).count(letters(longest)) == 2
    assert [said for said in made.warnings if "terlalu panjang" in said] == []
    assert any("“Ani 漢” memuat huruf yang tidak ada pada fon" in said for said in made.warnings)
    (consent,) = [line for line in told.splitlines() if "Saya setuju" in line]
    assert consent


def test_the_pages_are_the_papers_own_and_named_in_the_file(event):
    made = documents.render("rundown", event)
    assert PdfReader(BytesIO(made.pdf)).metadata.title == "JADWAL KEGIATAN PSM-2025, 2 s.d. 3 Juni 2025"
    assert made.file_name == "Jadwal kegiatan PSM-2025.pdf"
