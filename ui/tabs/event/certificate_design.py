"""Which design the next certificates of an event get, and what it looks like."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import layout_preview, layouts
from app.services.layouts import LayoutCard
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_dialog import PaperDialog, open_paper
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.fields import Field
from ui.widgets.form import choice_box


class DesignChoice(QWidget):
    """`chosen` tells the ref of another design; what is issued already keeps its own."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ref = self._event_id = ""
        self.box = choice_box(())
        self.look_button = Button("", "icon", "open", self.open_sample, name=self.tr("Lihat contoh tata letak"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        beside = row(self.box, self.look_button, spacing=6)
        beside.setStretch(0, 1)
        held = QWidget()
        beside.setContentsMargins(0, 0, 0, 0)
        held.setLayout(beside)
        column.addWidget(Field(self.tr("Tata letak"), held))
        held.setAccessibleName("")
        self.box.setAccessibleName(self.tr("Tata letak"))
        self.box.activated.connect(lambda _number: self.chosen.emit(self.ref))

    @property
    def ref(self) -> str:
        """The design chosen; the usual one is ""."""
        return str(self.box.currentData() or "")

    def show_ref(self, ref: str, office_id: str = "", event_id: str = "") -> None:
        """The design of an event among those there are now."""
        self._ref, self._event_id = ref, event_id
        key = (id(self), "designs")
        self._desk.work.run(layouts.choices, office_id, then=self._fill, owner=self, key=key)

    def open_sample(self) -> PaperDialog:
        """Front and back of the design chosen, with the event's first participant where there is one."""
        title = self.tr("Contoh tata letak {name}").format(name=self.box.currentText())
        paper = kept_options(self._desk, "certificates").paper
        make = partial(layout_preview.render, self.ref, paper, self._event_id)
        return open_paper(self.window(), self._desk, title, make)

    def _fill(self, cards: Sequence[LayoutCard]) -> None:
        known = {self.box.itemData(number): self.box.itemText(number) for number in range(self.box.count())}
        blocker = QSignalBlocker(self.box)
        if known != {card.id: card.label for card in cards}:
            self.box.clear()
            for card in cards:
                self.box.addItem(card.label, card.id)
        place = self.box.findData(self._ref)
        self.box.setCurrentIndex(max(place, 0))
        self.look_button.setEnabled(bool(cards))
        blocker.unblock()
