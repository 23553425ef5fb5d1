"""Drafts of a form: kept every ten seconds while there are unsaved words, offered again after a crash."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import drafts
from app.services.drafts import KeptDraft
from ui.pages import Desk
from ui.widgets.cards import Note

DRAFT_EVERY = 10_000
"""Milliseconds between two drafts of what is typed."""


class Drafting(QObject):
    """Set `dirty` as words come and go; `used` tells the content of a draft that the reader wants back."""

    used = Signal(dict)

    def __init__(self, owner: QObject, desk: Desk, note: Note) -> None:
        super().__init__(owner)
        self._desk, self._note = desk, note
        self._key = ""
        self._values: Callable[[], dict[str, str]] = dict
        self.dirty = False
        self._timer = QTimer(self)
        self._timer.setInterval(DRAFT_EVERY)
        self._timer.timeout.connect(self.keep)

    def start(self, key: str, values: Callable[[], dict[str, str]]) -> None:
        """Begin to watch a form, and offer what was left of it."""
        self._key, self._values = key, values
        self._desk.work.run(drafts.find, key, then=self._offer, owner=self)
        self._timer.start()

    def stop(self) -> None:
        """The form is closed."""
        self._timer.stop()

    def keep(self) -> None:
        """Keep what is typed, if anything is new."""
        if self.dirty:
            self._desk.work.run(drafts.keep, self._key, self._values())

    def keep_for_good(self) -> None:
        """Keep what is typed before the form is left, also when the window closes next."""
        self._desk.work.change(drafts.keep, self._key, self._values())

    def forget(self) -> None:
        """The form was saved: nothing is left to offer."""
        self.stop()
        self._desk.work.change(drafts.forget, self._key)

    def _offer(self, draft: KeptDraft | None) -> None:
        if draft is None or draft.form != self._key or draft.content == self._values():
            return
        at = draft.saved_at.astimezone().strftime("%H.%M")
        self._note.say(
            "info",
            self.tr("Ada isian yang belum disimpan, dari pukul {time}.").format(time=at),
            self.tr("Yang tampak sekarang ialah yang tersimpan."),
            [(self.tr("Pakai isian itu"), lambda: self._use(draft)), (self.tr("Buang"), self._drop)],
        )
        self._note.show()

    def _use(self, draft: KeptDraft) -> None:
        self._note.hide()
        self.used.emit(draft.content)

    def _drop(self) -> None:
        self._note.hide()
        self._desk.work.change(drafts.forget, self._key)
