"""Bringing in a list: choose or drop a file, look at the dry run, then import the good rows or none at all."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import Progress, UserError
from app.services import importing
from app.services.importing import ImportPlan, PlannedRow
from app.services.steps import DataChange
from ui.dialogs import files, import_rows
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tables.view import Table, TableCard
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.chips import FilterRow
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segmented

_WIDE, _HIGH = 920, 340
_MOST_TOLD = 5


class ImportDialog(TitledDialog):
    """Nothing is written before the reader has seen what would be; one step, undone by Ctrl+Z."""

    def __init__(self, parent: QWidget | None, desk: Desk, event_id: str = "") -> None:
        title = _tr("Impor daftar peserta") if event_id else _tr("Impor daftar orang")
        super().__init__(
            parent, title, _tr("Daftar diperiksa dahulu; belum ada yang ditulis sampai Anda menekan Impor.")
        )
        self.setMaximumWidth(16777215)
        self.setAcceptDrops(True)
        self._desk, self._event_id = desk, event_id
        self.plan: ImportPlan | None = None
        self.faces = QStackedWidget()
        self.setMinimumWidth(LOOK.px(_WIDE))
        self.faces.setMinimumHeight(LOOK.px(_HIGH))
        self.faces.addWidget(self._make_choice())
        self.faces.addWidget(self._make_result())
        self.body.addWidget(self.faces)
        self.progress = ProgressLine()
        self.body.addWidget(self.progress)
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.note)
        self.add_button(self.tr("Tutup"), clicked=self.reject)
        self.import_button = self.add_button(self.tr("Impor"), "primary", self.carry_out, default=True)
        self.import_button.setEnabled(False)

    def choose(self) -> None:
        """Ask for a file."""
        kinds = (
            files.FileKind(self.tr("Daftar"), ("xlsx", "xls", "ods", "csv")),
            files.FileKind(self.tr("Semua berkas"), ()),
        )
        path = files.choose_file(self, self.tr("Pilih daftar"), kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Dry-run a file."""
        self.note.hide()
        self.import_button.setEnabled(False)
        job = self._desk.work.run(
            _plan,
            path,
            self._event_id,
            then=self._show,
            failed=self._fail,
            stopped=self.progress.done,
            progress=self.progress.report,
            owner=self,
        )
        self.progress.watch(self.tr("Memeriksa {name}").format(name=path.name), job)

    def carry_out(self) -> None:
        """Import what was shown."""
        if self.plan is None:
            return
        self.import_button.setEnabled(False)
        job = self._desk.work.change(
            _carry_out,
            self.plan,
            self.mode.key == "all",
            then=self._on_imported,
            failed=self._fail,
            stopped=self._on_stopped,
            progress=self.progress.report,
            owner=self,
        )
        self.progress.watch(self.tr("Mengimpor"), job)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dry-run the file dropped."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def _make_choice(self) -> QWidget:
        choice = EmptyState("arrow_import")
        choice.say(
            self.tr("Pilih daftar, atau seret berkasnya ke sini"),
            self.tr(
                "Excel (.xlsx, .xls), OpenDocument (.ods), atau CSV. Baris judul boleh di mana saja; "
                "yang wajib hanya kolom nama. NIK harus tersimpan sebagai teks."
            ),
            [(self.tr("Pilih berkas…"), self.choose)],
            "arrow_import",
        )
        return choice

    def _make_result(self) -> QWidget:
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.file_name = ElidedLabel("", "strong")
        self.pills = FilterRow(self.tr("Saringan baris"))
        self.pills.chosen.connect(lambda _key: self._sift())
        another = Button(self.tr("Berkas lain…"), "quiet", "document", self.choose)
        column.addLayout(row(self.file_name, None, another))
        column.addWidget(self.pills)
        self.table: Table[PlannedRow] = Table(self.tr("Baris daftar"), import_rows.columns(), HEIGHTS.row_two)
        self.table.chosen.connect(self._tell_row)
        self.card: TableCard[PlannedRow] = TableCard(self.table)
        column.addWidget(self.card, 1)
        self.found = Note()
        self.found.hide()
        column.addWidget(self.found)
        modes = (("good", self.tr("Hanya baris yang baik")), ("all", self.tr("Semua atau tidak sama sekali")))
        self.mode = Segmented(self.tr("Cara mengimpor"), modes)
        self.mode.chosen.connect(lambda _key: self._say_button())
        column.addLayout(row(self.mode, None))
        return result

    def _show(self, plan: ImportPlan) -> None:
        self.progress.done()
        self.plan = plan
        self.faces.setCurrentIndex(1)
        sheets = ", ".join(dict.fromkeys(planned.sheet for planned in plan.rows if planned.sheet))
        words = self.tr("{file}: {count} baris").format(file=plan.path.name, count=len(plan.rows))
        self.file_name.setText(f"{words} · {sheets}" if sheets else words)
        self.pills.set_filters(import_rows.filters(plan))
        rejected = any(planned.verdict == "rejected" for planned in plan.rows)
        self.pills.choose("rejected" if rejected else "")
        self.mode.setVisible(rejected)
        if plan.notes:
            self.note.say("info", "\n".join(import_rows.told(finding) for finding in plan.notes[:_MOST_TOLD]))
            self.note.show()
        self._sift()
        self._say_button()

    def _sift(self) -> None:
        rows = import_rows.sifted(self.plan.rows if self.plan else (), self.pills.key)
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        if not rows:
            self.card.empty.say(self.tr("Tidak ada baris"), self.tr("Berkas ini tidak memuat daftar orang."))
        self.found.hide()
        if rows:
            self.table.select_row(0)
            self._tell_row(0)

    def _tell_row(self, number: int) -> None:
        """All findings of a row, whole: cell, value, reason, what to do."""
        rows = self.table.rows_model.rows
        findings = import_rows.by_gravity(rows[number].findings) if 0 <= number < len(rows) else []
        self.found.setVisible(bool(findings))
        if findings:
            kind = {"error": "err", "warning": "warn"}.get(findings[0].severity, "info")
            said = [import_rows.told(finding) for finding in findings[:_MOST_TOLD]]
            if len(findings) > _MOST_TOLD:
                said.append(self.tr("… dan {count} temuan lain").format(count=len(findings) - _MOST_TOLD))
            self.found.say(kind, self.tr("Baris {row}").format(row=rows[number].row), "\n".join(said))

    def _say_button(self) -> None:
        report = self.plan.report if self.plan else None
        good = report.new + report.changed if report else 0
        blocked = report is not None and bool(report.rejected) and self.mode.key == "all"
        self.import_button.setEnabled(bool(good) and not blocked)
        noun = self.tr("Impor {count} peserta") if self._event_id else self.tr("Impor {count} orang")
        self.import_button.set_text(noun.format(count=good) if good else self.tr("Tidak ada yang diimpor"))
        if blocked and report is not None:
            said = self.tr("{n} baris ditolak, jadi tidak satu baris pun diimpor.").format(n=report.rejected)
            self.note.say("warn", said, self.tr("Perbaiki di berkas, lalu pilih berkasnya lagi."))
            self.note.show()
        elif self.plan is not None and not self.plan.notes:
            self.note.hide()

    def _on_imported(self, _change: DataChange) -> None:
        self.progress.done()
        self.accept()

    def _on_stopped(self) -> None:
        self.progress.done()
        self.note.say("info", self.tr("Impor dibatalkan."), self.tr("Tidak ada satu baris pun yang dimasukkan."))
        self.note.show()
        self._say_button()

    def _fail(self, error: UserError) -> None:
        self.progress.done()
        self.note.say_error(error)


def open_import(parent: QWidget, desk: Desk, event_id: str = "", path: Path | None = None) -> ImportDialog:
    """Open the import for the registry, or for an event; with `path` at the dry run of that file."""
    dialog = ImportDialog(parent, desk, event_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    if path is not None:
        dialog.read(path)
    return dialog


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file that is being dropped; None where there is none or more than one."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _plan(path: Path, event_id: str, progress: Progress) -> ImportPlan:
    """Read and judge a file."""
    source = importing.open_source(path, "participants" if event_id else "people", event_id, progress)
    return importing.plan(source, progress=progress)


def _carry_out(plan: ImportPlan, all_or_nothing: bool, progress: Progress) -> DataChange:
    """Run a plan; its figures are those shown already."""
    return importing.run(plan, all_or_nothing, progress).change


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportDialog", text)
