"""The second step: the lists found in the file, and what each of their columns is taken to mean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.services.importing import FoundTable, Source
from ui.imports.column_grid import ColumnGrid
from ui.imports.words import tr
from ui.widgets.cards import Card, Note, row
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.scrolled import Scrolled


class ColumnsStep(QWidget):
    """`assigned` tells list, column and field; `used` tells whether a list takes part."""

    assigned = Signal(int, int, str)
    used = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.source: Source | None = None
        self.number = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.tables = QComboBox()
        self.tables.setAccessibleName(self.tr("Daftar di dalam berkas"))
        self.tables.activated.connect(self._show_table)
        self.part = QCheckBox(self.tr("Ikut diimpor"))
        self.part.toggled.connect(lambda on: self.used.emit(self.number, on))
        self.where = ElidedLabel("", "muted")
        column.addLayout(row(self.tables, self.part, self.where, None, spacing=12))
        self.note = Note()
        column.addWidget(self.note)
        self.grid = ColumnGrid()
        self.grid.assigned.connect(lambda index, field: self.assigned.emit(self.number, index, field))
        card = Card(padding=1)
        scrolled = Scrolled(self.grid)
        scrolled.setHorizontalScrollBarPolicy(scrolled.verticalScrollBarPolicy())
        card.body.addWidget(scrolled)
        column.addWidget(card, 1)
        words = self.tr("Pilihan di atas kolom mengatakan isinya. Yang Anda ubah diingat untuk berkas berjudul sama.")
        column.addWidget(label(words, "caption", wrap=True))

    def show_source(self, source: Source) -> None:
        """Show a file's lists, keeping the one that is looked at."""
        self.source = source
        self.number = min(self.number, len(source.tables) - 1)
        if self.tables.count() != len(source.tables):
            self.number = 0
        self.tables.clear()
        for table in source.tables:
            self.tables.addItem(_named(table))
        self.tables.setCurrentIndex(self.number)
        several = len(source.tables) > 1
        self.tables.setVisible(several)
        self.part.setVisible(several)
        self._show_table(self.number)

    def _show_table(self, number: int) -> None:
        if self.source is None:
            return
        self.number = number
        table = self.source.tables[number]
        self.part.blockSignals(True)
        self.part.setChecked(number not in self.source.left_out)
        self.part.blockSignals(False)
        self.where.setText(_place(table))
        self.grid.show_table(table, _choices(self.source, table))
        self._tell_missing(self.source)

    def _tell_missing(self, source: Source) -> None:
        missing = source.missing
        if not source.used:
            title = self.tr("Tidak ada daftar yang ikut diimpor.")
            self.note.say("warn", title, self.tr("Centang “Ikut diimpor” pada paling sedikit satu daftar."))
        elif missing:
            title = self.tr("Kolom {names} belum ditunjuk.").format(names=", ".join(missing))
            self.note.say("warn", title, self.tr("Pilih pada kotak di atas kolomnya; tanpa itu tidak dapat diperiksa."))
        self.note.setVisible(bool(missing) or not source.used)


def _choices(source: Source, table: FoundTable) -> dict[str, str]:
    """The fields that a column may be given; where tests of any name may stand, also one by each heading."""
    choices = dict(source.labels)
    prefix = source.catalogue.open_prefix
    if prefix:
        free = [column.heading for column in table.columns if column.heading and column.field not in choices]
        choices |= {f"{prefix}{heading}": tr("Ujian “{name}”").format(name=heading) for heading in free}
    return choices


def _named(table: FoundTable) -> str:
    heads = [column.heading for column in table.columns if column.heading]
    first = ", ".join(heads[:3])
    return f"{table.sheet}: {first}" if first else table.sheet


def _place(table: FoundTable) -> str:
    if not table.header_first:
        return tr("Lembar {sheet} · tanpa baris judul").format(sheet=table.sheet)
    if table.header_first == table.header_last:
        return tr("Lembar {sheet} · judul di baris {row}").format(sheet=table.sheet, row=table.header_first)
    said = tr("Lembar {sheet} · judul di baris {first}–{last}")
    return said.format(sheet=table.sheet, first=table.header_first, last=table.header_last)
