"""Setelan › Kantor: the card, the letterhead, the number's parts; and Setelan › Operator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.errors import UserError
from app.services import office
from app.services.office import OfficeCard
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tabs.settings.office_form import OfficeFields
from ui.tabs.settings.section import SettingsSection
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.form import Entry, Form
from ui.widgets.labels import label


@dataclass(frozen=True)
class _Kept:
    card: OfficeCard
    logo: bytes | None


def _read() -> _Kept:
    return _Kept(office.card() or OfficeCard(), office.logo())


class OfficeSection(SettingsSection):
    """The form at the left, the letterhead as paper at the right."""

    concerns = frozenset({"office", "attachment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.tr("Kantor"), self.tr("Kop surat dan bagian nomor surat pada semua dokumen."))
        self.fields = OfficeFields(desk, full=True)
        self.fields.setMaximumWidth(FORM_WIDTH)
        self.fields.edited.connect(self._on_edited)
        self.note = Note("err")
        self.note.hide()
        self.save_button = Button(self.tr("Simpan kantor"), "primary", clicked=self.save)
        self._dirty = False
        self.column.addWidget(self.note)
        beside = QHBoxLayout()
        beside.setSpacing(32)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.fields)
        left.addSpacing(8)
        left.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right.addWidget(label(self.tr("Begini tampak di kertas"), "label"))
        right.setSpacing(6)
        right.addWidget(self.fields.peek, 0, Qt.AlignmentFlag.AlignTop)
        right.addWidget(label(self.tr("Pratinjau berubah selagi Anda mengetik."), "caption", wrap=True))
        right.addStretch(1)
        beside.addLayout(left, 6)
        beside.addLayout(right, 5)
        for side in (left, right):
            beside.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(beside)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the card again, unless someone is typing."""
        if not self._dirty:
            self.desk.work.run(_read, then=self._show, owner=self)

    def _show(self, kept: _Kept) -> None:
        self.fields.show_card(kept.card, kept.logo)
        self._dirty = False

    def _on_edited(self) -> None:
        self._dirty = True

    def save(self) -> None:
        """Keep the card and the logo as one step."""
        if self.fields.missing_region():
            return
        self.note.hide()
        self.fields.save(self._on_saved, self.note.say_error)

    def _on_saved(self, _change: object) -> None:
        self._dirty = False
        self.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+S saves."""
        return {"save": self.save}

    def may_leave(self) -> bool:
        """Ask where something was typed."""
        return not self._dirty or ask(self, drop_question(self))


def drop_question(asker: SettingsSection) -> Question:
    """Whether unsaved words of a section may be dropped."""
    return Question(
        asker.tr("Tutup tanpa menyimpan?"),
        asker.tr("Isian yang baru diketik di Setelan › {section} akan hilang.").format(section=asker.title),
        asker.tr("Buang isian"),
        asker.tr("Kembali mengisi"),
        harmful=True,
    )


class OperatorSection(SettingsSection):
    """Under whose name steps are recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.tr("Operator"))
        hint = self.tr("Dicatat pada setiap langkah di Riwayat. Kosongkan untuk memakai nama pengguna komputer.")
        self.form = Form(((Entry("operator", self.tr("Nama Anda (operator)"), hint, optional=False),),))
        self.form.setMaximumWidth(FORM_WIDTH)
        card = Card()
        card.body.addWidget(self.form)
        card.body.addWidget(
            Button(self.tr("Simpan nama"), "primary", clicked=self.save), 0, Qt.AlignmentFlag.AlignLeft
        )
        self.column.addWidget(card)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the name again."""
        self.desk.work.run(office.operator_name, then=self._show, owner=self)

    def _show(self, name: str) -> None:
        self.form.set_value("operator", name)

    def save(self) -> None:
        """Keep the name."""
        self.desk.work.run(
            office.set_operator_name, self.form.value("operator"), then=self._on_saved, failed=self._on_failed,
            owner=self,
        )  # fmt: skip

    def _on_saved(self, _nothing: object) -> None:
        self.desk.say(self.tr("Nama operator disimpan"))
        self.refresh()

    def _on_failed(self, error: UserError) -> None:
        self.desk.report(error)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+S saves."""
        return {"save": self.save}
