"""Do the people on the list agree with the letter and the quotas, and is each of them accounted for?"""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.audit.facts import Facts, Seat
from app.domain.audit.finding import SEATS, Finding, about, said


def quotas(facts: Facts) -> Iterator[Finding]:
    """What was stated, what was given to the regencies, what is registered."""
    ledger = facts.ledger
    yield from said("no_quota", "check", SEATS, "participants", "Kuota belum diisi", holds=not ledger.lines)
    yield from _stated(facts)
    undecided = [
        ("", f"{line.name} ({line.registered} terdaftar)")
        for line in ledger.lines
        if line.seats is None and line.listed
    ]
    words = "Kuota {n} kabupaten/kota belum ditetapkan"
    yield from about("quota_undecided", "note", SEATS, "participants", words, undecided)
    yield from _over_quota(facts)
    yield from _moves(facts)


def _stated(facts: Facts) -> Iterable[Finding]:
    """The total in the letter against the quotas, and against who is registered."""
    ledger = facts.ledger
    if ledger.gap:
        words = f"Surat menyebut {ledger.stated_total} orang, kuota yang dibagikan {ledger.quota_total}"
        if facts.quota_note:
            yield Finding("quota_gap_noted", "note", SEATS, f"{words}; alasan: {facts.quota_note}", "participants")
        else:
            yield Finding("quota_gap", "check", SEATS, f"{words}; alasannya belum dicatat", "participants")
    if ledger.stated_total is not None and ledger.registered != ledger.stated_total:
        more = ledger.registered > ledger.stated_total
        words = f"Surat menyebut {ledger.stated_total} orang, terdaftar {ledger.registered}"
        yield Finding("stated_differs", "check" if more else "note", SEATS, words, "participants")


def _over_quota(facts: Facts) -> Iterable[Finding]:
    """Nobody sits over the quota without a reason; so many reasons are asked for as there are people too many."""
    shared_out = any(line.listed for line in facts.ledger.lines)
    for line in facts.ledger.lines:
        over = line.excess if shared_out else 0
        if not over:
            continue
        own = [seat for seat in facts.holders if seat.region == line.region]
        reasons = [seat for seat in own if seat.over_quota_reason]
        given = f"untuk {line.seats} kursi" if line.listed else "tanpa mendapat kuota"
        words = f"{line.name}: {line.registered} terdaftar {given}"
        if len(reasons) >= over:
            names = tuple(f"{seat.name} ({seat.over_quota_reason})" for seat in reasons)
            yield Finding("over_quota_reasoned", "note", SEATS, f"{words}, dengan alasan", "participants", names)
        else:
            words = f"{words}; alasan tertulis baru {len(reasons)} dari {over}"
            yield Finding("over_quota", "wrong", SEATS, words, "participants", (), own[0].id if own else "")


def _moves(facts: Facts) -> Iterable[Finding]:
    """Seats that moved: with a reason, between two regencies, and not more than there were."""
    unexplained = [
        (move.id, f"{facts.region_name(move.from_region)} ke {facts.region_name(move.to_region)}")
        for move in facts.moves
        if not move.reason
    ]
    yield from about("move_reason", "check", SEATS, "participants", "{n} pengalihan kursi tanpa alasan", unexplained)
    seats = {line.region: line.seats for line in facts.ledger.lines}
    moved: Counter[str] = Counter()
    for move in facts.moves:
        moved[move.to_region] += move.seats
        moved[move.from_region] -= move.seats
    wrong = [
        ("", f"{facts.region_name(region)} (kuota {seats.get(region) or 0}, pengalihan {change:+d})")
        for region, change in sorted(moved.items())
        if (seats.get(region) or 0) - change < 0
    ]
    yield from about("moves_sum", "wrong", SEATS, "participants", "Pengalihan kursi tidak cocok dengan kuota", wrong)


def people(facts: Facts) -> Iterator[Finding]:
    """Each one on the list: substitutes, walk-ins, classes, rules not met, statuses left open."""
    yield from _succession(facts)
    holders = facts.holders
    walk_ins = [_named(seat, f"kurang {seat.lacking}") for seat in holders if seat.status == "walk-in" and seat.lacking]
    words = "{n} peserta yang datang langsung belum lengkap datanya"
    yield from about("walk_in_incomplete", "check", SEATS, "participants", words, walk_ins)
    ids = {batch for batch, _ in facts.batches}
    homeless = [_named(seat) for seat in holders if ids and seat.batch not in ids]
    yield from about("no_class", "check", SEATS, "participants", "{n} peserta belum masuk angkatan/kelas", homeless)
    odd = [_named(seat, "; ".join(seat.remarks)) for seat in holders if seat.remarks]
    yield from about("remarks", "check", SEATS, "participants", "{n} peserta dengan catatan yang belum dijawab", odd)
    doubles = [_named(seat) for seat in holders if seat.twice]
    yield from about("twice", "wrong", SEATS, "participants", "{n} kursi dipakai orang yang sama", doubles)
    if facts.over:
        open_ones = [_named(seat) for seat in holders if seat.status == "nominated"]
        words = "{n} peserta masih berstatus diusulkan sesudah kegiatan"
        yield from about("still_nominated", "check", SEATS, "participants", words, open_ones)


def _succession(facts: Facts) -> Iterable[Finding]:
    """Who was invited and who came: every substitute has one, every one substituted has a substitute."""
    by_id = {seat.id: seat for seat in facts.seats}
    followed = {seat.replaces for seat in facts.seats if seat.replaces}
    orphans = [_named(seat) for seat in facts.seats if seat.status == "substituted" and seat.id not in followed]
    yield from about("no_successor", "check", SEATS, "participants", "{n} peserta diganti tanpa penggantinya", orphans)
    both = [
        _named(seat, f"menggantikan {by_id[seat.replaces].name}")
        for seat in facts.holders
        if seat.replaces in by_id and by_id[seat.replaces].active
    ]
    yield from about("both_sit", "wrong", SEATS, "participants", "{n} pengganti duduk bersama yang digantikan", both)
    silent = [_named(seat) for seat in facts.seats if seat.status in {"substituted", "withdrawn"} and not seat.reason]
    words = "{n} peserta mundur atau diganti tanpa alasan tertulis"
    yield from about("gone_reason", "note", SEATS, "participants", words, silent)


def _named(seat: Seat, why: str = "") -> tuple[str, str]:
    return seat.id, f"{seat.name} ({why})" if why else seat.name
