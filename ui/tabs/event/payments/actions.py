"""What can be done with the list of payments: components, who is on it, marking as paid, the receipt."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.services import documents, paying
from app.services.documents import Rendered
from app.services.papers.options import PaperOptions
from app.services.paying import Group
from app.services.payments import AllowanceCard, PaymentSheet
from ui.dialogs import payments as dialogs
from ui.dialogs.one_text import TextQuestion, ask_text
from ui.pages import Desk
from ui.pdf.paper_dialog import PaperDialog, open_paper
from ui.tabs.event.payments.rows import Line
from ui.tabs.event.words import today

Act = Callable[[], object]


class PaymentActions(QObject):
    """Opens the dialogs and has the services do it."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk

    @property
    def _event_id(self) -> str:
        return str(getattr(self._page, "event_id", ""))

    def edit_component(self, card: AllowanceCard) -> None:
        """Change a component, or make one."""
        dialogs.edit_component(self._page, self._desk, self._event_id, card).open()

    def edit_tax(self, sheet: PaymentSheet | None) -> None:
        """Set the percentage of PPh 21."""
        if sheet is not None:
            dialogs.edit_tax(self._page, self._desk, sheet).open()

    def put(self, group: Group) -> None:
        """Put a whole group on the list."""
        self._desk.work.change(paying.put_group, self._event_id, group, owner=self)

    def pick(self) -> None:
        """Choose people for the list."""
        dialogs.PayeesDialog(self._page, self._desk, self._event_id).open()

    def mark_paid(self, chosen: Sequence[Line], shown: Sequence[Line]) -> None:
        """Ask for the day, and for whom."""
        unpaid = [line.pay.payment_id for line in shown if not line.pay.paid_on]
        picked = [line.pay.payment_id for line in chosen]
        dialogs.mark_paid(self._page, self._desk, picked, unpaid, self._usual_day()).open()

    def take_off(self, chosen: Sequence[Line]) -> None:
        """Take people off the list; the toast offers the way back."""
        if chosen:
            self._desk.work.change(paying.take_off, [line.pay.payment_id for line in chosen], owner=self)

    def open_receipt(self) -> PaperDialog:
        """The receipt as it will be signed."""
        def on_size(size: str) -> Callable[..., Rendered]:
            return partial(documents.render, "receipt", self._event_id, PaperOptions(paper=size))

        return open_paper(self._page, self._desk, self.tr("Tanda terima"), on_size("A4"), on_size)

    def pop_up(self, chosen: Sequence[Line], shown: Sequence[Line], at: QPoint) -> None:
        """The menu of what can be done with those chosen."""
        if not chosen:
            return
        ids = [line.pay.payment_id for line in chosen]
        change = self._desk.work.change
        entries: list[tuple[str, Act]] = [
            (self.tr("Tandai dibayar…"), lambda: self.mark_paid(chosen, shown)),
            (self.tr("Batalkan catatan bayar"), lambda: change(paying.set_paid, ids, "", owner=self)),
            (self.tr("Isi keterangan…"), lambda: self._note(chosen)),
            (self.tr("Pakai PPh 21 daftar"), lambda: change(paying.set_tax, ids, "", owner=self)),
            (self.tr("Keluarkan dari daftar"), lambda: self.take_off(chosen)),
        ]
        self._open(self.tr("Tindakan untuk {count} orang").format(count=len(ids)), entries, at)

    def pop_up_groups(self, at: QPoint) -> None:
        """The menu of who can be put on the list."""
        entries: list[tuple[str, Act]] = [
            (self.tr("Semua yang hadir"), lambda: self.put("present")),
            (self.tr("Semua peserta"), lambda: self.put("seats")),
            (self.tr("Narasumber dan panitia"), lambda: self.put("roles")),
            (self.tr("Pilih orang…"), self.pick),
        ]
        self._open(self.tr("Tambah ke daftar bayar"), entries, at)

    def _open(self, name: str, entries: Sequence[tuple[str, Act]], at: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, act in entries:
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(at)

    def _note(self, chosen: Sequence[Line]) -> None:
        question = TextQuestion(
            self.tr("Keterangan untuk {count} orang").format(count=len(chosen)),
            self.tr("Tercantum di layar ini; tidak mengubah jumlahnya."), self.tr("Keterangan"), self.tr("Simpan"),
        )  # fmt: skip
        note = ask_text(self._page, question, chosen[0].pay.note)
        if note is not None:
            ids = [line.pay.payment_id for line in chosen]
            self._desk.work.change(paying.set_note, ids, note, owner=self)

    def _usual_day(self) -> str:
        """Today: money is handed out and ticked off on the spot."""
        day: date = today()
        return day.isoformat()
