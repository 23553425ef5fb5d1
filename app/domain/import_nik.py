"""What is said about the NIK of a row of a list: whether it can be trusted, and whose it is already."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain import matching
from app.domain.nik import check_nik

_FILLING = re.compile(r"[\s.\-'\u2010-\u2015\u2018\u2019\u00a0\u200b-\u200f\ufeff]+")
_NUMERIC = "NIK tersimpan sebagai angka; Excel hanya menyimpan 15 angka, sehingga angka terakhirnya hilang."
_NUMERIC_ADVICE = "Ubah format sel menjadi Teks, lalu ketik ulang NIK dari KTP."
_FIX_AND_AGAIN = "Perbaiki di berkas, lalu impor lagi."
_BOTH_CARDS = "Periksa KTP keduanya, perbaiki, lalu impor lagi."
_SOFT_KINDS = {"birth_date": "nik-lahir", "sex": "nik-kelamin", "region": "nik-wilayah"}


@dataclass(frozen=True, slots=True)
class NikRemark:
    """One remark: `kind` a stable code (see `import_reasons`), `field` the person's field that it is about."""

    kind: str
    severity: Literal["error", "warning", "note"]
    reason: str
    advice: str = ""
    field: str = "nik"


@dataclass(frozen=True, slots=True)
class FirstUse:
    """The row of the file in which a NIK stood first, and the name there."""

    row: int
    name: str


def bare_nik(typed: str) -> str:
    """A NIK without the blanks, dots, dashes and apostrophes that people put into it."""
    if typed.isascii() and typed.isdigit():
        return typed
    return _FILLING.sub("", typed)


def numeric_remark() -> NikRemark:
    """For a NIK that stood in a cell of numbers."""
    return NikRemark("nik-angka", "error", _NUMERIC, _NUMERIC_ADVICE)


def cleaned_remark() -> NikRemark:
    """For a NIK that was written with blanks or signs in it."""
    return NikRemark("nik-spasi", "note", "Spasi atau tanda baca di dalam NIK dibuang.")


def clashes(nik: str, name: str, owners: Sequence[str], used: Mapping[str, FirstUse]) -> Iterator[NikRemark]:
    """Whether a NIK stood in the file before, or belongs in the registry to people (`owners`, by name) who are
    all clearly somebody else."""
    if nik in used:
        reason = f"NIK ini sudah dipakai baris {used[nik].row} dalam berkas yang sama."
        yield NikRemark("nik-ganda", "error", reason, _BOTH_CARDS)
    if owners and name not in owners and all(matching.clearly_different(owner, name) for owner in owners):
        reason = f"NIK ini sudah terdaftar atas nama {owners[0]}."
        advice = "Periksa KTP; perbaiki di berkas atau di data orang itu."
        yield NikRemark("nik-nama-lain", "error", reason, advice)


def oddities(nik: str, birth_date: date | None, sex: str, region: str, regions: Container[str]) -> Iterator[NikRemark]:
    """Rules that a NIK breaks (errors), and what it tells otherwise than the rest of the row (warnings)."""
    for found in check_nik(nik, birth_date, sex, region, regions):
        if found.kind == "hard":
            yield NikRemark("nik-keliru", "error", found.reason, _FIX_AND_AGAIN)
        else:
            yield NikRemark(_SOFT_KINDS[found.field], "warning", found.reason, "Periksa KTP.", found.field)
