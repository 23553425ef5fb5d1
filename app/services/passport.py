"""Paspor pelatihan: all that one human took part in, in all linked records, the newest first."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from app.domain import exams, wording
from app.domain import nik as nik_rules
from app.domain.attendance import Presence, Sitting, presence
from app.domain.vocabulary import ACTIVE_STATUSES, AWARD_LEVELS, LEVELS, PARTICIPANT_STATUSES, PERSON_STATUSES, ROLES
from app.models import groups, rows
from app.models.base import Row
from app.models.queries import passport as queries
from app.services import activities, award_results, awards, certificates, events, people, regions
from app.services.activities import ActivityRow
from app.services.certificate_register import PARTICIPANT
from app.services.certificate_rows import ROLES as CERTIFIED_ROLES
from app.services.certificates import ISSUED, RegisterEntry
from app.services.events import EventCard
from app.services.people import PersonCard
from app.services.records import day, number


@dataclass(frozen=True)
class PassportEvent:
    """One part in one event. `presence` is None for others than participants and for seats that were given up;
    `scores` are (exam, value); `certificate` is the newest in force, else the newest void one."""

    event_id: str
    code: str
    title: str
    level: str
    role: str
    starts_on: str
    ends_on: str
    organiser: str
    presence: Presence | None
    scores: tuple[tuple[str, str], ...]
    certificate: RegisterEntry | None

    @property
    def days(self) -> str:
        """ "12 September 2018"; what was typed where it is no date."""
        first, last = day(self.starts_on), day(self.ends_on)
        return wording.date_range(first, last or first) if first else self.starts_on

    @property
    def hours(self) -> str:
        """ "8 dari 8 JP (100 %)"; "" where nothing counts yet."""
        told = self.presence
        if told is None or not told.total or told.unrecorded == told.total:
            return ""
        attended, total = wording.decimal_text(told.attended), wording.decimal_text(told.total)
        return f"{attended} dari {total} JP ({told.percent} %)"


@dataclass(frozen=True)
class PassportAward:
    """One selection: `result` is "Terbaik I", "Peringkat 4", or that it is not decided; `number` that of the piagam."""

    title: str
    year: int | None
    level: str
    result: str
    number: str


@dataclass(frozen=True)
class Passport:
    """The whole. `facts` are (label, value) pairs for the head, the NIK masked; `records` how many linked records."""

    card: PersonCard
    name: str
    facts: tuple[tuple[str, str], ...]
    events: tuple[PassportEvent, ...]
    awards: tuple[PassportAward, ...]
    activities: tuple[ActivityRow, ...]
    records: int

    @property
    def lesson_hours(self) -> Decimal:
        """JP attended in all; of an event in which two linked records hold a seat, the seat with more."""
        most: dict[str, Decimal] = defaultdict(Decimal)
        for one in self.events:
            if one.presence:
                most[one.event_id] = max(most[one.event_id], one.presence.attended)
        return sum(most.values(), Decimal(0))

    @property
    def event_count(self) -> int:
        """Events, each once whatever the person did there."""
        return len({one.event_id for one in self.events})

    @property
    def twice(self) -> tuple[str, ...]:
        """The titles of events in which two linked records hold a seat."""
        seats = Counter(one.event_id for one in self.events if one.presence is not None)
        titles = {one.event_id: one.title or one.code for one in self.events}
        return tuple(titles[event] for event, count in seats.items() if count > 1)

    @property
    def twice_words(self) -> str:
        """What to say of them; "" where there are none."""
        if not self.twice:
            return ""
        return f"Tercatat dua kali karena data digabung, dihitung sekali: {'; '.join(self.twice)}."


def passport(person_id: str) -> Passport:
    """Collect a human's passport.

    Raises: UserError: the person was removed in the meantime.
    """
    card = people.get(person_id)
    members = list(groups.members(person_id))
    return Passport(
        card=card,
        name=display_name(card),
        facts=facts(card),
        events=_events(members),
        awards=_awards(members),
        activities=activities.listing(person_id),
        records=len(members),
    )


def display_name(card: PersonCard) -> str:
    """The name with titles; of an erased person that it was erased."""
    if card.erased:
        return "(data dihapus)"
    return wording.official_name(card.name, card.front_title, card.back_title)


def facts(card: PersonCard) -> tuple[tuple[str, str], ...]:
    """The head of a passport, "–" where nothing is known."""
    origin = regions.origin(card.region, card.village_name, long_words=True)
    told = (
        ("NIK", nik_rules.mask_nik(card.nik)),
        ("Asal", origin.line),
        ("Unsur", card.pillar),
        ("Status", PERSON_STATUSES.get(card.status, card.status) if card.status else ""),
        ("SK", decree_words(card)),
        ("Nomor anggota IPSM", card.ipsm_number),
    )
    return tuple((label, value or "–") for label, value in told)


def decree_words(card: PersonCard) -> str:
    """ "188/1/2024, 2 Januari 2024, berlaku sampai 31 Desember 2028"; "" without a number."""
    if not card.decree_number:
        return ""
    until = f"berlaku sampai {date_words(card.decree_until)}" if card.decree_until else ""
    return ", ".join(part for part in (card.decree_number, date_words(card.decree_date), until) if part)


def date_words(text: str) -> str:
    """An ISO date in words; what was typed otherwise stays."""
    found = day(text)
    return wording.plain_date(found) if found else text


def _events(members: list[str]) -> tuple[PassportEvent, ...]:
    seats = queries.seats(members)
    roles = rows.among("event_role", "person", members)
    cards = {row["event"]: events.get(row["event"]) for row in seats}
    cards |= {row["event"]: events.get(row["event"]) for row in roles if rows.get("event", row["event"])}
    register = _certificates(members)
    present = _presences(seats, cards)
    scores = _scores([row["id"] for row in seats])
    found = [
        _part(
            cards[row["event"]],
            _seat_words(row["status"]),
            present.get(row["id"]),
            scores.get(row["id"], ()),
            register.get((row["event"], PARTICIPANT)),
        )
        for row in seats
    ]
    spoken = ((row["event"], str(row["role"])) for row in roles if row["event"] in cards)
    found += [
        _part(cards[event], ROLES.get(role, role), certificate=register.get((event, CERTIFIED_ROLES.get(role, ""))))
        for event, role in spoken
    ]
    return tuple(sorted(found, key=lambda one: (one.starts_on, one.code, one.role), reverse=True))


def _seat_words(status: str) -> str:
    return "Peserta" if status in ACTIVE_STATUSES else PARTICIPANT_STATUSES.get(status, status)


def _part(
    card: EventCard,
    role: str,
    present: Presence | None = None,
    scores: tuple[tuple[str, str], ...] = (),
    certificate: RegisterEntry | None = None,
) -> PassportEvent:
    return PassportEvent(
        event_id=card.id,
        code=card.code,
        title=card.title,
        level=LEVELS.get(card.level, card.level),
        role=role,
        starts_on=card.starts_on,
        ends_on=card.ends_on,
        organiser=card.organiser,
        presence=present,
        scores=scores,
        certificate=certificate,
    )


def _certificates(members: list[str]) -> dict[tuple[str, str], RegisterEntry]:
    """The certificate of each (event, capacity): in force before void, then the newest."""
    found: dict[tuple[str, str], RegisterEntry] = {}
    for entry in sorted(certificates.of_people(members), key=lambda entry: (entry.status == ISSUED, entry.date)):
        if entry.event_id:
            found[entry.event_id, entry.capacity] = entry
    return found


def _presences(seats: list[Row], cards: dict[str, EventCard]) -> dict[str, Presence]:
    own: dict[str, list[Sitting]] = defaultdict(list)
    for row in queries.sittings([seat["id"] for seat in seats]):
        own[row["participant"]].append(Sitting(number(row["lesson_hours"]), row["mark"], bool(row["theirs"])))
    return {
        seat["id"]: presence(own[seat["id"]], cards[seat["event"]].threshold)
        for seat in seats
        if seat["status"] in ACTIVE_STATUSES
    }


def _scores(participant_ids: list[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """(exam, value) by participant: the test before, the one after, then the others by name."""
    order = list(exams.NAMES)
    own: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for row in rows.among("exam_score", "participant", participant_ids):
        exam = str(row["exam"])
        place = order.index(exam) if exam in order else len(order)
        own[row["participant"]].append((place, exams.exam_name(exam), wording.decimal_text(number(row["value"]))))
    return {key: tuple((exam, value) for _, exam, value in sorted(found)) for key, found in own.items()}


def _awards(members: list[str]) -> tuple[PassportAward, ...]:
    piagam = {entry.selection_id: entry for entry in certificates.of_people(members) if entry.status == ISSUED}
    found = []
    for row in queries.nominations(members):
        card = awards.get(row["selection"])
        entry = piagam.get(card.id)
        found.append(
            PassportAward(
                title=card.title or card.code,
                year=card.year,
                level=AWARD_LEVELS.get(card.level, card.level),
                result=_result(card.id, row["id"]),
                number=entry.number if entry else "",
            )
        )
    return tuple(found)


def _result(selection_id: str, nominee_id: str) -> str:
    ranking = award_results.ranking(selection_id)
    line = next((line for line in ranking.rows if line.nominee_id == nominee_id), None)
    if line is None or line.rank is None or not ranking.complete:
        return "Nomine, penilaian belum selesai"
    return f"Terbaik {wording.roman(line.rank)}" if line.winner else f"Peringkat {line.rank}"
