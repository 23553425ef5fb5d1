"""A page of a PDF on the screen, as large as there is room for or as large as the reader wants it."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.services.layout_preview import Box
from ui.designer.geometry import Scale
from ui.designer.page_image import PageImage
from ui.theme.look import LOOK

_MARGIN = 16
_SMALLEST, _LARGEST = 0.8, 14.0  # pixels a mm


class Sheet(QWidget):
    """`zoomed` tells that the page is seen at another size."""

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = (297.0, 210.0)
        self.image = QImage()
        self._pdf, self._number = b"", 0
        self._asked: tuple[bytes, int, QSize] | None = None
        self._zoom = 0.0
        self._room = QSize()
        self._pages = PageImage(self)
        self._pages.drawn.connect(self._on_drawn)
        LOOK.changed.connect(self.update)

    @property
    def scale(self) -> Scale:
        """How the page lies on the screen."""
        width, height = self.page
        room = self._room if self._room.isValid() else self.size()
        fit = min((room.width() - 2 * _MARGIN) / width, (room.height() - 2 * _MARGIN) / height)
        factor = max(0.3, self._zoom or fit)
        left, top = (self.width() - width * factor) / 2, (self.height() - height * factor) / 2
        return Scale(factor, max(float(_MARGIN), left), max(float(_MARGIN), top))

    @property
    def paper(self) -> QRectF:
        """Where the page is seen."""
        return self.scale.rect(Box("", 0, 0, *self.page))

    @property
    def percent(self) -> int:
        """The size of the page on the screen, 100 for its own."""
        return round(self.scale.factor * 25.4 / self.logicalDpiX() * 100)

    def show_page(self, size: tuple[float, float], pdf: bytes, number: int) -> None:
        """Show a page (from 0; −1 is an empty one) of these bytes; without bytes the last one that was good stays."""
        if size != self.page or number != self._number:
            self.page, self._number, self.image = size, number, QImage()
        self._pdf = pdf or self._pdf
        self._fit()

    def set_room(self, room: QSize) -> None:
        """So large is the hole through which the page is seen."""
        self._room = room
        self._fit()
        self.zoomed.emit()

    def set_zoom(self, by: float) -> None:
        """Larger or smaller by a factor; 0 shows the whole page."""
        self._zoom = max(_SMALLEST, min(_LARGEST, self.scale.factor * by)) if by else 0.0
        self._fit()
        self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page stays in the middle."""
        super().resizeEvent(event)
        self._ask()

    def _fit(self) -> None:
        """As large as the page with its margins where somebody zoomed, else as the hole."""
        paper = self.paper
        need = QSize(int(paper.width()) + 2 * _MARGIN, int(paper.height()) + 2 * _MARGIN)
        self.setMinimumSize(need if self._zoom else QSize(0, 0))
        self.update()
        self._ask()

    def _ask(self) -> None:
        if self._pdf and self._number >= 0:
            paper, ratio = self.paper, self.devicePixelRatioF()
            pixels = QSize(round(paper.width() * ratio), round(paper.height() * ratio))
            wanted = (self._pdf, self._number, pixels)
            if wanted != self._asked or self.image.isNull():
                self._asked = wanted
                self._pages.ask(*wanted)

    def _on_drawn(self, image: QImage) -> None:
        self.image = image
        self.update()
