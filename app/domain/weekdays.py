"""Weekdays that were typed beside a date and contradict it ("Selasa, 28 Agustus 2017" was a Monday).

Real papers carry such slips, so the weekday is derived everywhere; this finds those that were typed into free text.
"""

import datetime as dt
import re
from dataclasses import dataclass

from app.domain.wording import MONTHS

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SPELLINGS = {
    "senin": 0, "senen": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5,
    "minggu": 6, "ahad": 6,
}  # fmt: skip
_MONTHS = {month.casefold(): number for number, month in enumerate(MONTHS, 1)}
_SHORT_MONTHS = {month[:3]: number for month, number in _MONTHS.items()} | {"agt": 8, "ags": 8, "nop": 11, "peb": 2}
_DAY = "|".join(map(re.escape, _SPELLINGS))
_MONTH = "|".join(sorted(map(re.escape, (*_MONTHS, *_SHORT_MONTHS)), key=len, reverse=True))
_TO = r"(?:s\s*\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga|dan|–|-)"
_JOIN = r"[\s,(]*(?:tanggal|tgl\.?)?[\s,(]*"
_RANGE = rf"(?P<day>[0-9]{{1,2}})(?:\s*{_TO}\s*(?P<last>[0-9]{{1,2}}))?"
_WORDS = rf"{_RANGE}\s+(?P<month>{_MONTH})\.?(?:\s+(?P<year>[0-9]{{4}}))?"
_FIGURES = r"(?P<d>[0-9]{1,2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<y>[0-9]{4})"
_TYPED = re.compile(
    rf"\b(?P<first>{_DAY})(?:\s*{_TO}\s*(?P<second>{_DAY}))?\b{_JOIN}(?:{_WORDS}|{_FIGURES})\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Slip:
    """A weekday beside a date that is another: as typed, the day meant, and the weekday that it was."""

    typed: str
    date: dt.date
    weekday: str


def slips(text: str, year: int = 0) -> tuple[Slip, ...]:
    """The weekdays in a text that contradict the dates beside them; `year` is meant where none was typed."""
    found = []
    for match in _TYPED.finditer(text):
        for name, day in _claims(match, year):
            if day is not None and _SPELLINGS[name.casefold()] != day.weekday():
                found.append(Slip(" ".join(match[0].split()), day, _WEEKDAYS[day.weekday()]))
                break
    return tuple(found)


def _claims(match: re.Match[str], year: int) -> list[tuple[str, dt.date | None]]:
    """Each weekday named, with the day it is said of."""
    if match["d"]:
        return [(match["first"], _date(int(match["y"]), int(match["m"]), int(match["d"])))]
    month = match["month"].casefold()
    number, in_year = _MONTHS.get(month) or _SHORT_MONTHS[month], int(match["year"] or year)
    claims = [(match["first"], _date(in_year, number, int(match["day"])))]
    if match["second"] and match["last"]:
        claims.append((match["second"], _date(in_year, number, int(match["last"]))))
    return claims


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
