"""The page as a picture: drawn by QtPdf in a thread of its own, so that the window never waits for it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer


class PageImage(QObject):
    """`drawn` tells the newest picture asked for. One is drawn at a time; of those asked for meanwhile the last."""

    drawn = Signal(QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_drawn)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._wanted: tuple[bytes, int, QSize] | None = None
        self._shown_pdf = b""
        self._busy = False

    def ask(self, pdf: bytes, page: int, size: QSize) -> None:
        """Draw a page (from 0) of these bytes in so many pixels."""
        self._wanted = (pdf, page, size)
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or self._wanted is None:
            return
        (pdf, page, size), self._wanted = self._wanted, None
        if pdf != self._shown_pdf:
            self._load(pdf)
        if self._document is None or not 0 <= page < self._document.pageCount() or size.isEmpty():
            return
        self._busy = True
        self._renderer.requestPage(page, size, QPdfDocumentRenderOptions())

    def _load(self, pdf: bytes) -> None:
        """A document of its own for each. The one before goes at once, while nothing is drawn: without a parent it goes
        with its last name, and later it would wait, and the window with it, for the page then being drawn."""
        self._shown_pdf = pdf
        buffer, document = QBuffer(), QPdfDocument()
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        self._renderer.setDocument(document)
        self._document, self._buffer = document, buffer

    def _on_drawn(self, _page: int, _size: QSize, image: QImage, _options: object, _request: int) -> None:
        self._busy = False
        if self._wanted is None:
            self.drawn.emit(image)
        self._go_on()
