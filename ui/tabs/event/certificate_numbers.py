"""The date of an event's certificates and the number that comes next."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.events import EventCard
from ui.pages import Desk
from ui.tabs.event.number_foresight import Foresight, Numbering, foresee
from ui.tabs.event.numbering_dialog import NumberingDialog
from ui.tabs.event.words import today
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Finding
from ui.widgets.labels import label


class NumberLine(QWidget):
    """The date counts for the next issue only; the numbering is kept with the event. `changed` tells another date."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._card: EventCard | None = None
        self.day = DateField(self.tr("Tanggal sertifikat"))
        self._day_field = Field(self.tr("Tanggal sertifikat"), self.day)
        self.next_number = label("", "body", wrap=True)
        self.edit_button = Button(self.tr("Ubah penomoran…"), "link", clicked=self.open_numbering)
        self.note = Note()
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._day_field)
        column.addSpacing(6)
        column.addWidget(label(self.tr("Nomor berikutnya"), "label"))
        column.addWidget(self.next_number)
        column.addLayout(row(self.edit_button, None))
        column.addWidget(self.note)
        self.day.changed.connect(self._on_day)

    @property
    def on(self) -> date | None:
        """The date the next certificates bear; None while what is typed is no date."""
        return self.day.day

    def show_card(self, card: EventCard, day: date) -> None:
        """The event's own numbering; the date stays what was chosen for this event."""
        other = self._card is None or self._card.id != card.id
        self._card = card
        if other:
            blocker = QSignalBlocker(self.day)
            self.day.set_value(day.isoformat())
            blocker.unblock()
        self._on_day()

    def open_numbering(self) -> NumberingDialog | None:
        """Ask how the certificates are numbered."""
        if self._card is None:
            return None
        dialog = NumberingDialog(self.window(), self._desk, self._card, self.on or today())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_day(self) -> None:
        """Say the next number as it would be."""
        on = self.on
        self._day_field.set_finding(None if on else Finding(self.tr("Tulis misalnya 12-9-2018."), hard=True))
        self.changed.emit()
        if self._card is None or on is None:
            self.next_number.setText("–")
            return
        numbering = Numbering(self._card.number_pattern, self._card.number_start, self._card.number_scope)
        self._desk.work.run(
            foresee,
            self._card.id,
            numbering,
            on,
            then=self._on_foreseen,
            failed=self._on_wrong,
            owner=self,
            key=("number", id(self)),
        )

    def _on_foreseen(self, found: Foresight) -> None:
        self.next_number.setText(found.number)
        self.note.setVisible(bool(found.warning))
        if found.warning:
            self.note.say("warn", found.warning)

    def _on_wrong(self, error: UserError) -> None:
        self.next_number.setText("–")
        self.note.say_error(error)
