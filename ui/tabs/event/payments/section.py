"""Uang saku: what is paid, to whom, and whether they came; typed cell by cell, the sums pinned below."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.payments import rupiah
from app.errors import UserError
from app.services.payments import AllowanceCard
from ui.drawing import text
from ui.pages import Desk
from ui.tables.totals import TotalsRow
from ui.tables.typed import TypedTable
from ui.tabs.event.payments import asking
from ui.tabs.event.payments import rows as listed
from ui.tabs.event.payments.actions import PaymentActions
from ui.tabs.event.payments.asking import Found
from ui.tabs.event.payments.components import ComponentRow
from ui.tabs.event.payments.lines import SumLine, WarningLine
from ui.tabs.event.payments.rows import Line
from ui.tabs.event.section import EventSection
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.chips import FilterRow
from ui.widgets.empty import EmptyState
from ui.widgets.search_field import SearchField

_FIRST_TYPED = 2
"""The column that the cursor begins in: after number and name."""
_REST = 200
"""Milliseconds to wait with another list while somebody types in a cell."""


class PaymentsSection(EventSection):
    """Reads the list once, sifts it here; what is typed is written at once and seen at once."""

    concerns = frozenset(
        {"allowance", "payment", "payment_amount", "event_text", "attendance", "arrival", "participant", "person"}
        | {"event", "event_role", "session"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Found | None = None
        self._lines: list[Line] = []
        self.doing = PaymentActions(self, desk)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST)
        self._later.timeout.connect(lambda: self._show(self.found))
        self.components = ComponentRow()
        self.warned = WarningLine(lambda: self.pills.choose("odd"))
        self.note = Note()
        self.note.hide()
        self.pills = FilterRow(self.tr("Saringan daftar bayar"))
        self.search = SearchField(self.tr("Cari nama"))
        self.table: TypedTable[Line] = TypedTable(
            self.tr("Daftar bayar"), listed.columns((), compact=False), listed.key_of, HEIGHTS.row_two
        )
        self.totals = TotalsRow(self.table)
        self.empty = EmptyState("people")
        self.said = SumLine()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.components, 1)
        self.more_button = Button(
            "", "icon", "more_horizontal", self._pop_up, name=self.tr("Tindakan untuk orang terpilih")
        )
        self.paid_button = Button(self.tr("Tandai dibayar…"), icon="checkmark", clicked=self._mark_paid)
        self.receipt_button = Button(self.tr("Tanda terima…"), icon="print", clicked=self.doing.open_receipt)
        self.add_button = Button(self.tr("Tambah"), icon="person_add", clicked=self._pop_up_groups)
        self.all_button = Button(self.tr("Semua yang hadir"), "primary", "add", lambda: self.doing.put("present"))
        self.all_button.setToolTip(self.tr("Menambahkan semua peserta yang tercatat hadir pada sedikitnya satu sesi"))
        for button in (self.more_button, self.receipt_button, self.paid_button, self.add_button, self.all_button):
            top.addWidget(button)
        self.column.addLayout(top)
        sift = QHBoxLayout()
        sift.setSpacing(8)
        self.pills.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(236)
        sift.addWidget(self.pills, 1)
        sift.addWidget(self.search)
        self.column.addLayout(sift)
        self.column.addWidget(self.warned)
        self.column.addWidget(self.note)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._card())
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.said)
        self.column.setSpacing(10)

    def _card(self) -> QFrame:
        """The table with its sums below, in one frame."""
        card = QFrame()
        card.setProperty("card", "true")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 2, 1, 2)
        inner.setSpacing(0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.totals)
        return card

    def _connect(self) -> None:
        self.components.opened.connect(self.doing.edit_component)
        self.components.tax_wanted.connect(lambda: self.doing.edit_tax(self.found.sheet if self.found else None))
        self.pills.chosen.connect(lambda _key: self._show_lines())
        self.search.searched.connect(lambda _text: self._show_lines())
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.table.rows_model.given.connect(self._on_given)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._pop_up)
        self.table.removed.connect(lambda _numbers: self.doing.take_off(self.chosen))
        self.table.chosen.connect(lambda _number: self._enable())

    def show_event(self, event_id: str) -> None:
        """Another event begins with its whole list."""
        if event_id != self.event_id:
            self.found, self._lines = None, []
            self.search.clear()
            self.pills.set_filters([])
            self.table.rows_model.forget()
            self.table.set_rows([])
            self.note.hide()
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # all of it is read
        """Read the list."""
        if self.event_id:
            self.desk.work.run(
                asking.read, self.event_id, then=self._show, failed=_ignore, owner=self, key=("payments", id(self))
            )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Adding, finding, printing."""
        return {
            "new": self.doing.pick,
            "find": self.search.setFocus,
            "print": self.doing.open_receipt,
            "copy": self.table.copy,
        }

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Buat komponen (Transpor, Uang Saku), lalu tekan “Semua yang hadir”. Sel jumlah, PPh, tanggal, dan "
            "keterangan diketik langsung: Enter turun, Tab ke kanan, Del kembali ke nilai umum, Ctrl+V menempel satu "
            "kolom; beberapa sel yang dipilih diisi sekaligus. Membayar orang yang tidak tercatat hadir tidak "
            "dilarang, tetapi selalu diberi tanda. Yang sudah dibayar tetap seperti saat dibayar walaupun komponennya "
            "diubah. Del pada nama mengeluarkan dari daftar; Shift+F10 membuka tindakan lain."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Explaining lines and second lines go."""
        super().set_compact(compact)
        self.table.set_compact(compact)
        self.said.set_compact(compact)
        self.paid_button.setVisible(not compact)
        self.search.setMaximumWidth(160 if compact else 236)
        if self.found is not None:
            self._lay_columns(self.found.sheet.components)

    @property
    def chosen(self) -> list[Line]:
        """The lines selected."""
        return self.table.selected_rows

    def _show(self, found: Found | None) -> None:
        if found is None or found.sheet.event_id != self.event_id:
            return
        before, self.found = self.found, found
        self._lines = listed.lines_of(found.sheet)
        if before is None or before.sheet.components != found.sheet.components:
            self._lay_columns(found.sheet.components)
        if before is None or before.heads != found.heads:
            self.components.show_sheet(found.sheet)
        self.pills.set_filters(listed.filters(self._lines))
        self._show_lines()

    def _lay_columns(self, components: Sequence[AllowanceCard]) -> None:
        columns = listed.columns(components, compact=self.compact)
        self.table.set_columns(columns)
        self.table.set_row_height(HEIGHTS.row_grid if self.compact else HEIGHTS.row_two)

    def _show_lines(self) -> None:
        """Fill the table by filter and search; an editor that is open is not disturbed."""
        lines = listed.sifted(self._lines, self.pills.key, self.search.text())
        if not self.table.rows_model.update_rows(lines):
            if self.table.editing:
                self._later.start()
                return
            self._replace(lines)
        self._tell_sums()
        self.warned.say(self.found.sheet.warnings if self.found else ())
        self._tell_empty(lines)
        self._enable()

    def _replace(self, lines: list[Line]) -> None:
        """Other rows: the cursor stays on its person where that one is still shown."""
        current, column = self.table.current_row, max(self.table.currentIndex().column(), _FIRST_TYPED)
        self.table.set_rows(lines)
        keys = [listed.key_of(line) for line in lines]
        number = keys.index(listed.key_of(current)) if current and listed.key_of(current) in keys else 0
        if lines:
            self.table.put_cursor(self.table.rows_model.index(number, column))

    def _tell_sums(self) -> None:
        if self.found is None:
            return
        sheet = self.found.sheet
        sums = dict(zip((card.id for card in sheet.components), sheet.totals, strict=True))
        sums |= {"tax_amount": sheet.tax, "net": sheet.net}
        keys = [column.key for column in self.table.rows_model.columns]
        words = {keys.index(key): (rupiah(amount), "text", text.RIGHT) for key, amount in sums.items() if key in keys}
        people = self.tr("Jumlah, {count} orang").format(count=len(sheet.lines))
        self.totals.say({1: (people, "text", text.LEFT)} | words, f"{people}: {rupiah(sheet.net)} rupiah")
        self.said.say(sheet, self.found.words)

    def _tell_empty(self, lines: Sequence[Line]) -> None:
        self._stack.setCurrentIndex(0 if lines else 1)
        self.said.setVisible(bool(self._lines))
        self.search.setEnabled(bool(self._lines))
        if lines or self.found is None:
            return
        if not self.found.sheet.components:
            why = self.tr("Belum ada yang dibayarkan")
            then = self.tr("Buat dahulu komponennya, misalnya Transpor 150.000 rupiah per orang.")
            links = [(self.tr("Tambah komponen"), lambda: self.doing.edit_component(AllowanceCard()))]
            self.empty.say(why, then, links, "document")
        elif not self._lines:
            why = self.tr("Daftar bayar masih kosong")
            then = self.tr("Tambahkan semua yang tercatat hadir dengan satu klik, atau pilih orangnya.")
            links = [(self.tr("Semua yang hadir"), lambda: self.doing.put("present")),
                     (self.tr("Pilih orang…"), self.doing.pick)]  # fmt: skip
            self.empty.say(why, then, links, "people")
        else:
            links = [(self.tr("Lepas saringan"), self._drop_filters)]
            self.empty.say(self.tr("Tidak ada orang pada saringan ini"), "", links, "search")

    def _drop_filters(self) -> None:
        self.search.clear()
        self.pills.choose("")

    def _enable(self) -> None:
        some = bool(self._lines)
        for button in (self.paid_button, self.receipt_button):
            button.setEnabled(some)
        self.more_button.setEnabled(self.table.current_row is not None)

    def _on_given(self, column: str, typed: Mapping[Hashable, str]) -> None:
        told = {str(key): words for key, words in typed.items()}
        self.note.setVisible(self.table.rows_model.refused)
        self.desk.work.change(asking.fill, column, told, failed=partial(self._on_refused, column, typed), owner=self)

    def _on_refused(self, column: str, typed: Mapping[Hashable, str], error: UserError) -> None:
        """It stays in its cells, red, and the note says why."""
        self.table.rows_model.refuse(column, typed)
        self.note.say_error(error, [(self.tr("Kembalikan isinya"), self._give_up)])

    def _give_up(self) -> None:
        self.table.rows_model.forget()
        self.note.hide()

    def _mark_paid(self) -> None:
        self.doing.mark_paid(self.chosen, self.table.rows_model.rows)

    def _pop_up(self, at: QPoint | None = None) -> None:
        """The acts on those selected, at a point of the table or under the button."""
        shown = self.table.rows_model.rows
        if at is None:
            self.doing.pop_up(self.chosen, shown, self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        else:
            self.doing.pop_up(self.chosen, shown, self.table.viewport().mapToGlobal(at))

    def _pop_up_groups(self) -> None:
        self.doing.pop_up_groups(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
