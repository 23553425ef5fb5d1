"""Shows the bytes that will be printed, page by page and zoomed."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.labels import label

_STEP = 1.25
_SMALLEST, _LARGEST = 0.1, 4.0
_MARGIN = 14


class _Pages(QPdfView):
    """QPdfView that zooms by Ctrl and wheel."""

    def __init__(self, owner: "PdfPreview") -> None:
        super().__init__(owner)
        self._owner = owner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole page in view unless someone zoomed."""
        super().resizeEvent(event)
        self._owner.refit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._owner.zoom_in() if event.angleDelta().y() > 0 else self._owner.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)


class PdfPreview(QFrame):
    """A bar "‹ 1 dari 3 ›  − 54 % +  ⛶" over the page, white on grey in dark mode too."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(self.tr("Pratinjau PDF"))
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._fits, self._by_width = True, False
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        self._view = _Pages(self)
        self._view.setDocumentMargins(QMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._view.setAccessibleName(self.tr("Halaman PDF"))
        column.addWidget(self._view, 1)
        self._view.pageNavigator().currentPageChanged.connect(self._tell)
        self._view.zoomFactorChanged.connect(self._tell)
        LOOK.changed.connect(self._paint_ground)
        self._paint_ground()
        self._tell()

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 3, 8, 3)
        self._back = Button("", "icon", "chevron_left", self.previous_page, name=self.tr("Halaman sebelumnya"))
        self._page = label()
        self._next = Button("", "icon", "chevron_right", self.next_page, name=self.tr("Halaman berikutnya"))
        self._out = Button("", "icon", "zoom_out", self.zoom_out, name=self.tr("Perkecil"))
        self._percent = label()
        self._in = Button("", "icon", "zoom_in", self.zoom_in, name=self.tr("Perbesar"))
        self._fit = Button("", "icon", "full_screen_maximize", self.change_fit)
        for widget in (self._back, self._page, self._next, None, self._out, self._percent, self._in, self._fit):
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        return bar

    @property
    def page_count(self) -> int:
        """Pages of what is shown; 0 for nothing."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page shown, from 1."""
        return self._view.pageNavigator().currentPage() + 1

    def show_pdf(self, pdf: bytes, page: int = 1, *, keep_zoom: bool = False) -> None:
        """Show another document; `b""` shows nothing. `keep_zoom` is for the same paper made again."""
        bars = (self._view.horizontalScrollBar(), self._view.verticalScrollBar())
        before = [bar.value() for bar in bars]
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        if pdf:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
            self.go(min(page, self.page_count))
            if self._fits or not keep_zoom:
                self.fit()
            else:
                for bar, value in zip(bars, before, strict=True):
                    bar.setValue(value)
        self._tell()

    def go(self, page: int) -> None:
        """Show a page, counted from 1."""
        if 1 <= page <= self.page_count:
            self._view.pageNavigator().jump(page - 1, QPointF(), 0)

    def next_page(self) -> None:
        """One page on."""
        self.go(self.page + 1)

    def previous_page(self) -> None:
        """One page back."""
        self.go(self.page - 1)

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom(self._view.zoomFactor() * _STEP)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom(self._view.zoomFactor() / _STEP)

    def change_fit(self) -> None:
        """The whole page, or where that is seen already its whole width, to be read."""
        self._by_width = self._fits and not self._by_width
        self.fit()

    def fit(self) -> None:
        """The whole page or its width; QPdfView's own modes forget its vertical margins."""
        if self.page_count == 0:
            return
        size = self._document.pagePointSize(self.page - 1)
        to_pixels = self.screen().logicalDotsPerInch() / 72
        bar = self._view.verticalScrollBar()
        comes = bar.sizeHint().width() if self._by_width and not bar.isVisible() else 0
        room_x = self._view.viewport().width() - 2 * _MARGIN - comes
        # one pixel less, or rounding brings up a scroll bar
        room_y = self._view.viewport().height() - 2 * _MARGIN - 1
        factor = room_x / (size.width() * to_pixels)
        self._zoom(factor if self._by_width else min(factor, room_y / (size.height() * to_pixels)))
        self._fits = True
        self._tell()

    def _zoom(self, factor: float) -> None:
        self._fits = False
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(max(_SMALLEST, min(factor, _LARGEST)))

    def _tell(self) -> None:
        count = self.page_count
        self._page.setText(self.tr("{page} dari {count}").format(page=self.page, count=count) if count else "–")
        self._percent.setText(f"{round(self._view.zoomFactor() * 100)} %")
        self._back.setEnabled(count > 0 and self.page > 1)
        self._next.setEnabled(count > 0 and self.page < count)
        told = self.tr("Selebar halaman") if self._fits and not self._by_width else self.tr("Seluruh halaman")
        self._fit.setAccessibleName(told)
        self._fit.setToolTip(told)
        for button in (self._out, self._in, self._fit):
            button.setEnabled(count > 0)

    def _paint_ground(self) -> None:
        palette = self._view.palette()
        # QPdfView takes its ground from the palette, which a style sheet does not reach
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, LOOK.colour("paper_bg"))
        self._view.setPalette(palette)
        self._view.viewport().update()

    def refit(self) -> None:
        """Fit again after a change of size, unless someone zoomed."""
        if self._fits:
            self.fit()

    def event(self, event: QEvent) -> bool:
        """Page up and down turn pages, plus and minus zoom."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = {
                Qt.Key.Key_PageDown: self.next_page,
                Qt.Key.Key_PageUp: self.previous_page,
                Qt.Key.Key_Plus: self.zoom_in,
                Qt.Key.Key_Minus: self.zoom_out,
                Qt.Key.Key_0: self.change_fit,
            }.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        return super().event(event)
