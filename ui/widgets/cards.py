"""Cards and notes: framed parts of a page, and sentences about it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label

Link = tuple[str, Callable[[], object]]


class Card(QFrame):
    """A surface with a thin frame; never within another card."""

    def __init__(self, title: str = "", padding: int = 16) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        if title:
            self.head.addWidget(label(title, "h2"), 1)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)


_NOTE_ICONS = {
    "warn": ("warning_filled", "warn"),
    "err": ("error_circle_filled", "err"),
    "info": ("info", "accent_text"),
}


class Note(QFrame):
    """A sentence in the page: what is the matter, what stays as it is, and links to act."""

    def __init__(self, kind: str = "warn", title: str = "", text: str = "", links: Iterable[Link] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(8)
        self._icon = IconLabel(*_NOTE_ICONS[kind])
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = label("", "strong", wrap=True)
        self._text = label("", "caption", wrap=True)
        self._links = QHBoxLayout()
        self._links.setSpacing(12)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(self._links)
        row.addLayout(words, 1)
        self.say(kind, title, text, links)

    def say(self, kind: str, title: str, text: str = "", links: Iterable[Link] = ()) -> None:
        """Show other words."""
        self.setProperty("note", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.set_icon(*_NOTE_ICONS[kind])
        self._title.setText(title)
        self._title.setProperty("t", "strong")
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it lives on until the loop turns, and must not be pressed any more
                widget.deleteLater()
        for words, act in links:
            self._links.addWidget(Button(words, "link", clicked=act))
        self._links.addStretch(1)

    def say_error(self, error: UserError, links: Iterable[Link] = ()) -> None:
        """Show a UserError: what happened, then what was left unchanged and what to do."""
        self.say("err", error.happened, " ".join(part for part in (error.unchanged, error.todo) if part), links)
        self.setVisible(True)


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other; None is where the room goes."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made
