"""A new event from one that was held: on which day, and what of it comes along."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import UserError
from app.services import events, events_copy
from app.services.events import EventCard
from app.services.events_copy import CopyOrder
from app.services.records import day
from app.services.steps import DataChange
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tabs.event.words import long_days
from ui.theme.look import LOOK
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.cards import Note
from ui.widgets.date_field import DateField
from ui.widgets.form import Entry, Form
from ui.widgets.labels import label

_LONGEST = 2000


@dataclass(frozen=True)
class _Old:
    """The event to copy, and what is offered for the new one."""

    card: EventCard
    order: CopyOrder


def _read(event_id: str) -> _Old:
    return _Old(events.get(event_id), events_copy.suggested(event_id))


class CopyEventDialog(TitledDialog):
    """`copied` tells the id of the new event. Its participants, attendance and papers never come along."""

    copied = Signal(str)

    def __init__(self, parent: QWidget, desk: Desk, event_id: str) -> None:
        super().__init__(parent, parent.tr("Salin kegiatan"), parent.tr(
            "Peserta, kehadiran, nilai, pembayaran, dan sertifikat tidak ikut. Kegiatan lama tidak berubah."
        ))  # fmt: skip
        self.setMinimumWidth(LOOK.px(FORM_WIDTH + 48))
        self._desk, self._event_id = desk, event_id
        self._old: _Old | None = None
        rows = (
            (Entry("title", self.tr("Nama kegiatan baru"), optional=False),),
            (
                Entry("code", self.tr("Kode"), optional=False),
                Entry("starts_on", self.tr("Hari pertama"), optional=False),
            ),
        )
        self.form = Form(rows, {"starts_on": DateField(self.tr("Hari pertama"))})
        for name in ("title", "code"):
            self.form.control(name).setMaxLength(_LONGEST)  # type: ignore[attr-defined]  # lines, see `rows`
        self.form.edited.connect(self._say_days)
        self.body.addWidget(self.form)
        self.days = label("", "caption", wrap=True)
        self.body.addWidget(self.days)
        self.body.addSpacing(4)
        self.body.addWidget(label(self.tr("Yang ikut disalin"), "label"))
        self.choices = self._make_choices()
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.note)
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.copy_button = self.add_button(self.tr("Salin kegiatan"), "primary", self.copy, default=True)
        self.copy_button.setEnabled(False)
        desk.work.run(_read, event_id, then=self._start, failed=self._fail, owner=self)

    def copy(self) -> None:
        """Have the service make it."""
        if self._old is None:
            return
        self.copy_button.setEnabled(False)
        taken = {name: box.isChecked() for name, box in self.choices.items()}
        order = replace(self._old.order, **self.form.values(), **taken)  # type: ignore[arg-type]  # texts and choices by name
        self._desk.work.change(
            events_copy.copy_event, self._event_id, order, then=self._done, failed=self._fail, owner=self
        )

    def _make_choices(self) -> dict[str, QCheckBox]:
        words = {
            "plan": self.tr("Materi, sesi, dan kelas"),
            "roles": self.tr("Pembuka, narasumber, moderator, dan panitia"),
            "money": self.tr("Komponen uang saku"),
            "questions": self.tr("Pertanyaan evaluasi"),
            "texts": self.tr("Tema, dasar hukum, tujuan, dan naskah laporan"),
            "quotas": self.tr("Jumlah peserta menurut surat dan kuota tiap kabupaten/kota"),
        }
        made = {}
        for name, said in words.items():
            box = made[name] = QCheckBox(said)
            box.setAccessibleName(said)
            box.setChecked(name != "quotas")
            self.body.addWidget(box)
        return made

    def _start(self, old: _Old) -> None:
        self._old = old
        order = old.order
        self.form.set_values({"title": order.title, "code": order.code, "starts_on": order.starts_on})
        self.copy_button.setEnabled(True)
        self._say_days()

    def _say_days(self) -> None:
        """The days of the new event, with the weekday on which it begins."""
        if self._old is None:
            return
        first, last = self._old.card.days
        begins = day(self.form.value("starts_on"))
        if begins is None or first is None or last is None:
            self.days.setText("")
            return
        said = long_days(begins, begins + (last - first))
        before = long_days(first, last)
        words = self.tr("Menjadi {days}. Sebelumnya {before}; jarak antarhari dan jam sesi tetap.")
        self.days.setText(words.format(days=said, before=before))

    def _done(self, change: DataChange) -> None:
        self.copied.emit(change.subject)
        self.accept()

    def _fail(self, error: UserError) -> None:
        self.copy_button.setEnabled(self._old is not None)
        self.note.say_error(error)


def open_copy(parent: QWidget, desk: Desk, event_id: str, then: Callable[[str], object]) -> None:
    """Ask how an event is to be copied; `then` gets the id of the new one."""
    dialog = CopyEventDialog(parent, desk, event_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.copied.connect(then)
    dialog.open()
