"""Does the plan hold together: dates, sessions, lesson hours, who has a part, who signs?"""

from collections.abc import Iterable, Iterator

from app.domain import wording
from app.domain.audit.facts import Facts
from app.domain.audit.finding import PAPERS, PLAN, Finding, Severity, about, said

_WRONG = frozenset({"order", "outside"})  # of what the rundown's own rules find; the others may have their reasons


def plan(facts: Facts) -> Iterator[Finding]:
    """Dates, place, sessions, lesson hours, clashes."""
    yield from said("date_missing", "check", PLAN, "form", "Tanggal kegiatan belum diisi", holds=not facts.starts_on)
    yield from said("venue_missing", "check", PLAN, "form", "Tempat kegiatan belum diisi", holds=not facts.venue)
    yield from said("no_subjects", "check", PLAN, "schedule", "Materi belum diisi", holds=not facts.subjects)
    yield from said("no_sessions", "check", PLAN, "schedule", "Sesi belum disusun", holds=not facts.sittings)
    yield from _outside(facts)
    for found in facts.rundown:
        severity: Severity = "wrong" if found.rule in _WRONG else "check"
        yield Finding(f"rundown_{found.rule}", severity, PLAN, found.sentence.rstrip("."), "schedule", (), found.row_id)
    speechless = [(f"subject {n}", title) for n, (title, speaker) in enumerate(facts.subjects) if not speaker]
    yield from about("no_speaker", "check", PLAN, "schedule", "{n} materi tanpa narasumber", speechless)


def _outside(facts: Facts) -> Iterable[Finding]:
    """Attendance recorded in sessions on days that are none of the event's."""
    if facts.starts_on is None or facts.ends_on is None:
        return
    named = [
        (one.id, _sitting_name(facts, number))
        for number, one in enumerate(facts.sittings)
        if (one.day is None or not facts.starts_on <= one.day <= facts.ends_on)
        and any(seat.marks[number] == "H" for seat in facts.seats)
    ]
    words = "{n} sesi dengan kehadiran di luar tanggal kegiatan"
    yield from about("attendance_outside", "wrong", PLAN, "attendance", words, named)


def _sitting_name(facts: Facts, number: int) -> str:
    one = facts.sittings[number]
    return f"{one.title} ({wording.short_date(one.day)})" if one.day else f"{one.title} (tanpa tanggal)"


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
    numberless = [("", name) for name in facts.lacking]
    yield from about("letter_number", "check", PAPERS, "documents", "{n} nomor surat belum diisi", numberless)
