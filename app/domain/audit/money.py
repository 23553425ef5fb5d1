"""Was money handed out to those who were there and signed, once, and to nobody else? (domain.md §3.1, §3.3)"""

from collections import Counter
from collections.abc import Iterator

from app.domain.audit.facts import Facts, Paid
from app.domain.audit.finding import MONEY, Finding, about, said


def payments(facts: Facts) -> Iterator[Finding]:
    """Payments against seats, attendance, signatures and days."""
    seats = {seat.id: seat for seat in facts.seats}
    of_people = [(one, seats[one.seat_id]) for one in facts.payments if one.seat_id in seats]
    gone = [_named(one) for one, seat in of_people if not seat.active]
    yield from about("paid_without_seat", "wrong", MONEY, "payments", "{n} orang tanpa kursi ada di daftar bayar", gone)
    absent = [(one, seat) for one, seat in of_people if seat.active and not seat.came]
    paid = [_named(one) for one, _ in absent if one.paid_on]
    words = "{n} orang dibayar tanpa tercatat hadir"
    yield from about("paid_absent", "wrong", MONEY, "payments", words, paid)
    listed = [_named(one) for one, _ in absent if not one.paid_on]
    words = "{n} orang ada di daftar bayar tanpa tercatat hadir"
    yield from about("listed_absent", "check", MONEY, "payments", words, listed)
    bare = [_named(one) for one, seat in of_people if one.paid_on and seat.came and not seat.signed]
    words = "{n} orang dibayar tanpa tanda tangan pada daftar hadir"
    yield from about("paid_unsigned", "wrong", MONEY, "payments", words, bare)
    yield from _list(facts, {one.seat_id for one, _ in of_people})
    yield from _days(facts)


def _list(facts: Facts, listed: set[str]) -> Iterator[Finding]:
    """The list itself: nobody forgotten, nobody twice, something to pay."""
    forgotten = [(seat.id, seat.name) for seat in facts.holders if seat.came and seat.id not in listed]
    words = "{n} peserta yang hadir tidak ada di daftar bayar"
    yield from about("present_unlisted", "check", MONEY, "payments", words, forgotten if listed else [])
    counts = Counter((one.seat_id, one.role_id) for one in facts.payments)
    twice = {key: one for one in facts.payments if counts[key := (one.seat_id, one.role_id)] > 1}
    named = [_named(one) for one in twice.values()]
    yield from about("paid_twice", "wrong", MONEY, "payments", "{n} orang dua kali di daftar bayar", named)
    bare = bool(facts.payments) and not facts.components
    words = "Daftar bayar belum mempunyai komponen uang"
    yield from said("no_component", "check", MONEY, "payments", words, holds=bare)
    nothing = [_named(one) for one in facts.payments if facts.components and one.net <= 0]
    yield from about("nothing_paid", "check", MONEY, "payments", "{n} orang di daftar bayar menerima Rp 0", nothing)


def _days(facts: Facts) -> Iterator[Finding]:
    """Money is handed out during or after an event, and is written down when it was."""
    starts, today = facts.starts_on, facts.today
    early = [_named(one) for one in facts.payments if one.day and starts and one.day < starts]
    yield from about("paid_early", "check", MONEY, "payments", "{n} orang dibayar sebelum kegiatan dimulai", early)
    ahead = [_named(one) for one in facts.payments if one.day and one.day > today]
    yield from about("paid_ahead", "wrong", MONEY, "payments", "{n} pembayaran bertanggal sesudah hari ini", ahead)
    if facts.over:
        open_ones = [_named(one) for one in facts.payments if not one.paid_on]
        words = "{n} orang di daftar bayar belum dicatat menerima uang"
        yield from about("unpaid", "check", MONEY, "payments", words, open_ones)


def _named(one: Paid) -> tuple[str, str]:
    return one.id, one.name
