"""How an event's certificates are numbered: the pattern, over what the numbers run on, and where they begin."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from app.domain.numbering import BY_EVENT, BY_YEAR, TOKENS
from app.errors import UserError
from app.services import events
from app.services.events import EventCard
from app.services.steps import NOTHING, DataChange
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tabs.event.number_foresight import Foresight, Numbering, foresee
from ui.theme.look import LOOK
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Segmented

_LOW = 660
"""A window lower than this many pixels has no room for all parts of a pattern under each other."""


class NumberingDialog(TitledDialog):
    """Shows the next number while one types; nothing is handed out."""

    def __init__(self, parent: QWidget | None, desk: Desk, card: EventCard, on: date) -> None:
        title = self.tr("Bagaimana sertifikat kegiatan ini dinomori?")
        super().__init__(parent, title, self.tr("Nomor yang sudah diterbitkan tidak berubah."))
        self._desk, self._card, self._on = desk, card, on
        self.setMinimumWidth(LOOK.px(FORM_WIDTH + 48))
        self.pattern = QLineEdit(card.number_pattern)
        self.pattern.setMaxLength(200)
        self.start = QSpinBox()
        self.start.setRange(1, 999_999)
        self.start.setValue(card.number_start)
        choices = [(BY_YEAR, self.tr("Per tahun")), (BY_EVENT, self.tr("Per kegiatan"))]
        self.scope = Segmented(self.tr("Nomor urut"), choices, card.number_scope or BY_YEAR)
        self._scope_words = label("", "caption", wrap=True)
        self.next_number = label("", "strong", wrap=True)
        self._blocks = label("", "caption", wrap=True)
        self.note = Note()
        self._lay_out()
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.save_button = self.add_button(self.tr("Simpan penomoran"), "primary", self.save, default=True)
        self.pattern.textChanged.connect(self._foresee)
        self.start.valueChanged.connect(self._foresee)
        self.scope.chosen.connect(self._foresee)
        self.pattern.setFocus(Qt.FocusReason.OtherFocusReason)
        self._foresee()

    @property
    def numbering(self) -> Numbering:
        """What was chosen."""
        return Numbering(self.pattern.text().strip(), self.start.value(), self.scope.key)

    def save(self) -> None:
        """Keep it with the event."""
        self.save_button.setEnabled(False)
        work = self._desk.work
        work.change(_keep, self._card.id, self.numbering, then=self._on_kept, failed=self._on_wrong, owner=self)

    def _lay_out(self) -> None:
        self.body.addWidget(Field(self.tr("Pola nomor"), self.pattern))
        self.body.addWidget(self._tokens())
        self.body.addSpacing(4)
        start = Field(self.tr("Nomor awal"), self.start)
        start.setMaximumWidth(LOOK.px(120))
        self.body.addLayout(row(Field(self.tr("Nomor urut"), self.scope), start, None, spacing=16))
        self.body.addWidget(self._scope_words)
        self.body.addSpacing(4)
        self.body.addWidget(self.next_number)
        self.body.addWidget(self._blocks)
        self.body.addWidget(self.note)
        self.note.hide()

    def _tokens(self) -> QWidget:
        """The parts that a pattern may have, each with what it stands for; a click puts it where the cursor is. In a
        low window they scroll, so that the buttons below stay on the screen."""
        listed = QWidget()
        grid = QGridLayout(listed)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for number, (name, told) in enumerate(TOKENS.items()):
            token = "{urut:04}" if name == "urut" else f"{{{name}}}"
            words = self.tr("Sisipkan {token}").format(token=token)
            button = Button(token, "link", clicked=partial(self._insert, token), name=words)
            grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(told, "caption"), number, 1)
        grid.setColumnStretch(1, 1)
        owner = self.parentWidget()
        if owner is None or owner.window().height() >= _LOW:
            return listed
        scrolled = Scrolled(listed)
        scrolled.setFixedHeight(listed.sizeHint().height() // 2)
        return scrolled

    def _insert(self, token: str) -> None:
        if self.pattern.selectedText() == self.pattern.text():
            self.pattern.end(False)  # all is selected when the dialog opens: it is not to be lost by one click
        self.pattern.insert(token)
        self.pattern.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foresee(self, *_: object) -> None:
        """Say the next number as it would be."""
        by_year = self.tr("Urutan berlanjut dari kegiatan ke kegiatan, dan mulai lagi setiap tahun.")
        by_event = self.tr("Kegiatan ini mempunyai urutannya sendiri, juga bila melewati tahun baru.")
        self._scope_words.setText(by_event if self.scope.key == BY_EVENT else by_year)
        self._desk.work.run(
            foresee,
            self._card.id,
            self.numbering,
            self._on,
            then=self._show,
            failed=self._on_wrong,
            owner=self,
            key=("numbering", id(self)),
        )

    def _show(self, found: Foresight) -> None:
        self.save_button.setEnabled(True)
        self.next_number.setText(self.tr("Nomor berikutnya: {number}").format(number=found.number))
        self._blocks.setText(found.block_words)
        self._blocks.setVisible(bool(found.block_words))
        self.note.setVisible(bool(found.warning))
        if found.warning:
            self.note.say("warn", found.warning)
        self.fit()

    def _on_wrong(self, error: UserError) -> None:
        self.note.say_error(error)
        self.next_number.setText(self.tr("Nomor berikutnya: –"))
        self._blocks.hide()
        self.save_button.setEnabled(False)
        self.fit()

    def _on_kept(self, _change: object) -> None:
        self.accept()


def _keep(event_id: str, wanted: Numbering) -> DataChange:
    """Nothing is written where nothing differs."""
    card = events.get(event_id)
    scope = card.number_scope if wanted.scope == (card.number_scope or BY_YEAR) else wanted.scope
    other = replace(card, number_pattern=wanted.pattern, number_start=wanted.start, number_scope=scope)
    return events.save(other) if other != card else NOTHING
