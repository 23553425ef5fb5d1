"""Dates and numbers as screens write them, by Qt's own locale data: the same words as on paper (a test holds it), and
the window need not load a second library of them before its first page."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale

_INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


def short_date(day: date) -> str:
    """ "Rab, 12 Sep 2018", for lists."""
    return _text(day, "ddd, d MMM yyyy")


def long_date(day: date) -> str:
    """ "Rabu, 12 September 2018"."""
    return _text(day, "dddd, d MMMM yyyy")


def plain_date(day: date) -> str:
    """ "12 September 2018"."""
    return _text(day, "d MMMM yyyy")


def decimal_text(value: Decimal) -> str:
    """A number with a decimal comma, "6,4"; trailing zeros are dropped."""
    return f"{value.normalize():f}".replace(".", ",")


def figure(count: int) -> str:
    """ "1.000.000"."""
    return f"{count:,}".replace(",", ".")


def _text(day: date, pattern: str) -> str:
    return _INDONESIAN.toString(QDate(day.year, day.month, day.day), pattern)
