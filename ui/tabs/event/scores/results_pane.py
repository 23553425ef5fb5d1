"""What the evaluation says: one quiet bar for each question, by speaker, and the answers in words beside."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from app.domain.evaluation import SCALE, ScaleResult
from app.services.evaluations import GroupResult
from ui.tables.cells import EMPTY, Cell, Score, Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.cards import Card

translate = QCoreApplication.translate
_SIDE, _SIDE_COMPACT = 320, 240


@dataclass(frozen=True)
class ResultLine:
    """A question with its result; the line of a whole group is `whole`."""

    text: str
    told: ScaleResult
    whole: bool = False


class ResultsPane(QWidget):
    """A line for each group, its questions below."""

    def __init__(self) -> None:
        super().__init__()
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(14)
        self.table: Table[ResultLine] = Table(self.tr("Hasil evaluasi"), _columns(), HEIGHTS.row_grid)
        self.card = TableCard(self.table)
        beside.addWidget(self.card, 1)
        self._side = Card(self.tr("Jawaban tertulis"))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Jawaban tertulis"))
        self.words.setPlaceholderText(self.tr("Belum ada jawaban tertulis"))
        self._side.body.addWidget(self.words, 1)
        beside.addWidget(self._side)
        self.card.empty.say(
            self.tr("Belum ada lembar yang diisikan"),
            self.tr("Ketik jawaban lembar evaluasi di Isian; hasilnya dihitung di sini."),
            icon="table",
        )
        self.set_compact(False)

    def show_results(self, results: tuple[GroupResult, ...], sheets: int) -> None:
        """Show what all sheets say."""
        lines: list[ResultLine] = []
        for result in results:
            if result.scales:
                lines.append(ResultLine(result.group.title, result.whole, whole=True))
                lines += [ResultLine(one.text, told) for one, told in result.scales]
        self.table.set_rows(lines)
        self.card.show_empty(not sheets or not lines)
        self.words.setPlainText("\n\n".join(_comments(result) for result in results if result.comments))

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower side, fewer columns."""
        self._side.setFixedWidth(LOOK.px(_SIDE_COMPACT if compact else _SIDE))
        self.table.set_compact(compact)


def _comments(result: GroupResult) -> str:
    said: dict[str, list[str]] = {}
    for sheet, question, words in result.comments:
        told = translate("Results", "Lembar {number}: {words}").format(number=sheet, words=words)
        said.setdefault(question.text, []).append(told)
    return "\n\n".join("\n".join((question, *lines)) for question, lines in said.items())


def _columns() -> tuple[Column[ResultLine], ...]:
    return (
        Column("text", translate("Results", "Pertanyaan"), _text, 220, stretch=True),
        Column("mean", translate("Results", "Rata-rata (1–5)"), _mean, 200),
        *(Column(f"n{value}", str(value), partial(_count, value), 44, "right", compact=False) for value in SCALE),
        Column("blank", translate("Results", "Kosong"), lambda line: _figure(line, line.told.blank), 72, "right"),
        Column("good", translate("Results", "Nilai 4–5"), _good, 84, "right"),
    )


def _count(value: int, line: ResultLine) -> Text:
    return _figure(line, line.told.counts[value - 1])


def _text(line: ResultLine) -> Text:
    return Text(line.text, "strong") if line.whole else Text(f"    {line.text}")


def _mean(line: ResultLine) -> Cell:
    mean = line.told.mean
    if mean is None:
        return Text(EMPTY, ink="muted", align="right")
    # measured, not acted on: a grey bar
    return Score(float(mean) / max(SCALE), f"{mean:.2f}".replace(".", ","), chosen=False)


def _good(line: ResultLine) -> Text:
    told = EMPTY if line.told.good is None else f"{line.told.good} %"
    return Text(told, "medium" if line.whole else "body", "muted" if told == EMPTY else "text", "right", digits=True)


def _figure(line: ResultLine, count: int) -> Text:
    ink = "text" if count else "muted"
    return Text(str(count), "medium" if line.whole else "body", ink, "right", digits=True)
