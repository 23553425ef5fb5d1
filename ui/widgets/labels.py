"""Labels in a type role; always plain text, for people's words may hold `<b>`."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.drawing.text import one_line, tooltip
from ui.theme import icons


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """A label in a role of the style sheet: door, hero, title, h2, strong, label, caption, muted, warn, err, body."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("t", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and have it read again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def rule() -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setProperty("rule", "true")
    return line


class ElidedLabel(QLabel):
    """As wide as its words where there is room, else "…" and the whole in a tooltip; `least` letters always show."""

    def __init__(self, text: str = "", role: str = "body", least: int = 0) -> None:
        super().__init__()
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("t", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        wanted = self.fontMetrics().horizontalAdvance(self.text()[: self._least])
        return QSize(max(60, wanted + 2), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        whole = one_line(self.text())
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(tooltip(whole) if shown != whole else "")
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


class IconLabel(QLabel):
    """An icon in a role's colour; it follows the theme. Decorative unless it is given a name."""

    def __init__(self, name: str, role: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._icon = icons.icon(name, role)
        self._size = size
        self.setFixedSize(size, size)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._icon = icons.icon(name, role)
        self.update()

    def paintEvent(self, _event: object) -> None:
        """Draw through the icon's engine, so that a new theme is seen at once."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
