"""Criteria and jury as rows; the gap of the weights to 100 shows while one types."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain import scoring
from app.services import awards
from app.services.awards import CriterionCard, JurorCard
from app.services.records import number
from ui.dates import decimal_text
from ui.pages import Desk
from ui.tabs.awards import words
from ui.tabs.awards.rows import EditableRows, RowField, RowKind
from ui.widgets.labels import IconLabel, label, restyle

_NARROW = 68
_FIGURES = ("weight", "lowest", "highest")


class CriteriaRows(EditableRows[CriterionCard]):
    """Names, weights and scales, with their sum."""

    def __init__(self, desk: Desk) -> None:
        tr = words.tr
        fields = (
            RowField("name", tr("Kriteria")),
            RowField("weight", tr("Bobot"), _NARROW),
            RowField("lowest", tr("Terendah"), _NARROW),
            RowField("highest", tr("Tertinggi"), _NARROW),
        )
        kind = RowKind(CriterionCard(), fields, _shown, _same, awards.save_criterion, awards.delete_criterion)
        super().__init__(desk, tr("Kriteria dan bobot"), kind, tr("Tambah kriteria"), tr("Hapus kriteria"))
        self.head.addWidget(label(tr("contoh, sesuaikan dengan juknis"), "caption"))
        self._sign = IconLabel("warning_filled", "warn")
        self.sum_words = label("", "strong")
        self.foot.addWidget(self._sign, 0, 2)
        self.foot.addWidget(self.sum_words, 0, 3)
        self.typed.connect(self.sum_up)

    def show_records(self, owner_id: str, records: Sequence[CriterionCard]) -> None:
        """Show criteria and their sum."""
        super().show_records(owner_id, records)
        self.sum_up()

    @property
    def gap(self) -> Decimal:
        """What the weights lack to 100 as they stand in the fields."""
        return scoring.weight_gap([number(fields["weight"].text()) for fields in self.fields])

    def sum_up(self) -> None:
        """Say the sum, and the gap where there is one."""
        gap = self.gap
        sentence = words.gap_sentence(gap)
        total = words.tr("Jumlah {total}").format(total=decimal_text(100 - gap))
        self.sum_words.setText(f"{total} · {sentence}" if sentence else total)
        restyle(self.sum_words, "t", "warn" if sentence else "strong")
        self._sign.set_icon(*(("warning_filled", "warn") if sentence else ("checkmark_circle_filled", "ok")))


class JurorRows(EditableRows[JurorCard]):
    """Names, and for whom each one judges."""

    def __init__(self, desk: Desk) -> None:
        tr = words.tr
        fields = (RowField("name", tr("Nama juri")), RowField("element", tr("Unsur")))
        kind = RowKind(JurorCard(), fields, _text, _equal, awards.save_juror, awards.delete_juror)
        super().__init__(desk, tr("Juri"), kind, tr("Tambah juri"), tr("Hapus juri"))


def _shown(criterion: CriterionCard, name: str) -> str:
    text = str(getattr(criterion, name))
    return words.figure(text) if name in _FIGURES else text


def _same(typed: CriterionCard, kept: CriterionCard) -> bool:
    """Whether a row says what is kept, however its numbers are written."""
    numbers = all(number(getattr(typed, name)) == number(getattr(kept, name)) for name in _FIGURES)
    return typed.name == kept.name and numbers


def _text(juror: JurorCard, name: str) -> str:
    return str(getattr(juror, name))


def _equal(typed: JurorCard, kept: JurorCard) -> bool:
    return typed == kept
