"""The first step: which kind of list, for what, and the file; or our own template to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.imports import words
from ui.imports.words import TARGETS
from ui.pages import Offer
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Field
from ui.widgets.form import choice_box

_BOX_WIDTH = 300


class FileStep(QWidget):
    """`changed` tells of another kind or target; `choose_wanted` and `template_wanted` are answered by the wizard."""

    changed = Signal()
    choose_wanted = Signal()
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.targets: Mapping[str, Sequence[Offer]] = {"event": (), "selection": ()}
        self.path: Path | None = None
        self.kind_box = choice_box(words.kinds())
        self.target_box = QComboBox()
        self.target_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for box in (self.kind_box, self.target_box):
            box.setMinimumWidth(_BOX_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(Field(self.tr("Daftar apa?"), self.kind_box))
        self.target_field = Field(self.tr("Untuk yang mana?"), self.target_box)
        above.addWidget(self.target_field)
        above.addStretch(1)
        column.addLayout(above)
        card = Card(padding=8)
        self.place = EmptyState("arrow_import")
        card.body.addWidget(self.place, 1)
        column.addWidget(card, 1)
        self.kind_box.activated.connect(lambda _number: self._on_kind())
        self.target_box.activated.connect(lambda _number: self._tell())

    @property
    def offer(self) -> Offer:
        """What was chosen; without `target_id` where the kind needs one and there is none."""
        kind = str(self.kind_box.currentData())
        found = self.target_box.currentData()
        fits = isinstance(found, Offer) and TARGETS[found.kind] == TARGETS[kind] != ""
        return replace(found, kind=kind) if fits else Offer(kind)

    @property
    def ready(self) -> bool:
        """Whether the kind has what it belongs to."""
        offer = self.offer
        return not TARGETS[offer.kind] or bool(offer.target_id)

    def set_targets(self, targets: Mapping[str, Sequence[Offer]]) -> None:
        """The events and selections there are."""
        chosen = self.offer
        self.targets = targets
        self.show_offer(chosen)

    def show_offer(self, offer: Offer) -> None:
        """Choose a kind and what it is for."""
        self.kind_box.setCurrentIndex(self.kind_box.findData(offer.kind))
        self._fill_targets(offer)
        self._tell()

    def show_file(self, path: Path | None) -> None:
        """The file that was chosen or dropped, before it is read."""
        self.path = path
        self._tell()

    def _on_kind(self) -> None:
        self._fill_targets(self.offer)
        self._tell()

    def _fill_targets(self, chosen: Offer) -> None:
        """What the kind may be for; the one chosen before stays, else the newest comes first."""
        of = TARGETS[chosen.kind]
        there = list(self.targets.get(of, ()))
        if chosen.target_id and all(chosen.target_id != one.target_id for one in there):
            there.insert(0, chosen)
        self.target_box.clear()
        for one in there:
            self.target_box.addItem(one.target, replace(one, kind=chosen.kind))
            if one.target_id == chosen.target_id:
                self.target_box.setCurrentIndex(self.target_box.count() - 1)
        self.target_field.setVisible(bool(of))
        self.target_box.setEnabled(bool(there))
        nothing = self.tr("Belum ada pemilihan.") if of == "selection" else self.tr("Belum ada kegiatan.")
        self.target_field.set_hint("" if there or not of else nothing)
        for number in range(self.target_box.count()):
            self.target_box.setItemData(number, self.target_box.itemText(number), Qt.ItemDataRole.ToolTipRole)

    def _tell(self) -> None:
        needs = words.of_kind(self.offer.kind).needs
        kinds = self.tr("Excel (.xlsx, .xls), OpenDocument (.ods), atau CSV; baris judul boleh di mana saja.")
        title = self.tr("Pilih berkas, atau seret ke sini")
        if self.path is not None:
            title = self.tr("“{name}” belum dibaca").format(name=self.path.name)
        links = [(self.tr("Simpan templat…"), self.template_wanted.emit)] if self.ready else []
        if self.path is not None:
            links.append((self.tr("Berkas lain…"), self.choose_wanted.emit))
        self.place.say(title, f"{needs} {kinds}", links, "arrow_import")
        self.changed.emit()
