"""Data ganda: pairs that may be one human, judged one by one; nothing is merged by itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import comparing, duplicates, person_groups
from app.services.comparing import Comparison
from app.services.duplicates import Candidate, Found
from ui.pages import Desk
from ui.tables.view import Table, TableCard
from ui.tabs.people.duplicates_panel import ComparePanel
from ui.tabs.people.duplicates_rows import columns
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note, row
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.progress_line import ProgressLine

_LIST, _LIST_COMPACT = 420, 330
_CROWDS = 3


class DuplicatesPage(QWidget):
    """Pairs at the left, the two people at the right; `opened` tells the id of a person to be opened."""

    concerns = frozenset({"person", "person_link"})
    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Found | None = None
        self.search_button = Button(self.tr("Cari lagi"), icon="search", clicked=self.search)
        self._count = label("", "caption")
        self.progress = ProgressLine()
        self.note = Note("err")
        self.note.hide()
        self.crowds = Note("info")
        self.crowds.hide()
        self.table: Table[Candidate] = Table(self.tr("Daftar data ganda"), columns(), HEIGHTS.row_two)
        self.card = TableCard(self.table)
        self.panel = ComparePanel()
        self.skip_button = Button(self.tr("Lewati"), "quiet", clicked=self.skip)
        self.apart_button = Button(self.tr("Bukan orang yang sama"), clicked=self.judge_apart)
        self.merge_button = Button(self.tr("Gabungkan"), "primary", clicked=self.merge)
        self._lay_out()
        self._connect()
        self._say_empty()
        self._show_pair(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.progress)
        column.addWidget(self.note)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addLayout(row(self._count, None, self.search_button))
        left.addWidget(self.card, 1)
        left.addWidget(self.crowds)
        self._right = Card(padding=0)
        self._right.setAccessibleName(self.tr("Dua data yang dibandingkan"))
        legend = self.tr("1 atau 2 memilih sisi · B dua orang · L lewati")
        self._keys = ElidedLabel(legend, "caption")
        self._right.body.setSpacing(0)
        self._right.body.addWidget(self.panel, 1)
        self._right.body.addWidget(rule())
        self._acts = row(self._keys, None, self.skip_button, self.apart_button, self.merge_button)
        self._acts.setContentsMargins(16, 10, 16, 10)
        self._right.body.addLayout(self._acts)
        beside.addWidget(self._left)
        beside.addWidget(self._right, 1)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        self.table.chosen.connect(self._compare)
        self.table.opened.connect(lambda _number: self.panel.take_keyboard())
        self.panel.accepted.connect(self.merge)
        self.panel.left.connect(self.table.setFocus)
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("1", lambda: self.panel.take_side(0)),
            ("2", lambda: self.panel.take_side(1)),
            ("B", self.judge_apart),
            ("L", self.skip),
            ("Ctrl+Return", self.merge),
            ("Ctrl+Enter", self.merge),
        )
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower list, no legend of keys."""
        self._left.setFixedWidth(LOOK.px(_LIST_COMPACT if compact else _LIST))
        self._keys.setVisible(not compact)
        self.table.set_compact(compact)

    def refresh(self) -> None:
        """Drop the pairs that are settled, and bring back those whose settling was undone."""
        if self._found is not None:
            self._desk.work.run(
                duplicates.still_open, self._found.candidates, then=self._show_pairs, owner=self, key=(id(self), "open")
            )

    def search(self) -> None:
        """Look through the whole registry, in the background."""
        self.note.hide()
        self.search_button.setEnabled(False)
        self.card.empty.setEnabled(False)
        job = self._desk.work.run(
            duplicates.search, then=self._on_found, failed=self._on_failed, stopped=self._on_stopped,
            progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Mencari data ganda"), job)

    def skip(self) -> None:
        """Go on to the next pair; this one stays in the list."""
        self.table.select_row(self.table.currentIndex().row() + 1)
        self.table.setFocus()

    def merge(self) -> None:
        """Have both show as one, with the values chosen."""
        found = self.panel.found
        if found is not None:
            self._settle(person_groups.merge, *found.ids, dict(self.panel.chosen))

    def judge_apart(self) -> None:
        """Remember that they are two people."""
        found = self.panel.found
        if found is not None:
            self._settle(person_groups.judge_apart, *found.ids)

    def open_current(self) -> None:
        """Open the first of the two."""
        if self.panel.found is not None:
            self.opened.emit(self.panel.found.ids[0])

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menus can do here."""
        return {"edit": self.open_current, "copy": self.table.copy}

    def take_keyboard(self) -> None:
        """To the list, or to the button that fills it."""
        if self.table.rows_model.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.card.empty.take_keyboard()

    def _settle(self, service: Callable[..., object], *arguments: object) -> None:
        self.note.hide()
        self._show_pair(None)  # until the next one is there nothing can be settled twice
        self._desk.work.change(service, *arguments, failed=self._on_refused, owner=self)
        self.table.setFocus()

    def _on_found(self, found: Found) -> None:
        self._rest()
        self._found = found
        self._show_pairs(found.candidates)
        listed = "\n".join(found.left_out[:_CROWDS])
        more = len(found.left_out) - _CROWDS
        text = listed + (self.tr("\ndan {count} kelompok lain").format(count=more) if more > 0 else "")
        self.crowds.say("info", self.tr("Tidak semua dibandingkan"), text)
        self.crowds.setVisible(bool(found.left_out))
        self.take_keyboard()

    def _on_failed(self, error: UserError) -> None:
        self._rest()
        self.note.say_error(error)

    def _on_refused(self, error: UserError) -> None:
        self.note.say_error(error)
        self.refresh()

    def _on_stopped(self) -> None:
        self._rest()

    def _rest(self) -> None:
        self.progress.done()
        self.search_button.setEnabled(True)
        self.card.empty.setEnabled(True)

    def _show_pairs(self, pairs: tuple[Candidate, ...]) -> None:
        at = max(0, self.table.currentIndex().row())
        self.table.set_rows(pairs)
        self.card.show_empty(not pairs)
        self.search_button.setVisible(bool(pairs))
        self._count.setText(self.tr("{count} pasang").format(count=len(pairs)) if pairs else "")
        if pairs:
            self.table.select_row(min(at, len(pairs) - 1))
            self._compare(self.table.currentIndex().row())
        else:
            self._say_empty()
            self._show_pair(None)

    def _say_empty(self) -> None:
        if self._found is None:
            why = self.tr("Belum dicari")
            then = self.tr("Dicari lewat NIK, dan nama yang mirip dengan tanggal lahir, desa, atau nomor HP yang sama.")
        elif self._found.candidates:
            why, then = self.tr("Semua pasangan sudah diputuskan"), self.tr("Cari lagi setelah data bertambah.")
        else:
            why, then = self.tr("Tidak ada data ganda"), self.tr("Cari lagi setelah data bertambah.")
        self.card.empty.say(why, then, ((self.tr("Cari data ganda"), self.search),), "people")
        self.card.show_empty(True)
        self.search_button.hide()  # the one beneath the sentence does the same

    def _compare(self, number: int) -> None:
        pairs = self.table.rows_model.rows
        if 0 <= number < len(pairs):
            self._desk.work.run(
                comparing.compare, *pairs[number].ids, then=self._show_pair, failed=self._on_gone, owner=self,
                key=(id(self), "compare"),
            )  # fmt: skip

    def _on_gone(self, error: UserError) -> None:
        self._show_pair(None)
        self.note.say_error(error)

    def _show_pair(self, found: Comparison | None) -> None:
        pair = self.table.current_row
        if found is not None and pair is not None:
            why = self.tr("Skor {score}: {reasons}.")
            self.panel.show_comparison(found, why.format(score=pair.score, reasons=", ".join(pair.reasons)))
        else:
            self.panel.clear()
        for button in (self.skip_button, self.apart_button, self.merge_button):
            button.setEnabled(found is not None)
