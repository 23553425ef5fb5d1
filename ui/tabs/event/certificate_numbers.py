"""Tanggal, pola nomor and nomor awal of an event's certificates, with the number that comes next."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.numbering import TOKENS
from app.errors import UserError
from app.services import certificate_numbers, events
from app.services.events import EventCard
from app.services.steps import NOTHING, DataChange
from ui.pages import Desk
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Finding
from ui.widgets.labels import label


class NumberForm(QWidget):
    """Pattern and start are kept with the event when the field is left; the date counts for the next issue only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._card: EventCard | None = None
        self.day = DateField(self.tr("Tanggal sertifikat"))
        self._day_field = Field(self.tr("Tanggal sertifikat"), self.day)
        self.pattern = QLineEdit()
        self.pattern.setMaxLength(200)
        self.start = QSpinBox()
        self.start.setRange(1, 999_999)
        self.next_number = label("", "caption", wrap=True)
        self._pattern_field = Field(self.tr("Pola nomor"), self.pattern)
        self.pattern.setToolTip("\n".join(f"{{{name}}}: {told}" for name, told in TOKENS.items()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self._day_field, 3)
        beside.addWidget(Field(self.tr("Nomor awal"), self.start), 2)
        column.addLayout(beside)
        column.addWidget(self._pattern_field)
        column.addWidget(self.next_number)
        self.day.changed.connect(self.foresee)
        self.pattern.textChanged.connect(self.foresee)
        self.start.valueChanged.connect(self.foresee)
        self.pattern.editingFinished.connect(self._keep)
        self.start.editingFinished.connect(self._keep)

    @property
    def on(self) -> date | None:
        """The date the next certificates bear; None while what is typed is no date."""
        return self.day.day

    def show_card(self, card: EventCard, day: date) -> None:
        """The event's own pattern; the date stays what was chosen for this event."""
        other = self._card is None or self._card.id != card.id
        before, self._card = self._card, card
        blockers = [QSignalBlocker(widget) for widget in (self.day, self.pattern, self.start)]
        if other:
            self.day.set_value(day.isoformat())
        if before is None or other or before.number_pattern != card.number_pattern:
            self.pattern.setText(card.number_pattern)
            self.pattern.setCursorPosition(0)
        if before is None or other or before.number_start != card.number_start:
            self.start.setValue(card.number_start)
        for blocker in blockers:
            blocker.unblock()
        self.foresee()

    def foresee(self, *_: object) -> None:
        """Say the next number as it would be."""
        if self._card is None:
            return
        on = self.on
        self._day_field.set_finding(None if on else Finding(self.tr("Tulis misalnya 12-9-2018."), hard=True))
        if on is None:
            self.next_number.setText("")
            return
        self._desk.work.run(
            certificate_numbers.next_number,
            self._card.id,
            self.pattern.text(),
            self.start.value(),
            on,
            then=self._on_foreseen,
            failed=self._on_wrong,
            owner=self,
            key=("number", id(self)),
        )

    def _on_foreseen(self, number: str) -> None:
        self._pattern_field.set_finding(None)
        self.next_number.setText(self.tr("Nomor berikutnya: {number}").format(number=number))

    def _on_wrong(self, error: UserError) -> None:
        self._pattern_field.set_finding(Finding(f"{error.happened} {error.todo}", hard=True))
        self.next_number.setText("")

    def _keep(self) -> None:
        card = self._card
        if card is None or (card.number_pattern, card.number_start) == (self.pattern.text(), self.start.value()):
            return
        self._desk.work.change(
            _save_numbering, card.id, self.pattern.text(), self.start.value(), failed=self._on_wrong, owner=self
        )


def _save_numbering(event_id: str, pattern: str, start: int) -> DataChange:
    card = events.get(event_id)
    wanted = replace(card, number_pattern=pattern, number_start=start)
    return events.save(wanted) if wanted != card else NOTHING
