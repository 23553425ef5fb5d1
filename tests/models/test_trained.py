"""Who counts as trained, by the card, by certificates, and by what linked records prove."""

from datetime import date

from app.models import base, changes
from app.models.base import database as handle
from app.models.queries import trained
from app.services import attendance, certificates, registration
from tests import builders


def _basic() -> set[str]:
    found, others = (
        {row[0] for row in handle.execute_sql(f"SELECT p.id FROM person p WHERE {way} {trained.basic()}").fetchall()}
        for way in ("", "NOT")
    )
    assert len(found) + len(others) == handle.execute_sql("SELECT count(*) FROM person").fetchone()[0]
    return found


def _last(person: str) -> str:
    query = f"SELECT {trained.last_day()} FROM person p WHERE p.id = ?"
    return str(handle.execute_sql(query, (person,)).fetchone()[0])


def _event_with_certificate(name: str, **fields: str) -> tuple[str, str]:
    """A person with a certificate of an event, and the event."""
    event = builders.an_event(**fields)
    builders.participants(event, name)
    attendance.set_all_present(event)
    result = certificates.issue(event, date(2018, 9, 12))
    assert result.numbers
    return registration.participants(event)[0].person_id, event


def test_a_number_on_the_card_proves_the_basic_training(database):
    with_number = builders.a_person("Sukarni", basic_certificate_number="094/1/2016")
    builders.a_person("Ujang")
    assert _basic() == {with_number}


def test_a_certificate_of_a_basic_event_proves_it_until_it_is_void(database):
    builders.an_office()
    basic, event = _event_with_certificate("Siti <Aminah>", code="DASAR", level="dasar")
    _event_with_certificate("Budi", code="LANJUT", level="lanjutan")
    assert _basic() == {basic}
    certificates.void(certificates.register(event)[0].id, "salah nama")
    assert _basic() == set()


def test_who_was_trained_last_is_told_by_certificate_card_and_attendance(database):
    builders.an_office()
    trained_person, _ = _event_with_certificate("Budi", code="LANJUT", level="lanjutan")
    assert _last(trained_person) == "2018-09-12"
    assert _last(builders.a_person("Sukarni", basic_certificate_date="2016-05-01")) == "2016-05-01"
    assert _last(builders.a_person("Ujang", basic_certificate_date="tahun 2016")) == ""
    event = builders.an_event(code="HADIR")
    builders.participants(event, "Nur'aini")
    present = registration.participants(event)[0].person_id
    assert _last(present) == ""
    attendance.set_all_present(event)
    assert _last(present) == "2018-09-12"


def test_linked_records_are_trained_together(database):
    first, second = builders.a_person("Sukarni"), builders.a_person("Soekarni", basic_certificate_number="1/2016")
    assert _basic() == {second}
    with changes.step("Menggabungkan") as step:
        low, high = sorted((first, second))
        step.put("person_link", base.natural_id(low, high), {"first": low, "second": high})
    assert _basic() == {first, second}
