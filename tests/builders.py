"""Things that tests speak of, with sensible defaults. Everybody in them is invented."""

from dataclasses import replace
from typing import Any

from app.services import events, office, people, planning, registration
from app.services.events import EventCard
from app.services.office import OfficeCard, OfficialCard
from app.services.people import PersonCard

NASTY_NAMES = (
    "Siti <Aminah> & Bin‘t Ali",
    "Sukarni",
    'M\'rang "Ujang" O’Dewi',
    "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastro",
    "Nur'aini binti Ma'ruf",
)
VILLAGES = ("14.08.01.1001", "14.08.06.2001", "14.05.04.2007", "14.71.01.1003")


def an_office(**fields: Any) -> str:
    """An office of Kabupaten Siak with one who signs."""
    office_id = office.save(replace(OfficeCard(region="14.08", name="Dinas Sosial Kabupaten Siak"), **fields)).subject
    signatory = OfficialCard(
        name="Rahmat Contoh",
        front_title="Drs.",
        back_title="M.Si.",
        nip="196508171990031002",
        rank="Pembina Utama Muda",
        position="Kepala Dinas Sosial Kabupaten Siak",
    )
    office.save_official(signatory, office_id)
    return office_id


def an_event(**fields: Any) -> str:
    """A one-day basic Bimtek of 8 JP with a quota of 25 for Siak and 10 for Pelalawan; 50 stated."""
    defaults = EventCard(
        code="UJI-2018",
        title="Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
        starts_on="2018-09-12",
        ends_on="2018-09-12",
        venue="Aula Kantor Bupati Siak",
        organiser="Dinas Sosial Kabupaten Siak",
        stated_total=50,
    )
    event_id = events.save(replace(defaults, **fields)).subject
    planning.set_quota(event_id, "14.08", 25)
    planning.set_quota(event_id, "14.05", 10)
    planning.save_subject(event_id, planning.SubjectCard(title="Konsep dasar PSM", lesson_hours="8", speaker="Budi"))
    planning.lay_day_sessions(event_id)
    return event_id


def a_person(name: str = "Nur'aini binti Ma'ruf", **fields: Any) -> str:
    """A complete person of Siak."""
    card = PersonCard(name=name, sex="P", birth_date="1985-05-04", birth_place="Siak", region="14.08.01.1001")
    return people.save(replace(card, **fields)).subject


def participants(event_id: str, *names: str) -> tuple[str, ...]:
    """Register people by name; their participant ids in the order of the names."""
    persons = tuple(a_person(name) for name in names or NASTY_NAMES)
    registration.add(event_id, persons)
    by_person = {row.person_id: row.id for row in registration.participants(event_id)}
    return tuple(by_person[person] for person in persons)
