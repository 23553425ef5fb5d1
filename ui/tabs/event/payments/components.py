"""The components of what is paid, as a row of small cards that open by click or Enter; one button where they have no
room."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.domain.payments import percent_text, rupiah
from app.services.payments import AllowanceCard, PaymentSheet
from ui.drawing import text
from ui.theme.look import LOOK
from ui.widgets.buttons import Button

_LONGEST = 170
"""Room for the title of a component in logical pixels; the whole stands in its tooltip and its dialog."""
_GAP = 8
Entry = tuple[str, str, Callable[[], object]]
"""Words, what is spoken, and what a click does."""


class ComponentRow(QWidget):
    """`opened` tells a component to be changed, an empty card for a new one; `tax_wanted` asks for the percentage."""

    opened = Signal(object)
    tax_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Komponen yang dibayarkan"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._entries: list[Entry] = []
        self._cards: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._folded = Button("", clicked=self._pop_up, icon="chevron_down", name=self.tr("Komponen dan PPh 21"))
        self._row.addWidget(self._folded)
        self._row.addStretch(1)

    def show_sheet(self, sheet: PaymentSheet) -> None:
        """One card a component, then the percentage of PPh 21, then the way to a new component."""
        self._entries = [self._component(card) for card in sheet.components]
        if any(card.taxed for card in sheet.components):
            said = self.tr("PPh 21: {percent} %").format(percent=percent_text(sheet.tax_percent))
            self._entries.append((said, self.tr("Ubah {words}").format(words=said), self.tax_wanted.emit))
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [Button(words, clicked=act, name=said) for words, said, act in self._entries]
        for (_words, said, _act), made in zip(self._entries, self._cards, strict=True):
            made.setToolTip(text.tooltip(said))
        add = partial(self.opened.emit, AllowanceCard())
        self._cards.append(Button(self.tr("Komponen…"), "quiet", "add", add, name=self.tr("Tambah komponen")))
        for place, made in enumerate(self._cards):
            self._row.insertWidget(place, made)
        self._entries.append((self.tr("Tambah komponen…"), "", add))
        self._folded.set_text(self.tr("Komponen ({count})").format(count=len(sheet.components)))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards where there is room for all of them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        needed = sum(card.sizeHint().width() + _GAP for card in self._cards)
        folded = needed > self.width() and len(self._cards) > 1
        self._folded.setVisible(folded)
        for card in self._cards:
            card.setVisible(not folded)

    def _component(self, card: AllowanceCard) -> Entry:
        words = self.tr("{title}  {amount}").format(title=_short(card.title), amount=rupiah(card.amount))
        taxed = self.tr("kena PPh 21") if card.taxed else self.tr("tanpa PPh 21")
        said = self.tr("Ubah komponen {title}, {amount} rupiah, {taxed}").format(
            title=text.one_line(card.title), amount=rupiah(card.amount), taxed=taxed
        )
        return words, said, partial(self.opened.emit, card)

    def _pop_up(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Komponen dan PPh 21"))
        menu.aboutToHide.connect(menu.deleteLater)
        for words, _said, act in self._entries:
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self._folded.mapToGlobal(self._folded.rect().bottomLeft()))


def _short(title: str) -> str:
    """As much of a title as there is room for."""
    title = text.one_line(title)
    if text.width(title, "body") <= LOOK.px(_LONGEST):
        return title
    while title and text.width(f"{title}…", "body") > LOOK.px(_LONGEST):
        title = title[:-1]
    return f"{title.rstrip()}…"
