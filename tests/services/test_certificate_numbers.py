"""Numbers of certificates over a year or an event, in blocks that offices share out, with gaps that are explained."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.models import base, changes
from app.services import (
    attendance,
    audit,
    certificate_numbers,
    certificates,
    checking,
    events,
    history,
    number_blocks,
    number_gaps,
    registration,
)
from app.services.certificate_numbers import CERTIFICATE
from tests import builders

pytestmark = pytest.mark.usefixtures("database")
LAST, NEXT = date(2025, 12, 31), date(2026, 1, 2)


@pytest.fixture
def own() -> str:
    return builders.an_office()


def an_event(*names: str, **fields: object) -> str:
    event = builders.an_event(**{"starts_on": "2025-12-30", "ends_on": "2026-01-02", **fields})
    if names:
        builders.participants(event, *names)
    attendance.set_all_present(event)
    return event


def running(event: str) -> list[int]:
    return [entry.running for entry in certificates.register(event)]


def another_office() -> str:
    with changes.step("Kantor lain") as writing:
        office_id = base.new_id()
        writing.put("office", office_id, {"region": "14.05", "name": "Dinas Sosial Kabupaten Pelalawan"})
    return office_id


def received(event: str, *numbers: int, year: int = 2025) -> None:
    """Certificates that came with another office's data."""
    with changes.step("Diterima") as writing:
        for one in numbers:
            values = {"kind": CERTIFICATE, "event": event, "person": builders.a_person(f"Orang {one}"),
                      "number": f"460/{one:04d}/DINSOS/XII/{year}", "running": one, "date": f"{year}-12-31",
                      "status": "terbit"}  # fmt: skip
            writing.put("certificate", base.new_id(), values)


def test_a_year_that_changes_inside_an_event_begins_anew_or_goes_on(own: str) -> None:
    by_year = an_event("Ani", "Budi", "Citra", code="TAHUN")
    by_event = an_event("Dedi", "Eka", "Fitri", code="SENDIRI", number_scope="event",
                        number_pattern="{kegiatan}/{urut:03}/{bulan_romawi}/{tahun}")  # fmt: skip
    for event in (by_year, by_event):
        first, second, *_ = (row.id for row in registration.participants(event))
        certificates.issue(event, LAST, [first, second])
        certificates.issue(event, NEXT)
    assert [entry.number for entry in certificates.register(by_year)] == [
        "460/0001/DINSOS/XII/2025", "460/0002/DINSOS/XII/2025", "460/0001/DINSOS/I/2026",
    ]  # fmt: skip
    assert [entry.number for entry in certificates.register(by_event)] == [
        "SENDIRI/001/XII/2025", "SENDIRI/002/XII/2025", "SENDIRI/003/I/2026",
    ]  # fmt: skip
    assert number_gaps.gaps(2025) == number_gaps.gaps(2026) == number_gaps.gaps(event_id=by_event) == ()


def test_a_pattern_and_a_start_that_change_in_mid_event_never_give_a_number_again(own: str) -> None:
    event = an_event("Ani", "Budi", "Citra")
    first, second, third = (row.id for row in registration.participants(event))
    certificates.issue(event, LAST, [first])
    events.save(replace(events.get(event), number_pattern="B.{urut}/{opd}/{tahun}"))
    certificates.issue(event, LAST, [second])
    events.save(replace(events.get(event), number_start=40))
    assert certificate_numbers.next_number(event, "B.{urut}/{opd}/{tahun}", 40, LAST) == "B.40/DINSOS/2025"
    certificates.issue(event, LAST, [third])
    events.save(replace(events.get(event), number_start=1, number_pattern="{kode}/{urut:04}/{opd}/{tahun}"))
    certificates.void(certificates.register(event)[2].id, "salah nama")
    certificates.issue(event, LAST)
    assert [entry.number for entry in certificates.register(event)] == [
        "460/0001/DINSOS/XII/2025", "B.2/DINSOS/2025", "B.40/DINSOS/2025", "460/0041/DINSOS/2025",
    ]  # fmt: skip


def test_an_event_that_numbers_by_itself_refuses_numbers_that_others_have(own: str) -> None:
    certificates.issue(an_event("Ani", code="SATU"), LAST)
    event = an_event("Budi", code="DUA", number_scope="event")
    with pytest.raises(UserError, match="460/0001/DINSOS/XII/2025 sudah dipakai di luar kegiatan ini") as refused:
        certificates.issue(event, LAST)
    assert "{kegiatan}" in refused.value.todo
    assert certificates.register(event) == ()
    events.save(replace(events.get(event), number_pattern="{urut}/{kegiatan}/{tahun}"))
    assert certificates.issue(event, LAST).numbers == ("1/DUA/2025",)
    assert certificates.issue(an_event("Citra", code="TIGA"), LAST).numbers == ("460/0002/DINSOS/XII/2025",)


def test_numbers_come_from_the_own_block_only_until_it_is_used_up(own: str) -> None:
    other = another_office()
    number_blocks.reserve(own, CERTIFICATE, 2025, 101, 102)
    number_blocks.reserve(other, CERTIFICATE, 2025, 1, 100)
    number_blocks.reserve(own, CERTIFICATE, 2025, 201, 201)
    event = an_event("Ani", "Budi", "Citra", "Dedi")
    *seats, last = (row.id for row in registration.participants(event))
    with pytest.raises(UserError, match="tahun 2025 hanya tersisa 3 nomor, kurang dari yang akan terbit"):
        certificates.issue(event, LAST)
    assert running(event) == [], "all or none"
    certificates.issue(event, LAST, seats)
    assert running(event) == [101, 102, 201]
    before = checking.digest_of()
    with pytest.raises(UserError, match="Blok nomor kantor ini untuk tahun 2025 sudah habis"):
        certificates.issue(event, LAST, [last])
    assert checking.digest_of() == before
    assert certificates.issue(event, NEXT, [last]).numbers == ("460/0001/DINSOS/I/2026",)
    assert [(gap.words, gap.reason) for gap in number_gaps.gaps(2025)] == [
        ("1–100", "blok Dinas Sosial Kabupaten Pelalawan"), ("103–200", "di luar blok nomor kantor ini"),
    ]  # fmt: skip
    assert [(block.first, block.used, block.left, block.own) for block in number_blocks.blocks(2025)] == [
        (1, 0, 100, False), (101, 2, 0, True), (201, 1, 0, True),
    ]  # fmt: skip


def test_an_office_without_a_block_leaves_those_of_others_alone(own: str) -> None:
    number_blocks.reserve(another_office(), CERTIFICATE, 2025, 2, 4, "Dibagi provinsi")
    event = an_event("Ani", "Budi")
    certificates.issue(event, LAST)
    assert running(event) == [1, 5]
    (gap,) = number_gaps.gaps(2025)
    assert (gap.words, gap.reason, gap.explained) == ("2–4", "blok Dinas Sosial Kabupaten Pelalawan", True)


def test_two_offices_with_blocks_never_collide_and_without_them_it_is_reported(own: str) -> None:
    other, event = another_office(), an_event("Ani")
    number_blocks.reserve(own, CERTIFICATE, 2025, 1, 50)
    number_blocks.reserve(other, CERTIFICATE, 2025, 51, 99)
    certificates.issue(event, LAST)
    received(event, 51)
    assert not [check.problem for check in checking.check() if check.problem]
    received(event, 1)  # an office that knew of no blocks
    problems = [one.problem for one in checking.check() if one.problem]
    assert problems == ["nomor ganda: 460/0001/DINSOS/XII/2025"]
    assert len(certificates.register(event)) == 3, "both are kept"


def test_blocks_that_overlap_are_refused_and_told_when_a_merge_brings_them(own: str) -> None:
    other = another_office()
    number_blocks.reserve(own, CERTIFICATE, 2025, 1, 50)
    for first, last in ((50, 60), (1, 1), (20, 30)):
        with pytest.raises(UserError, match="bertumpang tindih dengan 1–50 milik Dinas Sosial Kabupaten Siak"):
            number_blocks.reserve(other, CERTIFICATE, 2025, first, last)
    with pytest.raises(UserError, match="tidak dapat dipakai"):
        number_blocks.reserve(other, CERTIFICATE, 2025, 60, 51)
    number_blocks.reserve(other, CERTIFICATE, 2026, 1, 50)
    number_blocks.reserve(other, "PIAGAM", 2025, 1, 50)
    assert number_blocks.overlaps() == ()
    with changes.step("Diterima") as writing:
        values = {"office": other, "kind": CERTIFICATE, "year": 2025, "first": 40, "last": 60}
        writing.put("number_block", base.new_id(), values)
    (told,) = number_blocks.overlaps()
    assert told == (
        "Blok 1–50 (Dinas Sosial Kabupaten Siak) dan 40–60 (Dinas Sosial Kabupaten Pelalawan) tahun 2025 "
        "bertumpang tindih."
    )
    assert [check.problem for check in checking.check() if check.problem] == [told]


def test_a_block_in_use_stays(own: str) -> None:
    block = number_blocks.reserve(own, CERTIFICATE, 2025, 1, 50).subject
    certificates.issue(an_event("Ani"), LAST)
    with pytest.raises(UserError, match="sudah diberikan 1 nomor"):
        number_blocks.release(block)
    free = number_blocks.reserve(own, CERTIFICATE, 2025, 51, 60).subject
    number_blocks.release(free)
    assert [one.first for one in number_blocks.blocks()] == [1]


def test_numbers_of_a_block_that_were_passed_over_are_not_left(own: str) -> None:
    number_blocks.reserve(own, CERTIFICATE, 2025, 1, 30)
    event = an_event("Ani", "Budi", number_start=20)
    certificates.issue(event, LAST)
    (block,) = number_blocks.blocks(2025)
    assert (block.used, block.left) == (2, 9)
    event = an_event(*(f"Peserta {n}" for n in range(10)), code="DUA")
    with pytest.raises(UserError, match="Blok nomor kantor ini"):
        certificates.issue(event, LAST)
    certificates.issue(event, LAST, [row.id for row in registration.participants(event)][:9])
    assert number_blocks.blocks(2025)[0].left == 0


def test_a_gap_is_asked_about_until_it_is_explained(own: str) -> None:
    certificates.issue(an_event("Ani", "Budi", code="SATU"), LAST)
    late = an_event("Citra", "Dedi", code="DUA", number_start=6)
    first, second = (row.id for row in registration.participants(late))
    certificates.issue(late, LAST, [first])
    events.save(replace(events.get(late), number_start=9))
    certificates.issue(late, LAST, [second])
    assert [(gap.words, gap.explained) for gap in number_gaps.gaps(2025)] == [("3–5", False), ("7–8", False)]
    asked = {finding.rule: finding.names for finding in audit.audit(late, NEXT).findings}
    assert asked["number_gap"] == ("0007–0008/2025",)
    for wrong, told in ((("", 3, 5), "Alasan belum diisi"), (("rusak", 5, 6), "Nomor urut 6 sudah diberikan")):
        reason, start, end = wrong
        with pytest.raises(UserError, match=told):
            number_gaps.explain(start, end, reason, 2025)
    number_gaps.explain(3, 5, "Diberikan dengan tangan sebelum program dipakai", 2025)
    change = number_gaps.explain(7, 8, "Blanko <rusak> & hilang", 2025)
    assert all(gap.explained for gap in number_gaps.gaps(2025))
    assert "number_gap" not in {finding.rule for finding in audit.audit(late, NEXT).findings}
    history.undo_step(change.step_id)
    assert [gap.words for gap in number_gaps.gaps(2025) if not gap.explained] == ["7–8"]


def test_what_an_event_numbers_by_itself_has_gaps_of_its_own(own: str) -> None:
    event = an_event("Ani", "Budi", number_scope="event", number_pattern="{kegiatan}/{urut}", code="SENDIRI")
    first, second = (row.id for row in registration.participants(event))
    certificates.issue(event, LAST, [first])
    events.save(replace(events.get(event), number_start=4))
    certificates.issue(event, NEXT, [second])
    assert [gap.words for gap in number_gaps.gaps(event_id=event)] == ["2–3"]
    assert number_gaps.gaps(2025) == ()
    number_gaps.explain(2, 3, "Dicadangkan", event_id=event)
    assert [gap.reason for gap in number_gaps.of_event(events.get(event))] == ["Dicadangkan"]
    assert "number_gap" not in {finding.rule for finding in audit.audit(event, NEXT).findings}


def test_a_number_is_one_line_of_single_blanks_and_too_long_a_one_is_told_as_such(own: str) -> None:
    event = an_event("Ani", number_pattern=" {urut:03}  / {tahun} ")
    assert certificates.issue(event, LAST).numbers == ("001 / 2025",)
    assert certificates.find_by_number(" 001 / 2025 ").running == 1
    long = an_event("Budi", code="PANJANG", number_pattern="{urut}/" + "Panjang" * 22)
    assert certificates.issue(long, LAST).skipped == (("Budi", "nomor terlalu panjang untuk kode keaslian"),)


def test_nothing_is_issued_in_a_year_that_cannot_be(own: str) -> None:
    with pytest.raises(UserError, match="Tanggal 2-1-202 tidak dapat dipakai"):
        certificates.issue(an_event("Ani"), date(202, 1, 2))
