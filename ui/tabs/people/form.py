"""A person's form: everything the registry keeps, saved on Simpan, kept as a draft meanwhile."""

from dataclasses import asdict

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import drafts, people
from app.services.drafts import KeptDraft
from app.services.people import PersonCard
from app.services.steps import DataChange
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tabs.event.words import today
from ui.tabs.people.fields import PersonFields
from ui.tabs.people.history import ParticipationCard
from ui.tabs.people.photo import PhotoCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.labels import ElidedLabel

DRAFT_EVERY = 10_000
"""Milliseconds between two drafts of a form that has unsaved words."""
_SIZE = (960, 620)


class PersonForm(QDialog):
    """A dialog, or part of a page when its window flags are Widget; `saved` tells the person's id.

    `finished` tells that it closed, saved or not. Without an id the person is new.
    """

    saved = Signal(str)
    titled = Signal(str)

    def __init__(self, desk: Desk, person_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle("Bimtek PSM")
        self.setAccessibleName(self.tr("Data orang"))
        self._person_id = person_id
        self.fields = PersonFields(desk)
        self._kept = self.fields.card()
        self.erased = False
        self.note = Note("warn")
        self.note.hide()
        self._lay_out()
        self._draft_timer = QTimer(self)
        self._draft_timer.setInterval(DRAFT_EVERY)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._draft_timer.start()
        self.resize(*_SIZE)
        self._load()
        desk.work.run(drafts.find, self._draft_name, then=self._offer_draft, owner=self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(12)
        self.head = self._make_head()
        column.addWidget(self.head)
        column.addWidget(self.note)
        column.addWidget(self.fields, 1)
        self.participations = ParticipationCard()
        self.photo = PhotoCard(self.desk, self._person_id)
        self.erase_button = Button(self.tr("Hapus data pribadi…"), "danger", "delete", self.ask_erasure)
        self._aside = QFrame()
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(16)
        aside.addWidget(self.photo)
        aside.addWidget(self.participations)
        aside.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.set_aside(self._aside)
        self._aside.setVisible(bool(self._person_id))

    def _make_head(self) -> QWidget:
        made = QWidget()
        head = QHBoxLayout(made)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        self.back_button = Button("", "back", "arrow_left", self.reject, name=self.tr("Kembali"))
        self._heading = ElidedLabel(self.tr("Orang baru"), "title")
        self.cancel_button = Button(self.tr("Tutup"), clicked=self.reject)
        self.save_button = Button(self.tr("Simpan orang"), "primary", clicked=self.save)
        head.addWidget(self.back_button)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.save_button)
        return made

    def stand_alone(self) -> None:
        """Fill a page."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def join(self, page: QWidget) -> None:
        """Become a part of a page that has a head of its own, into which the buttons go."""
        self.stand_alone()
        for button in (self.cancel_button, self.save_button):
            button.setParent(page)
        self.head.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """The name is the first field."""
        super().showEvent(event)
        self.fields.form_of("name").control("name").setFocus()

    def _load(self) -> None:
        if self._person_id:
            work = self.desk.work
            work.run(people.get, self._person_id, then=self._show, failed=self._on_failed, owner=self)
            work.run(people.history, self._person_id, then=self.participations.show_participations, owner=self)

    def _show(self, card: PersonCard) -> None:
        self._heading.setText(card.name or self.tr("(data dihapus)"))
        self.titled.emit(self._heading.text())
        self.erased = card.erased
        self.fields.show_card(card)
        self._kept = self.fields.card()
        self.save_button.setEnabled(not card.erased)
        self.erase_button.setVisible(not card.erased)
        self.photo.setVisible(not card.erased)
        if card.erased:
            text = self.tr("Nomor sertifikat, tanggal, dan kegiatannya tetap tercatat di buku register.")
            self.note.say("info", self.tr("Data pribadi orang ini sudah dihapus"), text)
            self.note.show()

    @property
    def dirty(self) -> bool:
        """Whether there are words that were not saved."""
        return self.fields.card() != self._kept

    def save(self) -> None:
        """Keep the person, complete or not."""
        if self.fields.missing_name():
            return
        self.save_button.setEnabled(False)
        self.desk.work.change(people.save, self.fields.card(), then=self._on_saved, failed=self._on_failed, owner=self)

    def _on_saved(self, change: DataChange) -> None:
        self.save_button.setEnabled(True)
        self.desk.work.run(drafts.forget, self._draft_name)
        self._kept = self.fields.card()
        self.saved.emit(change.subject)
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        self.note.say_error(error)

    @property
    def _draft_name(self) -> str:
        return f"person:{self._person_id or 'new'}"

    def keep_draft(self) -> None:
        """Keep what stands in the form against a crash."""
        if self.isVisible() and self.dirty:
            words = {name: value for name, value in asdict(self.fields.card()).items() if isinstance(value, str)}
            self.desk.work.run(drafts.keep, self._draft_name, words)

    def _offer_draft(self, draft: KeptDraft | None) -> None:
        if draft is None:
            return
        links = ((self.tr("Pakai isian itu"), lambda: self._use(draft)), (self.tr("Buang"), self._drop_draft))
        text = self.tr("Program berhenti sebelum isian ini disimpan. Data yang tersimpan belum berubah.")
        self.note.say("warn", self.tr("Ada isian yang belum disimpan"), text, links)
        self.note.show()

    def _use(self, draft: KeptDraft) -> None:
        self.note.hide()
        self.fields.fill(draft.content)
        self.fields.judge()

    def _drop_draft(self) -> None:
        self.note.hide()
        self.desk.work.run(drafts.forget, self._draft_name)

    def may_leave(self) -> bool:
        """Whether unsaved words may be dropped; asks where there are any."""
        if not self.dirty:
            return True
        question = Question(
            self.tr("Tutup tanpa menyimpan?"),
            self.tr("Isian yang baru diketik akan hilang. Data yang sudah tersimpan tidak berubah."),
            self.tr("Buang isian"),
            self.tr("Kembali mengisi"),
            harmful=True,
        )
        return ask(self, question)

    def reject(self) -> None:
        """Close without saving, after asking."""
        if self.may_leave():
            if self.dirty:
                self._drop_draft()
            super().reject()

    def ask_erasure(self) -> None:
        """Say what an erasure takes away, and do it when it is confirmed."""
        from ui.dialogs.erase_person import EraseDialog

        dialog = EraseDialog(self.window(), self.desk, self._person_id, self._kept.name, today())
        dialog.accepted.connect(self._on_erased)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_erased(self) -> None:
        self._kept = self.fields.card()
        self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone does nothing, for the form is long."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
            return
        super().keyPressEvent(event)
