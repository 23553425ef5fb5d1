"""Dokumen: the papers of an event, the PDF itself, how it shall be, and Cetak… and Simpan PDF…."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout

from app.services import batches, documents, events
from app.services.documents import DocumentState
from app.services.papers import sheets
from app.services.papers.sheets import SheetOccasion
from ui.pages import Desk
from ui.pdf.paper_actions import PaperActions, ask_file, folder_of, keep_folder
from ui.pdf.paper_view import PaperView
from ui.pdf.printer_shifts import shift_of
from ui.pdf.save_each import EachSaver
from ui.tabs.event.document_list import DocumentList
from ui.tabs.event.document_options import DocumentOptions
from ui.tabs.event.section import BELOW, CONCERNS, EventSection
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import label

_DEBOUNCE = 250
_LIST, _LIST_COMPACT = 304, 216
_OPTIONS, _OPTIONS_COMPACT = 288, 292
# Papers on which an office writes itself, and where it begins.
_TEXTS = {
    "minutes": "minutes-number", "report": "background", "press-release": "press-note",
    "invitation-annex": "invitation-number", "receipt": "budget-holder-name",
    "goods-receipt": "goods",
}  # fmt: skip


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
        self.options = DocumentOptions(desk)
        self.actions_of_paper = PaperActions(desk, self)
        self._each = EachSaver(desk, self, self.view.progress, self._read)
        self.print_button = Button(self.tr("Cetak…"), "primary", "print", self._print)
        self.save_button = Button(self.tr("Simpan PDF…"), icon="save", clicked=self._save)
        self.word_button = Button(self.tr("Simpan Word…"), icon="document", clicked=self._save_word)
        self.each_button = Button(self.tr("Simpan satu PDF per orang…"), clicked=self._save_each)
        self.texts_button = Button(self.tr("Isi laporan dan surat…"), icon="edit", clicked=self._fill_in)
        self._title = label("", "h2", wrap=True)
        self._note = label("", "caption", wrap=True)
        self._panel = Card()
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self._on_options)
        self._lay_out()
        self._connect()
        self.set_compact(False)
        self._on_shown(None)

    def _lay_out(self) -> None:
        body = self._panel.body
        body.setSpacing(8)
        body.addWidget(self._title)
        body.addWidget(self.options, 1)
        body.addWidget(self.texts_button)
        body.addWidget(self._note)
        body.addWidget(self.print_button)
        body.addWidget(self.save_button)
        body.addWidget(self.word_button)
        body.addWidget(self.each_button)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addWidget(self.papers)
        beside.addWidget(self.view, 1)
        beside.addWidget(self._panel)
        self.column.addLayout(beside, 1)

    def _connect(self) -> None:
        self.papers.chosen.connect(self._on_chosen)
        self.options.changed.connect(self._debounce.start)
        self.view.shown.connect(self._on_shown)
        self.actions_of_paper.left.connect(lambda _paper: self._read())
        self.desk.settings_changed.connect(self._tell_note)
        LOOK.changed.connect(self._measure)

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

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Print and save what is seen."""
        return {"print": self._print, "save_pdf": self._save}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Pilih dokumen di kiri; di tengah tampil PDF yang sama persis dengan yang akan dicetak. Ubah kertas, arah, "
            "hari, dan baris kosong di kanan. Cetak… (Ctrl+P) memakai printer, Simpan PDF… (Ctrl+Shift+S) menulis "
            "berkas. Daftar hadir tidak memuat NIK. Sertifikat yang sudah dicetak atau disimpan hanya dapat "
            "dibatalkan, tidak dapat diurungkan. Ctrl dan roda tetikus memperbesar halaman."
        )

    def set_compact(self, compact: bool) -> None:
        """Narrower sides."""
        super().set_compact(compact)
        self._measure()

    def _measure(self) -> None:
        self.papers.setFixedWidth(LOOK.px(_LIST_COMPACT if self.compact else _LIST))
        self._panel.setFixedWidth(LOOK.px(_OPTIONS_COMPACT if self.compact else _OPTIONS))
        side = 12 if self.compact else 16
        self._panel.body.setContentsMargins(side, side, side, side)
        self._tell_note()

    def _read(self) -> None:
        if self.event_id:
            self.desk.work.run(_facts, self.event_id, then=self._show, owner=self, key=("documents", id(self)))

    def _show(self, facts: _Facts) -> None:
        if facts.event_id == self.event_id:
            self.options.offer(facts.occasions, facts.regions, facts.batches)
            self.papers.set_states(facts.states)

    def _on_chosen(self, document: str) -> None:
        state = self.papers.state
        self._title.setText(state.kind.title if state else "")
        if state is not None:
            self.options.show_for(state.kind)
        self.word_button.setVisible(state is not None and state.kind.word is not None)
        self.each_button.setVisible(document == "certificates")
        self.texts_button.setVisible(document in _TEXTS)
        self._tell_note()
        self._make(keep_page=False)

    def _on_options(self) -> None:
        self.options.keep()
        self._make()

    def _make(self, *, keep_page: bool = True) -> None:
        self._debounce.stop()
        make = partial(documents.render, self.papers.name, self.event_id, self.options.options)
        self.view.make(self.tr("Menyiapkan halaman"), make, keep_page=keep_page)

    def _on_shown(self, rendered: object) -> None:
        for button in (self.print_button, self.save_button, self.word_button, self.each_button):
            button.setEnabled(rendered is not None)

    def _tell_note(self) -> None:
        printer = QPrinterInfo.defaultPrinterName()
        right, down = shift_of(self.desk.settings, printer).millimetres
        across = self.tr("{mm} mm ke kanan") if right > 0 else self.tr("{mm} mm ke kiri")
        along = self.tr("{mm} mm ke bawah") if down > 0 else self.tr("{mm} mm ke atas")
        moved = [words.format(mm=_mm(abs(mm))) if mm else "" for words, mm in ((across, right), (along, down))]
        shift = self.tr("Printer {name} digeser {how}. ") if printer else self.tr("Printer digeser {how}. ")
        told = shift.format(name=printer, how=", ".join(filter(None, moved))) if any(moved) else ""
        self._note.setText(told + self.tr("Yang dicetak adalah PDF ini."))
        self._note.setVisible(not self.compact)

    def _print(self) -> None:
        if self.view.rendered is not None:
            self.actions_of_paper.print(self.view.rendered, self._title.text())

    def _save(self) -> None:
        if self.view.rendered is not None:
            self.actions_of_paper.save(self.view.rendered)

    def _fill_in(self) -> None:
        from ui.dialogs.event_texts import open_event_texts

        open_event_texts(self, self.desk, self.event_id, _TEXTS[self.papers.name])

    def _save_word(self) -> None:
        name = documents.word_name(self.papers.name, self.event_id)
        ask_file(self, self.tr("Simpan dokumen Word"), folder_of(self.desk) / name, self._save_word_as, "docx")

    def _save_word_as(self, path: Path) -> None:
        keep_folder(self.desk, path.parent)
        self.desk.work.change(
            documents.save_word,
            self.papers.name,
            self.event_id,
            path,
            self.options.options,
            then=lambda saved: self.desk.say(self.tr("Tersimpan: {path}").format(path=saved)),
            owner=self,
        )

    def _save_each(self) -> None:
        self._each.ask(self.event_id, self.options.options)


def _mm(value: float) -> str:
    return f"{value:g}".replace(".", ",")
