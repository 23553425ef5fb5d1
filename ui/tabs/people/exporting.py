"""Export of the people that the list shows: with or without NIK, into a workbook like the import's template."""

from pathlib import Path

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from app.errors import UserError
from app.services import people_lists
from app.services.people import PeopleQuestion
from ui.dates import figure
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.pdf.paper_actions import ask_file, folder_of, keep_folder
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine


class ExportDialog(TitledDialog):
    """Asks whether NIK go along; without them is the rule."""

    def __init__(self, parent: QWidget | None) -> None:
        title = self.tr("Ekspor orang yang tampil ke lembar kerja?")
        text = self.tr("Semua orang yang cocok dengan pencarian dan saringan ditulis dalam susunan templat impor.")
        super().__init__(parent, title, text)
        self.with_nik = QCheckBox(self.tr("Sertakan NIK"))
        why = self.tr(
            "Hanya untuk yang berhak. Nomor HP dan tanggal lahir selalu ikut; setiap ekspor dicatat. Tanpa NIK, orang "
            "tanpa tanggal lahir atau desa tidak dikenali lagi bila berkas ini diimpor."
        )
        self.body.addWidget(self.with_nik)
        self.body.addWidget(label(why, "caption", wrap=True))
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.add_button(self.tr("Pilih berkas…"), "primary", self.accept, default=True)


class PeopleExporter(QObject):
    """Asks, writes with progress, and tells what became of it."""

    def __init__(self, desk: Desk, owner: QWidget, progress: ProgressLine) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._progress = desk, owner, progress

    def ask(self, question: PeopleQuestion) -> None:
        """Ask about NIK, then for the file."""
        dialog = ExportDialog(self._owner)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        with_nik = dialog.with_nik.isChecked()
        dialog.deleteLater()
        if not accepted:
            return
        name = self.tr("Daftar orang {day}.xlsx").format(day=QDate.currentDate().toString("yyyy-MM-dd"))
        start = folder_of(self._desk) / name
        title = self.tr("Simpan daftar orang")
        ask_file(self._owner, title, start, lambda path: self.write(question, path, with_nik=with_nik), "xlsx")

    def write(self, question: PeopleQuestion, path: Path, *, with_nik: bool) -> None:
        """Write the file; "Batalkan" leaves what stood there."""
        keep_folder(self._desk, path.parent)
        job = self._desk.work.run(
            people_lists.export,
            question,
            path,
            with_nik,
            then=lambda count: self._on_written(count, path),
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self._progress.report,
            owner=self._owner,
        )
        self._progress.watch(self.tr("Menulis daftar orang"), job)

    def _on_written(self, count: int, path: Path) -> None:
        self._progress.done()
        self._desk.say(self.tr("{count} orang tersimpan di {path}").format(count=figure(count), path=path))

    def _on_failed(self, error: UserError) -> None:
        self._progress.done()
        self._desk.report(error)

    def _on_stopped(self) -> None:
        self._progress.done()
        self._desk.say(self.tr("Ekspor dihentikan; tidak ada berkas yang dibuat"))
