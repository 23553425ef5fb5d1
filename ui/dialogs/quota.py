"""The dialog of seats: the number in the letter, and seats per kabupaten/kota with the difference said at each key."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from app.domain.quotas import QuotaLedger
from app.errors import UserError
from app.services import planning, regions
from app.services.steps import DataChange
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.region_picker import RegionChoice, RegionPicker
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.fields import Field
from ui.widgets.labels import ElidedLabel, label


@dataclass(frozen=True)
class SeatLine:
    """One line of the dialog."""

    region: str
    name: str
    registered: int
    seats: QLineEdit


class QuotaDialog(TitledDialog):
    """Nothing is dealt out by itself: the reader types, the dialog says what is left."""

    def __init__(self, parent: QWidget | None, desk: Desk, event_id: str, ledger: QuotaLedger) -> None:
        text = (
            parent.tr("Kosongkan kursi bila belum ditetapkan. Peserta yang sudah terdaftar tidak berubah.")
            if parent
            else ""
        )
        super().__init__(parent, parent.tr("Kursi tiap kabupaten/kota") if parent else "", text)
        self.setMinimumWidth(LOOK.px(480))
        self._desk, self._event_id = desk, event_id
        self.lines: dict[str, SeatLine] = {}
        self.stated = self._number_field("" if ledger.stated_total is None else str(ledger.stated_total))
        self.body.addWidget(Field(self.tr("Jumlah peserta menurut surat"), self.stated, optional=True))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setContentsMargins(0, 4, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._lay_lines(ledger)
        self.picker = RegionPicker(desk.work, _find_seats_region, self.tr("Tambah kabupaten/kota …"))
        self.picker.field.setAccessibleName(self.tr("Tambah kabupaten/kota"))
        self.picker.picked.connect(self._on_picked)
        self.body.addWidget(self.picker)
        self.said = Note()
        self.body.addWidget(self.said)
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.save_button = self.add_button(self.tr("Simpan kuota"), "primary", self.save, default=True)
        self._say()
        first = next(iter(self.lines.values()), None)
        (first.seats if first else self.picker.field).setFocus()

    def seats(self) -> Mapping[str, int | None]:
        """Seats by region; None where nothing is typed."""
        return {line.region: _figure(line.seats.text()) for line in self.lines.values()}

    def save(self) -> None:
        """Keep all lines as one step."""
        stated = _figure(self.stated.text())
        self._desk.work.change(
            planning.set_quotas,
            self._event_id,
            stated,
            self.seats(),
            then=self._on_saved,
            failed=self._fail,
            owner=self,
        )

    def _on_saved(self, _change: DataChange) -> None:
        self.accept()

    def _fail(self, error: UserError) -> None:
        self.said.say_error(error)

    def _lay_lines(self, ledger: QuotaLedger) -> None:
        for place, words in enumerate((self.tr("Kabupaten/kota"), self.tr("Terdaftar"), self.tr("Kursi"))):
            align = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(label(words, "label"), 0, place, align)
        for line in ledger.lines:
            if line.region:
                self._add(line.region, line.name, line.registered, "" if line.seats is None else str(line.seats))
        inside = QWidget()
        inside.setLayout(self._grid)
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.tr("Kursi tiap kabupaten/kota"))
        self._area.setWidget(inside)
        self.body.addWidget(self._area)
        self._measure()

    def _measure(self) -> None:
        """Up to six lines without scrolling."""
        shown = min(len(self.lines), 6)
        self._area.setFixedHeight(LOOK.px(34 + 40 * shown))

    def _add(self, region: str, name: str, registered: int, seats: str) -> SeatLine:
        field = self._number_field(seats)
        field.setAccessibleName(self.tr("Kursi {name}").format(name=name))
        field.textChanged.connect(self._say)
        made = SeatLine(region, name, registered, field)
        row = self._grid.rowCount()
        drop = Button("", "icon", "dismiss", name=self.tr("Hapus {name} dari kuota").format(name=name))
        words = ElidedLabel(name)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        count = label(str(registered), "muted")
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(count, row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(field, row, 2)
        self._grid.addWidget(drop, row, 3)
        drop.clicked.connect(lambda _checked=False: self._remove(region, (words, count, field, drop)))
        self.lines[region] = made
        return made

    def _remove(self, region: str, widgets: tuple[QWidget, ...]) -> None:
        del self.lines[region]
        for widget in widgets:
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._measure()
        self._say()

    def _number_field(self, value: str) -> QLineEdit:
        field = QLineEdit(value)
        field.setMaxLength(6)
        field.setFixedWidth(LOOK.px(88))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.textChanged.connect(self._say)
        return field

    def _on_picked(self, choice: RegionChoice | None) -> None:
        if choice is None:
            return
        line = self.lines.get(choice.code) or self._add(
            choice.code, f"{choice.kind.capitalize()} {choice.title}", 0, ""
        )
        self.picker.set_choice(None)
        self._measure()
        self._say()
        line.seats.setFocus()

    def _say(self, _text: str = "") -> None:
        """The difference in words; nothing is corrected."""
        if not hasattr(self, "said"):
            return
        wrong = [f.text() for f in (self.stated, *(line.seats for line in self.lines.values())) if _wrong(f.text())]
        self.save_button.setEnabled(not wrong)
        if wrong:
            self.said.say("err", self.tr("“{text}” bukan angka.").format(text=wrong[0]))
            return
        given = sum(count or 0 for count in self.seats().values())
        stated = _figure(self.stated.text())
        if stated is None:
            self.said.say("info", self.tr("{given} kursi dialokasikan").format(given=given))
        elif given == stated:
            self.said.say("info", self.tr("{given} dari {stated} kursi, pas").format(given=given, stated=stated))
        else:
            words = self.tr("{n} kursi belum dialokasikan") if given < stated else self.tr("{n} kursi melebihi total")
            self.said.say("warn" if given < stated else "err", words.format(n=abs(stated - given)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuotaDialog", text)


def _find_seats_region(text: str) -> tuple[RegionChoice, ...]:
    """Provinces and regencies: what seats can be given to."""
    return regions.find_offices(text)


def _figure(text: str) -> int | None:
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdigit() else None


def _wrong(text: str) -> bool:
    return bool(text.strip()) and _figure(text) is None
