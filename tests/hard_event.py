"""A small event in which every word is as hard to print as real ones get: eighty letters, one word, ' & < > quotes."""

from dataclasses import dataclass
from datetime import date

from app.services import (
    attendance,
    batches,
    certificates,
    evaluations,
    event_files,
    event_texts,
    exams,
    office,
    paying,
    payments,
    planning,
    quota_moves,
)
from app.services.batches import BatchCard
from app.services.office import OfficialCard
from app.services.payments import AllowanceCard
from app.services.planning import RoleCard, SessionCard, SubjectCard
from tests import builders, great_event

EIGHTY = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastr"
ONE_WORD = "Sukarni"
NAMES = (
    EIGHTY,
    ONE_WORD,
    "Nur'aini binti Ma'ruf",
    "Siti <b>Aminah</b> & Bin‘t Ali",
    'M\'rang "Ujang" O’Dewi',
    "Kusumaningtyaswulandariprameswarihadiningrat",
)
TITLE = "Bimbingan Teknis <Dasar> \"PSM\" & Mitra Se-Kabupaten Ma'rang Tingkat Lanjutan Angkatan Ke-1"
VENUE = "Aula \"Ma'rang\" <Lt. 2> & Balai Desa Simpang Empat Sungai Apit Kecamatan Dayun Raya"
SPEAKERS = tuple(f"{name[:68]} Narasumber" for name in NAMES[:5])
COMMITTEE = tuple(f"{name[:68]} Panitia" for name in NAMES[:5])
GUESTS = tuple(f"{name[:68]} Tamu" for name in NAMES[:5])
CHAIR = "O'Brien & <Rina> Oktaviani"
CAPTION = "Foto <b>bersama</b> & O'Dewi"
DAY = "2025-06-02"


@dataclass(frozen=True)
class Hard:
    """The event's id, and the names that hold a certificate."""

    id: str
    certified: tuple[str, ...]


def hard_event() -> Hard:
    """Make it in the open database, with everything that papers tell."""
    builders.an_office(name="Dinas Sosial, P3A & \"Tenaga Kerja\" Kabupaten Ma'rang", place="Siak")
    event_id = builders.an_event(code="KERAS-2025", title=TITLE, venue=VENUE, place="Siak Sri Indrapura",
                                 starts_on=DAY, ends_on=DAY)
    for card in planning.sessions(event_id):
        planning.delete_session(card.id)
    one = batches.save(event_id, BatchCard(name="Angkatan <I> & O'Dua", room="Ruang 'A'")).subject
    for place, speaker in enumerate(SPEAKERS):
        subject = planning.save_subject(event_id, SubjectCard(
            title=f"Materi <ke-{place}> & \"O'Psikososial\"", lesson_hours="1", speaker=speaker)).subject
        planning.save_session(event_id, SessionCard(date=DAY, starts=f"{8 + place:02}.00", ends=f"{8 + place:02}.45",
                                                    subject=subject, lesson_hours="1"))
    for role, names in (("speaker", SPEAKERS), ("committee", COMMITTEE), ("guest", GUESTS), ("chair", (CHAIR,))):
        for name in names:
            planning.save_role(event_id, RoleCard(role=role, name=name, position="Kepala Bidang <Dayasos> & 'Jamsos'"))
    seats = builders.participants(event_id, *NAMES)
    for seat in seats:
        batches.assign(event_id, [seat], one)
    quota_moves.move(event_id, "14.08", "14.05", 2, "Surat <12> & 'izin' Dinas", DAY)
    attendance.set_all_present(event_id)
    _afterwards(event_id, seats)
    certificates.issue(event_id, date(2025, 6, 2))
    held = tuple(entry.name for entry in certificates.register(event_id))
    return Hard(event_id, held)


def _afterwards(event_id: str, seats: tuple[str, ...]) -> None:
    for position in ("Kuasa Pengguna Anggaran", "Bendahara Pengeluaran Pembantu"):
        office.save_official(OfficialCard(name=f"O'{position.split()[0]} & Co", position=position))
    payments.save_component(event_id, AllowanceCard(title="Uang <Saku> & 'Transpor'", amount=150_000, taxed=True))
    payments.set_default_tax(event_id, "5")
    paying.put_group(event_id, "present")
    paying.put_group(event_id, "roles")
    exams.save_rule(event_id, "post", "60", "")
    exams.set_many(event_id, [(seat, exam, "75,5") for seat in seats for exam in ("pre", "post")])
    evaluations.lay_questions(event_id)
    items = evaluations.forms(event_id).scaled
    evaluations.set_answers(event_id, [(sheet, item.id, 4) for sheet in (1, 2, 3) for item in items])
    chapters = ("background", "results", "conclusion", "suggestions")
    event_texts.save(event_id, dict.fromkeys(chapters, "Tertulis <apa adanya> & 'utuh'."))
    event_files.add(event_id, [great_event.picture("foto.jpg")], "photo")
    event_files.set_caption(event_files.listing(event_id)[0].id, CAPTION)
