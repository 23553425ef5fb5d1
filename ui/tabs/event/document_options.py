"""How a paper shall be: size, direction, for whom and when; remembered for each kind of paper."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields, replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.services.papers.options import PaperOptions
from app.services.papers.sheets import SheetOccasion
from ui.pages import Desk
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Segmented

_KEPT = ("paper", "landscape", "walk_in_rows", "row_height", "signatories", "letterhead", "phones")
"""What is remembered; the occasion and the origin belong to an event."""


class DocumentOptions(Scrolled):
    """`changed` tells that the paper would look otherwise."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document = ""
        self._make_controls()
        self._groups: dict[str, QWidget] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 2, 6, 2)
        self._column.setSpacing(6)
        self._lay_out()
        self._column.addStretch(1)
        self.hold(inner)
        self._connect()

    def _make_controls(self) -> None:
        self.paper = Segmented(self.tr("Kertas"), [("A4", "A4"), ("F4", "F4")])
        self.direction = Segmented(self.tr("Arah"), [("upright", self.tr("Tegak")), ("landscape", self.tr("Mendatar"))])
        self.occasion = QComboBox()
        self.people = QComboBox()
        self.walk_in_rows = QSpinBox()
        self.walk_in_rows.setRange(0, 200)
        self.row_height = QDoubleSpinBox()
        self.row_height.setRange(9, 12)
        self.row_height.setSingleStep(0.5)
        self.row_height.setDecimals(1)
        self.row_height.setSuffix(" mm")
        self.signatories = QComboBox()
        self.signatories.addItems(
            [
                self.tr("Tanpa tanda tangan"),
                self.tr("Ketua Panitia"),
                self.tr("Mengetahui dan Ketua Panitia"),
                self.tr("Dua pejabat dan Ketua Panitia"),
            ]
        )
        self.letterhead = QCheckBox(self.tr("Kop surat"))
        self.phones = QCheckBox(self.tr("Nomor HP"))
        for combo in (self.occasion, self.people, self.signatories):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
        for box in (self.letterhead, self.phones):
            box.setAccessibleName(box.text())

    def _lay_out(self) -> None:
        direction = Field(self.tr("Arah"), self.direction)
        self._groups["direction"] = direction
        self._column.addWidget(self._beside(Field(self.tr("Kertas"), self.paper), direction, None))
        self._add("occasion", Field(self.tr("Untuk"), self.occasion))
        self._add("people", Field(self.tr("Peserta"), self.people))
        blank = Field(self.tr("Baris kosong"), self.walk_in_rows)
        high = Field(self.tr("Tinggi baris"), self.row_height)
        rows = QWidget()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self._beside(blank, high))
        lines.addWidget(label(self.tr("Untuk yang datang tanpa terdaftar"), "caption", wrap=True))
        self._add("rows", rows)
        self._add("signatories", Field(self.tr("Penanda tangan"), self.signatories))
        self._add("checks", self._beside(self.letterhead, self.phones, None))

    @staticmethod
    def _beside(*parts: QWidget | None) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part)
        return holder

    def _add(self, group: str, widget: QWidget) -> None:
        self._groups[group] = widget
        self._column.addWidget(widget)

    def _connect(self) -> None:
        for segments in (self.paper, self.direction):
            segments.chosen.connect(self._on_change)
        for combo in (self.occasion, self.people, self.signatories):
            combo.currentIndexChanged.connect(self._on_change)
        for box in (self.letterhead, self.phones):
            box.toggled.connect(self._on_change)
        self.walk_in_rows.valueChanged.connect(self._on_change)
        self.row_height.valueChanged.connect(self._on_change)

    def show_for(self, document: str, groups: Sequence[str]) -> None:
        """The groups of options that a paper heeds, as they were chosen last."""
        self._document = document
        for group, widget in self._groups.items():
            widget.setVisible(group in groups)
        self._fill(kept_options(self._desk, document))

    def offer(self, occasions: Sequence[SheetOccasion], regions: Sequence[tuple[str, str]]) -> None:
        """The days and sessions of an event, and the origins of its participants."""
        whole = (self.tr("Semua hari, satu lembar per hari"), None)
        days = [one for one in occasions if not one.session]
        _refill(self.occasion, [*([whole] if len(days) != 1 else []), *((one.label, one) for one in occasions)])
        everyone = (self.tr("Semua asal, urut nama"), "")
        _refill(self.people, [everyone, *((name, code) for code, name in regions)])

    @property
    def options(self) -> PaperOptions:
        """What is chosen, with what this machine's printer shifts."""
        chosen = self.occasion.currentData()
        occasion = chosen if isinstance(chosen, SheetOccasion) else None
        return PaperOptions(
            paper=self.paper.key,
            landscape=self.direction.key == "landscape",
            days=(occasion.day,) if occasion and not occasion.session else (),
            sessions=(occasion.session,) if occasion and occasion.session else (),
            region=self.people.currentData() or "",
            walk_in_rows=self.walk_in_rows.value(),
            row_height=self.row_height.value(),
            signatories=self.signatories.currentIndex(),
            letterhead=self.letterhead.isChecked(),
            phones=self.phones.isChecked(),
            offset_x=self._desk.settings.offset_x,
            offset_y=self._desk.settings.offset_y,
        )

    def keep(self) -> None:
        """Remember the choices for this kind of paper."""
        keep_options(self._desk, self._document, self.options)

    def _fill(self, options: PaperOptions) -> None:
        self.blockSignals(True)
        self.paper.set_key(options.paper)
        self.direction.set_key("landscape" if options.landscape else "upright")
        self.walk_in_rows.setValue(options.walk_in_rows)
        self.row_height.setValue(options.row_height)
        self.signatories.setCurrentIndex(options.signatories)
        self.letterhead.setChecked(options.letterhead)
        self.phones.setChecked(options.phones)
        self.blockSignals(False)

    def _on_change(self, *_: object) -> None:
        self.changed.emit()


def _refill(combo: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Other entries; the one chosen stays while it is among them."""
    before = combo.currentData()
    blocker = QSignalBlocker(combo)
    combo.clear()
    for text, data in entries:
        combo.addItem(text, data)
        combo.setItemData(combo.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
    places = [number for number, (_, data) in enumerate(entries) if data == before]
    combo.setCurrentIndex(places[0] if places else 0)
    blocker.unblock()


def kept_options(desk: Desk, document: str) -> PaperOptions:
    """The choices made for a kind of paper last; those that are damaged count as never made."""
    told = _kept(desk).get(document)
    if not isinstance(told, dict):
        return PaperOptions()
    defaults = asdict(PaperOptions())
    known = {name: told[name] for name in _KEPT if isinstance(told.get(name), type(defaults[name]))}
    if known.get("paper") not in (None, "A4", "F4"):
        del known["paper"]
    return replace(PaperOptions(), **known)


def keep_options(desk: Desk, document: str, options: PaperOptions) -> None:
    """Remember the choices made for a kind of paper."""
    kept = _kept(desk)
    chosen = {field.name: getattr(options, field.name) for field in fields(options) if field.name in _KEPT}
    if kept.get(document) != chosen:
        desk.keep(replace(desk.settings, papers=json.dumps(kept | {document: chosen})))


def _kept(desk: Desk) -> dict[str, object]:
    try:
        told = json.loads(desk.settings.papers or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
