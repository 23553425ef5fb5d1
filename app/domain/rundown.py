"""What does not hold together in the rundown of an event, said in sentences; nothing here changes anything."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, combinations, product

from app.domain import titles, wording
from app.domain.timetable import Span, minutes, overlap, share_people
from app.domain.weekdays import slips

HOURS = "hours"
"""The key of what is said of lesson hours in all; the summary asks about it apart."""
_AND = re.compile(r"\s*(?:;|/|\n|\s&\s|\sdan\s)\s*")
# Not anybody: stands where a name is to come.
_NOBODY = frozenset({"", "narasumber", "beberapa narasumber", "moderator", "panitia", "tim", "fasilitator", "-", "–"})


@dataclass(frozen=True)
class Finding:
    """Something that does not hold together: a sentence, and the session that it begins at ("" for the event).

    `key` is stable: order, outside, class, person, room, length, subject_hours, hours, weekday.
    """

    key: str
    sentence: str
    session: str = ""


@dataclass(frozen=True)
class Slot:
    """A session as the rules see it. `people` are those who speak or moderate; `event` is "" for the event at hand,
    else the code of another one. `batch` is the id of its class, `batch_name` how it is called."""

    id: str
    date: str
    starts: str
    ends: str
    title: str
    lesson_hours: Decimal = Decimal(0)
    people: tuple[str, ...] = ()
    room: str = ""
    batch: str = ""
    batch_name: str = ""
    unattended: bool = False
    subject: str = ""
    event: str = ""

    @property
    def span(self) -> Span | None:
        """When it sits; None while a time is missing, or its end is not after its beginning."""
        starts, ends = minutes(self.starts), minutes(self.ends)
        return Span(self.id, starts, ends, self.batch) if starts is not None and ends and ends > starts else None

    @property
    def said(self) -> str:
        """ "“Pembukaan” (08.30–09.00)", with its class and its event where it needs telling."""
        of = [part for part in (f"{self.starts}–{self.ends}", self.batch_name, self.event) if part]
        return f"“{self.title}” ({', '.join(of)})"


@dataclass(frozen=True)
class Plan:
    """An event's rundown: its days, minutes of a JP, texts by what they are called, JP of its subjects by title."""

    starts_on: dt.date | None
    ends_on: dt.date | None
    lesson_minutes: int
    slots: Sequence[Slot]
    texts: Sequence[tuple[str, str]] = ()
    subject_hours: Sequence[tuple[str, str, Decimal]] = ()
    batches: Sequence[str] = field(default=())


def findings(plan: Plan, elsewhere: Iterable[Slot] = ()) -> tuple[Finding, ...]:
    """All that does not hold together, by day and time; `elsewhere` are sessions of other events on the same days."""
    order = {slot.id: place for place, slot in enumerate(sorted(plan.slots, key=lambda s: (s.date, s.starts)))}
    of_sessions = [*_order(plan), *_outside(plan), *_side_by_side(plan, tuple(elsewhere)), *_lengths(plan)]
    of_sessions.sort(key=lambda finding: order.get(finding.session, -1))
    return (*of_sessions, *_subject_hours(plan), *_hours(plan), *_weekdays(plan))


def named(text: str) -> tuple[str, ...]:
    """Those whom a field of people names: "A dan B", "A; B"; nobody where only a role stands."""
    return tuple(name for name in _AND.split(text.strip()) if name.casefold() not in _NOBODY)


def person_key(name: str) -> str:
    """The same for one person written with titles and without."""
    return " ".join(re.sub(r"[^\w\s]", " ", titles.part(name).name).casefold().split())


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None


def _day_said(iso: str) -> str:
    day = _day(iso)
    return wording.long_date(day) if day else iso or "tanggal kosong"


def _order(plan: Plan) -> Iterator[Finding]:
    for slot in plan.slots:
        starts, ends = minutes(slot.starts), minutes(slot.ends)
        if starts is not None and ends is not None and ends <= starts:
            yield Finding("order", f"{slot.said} pada {_day_said(slot.date)} selesai sebelum mulai.", slot.id)


def _outside(plan: Plan) -> Iterator[Finding]:
    if plan.starts_on is None:
        return
    last = plan.ends_on or plan.starts_on
    by_day = defaultdict(list)
    for slot in plan.slots:
        day = _day(slot.date)
        if day is None or not plan.starts_on <= day <= last:
            by_day[slot.date].append(slot)
    for iso, slots in sorted(by_day.items()):
        sessions = f"{len(slots)} sesi" if len(slots) > 1 else slots[0].said
        when = wording.date_range(plan.starts_on, last)
        yield Finding("outside", f"{sessions} pada {_day_said(iso)}, di luar tanggal kegiatan ({when}).", slots[0].id)


def _side_by_side(plan: Plan, elsewhere: Sequence[Slot]) -> Iterator[Finding]:
    """What two sessions at the same time may not share: participants, somebody who speaks or moderates, a room."""
    by_day = defaultdict(list)
    for slot in (*plan.slots, *elsewhere):
        if slot.span is not None:
            by_day[slot.date].append(slot)
    for iso, slots in sorted(by_day.items()):
        own = sorted((slot for slot in slots if not slot.event), key=lambda slot: (slot.starts, slot.id))
        for one, other in chain(combinations(own, 2), product(own, (slot for slot in slots if slot.event))):
            if overlap(_span(one), _span(other)):
                yield from _shared(iso, one, other)


def _span(slot: Slot) -> Span:
    found = slot.span
    if found is None:
        raise ValueError(slot)
    return found


def _shared(iso: str, one: Slot, other: Slot) -> Iterator[Finding]:
    both = f"{one.said} dan {other.said} pada {_day_said(iso)}"
    if not other.event and share_people(one.batch, other.batch) and not (_rests(one, other) or _rests(other, one)):
        whom = f" untuk {one.batch_name or other.batch_name}" if one.batch or other.batch else ""
        yield Finding("class", f"{both} berbenturan{whom}.", one.id)
    theirs = {person_key(name) for name in other.people}
    for name in one.people:
        if person_key(name) in theirs:
            yield Finding("person", f"{name} bertugas bersamaan pada {both}.", one.id)
    if one.room and _same(one.room, other.room) and not (_rests(one, other) or _rests(other, one)):
        yield Finding("room", f"Ruang {one.room} dipakai bersamaan untuk {both}.", one.id)


def _rests(rest: Slot, whole: Slot) -> bool:
    """Whether one is a break within the other: nobody signs for it, and it lies inside."""
    inner, outer = _span(rest), _span(whole)
    inside = outer.starts <= inner.starts and inner.ends <= outer.ends
    return rest.unattended and not whole.unattended and not whole.event and not rest.event and inside


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _lengths(plan: Plan) -> Iterator[Finding]:
    """JP × minutes of a JP against the clock. A day-long session without a subject may take longer: people rest."""
    for slot in plan.slots:
        if slot.span is None or slot.unattended or not slot.lesson_hours:
            continue
        length = slot.span.ends - slot.span.starts
        breaks = [s for s in plan.slots if s.span and s.date == slot.date and s.id != slot.id and _rests(s, slot)]
        length -= sum(_span(one).ends - _span(one).starts for one in breaks)
        wanted = slot.lesson_hours * plan.lesson_minutes
        loose = not slot.subject
        if length < wanted or (not loose and length - wanted >= plan.lesson_minutes):
            hours = wording.decimal_text(slot.lesson_hours)
            counted = f"{hours} JP × {plan.lesson_minutes} menit = {wording.decimal_text(wanted)} menit"
            said = f"{slot.said} pada {_day_said(slot.date)}: {counted}, waktunya {length} menit."
            yield Finding("length", said, slot.id)


def _sat(plan: Plan, batch: str) -> list[Slot]:
    """The sessions that count for one class, or for all where there are no classes."""
    return [slot for slot in plan.slots if not slot.unattended and slot.batch in {"", batch}]


def _subject_hours(plan: Plan) -> Iterator[Finding]:
    """JP of each subject against its sessions, class by class; nothing is said while no session has a subject."""
    if not any(slot.subject for slot in plan.slots):
        return
    for subject, title, hours in plan.subject_hours:
        for batch in plan.batches or ("",):
            own = [slot for slot in _sat(plan, batch) if slot.subject == subject]
            counted = sum((slot.lesson_hours for slot in own), Decimal(0))
            if counted != hours:
                whom = next((f" untuk {slot.batch_name}" for slot in plan.slots if batch and slot.batch == batch), "")
                said = f"{wording.decimal_text(counted)} JP{whom}" if own else f"belum ada sesinya{whom}"
                sentence = f"Materi “{title}” {wording.decimal_text(hours)} JP, menurut jadwal {said}."
                yield Finding("subject_hours", sentence, own[0].id if own else "")
                break


def _hours(plan: Plan) -> Iterator[Finding]:
    taught = sum((hours for _, _, hours in plan.subject_hours), Decimal(0))
    if not plan.subject_hours or not plan.slots:
        return
    told = (sum((slot.lesson_hours for slot in _sat(plan, batch)), Decimal(0)) for batch in plan.batches or ("",))
    off = next((hours for hours in told if hours != taught), None)
    if off is not None:
        said = f"{wording.decimal_text(taught)} JP menurut materi, {wording.decimal_text(off)} JP menurut sesi"
        yield Finding(HOURS, f"Jumlah JP berbeda: {said}.")


def _weekdays(plan: Plan) -> Iterator[Finding]:
    year = plan.starts_on.year if plan.starts_on else 0
    sessions = ((f"judul sesi “{slot.title}”", slot.title, slot.id) for slot in plan.slots if not slot.event)
    for called, text, session in (*((called, text, "") for called, text in plan.texts), *sessions):
        for slip in slips(text, year):
            told = f"{wording.plain_date(slip.date)} adalah hari {slip.weekday}"
            yield Finding("weekday", f"“{slip.typed}” pada {called}: {told}.", session)
