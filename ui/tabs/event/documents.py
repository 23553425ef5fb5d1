"""Dokumen: the papers of an event, the PDF itself, how it shall be, and Cetak… and Simpan PDF…."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from app.services import batches, documents, events
from app.services.documents import DocumentState, Rendered
from app.services.papers import sheets
from app.services.papers.sheets import SheetOccasion
from ui.pages import Desk
from ui.pdf.paper_actions import PaperActions
from ui.pdf.paper_view import PaperView
from ui.pdf.save_each import EachSaver
from ui.tabs.event.document_list import DocumentList
from ui.tabs.event.document_panel import TEXTS, DocumentPanel, ListSide
from ui.tabs.event.section import BELOW, CONCERNS, EventSection

_DEBOUNCE = 250


@dataclass(frozen=True)
class _Facts:
    """What the section shows of an event beside the paper."""

    event_id: str
    states: tuple[DocumentState, ...]
    occasions: tuple[SheetOccasion, ...]
    regions: tuple[tuple[str, str], ...]
    batches: tuple[tuple[str, str], ...]


def _facts(event_id: str) -> _Facts:
    origins = tuple((line.region, line.name) for line in events.ledger(event_id).lines if line.registered)
    classes = tuple((batch.id, batch.name) for batch in batches.listing(event_id))
    return _Facts(event_id, documents.listing(event_id), sheets.occasions(event_id), origins, classes)


class DocumentsSection(EventSection):
    """The paper is made again when an option or the data change; what is seen is what is printed."""

    concerns = CONCERNS | BELOW | {"official", "document_rule", "office"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.papers = DocumentList()
        self.view = PaperView(desk)
        self.panel = DocumentPanel(desk)
        self.options = self.panel.options
        self.side = ListSide(self.papers, self.panel)
        self.actions_of_paper = PaperActions(desk, self)
        self._each = EachSaver(desk, self, self.view.progress, self._read)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self._on_options)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addWidget(self.side)
        beside.addWidget(self.view, 1)
        beside.addWidget(self.panel)
        self.column.addLayout(beside, 1)
        self._connect()
        self._on_shown(None)

    def _connect(self) -> None:
        self.papers.chosen.connect(self._on_chosen)
        self.options.changed.connect(self._debounce.start)
        self.view.shown.connect(self._on_shown)
        self.actions_of_paper.left.connect(lambda _paper: self._read())
        for button, act in (
            (self.panel.print_button, self._print), (self.side.print_button, self._print),
            (self.panel.save_button, self._save), (self.panel.word_button, self._save_word),
            (self.panel.each_button, self._save_each), (self.panel.texts_button, self._fill_in),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: act())

    def show_event(self, event_id: str) -> None:
        """Another event begins without the paper of the last one."""
        if event_id != self.event_id:
            self.view.clear()
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # any table of ours changes the papers
        """Read how far the papers are, and make the one shown again."""
        self._read()
        if self.papers.name:
            self._make()

    def choose(self, document: str) -> None:
        """Show a paper by its fixed name."""
        self.papers.choose(document)

    def show_row(self, row_id: str) -> None:
        """A paper by its fixed name."""
        self.choose(row_id)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Print and save what is seen."""
        return {"print": self._print, "save_pdf": self._save}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Pilih dokumen di kiri; di tengah tampil PDF yang sama persis dengan yang akan dicetak. Ubah kertas, arah, "
            "hari, dan baris kosong di kanan. Cetak… (Ctrl+P) memakai printer, Simpan PDF… (Ctrl+Shift+S) menulis "
            "berkas. Daftar hadir tidak memuat NIK. Sertifikat yang sudah dicetak atau disimpan hanya dapat "
            "dibatalkan, tidak dapat diurungkan. Ctrl dan roda tetikus memperbesar halaman; tombol 0 menampilkan "
            "seluruh halaman, sekali lagi selebarnya. Di jendela sempit, Opsi… membuka pilihan kertas dan simpan."
        )

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the options are a drawer."""
        super().set_compact(compact)
        self.panel.set_compact(compact)
        self.side.set_compact(compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts the drawer."""
        if event.key() == Qt.Key.Key_Escape and self.compact and self.panel.isVisible():
            self.side.show_drawer(False)
            self.papers.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        if self.event_id:
            self.desk.work.run(_facts, self.event_id, then=self._show, owner=self, key=("documents", id(self)))

    def _show(self, facts: _Facts) -> None:
        if facts.event_id == self.event_id:
            self.options.offer(facts.occasions, facts.regions, facts.batches)
            self.papers.set_states(facts.states)

    def _on_chosen(self, _document: str) -> None:
        state = self.papers.state
        self.panel.show_for(state.kind if state else None)
        self._on_shown(None)
        self._make(keep_page=False)

    def _on_options(self) -> None:
        self.options.keep()
        self._make()

    def _make(self, *, keep_page: bool = True) -> None:
        self._debounce.stop()
        make = partial(documents.render, self.papers.name, self.event_id, self.options.options)
        self.view.make(self.tr("Menyiapkan halaman"), make, keep_page=keep_page)

    def _on_shown(self, rendered: object) -> None:
        self.panel.allow(rendered is not None)
        self.side.print_button.setEnabled(rendered is not None)

    @property
    def _seen(self) -> Rendered | None:
        """The paper that is seen, once it is the one chosen: nobody shall print another under its name."""
        seen = self.view.rendered
        return seen if seen is not None and seen.document == self.papers.name else None

    def _print(self) -> None:
        if self._seen is not None:
            self.actions_of_paper.print(self._seen, self.panel.title.text())

    def _save(self) -> None:
        if self._seen is not None:
            self.actions_of_paper.save(self._seen)

    def _save_word(self) -> None:
        if self._seen is not None:
            self.actions_of_paper.save_word(self._seen, self.options.options)

    def _fill_in(self) -> None:
        from ui.dialogs.event_texts import open_event_texts

        open_event_texts(self, self.desk, self.event_id, TEXTS[self.papers.name])

    def _save_each(self) -> None:
        self._each.ask(self.event_id, self.options.options)
