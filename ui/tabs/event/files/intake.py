"""Files on their way into an event: read and cleaned one after another off the window's thread, kept in one step."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter

from app.errors import UserError
from app.services import event_files
from app.services.attachments import CleanFile
from ui.pages import Desk
from ui.widgets.progress_line import ProgressLine
from ui.work.jobs import Job


def _from_clipboard(image: QImage) -> CleanFile:
    """What was copied as a picture; it is written as PNG only to be cleaned like a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return event_files.pasted("tempelan.png", bytes(buffer.data().data()))


class Intake(QObject):
    """Each file is a job of its own, so that the window reads other things in between. `told` hears of the refused."""

    def __init__(self, desk: Desk, line: ProgressLine, told: Callable[[Sequence[UserError]], object]) -> None:
        super().__init__(line)
        self._desk, self._line, self._told = desk, line, told
        self._event_id = ""
        self._waiting: deque[Callable[[], CleanFile]] = deque()
        self._clean: list[CleanFile] = []
        self._refused: list[UserError] = []
        self._total = 0
        self._token: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether files are on their way."""
        return self._token is not None

    def take(self, event_id: str, paths: Sequence[Path]) -> None:
        """Bring in files; more may come while the first are being read."""
        self._begin(event_id, [partial(event_files.read, path) for path in paths])

    def take_image(self, event_id: str, image: QImage) -> None:
        """Bring in a picture that was copied."""
        self._begin(event_id, [partial(_from_clipboard, image)])

    def _begin(self, event_id: str, reads: Sequence[Callable[[], CleanFile]]) -> None:
        if self.busy and event_id != self._event_id:
            return
        self._waiting.extend(reads)
        self._total += len(reads)
        if self.busy or not reads:
            return
        self._event_id = event_id
        self._token = Job(lambda: None, ())
        self._line.watch(self.tr("Menyiapkan lampiran"), self._token)
        self._next()

    def _next(self) -> None:
        if self._token is None or self._token.cancelled:
            self._end()
            self._desk.say(self.tr("Dibatalkan. Tidak ada lampiran yang ditambahkan."))
            return
        self._line.report(self._total - len(self._waiting), self._total)
        if self._waiting:
            read = self._waiting.popleft()
            self._desk.work.run(read, then=self._take, failed=self._refuse, owner=self)
        else:
            self._keep()

    def _take(self, file: CleanFile) -> None:
        self._clean.append(file)
        self._next()

    def _refuse(self, error: UserError) -> None:
        self._refused.append(error)
        self._next()

    def _keep(self) -> None:
        files, refused, event_id = tuple(self._clean), tuple(self._refused), self._event_id
        self._end()
        self._told(refused)
        if files:
            self._desk.work.change(event_files.add, event_id, files, failed=self._on_failed, owner=self)

    def _on_failed(self, error: UserError) -> None:
        self._told((error,))

    def _end(self) -> None:
        self._waiting.clear()
        self._clean, self._refused, self._total, self._token = [], [], 0, None
        self._line.done()


