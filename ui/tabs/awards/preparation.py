"""Persiapan: the card, the criteria whose weights must add to 100, the jury, and what breaks a tie."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import awards
from ui.pages import Desk
from ui.tabs.awards import words
from ui.tabs.awards.criteria_rows import CriteriaRows, JurorRows
from ui.tabs.awards.state import SelectionSection, SelectionState
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.form import Entry, Form, choice_box
from ui.widgets.labels import label

TIE_PLACES = 3


class PreparationSection(SelectionSection):
    """Criteria at the left; card, jury and tie-break at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._dirty = False
        self.note = Note("err")
        self.note.hide()
        self.criteria = CriteriaRows(desk)
        self.criteria.failed.connect(self.note.say_error)
        self.jurors = JurorRows(desk)
        self.jurors.failed.connect(self.note.say_error)
        self.form = Form((*words.card_entries(), (self._pattern_entry(),)))
        self.form.edited.connect(self._on_edited)
        self.save_button = Button(self.tr("Simpan pemilihan"), "primary", clicked=self.save)
        self.ties = [choice_box((("", self.tr("(tidak ada)")),)) for _ in range(TIE_PLACES)]
        self._lay_out()

    def _pattern_entry(self) -> Entry:
        hint = self.tr("Kosongkan untuk pola biasa: {kode}/{urut:04}/{jenis}/{bulan_romawi}/{tahun}.")
        return Entry("number_pattern", self.tr("Pola nomor piagam"), hint)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        beside = QHBoxLayout(inner)
        beside.setContentsMargins(0, 0, 8, 0)
        beside.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(16)
        left.addWidget(self.criteria)
        left.addWidget(self._make_ties())
        left.addStretch(1)
        card = Card(self.tr("Pemilihan"))
        self.form.setMaximumWidth(FORM_WIDTH)
        card.body.addWidget(self.form)
        card.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(card)
        right.addWidget(self.jurors)
        right.addStretch(1)
        beside.addLayout(left, 3)
        beside.addLayout(right, 2)
        scroll.setWidget(inner)
        self.column.addWidget(self.note)
        self.column.addWidget(scroll, 1)

    def _make_ties(self) -> Card:
        card = Card(self.tr("Pemecah nilai seri"))
        text = self.tr("Nilai sama tetap seri, kecuali kriteria ini membedakannya, berurutan dari kiri.")
        card.body.addWidget(label(text, "caption", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, box in enumerate(self.ties, 1):
            box.setAccessibleName(self.tr("Pemecah seri ke-{number}").format(number=number))
            box.activated.connect(self._save_ties)
            row.addWidget(box, 1)
        card.body.addLayout(row)
        return card

    def show_state(self, state: SelectionState) -> None:
        """Fill the forms; what is being typed stays."""
        other = state.card.id != self.state.card.id
        super().show_state(state)
        if other or not self._dirty:
            self.form.set_values(words.card_values(state.card))
            self._dirty = False
        self.criteria.show_records(state.card.id, state.criteria)
        self.jurors.show_records(state.card.id, state.jurors)
        self._show_ties()

    def _show_ties(self) -> None:
        chosen = self.state.card.tie_break.split()
        for place, box in enumerate(self.ties):
            box.clear()
            box.addItem(self.tr("(tidak ada)"), "")
            for criterion in self.state.criteria:
                box.addItem(criterion.name, criterion.id)
            box.setCurrentIndex(max(0, box.findData(chosen[place] if place < len(chosen) else "")))

    def _save_ties(self, _index: int) -> None:
        chosen = dict.fromkeys(str(box.currentData()) for box in self.ties if box.currentData())
        self._keep(replace(self.state.card, tie_break="\n".join(chosen)))

    def _on_edited(self) -> None:
        self._dirty = True

    def save(self) -> None:
        """Keep the card."""
        values = self.form.values()
        numbers = {name: words.whole(values[name]) for name in ("year", "seats")}
        self._keep(replace(self.state.card, **{**values, **numbers}))  # type: ignore[arg-type]  # text and numbers

    def _keep(self, card: awards.SelectionCard) -> None:
        self.note.hide()
        self.desk.work.change(awards.save, card, then=self._on_saved, failed=self._on_failed, owner=self)

    def _on_saved(self, _change: object) -> None:
        self._dirty = False

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+S saves."""
        return {"save": self.save}
