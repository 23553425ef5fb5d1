"""Buttons: primary, secondary, quiet, link, danger, icon; the focus ring shows when one comes by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton

from ui.theme import icons
from ui.widgets.labels import restyle

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_INK = {"primary": "on_accent", "danger": "err", "link": "accent_text", "icon": "muted", "back": "muted"}


class Button(QPushButton):
    """A button that says what it does by verb and noun; "…" if a dialog follows."""

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        icon: str = "",
        clicked: Callable[[], object] | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._named = bool(name)
        self.setAccessibleName(name or text)
        if not text and name:
            self.setToolTip(name)
        if icon:
            self.setIcon(icons.icon(icon, _INK.get(kind, "text")))
            self.setIconSize(QSize(16, 16) if text else QSize(20, 20))
        self.set_text(text)
        self.setAutoDefault(False)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())

    def set_text(self, text: str) -> None:
        """Change the words; the gap to the icon is a space, for Qt has no other. A name given at first stays."""
        gap = " " if text and not self.icon().isNull() else ""
        self.setText(gap + text.replace("&", "&&"))
        if text and not self._named:
            self.setAccessibleName(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        super().focusInEvent(event)
        if event.reason() in KEYBOARD:
            restyle(self, "ring", "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        restyle(self, "ring", "false")
