"""The file of `event create`: one event as JSON, in the names that `event show --json` writes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.regions import normal_code
from app.domain.vocabulary import LEVELS, ROLES
from app.exchange.json_fields import Fields, read_object


@dataclass(frozen=True)
class QuotaPlan:
    """Seats of one region; None is "belum ditetapkan"."""

    region: str
    seats: int | None


@dataclass(frozen=True)
class SubjectPlan:
    """What is taught; lesson hours (JP) are None where not told."""

    title: str
    lesson_hours: Decimal | None
    speaker: str = ""


@dataclass(frozen=True)
class SessionPlan:
    """One sitting: times as "HH:MM" or "", the subject by its title (or a title of its own, as "Pembukaan")."""

    date: date
    starts: str
    ends: str
    subject: str
    lesson_hours: Decimal | None = None


@dataclass(frozen=True)
class RolePlan:
    """Somebody's part in the event. `role` is a key of `vocabulary.ROLES`."""

    role: str
    name: str
    front_title: str = ""
    back_title: str = ""
    position: str = ""
    represented_by: str = ""
    represented_by_position: str = ""
    gist: str = ""


@dataclass(frozen=True)
class EventPlan:
    """One event as planned. `stated_total` is kept apart from the quotas, whatever their sum; None is not told.

    `example_note` says which facts are invented, "" for a real event.
    """

    code: str
    title: str
    level: str
    starts_on: date
    ends_on: date
    venue: str
    stated_total: int | None
    quotas: tuple[QuotaPlan, ...] = ()
    subjects: tuple[SubjectPlan, ...] = ()
    sessions: tuple[SessionPlan, ...] = ()
    roles: tuple[RolePlan, ...] = ()
    place: str = ""
    host: str = ""
    organiser: str = ""
    batch: str = ""
    theme: str = ""
    legal_basis: str = ""
    objectives: str = ""
    competences: str = ""
    partner_pillars: str = ""
    funding: str = ""
    quota_note: str = ""
    number_pattern: str = ""
    lesson_minutes: int | None = None
    threshold: int | None = None
    number_start: int | None = None
    example_note: str = ""


_TEXTS = (
    "place", "host", "organiser", "batch", "theme", "legal_basis", "objectives", "competences", "partner_pillars",
    "funding", "quota_note", "number_pattern", "example_note",
)  # fmt: skip


def read_event(path: Path) -> EventPlan:
    """Read an event's file.

    Raises:
        UserError: the file cannot be read, or a field is missing or wrong; it is named.
    """
    return event_plan(read_object(path))


def event_plan(fields: Fields) -> EventPlan:
    """An event from its JSON object; fields of `event show` that follow from others are passed over."""
    starts_on = fields.day("starts_on", required=True)
    ends_on = fields.day("ends_on") or starts_on
    if starts_on is None or ends_on is None or ends_on < starts_on:
        fields.refuse("ends_on", "lebih awal daripada starts_on")
    return EventPlan(
        code=fields.text("code", required=True),
        title=fields.text("title", required=True),
        level=fields.choice("level", LEVELS, "dasar"),
        starts_on=starts_on,
        ends_on=ends_on,
        venue=fields.text("venue"),
        stated_total=fields.whole("stated_total"),
        quotas=_quotas(fields),
        subjects=_subjects(fields),
        sessions=_sessions(fields, starts_on, ends_on),
        roles=_roles(fields),
        lesson_minutes=fields.whole("lesson_minutes", lowest=1, highest=240),
        threshold=fields.whole("threshold", highest=100),
        number_start=fields.whole("number_start", lowest=1, highest=1_000_000),
        **{name: fields.text(name) for name in _TEXTS},
    )


def _quotas(fields: Fields) -> tuple[QuotaPlan, ...]:
    quotas: dict[str, QuotaPlan] = {}
    for item in fields.objects("quotas"):
        region = normal_code(item.text("region", required=True))
        if not region:
            item.refuse("region", f"“{item.text('region')}” bukan kode wilayah; tulis seperti 14.08")
        if region in quotas:
            item.refuse("region", f"{region} disebut dua kali")
        quotas[region] = QuotaPlan(region, item.whole("seats"))
    return tuple(quotas.values())


def _subjects(fields: Fields) -> tuple[SubjectPlan, ...]:
    return tuple(
        SubjectPlan(item.text("title", required=True), _hours(item), item.text("speaker"))
        for item in fields.objects("subjects")
    )


def _sessions(fields: Fields, first: date, last: date) -> tuple[SessionPlan, ...]:
    sessions = []
    for item in fields.objects("sessions"):
        day = item.day("date", required=True)
        if day is None or not first <= day <= last:
            item.refuse("date", "di luar hari kegiatan")
        starts, ends = item.clock("starts"), item.clock("ends")
        if starts and ends and ends <= starts:
            item.refuse("ends", "tidak setelah jam mulai")
        sessions.append(SessionPlan(day, starts, ends, item.text("subject"), _hours(item)))
    return tuple(sessions)


def _hours(item: Fields) -> Decimal | None:
    hours = item.decimal("lesson_hours")
    if hours is not None and hours < 0:
        item.refuse("lesson_hours", "tidak boleh kurang dari 0")
    return hours


def _roles(fields: Fields) -> tuple[RolePlan, ...]:
    return tuple(
        RolePlan(
            role=item.choice("role", ROLES, "speaker"),
            name=item.text("name"),
            front_title=item.text("front_title"),
            back_title=item.text("back_title"),
            position=item.text("position"),
            represented_by=item.text("represented_by"),
            represented_by_position=item.text("represented_by_position"),
            gist=item.text("gist"),
        )
        for item in fields.objects("roles")
    )
