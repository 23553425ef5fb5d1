"""A paper in a window of its own: look at it, print it, save it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.documents import Rendered
from ui.pages import Desk
from ui.pdf.paper_actions import PaperActions
from ui.pdf.paper_view import PaperView
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.segmented import Segmented

_SIZE = QSize(980, 660)


class PaperDialog(QDialog):
    """`make` is called on the work thread with `progress=` and gives the paper; `on_size`, where a size can be
    chosen, gives the `make` of each."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        title: str,
        make: Callable[..., Rendered],
        on_size: Callable[[str], Callable[..., Rendered]] | None = None,
        size: str = "A4",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bimtek PSM")
        self.setAccessibleName(title)
        self._title = title
        self.view = PaperView(desk)
        self.actions_of_paper = PaperActions(desk, self)
        self.print_button = Button(self.tr("Cetak…"), "primary", "print", self._print)
        self.save_button = Button(self.tr("Simpan PDF…"), icon="save", clicked=self._save)
        self.sizes = Segmented(self.tr("Ukuran kertas"), (("A4", "A4"), ("F4", "F4")), size) if on_size else None
        if self.sizes is not None and on_size is not None:
            self.sizes.chosen.connect(lambda chosen: self._make(on_size(chosen)))
        self._lay_out(title)
        self.view.shown.connect(self._on_shown)
        self._on_shown(None)
        self._fit(parent)
        self._make(make)

    def _fit(self, parent: QWidget | None) -> None:
        """No higher than the window: its buttons must be seen on small screens."""
        room = parent.window().size() if parent is not None else _SIZE
        self.resize(_SIZE.boundedTo(room))

    def _make(self, make: Callable[..., Rendered]) -> None:
        self.view.make(self.tr("Menyiapkan halaman"), make)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(title, "h2"))
        head.addStretch(1)
        if self.sizes is not None:
            head.addWidget(self.sizes)
        head.addWidget(Button(self.tr("Tutup"), "quiet", clicked=self.reject))
        head.addWidget(self.save_button)
        head.addWidget(self.print_button)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def _on_shown(self, rendered: object) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(rendered is not None)
        if rendered is not None:
            self.print_button.setDefault(True)
            self.view.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        if self.view.rendered is not None:
            self.actions_of_paper.print(self.view.rendered, self._title)

    def _save(self) -> None:
        if self.view.rendered is not None:
            self.actions_of_paper.save(self.view.rendered)

    def done(self, result: int) -> None:
        """Closing stops what is still being made."""
        self.view.cancel()
        super().done(result)


def open_paper(
    parent: QWidget | None,
    desk: Desk,
    title: str,
    make: Callable[..., Rendered],
    on_size: Callable[[str], Callable[..., Rendered]] | None = None,
    size: str = "A4",
) -> PaperDialog:
    """Show a paper in its own window; returns at once."""
    dialog = PaperDialog(parent, desk, title, make, on_size, size)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
