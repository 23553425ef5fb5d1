"""Untuk BSrE: certificates go out to be signed electronically, and come back as they were signed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import signed_certificates
from app.services.signed_certificates import STATES, ExportResult, Standing, TakenFile, TakeResult
from app.services.steps import DataChange
from ui.dialogs.files import FileKind, choose_files, choose_folder
from ui.dialogs.question import TitledDialog
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.drawing.chip import Chip
from ui.pages import Desk
from ui.pdf.paper_actions import folder_of, keep_folder
from ui.tables.cells import Cell, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH, HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Link, Note, row
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine

translate = QCoreApplication.translate
_ROWS, _ROWS_LOW = 4, 2
_LOW = 660
"""A window lower than this many pixels leaves room for fewer rows."""
_FRAME = 6
_CHIPS = {"kept": "done", "same": "quiet", "differs": "warn", "unsure": "warn", "refused": "err"}


class BsreDialog(TitledDialog):
    """Two steps in plain words; files may also be dropped on it."""

    def __init__(self, parent: QWidget | None, desk: Desk, event_id: str) -> None:
        text = translate(
            "BsreDialog",
            "Tanda tangan elektronik dibuat di luar program ini dengan alat BSrE (misalnya BeSign atau Panter). "
            "Kode QR dari program ini bukan tanda tangan.",
        )
        super().__init__(parent, translate("BsreDialog", "Untuk tanda tangan elektronik (BSrE)"), text)
        self._desk, self._event_id = desk, event_id
        self.setMinimumWidth(DIALOG_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._told: tuple[TakenFile, ...] = ()
        self._out = label("", "muted", wrap=True)
        self._in = label("", "muted", wrap=True)
        self.export_button = Button(self.tr("Simpan ke folder…"), "primary", "save", self._ask_folder)
        self.files_button = Button(self.tr("Ambil berkas…"), icon="document", clicked=self._ask_files)
        self.folder_button = Button(self.tr("Ambil satu folder…"), clicked=self._ask_signed_folder)
        self.replace_button = Button(self.tr("Ganti dengan alasan…"), clicked=self._replace)
        self.note = Note("info")
        self.progress = ProgressLine()
        columns: tuple[Column[TakenFile], ...] = (
            Column("file", self.tr("Berkas"), _file, 240, stretch=True),
            Column("state", self.tr("Hasil"), _state, 150),
        )
        self.table: Table[TakenFile] = Table(self.tr("Berkas yang diambil"), columns, HEIGHTS.row_two)
        self.card: TableCard[TakenFile] = TableCard(self.table)
        self._lay_out()
        self.table.chosen.connect(lambda _number: self._tell_row())
        self._read()

    def _lay_out(self) -> None:
        self.body.addWidget(label(self.tr("1. Simpan berkas untuk ditandatangani"), "strong"))
        self.body.addWidget(self._out)
        self.body.addLayout(row(self.export_button, None))
        self.body.addSpacing(8)
        self.body.addWidget(label(self.tr("2. Ambil kembali yang sudah ditandatangani"), "strong"))
        self.body.addWidget(self._in)
        self.body.addLayout(row(self.files_button, self.folder_button, None, self.replace_button))
        for widget in (self.note, self.card, self.replace_button):
            widget.hide()
        for button in (self.export_button, self.files_button, self.folder_button):
            button.setEnabled(False)  # until it is known how far the signing is
        owner = self.parentWidget()
        self._low = owner is not None and owner.window().height() < _LOW
        height = LOOK.px((_ROWS_LOW if self._low else _ROWS) * HEIGHTS.row_two + HEIGHTS.header) + _FRAME
        self.card.setFixedHeight(height)
        self.body.addWidget(self.note)
        self.body.addWidget(self.card)
        self.body.addWidget(self.progress)
        self.add_button(self.tr("Tutup"), clicked=self.accept)

    def _read(self) -> None:
        self._desk.work.run(
            signed_certificates.standing, self._event_id, then=self._show, failed=self._refuse, owner=self
        )  # fmt: skip

    def _show(self, found: Standing) -> None:
        whole, waiting = len(found.entries), len(found.missing)
        if not whole:
            self._out.setText(self.tr("Belum ada sertifikat yang terbit. Terbitkan dahulu pada halaman Sertifikat."))
        elif waiting:
            told = self.tr(
                "{count} sertifikat belum ditandatangani: satu PDF per orang dengan tempat tanda tangan yang kosong, "
                "dan tabel daftarnya. Sertifikat yang disimpan dihitung sudah dicetak."
            )
            self._out.setText(told.format(count=waiting))
        else:
            self._out.setText(self.tr("Semua sertifikat sudah ditandatangani."))
        self.export_button.setEnabled(waiting > 0)
        if self.focusWidget() in {None, self.export_button}:
            self.export_button.setFocus()
        told = self.tr("{back} dari {whole} sudah kembali. Pilih berkas atau foldernya, atau seret ke sini. Berkas "
                       "disimpan apa adanya dan tidak diubah lagi; keabsahan tanda tangannya diperiksa di layanan "
                       "BSrE.")  # fmt: skip
        self._in.setText(told.format(back=whole - waiting, whole=whole))
        for button in (self.files_button, self.folder_button):
            button.setEnabled(whole > 0)
        self.fit()

    def _ask_folder(self) -> None:
        folder = choose_folder(self, self.tr("Folder untuk berkas yang akan ditandatangani"), folder_of(self._desk))
        if folder is not None:
            self.export(folder)

    def export(self, folder: Path) -> None:
        """Write the files to be signed into a folder."""
        keep_folder(self._desk, folder)
        job = self._desk.work.change(
            signed_certificates.export, self._event_id, folder, then=self._on_exported, failed=self._refuse,
            stopped=self._on_stopped, progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Menyimpan berkas"), job)

    def _on_exported(self, result: ExportResult) -> None:
        self.progress.done()
        title = self.tr("{count} PDF dan tabel daftarnya tersimpan").format(count=len(result.files))
        self._say("info", title, str(result.folder))
        self._left()

    def _left(self) -> None:
        """What was written counts as printed: whoever shows certificates reads them again; no step was made."""
        self._desk.work.changed.emit(DataChange("", "", frozenset({"certificate"})))
        self._read()

    def _ask_files(self) -> None:
        paths = choose_files(self, self.tr("Ambil PDF yang sudah ditandatangani"), (FileKind("PDF", ("pdf",)),))
        if paths:
            self.take(paths)

    def _ask_signed_folder(self) -> None:
        folder = choose_folder(self, self.tr("Folder berkas yang sudah ditandatangani"), folder_of(self._desk))
        if folder is not None:
            self.take([folder])

    def take(self, paths: Sequence[Path], *, trust_names: bool = False) -> None:
        """Take signed files back."""
        job = self._desk.work.change(
            partial(signed_certificates.take, trust_names=trust_names), self._event_id, tuple(paths),
            then=partial(self._on_taken, tuple(paths)), failed=self._refuse, stopped=self._on_stopped,
            progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Memeriksa berkas"), job)

    def _on_taken(self, paths: tuple[Path, ...], result: TakeResult) -> None:
        self.progress.done()
        if result.change.step_id:
            self._desk.work.changed.emit(result.change)
        self._told = result.files
        counted = ", ".join(f"{result.count(state)} {words}" for state, words in STATES.items() if result.count(state))
        missing = "; ".join(one.name for one in result.missing[:3]) + ("; …" if len(result.missing) > 3 else "")
        text = self.tr("Belum kembali {count}: {names}").format(count=len(result.missing), names=missing)
        links: list[Link] = []
        if result.count("unsure"):
            links.append((self.tr("Simpan juga yang cocok menurut nama"), lambda: self.take(paths, trust_names=True)))
        kind = "info" if result.count("kept") + result.count("same") == len(result.files) else "warn"
        self._say(kind, self.tr("{count} berkas: {told}").format(count=len(result.files), told=counted),
                  text if result.missing else self.tr("Semua sertifikat sudah kembali."), links)  # fmt: skip
        order = list(STATES)
        self.table.set_rows(sorted(result.files, key=lambda one: order.index(one.state)))
        self.card.show()
        self._out.setVisible(not self._low)  # what is told of the first step makes room for what came of the second
        self.table.select_row(0)
        self._tell_row()
        self._read()

    def _tell_row(self) -> None:
        one = self.table.current_row
        self.replace_button.setVisible(one is not None and one.state == "differs")

    def _replace(self) -> None:
        one = self.table.current_row
        if one is None or one.state != "differs":
            return
        question = ReasonQuestion(
            self.tr("Ganti berkas bertanda tangan {number}?").format(number=one.number),
            self.tr("Untuk {name} sudah ada berkas bertanda tangan. Berkas yang lama diganti dengan “{file}”.").format(
                name=one.name, file=one.path.name),
            self.tr("Ganti"),
            self.tr("Jangan ganti"),
            self.tr("Alasan tercatat di Riwayat."),
            harmful=True,
        )  # fmt: skip
        reason = ask_reason(self, question)
        if reason:
            self._desk.work.change(
                signed_certificates.replace, one.certificate_id, one.path, reason, then=self._on_replaced,
                failed=self._refuse, owner=self,
            )  # fmt: skip

    def _on_replaced(self, _change: object) -> None:
        one = self.table.current_row
        if one is not None:
            self.take([one.path])

    def _say(self, kind: str, title: str, text: str = "", links: Sequence[Link] = ()) -> None:
        self.note.say(kind, title, text, links)
        self.note.show()
        self.fit()

    def _refuse(self, error: UserError) -> None:
        self.progress.done()
        self.note.say_error(error)
        self.fit()

    def _on_stopped(self) -> None:
        self.progress.done()
        self._say("info", self.tr("Dihentikan"), self.tr("Berkas yang sudah ditulis tetap ada; yang lain belum."))
        self._left()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be let go here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()) and self.files_button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was let go."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take(paths)


def _file(one: TakenFile) -> Cell:
    told = f"{one.number} · {one.name}" if one.state in {"kept", "same"} else one.words
    return TwoLine(one.path.name, told, "medium")


def _state(one: TakenFile) -> Chip:
    return Chip(STATES[one.state].capitalize(), _CHIPS[one.state])
