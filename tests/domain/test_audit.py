"""Each rule of the audit, on an event in which nothing is wrong but one thing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attendance import Presence
from app.domain.audit.facts import Facts, Issued, Move, Paid, Part, Problem, Seat, Sheet, Signer, Sitting
from app.domain.audit.finding import GROUPS, SEVERITIES, Finding
from app.domain.audit.rules import findings
from app.domain.quotas import QuotaLedger, QuotaLine

DAY = date(2018, 9, 12)
FULL = Presence(Decimal(2), Decimal(0), Decimal(2), 80)
HALF = Presence(Decimal(1), Decimal(0), Decimal(2), 80)


def seat(number: int, **fields: object) -> Seat:
    """Somebody who came to both sessions and signed."""
    usual = Seat(f"s{number}", f"p{number}", f"Orang {number}", "14.08", "confirmed", active=True, batch="b1",
                 marks=("H", "H"), presence=FULL)  # fmt: skip
    return replace(usual, **fields)


def paid(number: int, **fields: object) -> Paid:
    usual = Paid(f"y{number}", f"Orang {number}", f"s{number}", net=100, paid_on="2018-09-12", day=DAY)
    return replace(usual, **fields)


def issued(number: int, **fields: object) -> Issued:
    usual = Issued(f"c{number}", f"460/{number:04d}", number, DAY, f"p{number}", f"Orang {number}", standing=True,
                   shown_hours="2", signed_by="Rahmat")  # fmt: skip
    return replace(usual, **fields)


CLEAN = Facts(
    today=date(2018, 10, 1), starts_on=DAY, ends_on=DAY, venue="Aula",
    ledger=QuotaLedger(3, (QuotaLine("14.08", "Kab. Siak", 3, 3),)), regions=(("14.08", "Kab. Siak"),),
    seats=tuple(seat(n) for n in (1, 2, 3)),
    sittings=(Sitting("k1", DAY, "Materi A", Decimal(1)), Sitting("k2", DAY, "Materi B", Decimal(1))),
    subject_hours=Decimal(2), subjects=(("Materi A", "Budi"), ("Materi B", "Tuti")), batches=(("b1", "Kelas A"),),
    sheets=(Sheet("l1", "participant", DAY, None, 3, has_scan=True),), components=1,
    payments=tuple(paid(n) for n in (1, 2, 3)), certificates=tuple(issued(n) for n in (1, 2, 3)),
    taken=frozenset({(2018, 1), (2018, 2), (2018, 3)}),
    parts=(Part("r1", "chair", "Rina", "1979"),), signers=(Signer("Daftar hadir", "Rahmat", "1965"),),
)  # fmt: skip


def with_seat(**fields: object) -> Callable[[Facts], Facts]:
    """The first of the three otherwise."""
    return lambda facts: replace(facts, seats=(seat(1, **fields), *facts.seats[1:]))


def with_more(**fields: object) -> Callable[[Facts], Facts]:
    """A fourth on the list, without certificate or money."""
    return lambda facts: replace(facts, seats=(*facts.seats, seat(4, **fields)))


def given_facts(**fields: object) -> Callable[[Facts], Facts]:
    return lambda facts: replace(facts, **fields)


def line(**fields: object) -> QuotaLedger:
    return QuotaLedger(3, (replace(CLEAN.ledger.lines[0], **fields),))


# The rule that must speak, how gravely, and what is wrong.
CASES: tuple[tuple[str, str, Callable[[Facts], Facts]], ...] = (
    ("date_missing", "check", given_facts(starts_on=None)),
    ("venue_missing", "check", given_facts(venue="")),
    ("no_subjects", "check", given_facts(subjects=())),
    ("no_speaker", "check", given_facts(subjects=(("Materi A", ""), ("Materi B", "Tuti")))),
    ("rundown_person", "check", given_facts(rundown=(Problem("person", "Budi bentrok.", "k1"),))),
    ("rundown_outside", "wrong", given_facts(rundown=(Problem("outside", "Sesi di luar tanggal.", "k1"),))),
    ("attendance_outside", "wrong", given_facts(starts_on=date(2018, 9, 13), ends_on=date(2018, 9, 13))),
    ("no_quota", "check", given_facts(ledger=QuotaLedger(3, ()))),
    ("quota_gap", "check", given_facts(ledger=QuotaLedger(5, CLEAN.ledger.lines))),
    ("quota_gap_noted", "note", given_facts(ledger=QuotaLedger(5, CLEAN.ledger.lines), quota_note="Sesuai surat")),
    ("stated_differs", "note", given_facts(ledger=QuotaLedger(5, CLEAN.ledger.lines))),
    ("stated_differs", "check", given_facts(ledger=QuotaLedger(2, CLEAN.ledger.lines))),
    ("quota_undecided", "note", given_facts(ledger=line(seats=None))),
    ("over_quota", "wrong", given_facts(ledger=line(seats=2))),
    ("over_quota", "wrong", given_facts(ledger=QuotaLedger(3, (
        *CLEAN.ledger.lines, QuotaLine("14.05", "Kab. Pelalawan", None, 1, listed=False))))),
    ("over_quota_reasoned", "note", lambda f: replace(
        with_seat(over_quota_reason="Izin kadis")(f), ledger=line(seats=2))),
    ("move_reason", "check", given_facts(moves=(Move("m", "14.05", "14.08", 1, ""),))),
    ("moves_sum", "wrong", given_facts(moves=(Move("m", "14.05", "14.08", 4, "surat"),))),
    ("no_successor", "check", with_more(status="substituted", active=False, marks=("", ""), reason="sakit")),
    ("both_sit", "wrong", with_more(replaces="s1")),
    ("gone_reason", "note", with_more(status="withdrawn", active=False, marks=("", ""))),
    ("walk_in_incomplete", "check", with_seat(status="walk-in", lacking="NIK")),
    ("no_class", "check", with_seat(batch="")),
    ("remarks", "check", with_seat(remarks=("17 tahun pada tanggal kegiatan",))),
    ("twice", "wrong", with_seat(twice=True)),
    ("still_nominated", "check", with_seat(status="nominated")),
    ("unrecorded", "check", with_seat(marks=("H", ""))),
    ("present_without_seat", "wrong", with_more(status="withdrawn", active=False, reason="mundur")),
    ("arrived_absent", "wrong", with_seat(marks=("H", "A"), arrived=frozenset({1}))),
    ("other_class", "note", given_facts(sittings=(CLEAN.sittings[0], replace(CLEAN.sittings[1], batch="b2")))),
    ("recorded_ahead", "wrong", given_facts(today=date(2018, 9, 1))),
    ("never_came", "note", with_more(marks=("A", "A"), presence=replace(FULL, attended=Decimal(0)))),
    ("not_counted", "check", given_facts(sheets=(replace(CLEAN.sheets[0], signatures=None),))),
    ("signatures_differ", "wrong", given_facts(sheets=(replace(CLEAN.sheets[0], signatures=2),))),
    ("no_scan", "note", given_facts(sheets=(replace(CLEAN.sheets[0], has_scan=False),))),
    ("unsigned", "check", with_seat(unsigned=frozenset({0}))),
    ("no_sheet", "check", given_facts(sheets=())),
    ("paid_without_seat", "wrong", with_seat(status="withdrawn", active=False, reason="mundur", marks=("", ""))),
    ("paid_absent", "wrong", with_seat(marks=("A", "A"))),
    ("listed_absent", "check", lambda f: replace(with_seat(marks=("A", "A"))(f), payments=(
        paid(1, paid_on="", day=None), paid(2), paid(3)))),
    ("paid_unsigned", "wrong", with_seat(unsigned=frozenset({0, 1}))),
    ("present_unlisted", "check", given_facts(payments=CLEAN.payments[1:])),
    ("paid_twice", "wrong", given_facts(payments=(*CLEAN.payments, paid(1, id="y9")))),
    ("no_component", "check", given_facts(components=0)),
    ("nothing_paid", "check", given_facts(payments=(paid(1, net=0), *CLEAN.payments[1:]))),
    ("paid_early", "check", given_facts(payments=(paid(1, day=date(2018, 9, 1)), *CLEAN.payments[1:]))),
    ("paid_ahead", "wrong", given_facts(payments=(paid(1, day=date(2019, 1, 1)), *CLEAN.payments[1:]))),
    ("unpaid", "check", given_facts(payments=(paid(1, paid_on="", day=None), *CLEAN.payments[1:]))),
    ("certified_without_seat", "wrong", with_seat(status="withdrawn", active=False, reason="x", marks=("", ""))),
    ("certified_below", "wrong", with_seat(presence=HALF)),
    ("certified_below", "wrong", given_facts(graduated=frozenset({"s2", "s3"}))),
    ("certified_by_reason", "note", lambda f: replace(with_seat(presence=HALF)(f), certificates=(
        issued(1, override_reason="Izin kadis"), *f.certificates[1:]))),
    ("uncertified", "check", given_facts(certificates=CLEAN.certificates[:2])),
    ("void_unreplaced", "check", given_facts(certificates=(
        *CLEAN.certificates[:2], issued(3, standing=False, reason="salah nama")))),
    ("void_reason", "wrong", given_facts(certificates=(*CLEAN.certificates[:2], issued(3, standing=False)))),
    ("two_standing", "wrong", given_facts(certificates=(*CLEAN.certificates, issued(4, person_id="p1")))),
    ("certificate_early", "wrong", given_facts(certificates=(
        issued(1, day=date(2018, 9, 11)), *CLEAN.certificates[1:]))),
    ("certificate_hours", "wrong", given_facts(certificates=(issued(1, shown_hours="8"), *CLEAN.certificates[1:]))),
    ("certificate_name", "check", given_facts(certificates=(issued(1, shown_name="Orang X"), *CLEAN.certificates[1:]))),
    ("certificate_unsigned", "check", given_facts(certificates=(issued(1, signed_by=""), *CLEAN.certificates[1:]))),
    ("number_twice", "wrong", given_facts(twice_numbered=("460/0001",))),
    ("number_gap", "check", given_facts(taken=frozenset({(2018, 1), (2018, 3)}))),
    ("no_chair", "check", given_facts(parts=())),
    ("chair_nip", "check", given_facts(parts=(Part("r1", "chair", "Rina", ""),))),
    ("part_unnamed", "check", given_facts(parts=(*CLEAN.parts, Part("r2", "speaker", "", "")))),
    ("no_signatory", "check", given_facts(signers=(Signer("Sertifikat", "", ""),))),
    ("signatory_nip", "check", given_facts(signers=(Signer("Sertifikat", "Rahmat", ""),))),
    ("letter_number", "check", given_facts(lacking=("surat undangan",))),
)  # fmt: skip


def test_nothing_is_found_where_all_agrees() -> None:
    assert findings(CLEAN) == ()


@pytest.mark.parametrize(("rule", "severity", "broken"), CASES, ids=[f"{rule}-{how}" for rule, how, _ in CASES])
def test_each_rule_speaks_where_one_thing_is_wrong(rule: str, severity: str, broken: Callable[[Facts], Facts]) -> None:
    found = {(one.rule, one.severity) for one in findings(broken(CLEAN))}
    assert (rule, severity) in found


def test_a_finding_names_those_it_is_about_and_where_they_are() -> None:
    gone = replace(CLEAN, seats=tuple(seat(n, marks=("A", "A"), presence=replace(FULL, attended=Decimal(0)))
                                      for n in (1, 2, 3)))  # fmt: skip
    found = next(one for one in findings(gone) if one.rule == "paid_absent")
    assert found.sentence == "3 orang dibayar tanpa tercatat hadir: Orang 1, Orang 2, dan Orang 3."
    assert found.brief == found.sentence
    assert (found.section, found.row_id, found.group) == ("payments", "y1", "Uang")


def test_signatures_are_compared_without_those_known_not_to_have_signed() -> None:
    unsigned = with_seat(unsigned=frozenset({0, 1}))(CLEAN)
    told = next(one for one in findings(unsigned) if one.rule == "signatures_differ")
    assert told.sentence == (
        "Lembar peserta Rab, 12 Sep 2018: 3 tanda tangan, tercatat hadir 3, 1 di antaranya belum tanda tangan."
    )
    agreed = replace(unsigned, sheets=(replace(CLEAN.sheets[0], signatures=2),))
    assert "signatures_differ" not in {one.rule for one in findings(agreed)}


def test_before_the_event_nobody_is_asked_for_what_comes_after() -> None:
    plan = replace(
        CLEAN, today=date(2018, 9, 1), seats=tuple(seat(n, marks=("", ""), presence=None) for n in (1, 2, 3)),
        sheets=(), payments=(), certificates=(), taken=frozenset(),
    )  # fmt: skip
    assert findings(plan) == ()


@given(st.lists(st.text(st.characters(categories=("L", "Zs", "P", "Sm")), min_size=1, max_size=80), min_size=1,
                max_size=40))  # fmt: skip
def test_the_printed_finding_loses_no_name_and_the_shown_one_counts_all(names: list[str]) -> None:
    found = Finding("x", "check", GROUPS[0], f"{len(names)} orang", "participants", tuple(names))
    assert all(name in found.whole for name in names)
    shown = names[:5] if len(names) > 6 else names
    assert all(name in found.sentence for name in shown)
    assert (f"{len(names) - 5} lainnya" in found.sentence) or len(names) <= 6
    assert names[0] in found.brief
    assert len(found.brief) < 240, "a line or two of the cover"


def test_findings_stand_by_group_and_the_gravest_first() -> None:
    broken = replace(with_seat(marks=("A", ""))(CLEAN), twice_numbered=("460/1",), parts=(), venue="")
    found = findings(broken)
    order = [(GROUPS.index(one.group), list(SEVERITIES).index(one.severity)) for one in found]
    assert order == sorted(order)
    assert len({one.group for one in found}) > 3
