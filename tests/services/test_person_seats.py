"""All data of a person: check-ins, exceptions, scores and money too, on both sizes of paper."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.services import (
    arrivals,
    attendance,
    batches,
    eligibility,
    exams,
    paying,
    payments,
    person_data,
    person_papers,
    planning,
    registration,
)
from app.services.batches import BatchCard
from app.services.papers.options import PaperOptions
from app.services.payments import AllowanceCard
from app.services.planning import RoleCard, SessionCard
from tests.builders import NASTY_NAMES, a_person, an_event, an_office
from tests.printing import reading

pytestmark = pytest.mark.usefixtures("database")


def somebody_with_everything() -> str:
    an_office()
    event, person = an_event(), a_person(NASTY_NAMES[0])
    registration.add(event, (person,))
    seat = registration.participants(event)[0].id
    classes = [batches.save(event, BatchCard(name=name)).subject for name in ("Angkatan I", "Angkatan II")]
    batches.assign(event, (seat,), classes[0])
    for hour, batch, title in (("17.00", classes[0], "Praktik kelas"), ("18.00", classes[1], "Kelas lain")):
        planning.save_session(event, SessionCard(date="2018-09-12", starts=hour, title=title, batch=batch))
    first = attendance.grid(event).sessions[0].id
    arrivals.check_in(event, seat, [first], datetime(2018, 9, 12, 1, 4, tzinfo=UTC), "scan", "Meja & Pintu")
    attendance.set_unsigned(event, [(seat, first)], missing=True)
    eligibility.dispense(seat, "age", "izin Kepala Dinas")
    exams.set_score(event, seat, "pre", "61,5")
    payments.save_component(event, AllowanceCard(title="Transpor & Makan", amount=150_000, taxed=True))
    payments.set_default_tax(event, "5")
    paying.put_on_list(event, [seat])
    line = payments.sheet(event).lines[0].payment_id
    paying.set_paid([line], "2018-09-12")
    paying.set_note([line], "diwakili <suami>")
    role = planning.save_role(event, RoleCard(role="speaker", person=person, name="Siti")).subject
    paying.put_on_list(event, role_ids=[role])
    return person


def test_every_fact_of_a_seat_is_told():
    told = person_data.person_data(somebody_with_everything())
    seat, part = told.seats
    facts = dict(seat.facts)
    assert facts["Kelas"] == "Angkatan I"
    assert facts["Check-in"] == "12 September 2018 pukul 08.04 (kodenya dipindai, Meja & Pintu)"
    assert facts["Pengecualian"].endswith(": izin Kepala Dinas")
    assert facts["Tanda tangan"] == "belum ada pada 1 sesi yang dihadiri"
    assert "61,5" in facts.values()
    assert facts["Uang"] == (
        "Transpor & Makan Rp150.000; PPh 21 5 % Rp7.500; diterima Rp142.500; dibayar 12 September 2018; "
        "diwakili <suami>"
    )
    assert part.event.endswith("(narasumber)")
    assert "belum dibayar" in dict(part.facts)["Uang"]
    assert [(one.title, one.mark) for one in told.sittings] == [
        ("Sehari penuh", "hadir, belum tanda tangan"),
        ("Praktik kelas", "belum dicatat"),
    ]


@pytest.mark.parametrize("size", ["A4", "F4"])
def test_it_is_printed_to_the_letter(size):
    person = somebody_with_everything()
    rendered = person_papers.render("person-data", person, replace(PaperOptions(), paper=size))
    printed = reading.letters("".join(reading.pages(rendered.pdf)))
    for seat in person_data.person_data(person).seats:
        for label, words in seat.facts:
            assert reading.letters(words) in printed, (label, words)
    assert rendered.warnings == ()
