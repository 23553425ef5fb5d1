"""The work folder of a berkas kegiatan: papers that are finished stay there until the whole is, so that a run that was
stopped goes on where it was the same day."""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from app import __version__
from app.exchange import files
from app.models import changes
from app.models.log import canonical
from app.printing.joining import UnreadableError, count_pages
from app.services import at_work, workspace

_FOLDER = "berkas-sementara"


class WorkFolder:
    """Beside the database, for one event. A paper is found again only while nothing at all was recorded since it was
    made, and only for the same options: else it is made anew."""

    def __init__(self, event_id: str) -> None:
        state = _hash(__version__, at_work.today(), *(str(part) for part in changes.state()))[:16]
        self._own = _place() / event_id
        self._folder = self._own / state
        for stale in _place().glob("*/*"):  # also of other events: nothing is kept that no run will take up again
            if stale.name != state:
                shutil.rmtree(stale, ignore_errors=True)

    def place(self, *what: str) -> Path:
        """Where a paper is kept; `what` tells it from all others."""
        return self._folder / f"{_hash(*what)[:32]}.pdf"

    def find(self, *what: str) -> tuple[Path, int] | None:
        """A finished paper and its pages; None where it is not there, or is not whole."""
        path = self.place(*what)
        try:
            return (path, count_pages(path)) if path.exists() else None
        except (UnreadableError, OSError):
            return None

    def keep(self, content: bytes, *what: str) -> tuple[Path, int]:
        """Keep a paper that was finished.

        Raises: UnreadableError: it is no whole PDF. UserError: the folder cannot be written to.
        """
        path = self.place(*what)
        files.make_folder(self._folder)
        files.write_atomically(path, content)
        return path, count_pages(path)

    def clear(self) -> None:
        """The whole is finished: nothing of it stays behind. A file that is held open goes with the next run."""
        shutil.rmtree(self._own, ignore_errors=True)
        with suppress(OSError):
            self._own.parent.rmdir()


def forget() -> None:
    """Nothing of a bundle that was stopped stays on the disk: its papers name people."""
    shutil.rmtree(_place(), ignore_errors=True)


def _place() -> Path:
    return workspace.database_path().parent / _FOLDER


def _hash(*parts: str) -> str:
    return hashlib.sha256(canonical(list(parts)).encode("utf-8")).hexdigest()
