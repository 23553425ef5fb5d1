"""Setelan › Penanda tangan: those who sign, and each one's form."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import wording
from app.errors import UserError
from app.services import office
from app.services.office import OfficialCard
from app.services.steps import DataChange
from ui.dialogs.question import ask
from ui.pages import Desk
from ui.tables.cells import EMPTY, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.settings.office import drop_question
from ui.tabs.settings.official_form import OfficialFields
from ui.tabs.settings.section import SettingsSection
from ui.theme.tokens import FORM_WIDTH, HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.labels import label

_LIST_HEIGHT = 190


class OfficialsSection(SettingsSection):
    """A list above, the form of the chosen one below."""

    concerns = frozenset({"official"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(
            self.tr("Penanda tangan"),
            self.tr("Pejabat yang menandatangani daftar hadir, sertifikat, dan piagam. Yang pertama dipakai bila tidak "
                    "diatur lain."),
        )  # fmt: skip
        self._dirty = False
        self.table: Table[OfficialCard] = Table(self.tr("Daftar penanda tangan"), _columns(), HEIGHTS.row_two)
        self.card = TableCard(self.table)
        self.card.setFixedHeight(_LIST_HEIGHT)
        self.fields = OfficialFields()
        self.fields.setMaximumWidth(FORM_WIDTH)
        self.fields.edited.connect(self._on_edited)
        self.note = Note("err")
        self.note.hide()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.removed.connect(lambda _numbers: self.remove())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.new_button = Button(self.tr("Penanda tangan baru"), icon="add", clicked=self.new)
        self.remove_button = Button(self.tr("Hapus dari daftar"), "quiet", "delete", self.remove)
        self.save_button = Button(self.tr("Simpan penanda tangan"), "primary", clicked=self.save)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(32)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        right.setSpacing(8)
        self._form_title = label("", "h2")
        left.addWidget(self._form_title)
        left.addWidget(self.fields, 0, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right.addWidget(label(self.tr("Susunan tanda tangan"), "label"))
        right.addWidget(self.fields.peek, 0, Qt.AlignmentFlag.AlignTop)
        right.addStretch(1)
        beside.addLayout(left, 6)
        beside.addLayout(right, 5)
        for side in (left, right):
            beside.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        parts: tuple[QWidget | QHBoxLayout, ...] = (self.card, buttons, self.note, beside)
        for part in parts:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the list again."""
        self.desk.work.run(office.officials, then=self._show, owner=self)

    def _show(self, officials: tuple[OfficialCard, ...]) -> None:
        self.table.set_rows(officials)
        self.card.show_empty(not officials)
        if not officials:
            self.card.empty.say(self.tr("Belum ada penanda tangan"), self.tr("Isi formulir di bawah."), icon="people")
        if not self._dirty:
            self._show_current()

    def _show_current(self) -> None:
        official = self.table.current_row or OfficialCard()
        self._dirty = False
        self.fields.show_card(official)
        self._form_title.setText(self.tr("Ubah penanda tangan") if official.id else self.tr("Penanda tangan baru"))
        self.remove_button.setEnabled(bool(official.id))

    def _on_chosen(self, _number: int) -> None:
        if not self._dirty:
            self._show_current()

    def _on_edited(self) -> None:
        self._dirty = True

    def new(self) -> None:
        """An empty form."""
        if self.may_leave():
            self._dirty = False
            self.fields.show_card(OfficialCard())
            self._form_title.setText(self.tr("Penanda tangan baru"))
            self.fields.form.control("name").setFocus()

    def save(self) -> None:
        """Keep the one in the form."""
        if self.fields.missing_name():
            return
        self.note.hide()
        self.desk.work.change(
            office.save_official, self.fields.card(), then=self._on_saved, failed=self._on_failed, owner=self
        )

    def _on_saved(self, change: DataChange) -> None:
        self._dirty = False
        self.fields.show_card(self.fields.card())
        self.desk.work.run(office.officials, then=lambda listed: self._select(listed, change.subject), owner=self)

    def _select(self, officials: tuple[OfficialCard, ...], official_id: str) -> None:
        self._show(officials)
        for number, official in enumerate(officials):
            if official.id == official_id:
                self.table.select_row(number)
        self._show_current()

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def remove(self) -> None:
        """Take the chosen one off; the toast undoes it."""
        official = self.table.current_row
        if official is not None:
            self._dirty = False
            self.desk.work.change(office.delete_official, official.id, failed=self._on_failed, owner=self)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu commands."""
        return {"new": self.new, "save": self.save, "remove": self.remove}

    def may_leave(self) -> bool:
        """Ask where something was typed."""
        return not self._dirty or ask(self, drop_question(self))


def _columns() -> tuple[Column[OfficialCard], ...]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Officials", text)

    return (
        Column("name", tr("Nama dan jabatan"), _name, 300, stretch=True),
        Column("nip", tr("NIP"), lambda card: Text(wording.nip_text(card.nip) or EMPTY, ink="muted"), 190),
        Column("rank", tr("Pangkat"), lambda card: Text(card.rank or EMPTY, ink="muted"), 170),
    )


def _name(card: OfficialCard) -> TwoLine:
    position = f"{card.acting} {card.position}".strip()
    return TwoLine(wording.official_name(card.name, card.front_title, card.back_title), position or EMPTY)
