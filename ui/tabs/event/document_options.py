"""How a paper shall be: size, direction, for whom and when; remembered for each kind of paper."""

from collections.abc import Sequence

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

from app.services.papers.kinds import PaperKind
from app.services.papers.options import Choice, PaperOptions
from app.services.papers.sheets import SheetOccasion
from ui.pages import Desk
from ui.pdf.kept_options import keep_options, kept_options
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Segmented

_PRINTED, _PREPRINTED, _NONE = "printed", "preprinted", "none"


class DocumentOptions(Scrolled):
    """`changed` tells that the paper would look otherwise."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document = ""
        self._heeded: frozenset[str] = frozenset()
        self._choices: list[tuple[Choice, QComboBox, Field]] = []
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
        self.batch = QComboBox()
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
        self.letterhead = QComboBox()
        for words, wanted in (
            (self.tr("Dicetak"), _PRINTED), (self.tr("Kertas sudah berkop"), _PREPRINTED), (self.tr("Tanpa kop"), _NONE)
        ):  # fmt: skip
            self.letterhead.addItem(words, wanted)
        self.phones = QCheckBox(self.tr("Nomor HP"))
        self.phones.setAccessibleName(self.phones.text())
        for combo in (self.occasion, self.people, self.batch, self.signatories, self.letterhead):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)

    def _lay_out(self) -> None:
        direction = Field(self.tr("Arah"), self.direction)
        self._groups["direction"] = direction
        self._column.addWidget(self._beside(Field(self.tr("Kertas"), self.paper), direction, None))
        self._add("occasion", Field(self.tr("Untuk"), self.occasion))
        self._add("people", Field(self.tr("Peserta"), self.people))
        self._add("batch", Field(self.tr("Angkatan/kelas"), self.batch))
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
        self._add("checks", Field(self.tr("Kop surat"), self.letterhead))
        self._add("phones", self.phones)
        self._own = QVBoxLayout()
        self._own.setSpacing(6)
        self._column.addLayout(self._own)

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
        for combo in (self.occasion, self.people, self.batch, self.signatories, self.letterhead):
            combo.currentIndexChanged.connect(self._on_change)
        self.phones.toggled.connect(self._on_change)
        self.walk_in_rows.valueChanged.connect(self._on_change)
        self.row_height.valueChanged.connect(self._on_change)

    def show_for(self, kind: PaperKind) -> None:
        """The options that a paper heeds and its own choices, as they were chosen last."""
        self._document = kind.name
        self._heeded = frozenset(kind.options)
        for group, widget in self._groups.items():
            widget.setVisible(group in self._heeded and (group != "batch" or self.batch.count() > 1))
        self._offer_choices(kind.choices)
        self._fill(kept_options(self._desk, kind.name))

    def _offer_choices(self, choices: Sequence[Choice]) -> None:
        for _choice, _combo, field in self._choices:
            field.hide()
            field.deleteLater()
        self._choices = []
        for choice in choices:
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
            _refill(combo, [(words, key) for key, words in choice.values])
            combo.currentIndexChanged.connect(self._on_change)
            field = Field(choice.label, combo)
            self._own.addWidget(field)
            self._choices.append((choice, combo, field))

    def offer(
        self,
        occasions: Sequence[SheetOccasion],
        regions: Sequence[tuple[str, str]],
        batches: Sequence[tuple[str, str]],
    ) -> None:
        """The days and sessions of an event, and the origins and classes of its participants, (id, name) each."""
        whole = (self.tr("Semua hari, satu lembar per hari"), None)
        days = [one for one in occasions if not one.session]
        _refill(self.occasion, [*([whole] if len(days) != 1 else []), *((one.label, one) for one in occasions)])
        everyone = (self.tr("Semua asal, urut nama"), "")
        _refill(self.people, [everyone, *((name, code) for code, name in regions)])
        _refill(self.batch, [(self.tr("Semua angkatan"), ""), *((name, key) for key, name in batches)])
        self._groups["batch"].setVisible("batch" in self._heeded and bool(batches))

    @property
    def options(self) -> PaperOptions:
        """What is chosen."""
        chosen = self.occasion.currentData()
        occasion = chosen if isinstance(chosen, SheetOccasion) else None
        return PaperOptions(
            paper=self.paper.key,
            landscape=self.direction.key == "landscape",
            days=(occasion.day,) if occasion and not occasion.session else (),
            sessions=(occasion.session,) if occasion and occasion.session else (),
            region=self.people.currentData() or "",
            batch=self.batch.currentData() or "",
            walk_in_rows=self.walk_in_rows.value(),
            row_height=self.row_height.value(),
            signatories=self.signatories.currentIndex(),
            letterhead=self.letterhead.currentData() != _NONE,
            preprinted=self.letterhead.currentData() == _PREPRINTED,
            phones=self.phones.isChecked(),
            choices=tuple((choice.key, combo.currentData()) for choice, combo, _ in self._choices),
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
        kop = _PREPRINTED if options.preprinted else _PRINTED
        self.letterhead.setCurrentIndex(self.letterhead.findData(kop if options.letterhead else _NONE))
        for choice, combo, _ in self._choices:
            combo.setCurrentIndex(combo.findData(options.choice(choice)))
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
