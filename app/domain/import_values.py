"""Reading what people type into lists: dates, sex, status, years. What cannot be read stays as it was typed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8,
    "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"(?:[a-z’']+,?\s+)?([0-9]{1,2})[-/., ]*([a-z]{3,9})\.?[-/., ]*([0-9]{4}|[0-9]{2})")
_SERIAL = re.compile(r"[0-9]{4,5}")
_SERIAL_START = date(1899, 12, 30)  # the day 0 of spreadsheets
_PIVOT = 30  # two digits below it are of this century, where nothing else tells

_SEXES = {
    "l": "L", "lk": "L", "lakilaki": "L", "laki": "L", "pria": "L", "cowok": "L", "m": "L", "male": "L",
    "p": "P", "pr": "P", "perempuan": "P", "wanita": "P", "w": "P", "cewek": "P", "f": "P", "female": "P",
}  # fmt: skip
_STATUSES = {
    "calon": "calon", "calonpsm": "calon", "aktif": "aktif", "ya": "aktif", "1": "aktif", "psm": "aktif",
    "nonaktif": "nonaktif", "tidakaktif": "nonaktif", "tidak": "nonaktif", "0": "nonaktif", "pasif": "nonaktif",
}  # fmt: skip
NOTHING = frozenset({"", "-", "–", "—", "--", "---", ".", "...", "…", "_"})
"""What people write into a cell that holds no value."""
# What lists write for a mark of attendance; anything else is reported, never guessed.
_MARKS = {
    **dict.fromkeys(("h", "hadir", "v", "√", "✓", "✔", "x", "1", "ya"), "H"),
    **dict.fromkeys(("i", "izin", "ijin"), "I"),
    **dict.fromkeys(("s", "sakit"), "S"),
    **dict.fromkeys(("a", "alpa", "alfa", "tanpa keterangan", "tk", "tidak hadir"), "A"),
    **dict.fromkeys(NOTHING, ""),
}
_YEAR = re.compile(r"(?:.*[^0-9])?((?:19|20)[0-9]{2})(?:[^0-9].*)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Reading:
    """A value ready to keep, and a remark: "" when it was read without doubt."""

    value: str
    remark: str = ""


@lru_cache(maxsize=50_000)  # long lists repeat their days
def read_date(text: str) -> Reading:
    """A date as ISO text; day before month, as Indonesia writes. Unreadable text is kept, with a remark."""
    typed = text.strip()
    if not typed:
        return Reading("")
    folded = typed.casefold()
    for read in (_iso_date, _numbers_date, _words_date, _serial_date):
        found = read(folded)
        if found is not None:
            return found
    return Reading(typed, "Tanggal tidak terbaca; tulis misalnya 23-05-1990.")


@lru_cache(maxsize=1000)
def read_sex(text: str) -> Reading:
    """ "L" or "P"."""
    return _listed(text, _SEXES, "Jenis kelamin tidak terbaca; tulis L atau P.")


@lru_cache(maxsize=1000)
def read_status(text: str) -> Reading:
    """ "calon", "aktif" or "nonaktif"."""
    return _listed(text, _STATUSES, "Status tidak dikenal; tulis calon, aktif, atau nonaktif.")


def read_mark(text: str) -> Reading:
    """ "H", "I", "S", "A", or "" where nothing is recorded; with a remark there is no value."""
    typed = " ".join(text.split()).casefold().removesuffix(".0").rstrip(".")
    if typed in _MARKS:
        return Reading(_MARKS[typed])
    return Reading("", f"“{text.strip()[:20]}” bukan H, I, S, atau A.")


def read_year(text: str) -> Reading:
    """The year in "2016", "SK tahun 2016" or "12-03-2016"."""
    typed = text.strip()
    found = _YEAR.fullmatch(typed)
    if found or not typed:
        return Reading(found[1] if found else "")
    return Reading(typed, "Tahun tidak terbaca; tulis empat angka.")


def read_email(text: str) -> Reading:
    """An address as typed, with a remark where it has not the form of one."""
    typed = text.strip()
    if typed in {"", "-"} or _EMAIL.fullmatch(typed):
        return Reading("" if typed == "-" else typed)
    return Reading(typed, "Alamat surel tidak lengkap.")


def _listed(text: str, known: dict[str, str], remark: str) -> Reading:
    typed = text.strip()
    key = re.sub(r"[\W_]+", "", typed.casefold())
    if not key:
        return Reading("")
    return Reading(known[key]) if key in known else Reading(typed, remark)


def _iso_date(text: str) -> Reading | None:
    parts = _ISO.fullmatch(text)
    return _made(int(parts[1]), int(parts[2]), int(parts[3])) if parts else None


def _numbers_date(text: str) -> Reading | None:
    parts = _NUMBERS.fullmatch(text)
    if parts is None:
        return None
    day, month, (year, remark) = int(parts[1]), int(parts[2]), _full_year(parts[3])
    if month > 12 >= day:
        return _made(year, day, month, "Dibaca bulan lebih dahulu (cara Amerika).")
    return _made(year, month, day, remark)


def _words_date(text: str) -> Reading | None:
    parts = _WORDS.fullmatch(text)
    if parts is None or parts[2][:3] not in _MONTHS:
        return None
    year, remark = _full_year(parts[3])
    return _made(year, _MONTHS[parts[2][:3]], int(parts[1]), remark)


def _serial_date(text: str) -> Reading | None:
    """The bare number that a spreadsheet keeps for a date when the cell lost its format."""
    if not _SERIAL.fullmatch(text) or int(text) < 4000:
        return None
    day = _SERIAL_START + timedelta(days=int(text))
    return Reading(day.isoformat(), f"Angka {text} dibaca sebagai tanggal Excel.")


def _full_year(digits: str) -> tuple[int, str]:
    if len(digits) == 4:
        return int(digits), ""
    year = int(digits) + (2000 if int(digits) < _PIVOT else 1900)
    return year, f"Tahun dua angka dibaca sebagai {year}."


def _made(year: int, month: int, day: int, remark: str = "") -> Reading | None:
    try:
        return Reading(date(year, month, day).isoformat(), remark)
    except ValueError:
        return None
