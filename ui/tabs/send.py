"""Kirim: one data file of an event for the province, and the history of those written."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.errors import UserError
from app.services import handover
from ui.dialogs.question import Question, ask
from ui.pages import Desk, Page
from ui.tables.view import Table, TableCard
from ui.tabs import send_facts
from ui.tabs.send_facts import SendFacts
from ui.tabs.send_form import SendForm
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.cards import Note
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_line import ProgressLine

_FORM, _FORM_COMPACT = 472, 400


class SendPage(Page):
    """The form at the left, what was sent before at the right."""

    concerns = frozenset({"event", "participant", "person", "attendance", "certificate", "session", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Kirim")
        self._event_id = ""
        self.form = SendForm(desk)
        self.note = Note("info")
        self.progress = ProgressLine()
        self.sent = Table(self.tr("Berkas data yang pernah dibuat"), send_facts.sent_columns(), HEIGHTS.row_two)
        self.sent_card = TableCard(self.sent)
        self._lay_out()
        self.form.event_chosen.connect(self.arrive)
        self.form.wanted.connect(self.write)
        self.sent.opened.connect(lambda number: open_folder(self.sent.rows_model.rows[number].path))
        LOOK.changed.connect(self._measure)
        self._measure()

    def _lay_out(self) -> None:
        self.column.addWidget(PageHeader(self.tr("Kirim data ke provinsi")))
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addWidget(self.form)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.note.hide()
        right.addWidget(self.note)
        right.addWidget(self.progress)
        right.addWidget(label(self.tr("Yang pernah dibuat untuk kegiatan ini"), "h2"))
        right.addWidget(self.sent_card, 1)
        beside.addLayout(right, 1)
        self.column.addLayout(beside, 1)

    def arrive(self, argument: object) -> None:
        """Send this event."""
        self._event_id = str(argument)
        self.note.hide()
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # all of it is read in one go
        """Read the events, what the file would hold, and the history."""
        key = ("send", id(self))
        self.desk.work.run(send_facts.read, self._event_id, then=self._show, owner=self, key=key)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+S writes."""
        return {"save": self.write, "find": self.form.event_box.setFocus}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Membuat satu berkas ZIP berisi data orang, peserta, kehadiran, dan sertifikat sebuah kegiatan, untuk "
            "diserahkan dengan flashdisk atau surel. Berkas untuk provinsi memuat NIK; untuk pihak lain pilih Tanpa "
            "NIK. Setiap pembuatan dicatat di kanan. Sesudah itu penerbitan sertifikat tidak dapat diurungkan, hanya "
            "dibatalkan satu per satu."
        )

    def set_compact(self, compact: bool) -> None:
        """A narrower form."""
        super().set_compact(compact)
        self.sent.set_compact(compact)
        self._measure()

    def _measure(self) -> None:
        self.form.setFixedWidth(LOOK.px(_FORM_COMPACT if self.compact else _FORM))

    def _show(self, facts: SendFacts) -> None:
        self._event_id = facts.event_id
        self.form.show_facts(facts)
        self.sent.set_rows(facts.sent)
        self.sent_card.show_empty(not facts.sent)
        then = self.tr("Setiap berkas yang dibuat tercatat di sini: kapan, oleh siapa, dengan atau tanpa NIK.")
        self.sent_card.empty.say(self.tr("Belum ada berkas data untuk kegiatan ini"), then, icon="send")

    def write(self) -> None:
        """Write the file; one of the same name is asked about first."""
        path = self.form.path
        if not self.form.write_button.isEnabled() or not self._may_replace(path):
            return
        self.note.hide()
        self.form.write_button.setEnabled(False)
        job = self.desk.work.change(
            handover.export,
            self._event_id,
            path,
            self.form.with_nik.isChecked(),
            then=lambda people: self._on_written(people, path),
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.progress.report,
            owner=self,
        )
        self.progress.watch(self.tr("Menulis berkas data"), job)

    def _may_replace(self, path: Path) -> bool:
        if not path.exists():
            return True
        title = self.tr("“{name}” sudah ada. Ganti?").format(name=path.name)
        text = self.tr("Isi lama berkas itu hilang. Data di program ini tidak berubah.")
        return ask(self.window(), Question(title, text, self.tr("Ganti"), self.tr("Jangan ganti"), harmful=True))

    def _on_written(self, people: int, path: Path) -> None:
        self._end()
        title = self.tr("Berkas data {count} orang selesai dibuat").format(count=people)
        self.note.say("info", title, str(path), [(self.tr("Buka folder"), lambda: open_folder(path))])
        self.note.show()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.note.say_error(error)

    def _on_stopped(self) -> None:
        self._end()
        self.desk.say(self.tr("Dihentikan; berkas tidak dibuat"))

    def _end(self) -> None:
        self.progress.done()
        self.form.write_button.setEnabled(True)
        self.refresh(frozenset())


def open_folder(path: Path) -> None:
    """Show the folder of a file in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
