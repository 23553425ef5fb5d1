"""The columns of an event's participants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.vocabulary import PARTICIPANT_STATUSES, RESERVE
from app.services.registration import ParticipantRow
from ui.drawing.chip import Chip
from ui.tables.cells import Remark, TwoLine, number
from ui.tables.columns import Column
from ui.tabs.event.words import tr

CHIPS = {
    "confirmed": ("quiet", ""),
    "nominated": ("plan", ""),
    "walk-in": ("running", "person_add"),
    "reserve": ("plan", "clock"),
    "substituted": ("closed", "arrow_sync"),
    "withdrawn": ("closed", "prohibited"),
}
"""Kind and icon of each status; the normal one has no fill."""


@dataclass(frozen=True)
class Line:
    """A participant with the number in the list of those who hold a seat, or in the waiting list; 0 for the others."""

    number: int
    person: ParticipantRow


def numbered(people: Sequence[ParticipantRow]) -> list[Line]:
    """Those with a seat numbered as on the sign-in sheet, those who wait by their place, the others after them."""
    seated = [person for person in people if person.active]
    return [Line(n, person) for n, person in enumerate(seated, 1)] + [
        Line(person.waiting, person) for person in people if not person.active
    ]


def columns(classes: Mapping[str, str], *, compact: bool) -> tuple[Column[Line], ...]:
    """As pictures 02 and 08 draw them: in a narrow window regency and class stand in the second line."""
    return (
        Column("number", tr("No"), lambda line: number(line.number or None, ink="muted"), 52, "right", order=_place),
        Column(
            "name",
            tr("Nama, L/P, asal"),
            lambda line: _name(line.person, classes, compact=compact),
            200,
            stretch=True,
            order=lambda line: line.person.plain_name.casefold(),
        ),
        Column(
            "regency",
            tr("Kabupaten/kota, kelas") if classes else tr("Kabupaten/kota"),
            lambda line: _regency(line.person, classes),
            152 if classes else 136,
            order=lambda line: (line.person.regency, line.person.plain_name.casefold()),
            compact=False,
        ),
        Column("status", tr("Status"), lambda line: _status(line.person), 148, order=lambda line: line.person.status),
        Column("remark", tr("Catatan"), lambda line: remark(line.person), 200, order=_weight),
    )


def _regency(person: ParticipantRow, classes: Mapping[str, str]) -> TwoLine:
    name = person.regency or tr("belum diisi")
    return TwoLine(name, classes.get(person.batch, ""), first_role="body", first_ink="muted")


def _place(line: Line) -> tuple[str, int, str]:
    """Those who wait stand regency by regency."""
    person = line.person
    return (person.regency if person.status == RESERVE else "", line.number, person.plain_name.casefold())


def _name(person: ParticipantRow, classes: Mapping[str, str], *, compact: bool) -> TwoLine:
    place = ", ".join(part for part in (person.village, person.regency) if part) if compact else person.origin
    sits = classes.get(person.batch, "") if compact else ""  # before the origin, whose end is what gives way
    parts = (_instead(person), person.sex, sits, place or tr("asal belum diisi"))
    return TwoLine(person.name, " · ".join(part for part in parts if part))


def _instead(person: ParticipantRow) -> str:
    """Who was invited, or who came."""
    if person.replaced_by:
        return tr("digantikan {name}").format(name=person.replaced_by)
    return tr("menggantikan {name}").format(name=person.replaces_name) if person.replaces_name else ""


def _status(person: ParticipantRow) -> Chip:
    if person.replaces and person.active:
        return Chip(tr("Pengganti"), "running")
    kind, icon = CHIPS.get(person.status, ("neutral", ""))
    words = PARTICIPANT_STATUSES.get(person.status, person.status)
    return Chip(f"{words} {person.waiting}" if person.waiting else words, kind, icon)


def remark(person: ParticipantRow) -> Remark:
    """What wants an eye, in sentences; a card that is only incomplete is no alarm, and what was agreed is quiet."""
    if not person.active and person.status != RESERVE:
        return Remark(person.reason, "info", "muted")
    said = "; ".join(person.remarks)
    if said:
        harmless = all(note.rule == "incomplete" for note in person.notes)
        whole = tr("{remark}, disetujui: {reason}")
        agreed = "; ".join(whole.format(remark=one.sentence, reason=one.reason) for one in person.settled)
        return Remark(said, *(("edit", "muted") if harmless else ("warning_filled", "warn")), agreed)
    why = "; ".join(tr("disetujui: {reason}").format(reason=one.reason) for one in person.settled)
    return Remark("; ".join(one.sentence for one in person.settled), "checkmark_circle", "muted", why, struck=True)


def _weight(line: Line) -> tuple[int, str]:
    return (-len(line.person.remarks), line.person.plain_name.casefold())
