"""Beside the paper: how it shall be, and what is done with it; in a narrow window a drawer, so that it has room."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.papers.kinds import PaperKind
from ui.pages import Desk
from ui.pdf.printer_shifts import shift_of
from ui.tabs.event.document_list import DocumentList
from ui.tabs.event.document_options import DocumentOptions
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import label

_WIDTH, _DRAWER = 288, 292
_LIST, _LIST_COMPACT = 304, 264
# Papers on which an office writes itself, and where it begins.
TEXTS = {
    "minutes": "minutes-number", "report": "background", "press-release": "press-note",
    "invitation-annex": "invitation-number", "receipt": "budget-holder-name",
}  # fmt: skip


class DocumentPanel(Card):
    """The options of the paper shown, and the buttons that print and save it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._compact = False
        self.options = DocumentOptions(desk)
        self.print_button = Button(self.tr("Cetak…"), "primary", "print")
        self.save_button = Button(self.tr("Simpan PDF…"), icon="save")
        self.word_button = Button(self.tr("Simpan Word…"), icon="document")
        self.each_button = Button(self.tr("Simpan satu PDF per orang…"))
        self.texts_button = Button(self.tr("Isi laporan dan surat…"), icon="edit")
        self.title = label("", "h2", wrap=True)
        self.note = label("", "caption", wrap=True)
        self.body.setSpacing(8)
        self.body.addWidget(self.title)
        self.body.addWidget(self.options, 1)
        for widget in (self.texts_button, self.note, self.print_button, self.save_button, self.word_button,
                       self.each_button):  # fmt: skip
            self.body.addWidget(widget)
        desk.settings_changed.connect(self._tell_note)
        LOOK.changed.connect(self._measure)
        self.set_compact(False)

    def show_for(self, kind: PaperKind | None) -> None:
        """The options and buttons of a kind of paper."""
        self.title.setText(kind.title if kind else "")
        if kind is not None:
            self.options.show_for(kind)
        self.word_button.setVisible(kind is not None and kind.word is not None)
        self.each_button.setVisible(kind is not None and kind.name == "certificates")
        self.texts_button.setVisible(kind is not None and kind.name in TEXTS)
        self._tell_note()

    def allow(self, made: bool) -> None:
        """Only a paper that was made can be printed or saved."""
        for button in (self.print_button, self.save_button, self.word_button, self.each_button):
            button.setEnabled(made)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the button that prints stands under the list of papers."""
        self._compact = compact
        self.print_button.setVisible(not compact)
        self.note.setVisible(not compact)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(LOOK.px(_DRAWER if self._compact else _WIDTH))
        side = 12 if self._compact else 16
        self.body.setContentsMargins(side, side, side, side)
        self._tell_note()

    def _tell_note(self) -> None:
        printer = QPrinterInfo.defaultPrinterName()
        right, down = shift_of(self._desk.settings, printer).millimetres
        across = self.tr("{mm} mm ke kanan") if right > 0 else self.tr("{mm} mm ke kiri")
        along = self.tr("{mm} mm ke bawah") if down > 0 else self.tr("{mm} mm ke atas")
        moved = [words.format(mm=_mm(abs(mm))) if mm else "" for words, mm in ((across, right), (along, down))]
        shift = self.tr("Printer {name} digeser {how}. ") if printer else self.tr("Printer digeser {how}. ")
        told = shift.format(name=printer, how=", ".join(filter(None, moved))) if any(moved) else ""
        self.note.setText(told + self.tr("Yang dicetak adalah PDF ini."))


class ListSide(QWidget):
    """The papers; in a narrow window with the drawer's button and the one that prints under them."""

    def __init__(self, papers: DocumentList, panel: DocumentPanel) -> None:
        super().__init__()
        self._panel = panel
        self._compact = self._open = False
        self.drawer_button = Button(self.tr("Opsi…"), clicked=lambda: self.show_drawer(not self._open))
        self.print_button = Button(self.tr("Cetak…"), "primary", "print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(papers, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.drawer_button, 1)
        buttons.addWidget(self.print_button, 1)
        column.addLayout(buttons)
        LOOK.changed.connect(self._measure)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """The drawer is shut when the window becomes narrow; in a wide one its content stands beside the paper."""
        if compact != self._compact:
            self._open = False
        self._compact = compact
        self.drawer_button.setVisible(compact)
        self.print_button.setVisible(compact)
        self._measure()
        self._show()

    def show_drawer(self, shown: bool) -> None:
        """Open or shut it; the keyboard goes to its first option."""
        self._open = shown
        self._show()
        if shown:
            self._panel.options.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self._panel.setVisible(self._open or not self._compact)
        self.drawer_button.set_text(self.tr("Tutup opsi") if self._open else self.tr("Opsi…"))

    def _measure(self) -> None:
        self.setFixedWidth(LOOK.px(_LIST_COMPACT if self._compact else _LIST))


def _mm(value: float) -> str:
    return f"{value:g}".replace(".", ",")
