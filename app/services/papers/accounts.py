"""What happened at an event, counted from its rows for the papers of sentences."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from app.domain.account import Account, RegencyCount, Replaced
from app.domain.attendance import MARKS, NOT_THEIRS
from app.services import attendance, batches, certificates, events, regions
from app.services.attendance import Grid, GridRow
from app.services.certificates import ISSUED
from app.services.papers.dossier import Dossier
from app.services.records import number
from app.services.registration import ParticipantRow


def account(dossier: Dossier) -> Account:
    """The counts of an event as its rows stand."""
    grid, ledger = dossier.read(attendance.grid), dossier.read(events.ledger)
    came = [row.participant for row in grid.rows if "H" in row.marks]
    seated = [row.participant for row in grid.rows]
    absent = tuple((row.participant.name, _marks(row)) for row in grid.rows if _stayed_away(row))
    register = [one for one in dossier.read(certificates.register) if one.of_participant]
    standing = [one for one in register if one.status == ISSUED]
    return Account(
        stated=ledger.stated_total,
        allotted=ledger.quota_total,
        gap=ledger.gap,
        quota_note=dossier.event.quota_note,
        regencies=_regencies(dossier, seated, came),
        registered=len(seated),
        men=_of_sex(seated, "L"),
        women=_of_sex(seated, "P"),
        present=len(came),
        present_men=_of_sex(came, "L"),
        present_women=_of_sex(came, "P"),
        uncounted=len(seated) - len(came) - len(absent),
        absent=absent,
        walk_ins=tuple(row.name for row in seated if row.status == "walk-in"),
        replaced=_replaced(dossier.everybody),
        withdrawn=tuple((row.name, row.reason) for row in dossier.everybody if row.status == "withdrawn"),
        sessions=len(grid.sessions),
        days=len({one.date for one in grid.sessions}),
        classes=len(dossier.read(batches.listing)),
        lesson_hours=max((row.presence.total for row in grid.rows), default=_hours(grid)),
        threshold=grid.threshold,
        reached=sum(row.presence.reached for row in grid.rows),
        numbers=tuple(one.number for one in standing),
        voided=len(register) - len(standing),
    )


def _hours(grid: Grid) -> Decimal:
    """Those of all sessions, while nobody is registered."""
    return sum((number(one.lesson_hours) for one in grid.sessions), Decimal(0))


def _stayed_away(row: GridRow) -> bool:
    own = [mark for mark in row.marks if mark != NOT_THEIRS]
    return bool(own) and all(mark and mark != "H" for mark in own)


def _marks(row: GridRow) -> str:
    """ "sakit", or "izin, sakit" where it was not the same all the time."""
    return ", ".join(dict.fromkeys(MARKS[mark] for mark in row.marks if mark in MARKS))


def _of_sex(people: Sequence[ParticipantRow], sex: str) -> int:
    return sum(row.sex == sex for row in people)


def _regencies(
    dossier: Dossier, seated: Sequence[ParticipantRow], came: Sequence[ParticipantRow]
) -> tuple[RegencyCount, ...]:
    present = Counter(row.region for row in came)
    sexes = Counter((row.region, row.sex) for row in seated)
    return tuple(
        RegencyCount(
            regions.long(line.region) or line.name,
            line.seats,
            line.registered,
            sexes[line.region, "L"],
            sexes[line.region, "P"],
            present[line.region],
        )
        for line in dossier.read(events.ledger).lines
    )


def _replaced(everybody: Sequence[ParticipantRow]) -> tuple[Replaced, ...]:
    successors = {row.replaces: row.name for row in everybody if row.replaces}
    return tuple(
        Replaced(row.name, successors.get(row.id, ""), row.reason)
        for row in everybody
        if row.status == "substituted"
    )  # fmt: skip
