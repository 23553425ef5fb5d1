"""The row of chrome above the pages: menus at the left, the office and the saved state at the right."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from ui.drawing.text import tooltip
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label, restyle


class MenuRow(QFrame):
    """Menu bar, office, and "Tersimpan 10.42" only after a commit."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("menuRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 16, 0)
        row.setSpacing(6)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        row.addWidget(self.menus, 1)
        self._office_icon = IconLabel("building", "muted")
        self._office = label("", "body")
        self._state_icon = IconLabel("checkmark_circle_filled", "ok")
        self._state = label("", "body")
        for words in (self._office, self._state):
            words.setObjectName("statusLabel")
        for widget in (self._office_icon, self._office, None, self._state_icon, self._state):
            if widget is None:
                row.addSpacing(10)
            else:
                row.addWidget(widget)
                widget.hide()
        self._state.setAccessibleName(self.tr("Keadaan penyimpanan"))
        self._size()
        LOOK.changed.connect(self._size)

    def set_office(self, name: str) -> None:
        """Name the office at work."""
        self._office.setText(name)
        self._office.setVisible(bool(name))
        self._office_icon.setVisible(bool(name))

    def say_saving(self) -> None:
        """A write is on its way."""
        self._show(self.tr("Menyimpan…"), "arrow_sync", "muted")

    def say_saved(self, at: datetime) -> None:
        """A write was committed at `at`, in the office's time."""
        self._show(self.tr("Tersimpan {time}").format(time=at.strftime("%H.%M")), "checkmark_circle_filled", "ok")

    def say_not_saved(self, error: object) -> None:
        """A write failed."""
        happened = error.happened if isinstance(error, UserError) else ""
        self._show(self.tr("Tidak tersimpan"), "error_circle_filled", "err")
        self._state.setToolTip(tooltip(happened))
        restyle(self._state, "state", "err")

    def _show(self, text: str, icon: str, role: str) -> None:
        restyle(self._state, "state", "")
        self._state.setToolTip("")
        self._state.setText(text)
        self._state_icon.set_icon(icon, role)
        self._state.show()
        self._state_icon.show()

    def _size(self) -> None:
        self.setFixedHeight(LOOK.px(HEIGHTS.menu_row))


class PracticeBand(QFrame):
    """The amber band that practice data wear, always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practiceBand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 3, 16, 3)
        row = QHBoxLayout()
        row.addWidget(IconLabel("info_filled", "warn"))
        words = label(self.tr("LATIHAN: data contoh, terpisah dari data kantor Anda"))
        row.addWidget(words, 1)
        self.close_button = Button(self.tr("Tutup latihan"), "link")
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.setAccessibleName(words.text())
