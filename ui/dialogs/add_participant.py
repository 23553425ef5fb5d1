"""Adding participants: find them in the registry, or type a new person; odd things are said before, never refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.errors import UserError
from app.services import registration
from app.services.people import PersonCard
from app.services.registration import OverQuotaError, ParticipantRow
from app.services.steps import DataChange
from ui.dialogs.new_person import NewPerson
from ui.dialogs.person_search import PersonSearch
from ui.dialogs.question import TitledDialog
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH
from ui.widgets.cards import Note
from ui.widgets.fields import Field
from ui.widgets.labels import label


@dataclass(frozen=True)
class Wish:
    """How people shall be taken: with a reason, or on the waiting list where there is no seat."""

    reason: str = ""
    to_reserve: bool = False


@dataclass(frozen=True)
class Purpose:
    """What a chosen or new person is for. `take` and `take_new` are services with their first arguments bound."""

    title: str
    text: str
    verb: str
    event_id: str
    take: Callable[[tuple[str, ...], Wish], Any]
    take_new: Callable[[PersonCard, Wish], Any]
    within: str = ""
    asks_reason: bool = False


class PickPersonDialog(TitledDialog):
    """Two faces: search, and new person. After a person was added it is ready for the next one."""

    def __init__(self, parent: QWidget | None, desk: Desk, purpose: Purpose) -> None:
        super().__init__(parent, purpose.title, purpose.text)
        self._desk, self._purpose = desk, purpose
        self._refused: object = None
        """Whom there was no seat for: what is offered then stays until somebody else is meant."""
        self._busy = False
        self.search = PersonSearch(desk, purpose.within)
        self.new = NewPerson(desk)
        self.faces = QStackedWidget()
        self.faces.addWidget(self.search)
        self.faces.addWidget(self.new)
        self.setMinimumWidth(DIALOG_WIDTH)
        self.faces.setMinimumHeight(LOOK.px(300))
        self.body.addWidget(self.faces)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        if purpose.asks_reason:
            self.body.addWidget(Field(self.tr("Alasan"), self.reason, optional=True))
        self.warning = Note()
        self.warning.hide()
        self.body.addWidget(self.warning)
        self.done_words = label("", "caption", wrap=True)
        self.body.addWidget(self.done_words)
        self._lay_buttons()
        self._connect()
        self.show_search()

    def show_search(self, text: str = "") -> None:
        """The face that finds people of the registry."""
        self._face(self.search)
        self.search.field.setText(text)
        self.search.field.setFocus()

    def show_new(self) -> None:
        """The face that takes a new person; what was searched for is taken over."""
        self._face(self.new)
        self.new.start(self.search.field.text().strip())

    def take(self) -> None:
        """Add those selected, or the new person."""
        wish = Wish(self.reason.text().strip())
        if self.faces.currentWidget() is self.new:
            self._ask(self._purpose.take_new, self.new.card(), wish)
        elif self.search.people:
            self._ask(self._purpose.take, tuple(person.id for person in self.search.people), wish)

    def _ask(self, take: Callable[[Any, Wish], Any], who: object, wish: Wish) -> None:
        """Once, however often it is asked for: a second click would make a new person twice."""
        if self._busy:
            return
        self._busy, self._refused = True, None
        self._desk.work.change(
            take, who, wish, then=self._on_taken, failed=lambda error: self._fail(error, take, who), owner=self
        )

    def _lay_buttons(self) -> None:
        self.other_button = self.add_button("", "quiet", self._switch)
        self.add_button(self.tr("Tutup"), clicked=self.reject)
        self.take_button = self.add_button(self._purpose.verb, "primary", self.take, default=True)

    def _connect(self) -> None:
        self.search.chosen.connect(self._on_chosen)
        self.search.taken.connect(self.take)
        self.search.new_wanted.connect(self.show_new)
        self.search.left.connect(self.reject)
        self.new.judged.connect(self._warn_new)

    def _face(self, face: QWidget) -> None:
        self.faces.setCurrentWidget(face)
        self.warning.hide()
        is_search = face is self.search
        self.other_button.set_text(self.tr("Orang baru") if is_search else self.tr("Cari di daftar"))
        self._enable(ready=not is_search or bool(self.search.people))

    def _enable(self, *, ready: bool) -> None:
        """Ctrl+Enter does what can be done: take somebody, else go to the new person."""
        self.take_button.setEnabled(ready)
        self.take_button.setDefault(ready)
        self.other_button.setDefault(not ready)

    def _switch(self) -> None:
        if self.faces.currentWidget() is self.search:
            self.show_new()
        else:
            self.show_search()

    def _on_chosen(self) -> None:
        """Say what is odd about those selected; Enter on a name that nobody has makes a new person."""
        if self.faces.currentWidget() is not self.search:
            return
        ids = tuple(person.id for person in self.search.people)
        self._enable(ready=bool(ids))
        self.warning.hide()
        if ids:
            self._desk.work.run(
                registration.warnings_of,
                self._purpose.event_id,
                ids,
                then=partial(self._warn, self.search),
                owner=self,
                key=(id(self), "warnings"),
            )

    def _warn_new(self) -> None:
        card = self.new.card()
        if card.name:
            self._desk.work.run(
                registration.warnings,
                self._purpose.event_id,
                card,
                then=partial(self._warn, self.new),
                owner=self,
                key=(id(self), "warnings"),
            )

    def _warn(self, face: QWidget, sentences: Sequence[str]) -> None:
        if self.faces.currentWidget() is not face:
            return  # about somebody who was added meanwhile
        if face is self.new and self.new.card() == self._refused:
            return  # leaving a field, as the way to the links does, must not take them away
        self.warning.setVisible(bool(sentences))
        if sentences:
            text = "\n".join(sentences[:6]) + ("\n…" if len(sentences) > 6 else "")
            self.warning.say("warn", self.tr("Perlu diperiksa, tetap dapat ditambahkan"), text)

    def _on_taken(self, change: DataChange) -> None:
        self._busy = False
        if self._purpose.asks_reason:
            self.accept()
            return
        self.done_words.setText(change.title if change.step_id else self.tr("Sudah terdaftar; tidak ada yang berubah."))
        self.search.search("")
        self.show_search()

    def _fail(self, error: UserError, take: Callable[[Any, Wish], Any], who: object) -> None:
        self._busy = False
        if not isinstance(error, OverQuotaError):
            self.warning.say_error(error)
            return
        self._refused = who
        links = [
            (self.tr("Masukkan ke daftar cadangan"), lambda: self._ask(take, who, Wish(to_reserve=True))),
            (self.tr("Tetap daftarkan, dengan alasan…"), lambda: self._ask_why(error, take, who)),
        ]
        self.warning.say("warn", error.happened, error.unchanged, links)
        self.warning.show()

    def _ask_why(self, error: UserError, take: Callable[[Any, Wish], Any], who: object) -> None:
        reason = ask_over_quota(self, error)
        if reason:
            self._ask(take, who, Wish(reason))


def add_participants(parent: QWidget, desk: Desk, event_id: str) -> PickPersonDialog:
    """The dialog that adds people to an event, ready to be opened."""
    purpose = Purpose(
        title=_tr("Tambah peserta"),
        text=_tr("Ketik beberapa huruf nama lalu Enter. Yang belum ada di daftar didaftarkan sebagai orang baru."),
        verb=_tr("Tambahkan"),
        event_id=event_id,
        take=lambda ids, wish: registration.add(
            event_id, ids, reason=wish.reason, to_reserve=wish.to_reserve
        ),
        take_new=lambda card, wish: registration.add_new(
            event_id, card, reason=wish.reason, to_reserve=wish.to_reserve
        ),
    )
    return PickPersonDialog(parent, desk, purpose)


def substitute_for(parent: QWidget, desk: Desk, event_id: str, seat: ParticipantRow) -> PickPersonDialog:
    """The dialog that gives somebody's seat to another person of the same regency."""
    purpose = Purpose(
        title=_tr("Siapa menggantikan {name}?").format(name=seat.name[:120]),
        text=_tr("Kursinya tetap milik {regency}; {name} tetap tercatat sebagai yang diundang.").format(
            regency=seat.regency or _tr("wilayah yang belum diisi"), name=seat.plain_name[:120]
        ),
        verb=_tr("Ganti peserta"),
        event_id=event_id,
        take=lambda ids, wish: registration.substitute(seat.id, ids[0], wish.reason),
        take_new=lambda card, wish: registration.substitute_new(seat.id, card, wish.reason),
        within=seat.region,
        asks_reason=True,
    )
    return PickPersonDialog(parent, desk, purpose)


def ask_over_quota(parent: QWidget | None, error: UserError) -> str:
    """Why somebody is let in beyond the quota; "" where the reader thought better of it."""
    question = ReasonQuestion(
        _tr("Tetap daftarkan di luar kuota?"),
        f"{error.happened} " + _tr("Alasannya tetap tercatat di samping namanya dan dapat dicabut."),
        _tr("Daftarkan"),
        _tr("Batal"),
        _tr("Misalnya: utusan pengganti atas permintaan kabupaten."),
    )
    return ask_reason(parent, question)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PickPersonDialog", text)
