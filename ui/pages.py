"""What a page is to the window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from app.errors import UserError
from ui import settings as kept_settings
from ui.settings import Settings
from ui.theme.look import LOOK
from ui.theme.tokens import PAGE_MARGIN, PAGE_MARGIN_COMPACT
from ui.work.changes import Change
from ui.work.thread import Work


class Desk(QObject):
    """What every page may ask of the window; a page knows no other page."""

    went = Signal(str, object)
    """Show the page of this key; the argument is for its `arrive`."""
    said = Signal(str, object)
    """A toast: text, and what undoes it (a callable) or None."""
    titled = Signal()
    """The title of the page shown has changed."""
    office_changed = Signal(str, bool)
    """The office at work, and whether its data are for practice."""
    settings_changed = Signal()
    """The look was set otherwise."""
    commands_changed = Signal()
    """The page can do other things now than a moment ago."""
    import_wanted = Signal()
    """A list is to be brought in: into what the page shows."""
    list_wanted = Signal(str)
    """The same, of one of the kinds that the page offers."""
    reopened = Signal()
    """Another database was opened in place of the one shown: nothing on the screen holds any more."""

    def __init__(self, work: Work, settings: Settings | None = None) -> None:
        super().__init__()
        self.work = work
        self.settings = settings or Settings()

    def go(self, key: str, argument: object = None) -> None:
        """Show another page."""
        self.went.emit(key, argument)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a toast."""
        self.said.emit(text, undo)

    def report(self, error: UserError) -> None:
        """Show an error that has no place in the page."""
        self.work.problem.emit(error)

    def keep(self, settings: Settings) -> None:
        """Keep other settings and tell the window."""
        self.settings = settings
        kept_settings.save(settings)
        self.settings_changed.emit()


@dataclass(frozen=True)
class Offer:
    """A list that what is shown can take in: its kind (as `app.services.importing` names it), and for which event or
    selection, by id and in words."""

    kind: str
    target_id: str = ""
    target: str = ""


class Page(QWidget):
    """A page is built when it is first shown, and reads its rows through `desk.work`.

    `title` stands in the window's title. `concerns` names the tables it shows: after a change of one of them
    `refresh` is called, at once if the page is visible, else when it is shown again.
    """

    title: str = ""
    concerns: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.compact = False
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)
        self._set_margins()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again; `changed` names the tables that differ, empty for all of them."""

    def arrive(self, argument: object) -> None:
        """The page was asked for by `desk.go(key, argument)`."""

    def take_keyboard(self) -> None:
        """Have keys go where they went last on this page; on a fresh page to its list."""
        lists = (one for one in self.findChildren(QAbstractItemView) if one.isVisibleTo(self))
        last = self.focusWidget() or next((one for one in lists if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if last is not None:
            last.setFocus()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the page does for a command of the menus: new, save, print, find, edit, remove, import, back, …"""
        return {}

    def offers(self) -> tuple[Offer, ...]:
        """The lists that can be brought in here, the likeliest first; none where the reader must be asked."""
        return ()

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:  # noqa: ARG002  # the shape of the question
        """What letting files go over this page does, in two sentences; None where they are taken for lists."""
        return None

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Files that it claimed were let go."""

    def help_text(self) -> str:
        """What F1 says of this page, in a few sentences."""
        return ""

    def may_leave(self) -> bool:
        """Whether the window may close; a page with unsaved words asks here."""
        return True

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window; pages hide what has no room."""
        self.compact = compact
        self._set_margins()

    def _set_margins(self) -> None:
        side = LOOK.px(PAGE_MARGIN_COMPACT if self.compact else PAGE_MARGIN)
        self.column.setContentsMargins(side, 14, side, side if self.compact else 20)


@dataclass(frozen=True)
class PageEntry:
    """A page of the rail: `title` already translated, `icon` with a filled drawing, `build` imports what it needs."""

    key: str
    title: str
    icon: str
    build: Callable[[Desk], Page]
    shortcut: str = ""
    below: bool = False


def touches(page: Page, change: Change) -> bool:
    """Whether a page shows what a change touched."""
    return bool(page.concerns & change.touched)
