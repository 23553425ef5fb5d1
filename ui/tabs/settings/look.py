"""Setelan › Tampilan and Setelan › Printer: what belongs to this machine and user; kept at once."""

from dataclasses import replace

from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout

from ui.pages import Desk
from ui.tabs.settings.section import SettingsSection
from ui.theme.look import LOOK
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.segmented import Segmented

LARGEST_OFFSET = 10.0
"""Millimetres; the papers take no larger one."""


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


class PrinterSection(SettingsSection):
    """How far the printer shifts what it prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        text = self.tr(
            "Bila cetakan selalu bergeser, ukur dengan penggaris lalu isi geseran yang membetulkannya. "
            "Berlaku untuk semua dokumen di komputer ini."
        )
        self.head(self.tr("Printer"), text)
        self.right = self._make_box(desk.settings.offset_x)
        self.down = self._make_box(desk.settings.offset_y)
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Field(self.tr("Geser ke kanan (mm)"), self.right, self.tr("Negatif menggeser ke kiri.")))
        row.addWidget(Field(self.tr("Geser ke bawah (mm)"), self.down, self.tr("Negatif menggeser ke atas.")))
        row.addStretch(1)
        card.body.addLayout(row)
        self.column.addWidget(card)
        self.column.addStretch(1)
        for box in (self.right, self.down):
            box.valueChanged.connect(self._keep)

    def _make_box(self, value: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(-LARGEST_OFFSET, LARGEST_OFFSET)
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setSuffix(" mm")
        box.setValue(value)
        return box

    def _keep(self, _value: float) -> None:
        shifted = replace(self.desk.settings, offset_x=self.right.value(), offset_y=self.down.value())
        self.desk.keep(shifted)
