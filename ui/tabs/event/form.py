"""The form of an event: saved on Simpan, kept as a draft every ten seconds, offered again after a crash."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import events
from app.services.events import EventCard
from app.services.steps import DataChange
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tabs.event import form_fields
from ui.tabs.event.drafting import Drafting
from ui.tabs.event.words import long_days
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.page_header import PageHeader


class EventForm(QWidget):
    """`saved` tells the event's id; `closed` that the reader went back without saving."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.card = EventCard()
        self._dirty = False
        self._days = {name: DateField(name) for name in form_fields.DATES}
        self._forms: list[Form] = []
        self._cards: list[tuple[form_fields.Group, Card]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head())
        self.note = Note()
        self.note.hide()
        column.addWidget(self.note)
        column.addWidget(self._body(), 1)
        self._drafting = Drafting(self, desk, self.note)
        self._drafting.used.connect(self._use)
        self._listen()

    def start(self, event_id: str = "") -> None:
        """Fill the form: a new event, or one of the office."""
        self.note.hide()
        self.save_button.setEnabled(True)
        self.header.set_title(self.tr("Ubah kegiatan") if event_id else self.tr("Kegiatan baru"))
        self._fill(EventCard())
        self.card = EventCard(id=event_id)
        if event_id:
            self.desk.work.run(events.get, event_id, then=self._fill, owner=self)
        self._drafting.start(f"event:{event_id}", self.values)
        self._focus("title")

    def values(self) -> dict[str, str]:
        """What is typed; dates as ISO text where they can be read."""
        typed = {name: value for form in self._forms for name, value in form.values().items()}
        return typed | {name: field.value for name, field in self._days.items()}

    def save(self) -> None:
        """Keep the event, or say what must be put right first; once only, however often it is asked for."""
        if not self.save_button.isEnabled():
            return
        values = self.values()
        found = form_fields.findings(values, {name: field.remark for name, field in self._days.items()})
        for form in self._forms:
            form.show_findings(found)
        hard = [name for name, finding in found.items() if finding.hard]
        if hard:
            self.note.say_error(
                UserError(self.tr("Ada isian yang perlu dibetulkan."), self.tr("Kegiatan belum disimpan."))
            )
            self._focus(hard[0])
            return
        card = form_fields.as_card(values, self.card)
        self.save_button.setEnabled(False)
        self.desk.work.change(events.save, card, then=self._on_saved, failed=self._on_failed, owner=self)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Three columns of cards, or two in a narrow window."""
        for side in self._columns:
            while side.takeAt(0) is not None:
                pass
        for group, card in self._cards:
            self._columns[group.place_compact if compact else group.place].addWidget(card)
        for number, side in enumerate(self._columns):
            side.addStretch(1)
            self._sides.setStretch(number, int(number < 2 or not compact))

    def leave(self) -> None:
        """Go back; words not saved stay as a draft."""
        if self.may_leave():
            self._drafting.stop()
            self.closed.emit()

    def may_leave(self) -> bool:
        """Ask where words are not saved."""
        if not self._dirty:
            return True
        question = Question(
            self.tr("Isian ini belum disimpan"),
            self.tr("Isian disimpan sebagai draf dan ditawarkan lagi; kegiatannya belum berubah."),
            self.tr("Tinggalkan"),
            self.tr("Kembali mengisi"),
        )
        if not ask(self, question):
            return False
        self._drafting.keep_for_good()
        self._set_dirty(dirty=False)
        return True

    def _head(self) -> PageHeader:
        self.header = PageHeader("", self.leave)
        self.save_button = Button(self.tr("Simpan"), "primary", clicked=self.save, name=self.tr("Simpan kegiatan"))
        self.header.add_action(Button(self.tr("Batal"), clicked=self.leave))
        self.header.add_action(self.save_button)
        return self.header

    def _body(self) -> QScrollArea:
        inside = QFrame()
        self._sides = QHBoxLayout(inside)
        self._sides.setContentsMargins(0, 0, 4, 8)
        self._sides.setSpacing(16)
        self._columns = [QVBoxLayout(), QVBoxLayout(), QVBoxLayout()]
        for side in self._columns:
            side.setSpacing(12)
            self._sides.addLayout(side, 1)
        for group in form_fields.groups():
            form = Form(group.rows, {name: field for name, field in self._days.items() if _has(group, name)})
            card = Card(group.title)
            card.setMaximumWidth(FORM_WIDTH + 34)
            card.body.addWidget(form)
            self._forms.append(form)
            self._cards.append((group, card))
        self.set_compact(compact=False)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Isian kegiatan"))
        area.setWidget(inside)
        return area

    def _listen(self) -> None:
        for form in self._forms:
            form.edited.connect(self._on_edited)
        for field in self._days.values():
            field.changed.connect(self._on_day)
        for line in self.findChildren(QLineEdit):
            line.setMaxLength(2000)
        for keys, act in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Escape", self.leave)):
            self._shortcut(keys, act)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _fill(self, card: EventCard) -> None:
        self.card = card
        self._show(form_fields.as_form(card))
        self._set_dirty(dirty=False)

    def _show(self, values: dict[str, str]) -> None:
        for form in self._forms:
            form.set_values(values)
            form.show_findings({})
        for name, field in self._days.items():
            field.set_value(values.get(name, ""))
        self._spell_days()

    def _set_dirty(self, *, dirty: bool) -> None:
        self._dirty = self._drafting.dirty = dirty

    def _on_edited(self) -> None:
        self._set_dirty(dirty=True)

    def _on_day(self) -> None:
        if any(field.value != getattr(self.card, name) for name, field in self._days.items()):
            self._on_edited()
        self._spell_days()

    def _spell_days(self) -> None:
        """Say the weekday, which is derived and never typed."""
        starts, ends = self._days["starts_on"].day, self._days["ends_on"].day
        form = next(form for form in self._forms if "starts_on" in form.values())
        form.field("starts_on").set_hint(long_days(starts, None) if starts else form_fields.WEEKDAY)
        form.field("ends_on").set_hint(long_days(ends, None) if ends else form_fields.WEEKDAY)

    def _focus(self, name: str) -> None:
        for form in self._forms:
            if name in form.values():
                form.control(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, change: DataChange) -> None:
        self._set_dirty(dirty=False)
        self._drafting.forget()
        self.saved.emit(change.subject or self.card.id)

    def _on_failed(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        self.note.say_error(error)

    def _use(self, content: dict[str, str]) -> None:
        self._show(content)
        self._set_dirty(dirty=True)


def _has(group: form_fields.Group, name: str) -> bool:
    return any(entry.name == name for row in group.rows for entry in row)
