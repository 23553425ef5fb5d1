"""Isi laporan: the named texts of an event, group by group; what the data tell stands where nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.event_texts import BY_KEY, GROUPS, TextPart, in_group
from app.errors import UserError
from app.services import event_texts, events
from app.services.papers import narrative
from ui.dialogs.question import Question, TitledDialog, ask
from ui.pages import Desk
from ui.tabs.event.drafting import Drafting
from ui.theme.look import LOOK
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.cards import Note
from ui.widgets.fields import Field
from ui.widgets.form import Entry, Form, choice_box
from ui.widgets.scrolled import Scrolled

_TALLEST = 420
_AROUND = 300  # title, choice of the group, note and buttons


@dataclass(frozen=True)
class Found:
    """What was filled in, and what stands in its place where it was not."""

    code: str
    texts: Mapping[str, str]
    suggested: Mapping[str, str]


def read(event_id: str) -> Found:
    """Raises: UserError: the event was removed in the meantime."""
    return Found(events.get(event_id).code, event_texts.texts(event_id), narrative.suggested(event_id))


def open_event_texts(parent: QWidget | None, desk: Desk, event_id: str, part: str = "") -> None:
    """Let an officer fill in the texts of an event, beginning at one of them."""
    dialog = EventTextsDialog(parent, desk, event_id, part)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class EventTextsDialog(TitledDialog):
    """Saves all groups on the button or Ctrl+Enter; the words are kept as a draft every ten seconds."""

    def __init__(self, parent: QWidget | None, desk: Desk, event_id: str, part: str = "") -> None:
        title = QCoreApplication.translate("EventTextsDialog", "Isi laporan dan surat")
        super().__init__(parent, title)
        self._desk, self._event_id = desk, event_id
        self._kept: dict[str, str] = {}
        self._asked = part or in_group(GROUPS[1])[0].key
        self._forms = {group: Form(_rows(in_group(group))) for group in GROUPS}
        self.setMinimumWidth(LOOK.px(FORM_WIDTH + 62))
        self.note = Note("err")
        self.note.hide()
        self.group = choice_box(tuple((group, group) for group in GROUPS))
        self._stack = QStackedWidget()
        self._lay_out()
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.save_button = self.add_button(self.tr("Simpan isian"), "primary", self.save, default=True)
        self._drafting = Drafting(self, desk, self.note)
        self._drafting.used.connect(self._use)
        self.group.currentIndexChanged.connect(self._stack.setCurrentIndex)
        for form in self._forms.values():
            form.edited.connect(self._on_edited)
            form.setEnabled(False)
        self.show_part(self._asked)
        desk.work.run(read, event_id, then=self._fill, failed=self._on_gone, owner=self)

    def show_part(self, part: str) -> None:
        """Show the group of a text, and put the keyboard on it."""
        known = BY_KEY.get(part)
        if known is not None:
            self.group.setCurrentIndex(GROUPS.index(known.group))
            self._stack.setCurrentIndex(GROUPS.index(known.group))
            self._forms[known.group].control(part).setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str]:
        """All texts as they stand."""
        return {part: text for form in self._forms.values() for part, text in form.values().items()}

    @property
    def dirty(self) -> bool:
        """Whether something was not saved."""
        return any(text != self._kept.get(part, "") for part, text in self.values().items())

    def save(self) -> None:
        """Have the texts kept as one step."""
        self.save_button.setEnabled(False)
        self._desk.work.change(
            event_texts.save, self._event_id, self.values(), then=self._on_saved, failed=self._on_failed, owner=self
        )

    def reject(self) -> None:
        """Close without saving, after asking where words would be lost."""
        question = Question(
            self.tr("Tutup tanpa menyimpan?"),
            self.tr("Isian yang baru akan hilang. Yang sudah tersimpan tidak berubah."),
            self.tr("Buang isian"),
            self.tr("Kembali mengisi"),
            harmful=True,
        )
        if not self.dirty or ask(self, question):
            if self.dirty:
                self._drafting.forget()
            self._drafting.stop()
            super().reject()

    def _lay_out(self) -> None:
        self.body.addWidget(self.note)
        self.body.addWidget(Field(self.tr("Bagian"), self.group))
        for group in GROUPS:
            inner = QWidget()
            inner.setMaximumWidth(FORM_WIDTH + 6)
            column = QVBoxLayout(inner)
            column.setContentsMargins(0, 4, 6, 0)
            column.addWidget(self._forms[group])
            column.addStretch(1)
            self._stack.addWidget(Scrolled(inner))
        parent = self.parentWidget()
        room = parent.window().height() - LOOK.px(_AROUND) if parent is not None else LOOK.px(_TALLEST)
        self._stack.setMinimumHeight(min(LOOK.px(_TALLEST), max(LOOK.px(160), room)))
        self.body.addWidget(self._stack, 1)

    def _fill(self, found: Found) -> None:
        self._kept = dict(found.texts)
        for group, form in self._forms.items():
            form.setEnabled(True)
            form.set_values({part.key: found.texts.get(part.key, "") for part in in_group(group)})
        for part, text in found.suggested.items():
            control = self._forms[BY_KEY[part].group].control(part)
            if isinstance(control, QPlainTextEdit):
                control.setPlaceholderText(self.tr("Otomatis bila kosong: {text}").format(text=text))
        if self.group.currentData() == BY_KEY[self._asked].group:  # only now can the keyboard go there
            self.show_part(self._asked)
        self._drafting.start(f"event-texts:{self._event_id}", self.values)

    def _use(self, content: dict[str, str]) -> None:
        for form in self._forms.values():
            form.set_values(content)
        self._on_edited()

    def _on_edited(self) -> None:
        self._drafting.dirty = self.dirty

    def _on_saved(self, _change: object) -> None:
        self._drafting.forget()
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        self.note.say_error(error)

    def _on_gone(self, error: UserError) -> None:
        self.save_button.setEnabled(False)
        self.note.say_error(error)


def _rows(parts: tuple[TextPart, ...]) -> list[list[Entry]]:
    """One text a row; a number and its date, a name and its NIP beside each other."""
    rows: list[list[Entry]] = []
    for part in parts:
        entry = Entry(part.key, part.label, part.hint, lines=part.lines, day=part.day)
        if rows and _beside(rows[-1][-1].name, part.key):
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _beside(first: str, second: str) -> bool:
    return any(second == first.removesuffix(own) + other for own, other in (("-number", "-date"), ("-name", "-nip")))
