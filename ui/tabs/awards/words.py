"""Sentences and entries that the pages of an award share."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.vocabulary import AWARD_LEVELS
from app.services.awards import SelectionCard
from app.services.records import number
from ui.dates import decimal_text
from ui.widgets.form import Entry


def tr(text: str) -> str:
    """A sentence in the language of the program."""
    return QCoreApplication.translate("Awards", text)


def figure(text: str) -> str:
    """A decimal string as one writes it: "82,5"."""
    return decimal_text(number(text)) if text else ""


def gap_sentence(gap: Decimal) -> str:
    """What the weights lack to 100, or have too much; "" when they add up."""
    if not gap:
        return ""
    if gap > 0:
        return tr("Bobot kurang {gap} dari 100").format(gap=decimal_text(gap))
    return tr("Bobot lebih {gap} dari 100").format(gap=decimal_text(-gap))


def card_entries() -> tuple[tuple[Entry, ...], ...]:
    """The fields of a selection's card."""
    return (
        (Entry("title", tr("Judul pemilihan"), optional=False, lines=2),),
        (
            Entry("year", tr("Tahun"), optional=False),
            Entry("level", tr("Tingkat"), choices=tuple(AWARD_LEVELS.items()), share=2),
        ),
        (Entry("seats", tr("Jumlah juara"), optional=False), Entry("code", tr("Kode"), share=2)),
    )


def card_values(card: SelectionCard) -> dict[str, str]:
    """A card as its form shows it."""
    return {
        "title": card.title,
        "year": str(card.year or ""),
        "level": card.level,
        "seats": str(card.seats or ""),
        "code": card.code,
        "number_pattern": card.number_pattern,
    }


def whole(text: str) -> int | None:
    """A whole number as typed; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
