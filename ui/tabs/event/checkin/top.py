"""The head of the desk: which session is recorded, the sound, the whole screen, and the field for code or name."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.services.door import Occasion, Roster
from ui.theme import icons
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class DeskField(QLineEdit):
    """The large field. `left_down` asks for the list below, `left` that nothing typed remains."""

    left_down = Signal()
    left = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(placeholder)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(200)
        self.setProperty("iconic", "true")
        # as high as its row: a height of its own would give way to the style sheet's
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._fit()
        LOOK.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Down goes into the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """With nothing typed, Ctrl+Z takes back the last check-in."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if not self.text() and (event.matches(undo) or event.matches(redo)):
                event.ignore()
                return False
        return super().event(event)

    def _fit(self) -> None:
        self.setFont(LOOK.font("title"))


class SessionBox(QComboBox):
    """The arrows go on through the sessions; `closed` tells that the list which was open is done with."""

    closed = Signal()

    def hidePopup(self) -> None:
        """Tell it where there was one to hide."""
        was_open = self.view().isVisible()
        super().hidePopup()
        if was_open:
            self.closed.emit()


class DeskTop(QWidget):
    """`chosen` tells the key of the session chosen, `new_wanted` that somebody new stands there, `muted` whether the
    sound is off."""

    chosen = Signal(str)
    new_wanted = Signal()
    muted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.sessions = SessionBox()
        self.sessions.setAccessibleName(self.tr("Sesi"))
        self.sessions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sessions.setMinimumContentsLength(24)
        self.sessions.activated.connect(lambda number: self.chosen.emit(self.sessions.itemData(number)))
        self.quiet = Button(self.tr("Tanpa bunyi"), "filter")
        self.quiet.setCheckable(True)
        self.quiet.toggled.connect(self.muted)
        self.full = Button(self.tr("Layar penuh"), "filter", "full_screen_maximize")
        self.full.setCheckable(True)
        self.full.toggled.connect(self._set_full)
        self.field = DeskField(self.tr("Pindai kode, atau ketik nama"))
        self.sessions.closed.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        self.new = Button(self.tr("Peserta baru…"), icon="person_add", clicked=self.new_wanted.emit)
        self.new.setToolTip(self.tr("Mendaftarkan yang datang tanpa undangan (Ctrl+N)"))
        self._words = label(self.tr("Sesi"), "label")
        self._words.setBuddy(self.sessions)
        self._lay_out()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        above.addWidget(self._words)
        above.addWidget(self.sessions, 1)
        above.addWidget(self.quiet)
        above.addWidget(self.full)
        below.addStrut(LOOK.px(HEIGHTS.row_two))
        below.addWidget(self.field, 1)
        below.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(above)
        column.addLayout(below)

    def show_sessions(self, roster: Roster, occasion: Occasion | None) -> None:
        """What may be recorded, and what is."""
        wanted = [(one.key, one.label) for one in roster.occasions]
        if wanted != [(self.sessions.itemData(n), self.sessions.itemText(n)) for n in range(self.sessions.count())]:
            self.sessions.clear()
            for key, words in wanted:
                self.sessions.addItem(words, key)
        self.show_occasion(occasion)
        self.sessions.setEnabled(bool(wanted))

    def show_occasion(self, occasion: Occasion | None) -> None:
        """Choose without telling."""
        self.sessions.setCurrentIndex(self.sessions.findData(occasion.key) if occasion else -1)
        self.sessions.setToolTip("")

    def _set_full(self, full: bool) -> None:
        window, state = self.window(), Qt.WindowState.WindowFullScreen
        window.setWindowState(window.windowState() | state if full else window.windowState() & ~state)
