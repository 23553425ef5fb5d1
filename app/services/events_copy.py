"""A new event from one that was held: its plan on other days, without its people and without what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.event_texts import BY_KEY, ELSEWHERE, PAYERS
from app.errors import UserError
from app.models import base, rows
from app.models.base import Row
from app.services import event_texts, events
from app.services.events import EventCard
from app.services.records import day
from app.services.steps import DataChange, Recorder, step

_YEAR = timedelta(weeks=52)  # the same weekday a year later
# Texts of the report that hold for the next event too; what came of this one does not.
_LASTING = frozenset({"background", "basis", "aims", "scope", "cost", "goods"}) | ELSEWHERE
# What of a part of the plan belongs to the day it was held, by table.
_OF_THE_DAY: Mapping[str, Row] = {
    "event_role": {"gist": "", "represented_by": "", "represented_position": ""},
}
# Parts of the plan in the order of their references: table, and its references to others of them.
_PLAN: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("batch", {}),
    ("subject", {}),
    ("session", {"subject": "subject", "batch": "batch"}),
    ("event_role", {}),
    ("allowance", {}),
    ("evaluation_item", {"role": "event_role"}),
)


@dataclass(frozen=True)
class CopyOrder:
    """What of an event the new one takes over. `starts_on` is its first day (ISO); all days keep their distance to
    it. `plan` are subjects and sessions with their classes, `roles` speakers and committee, `money` what is paid,
    `questions` the evaluation, `quotas` the stated total and the seats, `texts` legal basis, aims and the like."""

    code: str
    title: str
    starts_on: str
    plan: bool = True
    roles: bool = True
    money: bool = True
    questions: bool = True
    quotas: bool = False
    texts: bool = True

    @property
    def tables(self) -> frozenset[str]:
        """The parts of the plan that are wanted."""
        wanted = {"batch": self.plan, "subject": self.plan, "session": self.plan, "event_role": self.roles,
                  "allowance": self.money, "evaluation_item": self.questions}  # fmt: skip
        return frozenset(table for table, taken in wanted.items() if taken)


def suggested(event_id: str) -> CopyOrder:
    """A copy a year later, on the same weekday; a year in the title becomes the new one.

    Raises: UserError: the event was removed in the meantime.
    """
    event = events.get(event_id)
    first = event.days[0]
    if first is None:
        return CopyOrder(events.suggested_code(event.title, ""), event.title, "")
    again = first + _YEAR
    title = event.title.replace(str(first.year), str(again.year))
    return CopyOrder(events.suggested_code(title, again.isoformat()), title, again.isoformat())


def copy_event(event_id: str, order: CopyOrder) -> DataChange:
    """Make the new event, as one step; its id is the subject of the change.

    Raises: UserError: no title, a code in use, no first day although the old event has one.
    """
    event = events.get(event_id)
    begins, first = day(order.starts_on), event.days[0]
    if begins is None and (first is not None or order.starts_on):
        raise UserError("Tanggal mulai kegiatan baru belum diisi.", "Kegiatan tidak disalin.", "Pilih tanggalnya.")
    shift = begins - first if begins and first else timedelta()
    with step(f"Menyalin kegiatan {event.code}") as changes:
        new_id = events.save(_card(event, order, shift)).subject
        taken = _put_plan(changes, event_id, new_id, order, shift)
        if order.quotas:
            for row in rows.find("quota", event=event_id):
                values = {"event": new_id, "region": row["region"], "seats": row["seats"]}
                changes.put("quota", base.natural_id(new_id, row["region"]), values)
        if order.texts:
            _put_texts(changes, event_id, new_id)
        said = f"Kegiatan disalin dari {event.code}" + (f": {taken} sesi" if taken else "")
        return changes.summary(new_id, said)


def _card(event: EventCard, order: CopyOrder, shift: timedelta) -> EventCard:
    new = replace(
        event,
        id="",
        code=order.code.strip(),
        title=order.title.strip(),
        starts_on=order.starts_on,
        ends_on=_shifted(event.ends_on, shift) if event.days[0] else "",
        number_start=1,
        closed=False,
        quota_note="",
        stated_total=event.stated_total if order.quotas else None,
    )
    if order.texts:
        return new
    return replace(new, theme="", legal_basis="", objectives="", competences="", partner_pillars="")


def _put_plan(changes: Recorder, old: str, new: str, order: CopyOrder, shift: timedelta) -> int:
    """Copy the parts of the plan that are wanted; how many sessions there are."""
    ids: dict[str, dict[str, str]] = {}
    for table, refers in _PLAN:
        if table not in order.tables:
            continue
        found = rows.find(table, "id", event=old)
        ids[table] = {row["id"]: base.new_id() for row in found}
        changes.put_many(
            table, ((ids[table][row["id"]], _values(table, row, new, refers, ids, shift)) for row in found
                    if _wanted(row, refers, ids))
        )  # fmt: skip
    return len(ids.get("session", ()))


def _wanted(row: Row, refers: Mapping[str, str], ids: Mapping[str, Mapping[str, str]]) -> bool:
    """A question about a speaker who is not copied would be about nobody."""
    return all(row[field] in ids.get(table, {}) for field, table in refers.items() if field == "role" and row[field])


def _values(
    table: str, row: Row, new: str, refers: Mapping[str, str], ids: Mapping[str, Mapping[str, str]], shift: timedelta
) -> Row:
    values = {name: value for name, value in row.items() if name not in {"id", "deleted"}} | {"event": new}
    values |= {
        field: ids.get(parent, {}).get(row[field] or "", None if row[field] is None else "")
        for field, parent in refers.items()
    }
    if "date" in values:
        values["date"] = _shifted(row["date"], shift)
    return values | _OF_THE_DAY.get(table, {})


def _put_texts(changes: Recorder, old: str, new: str) -> None:
    for row in rows.find("event_text", event=old):
        part = row["part"]
        if part in _LASTING or (part in BY_KEY and BY_KEY[part].group == PAYERS):
            values = {"event": new, "part": part, "text": row["text"]}
            changes.put("event_text", event_texts.text_id(new, part), values)


def _shifted(iso: str, shift: timedelta) -> str:
    """A day as far from the new beginning as it was from the old; text that is no day stays as typed."""
    one = day(iso)
    return (one + shift).isoformat() if one else iso
