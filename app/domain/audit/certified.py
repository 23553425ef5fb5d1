"""Did those who qualified get a certificate, nobody else, each number once, with the right day and hours?"""

from collections import Counter
from collections.abc import Iterator

from app.domain import wording
from app.domain.audit.facts import Facts, Issued, Seat
from app.domain.audit.finding import CERTIFIED, Finding, about
from app.domain.number_ranges import Range, holes


def certificates(facts: Facts) -> Iterator[Finding]:
    """Certificates against seats, attendance, days, hours and names."""
    standing = [one for one in facts.certificates if one.standing]
    seats: dict[str, Seat] = {}
    for seat in sorted(facts.seats, key=lambda seat: seat.active):  # of one human's seats the held one counts
        seats[seat.person_id] = seat
    yield from _entitled(facts, [one for one in standing if one.of_participant], seats)
    yield from _forgotten(facts, standing)
    yield from _printed(facts, standing, seats)


def _entitled(facts: Facts, standing: list[Issued], seats: dict[str, Seat]) -> Iterator[Finding]:
    """Whoever has one held a seat and reached the threshold, or there is a reason on record."""
    strangers = [_named(one) for one in standing if one.person_id not in seats or not seats[one.person_id].active]
    words = "{n} sertifikat untuk orang tanpa kursi"
    yield from about("certified_without_seat", "wrong", CERTIFIED, "certificates", words, strangers)
    short = [
        (one, seats[one.person_id].presence)
        for one in standing
        if one.person_id in seats and seats[one.person_id].active and not _reached(facts, seats[one.person_id])
    ]
    below = [
        (one.id, f"{one.shown_name} ({presence.percent if presence else 0}\u00a0%)")
        for one, presence in short
        if not one.override_reason
    ]
    words = "{n} sertifikat terbit di bawah syarat tanpa alasan tertulis"
    yield from about("certified_below", "wrong", CERTIFIED, "certificates", words, below)
    reasons = [(one.id, f"{one.shown_name} ({one.override_reason})") for one, _ in short if one.override_reason]
    words = "{n} sertifikat terbit di bawah syarat dengan alasan"
    yield from about("certified_by_reason", "note", CERTIFIED, "certificates", words, reasons)


def _reached(facts: Facts, seat: Seat) -> bool:
    attended = seat.presence is not None and seat.presence.reached
    return attended and (facts.graduated is None or seat.id in facts.graduated)


def _forgotten(facts: Facts, standing: list[Issued]) -> Iterator[Finding]:
    """Whoever qualified has one; whoever lost one got another, or a reason stands beside the voided number."""
    have = {one.person_id for one in standing if one.of_participant}
    if facts.over:
        reached = [seat for seat in facts.holders if _reached(facts, seat)]
        without = [(seat.id, seat.name) for seat in reached if seat.person_id not in have]
        words = "{n} peserta memenuhi syarat, tetapi belum mendapat sertifikat"
        yield from about("uncertified", "check", CERTIFIED, "certificates", words, without)
    held = {(one.capacity, one.person_id) for one in standing}
    lost = [_numbered(one) for one in facts.certificates if _lost(one, held)]
    words = "{n} sertifikat dibatalkan tanpa pengganti"
    yield from about("void_unreplaced", "check", CERTIFIED, "certificates", words, lost)
    silent = [_numbered(one) for one in facts.certificates if not one.standing and not one.reason]
    words = "{n} sertifikat dibatalkan tanpa alasan"
    yield from about("void_reason", "wrong", CERTIFIED, "certificates", words, silent)
    counts = Counter((one.capacity, one.person_id) for one in standing if one.person_id)
    double = [_numbered(one) for one in standing if counts[one.capacity, one.person_id] > 1]
    words = "{n} sertifikat berlaku dipegang orang yang sama"
    yield from about("two_standing", "wrong", CERTIFIED, "certificates", words, double)


def _lost(one: Issued, held: set[tuple[str, str]]) -> bool:
    return not one.standing and not one.replaced and (one.capacity, one.person_id or one.id) not in held


def _printed(facts: Facts, standing: list[Issued], seats: dict[str, Seat]) -> Iterator[Finding]:
    """What stands on it: its day, its hours, the name, who signed."""
    ends = facts.ends_on
    early = [
        (one.id, f"{one.shown_name} ({wording.short_date(one.day)})")
        for one in standing
        if one.day and ends and one.day < ends
    ]
    words = "{n} sertifikat bertanggal sebelum kegiatan berakhir"
    yield from about("certificate_early", "wrong", CERTIFIED, "certificates", words, early)
    hours = wording.decimal_text(facts.subject_hours)
    other = [
        (one.id, f"{one.shown_name} ({one.shown_hours} JP)")
        for one in standing
        if one.of_participant and one.shown_hours and facts.subjects and one.shown_hours != hours
    ]
    words = f"{{n}} sertifikat menyebut JP lain daripada materi ({hours} JP)"
    yield from about("certificate_hours", "wrong", CERTIFIED, "certificates", words, other)
    renamed = [
        (one.id, f"{one.shown_name} (data: {seats[one.person_id].name})")
        for one in standing
        if one.of_participant and one.person_id in seats and not one.erased
        and _differs(one.shown_name, seats[one.person_id].name)
    ]  # fmt: skip
    words = "{n} sertifikat memuat nama yang berbeda dari data orang"
    yield from about("certificate_name", "check", CERTIFIED, "certificates", words, renamed)
    blank = [_named(one) for one in standing if not one.signed_by and not one.erased]
    words = "{n} sertifikat tanpa nama penanda tangan"
    yield from about("certificate_unsigned", "check", CERTIFIED, "certificates", words, blank)


def _differs(shown: str, held: str) -> bool:
    """The card's name carries titles that certificates leave out: it must hold the printed name."""
    return shown.casefold() not in held.casefold()


def numbers(facts: Facts) -> Iterator[Finding]:
    """The register: each number once, and no gap without an explanation."""
    double = [("", number) for number in facts.twice_numbered]
    words = "{n} nomor sertifikat dipakai lebih dari sekali"
    yield from about("number_twice", "wrong", CERTIFIED, "certificates", words, double)
    own: dict[int, list[int]] = {}
    for one in facts.certificates:
        if one.day is not None and one.running:
            own.setdefault(one.day.year, []).append(one.running)
    missing = [
        (year, hole)
        for year, used in sorted(own.items())
        for hole in holes(
            {running for of, running in facts.taken if of == year and running <= max(used)} | {max(used)}, min(used), ()
        )
    ]
    count = sum(hole.count for _, hole in missing)
    words = f"{count} nomor urut terlewati pada buku register tanpa penjelasan"
    named = [("", f"{_digits(hole)}/{year}") for year, hole in missing]
    yield from about("number_gap", "check", CERTIFIED, "certificates", words, named)


def _digits(hole: Range) -> str:
    """ "0007" or "0007–0012"."""
    return "–".join(f"{running:04d}" for running in dict.fromkeys((hole.first, hole.last)))


def _named(one: Issued) -> tuple[str, str]:
    return one.id, one.shown_name


def _numbered(one: Issued) -> tuple[str, str]:
    return one.id, f"{one.number} {one.shown_name}".strip()
