"""A date as one types it: "12/9/2018", "12 sep 2018"; in words when the field is left, or picked in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from app.domain import import_values
from ui import dates
from ui.theme import icons


class _Popup(QFrame):
    """Esc closes it, and does nothing else: not what it does on the page below."""

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the page does."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)


class DateField(QLineEdit):
    """`value` is ISO text, or what was typed where no date can be read from it; `changed` when the field is left."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(500)
        self.setPlaceholderText(self.tr("misalnya 12-9-2018"))
        pick = self.addAction(icons.icon("calendar_ltr", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip(self.tr("Pilih di kalender (Alt+Panah bawah)"))
        pick.triggered.connect(self._open_calendar)
        self._popup: QFrame | None = None
        self.editingFinished.connect(self._settle)

    @property
    def value(self) -> str:
        """ISO text; what was typed where it is no date; `""` for nothing."""
        return import_values.read_date(self.text()).value

    @property
    def day(self) -> date | None:
        """The day, where there is one."""
        try:
            return date.fromisoformat(self.value)
        except ValueError:
            return None

    @property
    def remark(self) -> str:
        """Why no date can be read; `""` when one can, or when nothing is typed."""
        return import_values.read_date(self.text()).remark if self.text().strip() else ""

    def set_value(self, iso: str) -> None:
        """Show a stored date in words."""
        self.setText(iso)
        self._spell()

    def _settle(self) -> None:
        self._spell()
        self.changed.emit()

    def _spell(self) -> None:
        day = self.day
        if day is not None:
            self.setText(dates.plain_date(day))
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as in any field with a list."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing anew replaces the date."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _open_calendar(self) -> None:
        popup = _Popup(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.accessibleName())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.day
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(self._on_picked)
        box = QVBoxLayout(popup)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()
        self._popup = popup

    def _on_picked(self, picked: QDate) -> None:
        popup, self._popup = self._popup, None
        if popup is not None:
            popup.close()
        self.set_value(date(picked.year(), picked.month(), picked.day()).isoformat())
        self.changed.emit()
