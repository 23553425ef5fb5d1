"""Columns that hold more than one thing, taken apart."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from app.exchange.spreadsheets import Cell

_BIRTH = re.compile(r"(.*?)[\s,./:-]*((?:[0-9]{1,2}|[0-9]{4})[\s\-./].*)", re.DOTALL)
_LEVELS = ("village_name", "district_name", "regency_name", "province_name")
_WITH_DISTRICT = re.compile(
    r"(?i)(.*?)[\s,;/–-]*\b(?:kecamatan|kec|distrik|kapanewon)\b[.:\s]*(.*?)(?:[\s,;/–-]*(\b(?:kabupaten|kab|kota)\b.*))?"
)
_WITH_REGENCY = re.compile(r"(?i)(.+?)[\s,;/–-]+(\b(?:kabupaten|kab)\b.*)")
_VILLAGE = re.compile(r"(?i)(?:desa|ds|kelurahan|kel)\b[.:\s]*(?=\S)")
_BETWEEN = re.compile(r"\s*[/;,|]\s*|\s+[–-]\s+")
_NAMED_RT_RW = re.compile(r"(?i)\b(r[tw])[.:\s]*([0-9]+)")
_TICKS = frozenset({"", "-", "0", "–", "x̶"})


def take_apart(field: str, parts: tuple[str, ...], words: str) -> Mapping[str, str]:
    """The fields in a combined column, by its key and the fields that it stands for."""
    return _READERS.get(field, _places)(words, parts)


def ticked(male: str, female: str) -> str:
    """ "L" or "P" by a tick in one of two columns; "" for none or both."""
    told = [sex for sex, tick in (("L", male), ("P", female)) if tick not in _TICKS]
    return told[0] if len(told) == 1 else ""


def words_of_day(cell: Cell) -> str | None:
    """RT and RW that a spreadsheet took for a day ("01/02"); None for any other cell."""
    return f"{cell.day:02}/{cell.month:02}" if isinstance(cell, date) else None


def _birth(words: str, _parts: tuple[str, ...]) -> dict[str, str]:
    found = _BIRTH.fullmatch(words)
    return {"birth_place": found[1], "birth_date": found[2]} if found else {"birth_place": words}


def _rt_rw(words: str, _parts: tuple[str, ...]) -> dict[str, str]:
    """ "01/02", "RT. 01/RW. 02", "RT 01 RW 02", "RW 02"."""
    named = {name.casefold(): digits for name, digits in _NAMED_RT_RW.findall(words)}
    if named:
        return named
    rt, _, rw = words.replace("-", "/").partition("/")
    return {"rt": rt.strip(), "rw": rw.strip()}


def _places(words: str, parts: tuple[str, ...]) -> dict[str, str]:
    """Names of regions from the lowest up, told by their words ("Ds. X Kec. Y") or by signs between ("X / Y")."""
    if found := _WITH_DISTRICT.fullmatch(words):
        village, district, regency = (part or "" for part in found.groups())
        told = {"village_name": _VILLAGE.sub("", village, count=1), "district_name": district, "regency_name": regency}
        return {name: text.strip(" ,") for name, text in told.items() if text.strip(" ,")}
    pieces = [piece for piece in _BETWEEN.split(words) if piece]
    if len(pieces) == 1 and (found := _WITH_REGENCY.fullmatch(words)):
        pieces = list(found.groups())
    names = _LEVELS[_LEVELS.index(parts[0]) :]
    told = dict(zip(names, pieces, strict=False))
    if "village_name" in told:
        told["village_name"] = _VILLAGE.sub("", told["village_name"], count=1)
    return told


_READERS: Mapping[str, Callable[[str, tuple[str, ...]], Mapping[str, str]]] = {"birth": _birth, "rt_rw": _rt_rw}
