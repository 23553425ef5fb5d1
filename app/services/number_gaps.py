"""Numbers that the register does not have between its first and its highest, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.number_ranges import UNEXPLAINED, Range, holes
from app.domain.numbering import BY_EVENT
from app.errors import UserError
from app.models import base, rows
from app.models.queries import register as queries
from app.services import events, number_blocks, office
from app.services.certificate_numbers import CERTIFICATE
from app.services.events import EventCard
from app.services.steps import DataChange, step

_OUTSIDE = "di luar blok nomor kantor ini"


@dataclass(frozen=True)
class NumberGap:
    """Running numbers `first` to `last` that were not given, of a year or, where numbers run by event, of that event.
    `reason` is "belum dijelaskan" until somebody says why."""

    kind: str
    year: int
    event_id: str
    first: int
    last: int
    reason: str

    @property
    def explained(self) -> bool:
        return self.reason != UNEXPLAINED

    @property
    def words(self) -> str:
        """ "12" or "12–18"."""
        return Range(self.first, self.last).words


def gaps(year: int = 0, event_id: str = "", kind: str = CERTIFICATE) -> tuple[NumberGap, ...]:
    """The holes of a year's register, or of an event that numbers by itself (its id, whatever the year)."""
    explained = _explanations(kind, year, event_id)
    if event_id:
        event = events.get(event_id)
        used, first = queries.running_of_event(kind, event_id), event.number_start
    else:
        own = office.required_card().id
        used, first = queries.running_of_year(kind, year, own), queries.first_of_year(kind, year, own)
        explained += _by_blocks(kind, year, used)
    found = holes(used, min(first, *used) if used else first, explained)
    return tuple(NumberGap(kind, 0 if event_id else year, event_id, one.first, one.last, one.why) for one in found)


def events_by_themselves() -> tuple[tuple[str, str], ...]:
    """The events whose numbers run on over them alone, (id, code), by code."""
    return tuple((row["id"], row["code"] or row["title"]) for row in rows.find("event", "code", number_scope=BY_EVENT))


def of_event(event: EventCard) -> tuple[NumberGap, ...]:
    """The holes that the register of an event shows: all of its own, or those of the years between its numbers."""
    if event.number_scope == BY_EVENT:
        return gaps(event_id=event.id)
    own: dict[int, list[int]] = {}
    for row in rows.find("certificate", event=event.id, kind=CERTIFICATE):
        if row["date"][:4].isdigit():
            own.setdefault(int(row["date"][:4]), []).append(row["running"])
    return tuple(
        gap
        for year, used in sorted(own.items())
        for gap in gaps(year)
        if min(used) < gap.first and gap.last < max(used)
    )


def explain(
    first: int, last: int, reason: str, year: int = 0, event_id: str = "", kind: str = CERTIFICATE
) -> DataChange:
    """Write down why numbers were not given; the same numbers again take the new reason.

    Raises: UserError: no reason, no range, or one of the numbers was given.
    """
    untouched = "Penjelasan tidak disimpan."
    wanted = Range(first, last)
    if not reason.strip():
        raise UserError("Alasan belum diisi.", untouched, "Tulis mengapa nomor itu tidak dipakai.")
    if not 1 <= first <= last:
        raise UserError(f"{first}–{last} bukan rentang nomor.", untouched, "Isi nomor pertama dan terakhir.")
    used = queries.running_of_event(kind, event_id) if event_id else queries.running_of_year(kind, year, _own())
    given = sorted(running for running in used if running in wanted)
    if given:
        raise UserError(f"Nomor urut {given[0]} sudah diberikan.", untouched, "Pilih nomor yang belum dipakai.")
    with step(f"Menjelaskan nomor {wanted.words} yang terlewati") as changes:
        owner = events.get(event_id).office if event_id else _own()
        values = {"office": owner, "kind": kind, "year": 0 if event_id else year, "event": event_id, "first": first,
                  "last": last, "reason": reason.strip()}  # fmt: skip
        row_id = base.natural_id(owner, kind, str(year), event_id, str(first), str(last))
        changes.put("number_gap", row_id, values)
        return changes.summary(row_id, f"Nomor {wanted.words} dijelaskan")


def _own() -> str:
    return office.required_card().id


def _explanations(kind: str, year: int, event_id: str) -> list[Range]:
    wanted = {"event": event_id} if event_id else {"event": "", "year": year, "office": _own()}
    return [Range(row["first"], row["last"], row["reason"]) for row in rows.find("number_gap", kind=kind, **wanted)]


def _by_blocks(kind: str, year: int, used: frozenset[int]) -> Sequence[Range]:
    """Why numbers are missing where other offices give them, and what lies outside our own blocks."""
    own, others = number_blocks.own_and_others(kind, year)
    if not own or not used:
        return others
    inside = sorted(own, key=lambda one: one.first)
    edges = zip((0, *(one.last for one in inside)), (*(one.first for one in inside), max(used) + 2), strict=True)
    return [*others, *(Range(end + 1, start - 1, _OUTSIDE) for end, start in edges if start - end > 1)]
