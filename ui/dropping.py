"""A file dragged over the window: what letting it go would do is said over the whole page, in one calm sentence."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import UserError
from ui.theme.look import LOOK
from ui.widgets.labels import IconLabel, label

ENDINGS = ("xlsx", "xlsm", "xls", "ods", "csv", "txt", "tsv")
"""Files that may hold a list; whether one does is found when it is read."""
_MARGIN = 16
_VEIL = 238


class DropCover(QWidget):
    """Lies over its parent while files are dragged over it.

    `say` gives the two sentences for a file, or None where nothing can be brought in; `take` gets the file, `refuse`
    what is wrong with what was dropped. `claim` gives the sentences where the page shown keeps such files as they are,
    however many, and `keep` gets them then.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Callable[[Path], tuple[str, str] | None],
        take: Callable[[Path], object],
        refuse: Callable[[UserError], object],
        claim: Callable[[Sequence[Path]], tuple[str, str] | None] = lambda _paths: None,
        keep: Callable[[Sequence[Path]], object] = lambda _paths: None,
    ) -> None:
        super().__init__(parent)
        self._say, self._take, self._refuse = say, take, refuse
        self._claim, self._keep = claim, keep
        self._kept: tuple[Path, ...] = ()
        self._file: Path | None = None
        self._error: UserError | None = None
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        self._icon = IconLabel("arrow_import", "accent_text", 20)
        self._title = label("", "h2", wrap=True)
        self._text = label("", "muted", wrap=True)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(1)
        self.hide()

    def cover(self, mime: QMimeData) -> bool:
        """Lie down over the parent if files are dragged, and say what is to come; whether it did."""
        if not mime.hasUrls() or QApplication.activeModalWidget() is not None:
            return False
        words = self._judge(mime)
        if words is None:
            return False
        welcome = self._file is not None or bool(self._kept)
        self._icon.set_icon(*(("arrow_import", "accent_text") if welcome else ("prohibited", "muted")))
        self._title.setText(words[0])
        self._text.setText(words[1])
        self._text.setVisible(bool(words[1]))
        self.setAccessibleName(" ".join(words).strip())
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        return True

    def _judge(self, mime: QMimeData) -> tuple[str, str] | None:
        """What is dragged, and what is to come of it in two sentences."""
        self._file, self._error, self._kept = None, None, ()
        paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        claimed = self._claim(paths)
        if claimed is not None:
            self._kept = paths
            return claimed
        try:
            self._file = one_file(mime)
            return self._say(self._file)
        except UserError as error:
            self._error = error
            return error.happened, error.todo

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take it, so that its leaving is told too."""
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """It may be let go anywhere."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It was carried away again."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the file, or say why not; a moment later, for whoever dragged it waits until this returns."""
        self.hide()
        event.acceptProposedAction()
        path, error, kept = self._file, self._error, self._kept
        if kept:
            QTimer.singleShot(0, self, lambda: self._keep(kept))
        elif path is not None:
            QTimer.singleShot(0, self, lambda: self._take(path))
        elif error is not None:
            QTimer.singleShot(0, self, lambda: self._refuse(error))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil over the page, and an edge within which the file may be let go."""
        painter = QPainter(self)
        veil = QColor(LOOK.colour("window"))
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = LOOK.colour("accent_text" if self._file or self._kept else "control")
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        edge = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(edge, 8, 8)
        painter.end()


class WindowDrops(QObject):
    """Watches a window's own surface: a drag is seen before any field under it could take the file for text."""

    def __init__(self, window: QWidget, cover: DropCover) -> None:
        super().__init__(window)
        self._window, self.cover = window, cover
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay the cover over the window as soon as a drag comes in."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show and (surface := self._window.windowHandle()) is not None:
                surface.installEventFilter(self)
        elif isinstance(event, QDragEnterEvent):
            self.cover.cover(event.mimeData())
        return False


def one_file(mime: QMimeData) -> Path:
    """The file that is being dragged.

    Raises: UserError: several files, a folder, or one that cannot hold a list.
    """
    urls = [url for url in mime.urls() if url.isLocalFile()]
    unread = _tr("Tidak ada yang dibaca.")
    if len(urls) != 1:
        raise UserError(_tr("Seret satu berkas saja."), unread, _tr("Setiap daftar diperiksa sendiri-sendiri."))
    path = Path(urls[0].toLocalFile())
    if path.is_dir():
        said = _tr("“{name}” adalah folder, bukan berkas.").format(name=path.name)
        raise UserError(said, unread, _tr("Seret berkas daftarnya sendiri."))
    if path.suffix.lower().lstrip(".") not in ENDINGS:
        said = _tr("“{name}” bukan daftar yang dapat diimpor.").format(name=path.name)
        raise UserError(said, unread, _tr("Yang dapat diimpor: berkas .xlsx, .xls, .ods, atau .csv."))
    return path


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dropping", text)
