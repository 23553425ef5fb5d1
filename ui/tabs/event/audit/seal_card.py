"""Tutup kegiatan: the seal, what was changed since, closing and opening again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.errors import UserError
from app.services import closing
from app.services.closing import Compared
from app.services.sealing import LaterChange
from ui.dialogs.closing import ask_closing
from ui.pages import Desk
from ui.tabs.event.audit.reading import Found
from ui.tabs.event.words import breakable
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note, row
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine
from ui.work.collecting import lightly

_LISTED = 6


class SealCard(Card):
    """The buttons fit the state: close, or compare and open again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Tutup kegiatan"))
        self._desk = desk
        self._found: Found | None = None
        self.said = label("", "body", wrap=True)
        self.seal = label("", "strong")
        self.seal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.changes = QVBoxLayout()
        self.changes.setSpacing(2)
        self.progress = ProgressLine()
        self.note = Note("info")
        self.note.hide()
        self.close_button = Button(self.tr("Tutup kegiatan…"), icon="lock_closed", clicked=self.ask)
        self.compare_button = Button(self.tr("Cocokkan dokumen"), icon="arrow_sync", clicked=self._compare)
        self.open_button = Button(self.tr("Buka kembali"), "quiet", clicked=self._reopen)
        for widget in (self.seal, self.said):
            self.body.addWidget(widget)
        self.body.addLayout(self.changes)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.note)
        self.body.addLayout(row(self.close_button, self.compare_button, self.open_button, None))

    def show_found(self, found: Found) -> None:
        """Show another state of the event."""
        if self._found is None or self._found.card.id != found.card.id or self._found.seal != found.seal:
            self.note.hide()  # what was compared is no longer how it is
        self._found = found
        closed = found.card.closed
        self.seal.setText(self.tr("Segel {seal}").format(seal=found.seal.seal.spaced) if found.seal else "")
        self.seal.setVisible(found.seal is not None)
        self.said.setText(self._words(found))
        self._list_changes(found)
        self.close_button.setVisible(not closed or found.seal is None)
        self.compare_button.setVisible(found.seal is not None)
        self.open_button.setVisible(closed)

    def ask(self) -> None:
        """Show what is open, and close it where the reader says so."""
        if self._found is None or not self.close_button.isVisibleTo(self):
            return
        if ask_closing(self.window(), self._found.card.title, self._found.audit):
            self._start()
            job = self._desk.work.change(
                lightly(closing.close),
                self._found.card.id,
                then=lambda _change: self._done(),
                failed=self._on_failed,
                stopped=self._on_stopped,
                progress=self.progress.report,
                owner=self,
            )
            self.progress.watch(self.tr("Menyegel dokumen"), job)

    def _words(self, found: Found) -> str:
        if found.seal is not None:
            made = found.moment(found.seal.seal.made_at)
            sealed = self.tr("Ditutup {when}, {n} dokumen di bawah segel.")
            told = sealed.format(when=made, n=sum(map(bool, found.seal.seal.documents.values())))
            return f"{told} {found.seal.sentence}"
        if found.card.closed:
            return self.tr("Kegiatan ini ditutup tanpa segel. Tutup sekali lagi untuk menyegelnya.")
        open_ones = len(found.audit.open)
        told = self.tr("Menutup kegiatan menyegel data dan dokumennya; perubahan sesudahnya terlihat.")
        if found.seals:
            told += " " + self.tr("Pernah ditutup {n} kali.").format(n=found.seals)
        return told + (" " + self.tr("{n} temuan belum selesai.").format(n=open_ones) if open_ones else "")

    def _list_changes(self, found: Found) -> None:
        while (item := self.changes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        changes = found.seal.changes if found.seal is not None else ()
        for change in changes[:_LISTED]:
            self.changes.addWidget(self._change(found, change))
        if len(changes) > _LISTED:
            more = self.tr("dan {n} langkah lain pada Riwayat").format(n=len(changes) - _LISTED)
            self.changes.addWidget(label(more, "caption"))

    def _change(self, found: Found, change: LaterChange) -> QLabel:
        told = self.tr("{when} · {who}: {what} ({about})").format(
            when=found.moment(change.made_at), who=change.operator, what=change.name, about=", ".join(change.about)
        )
        return label(breakable(told), "warn", wrap=True)

    def _compare(self) -> None:
        if self._found is None:
            return
        self._start()
        job = self._desk.work.run(
            lightly(closing.compare),
            self._found.card.id,
            then=self._on_compared,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.progress.report,
            owner=self,
        )
        self.progress.watch(self.tr("Mencocokkan dokumen"), job)

    def _on_compared(self, compared: Compared) -> None:
        self._done()
        if not compared.differing and not compared.apart:
            told = self.tr("{n} dokumen sama persis dengan yang disegel").format(n=len(compared.same))
            self.note.say("info", told)
        else:
            told = self.tr("{n} dokumen berbeda dari yang disegel").format(
                n=len(compared.differing) + len(compared.apart)
            )
            self.note.say("warn", told, ", ".join((*compared.differing, *compared.apart)))
        self.note.show()

    def _reopen(self) -> None:
        if self._found is not None:
            self._desk.work.change(closing.reopen, self._found.card.id, owner=self)

    def _start(self) -> None:
        self.note.hide()
        for button in (self.close_button, self.compare_button, self.open_button):
            button.setEnabled(False)

    def _done(self) -> None:
        self.progress.done()
        for button in (self.close_button, self.compare_button, self.open_button):
            button.setEnabled(True)

    def _on_failed(self, error: UserError) -> None:
        self._done()
        self.note.say_error(error)

    def _on_stopped(self) -> None:
        self._done()
        self._desk.say(self.tr("Dihentikan; kegiatan tidak diubah"))
