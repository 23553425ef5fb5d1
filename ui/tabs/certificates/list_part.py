"""The office's numbers as one list: searched as one types, narrowed, looked at, voided, printed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker
from PySide6.QtWidgets import QMenu

from app.services import register
from app.services.certificate_register import CAPACITIES, ISSUED, VOID, RegisterEntry
from app.services.documents import Rendered
from app.services.papers.options import PaperOptions
from app.services.register import RegisterLine, RegisterQuestion
from ui.dates import figure
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_actions import ask_file, folder_of, keep_folder
from ui.pdf.paper_dialog import open_paper
from ui.tables.view import Table, TableCard
from ui.tabs.certificates import found_lines
from ui.tabs.certificates.found_lines import Book, BookReader, Found
from ui.tabs.certificates.list_columns import columns
from ui.tabs.certificates.part import RegisterPart
from ui.tabs.event.certificate_actions import CertificateActions
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.form import choice_box
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine
from ui.widgets.search_field import SearchField

_YEAR, _KIND = 132, 132
_SEEN = 30
"""Rows of a short list, which does not fill its view."""


class ListPart(RegisterPart):
    """`Enter` opens the paper, `Del` voids with a reason; what is printed and saved is what the list shows."""

    concerns = frozenset({"certificate", "event", "selection", "person", "person_link", "number_gap"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._book = Book((), 0)
        self.question = RegisterQuestion()
        self.search = SearchField(self.tr("Cari nomor, nama, kegiatan, kode"))
        self.year, self.kind = choice_box(()), choice_box(())
        self.pills = FilterRow(self.tr("Saringan register"))
        self._count = label("", "caption")
        self.open_button = Button(self.tr("Buka PDF"), icon="document", clicked=self.open_current)
        self.more_button = Button("", "icon", "more_horizontal", self._open_menu, name=self.tr("Tindakan lain"))
        self.print_button = Button(self.tr("Cetak register…"), icon="print", clicked=self.open_register)
        self.note = Note()
        self.note.hide()
        self.progress = ProgressLine()
        self.acts = CertificateActions(desk, self, self.progress)
        self.table: Table[RegisterLine] = Table(self.tr("Buku register"), columns(), HEIGHTS.row_two)
        self.card: TableCard[RegisterLine] = TableCard(self.table)
        self._reader = BookReader(desk, self._take, self)
        self._lay_out()
        self._connect()
        self._tell_row()

    @property
    def entry(self) -> RegisterEntry | None:
        """The number that the keyboard is on."""
        line = self.table.current_row
        return line.entry if line is not None else None

    def _lay_out(self) -> None:
        for box, name, width in ((self.year, self.tr("Tahun"), _YEAR), (self.kind, self.tr("Sebagai"), _KIND)):
            box.setAccessibleName(name)
            box.setFixedWidth(LOOK.px(width))
        for key, words in (("", self.tr("Semua jenis")), *found_lines.kinds()):
            self.kind.addItem(words, key)
        self.bar_row.addWidget(self.search)
        self.bar_row.addStretch(1)
        self.bar_row.addWidget(self.print_button)
        tools = row(self.pills, self.year, self.kind, self._count, None, self.open_button, self.more_button)
        tools.setStretch(0, 0)
        self.column.addLayout(tools)
        self.column.addWidget(self.note)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.progress)

    def _connect(self) -> None:
        self.search.searched.connect(lambda text: self._ask(replace(self.question, text=text)))
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.year.activated.connect(lambda _n: self._ask(replace(self.question, year=int(self.year.currentData()))))
        self.kind.activated.connect(lambda _number: self._on_kind(str(self.kind.currentData())))
        self.pills.chosen.connect(lambda key: self._ask(replace(self.question, status=key)))
        self.table.chosen.connect(lambda _number: self._tell_row())
        self.table.opened.connect(lambda _number: self.open_current())
        self.table.removed.connect(lambda _numbers: self.void_current())
        self.acts.refused.connect(self.note.say_error)

    def refresh(self, changed: frozenset[str] = frozenset()) -> None:  # noqa: ARG002  # whatever differs
        """Read the register."""
        rows, table = self.table.rows_model.rows, self.table
        top = max(table.rowAt(0), 0)
        low = table.rowAt(table.viewport().height() - 1)
        seen = rows[top : low + 1] if low >= 0 else rows[top:][:_SEEN]
        own = [self.entry.id] if self.entry is not None else []
        self._reader.renew([*own, *(line.entry.id for line in seen)])

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Find, print, save as a workbook, void, copy."""
        return {
            "find": self.search.setFocus,
            "print": self.open_register,
            "remove": self.void_current,
            "copy": self.table.copy,
        }

    def take_keyboard(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Fewer columns."""
        self.table.set_compact(compact)
        self._count.setVisible(not compact)

    def open_current(self) -> None:
        """Look at one paper, as it was issued."""
        self._open(copy=False)

    def void_current(self) -> None:
        """Declare one invalid."""
        entry = self.entry
        if entry is not None and entry.status == ISSUED:
            self.note.hide()
            self.acts.void(entry)

    def open_register(self) -> None:
        """What the list shows, on paper."""

        def on_size(size: str) -> Callable[..., Rendered]:
            return partial(register.render, self.question, PaperOptions(paper=size))

        size = kept_options(self.desk, "attendance-sheet").paper
        open_paper(self.window(), self.desk, self.tr("Buku register"), on_size(size), on_size, size)

    def save_workbook(self) -> None:
        """What the list shows, as a table for other programs."""
        title = self.tr("Simpan buku register")
        start = folder_of(self.desk) / f"{title.partition(' ')[2].capitalize()}.xlsx"
        ask_file(self, title, start, self._write_workbook, "xlsx")

    def show_all(self) -> None:
        """Take off search and filters."""
        self.search.setText("")
        self._ask(RegisterQuestion())

    def _open(self, *, copy: bool) -> None:
        entry = self.entry
        if entry is not None and entry.status == ISSUED:
            dialog = self.acts.open_one(entry, copy=copy)
            dialog.actions_of_paper.left.connect(lambda _paper: self.refresh())

    def _write_workbook(self, path: Path) -> None:
        keep_folder(self.desk, path.parent)
        said = self.tr("Tersimpan: {path}")
        self.desk.work.run(
            register.save_workbook,
            path,
            self.question,
            then=lambda saved: self.desk.say(said.format(path=saved)),
            failed=self.note.say_error,
            owner=self,
        )

    def _open_menu(self) -> None:
        entry = self.entry
        stands = entry is not None and entry.status == ISSUED
        menu = QMenu(self)
        menu.addAction(self.tr("Buka salinan (SALINAN)…"), lambda: self._open(copy=True)).setEnabled(stands)
        menu.addAction(self.tr("Batalkan…\tDel"), self.void_current).setEnabled(stands)
        menu.addSeparator()
        go = menu.addAction(self.tr("Buka kegiatannya"), self._open_event)
        go.setEnabled(entry is not None and bool(entry.event_id))
        menu.addAction(self.tr("Simpan daftar sebagai Excel…"), self.save_workbook)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _open_event(self) -> None:
        if self.entry is not None and self.entry.event_id:
            self.desk.go("events", self.entry.event_id)

    def _on_kind(self, key: str) -> None:
        capacity = key if key in CAPACITIES else ""
        self._ask(replace(self.question, capacity=capacity, kind="" if capacity else key))

    def _take(self, book: Book) -> None:
        self._book = book
        blocker = QSignalBlocker(self.year)
        self.year.clear()
        self.year.addItem(self.tr("Semua tahun"), 0)
        for year in book.years:
            self.year.addItem(str(year), year)
        blocker.unblock()
        self._ask(self.question)

    def _ask(self, question: RegisterQuestion) -> None:
        self.question = question
        self.year.setCurrentIndex(max(self.year.findData(question.year), 0))
        self.kind.setCurrentIndex(max(self.kind.findData(question.capacity or question.kind), 0))
        self.pills.show_key(question.status)
        key = (id(self), "narrow")
        self.desk.work.run(found_lines.narrow, self._book, question, then=self._show, owner=self, key=key)

    def _show(self, found: Found) -> None:
        before = self.entry.id if self.entry is not None else ""
        titles = (("", self.tr("Semua")), (ISSUED, self.tr("Terbit")), (VOID, self.tr("Batal")))
        self.pills.set_filters([Filter(key, title, found.counts[key]) for key, title in titles])
        seen = self.table.verticalScrollBar().value()
        self.table.set_rows(found.lines)
        place = next((n for n, line in enumerate(found.lines) if line.entry.id == before), 0) if before else 0
        self.table.select_row(place)
        if before:
            self.table.verticalScrollBar().setValue(seen)
        self._count.setText(self._counted(len(found.lines)))
        self.print_button.setEnabled(bool(found.lines))
        self.card.show_empty(not found.lines)
        if not found.lines:
            self._say_empty()
        self._tell_row()

    def _counted(self, shown: int) -> str:
        """How many of how many; while a long register is still being read, how far that is."""
        if not self._book.whole:
            told = self.tr("membaca {count} dari {total}…")
            return told.format(count=figure(len(self._book.lines)), total=figure(self._book.total))
        told = self.tr("{count} dari {total}")
        return "" if shown == self._book.total else told.format(count=figure(shown), total=figure(self._book.total))

    def _say_empty(self) -> None:
        if self._book.lines:
            why, then = self.tr("Tidak ada nomor yang cocok"), self.tr("Ubah kata pencarian atau saringan.")
            self.card.empty.say(why, then, [(self.tr("Tampilkan semua"), self.show_all)])
            return
        then = self.tr("Terbitkan sertifikat pada sebuah kegiatan; nomornya tercatat di sini untuk selamanya.")
        go = (self.tr("Buka daftar kegiatan"), lambda: self.desk.go("events"))
        self.card.empty.say(self.tr("Belum ada nomor yang diterbitkan"), then, [go], icon="certificate")

    def _tell_row(self) -> None:
        """The buttons act on the number chosen."""
        entry = self.entry
        self.open_button.setEnabled(entry is not None and entry.status == ISSUED and not entry.erased)
        self.more_button.setEnabled(bool(self._book.lines))
