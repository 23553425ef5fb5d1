"""With whom the design is shown: invented people, a very long name, or anybody of an event."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.services import layout_preview, layout_samples
from app.services.layout_preview import Shown
from ui.pages import Desk


class ShownWith(QWidget):
    """Two lists: the sample or the event, and then the person of the event. `chosen` tells that it is another."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sources = self._make_box(self.tr("Pratinjau dengan"))
        self.people = self._make_box(self.tr("Orang pada pratinjau"))
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.sources, 1)
        beside.addWidget(self.people, 1)
        self.people.hide()
        self._offer(())
        self.sources.activated.connect(lambda _number: self._on_source())
        self.people.activated.connect(lambda _number: self.chosen.emit())

    @property
    def shown(self) -> Shown:
        """What is chosen."""
        source = str(self.sources.currentData())
        if source in {"", layout_samples.LONG}:
            return Shown(source)
        return Shown(str(self.people.currentData() or ""), source)

    def read(self) -> None:
        """Offer the events there are."""
        self._desk.work.run(layout_preview.with_whom, then=self._offer, owner=self, key=("with whom", id(self)))

    def _make_box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _offer(self, found: Sequence[tuple[str, str]]) -> None:
        before = self.sources.currentData() or ""
        self.sources.clear()
        for key, words in (("", self.tr("Contoh")), (layout_samples.LONG, self.tr("Contoh nama terpanjang")), *found):
            self.sources.addItem(words, key)
        self.sources.setCurrentIndex(max(0, self.sources.findData(before)))

    def _on_source(self) -> None:
        self.people.clear()
        event_id = self.shown.event_id
        self.people.setVisible(bool(event_id))
        if event_id:
            self._desk.work.run(layout_preview.people_of, event_id, then=self._offer_people, owner=self,
                                key=("people shown", id(self)))  # fmt: skip
        self.chosen.emit()

    def _offer_people(self, found: Sequence[tuple[str, str]]) -> None:
        for person_id, name in found:
            self.people.addItem(name, person_id)
        self.chosen.emit()
