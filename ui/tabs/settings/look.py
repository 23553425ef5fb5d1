"""Setelan › Tampilan: what belongs to this machine and user; kept at once."""

from dataclasses import replace

from ui.pages import Desk
from ui.tabs.settings.section import SettingsSection
from ui.theme.look import LOOK
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.cards import Card
from ui.widgets.labels import label
from ui.widgets.segmented import Segmented


class LookSection(SettingsSection):
    """Light or dark, and the size of letters."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.tr("Tampilan"), self.tr("Berlaku di komputer ini saja."))
        tr = self.tr
        modes = (("system", tr("Sistem")), ("light", tr("Terang")), ("dark", tr("Gelap")))
        self.mode = Segmented(tr("Warna"), modes, desk.settings.mode)
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self.text_size = Segmented(tr("Ukuran huruf"), sizes, str(LOOK.percent))
        for title, control in ((tr("Warna"), self.mode), (tr("Ukuran huruf"), self.text_size)):
            card = Card()
            card.body.addWidget(label(title, "label"))
            card.body.addWidget(control)
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.mode.chosen.connect(lambda mode: desk.keep(replace(desk.settings, mode=mode)))
        self.text_size.chosen.connect(lambda size: desk.keep(replace(desk.settings, percent=int(size))))
        desk.settings_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Follow the menu."""
        self.mode.set_key(self.desk.settings.mode)
        self.text_size.set_key(str(LOOK.percent))
