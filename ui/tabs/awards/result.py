"""Hasil: the ranked list as it stands, provisional until complete, ties as ties, the cut drawn."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.services.award_results import RankRow
from app.services.awards import CriterionCard
from app.services.records import number
from ui.dates import decimal_text
from ui.drawing import bars, text
from ui.drawing.chip import Chip
from ui.pages import Desk
from ui.tables.cells import EMPTY, Cell, Remark, Score, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.delegate import CellDelegate
from ui.tables.view import Table, TableCard
from ui.tabs.awards import words
from ui.tabs.awards.state import SelectionSection, SelectionState
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import StatusChip
from ui.widgets.labels import IconLabel, label, restyle

_SIDE_WIDTH = 384
_SIDE_WIDTH_COMPACT = 290
_BAR_WIDTH = 110
_NAME_WIDTH = 232
"""Room that a criterion's name and weight want before the bar gets its full width."""


class CutDelegate(CellDelegate):
    """Draws the dashed line under the last row that wins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.after = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, then the line."""
        super().paint(painter, option, index)
        if index.row() == self.after:
            painter.save()
            painter.setPen(QPen(LOOK.colour("text"), 2, Qt.PenStyle.DashLine))
            rect = QRectF(option.rect)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.restore()


class WeightBars(QWidget):
    """Each criterion with a grey bar and its weight."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._criteria: tuple[CriterionCard, ...] = ()
        LOOK.changed.connect(self._measure)

    def show_criteria(self, criteria: tuple[CriterionCard, ...]) -> None:
        """Show other weights."""
        self._criteria = criteria
        self.setAccessibleName("; ".join(f"{one.name} {words.figure(one.weight)}" for one in criteria))
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(LOOK.px(20) * len(self._criteria))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, bars, figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max([number(one.weight) for one in self._criteria] or [Decimal(0)]) or Decimal(1)
        height = LOOK.px(20)
        for place, one in enumerate(self._criteria):
            line = QRectF(0, place * height, self.width(), height)
            figures = LOOK.px(36)
            wide = max(_BAR_WIDTH // 2, min(_BAR_WIDTH, self.width() - LOOK.px(_NAME_WIDTH)))
            bar = QRectF(line.right() - figures - wide, line.center().y() - 3, wide, 6)
            text.draw(painter, line.adjusted(0, 0, -(figures + wide + 12), 0), one.name, "body", "text")
            bars.share(painter, bar, float(number(one.weight) / most) * 0.85, "control")
            text.draw(painter, line, words.figure(one.weight), "body", "text", text.RIGHT, digits=True)
        painter.end()


class ResultSection(SelectionSection):
    """`scoring_wanted` and `weights_wanted` ask for the sub-pages where the gaps are closed."""

    scoring_wanted = Signal()
    weights_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.status = StatusChip(Chip(""))
        self.table: Table[RankRow] = Table(self.tr("Peringkat"), _columns(), HEIGHTS.row_two)
        self._cut = CutDelegate(self.table)
        self.table.setItemDelegate(self._cut)
        self.card = TableCard(self.table)
        self._bars = WeightBars()
        self._sum_sign = IconLabel("checkmark_circle_filled", "ok")
        self._sum = label("", "strong")
        self._how = label("", "muted", wrap=True)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(self._make_head())
        left.addWidget(self.card, 1)
        beside.addLayout(left, 1)
        self._side = self._make_side()
        beside.addWidget(self._side)
        self.column.addLayout(beside, 1)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Peringkat"), "h2"))
        head.addWidget(self.status)
        head.addStretch(1)
        head.addWidget(Button(self.tr("Isi nilai"), "primary", "edit", self.scoring_wanted.emit))
        return head

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        weights = Card(self.tr("Bobot kriteria"))
        weights.head.addWidget(Button(self.tr("Ubah"), "quiet", "edit", self.weights_wanted.emit))
        weights.body.addWidget(self._bars)
        total = QHBoxLayout()
        total.addWidget(label(self.tr("Jumlah"), "strong"))
        total.addStretch(1)
        total.addWidget(self._sum_sign)
        total.addWidget(self._sum)
        weights.body.addLayout(total)
        how = Card(self.tr("Cara hitung"))
        how.body.addWidget(self._how)
        column.addWidget(weights)
        column.addWidget(how)
        column.addStretch(1)
        side.setFixedWidth(_SIDE_WIDTH)
        return side

    def show_state(self, state: SelectionState) -> None:
        """Show the result as it stands."""
        super().show_state(state)
        ranking = state.ranking
        self._cut.after = max((n for n, row in enumerate(ranking.rows) if row.winner), default=-1)
        self.table.set_rows(ranking.rows)
        self.card.show_empty(not ranking.rows)
        if not ranking.rows:
            then = self.tr("Tambahkan nominasi, lalu isi nilai dari tiap juri.")
            self.card.empty.say(self.tr("Belum ada yang dapat diperingkat"), then, icon="trophy")
        self._bars.show_criteria(state.criteria)
        self._say_status()
        self._say_how()

    def _say_status(self) -> None:
        ranking = self.state.ranking
        gap = Decimal(100) - sum((number(one.weight) for one in self.state.criteria), Decimal(0))
        sentence = words.gap_sentence(gap)
        self._sum.setText(decimal_text(100 - gap))
        restyle(self._sum, "t", "warn" if sentence else "strong")
        self._sum_sign.set_icon(*(("warning_filled", "warn") if sentence else ("checkmark_circle_filled", "ok")))
        self._sum_sign.setToolTip(sentence)
        self.status.setVisible(bool(ranking.rows))
        if ranking.complete:
            self.status.set_chip(Chip(self.tr("Nilai lengkap"), "done"))
        elif ranking.missing or not ranking.expected:
            what = self.tr("Sementara: {count} nilai belum masuk").format(count=ranking.missing)
            self.status.set_chip(Chip(what if ranking.expected else self.tr("Sementara: belum ada nilai"), "warn"))
        else:
            self.status.set_chip(Chip(self.tr("Sementara: {gap}").format(gap=sentence), "warn"))

    def _say_how(self) -> None:
        seats = self.state.card.seats or 0
        sentences = [
            self.tr("Nilai akhir = jumlah (bobot × rata-rata juri) / 100, dua angka di belakang koma."),
            self.tr("Nilai yang belum masuk tidak dihitung nol."),
        ]
        if any(row.tied for row in self.state.ranking.rows):
            sentences.append(self.tr("Ada nilai yang sama: urutannya tetap seri."))
        winners = sum(row.winner for row in self.state.ranking.rows)
        if winners > seats:
            words_ = self.tr("{winners} orang masuk {seats} besar karena seri di batas.")
            sentences.append(words_.format(winners=winners, seats=seats))
        self._how.setText("\n".join(sentences))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu commands."""
        return {"copy": self.table.copy}

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower side, fewer columns."""
        self._side.setFixedWidth(_SIDE_WIDTH_COMPACT if compact else _SIDE_WIDTH)
        self.table.set_compact(compact)


def _columns() -> tuple[Column[RankRow], ...]:
    tr = words.tr
    return (
        Column("rank", tr("Peringkat"), _rank, 92, "right"),
        Column("name", tr("Nominasi"), lambda row: TwoLine(row.name, row.regency), 170, stretch=True),
        Column("score", tr("Nilai akhir"), _score, 190),
        Column("remark", tr("Catatan"), _remark, 185),
    )


def _rank(row: RankRow) -> Cell:
    shown = str(row.rank) if row.rank else EMPTY
    return Text(shown, "strong" if row.winner else "body", "text" if row.winner else "muted", "right", digits=True)


def _score(row: RankRow) -> Cell:
    if not row.score:
        return Text(EMPTY, ink="muted")
    return Score(float(row.score) / 100, row.score.replace(".", ","), chosen=row.winner)


def _remark(row: RankRow) -> Cell:
    parts = []
    if row.missing:
        parts.append(words.tr("{count} nilai belum masuk").format(count=row.missing))
    if row.tied:
        parts.append(words.tr("seri"))
    return Remark(", ".join(parts), *(("warning_filled", "warn") if row.missing else ("info", "muted")))
