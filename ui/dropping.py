"""A file dragged over the window: what letting it go would do is said over the whole page, in one calm sentence."""

from collections.abc import Callable
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
    what is wrong with what was dropped.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Callable[[Path], tuple[str, str] | None],
        take: Callable[[Path], object],
        refuse: Callable[[UserError], object],
    ) -> None:
        super().__init__(parent)
        self._say, self._take, self._refuse = say, take, refuse
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
        self._file, self._error = None, None
        try:
            self._file = one_file(mime)
            words = self._say(self._file)
        except UserError as error:
            self._error = error
            words = error.happened, error.todo
        if words is None:
            return False
        self._icon.set_icon(*(("arrow_import", "accent_text") if self._file else ("prohibited", "muted")))
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
        path, error = self._file, self._error
        if path is not None:
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
        ink = LOOK.colour("accent_text" if self._file else "control")
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
