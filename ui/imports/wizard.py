"""Bringing in a list, of whatever kind: file, columns, dry run, result. Nothing is written before the last step."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from ui.dialogs.question import Question, TitledDialog, ask, tell
from ui.dropping import one_file
from ui.imports import words
from ui.imports.check_rows import Judged
from ui.imports.check_step import CheckStep
from ui.imports.columns_step import ColumnsStep
from ui.imports.file_step import FileStep
from ui.imports.files import ImportFiles
from ui.imports.result_step import ResultStep
from ui.imports.session import ImportSession, targets
from ui.imports.steps_row import StepsRow
from ui.imports.words import tr
from ui.pages import Desk, Offer
from ui.theme.look import LOOK
from ui.widgets.cards import Note, row
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress_line import ProgressLine

FILE, COLUMNS, CHECK, RESULT = "file", "columns", "check", "result"
_WIDEST, _HIGHEST = 1240, 760
_AROUND = 24


class ImportDialog(TitledDialog):
    """One wizard for every kind of list; back and forth nothing is forgotten."""

    def __init__(self, parent: QWidget, desk: Desk, offer: Offer) -> None:
        super().__init__(parent, tr("Impor daftar"))
        self._desk = desk
        self.step = FILE
        self.progress = ProgressLine()
        self.session = ImportSession(desk, offer, self.progress)
        self.file, self.columns, self.ending = FileStep(), ColumnsStep(), ResultStep()
        self.check = CheckStep(desk.settings.import_mode)
        self._pages: dict[str, QWidget] = {
            FILE: self.file, COLUMNS: self.columns, CHECK: self.check, RESULT: self.ending,
        }  # fmt: skip
        self._build()
        self.files = ImportFiles(self, desk, self.session, self.note)
        self._connect()
        self._fit(parent)
        self.setAcceptDrops(True)
        self.file.show_offer(offer)
        self._show(FILE)
        self.finished.connect(lambda _result: self.session.restart())
        desk.work.run(targets, then=self.file.set_targets, owner=self)

    def _fit(self, parent: QWidget) -> None:
        """As large as the window lets it be: a list wants room."""
        room = parent.window().size()
        self.setMaximumSize(16777215, 16777215)
        width = min(LOOK.px(_WIDEST), room.width() - 2 * _AROUND)
        self.resize(width, min(LOOK.px(_HIGHEST), room.height() - 2 * _AROUND))

    def _build(self) -> None:
        titles = ((FILE, tr("Berkas")), (COLUMNS, tr("Kolom")), (CHECK, tr("Pemeriksaan")), (RESULT, tr("Hasil")))
        self.steps_row = StepsRow(tr("Langkah impor"), titles)
        self.what = ElidedLabel("", "muted")
        self.body.addLayout(row(self.steps_row, None, self.what, spacing=16))
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.progress)
        self.note = Note("info")
        self.note.hide()
        self.body.addWidget(self.note)
        self._column.setStretchFactor(self.body, 1)
        self.back_button = self.add_button(tr("Kembali"), "quiet", self.go_back)
        self.close_button = self.add_button(tr("Batal"), clicked=self.reject)
        self.main_button = self.add_button(tr("Pilih berkas…"), "primary", self.go_on, default=True)

    def _connect(self) -> None:
        session, check, ending = self.session, self.check, self.ending
        self.steps_row.wanted.connect(self._show)
        self.file.changed.connect(self._on_offer)
        self.file.choose_wanted.connect(self.files.choose)
        self.file.template_wanted.connect(self.files.save_template)
        self.files.chosen.connect(self.read)
        self.columns.assigned.connect(session.assign)
        self.columns.used.connect(session.use_table)
        check.corrected.connect(session.correct)
        check.columns_wanted.connect(lambda: self._show(COLUMNS))
        check.mode_chosen.connect(self._on_mode)
        check.mark_wanted.connect(self.files.save_marked)
        ending.mark_wanted.connect(self.files.save_marked)
        ending.undo_wanted.connect(session.undo)
        ending.another_wanted.connect(self._on_another)
        session.opened.connect(self._on_opened)
        session.judged.connect(self._on_judged)
        session.imported.connect(self._on_imported)
        session.undone.connect(lambda: self.ending.show_undone(session.name))
        session.failed.connect(self._on_failed)
        session.stopped.connect(self._on_stopped)
        session.busy_changed.connect(self._tell)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # before the list, where Enter alone mends the row
            QShortcut(QKeySequence(keys), self, self.main_button.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self._help)

    def _show(self, step: str) -> None:
        """Show a step, and what can be done there."""
        self.step = step
        self._stack.setCurrentWidget(self._pages[step])
        self.note.hide()
        self._tell()
        if step == CHECK:
            self.check.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell_mode()
        else:
            self.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """The words of the frame: what is imported whereto, and what the buttons do now."""
        session = self.session
        idle = not session.busy
        parts = (words.of_kind(session.offer.kind).title, session.offer.target, session.name)
        self.what.setText(" · ".join(part for part in parts if part))
        said, can = self._main_act()
        self.main_button.set_text(said)
        self.main_button.setEnabled(can and idle)
        self.back_button.setVisible(self.step in (COLUMNS, CHECK))
        self.close_button.setVisible(self.step != RESULT)
        for widget in (self._stack, self.steps_row, self.back_button):
            widget.setEnabled(idle)
        self.steps_row.show_step(self.step, self._reachable())

    def _reachable(self) -> tuple[str, ...]:
        """The steps that can be gone to by their names; after the import only its result is true."""
        session = self.session
        if session.outcome is not None:
            return ()
        there = {FILE: True, COLUMNS: session.source is not None, CHECK: session.plan is not None}
        return tuple(step for step, reachable in there.items() if reachable)

    def _main_act(self) -> tuple[str, bool]:
        """What the main button does at this step, and whether it can."""
        session = self.session
        if self.step == FILE:
            return (tr("Baca berkas") if self.file.path else tr("Pilih berkas…")), self.file.ready
        if self.step == COLUMNS:
            return tr("Periksa"), session.complete
        if self.step == RESULT or session.plan is None:
            return tr("Selesai"), self.step == RESULT
        report = session.plan.report
        good = report.new + report.changed
        if not good:
            return tr("Tidak ada yang diimpor"), False
        count, unit = f"{good:,}".replace(",", "."), words.of_kind(session.offer.kind).unit
        blocked = self.check.mode.key == "all" and report.rejected
        return tr("Impor {count} {unit}").format(count=count, unit=unit), not blocked

    def go_on(self) -> None:
        """What the main button says."""
        if self.step == FILE:
            self.read(self.file.path) if self.file.path else self.files.choose()
        elif self.step == COLUMNS and self.session.plan is not None:
            self._show(CHECK)
        elif self.step == COLUMNS:
            self.session.judge()
        elif self.step == CHECK:
            self.session.carry_out(all_or_nothing=self.check.mode.key == "all")
        else:
            self.accept()

    def go_back(self) -> None:
        """One step back."""
        self._show(COLUMNS if self.step == CHECK else FILE)

    def read(self, path: Path, *, guess: bool = False) -> None:
        """Read a file, as the kind chosen or as what it looks like."""
        self.note.hide()
        self.file.show_file(path)
        if str(path.parent) != self._desk.settings.import_folder:
            self._desk.keep(replace(self._desk.settings, import_folder=str(path.parent)))
        self.session.open(path, guess=guess)

    def reject(self) -> None:
        """Stop what runs; else leave, after asking where corrections would be lost."""
        if self.session.busy:
            self.session.cancel()
            return
        question = Question(
            tr("Buang {count} perbaikan?").format(count=len(self.session.corrections)),
            tr("Yang Anda ketik di pemeriksaan hilang. Berkas dan data tidak berubah."),
            tr("Buang perbaikan"),
            tr("Lanjutkan impor"),
            harmful=True,
        )
        if not self.session.unsaved or ask(self, question):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z takes back the import just made."""
        if event.matches(QKeySequence.StandardKey.Undo) and self.step == RESULT and self.ending.undo_button.isEnabled():
            self.session.undo()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be let go here too, as long as nothing was imported."""
        if event.mimeData().hasUrls() and not self.session.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file dropped, or say why not."""
        event.acceptProposedAction()
        try:
            self.read(one_file(event.mimeData()))
        except UserError as error:
            self.note.say_error(error)

    def _help(self) -> None:
        """What F1 says."""
        text = tr(
            "Belum ada yang ditulis sebelum Anda menekan Impor. Enter atau F2 memperbaiki sel pertama yang bermasalah, "
            "Ctrl+Enter melanjutkan, Esc menutup. Sel kosong tidak pernah menghapus isian yang sudah ada, dan seluruh "
            "impor dapat diurungkan sebagai satu langkah."
        )
        tell(self, tr("Impor daftar"), text, tr("Tutup"))

    def _on_offer(self) -> None:
        self.session.offer = self.file.offer
        self._tell()

    def _on_mode(self, mode: str) -> None:
        self._desk.keep(replace(self._desk.settings, import_mode=mode))
        self._tell()
        self._tell_mode()

    def _tell_mode(self) -> None:
        """Say why nothing can be imported all at once."""
        plan = self.session.plan
        rejected = plan.report.rejected if plan is not None else 0
        blocked = bool(rejected) and self.check.mode.key == "all"
        if blocked:
            said = tr("{count} baris ditolak, jadi tidak satu baris pun diimpor.").format(count=rejected)
            self.note.say("warn", said, tr("Perbaiki di sini atau di berkasnya, atau pilih “Hanya baris yang baik”."))
        self.note.setVisible(blocked)

    def _on_opened(self) -> None:
        """To the columns; straight on where nothing need be asked."""
        session = self.session
        if session.source is not None:
            self.columns.show_source(session.source)
        self.file.show_offer(session.offer)
        if self.step == FILE and session.certain:
            session.judge()
        elif self.step == FILE:
            self._show(COLUMNS)
        else:
            self._tell()

    def _on_judged(self, judged: Judged) -> None:
        self.check.show_plan(judged)
        self._show(CHECK)

    def _on_imported(self) -> None:
        session = self.session
        if session.outcome is not None:
            self.ending.show_outcome(session.outcome, session.name, words.of_kind(session.offer.kind))
            self._show(RESULT)

    def _on_another(self) -> None:
        self.session.restart()
        self.file.show_file(None)
        self._show(FILE)
        self.files.choose()

    def _on_failed(self, error: UserError) -> None:
        """Say it; a dry run that has grown old can be made again."""
        again = ((tr("Periksa lagi"), self.session.judge),) if self.step == CHECK else ()
        self.note.say_error(error, again)

    def _on_stopped(self) -> None:
        self.note.say("info", tr("Dihentikan."), tr("Tidak ada yang ditulis."))
        self.note.show()


def open_import(parent: QWidget, desk: Desk, offers: Sequence[Offer] = (), path: Path | None = None) -> ImportDialog:
    """Open the wizard for what the page offers to take in; with `path` at that file, read as what it looks like where
    the page leaves no doubt whereto."""
    dialog = ImportDialog(parent, desk, offers[0] if offers else Offer("people"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    if path is not None and offers:
        dialog.read(path, guess=bool(offers[0].target_id))
    elif path is not None:
        dialog.file.show_file(path)
    return dialog
