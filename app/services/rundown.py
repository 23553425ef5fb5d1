"""The rundown of an event: what does not hold together in it, moving its sessions, and its breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from app.domain import rundown as rules
from app.domain import wording
from app.domain.rundown import Finding, Plan, Slot
from app.domain.timetable import DAY, UNTIMED, Span, clock, gap_for, minutes, most_of_one_class, pushed
from app.errors import UserError
from app.models import rows
from app.services import batches, events, planning
from app.services.events import EventCard
from app.services.planning import SessionCard, SubjectCard
from app.services.records import as_record, day, existing, number
from app.services.steps import DataChange, step

_TEXTS = (
    ("title", "nama kegiatan"), ("theme", "tema"), ("venue", "tempat"), ("batch", "angkatan"),
    ("objectives", "tujuan"), ("legal_basis", "dasar hukum"), ("quota_note", "catatan kuota"),
)  # fmt: skip


@dataclass(frozen=True)
class Pause:
    """Something that is often put into a day and nobody signs for: its usual length in minutes, and where it goes."""

    title: str
    minutes: int
    where: Literal["start", "pause", "end"]


PAUSES = (
    Pause("Istirahat", 15, "pause"),
    Pause("Istirahat, salat, makan", 60, "pause"),
    Pause("Pembukaan", 30, "start"),
    Pause("Penutupan", 30, "end"),
)
_MORNING = 8 * 60


def findings(event_id: str) -> tuple[Finding, ...]:
    """What does not hold together in the rundown, in sentences, each with the id of the session it begins at.

    Raises: UserError: the event was removed in the meantime.
    """
    event = events.get(event_id)
    cards, subjects = planning.sessions(event_id), {card.id: card for card in planning.subjects(event_id)}
    classes = {card.id: card for card in batches.listing(event_id)}
    starts, ends = event.days
    texts = [(called, str(getattr(event, name))) for name, called in _TEXTS]
    texts += [(f"materi “{card.title}”", card.title) for card in subjects.values()]
    plan = Plan(
        starts_on=starts,
        ends_on=ends,
        lesson_minutes=event.lesson_minutes,
        slots=tuple(_slot(card, subjects, classes) for card in cards),
        texts=texts,
        subject_hours=tuple((card.id, card.title, number(card.lesson_hours)) for card in subjects.values()),
        batches=tuple(classes),
    )
    return rules.findings(plan, _elsewhere(event, {card.date for card in cards}))


def lesson_hours(event_id: str) -> Decimal:
    """JP of an event as one participant sits them: of classes side by side only one counts."""
    cards = (card for card in planning.sessions(event_id) if not card.unattended)
    return most_of_one_class((number(card.lesson_hours), card.batch) for card in cards)


def move_session(session_id: str, date: str, starts: str) -> DataChange:
    """Let a session begin on another day or at another time; it keeps its length, and its attendance.

    Raises: UserError: it was removed, the day is none, or it would last beyond midnight.
    """
    card = as_record(SessionCard, existing("session", session_id, "Sesi"))
    begin, untouched = minutes(starts), "Sesi tidak dipindahkan."
    if day(date) is None or (starts and begin is None):
        raise UserError("Hari atau jam tujuannya tidak dikenal.", untouched, "Ubah tanggal dan waktunya pada isian.")
    moved = replace(card, date=date)
    if begin is not None:
        moved = replace(moved, starts=clock(begin), ends=_end(card, begin))
    with step(f"Memindahkan sesi ke {_when(moved)}") as changes:
        changes.put("session", session_id, {"date": moved.date, "starts": moved.starts, "ends": moved.ends})
        return changes.summary(session_id, f"Sesi dipindahkan ke {_when(moved)}")


def add_break(event_id: str, title: str, length: int, date: str, starts: str, batch: str = "") -> DataChange:
    """Put something that nobody signs for between the sessions; what stands in its way that day goes on later.

    Raises: UserError: no such day or time, or a session would go on beyond midnight.
    """
    events.get(event_id)
    begin = minutes(starts)
    if day(date) is None or begin is None:
        raise UserError("Hari atau jamnya belum diisi.", "Belum ditambahkan.", "Pilih hari dan jam mulainya.")
    card = SessionCard(
        date=date, starts=clock(begin), ends=_clock_within(begin + length), title=title, lesson_hours="0",
        batch=batch, unattended=True,
    )  # fmt: skip
    there = {one.id: one for one in planning.sessions(event_id) if one.date == date}
    spans = [span for one in there.values() if (span := span_of(one))]
    later = pushed(Span("", begin, begin + length, batch), spans)
    with step(f"Menambah {title.lower()[:60]}") as changes:
        added = planning.save_session(event_id, card).subject
        for one, at in later.items():
            changes.put("session", one, {"starts": clock(at), "ends": _end(there[one], at)})
        said = f"{title} ditambahkan, {_when(card)}"
        return changes.summary(added, f"{said}; {len(later)} sesi sesudahnya digeser" if later else said)


def begin_of(pause: Pause, spans: Sequence[Span]) -> int:
    """The minute at which a pause goes into a day with these sessions."""
    if pause.where == "pause":
        return gap_for(pause.minutes, spans, _MORNING)
    edges = [span.starts if pause.where == "start" else span.ends for span in spans]
    return min(edges, default=_MORNING) if pause.where == "start" else max(edges, default=_MORNING)


def span_of(card: SessionCard) -> Span | None:
    """When a session sits; one without an end is taken as an hour. None while it has no beginning."""
    starts = minutes(card.starts)
    if starts is None:
        return None
    ends = minutes(card.ends)
    return Span(card.id, starts, ends if ends and ends > starts else min(starts + UNTIMED, DAY - 1), card.batch)


def people_of(card: SessionCard, subject: SubjectCard | None) -> str:
    """Who speaks: those of the session, else the subject's own."""
    return card.speaker or (subject.speaker if subject else "")


def _slot(
    card: SessionCard, subjects: dict[str, SubjectCard], classes: dict[str, batches.BatchCard], event: str = ""
) -> Slot:
    sits = classes.get(card.batch)
    speaks = people_of(card, subjects.get(card.subject or ""))
    return Slot(
        id=card.id,
        date=card.date,
        starts=card.starts,
        ends=card.ends,
        title=planning.session_title(card, subjects),
        lesson_hours=number(card.lesson_hours),
        people=(*rules.named(speaks), *rules.named(card.moderator)),
        room=card.room or (sits.room if sits else ""),
        batch=card.batch if sits else "",
        batch_name=sits.name if sits else "",
        unattended=card.unattended,
        subject=card.subject or "",
        event=event,
    )


def _elsewhere(event: EventCard, dates: set[str]) -> tuple[Slot, ...]:
    """The sessions of the office's other events on these days; a room counts only where the venue is the same."""
    found = [row for row in rows.among("session", "date", sorted(dates - {""})) if row["event"] != event.id]
    slots: list[Slot] = []
    for other_id in sorted({row["event"] for row in found}):
        other = rows.get("event", other_id)
        if other is None or other["office"] != event.office:
            continue
        subjects = {card.id: card for card in planning.subjects(other_id)}
        classes = {card.id: card for card in batches.listing(other_id)}
        here = other["venue"].casefold().strip() == event.venue.casefold().strip()
        for row in found:
            if row["event"] == other_id:
                slot = _slot(as_record(SessionCard, row), subjects, classes, other["code"])
                slots.append(slot if here else replace(slot, room=""))
    return tuple(slots)


def _end(card: SessionCard, begin: int) -> str:
    """When it ends that begins now, as long as it was; without a known length the end stays while it is later."""
    span = span_of(card)
    if span is not None and card.ends:
        return _clock_within(begin + span.ends - span.starts)
    return card.ends if (minutes(card.ends) or 0) > begin else ""


def _clock_within(since_midnight: int) -> str:
    if since_midnight >= DAY:
        raise UserError("Sesi akan melewati tengah malam.", "Tidak ada yang diubah.", "Pilih waktu yang lebih awal.")
    return clock(since_midnight)


def _when(card: SessionCard) -> str:
    one = day(card.date)
    times = "–".join(part for part in (card.starts, card.ends) if part)
    return ", ".join(part for part in (wording.long_date(one) if one else card.date, times) if part)
