"""What was checked while the program is open: newest first, narrowed by result."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.drawing.chip import Chip
from ui.tables.cells import Text, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.certificates.check_answers import KINDS, Checked
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.labels import label

_LEAST = 84
"""The height in which a line is seen below the header."""


class Sitting(QWidget):
    """`chosen` tells the one that the keyboard is on, `emptied` that the list was emptied."""

    chosen = Signal(object)
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._checks: list[Checked] = []
        self.pills = FilterRow(self.tr("Saringan hasil"))
        self.empty_button = Button(self.tr("Kosongkan"), "quiet", clicked=self.clear,
                                   name=self.tr("Kosongkan daftar yang diperiksa"))  # fmt: skip
        self.remark = label("", "caption", wrap=True)
        self.remark.hide()
        self.table: Table[Checked] = Table(self.tr("Yang diperiksa"), columns(), HEIGHTS.row_two)
        self.card: TableCard[Checked] = TableCard(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.pills, None, self.empty_button))
        column.addWidget(self.remark)
        # the answer above has the first claim to the room
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.card.setMinimumHeight(LOOK.px(_LEAST))
        column.addWidget(self.card, 1)
        self.pills.chosen.connect(lambda _key: self._show())
        self.table.chosen.connect(lambda _number: self._tell())

    @property
    def count(self) -> int:
        """How many were checked."""
        return len(self._checks)

    def add(self, checks: Sequence[Checked], remark: str) -> None:
        """Put what was just checked first, and the keyboard on it."""
        self._checks = [*checks, *self._checks]
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.pills.set_filters(self._filters())
        self.pills.show_key("")
        self._show()

    def clear(self) -> None:
        """Forget all of it."""
        self._checks = []
        self.remark.setText("")
        self._show()
        self.emptied.emit()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Fewer columns."""
        self.table.set_compact(compact)

    def _filters(self) -> list[Filter]:
        counts = Counter(one.kind for one in self._checks)
        words = {one.kind: one.word for one in self._checks}
        found = [Filter(key, words[key], counts[key]) for key in KINDS if counts[key]]
        return [Filter("", self.tr("Semua"), len(self._checks)), *found]

    def _show(self) -> None:
        self.table.set_rows([one for one in self._checks if self.pills.key in {"", one.kind}])
        self.table.select_row(0)
        self._tell()

    def _tell(self) -> None:
        if self.table.current_row is not None:
            self.chosen.emit(self.table.current_row)


def columns() -> tuple[Column[Checked], ...]:
    """Whose, the result, from where, when."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Sitting", text)

    def who(one: Checked) -> TwoLine:
        number = one.verdict.number if one.verdict and one.verdict.number != one.heading else ""
        return TwoLine(one.heading, number or one.sentence, "medium")

    def result(one: Checked) -> Chip:
        return Chip(one.word, KINDS[one.kind].chip, KINDS[one.kind].icon)

    return (
        Column("who", tr("Sertifikat"), who, 220, stretch=True, order=lambda one: one.heading.casefold()),
        Column("result", tr("Hasil"), result, 136, order=lambda one: list(KINDS).index(one.kind)),
        Column("source", tr("Dari"), lambda one: Text(one.source, ink="muted"), 190, compact=False,
               order=lambda one: one.source),
        Column("at", tr("Pukul"), lambda one: Text(f"{one.at:%H.%M}", ink="muted", digits=True), 72, compact=False,
               order=lambda one: one.at),
    )  # fmt: skip
