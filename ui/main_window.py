"""The window: menu row, rail, pages built when first shown, toasts, and the news of changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.errors import UserError
from ui import menus, settings
from ui.appearance import Appearance, restore_place, with_place
from ui.dialogs.question import tell
from ui.dropping import DropCover, WindowDrops
from ui.messages import show_error
from ui.page_stack import PageStack
from ui.pages import Desk, Page, PageEntry
from ui.theme.look import LOOK
from ui.theme.tokens import COMPACT_BELOW, SMALLEST_WINDOW
from ui.widgets.menu_row import MenuRow, PracticeBand
from ui.widgets.rail import Rail
from ui.widgets.toast import Toast
from ui.work.changes import Change

PROGRAM = "Bimtek PSM"


@dataclass(frozen=True)
class Acts:
    """What the window has the services do: undo a step by id, undo or redo the last, the clock of the office."""

    undo_step: Callable[[str], object] | None = None
    undo_last: Callable[[], object] | None = None
    redo_last: Callable[[], object] | None = None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    others: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    """Other commands of the menus by key (backup, licences, about, …)."""


class MainWindow(QMainWindow):
    """Shows one page at a time and tells those concerned of each change."""

    def __init__(self, desk: Desk, entries: Sequence[PageEntry], acts: Acts | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._acts = acts or Acts()
        self._office = ""
        self._compact = False
        self.setWindowTitle(PROGRAM)
        self.menu_row = MenuRow()
        self.band = PracticeBand()
        self.rail = Rail()
        self.stack = PageStack(desk, entries)
        centre = self._lay_out()
        self.toast = Toast(centre, self.stack)
        cover = DropCover(centre, self._say_drop, self.bring_in, self.show_problem, self._claim_drop, self._keep_drop)
        self.drops = WindowDrops(self, cover)
        self.actions_by_key: Mapping[str, QAction] = menus.fill(self.menu_row.menus, self, self.act)
        for entry in entries:
            self.rail.add(entry.key, entry.title, entry.icon, entry.shortcut, below=entry.below)
        self._connect()
        self.appearance = Appearance(desk, self.actions_by_key)
        restore_place(self, desk.settings)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self.stack.page

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page; an unknown key shows nothing else."""
        if key not in self.stack.keys:
            return
        self.rail.set_current(key)
        self.stack.show_page(key, argument, compact=self._compact)
        self._retitle()
        self._enable_commands()

    def act(self, key: str) -> None:
        """Do a command of the menus: the window's own, else the page's."""
        kind, _, value = key.partition(":")
        prefixed: dict[str, Callable[[str], object]] = {
            "go": lambda place: self.show_page(place.partition("/")[0], place.partition("/")[2] or None),
            "mode": self.appearance.set_mode,
            "size": self.appearance.set_size,
        }
        if value:
            prefixed[kind](value)
            return
        own = self._own_commands() | dict(self._acts.others)
        page = self.page.commands() if self.page else {}
        command = page.get(key) or own.get(key)
        if command is not None:
            command()

    def set_office(self, name: str, practice: bool = False) -> None:  # the shape of a slot
        """Name the office; practice data wear the band."""
        self._office = name
        self.menu_row.set_office(name)
        self.band.setVisible(practice)
        self._retitle()

    def undo(self, step_id: str) -> None:
        """Reverse a step, as the toast's link does."""
        if self._acts.undo_step is not None:
            self.desk.work.change(self._acts.undo_step, step_id)

    def bring_in(self, path: Path | None = None) -> None:
        """Import a list into what is shown, or ask into what."""
        from ui.imports.wizard import open_import

        open_import(self, self.desk, self.page.offers() if self.page else (), path)

    def bring_in_kind(self, kind: str) -> None:
        """Import a list of this kind into what is shown."""
        from ui.imports.wizard import open_import

        open_import(self, self.desk, [offer for offer in self.page.offers() if offer.kind == kind] if self.page else ())

    def _say_drop(self, path: Path) -> tuple[str, str] | None:
        from ui.imports.words import drop_words

        return drop_words(path, self.page.offers()) if self.page else None

    def _claim_drop(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        return self.page.claims(paths) if self.page else None

    def _keep_drop(self, paths: Sequence[Path]) -> None:
        if self.page:
            self.page.keep_files(paths)

    def _lay_out(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.menu_row)
        column.addWidget(self.band)
        self.band.hide()
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.rail)
        beside.addWidget(self.stack, 1)
        column.addLayout(beside, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(*SMALLEST_WINDOW)
        return centre

    def _connect(self) -> None:
        work, desk, row = self.desk.work, self.desk, self.menu_row
        self.rail.chosen.connect(self.show_page)
        work.saving.connect(row.say_saving)
        work.saved.connect(self._on_saved)
        work.not_saved.connect(row.say_not_saved)
        work.problem.connect(self.show_problem)
        work.changed.connect(self._on_change)
        desk.went.connect(self.show_page)
        desk.said.connect(self.toast.say)
        desk.titled.connect(self._retitle)
        desk.office_changed.connect(self.set_office)
        desk.commands_changed.connect(self._enable_commands)
        desk.import_wanted.connect(self.bring_in)
        desk.list_wanted.connect(self.bring_in_kind)
        LOOK.changed.connect(self._fit)

    def _own_commands(self) -> dict[str, Callable[[], object]]:
        return {
            "quit": self.close,
            "undo": lambda: self._write(self._acts.undo_last),
            "redo": lambda: self._write(self._acts.redo_last),
            "refresh": lambda: self.page.refresh(frozenset()) if self.page else None,
            "help": self._help,
            **({"import": self.bring_in} if self.page else {}),
        }

    def _write(self, function: Callable[[], object] | None) -> None:
        if function is not None:
            self.desk.work.change(function)

    def _help(self) -> None:
        text = self.page.help_text() if self.page else ""
        title = self.page.title if self.page and self.page.title else PROGRAM
        tell(self, title, text or self.tr("Halaman ini belum mempunyai bantuan."), self.tr("Tutup"))

    def _on_saved(self) -> None:
        self.menu_row.say_saved(self._acts.now())

    def show_problem(self, error: UserError) -> None:
        """Tell a problem that has no place in a page."""
        show_error(self, error)

    def _on_change(self, change: Change) -> None:
        """Tell the pages concerned, and offer the way back."""
        self.stack.tell(change)
        if change.step_id and change.title:
            undo = (lambda: self.undo(change.step_id)) if self._acts.undo_step else None
            self.toast.say(change.title, undo)

    def _retitle(self) -> None:
        page = self.page
        parts = [page.title if page else "", PROGRAM, self._office]
        self.setWindowTitle(" – ".join(part for part in parts if part))

    def _enable_commands(self) -> None:
        can = set(self._own_commands()) | set(self._acts.others) | {f"go:{key}" for key in self.stack.keys}
        if self.page is not None:
            can |= set(self.page.commands())
        for key, action in self.actions_by_key.items():
            action.setEnabled(key.partition("/")[0] in can or key.startswith(("mode:", "size:")))

    def _fit(self) -> None:
        """Rail and page follow the width, measured in letters: large text makes a window narrow."""
        self._compact = self.width() < LOOK.px(COMPACT_BELOW)
        self.rail.set_compact(self._compact)
        if self.page is not None and self.page.compact != self._compact:
            self.page.set_compact(self._compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask pages with unsaved words, keep the window's place."""
        if not all(page.may_leave() for page in self.stack.built.values()):
            event.ignore()
            return
        self.desk.settings = with_place(self.desk.settings, self)
        settings.save(self.desk.settings)
        event.accept()

    def come_forward(self) -> None:
        """Show above all others: a second start of the program asks for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
