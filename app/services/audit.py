"""Pemeriksaan: an event as an auditor looks at it. The rules are in `app.domain.audit`; here they get their facts."""

import json
from dataclasses import dataclass, replace
from datetime import date

from app.domain.attendance import Presence
from app.domain.audit import rules
from app.domain.audit.facts import Facts, Issued, Move, Paid, Part, Problem, Seat, Sheet, Signer, Sitting
from app.domain.audit.finding import Finding
from app.domain.numbering import BY_EVENT
from app.models import groups, rows
from app.models.base import Row
from app.models.queries import events as queries
from app.models.queries import register, signatures
from app.services import (
    arrivals,
    attendance,
    batches,
    certificate_numbers,
    certificates,
    event_texts,
    events,
    exams,
    number_gaps,
    office,
    payments,
    planning,
    rundown,
)  # fmt: skip
from app.services.attendance import Grid
from app.services.certificate_register import capacity_of
from app.services.events import EventCard
from app.services.papers.dossier import Dossier
from app.services.records import day, number
from app.services.registration import ParticipantRow

LETTERS = {
    "invitation": "surat undangan",
    "committee-decree": "SK panitia",
    "participants-decree": "SK peserta",
    "speakers-decree": "SK narasumber",
}
"""Letters that an auditor asks for, by the part of the event's texts that keeps their number."""
_SIGNED = ("attendance-sheet", "certificates")  # kinds of papers whose signatories the office names
_OWN_RULES = frozenset({"over_quota", "twice"})  # remarks on a participant that the audit has rules of its own for


@dataclass(frozen=True)
class Audit:
    """What the audit of an event found, by group, the gravest first."""

    event_id: str
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """How many of a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Those that want doing; notes only want knowing."""
        return tuple(finding for finding in self.findings if finding.severity != "note")

    @property
    def sentence(self) -> str:
        """How it came out, in a sentence."""
        wrong, check, note = self.count("wrong"), self.count("check"), self.count("note")
        if not self.findings:
            return "Tidak ada yang perlu diperiksa."
        told = [f"{wrong} salah" if wrong else "", f"{check} perlu diperiksa" if check else ""]
        told.append(f"{note} catatan" if note else "")
        return ", ".join(part for part in told if part).capitalize() + "."


def audit(event_id: str, today: date) -> Audit:
    """Look at an event as an auditor would, on this day.

    Raises: UserError: the event was removed in the meantime.
    """
    return of(Dossier(event_id), today)


def of(dossier: Dossier, today: date) -> Audit:
    """The same of an event of which something was read already."""
    return Audit(dossier.event.id, rules.findings(_facts(dossier, today)))


def _facts(dossier: Dossier, today: date) -> Facts:
    """What the rules are told about an event."""
    event, grid = dossier.event, dossier.read(attendance.grid)
    issued = _certificates(event.id)
    years = {one.day.year for one in issued if one.day is not None}
    planned = replace(
        _plan(dossier, today),
        sittings=tuple(
            Sitting(one.id, day(one.date), one.title, number(one.lesson_hours), one.batch) for one in grid.sessions
        ),
        signers=_signers(event),
        graduated=_graduated(dossier),
    )
    return replace(
        planned,
        seats=_seats(dossier, grid),
        sheets=_sheets(event.id, grid),
        components=len(dossier.read(payments.sheet).components),
        payments=_payments(dossier),
        certificates=issued,
        taken=_taken(event, years),
        twice_numbered=register.held_twice(event.id),
        lacking=_lacking(dossier),
    )


def _plan(dossier: Dossier, today: date) -> Facts:
    """What was planned: days, seats, subjects, classes, who has a part."""
    event = dossier.event
    starts, ends = event.days
    subjects, ledger = dossier.read(planning.subjects), dossier.read(events.ledger)
    return Facts(
        today=today,
        starts_on=starts,
        ends_on=ends,
        venue=event.venue,
        closed=event.closed,
        ledger=ledger,
        quota_note=event.quota_note,
        regions=tuple((line.region, line.name) for line in ledger.lines),
        subject_hours=sum((number(card.lesson_hours) for card in subjects), number("0")),
        subjects=tuple((card.title, card.speaker) for card in subjects),
        batches=tuple((card.id, card.name) for card in dossier.read(batches.listing)),
        rundown=tuple(Problem(one.key, one.sentence, one.session) for one in dossier.read(rundown.findings)),
        moves=tuple(
            Move(row["id"], row["from_region"], row["to_region"], row["seats"], row["reason"])
            for row in rows.find("quota_move", event=event.id)
        ),
        parts=tuple(Part(card.id, card.role, card.name, card.nip) for card in dossier.read(planning.roles)),
    )


def _seats(dossier: Dossier, grid: Grid) -> tuple[Seat, ...]:
    """Everybody on the list; those without a seat have the marks that still stand for them."""
    event_id = dossier.event.id
    held = {line.participant.id: line for line in grid.rows}
    marks, bare = queries.marks(event_id), signatures.unsigned(event_id)
    came = arrivals.first_arrivals(event_id)
    everybody = dossier.everybody
    heads = groups.heads(one.person_id for one in everybody)
    found = []
    for one in everybody:
        line = held.get(one.id)
        own = line.marks if line else tuple(marks.get((one.id, session.id), "") for session in grid.sessions)
        unsigned = bare.get(one.id, frozenset())
        places = [(place, session.id) for place, session in enumerate(grid.sessions)]
        found.append(
            _seat(
                one,
                heads.get(one.person_id, one.person_id),
                own,
                line.presence if line else None,
                frozenset(place for place, session in places if session in unsigned),
                frozenset(place for place, session in places if (one.id, session) in came),
            )
        )
    return tuple(found)


def _seat(
    one: ParticipantRow,
    person: str,
    marks: tuple[str, ...],
    presence: Presence | None,
    unsigned: frozenset[int],
    arrived: frozenset[int],
) -> Seat:
    walk_in = one.status == "walk-in"
    left_out = _OWN_RULES | ({"incomplete"} if walk_in else frozenset())
    by_rule = {note.rule: note.sentence for note in one.notes}
    reasons = {exemption.rule: exemption.reason for exemption in one.settled}
    return Seat(
        id=one.id,
        person_id=person,
        name=one.name,
        region=one.region,
        status=one.status,
        active=one.active,
        reason=one.reason,
        batch=one.batch,
        replaces=one.replaces,
        marks=marks,
        presence=presence,
        unsigned=unsigned,
        arrived=arrived,
        remarks=tuple(note.sentence for note in one.notes if note.rule not in left_out),
        lacking=by_rule.get("incomplete", "").removeprefix("lengkapi data: ") if walk_in else "",
        over_quota_reason=reasons.get("over_quota", ""),
        twice="twice" in by_rule,
    )


def _sheets(event_id: str, grid: Grid) -> tuple[Sheet, ...]:
    places = {session.id: place for place, session in enumerate(grid.sessions)}
    found = rows.find("signed_sheet", "date", event=event_id)
    scanned = {row["owner"] for row in rows.among("attachment", "owner", [row["id"] for row in found])}
    return tuple(
        Sheet(
            row["id"], row["kind"], day(row["date"]), places.get(row["session"]), row["signatures"],
            row["id"] in scanned,
        )
        for row in found
        if not row["session"] or row["session"] in places
    )  # fmt: skip


def _payments(dossier: Dossier) -> tuple[Paid, ...]:
    lines = dossier.read(payments.sheet).lines
    return tuple(
        Paid(
            line.payment_id, line.name or line.position, line.participant_id, line.role_id, line.net, line.paid_on,
            day(line.paid_on),
        )
        for line in lines
    )  # fmt: skip


def _certificates(event_id: str) -> tuple[Issued, ...]:
    found = rows.find("certificate", "date", "running", event=event_id)
    heads = groups.heads(row["person"] for row in found if row["person"])
    replaced = {row["replaces"] for row in found if row["replaces"]}
    return tuple(_issued(row, heads.get(row["person"]) or row["person"] or "", row["id"] in replaced) for row in found)


def _issued(row: Row, person: str, replaced: bool) -> Issued:
    told = json.loads(row["snapshot"] or "{}")
    back = told.get("back") or {}
    return Issued(
        id=row["id"],
        number=row["number"],
        running=row["running"],
        day=day(row["date"]),
        person_id=person,
        shown_name=told.get("name", "") or "(data dihapus)",
        standing=row["status"] == certificates.ISSUED,
        reason=row["reason"],
        override_reason=row["override_reason"],
        replaced=replaced,
        shown_hours=back.get("total_hours", ""),
        signed_by=(told.get("signature") or {}).get("name", ""),
        erased=not row["snapshot"],
        capacity=capacity_of(row),
    )


def _taken(event: EventCard, years: set[int]) -> frozenset[tuple[int, int]]:
    """The running numbers that need no word, (year, number): given ones, and missing ones with a reason."""
    kind = certificate_numbers.CERTIFICATE
    by_event = event.number_scope == BY_EVENT
    gaps = [gap for year in years for gap in number_gaps.gaps(year)] if not by_event else number_gaps.of_event(event)
    missing = {running for gap in gaps if gap.explained for running in range(gap.first, gap.last + 1)}
    return frozenset(
        (year, running)
        for year in years
        for running in missing.union(
            register.running_of_event(kind, event.id) if by_event else register.running_of_year(kind, year)
        )
    )


def _signers(event: EventCard) -> tuple[Signer, ...]:
    """Who signs, for each kind of paper that officials sign; one blank line for a kind that nobody does."""
    by_id = {official.id: official for official in office.officials(event.office)}
    found = []
    for document in _SIGNED:
        chosen = [by_id[one] for one in office.rule(document, event.office).signatories if one in by_id]
        title = office.DOCUMENTS[document].title
        found += [Signer(title, official.name, official.nip) for official in chosen] or [Signer(title, "", "")]
    return tuple(found)


def _graduated(dossier: Dossier) -> frozenset[str] | None:
    if exams.rule_of(dossier.event).pass_score is None:
        return None
    return frozenset(row.participant.id for row in dossier.read(exams.overview).rows if row.verdict == "Lulus")


def _lacking(dossier: Dossier) -> tuple[str, ...]:
    told = dossier.read(event_texts.texts)
    return tuple(name for key, name in LETTERS.items() if not told.get(f"{key}-number"))
