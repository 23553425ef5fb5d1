"""Berkas kegiatan: how complete it is, how it shall be, putting it together with progress, and where it went."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar

from app.errors import UserError
from app.services import bundle
from app.services.bundle import Bundled, BundleOptions, Part
from app.services.papers.audit_papers import SHEETS
from app.services.papers.options import PaperOptions
from ui.dialogs.bundle_parts import choose_parts
from ui.pages import Desk
from ui.pdf.kept_options import keep_options, kept_options
from ui.pdf.paper_actions import ask_file, folder_of, keep_folder
from ui.tabs.event.audit.reading import Found
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note, row
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segmented
from ui.work.collecting import lightly

_KEPT = "bundle"
_LEFT_OUT = "left-out"


class BundleCard(Card):
    """`written` tells that a bundle was written."""

    written = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Berkas kegiatan"))
        self._desk = desk
        self._event_id, self._code = "", ""
        self._parts: tuple[Part, ...] = ()
        kept = kept_options(desk, _KEPT)
        self._left_out = tuple(filter(None, dict(kept.choices).get(_LEFT_OUT, "").split()))
        self.said = label("", "body", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.paper = Segmented(self.tr("Kertas"), [("A4", "A4"), ("F4", "F4")], kept.paper)
        sheets = [("day", self.tr("Per hari")), ("session", self.tr("Per sesi"))]
        self.sheets = Segmented(self.tr("Daftar hadir"), sheets, kept.choice(SHEETS))
        self.parts_button = Button(self.tr("Pilih dokumen…"), "quiet", "document", self._choose)
        self.pdf_button = Button(self.tr("Simpan PDF…"), "primary", "save", partial(self.ask, "pdf"))
        self.zip_button = Button(self.tr("Simpan ZIP…"), icon="folder_zip", clicked=partial(self.ask, "zip"))
        self.progress = ProgressLine()
        self.note = Note()
        self.note.hide()
        self._lay_out()
        for segments in (self.paper, self.sheets):
            segments.chosen.connect(lambda _key: self._keep())

    def _lay_out(self) -> None:
        self.body.addWidget(self.said)
        self.body.addWidget(self.bar)
        chosen = (Field(self.tr("Kertas"), self.paper), Field(self.tr("Daftar hadir"), self.sheets))
        self.body.addLayout(row(*chosen, None, spacing=16))
        self.body.addLayout(row(self.parts_button, None))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.note)
        self.body.addLayout(row(self.zip_button, None, self.pdf_button))

    def show_found(self, found: Found) -> None:
        """Show another state of the event."""
        if found.card.id != self._event_id:
            self.note.hide()
        self._event_id, self._code, self._parts = found.card.id, found.card.code, found.parts
        told = self.tr("{n} dari {total} dokumen siap").format(n=found.complete, total=len(found.parts))
        left_out = sum(part.key in self._left_out for part in found.parts)
        if left_out:
            told = self.tr("{told}, {n} tidak disertakan").format(told=told, n=left_out)
        self.said.setText(f"{told}.")
        self.bar.setRange(0, max(len(found.parts), 1))
        self.bar.setValue(found.complete)
        self.bar.setAccessibleName(told)

    @property
    def options(self) -> BundleOptions:
        """What is chosen."""
        return BundleOptions(self.paper.key, self.sheets.key, self._left_out)

    def ask(self, suffix: str) -> None:
        """Ask where to write, then put it together."""
        start = folder_of(self._desk) / f"{self.tr('Berkas kegiatan')} {self._code}.{suffix}"
        ask_file(self, self.tr("Simpan berkas kegiatan"), start, self.save, suffix)

    def save(self, path: Path) -> None:
        """Put the bundle together and write it; what was stopped goes on the next time."""
        keep_folder(self._desk, path.parent)
        self._set_busy(busy=True)
        self.note.hide()
        job = self._desk.work.change(
            lightly(bundle.save),
            self._event_id,
            path,
            self.options,
            then=self._on_saved,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.progress.report,
            owner=self,
        )
        self.progress.watch(self.tr("Menyusun berkas"), job)

    def _choose(self) -> None:
        chosen = choose_parts(self.window(), self._parts, self._left_out)
        if chosen is not None:
            self._left_out = chosen
            self._keep()
            self.written.emit()

    def _keep(self) -> None:
        choices = ((SHEETS.key, self.sheets.key), (_LEFT_OUT, " ".join(self._left_out)))
        keep_options(self._desk, _KEPT, replace(PaperOptions(), paper=self.paper.key, choices=choices))

    def _on_saved(self, made: Bundled) -> None:
        self._set_busy(busy=False)
        title = self.tr("Berkas tersimpan: {n} dokumen, {pages} halaman").format(n=made.documents, pages=made.pages)
        gaps = self.tr("{n} hal belum lengkap, tertulis di sampulnya.").format(n=len(made.gaps)) if made.gaps else ""
        open_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(made.path.parent)))
        self.note.say("info", title, f"{made.path}\n{gaps}".strip(), [(self.tr("Buka folder"), open_folder)])
        self.note.show()
        self.written.emit()

    def _on_failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        self.note.say_error(error)

    def _on_stopped(self) -> None:
        self._set_busy(busy=False)
        self._desk.say(self.tr("Dihentikan; dokumen yang sudah jadi dipakai lagi nanti"))

    def _set_busy(self, *, busy: bool) -> None:
        if not busy:
            self.progress.done()
        for button in (self.pdf_button, self.zip_button, self.parts_button):
            button.setEnabled(not busy)
