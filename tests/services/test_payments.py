"""The list of who is paid: what each gets, and what an auditor would ask about."""

from decimal import Decimal

import pytest

from app.errors import UserError
from app.services import attendance, events, history, paying, payments, planning, registration
from app.services.payments import AllowanceCard
from app.services.planning import RoleCard
from tests.builders import NASTY_NAMES, an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")


def a_list() -> tuple[str, tuple[str, ...], str, str]:
    """An event whose first two participants came, with transport untaxed and pocket money taxed at 5 %."""
    an_office()
    event = an_event()
    people = participants(event)
    session = planning.sessions(event)[0].id
    attendance.set_marks(event, [(one, session) for one in people[:2]], "H")
    transport = payments.save_component(event, AllowanceCard(title="Transpor", amount=150_000)).subject
    pocket = payments.save_component(event, AllowanceCard(title="Uang Saku", amount=200_000, taxed=True)).subject
    payments.set_default_tax(event, "5")
    return event, people, transport, pocket


def test_those_present_are_paid_by_one_step_and_the_sums_are_right():
    event, people, *_ = a_list()
    assert paying.put_group(event, "present").title == "2 orang ditambahkan ke daftar bayar"
    found = payments.sheet(event)
    assert {line.participant_id for line in found.lines} == set(people[:2])
    assert {(line.amounts, line.tax, line.net) for line in found.lines} == {((150_000, 200_000), 10_000, 340_000)}
    assert (found.totals, found.gross, found.tax, found.net) == ((300_000, 400_000), 700_000, 20_000, 680_000)
    assert found.warnings == ()
    history.undo_last()
    assert payments.sheet(event).lines == ()


def test_names_of_any_kind_stand_on_the_list():
    event, people, *_ = a_list()
    paying.put_on_list(event, people)
    assert {line.name for line in payments.sheet(event).lines} == set(NASTY_NAMES)


def test_paying_who_never_came_is_allowed_and_said():
    event, people, *_ = a_list()
    paying.put_on_list(event, people[1:3])
    absent = next(line for line in payments.sheet(event).lines if line.participant_id == people[2])
    assert (absent.attended, absent.remark) == (False, "belum tercatat hadir")
    paying.set_paid([absent.payment_id], "2018-09-12")
    found = payments.sheet(event)
    assert [line.remark for line in found.unattended] == ["dibayar tanpa tercatat hadir"]
    assert found.warnings == (f"1 orang ({absent.name}) dibayar tanpa tercatat hadir.",)


def test_before_any_attendance_nobody_is_accused():
    an_office()
    event = an_event()
    participants(event)
    paying.put_group(event, "seats")
    assert payments.sheet(event).warnings == (
        "Kehadiran belum dicatat: 5 orang pada daftar bayar belum dapat dicocokkan.",
    )


def test_who_lost_the_seat_stays_on_the_list_and_is_said():
    event, people, *_ = a_list()
    paying.put_group(event, "present")
    registration.set_status((people[0],), "withdrawn", "sakit")
    line = next(one for one in payments.sheet(event).lines if one.participant_id == people[0])
    assert (line.active, line.remark) == (False, "tidak memegang kursi lagi")
    assert any("tidak memegang kursi lagi" in one for one in payments.sheet(event).warnings)


def test_speakers_and_committee_are_paid_by_their_role_and_have_no_attendance():
    event, *_ = a_list()
    planning.save_role(event, RoleCard(role="speaker", name="Budi", front_title="Dr.", position="Widyaiswara"))
    planning.save_role(event, RoleCard(role="guest", name="Tamu"))
    paying.put_group(event, "roles")
    (line,) = payments.sheet(event).lines
    assert (line.name, line.position, line.role_words, line.attended) == ("Dr. Budi", "Widyaiswara", "Narasumber", None)


def test_amounts_and_tax_of_one_person_differ_and_come_back_to_the_rule():
    event, _, transport, _ = a_list()
    paying.put_group(event, "present")
    first, second = payments.sheet(event).lines
    paying.set_amount([first.payment_id], transport, 120_000)
    paying.set_tax([first.payment_id], "2,5")
    changed, other = payments.sheet(event).lines
    assert (changed.amounts, changed.tax_percent, changed.tax) == ((120_000, 200_000), Decimal("2.5"), 5_000)
    assert (changed.own_tax, other) == (True, second)
    paying.set_amount([first.payment_id], transport, None)
    paying.set_tax([first.payment_id], "")
    assert payments.sheet(event).lines == (first, second)


def test_what_was_paid_stays_as_it_was_paid():
    event, _, transport, pocket = a_list()
    paying.put_group(event, "present")
    first, second = payments.sheet(event).lines
    paying.set_paid([first.payment_id], "2018-09-12")
    payments.save_component(event, AllowanceCard(transport, "Transpor", 175_000, sort_order=1))
    payments.save_component(event, AllowanceCard(title="Uang Makan", amount=30_000))
    payments.set_default_tax(event, "0")
    paid, open_line = payments.sheet(event).lines
    assert (paid.amounts, paid.tax, paid.net) == ((150_000, 200_000, 0), 10_000, 340_000)
    assert (open_line.amounts, open_line.tax) == ((175_000, 200_000, 30_000), 0)
    with pytest.raises(UserError, match="sudah dibayarkan kepada 1 orang"):
        payments.save_component(event, AllowanceCard(pocket, "Uang Saku", 200_000, taxed=False))
    with pytest.raises(UserError, match="sudah dibayarkan"):
        payments.delete_component(pocket)
    with pytest.raises(UserError, match="sudah dibayar"):
        paying.take_off([first.payment_id, second.payment_id])
    assert len(payments.sheet(event).lines) == 2


def test_whoever_comes_back_to_the_list_comes_without_the_amounts_of_before():
    event, _, transport, _ = a_list()
    paying.put_group(event, "present")
    first = payments.sheet(event).lines[0]
    paying.set_amount([first.payment_id], transport, 1)
    paying.set_note([first.payment_id], "  dibawa pulang ")
    paying.take_off([first.payment_id])
    assert len(payments.sheet(event).lines) == 1
    paying.put_on_list(event, [first.participant_id])
    assert first in payments.sheet(event).lines


def test_removing_a_component_removes_what_was_typed_for_it():
    event, _, transport, _ = a_list()
    paying.put_group(event, "present")
    payments.delete_component(transport)
    found = payments.sheet(event)
    assert ([card.title for card in found.components], found.totals) == (["Uang Saku"], (400_000,))


@pytest.mark.parametrize("refused", [
    lambda event: payments.set_default_tax(event, "101"),
    lambda event: payments.set_default_tax(event, "lima"),
    lambda event: payments.save_component(event, AllowanceCard(title=" ")),
    lambda event: payments.save_component(event, AllowanceCard(title="Transpor", amount=-1)),
    lambda event: payments.save_component(event, AllowanceCard(title="Uang " * 13, amount=1)),
    lambda event: payments.amount_of("150,5"),
    lambda event: paying.put_group(event, "roles"),
    lambda event: paying.put_on_list(event, ["tidak-ada"]),
    lambda event: paying.set_paid(["tidak-ada"], ""),
    lambda event: paying.set_paid([payments.sheet(event).lines[0].payment_id], "31-31-2018"),
])  # fmt: skip
def test_refusals_say_what_to_do_and_change_nothing(refused):
    event, *_ = a_list()
    paying.put_group(event, "present")
    before = payments.sheet(event)
    with pytest.raises(UserError) as told:
        refused(event)
    assert all((told.value.happened, told.value.unchanged, told.value.todo))
    assert payments.sheet(event) == before


def test_an_event_goes_with_its_payments():
    event, *_ = a_list()
    paying.put_group(event, "present")
    events.delete(event)
    with pytest.raises(UserError, match="sudah tidak ada"):
        payments.sheet(event)
    history.undo_last()
    assert len(payments.sheet(event).lines) == 2
