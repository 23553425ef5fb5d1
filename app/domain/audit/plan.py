"""Does the plan hold together: dates, sessions, lesson hours, who has a part, who signs?"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain import wording
from app.domain.audit.facts import Facts
from app.domain.audit.finding import PAPERS, PLAN, Finding, about, said


def plan(facts: Facts) -> Iterator[Finding]:
    """Dates, place, sessions, lesson hours, clashes."""
    yield from said("date_missing", "check", PLAN, "form", "Tanggal kegiatan belum diisi", holds=not facts.starts_on)
    yield from said("venue_missing", "check", PLAN, "form", "Tempat kegiatan belum diisi", holds=not facts.venue)
    yield from said("no_subjects", "check", PLAN, "schedule", "Materi belum diisi", holds=not facts.subjects)
    yield from said("no_sessions", "check", PLAN, "schedule", "Sesi belum disusun", holds=not facts.sittings)
    yield from _outside(facts)
    yield from _hours(facts)
    for clash in facts.clashes:
        yield Finding("clash", "check", PLAN, clash.sentence.rstrip("."), "schedule", (), clash.row_id)
    speechless = [(f"subject {n}", title) for n, (title, speaker) in enumerate(facts.subjects) if not speaker]
    yield from about("no_speaker", "check", PLAN, "schedule", "{n} materi tanpa narasumber", speechless)


def _outside(facts: Facts) -> Iterable[Finding]:
    """Sessions on days that are none of the event's; attendance recorded there is the worse for it."""
    if facts.starts_on is None or facts.ends_on is None:
        return
    out = [
        (number, one)
        for number, one in enumerate(facts.sittings)
        if one.day is None or not facts.starts_on <= one.day <= facts.ends_on
    ]
    signed = {number for number, _ in out if any(seat.marks[number : number + 1] == ("H",) for seat in facts.seats)}
    named = [(one.id, _sitting_name(facts, number)) for number, one in out if number not in signed]
    yield from about("session_outside", "wrong", PLAN, "schedule", "{n} sesi di luar tanggal kegiatan", named)
    named = [(one.id, _sitting_name(facts, number)) for number, one in out if number in signed]
    words = "{n} sesi dengan kehadiran di luar tanggal kegiatan"
    yield from about("attendance_outside", "wrong", PLAN, "schedule", words, named)


def _sitting_name(facts: Facts, number: int) -> str:
    one = facts.sittings[number]
    return f"{one.title} ({wording.short_date(one.day)})" if one.day else f"{one.title} (tanpa tanggal)"


def _hours(facts: Facts) -> Iterable[Finding]:
    """JP of the subjects against those of the sessions, for each class its own."""
    if not facts.subjects or not facts.sittings:
        return
    classes = facts.batches or (("", ""),)
    for batch, name in classes:
        own = (one.lesson_hours for one in facts.sittings if one.batch in {"", batch})
        hours = sum(own, Decimal(0))
        if hours != facts.subject_hours:
            whose = f" untuk {name}" if name else ""
            words = (
                f"Jumlah JP berbeda{whose}: materi {wording.decimal_text(facts.subject_hours)} JP, "
                f"sesi {wording.decimal_text(hours)} JP"
            )
            yield Finding("hours_differ", "check", PLAN, words, "schedule")


def people_with_parts(facts: Facts) -> Iterator[Finding]:
    """Chair, speakers, officials: who signs must be named, with a NIP."""
    chairs = [part for part in facts.parts if part.role == "chair"]
    yield from said("no_chair", "check", PAPERS, "schedule", "Ketua panitia belum diisi", holds=not chairs)
    bare = [(part.id, part.name) for part in chairs if part.name and not part.nip]
    yield from about("chair_nip", "check", PAPERS, "schedule", "NIP ketua panitia belum diisi", bare)
    roles = {"speaker": "narasumber", "moderator": "moderator", "committee": "panitia", "chair": "ketua panitia"}
    nameless = [(part.id, roles[part.role]) for part in facts.parts if part.role in roles and not part.name]
    yield from about("part_unnamed", "check", PAPERS, "schedule", "{n} peran tanpa nama", nameless)
    unsigned = [("", signer.paper) for signer in facts.signers if not signer.name]
    yield from about("no_signatory", "check", PAPERS, "settings", "Penanda tangan belum diisi", unsigned)
    without = dict.fromkeys(signer.name for signer in facts.signers if signer.name and not signer.nip)
    named = [("", name) for name in without]
    yield from about("signatory_nip", "check", PAPERS, "settings", "NIP penanda tangan belum diisi", named)
    for problem in facts.missing_papers:
        yield Finding("paper_missing", "check", PAPERS, problem.sentence.rstrip("."), problem.row_id or "documents")
