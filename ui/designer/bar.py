"""The rows above and below the page: back, sides, paper, undo and save; with whom it is shown, grid and size."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.layouts.files import PAPERS
from ui.designer.shown_with import ShownWith
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.segmented import Segmented

_GRIDS = (0.5, 1.0, 5.0, 0.0)
_LARGER = 1.25


class DesignBar(QWidget):
    """Back, the name of the design, undo and redo, the side, the paper, Simpan."""

    def __init__(self, back_to: str) -> None:
        super().__init__()
        self.back = Button(back_to, "back", "arrow_left", name=self.tr("Kembali ke daftar tata letak"))
        self.title = ElidedLabel("", "h2", least=12)
        self.state = label("", "caption")
        self.undo = Button("", "icon", "arrow_undo", name=self.tr("Urungkan langkah (Ctrl+Z)"))
        self.redo = Button("", "icon", "arrow_redo", name=self.tr("Ulangi langkah (Ctrl+Y)"))
        self.sides = Segmented(self.tr("Halaman"), (("front", self.tr("Depan")), ("back", self.tr("Belakang"))))
        self.papers = Segmented(self.tr("Kertas"), tuple((paper, paper) for paper in PAPERS))
        self.save = Button(self.tr("Simpan"), "primary", name=self.tr("Simpan tata letak"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for widget in (self.back, self.title, self.state, None, self.undo, self.redo, self.sides, self.papers,
                       self.save):  # fmt: skip
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget)

    def say(self, name: str, *, dirty: bool, can_undo: bool, can_redo: bool) -> None:
        """What is designed, and how it stands."""
        self.title.setText(name)
        self.state.setText(self.tr("belum disimpan") if dirty else "")
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        self.save.setEnabled(dirty)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """The arrow alone leads back in a narrow window."""
        self.back.set_text("" if compact else self.tr("Tata letak"))


class PageBar(QWidget):
    """`grid_chosen` in mm (0: none), `zoom_wanted` as a factor (0: the whole page)."""

    grid_chosen = Signal(float)
    zoom_wanted = Signal(float)

    def __init__(self, shown_with: ShownWith) -> None:
        super().__init__()
        self.grids = QComboBox()
        self.grids.setAccessibleName(self.tr("Kisi"))
        for grid in _GRIDS:
            told = self.tr("Kisi {grid} mm").format(grid=f"{grid:g}".replace(".", ","))
            self.grids.addItem(told if grid else self.tr("Tanpa kisi"), grid)
        self.grids.setCurrentIndex(1)
        self.grids.activated.connect(lambda _number: self.grid_chosen.emit(float(self.grids.currentData())))
        self.percent = label("")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(6)
        line.addWidget(shown_with, 1)
        line.addStretch(0)
        line.addWidget(self.grids)
        line.addWidget(Button("", "icon", "zoom_out", lambda: self.zoom_wanted.emit(1 / _LARGER),
                              name=self.tr("Perkecil")))  # fmt: skip
        line.addWidget(self.percent)
        line.addWidget(Button("", "icon", "zoom_in", lambda: self.zoom_wanted.emit(_LARGER), name=self.tr("Perbesar")))
        line.addWidget(Button("", "icon", "full_screen_maximize", lambda: self.zoom_wanted.emit(0.0),
                              name=self.tr("Seluruh halaman")))  # fmt: skip

    def say_percent(self, percent: int) -> None:
        """How large the page is seen."""
        self.percent.setText(f"{percent} %")
