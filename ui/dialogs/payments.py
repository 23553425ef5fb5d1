"""The dialogs of the list of payments: a component, the percentage of PPh 21, the day of paying, who is added."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget

from app.domain.payments import TREASURER_NOTE, percent_text, rupiah
from app.domain.vocabulary import ROLES
from app.services import paying, payments, planning, registration
from app.services.payments import AllowanceCard, PaymentSheet
from ui.dialogs.card_form import CardDialog
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tables.cells import Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.date_field import DateField
from ui.widgets.form import Entry
from ui.widgets.labels import label
from ui.widgets.search_field import SearchField

_ROWS = 8
Payee = tuple[str, str, str, str]
"""Participant's id, role's id, name, and in what quality."""


def edit_component(parent: QWidget, desk: Desk, event_id: str, card: AllowanceCard) -> CardDialog:
    """A component: its name, the rupiah for each person, whether PPh 21 is asked for."""
    taxed = QCheckBox(_tr("Dikenai PPh 21"))
    rows = (
        (
            Entry("title", _tr("Nama komponen"), optional=False, share=2, placeholder=_tr("misalnya Transpor")),
            Entry("amount", _tr("Rupiah per orang"), optional=False, placeholder="150.000"),
        ),
        (Entry("taxed", _tr("Pajak"), TREASURER_NOTE, optional=False),),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return _save_component, (event_id, card.id, card.sort_order, dict(values))

    def remove() -> None:
        gone = payments.delete_component
        desk.work.change(
            gone, card.id, then=lambda _change: dialog.accept(), failed=dialog.note.say_error, owner=dialog
        )

    title = _tr("Ubah komponen") if card.id else _tr("Komponen baru")
    dialog = CardDialog(parent, desk, title, rows, save, {"taxed": taxed})
    if card.id:
        dialog.body.addLayout(row(Button(_tr("Hapus komponen"), "danger", clicked=remove), None))
    amount = rupiah(card.amount) if card.id else ""
    dialog.start({"title": card.title, "amount": amount, "taxed": "1" if card.taxed else ""}, "title")
    return dialog


def _save_component(event_id: str, card_id: str, order: int, values: dict[str, str]) -> Any:  # noqa: ANN401  # a change
    """Read the amount where it can be refused in words."""
    amount = payments.amount_of(values["amount"] or "0")
    card = AllowanceCard(card_id, values["title"], amount, bool(values["taxed"]), order)
    return payments.save_component(event_id, card)


def edit_tax(parent: QWidget, desk: Desk, sheet: PaymentSheet) -> CardDialog:
    """The percentage of PPh 21 for all who have none of their own."""
    hint = _tr("Misalnya 5 atau 2,5. Baris yang sudah dibayar dan yang persentasenya diisi sendiri tetap.")
    rows = ((Entry("percent", _tr("PPh 21 (persen)"), f"{hint} {TREASURER_NOTE}", optional=False),),)

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return payments.set_default_tax, (sheet.event_id, values["percent"])

    dialog = CardDialog(parent, desk, _tr("PPh 21 untuk daftar ini"), rows, save)
    dialog.start({"percent": percent_text(sheet.tax_percent)}, "percent")
    return dialog


def mark_paid(
    parent: QWidget, desk: Desk, chosen: Sequence[str], unpaid: Sequence[str], day: str
) -> CardDialog:
    """The day of paying, for those chosen (payments' ids) or all shown who were not paid yet."""
    groups = {"unpaid": list(unpaid), "chosen": list(chosen)}
    all_unpaid = _tr("{count} orang yang belum dibayar pada tampilan ini").format(count=len(unpaid))
    picked = ("chosen", _tr("{count} orang terpilih").format(count=len(chosen)))
    choices = (picked, ("unpaid", all_unpaid)) if len(chosen) > 1 or not unpaid else (("unpaid", all_unpaid), picked)
    rows = (
        (Entry("who", _tr("Untuk"), choices=[one for one in choices if groups[one[0]]], optional=False),),
        (Entry("day", _tr("Tanggal dibayar"), optional=False),),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return paying.set_paid, (groups[values["who"]], values["day"] or "?")

    controls = {"day": DateField(_tr("Tanggal dibayar"))}
    dialog = CardDialog(parent, desk, _tr("Tandai sudah dibayar"), rows, save, controls)
    dialog.save_button.set_text(_tr("Tandai dibayar"))
    dialog.start({"day": day}, "day")
    return dialog


class PayeesDialog(TitledDialog):
    """Everybody with a seat or a part in the event who is not on the list yet; several can be chosen."""

    def __init__(self, parent: QWidget | None, desk: Desk, event_id: str) -> None:
        super().__init__(parent, _tr("Siapa yang ditambahkan ke daftar bayar?"))
        self._desk, self._event_id = desk, event_id
        self._people: list[Payee] = []
        self.search = SearchField(_tr("Cari nama"))
        self.body.addWidget(self.search)
        columns: tuple[Column[Payee], ...] = (
            Column("name", _tr("Nama"), lambda one: Text(one[2], "medium"), 200, stretch=True),
            Column("as", _tr("Sebagai"), lambda one: Text(one[3], ink="muted"), 150),
        )
        self.table: Table[Payee] = Table(_tr("Orang yang belum ada pada daftar bayar"), columns, HEIGHTS.row_grid)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(LOOK.px(HEIGHTS.header + _ROWS * HEIGHTS.row_grid))
        self.card: TableCard[Payee] = TableCard(self.table)
        self.body.addWidget(self.card)
        self.body.addWidget(label(_tr("Ctrl atau Shift memilih beberapa orang sekaligus."), "caption"))
        self.add_button(_tr("Batal"), clicked=self.reject)
        self.verb = self.add_button(_tr("Tambahkan"), "primary", self._add, default=True)
        self.search.searched.connect(lambda _text: self._show())
        self.search.left_down.connect(self.table.setFocus)
        self.search.left.connect(self.reject)
        self.table.opened.connect(lambda _number: self._add())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        desk.work.run(_payees, event_id, then=self._take, owner=self)
        self._count()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, people: list[Payee]) -> None:
        self._people = people
        self._show()

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        found = [one for one in self._people if all(word in f"{one[2]} {one[3]}".casefold() for word in wanted)]
        self.table.set_rows(found)
        self.card.show_empty(not found)
        why = _tr("Tidak ada yang cocok") if self._people else _tr("Semuanya sudah ada pada daftar bayar")
        self.card.empty.say(why, icon="people")
        self._count()

    def _count(self) -> None:
        count = len(self.table.selected_rows)
        self.verb.setEnabled(bool(count))
        self.verb.set_text(_tr("Tambahkan {count} orang").format(count=count) if count else _tr("Tambahkan"))

    def _add(self) -> None:
        chosen = self.table.selected_rows
        if not chosen:
            return
        participants, roles = [one[0] for one in chosen if one[0]], [one[1] for one in chosen if one[1]]
        self._desk.work.change(paying.put_on_list, self._event_id, participants, roles)
        self.accept()


def _payees(event_id: str) -> list[Payee]:
    """Who may still be put on the list."""
    there = {line.participant_id or line.role_id for line in payments.sheet(event_id).lines}
    seats = registration.active_participants(event_id)
    found = [(row.id, "", row.name, " · ".join(one for one in (_tr("Peserta"), row.regency) if one)) for row in seats]
    found += [("", card.id, card.display_name or card.position, ROLES[card.role])
              for card in planning.roles(event_id)]  # fmt: skip
    return [one for one in found if (one[0] or one[1]) not in there]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaymentDialogs", text)
