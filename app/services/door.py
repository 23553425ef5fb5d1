"""What the desk at the door knows of an event: who is expected, the sessions it may record, who is there already."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from app.domain import codes, finding, wording
from app.domain.vocabulary import ACTIVE_STATUSES, ROLES
from app.models import base, groups, rows
from app.models.queries import events as queries
from app.services import arrivals, batches, events, office, people, planning, regions
from app.services.planning import SessionCard

_MOST_FOUND = 6


@dataclass(frozen=True)
class Guest:
    """Somebody of the event as the desk sees them, without any number of theirs.

    `role` is "" for participants, else the part they have: nobody checks those in. `successor` is the name of who came
    in the place of one who was substituted.
    """

    id: str
    code: str
    name: str
    origin: str
    regency: str
    region: str
    batch: str
    batch_name: str
    room: str
    status: str
    reason: str
    role: str = ""
    successor: str = ""
    tokens: frozenset[str] = frozenset()

    @property
    def expected(self) -> bool:
        """Whether the person holds a seat."""
        return not self.role and self.status in ACTIVE_STATUSES


@dataclass(frozen=True)
class Occasion:
    """What somebody may be checked in for: one session, those of all classes at one hour, or a whole day.

    `begins` and `ends` are moments at the office's clock; `batch` the class of a session that is one class's own.
    """

    key: str
    label: str
    sessions: tuple[str, ...]
    begins: datetime
    ends: datetime
    batch: str = ""
    whole_day: bool = False


@dataclass(frozen=True)
class Tally:
    """Present and expected for an occasion, in all and by regency: (name, present, expected)."""

    present: int
    expected: int
    regencies: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Roster:
    """Everything that the page needs between two scans, read once; the page adds to `present` what it records.

    `present` are (participant, session); `batch_of_session` is "" for a session of all classes; `hours` how far the
    office's clock is ahead of UTC; `regencies` (code, name) where somebody new may come from, those with a quota first.
    """

    event_id: str
    guests: tuple[Guest, ...]
    occasions: tuple[Occasion, ...]
    batch_of_session: dict[str, str]
    present: frozenset[tuple[str, str]]
    hours: int
    regencies: tuple[tuple[str, str], ...] = ()
    classes: tuple[tuple[str, str], ...] = ()

    def by_code(self, code: str) -> tuple[Guest, ...]:
        """Whose tag this is; nearly always one, for a code is no more than a short hash."""
        return tuple(guest for guest in self.guests if guest.code == code)

    def by_id(self, participant_id: str) -> Guest | None:
        """The guest with an id."""
        return next((guest for guest in self.guests if guest.id == participant_id), None)

    def find(self, text: str, limit: int = _MOST_FOUND) -> tuple[Guest, ...]:
        """Those whose name has all these words, however unfinished and in whatever order; seat holders first."""
        wanted = finding.wish(text)
        if not wanted:
            return ()
        found = [guest for guest in self.guests if finding.fulfils(guest.tokens, wanted)]
        return tuple(sorted(found, key=lambda guest: (bool(guest.role), not guest.expected)))[:limit]

    def sessions_of(self, occasion: Occasion, guest: Guest) -> tuple[str, ...]:
        """The sessions of an occasion that are this guest's own."""
        return tuple(one for one in occasion.sessions if self.batch_of_session[one] in {"", guest.batch})

    def occasion_at(self, now: datetime) -> Occasion | None:
        """The sitting that runs now, else the next one, else the last; all classes at once before one class's own."""
        local = now.astimezone(timezone(timedelta(hours=self.hours))).replace(tzinfo=None)
        sittings = [one for one in self.occasions if not one.whole_day]
        running = [one for one in sittings if one.begins <= local < one.ends]
        coming = [one for one in sittings if one.begins > local]
        if running:
            begins = max(one.begins for one in running)
        elif coming:
            begins = min(one.begins for one in coming)
        else:
            begins = max((one.begins for one in sittings), default=local)
        return next((one for one in sittings if one.begins == begins), None)

    def tally(self, occasion: Occasion) -> Tally:
        """How many of those expected are there: in any of their sessions of the occasion."""
        there: Counter[str] = Counter()
        expected: Counter[str] = Counter()
        for guest in self.guests:
            theirs = self.sessions_of(occasion, guest) if guest.expected else ()
            if theirs:
                expected[guest.regency] += 1
                there[guest.regency] += any((guest.id, one) in self.present for one in theirs)
        lines = tuple((name, there[name], expected[name]) for name in sorted(expected))
        return Tally(there.total(), expected.total(), lines)


def roster(event_id: str) -> Roster:
    """Read all that the desk of an event needs."""
    sessions = [card for card in planning.sessions(event_id) if not card.unattended and card.date]
    return Roster(
        event_id=event_id,
        guests=(*_participants(event_id), *_others(event_id)),
        occasions=_occasions(event_id, sessions),
        batch_of_session={card.id: card.batch for card in sessions},
        present=frozenset(cell for cell, mark in queries.marks(event_id).items() if mark == "H"),
        hours=arrivals.clock_of(event_id),
        regencies=_regencies(event_id),
        classes=tuple((card.id, card.name) for card in batches.listing(event_id)),
    )


def participant_with_nik(event_id: str, nik: str) -> str:
    """The id of the participant with this NIK, as a card was read; "" where nobody of the event has it."""
    person = people.find_by_nik(nik)
    if person is None:
        return ""
    seats = rows.among("participant", "id", [base.natural_id(event_id, one) for one in groups.members(person.id)])
    best = min(seats, key=lambda row: row["status"] not in ACTIVE_STATUSES, default=None)
    return str(best["id"]) if best else ""


def _regencies(event_id: str) -> tuple[tuple[str, str], ...]:
    quotas = [row["region"] for row in rows.find("quota", "region", event=event_id)]
    own = office.required_card(events.get(event_id).office).region
    provinces = dict.fromkeys(code[:2] for code in (own, *quotas) if code)
    others = [one.code for province in provinces for one in regions.gazetteer().children(province)]
    return tuple((code, regions.short(code)) for code in dict.fromkeys((*quotas, *others)))


def _participants(event_id: str) -> Iterable[Guest]:
    found = queries.participants(event_id)
    classes = {card.id: card for card in batches.listing(event_id)}
    successors = {row["replaces"]: people.display_name(row) for row in found if row["replaces"]}
    for row in found:
        place = regions.origin(row["village"], row["village_name"])
        sits = classes.get(row["batch"])
        yield Guest(
            id=row["id"],
            code=codes.code_of(row["id"]),
            name=people.display_name(row),
            origin=", ".join(part for part in (place.village, place.district) if part),
            regency=place.regency or regions.short(row["region"]),
            region=row["region"],
            batch=row["batch"],
            batch_name=sits.name if sits else "",
            room=sits.room if sits else "",
            status=row["status"],
            reason=row["reason"],
            successor=successors.get(row["id"], ""),
            tokens=frozenset(finding.tokens([row["name"]])),
        )


def _others(event_id: str) -> Iterable[Guest]:
    """Speakers, committee and guests bear tags too: the desk says who they are."""
    for card in planning.roles(event_id):
        yield Guest(
            id=card.id, code=codes.code_of(card.id), name=card.display_name or card.position, origin=card.position,
            regency="", region="", batch="", batch_name="", room="", status="", reason="",
            role=ROLES.get(card.role, card.role), tokens=frozenset(finding.tokens([card.name])),
        )  # fmt: skip


def _occasions(event_id: str, sessions: list[SessionCard]) -> tuple[Occasion, ...]:
    """Hour by hour and session by session; a day of several hours also as a whole."""
    by_id = {card.id: card for card in planning.subjects(event_id)}
    classes = {card.id: card.name for card in batches.listing(event_id)}
    days: dict[str, dict[str, list[SessionCard]]] = {}
    for card in sorted(sessions, key=lambda one: (one.date, one.starts, classes.get(one.batch, ""))):
        days.setdefault(card.date, {}).setdefault(card.starts, []).append(card)
    found: list[Occasion] = []
    for iso, hours in days.items():
        for starts, cards in hours.items():
            titles = {card.id: planning.session_title(card, by_id) for card in cards}
            if len(cards) > 1:
                found.append(_occasion(iso, cards, f"{starts} semua kelas"))
            for card in cards:
                own = f" · {classes[card.batch]}" if card.batch in classes else ""
                words = " ".join(part for part in (starts, titles[card.id]) if part)
                found.append(_occasion(iso, [card], words + own))
        if len(hours) > 1:
            found.append(_occasion(iso, [one for cards in hours.values() for one in cards], "sepanjang hari"))
    return tuple(found)


def _occasion(iso: str, cards: list[SessionCard], words: str) -> Occasion:
    hours = {card.starts for card in cards}
    key = cards[0].id if len(cards) == 1 else f"{iso} {'' if len(hours) > 1 else cards[0].starts}"
    return Occasion(
        key=key,
        label=f"{_day_words(iso)}, {words}",
        sessions=tuple(card.id for card in cards),
        begins=min(_moment(iso, card.starts, time.min) for card in cards),
        ends=max(_moment(iso, card.ends, time.max) for card in cards),
        batch=cards[0].batch if len(cards) == 1 else "",
        whole_day=len(hours) > 1,
    )


def _day_words(iso: str) -> str:
    try:
        return wording.short_date(date.fromisoformat(iso))
    except ValueError:  # a day that somebody typed in words
        return iso


def _moment(iso: str, clock: str, unknown: time) -> datetime:
    """A moment at the office's clock; what is not known counts as all of the day, an unknown day as long ago."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return datetime.min  # noqa: DTZ901  # compared with local moments only
    hour, _, minute = clock.replace(":", ".").partition(".")
    known = hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60
    return datetime.combine(day, time(int(hour), int(minute)) if known else unknown)

