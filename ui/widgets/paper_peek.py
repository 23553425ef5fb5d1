"""The upper part of a printed page, small, as paper: white in dark mode too."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import UserError
from ui.pdf.printing import open_pdf
from ui.theme.look import LOOK

_SHOWN = 0.31
"""Part of the page's height that is seen: the letterhead and what follows at once."""
_SIDE = 0.05
"""Part of the page's width that is cut off at each side: nothing but margin."""
_LINES = ((0.26, 0.5), (0.295, 0.42), (0.33, 0.58))
"""Where the text of the paper would stand: height and width as parts of the page's width."""
_SHARP = 2.0


class PaperPeek(QWidget):
    """Shows the head of the first page of a PDF; bars stand for the text below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # a fixed height would be that of the size hint, whatever the width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pdf = b""
        self._image: QImage | None = None
        LOOK.changed.connect(self.update)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another page; `b""` an empty sheet."""
        self._pdf = pdf
        self._image = None
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As much as is shown of a page of this width."""
        return round(width / (1 - 2 * _SIDE) * 1.4142 * _SHOWN)

    def sizeHint(self) -> QSize:
        """Wide enough to be read."""
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """Never so small that nothing can be read."""
        return QSize(220, self.heightForWidth(220))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sheet, page, bars, edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect())
        painter.fillRect(sheet, LOOK.colour("paper"))
        image = self._rendered()
        if image is not None:
            cut = image.width() * _SIDE
            source = QRectF(cut, 0, image.width() - 2 * cut, image.height() * _SHOWN)
            height = source.height() * sheet.width() / source.width()
            painter.drawImage(QRectF(0, 0, sheet.width(), height), image, source)
        self._draw_bars(painter, sheet)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(LOOK.colour("frame"), 1))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()

    def _draw_bars(self, painter: QPainter, sheet: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(0.35)
        painter.setBrush(LOOK.colour("control"))
        for top, share in _LINES:
            painter.drawRect(QRectF(sheet.width() * 0.07, sheet.width() * (top + 0.05), sheet.width() * share, 4))
        painter.setOpacity(1)

    def _rendered(self) -> QImage | None:
        """The page at the width shown, rendered once."""
        wanted = round(self.width() / (1 - 2 * _SIDE) * max(_SHARP, self.devicePixelRatioF()))
        if self._image is not None and self._image.width() == wanted:
            return self._image
        if not self._pdf:
            return None
        try:
            document, buffer = open_pdf(self._pdf)
        except UserError:
            return None
        self._image = document.render(0, QSize(wanted, round(wanted * 1.4142)))
        document.close()
        buffer.close()
        return self._image
