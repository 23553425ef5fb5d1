"""The rail at the left: the main tabs above, the tools below; icons only where the window is narrow."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from ui.theme import icons
from ui.theme.look import LOOK
from ui.theme.tokens import RAIL_WIDTH, RAIL_WIDTH_COMPACT
from ui.widgets.buttons import KEYBOARD
from ui.widgets.labels import restyle


class RailTab(QToolButton):
    """One entry; checkable, of which one is checked."""

    def __init__(self, text: str, icon: str, shortcut: str) -> None:
        super().__init__()
        self.setObjectName("railTab")
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({shortcut})" if shortcut else text)
        self.setIcon(icons.icon(icon, "muted", f"{icon}_filled", "accent_text"))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Icon only, or icon over word."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if compact else style.ToolButtonTextUnderIcon)
        side = 20
        self.setIconSize(QSize(side, side))
        self.setFixedHeight(36 if compact else LOOK.px(50))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        super().focusInEvent(event)
        if event.reason() in KEYBOARD:
            restyle(self, "ring", "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        restyle(self, "ring", "false")


class Rail(QFrame):
    """`chosen` tells the key of an entry."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Bagian utama"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 10)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self._above = 0
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self._compact = False
        LOOK.changed.connect(self._measure)

    def add(self, key: str, text: str, icon: str, shortcut: str = "", *, below: bool = False) -> None:
        """Add an entry above or below the gap."""
        tab = RailTab(text, icon, shortcut)
        self._group.addButton(tab, len(self._keys))
        self._keys.append(key)
        if below:
            self._column.addWidget(tab)
        else:
            self._column.insertWidget(self._above, tab)
            self._above += 1
        tab.set_compact(self._compact)

    def set_current(self, key: str) -> None:
        """Check an entry without telling."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._compact = compact
        self._measure()

    def _measure(self) -> None:
        compact = self._compact
        self.setFixedWidth(RAIL_WIDTH_COMPACT if compact else LOOK.px(RAIL_WIDTH))
        for button in self._group.buttons():
            if isinstance(button, RailTab):
                button.set_compact(compact)
