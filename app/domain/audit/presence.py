"""Do the marks agree with the check-ins, with the seats, and with the signatures on paper?"""

from collections.abc import Iterable, Iterator

from app.domain import wording
from app.domain.attendance import NOT_THEIRS
from app.domain.audit.facts import Facts, Seat, Sheet
from app.domain.audit.finding import PRESENCE, Finding, about

_KINDS = {"participant": "peserta", "speaker": "narasumber", "committee": "panitia", "guest": "tamu"}
_ABSENT = {"I": "izin", "S": "sakit", "A": "alpa"}


def attendance(facts: Facts) -> Iterator[Finding]:
    """What was recorded, for whom, and what the desk saw."""
    yield from _unrecorded(facts)
    gone = [(seat.id, seat.name) for seat in facts.seats if not seat.active and seat.came]
    words = "{n} orang tanpa kursi tercatat hadir"
    yield from about("present_without_seat", "wrong", PRESENCE, "attendance", words, gone)
    clash = [
        (seat.id, f"{seat.name} ({_ABSENT[seat.marks[n]]}, {facts.sittings[n].title})")
        for seat in facts.seats
        for n in sorted(seat.arrived)
        if seat.marks[n] in _ABSENT
    ]
    words = "{n} kali tercatat datang di meja registrasi, tetapi ditandai tidak hadir"
    yield from about("arrived_absent", "wrong", PRESENCE, "attendance", words, clash)
    elsewhere = [
        (seat.id, f"{seat.name} ({one.title})")
        for seat in facts.holders
        for mark, one in zip(seat.marks, facts.sittings, strict=True)
        if mark == "H" and one.batch not in {"", seat.batch}
    ]
    words = "{n} kali tercatat hadir pada sesi kelas lain"
    yield from about("other_class", "note", PRESENCE, "attendance", words, elsewhere)
    yield from _ahead(facts)
    if facts.over:
        absent = [(seat.id, seat.name) for seat in facts.holders if _never_came(seat)]
        yield from about("never_came", "note", PRESENCE, "attendance", "{n} peserta tidak hadir sama sekali", absent)


def _unrecorded(facts: Facts) -> Iterable[Finding]:
    past = [n for n, one in enumerate(facts.sittings) if one.day is not None and one.day < facts.today]
    cells = [(seat, n) for seat in facts.holders for n in past if seat.marks[n] == ""]
    whose = {seat.id: seat.name for seat, _ in cells}
    if cells and len(whose) == len(facts.holders) and len(cells) == len(whose) * len(past):
        words = f"Kehadiran belum dicatat sama sekali ({len(past)} sesi)"
        yield Finding("unrecorded", "check", PRESENCE, words, "attendance")
    else:
        words = f"{len(cells)} kehadiran dari {{n}} peserta belum dicatat"
        yield from about("unrecorded", "check", PRESENCE, "attendance", words, whose.items())


def _never_came(seat: Seat) -> bool:
    own = [mark for mark in seat.marks if mark != NOT_THEIRS]
    return bool(own) and all(own) and "H" not in own


def _ahead(facts: Facts) -> Iterable[Finding]:
    later = [n for n, one in enumerate(facts.sittings) if one.day is not None and one.day > facts.today]
    named = [
        (facts.sittings[n].id, facts.sittings[n].title)
        for n in later
        if any(seat.marks[n] == "H" for seat in facts.seats)
    ]
    words = "{n} sesi yang belum berlangsung sudah dicatat hadir"
    yield from about("recorded_ahead", "wrong", PRESENCE, "attendance", words, named)


def signatures(facts: Facts) -> Iterator[Finding]:
    """Signed sheets against the marks: as many signatures as people present, less those known not to have signed."""
    for sheet in facts.sheets:
        yield from _count(facts, sheet)
    listed = [(sheet.id, _sheet_name(facts, sheet)) for sheet in facts.sheets if not sheet.has_scan]
    words = "Pindaian {n} lembar bertanda tangan belum dilampirkan"
    yield from about("no_scan", "note", PRESENCE, "attendance", words, listed)
    unsigned = [(seat.id, seat.name) for seat in facts.holders if _unsigned(seat)]
    words = "{n} peserta hadir tetapi belum tanda tangan"
    yield from about("unsigned", "check", PRESENCE, "attendance", words, unsigned)
    back = {sheet.day for sheet in facts.sheets if sheet.kind == "participant"}
    days = sorted({one.day for one in facts.sittings if one.day is not None and one.day < facts.today} - back)
    came = [("", wording.short_date(day)) for day in days if day is not None and _present(facts, _on(facts, day))]
    words = "Lembar bertanda tangan {n} hari belum dicatat"
    yield from about("no_sheet", "check", PRESENCE, "attendance", words, came)


def _count(facts: Facts, sheet: Sheet) -> Iterable[Finding]:
    name = _sheet_name(facts, sheet)
    if sheet.signatures is None:
        yield Finding("not_counted", "check", PRESENCE, f"Tanda tangan pada lembar {name} belum dihitung", "attendance",
                      (), sheet.id)  # fmt: skip
        return
    if sheet.kind != "participant":
        return
    sittings = [sheet.session] if sheet.session is not None else _on(facts, sheet.day)
    present = _present(facts, sittings)
    bare = sum(_only_unsigned(seat, sittings) for seat in facts.holders)
    if sheet.signatures != present - bare:
        less = f", {bare} di antaranya belum tanda tangan" if bare else ""
        words = f"Lembar {name}: {sheet.signatures} tanda tangan, tercatat hadir {present}{less}"
        yield Finding("signatures_differ", "wrong", PRESENCE, words, "attendance", (), sheet.id)


def _sheet_name(facts: Facts, sheet: Sheet) -> str:
    when = wording.short_date(sheet.day) if sheet.day else "tanpa tanggal"
    what = f", {facts.sittings[sheet.session].title}" if sheet.session is not None else ""
    return f"{_KINDS.get(sheet.kind, sheet.kind)} {when}{what}"


def _on(facts: Facts, day: object) -> list[int]:
    return [number for number, one in enumerate(facts.sittings) if one.day == day]


def _present(facts: Facts, sittings: list[int]) -> int:
    """How many were there in at least one of these sessions."""
    return sum(any(seat.marks[n] == "H" for n in sittings) for seat in facts.holders)


def _only_unsigned(seat: Seat, sittings: list[int]) -> bool:
    """Present in some of these sessions, and without a signature in each of them."""
    there = [n for n in sittings if seat.marks[n] == "H"]
    return bool(there) and all(n in seat.unsigned for n in there)


def _unsigned(seat: Seat) -> bool:
    return any(seat.marks[n] == "H" for n in seat.unsigned)
