"""What the page of an event says at its head and in its summary: facts, state, and the questions still open."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain import rundown as rules
from app.domain.quotas import QuotaLedger
from app.domain.rundown import Finding
from app.domain.timetable import most_of_one_class
from app.domain.vocabulary import CLOSED, DONE, EventState
from app.models.queries import events as queries
from app.services import attendance, events, office, planning, regions, rundown
from app.services.events import EventCard
from app.services.planning import RoleCard
from app.services.records import number

_TWICE = "Data gandanya digabung; kedua kursi tetap dihitung. Ubah status salah satunya bila memang satu orang."


@dataclass(frozen=True)
class OpenQuestion:
    """Something an officer should look at: a sentence, more of it, and the part of the event's page that answers it.

    `key` is stable: date, venue, quota, quota_gap, participants, doubtful, twice, subjects, sessions, hours, clashes,
    attendance, certificates.
    """

    key: str
    sentence: str
    detail: str
    section: str


@dataclass(frozen=True)
class Times:
    """When an event sits: its first and last hour ("08.00"), days with sessions, sessions that one signs for, lesson
    hours of one participant."""

    starts: str
    ends: str
    zone: str
    days: int
    sessions: int
    lesson_hours: Decimal


@dataclass(frozen=True)
class Overview:
    """An event at a glance. `recorded` and `unrecorded` count attendance cells, `twice` the people who hold more than
    one seat since their records were merged."""

    card: EventCard
    state: EventState
    ledger: QuotaLedger
    times: Times
    subjects: int
    roles: tuple[RoleCard, ...]
    doubtful: int
    twice: int
    recorded: int
    unrecorded: int
    certificates: int
    questions: tuple[OpenQuestion, ...]


def overview(event_id: str, today: date) -> Overview:
    """Read an event for its page.

    Raises: UserError: the event was removed in the meantime.
    """
    card = events.get(event_id)
    subjects = planning.subjects(event_id)
    sessions = planning.sessions(event_id)
    grid = attendance.grid(event_id)
    found = Overview(
        card=card,
        state=events.state_of(card, today),
        ledger=events.ledger(event_id),
        times=_times(sessions),
        subjects=len(subjects),
        roles=planning.roles(event_id),
        doubtful=sum(bool(row.participant.remarks) for row in grid.rows),
        twice=len(queries.seats_of_one(event_id)),
        recorded=grid.recorded,
        unrecorded=grid.unrecorded,
        certificates=queries.certificates_by_event([event_id])[event_id].get("terbit", 0),
        questions=(),
    )
    taught = _teaching_questions(found, rundown.findings(event_id))
    asked = (*_plan_questions(found), *taught, *_after_questions(found))
    return replace(found, questions=asked)


def _times(sessions: tuple[planning.SessionCard, ...]) -> Times:
    own = office.card()
    attended = [session for session in sessions if not session.unattended]
    starts = sorted(session.starts for session in sessions if session.starts)
    ends = sorted(session.ends for session in sessions if session.ends)
    return Times(
        starts=starts[0] if starts else "",
        ends=ends[-1] if ends else "",
        zone=regions.zone_of(own.region if own else "").name,
        days=len({session.date for session in sessions}),
        sessions=len(attended),
        lesson_hours=most_of_one_class((number(session.lesson_hours), session.batch) for session in attended),
    )


def _plan_questions(found: Overview) -> tuple[OpenQuestion, ...]:
    ledger, card = found.ledger, found.card
    stated = f"Surat menyebut {ledger.stated_total} orang, jumlah kuota {ledger.quota_total}."
    asked = (
        (not card.starts_on, OpenQuestion("date", "Tanggal belum diisi", "", "form")),
        (not card.venue, OpenQuestion("venue", "Tempat belum diisi", "", "form")),
        (not ledger.lines, OpenQuestion("quota", "Kuota belum diisi", "", "participants")),
        (
            bool(ledger.sentence) and not card.quota_note,
            OpenQuestion("quota_gap", ledger.sentence, f"{stated} Kedua angka disimpan apa adanya.", "participants"),
        ),
        (not ledger.registered, OpenQuestion("participants", "Belum ada peserta", "", "participants")),
        (
            bool(found.doubtful),
            OpenQuestion("doubtful", f"{found.doubtful} peserta perlu diperiksa", "", "participants"),
        ),
        (
            bool(found.twice),
            OpenQuestion("twice", f"{found.twice} orang tercatat dua kali", _TWICE, "participants"),
        ),
    )
    return tuple(question for holds, question in asked if holds)


def _teaching_questions(found: Overview, findings: tuple[Finding, ...]) -> tuple[OpenQuestion, ...]:
    hours = next((finding.sentence for finding in findings if finding.key == rules.HOURS), "")
    clashes = [finding.sentence for finding in findings if finding.key != rules.HOURS]
    said = f"{len(clashes)} hal pada jadwal tidak cocok" if len(clashes) > 1 else "Satu hal pada jadwal tidak cocok"
    asked = (
        (not found.subjects, OpenQuestion("subjects", "Materi belum diisi", "", "schedule")),
        (not found.times.sessions, OpenQuestion("sessions", "Sesi belum disusun", "", "schedule")),
        (bool(hours), OpenQuestion("hours", "Jumlah JP materi dan sesi berbeda", hours, "schedule")),
        (bool(clashes), OpenQuestion("clashes", said, clashes[0] if clashes else "", "schedule")),
    )
    return tuple(question for holds, question in asked if holds)


def _after_questions(found: Overview) -> tuple[OpenQuestion, ...]:
    if found.state not in (DONE, CLOSED) or not found.ledger.registered:
        return ()
    asked = (
        (
            found.unrecorded > 0,
            OpenQuestion("attendance", f"{found.unrecorded} kehadiran belum dicatat", "", "attendance"),
        ),
        (not found.certificates, OpenQuestion("certificates", "Sertifikat belum diterbitkan", "", "certificates")),
    )
    return tuple(question for holds, question in asked if holds)
