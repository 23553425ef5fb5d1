"""The columns of an event's participants, and which rows a filter and a search leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import matching
from app.domain.vocabulary import PARTICIPANT_STATUSES
from app.services.registration import ParticipantRow
from ui.drawing import text
from ui.drawing.chip import Chip
from ui.tables.cells import Remark, Text, TwoLine, number
from ui.tables.columns import Column
from ui.tabs.event.ledger_bar import short_names
from ui.tabs.event.words import tr
from ui.widgets.chips import Filter

DOUBTFUL = "doubtful"
GONE = "gone"
"""The keys of the filters beside the regencies."""
_PILL_ROOM = 34
"""Edges of a pill and the gap to the next one."""
_INCOMPLETE = "data belum lengkap"

CHIPS = {
    "confirmed": ("quiet", ""),
    "nominated": ("plan", ""),
    "walk-in": ("running", "person_add"),
    "substituted": ("closed", "arrow_sync"),
    "withdrawn": ("closed", "prohibited"),
}
"""Kind and icon of each status; the normal one has no fill."""


@dataclass(frozen=True)
class Line:
    """A participant with the number in the list of those who hold a seat; 0 for the others."""

    number: int
    person: ParticipantRow


def numbered(people: Sequence[ParticipantRow]) -> list[Line]:
    """Those with a seat numbered as on the sign-in sheet, the others after them."""
    seated = [person for person in people if person.active]
    return [Line(n, person) for n, person in enumerate(seated, 1)] + [
        Line(0, person) for person in people if not person.active
    ]


def columns(*, compact: bool) -> tuple[Column[Line], ...]:
    """As pictures 02 and 08 draw them: in a narrow window the regency stands in the second line."""
    return (
        Column("number", tr("No"), lambda line: number(line.number or None, ink="muted"), 52, "right"),
        Column(
            "name",
            tr("Nama, L/P, asal"),
            lambda line: _name(line.person, compact=compact),
            200,
            stretch=True,
            order=lambda line: line.person.plain_name.casefold(),
        ),
        Column(
            "regency",
            tr("Kabupaten/kota"),
            lambda line: Text(line.person.regency or tr("belum diisi"), ink="muted"),
            136,
            order=lambda line: (line.person.regency, line.person.plain_name.casefold()),
            compact=False,
        ),
        Column("status", tr("Status"), lambda line: _status(line.person), 148, order=lambda line: line.person.status),
        Column("remark", tr("Catatan"), lambda line: remark(line.person), 200, order=_weight),
    )


def filters(people: Sequence[ParticipantRow], chosen: str, room: int) -> list[Filter]:
    """All, the regencies where they fit into `room` (else the one chosen), those to look at, those without a seat."""
    seated = [person for person in people if person.active]
    names = _region_names(seated)
    regions = [
        Filter(region, name, sum(person.region == region for person in seated)) for region, name in names.items()
    ]
    every, others = Filter("", tr("Semua"), len(seated)), _other_filters(people, seated)
    if _width([every, *regions, *others]) > room:
        regions = [pill for pill in regions if pill.key == chosen]
    return [every, *regions, *others]


def _width(pills: Sequence[Filter]) -> float:
    """Logical pixels that a row of pills takes."""
    return sum(text.width(f"{pill.text}  {pill.count}", "strong") + _PILL_ROOM + 10 * pill.apart for pill in pills)


def _other_filters(people: Sequence[ParticipantRow], seated: Sequence[ParticipantRow]) -> list[Filter]:
    pills = []
    doubtful = sum(bool(person.remarks) for person in seated)
    if doubtful:
        pills.append(Filter(DOUBTFUL, tr("Perlu diperiksa"), doubtful, apart=True))
    if len(seated) < len(people):
        pills.append(Filter(GONE, tr("Tanpa kursi"), len(people) - len(seated), apart=not doubtful))
    return pills


def sifted(lines: Sequence[Line], key: str, typed: str) -> list[Line]:
    """The rows of a filter in which every word typed begins a word of name, origin, NIK or phone."""
    words = matching.search_words(typed)
    return [line for line in lines if _belongs(line.person, key) and _has(line.person, words)]


def _belongs(person: ParticipantRow, key: str) -> bool:
    if key == GONE:
        return not person.active
    if key == DOUBTFUL:
        return person.active and bool(person.remarks)
    return person.active and key in ("", person.region)


def _has(person: ParticipantRow, words: Sequence[str]) -> bool:
    told = " ".join(matching.search_words(f"{person.name} {person.origin} {person.regency} {person.pillar}"))
    digits = f"{person.nik} {person.phone}"
    return all(f" {word}" in f" {told}" or (word.isdigit() and word in digits) for word in words)


def _region_names(people: Sequence[ParticipantRow]) -> dict[str, str]:
    """The regencies of the participants by code, "Siak" for "Kab. Siak" where no other is called so."""
    full = {person.region: person.regency or tr("Asal belum diisi") for person in people}
    return dict(sorted(zip(full, short_names(list(full.values())), strict=True)))


def _name(person: ParticipantRow, *, compact: bool) -> TwoLine:
    place = ", ".join(part for part in (person.village, person.regency) if part) if compact else person.origin
    second = " · ".join(part for part in (person.sex, place or tr("asal belum diisi")) if part)
    return TwoLine(person.name, second)


def _status(person: ParticipantRow) -> Chip:
    if person.replaces and person.active:
        return Chip(tr("Pengganti"), "running")
    kind, icon = CHIPS.get(person.status, ("neutral", ""))
    return Chip(PARTICIPANT_STATUSES.get(person.status, person.status), kind, icon)


def remark(person: ParticipantRow) -> Remark:
    """What wants an eye, in a sentence; a card that is only incomplete is no alarm."""
    if not person.active:
        return Remark(person.reason, "info", "muted")
    said = "; ".join(person.remarks)
    return Remark(said, "edit", "muted") if said == _INCOMPLETE else Remark(said)


def _weight(line: Line) -> tuple[int, str]:
    return (-len(line.person.remarks), line.person.plain_name.casefold())
