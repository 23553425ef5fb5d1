"""Peserta baru: whoever stands at the door without being on the list, registered and present within ten seconds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.vocabulary import SEXES
from app.errors import UserError
from app.services.people import PeopleQuestion, PersonCard, PersonRow, page
from app.services.registration import OverQuotaError
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.form import Choices, Entry, Form, choice_box
from ui.widgets.labels import ElidedLabel, label

_OFFERED, _FROM, _LONGEST = 3, 2, 36
_ANY_WIDTH = 16777215  # Qt's own "as wide as you like"


@dataclass(frozen=True)
class WalkIn:
    """What was decided: a new card, or somebody of the registry by id; the class they join; why beyond the quota."""

    who: PersonCard | str
    batch: str
    reason: str


class _Known(QWidget):
    """Somebody of the registry: the name to be pressed, and where they come from."""

    def __init__(self, row: PersonRow, take: Callable[[], object]) -> None:
        super().__init__()
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        name = row.name if len(row.name) <= _LONGEST else f"{row.name[: _LONGEST - 1]}…"
        beside.addWidget(Button(name, "link", clicked=take, name=row.name))
        place = ElidedLabel(" · ".join(part for part in (row.origin, row.regency) if part), "caption")
        place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        beside.addWidget(place, 1)


class WalkInForm(Card):
    """`wanted` tells a `WalkIn`, `left` that nobody shall be registered. Enter in any field registers."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Peserta baru"))
        self._desk = desk
        self._regency = choice_box((("", "–"),))
        self._batch = choice_box((("", "–"),))
        self.form = Form(self._rows(), {"region": self._regency, "batch": self._batch})
        self.form.edited.connect(self._look_for_known)
        self._known = QVBoxLayout()
        self._known.setSpacing(2)
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.form)
        self.body.addLayout(self._known)
        self.body.addWidget(self.note)
        self._add_buttons()
        self.form.field("reason").hide()
        for name in self.form.values():
            self.form.field(name).setMaximumWidth(_ANY_WIDTH)
        self._fit()
        LOOK.changed.connect(self._fit)

    def start(self, name: str, regencies: Choices, batches: Choices, batch: str) -> None:
        """An empty form with what was typed as the name; the regency of the last one stays."""
        region = self.form.value("region")
        for box, choices in ((self._regency, regencies), (self._batch, batches)):
            box.clear()
            for key, words in choices:
                box.addItem(words, key)
        self.form.field("batch").setVisible(len(batches) > 1)
        known = dict(regencies)
        first = next(iter(known), "")
        self.form.set_values({"name": name, "sex": "", "phone": "", "reason": "", "batch": batch,
                              "region": region if region in known and region else first})  # fmt: skip
        self.form.field("reason").hide()
        self.note.hide()
        self._show_known("", ())
        self._look_for_known()
        name_field = self.form.control("name")
        name_field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(name_field, QLineEdit):
            name_field.end(False)  # without marking; whoever goes on typing goes on at the end

    def show_problem(self, error: UserError) -> None:
        """Why nobody was registered yet; of one beyond the quota the reason is asked for."""
        self.note.say_error(error)
        if isinstance(error, OverQuotaError):
            self.form.field("reason").show()
            self.form.control("reason").setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Register what was typed."""
        values = self.form.values()
        card = PersonCard(
            name=values["name"], sex=values["sex"], region=values["region"], phone=values["phone"], pillar="PSM"
        )
        self._want(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter registers from any field, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _want(self, who: PersonCard | str) -> None:
        self.wanted.emit(WalkIn(who, self.form.value("batch"), self.form.value("reason")))

    def _look_for_known(self) -> None:
        """Offer people of the registry who are called so: nobody gets a second card."""
        name = self.form.value("name")
        if len(name) < _FROM:
            self._show_known(name, ())
            return
        self._desk.work.run(
            page,
            PeopleQuestion(text=name),
            _OFFERED,
            then=lambda rows: self._show_known(name, rows),
            owner=self,
            key=(id(self), "known"),
        )

    def _show_known(self, name: str, found: Sequence[PersonRow]) -> None:
        while (item := self._known.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found and name == self.form.value("name"):
            asked = self.tr("Sudah ada di daftar orang? Pilih agar tidak tercatat dua kali:")
            self._known.addWidget(label(asked, "caption"))
            for row in found:
                self._known.addWidget(_Known(row, partial(self._want, row.id)))

    def _add_buttons(self) -> None:
        """In the head: seen also where the window is low and the form is rolled."""
        self.take_button = Button(self.tr("Daftarkan dan catat hadir"), "primary", clicked=self.submit)
        self.head.addWidget(Button(self.tr("Batal"), clicked=self.left.emit))
        self.head.addWidget(self.take_button)

    def _fit(self) -> None:
        self.setMaximumWidth(LOOK.px(DIALOG_WIDTH))

    def _rows(self) -> tuple[tuple[Entry, ...], ...]:
        return (
            (Entry("name", self.tr("Nama"), optional=False),),
            (
                Entry("region", self.tr("Kabupaten/kota"), optional=False, share=2),
                Entry("sex", self.tr("L/P"), choices=tuple(SEXES.items()), optional=False),
            ),
            (Entry("phone", self.tr("HP/WA")), Entry("batch", self.tr("Kelas"))),
            (Entry("reason", self.tr("Alasan melebihi kuota"), optional=False),),
        )

