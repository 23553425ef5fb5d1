"""The card beside the lists of certificates: design, numbers, and what is made of those that are issued."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QVBoxLayout, QWidget

from app.services import events
from app.services.events import EventCard
from app.services.steps import NOTHING, DataChange
from ui.pages import Desk
from ui.tabs.event.certificate_design import DesignChoice
from ui.tabs.event.certificate_numbers import NumberLine
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled

_WIDTH, _WIDTH_COMPACT = 288, 272
_PADDING = 14


class IssuingCard(Card):
    """The fields scroll where the window is low; the buttons under them stay. `refused` tells the UserError of a design
    that could not be kept."""

    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("", _PADDING)
        self.setAccessibleName(self.tr("Penerbitan"))
        self._desk = desk
        self._card: EventCard | None = None
        self._compact = False
        self.design = DesignChoice(desk)
        self.numbers = NumberLine(desk)
        self.scores = QCheckBox(self.tr("Nilai di halaman belakang"))
        self.scores.setChecked(True)
        words = self.tr("Penerbitan dapat diurungkan (Ctrl+Z) selama belum ada yang dicetak, disimpan, atau dikirim.")
        self._undo_words = label(words, "caption", wrap=True)
        self.open_all_button = Button(self.tr("Buka semua PDF"), icon="document")
        self.each_button = Button(self.tr("Simpan satu PDF per orang…"))
        self.sign_button = Button(self.tr("Untuk tanda tangan elektronik…"))
        self.more_button = Button("", "icon", "more_horizontal", self._open_menu, name=self.tr("Cara lain menyimpan"))
        self._lay_out()
        self.design.chosen.connect(self._keep_design)
        LOOK.changed.connect(self._measure)
        self._measure()

    @property
    def on(self) -> date | None:
        """The date the next certificates bear; None while what is typed is no date."""
        return self.numbers.on

    @property
    def with_scores(self) -> bool:
        """Whether scores stand on the back of what is issued now."""
        return self.scores.isChecked()

    @property
    def _apart(self) -> tuple[Button, ...]:
        return (self.each_button, self.sign_button)

    def show_card(self, card: EventCard, day: date, *, scored: bool) -> None:
        """The event's own design and numbering; whether it has scores at all."""
        self._card = card
        self.design.show_ref(card.layout, card.office, card.id)
        self.numbers.show_card(card, day)
        self.scores.setVisible(scored)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Narrower where the window is narrow."""
        self._compact = compact
        self._measure()

    def _lay_out(self) -> None:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Penerbitan"), "h2"))
        for widget in (self.design, self.numbers, self.scores):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._undo_words)
        self.body.addWidget(Scrolled(fields), 1)
        beside = row(self.open_all_button, self.more_button, spacing=4)
        beside.setStretch(0, 1)
        self.body.addLayout(beside)
        for button in self._apart:
            self.body.addWidget(button)

    def _measure(self) -> None:
        self.setFixedWidth(LOOK.px(_WIDTH_COMPACT if self._compact else _WIDTH))
        self._undo_words.setVisible(not self._compact)
        self.more_button.setVisible(self._compact)
        for button in self._apart:
            button.setVisible(not self._compact)

    def _open_menu(self) -> None:
        """What has no room of its own in a narrow window."""
        menu = QMenu(self)
        for button in self._apart:
            menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _keep_design(self, ref: str) -> None:
        if self._card is not None:
            self._desk.work.change(_keep_design, self._card.id, ref, failed=self.refused.emit, owner=self)


def _keep_design(event_id: str, ref: str) -> DataChange:
    card = events.get(event_id)
    return events.save(replace(card, layout=ref)) if ref != card.layout else NOTHING
