"""What the window says of itself: whose data are open, and what time it is there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from app import paths
from app.domain.regions import TimeZone
from app.services import office, regions, workspace

PRACTICE_FOLDER = "latihan"


@dataclass(frozen=True)
class OfficeAtWork:
    """The office of the open database. `name` is "" until it was set up; `folder` is where the database lies."""

    name: str
    practice: bool
    zone: TimeZone
    folder: Path
    in_practice_folder: bool


def at_work() -> OfficeAtWork:
    """Whose data are open.

    Raises: UserError: none are.
    """
    own = office.card()
    folder = workspace.database_path().parent
    return OfficeAtWork(
        name=own.name if own else "",
        practice=bool(own and own.practice),
        zone=regions.zone_of(own.region if own else ""),
        folder=folder,
        in_practice_folder=folder == practice_folder(),
    )


def open_own() -> OfficeAtWork:
    """Open the user's own database, and tell whose it is.

    Raises: UserError: see `workspace.open_workspace`.
    """
    workspace.open_workspace()
    return at_work()


def practice_folder() -> Path:
    """Where practice data live, apart from the office's."""
    return paths.data_dir() / PRACTICE_FOLDER


def today() -> str:
    """The day it is at the office, as ISO text."""
    zone = timezone(timedelta(hours=at_work().zone.hours))
    return datetime.now(UTC).astimezone(zone).date().isoformat()
