"""Judging the rows of a list of people: what goes in, what is doubtful, what is refused, and why.

A row is refused only for: no name; a NIK in a numeric cell; a NIK that breaks a hard rule; a NIK that stood before in
the file, or stands in the registry under a clearly different name. All else is a warning, and the typed text is kept.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any, Literal

from app.domain import import_values, matching, phones
from app.domain.import_regions import Located, Origin, locate
from app.domain.nik import check_nik
from app.domain.regions import Gazetteer

Severity = Literal["error", "warning", "note"]

PERSON_FIELDS = (
    "name", "front_title", "back_title", "nik", "birth_place", "birth_date", "sex", "pillar", "region", "village_name",
    "address", "rt", "rw", "phone", "email", "education", "occupation", "appointed_year", "decree_number",
    "ipsm_number", "status", "duty_region", "basic_certificate_number", "basic_certificate_date",
    "basic_certificate_organiser",
)  # fmt: skip
# What lists tell a person's origin by, besides `region` (a code) and `village_name`; folded into these two.
ORIGIN_FIELDS = ("district_name", "regency_name", "province_name")
_READERS = {
    "birth_date": import_values.read_date,
    "basic_certificate_date": import_values.read_date,
    "sex": import_values.read_sex,
    "status": import_values.read_status,
    "appointed_year": import_values.read_year,
    "email": import_values.read_email,
}
_NIK_FILLING = re.compile(r"[\s.\-\u2010-\u2015\u00a0\u200b-\u200f\ufeff]+")
_NUMERIC_NIK = "NIK tersimpan sebagai angka; Excel hanya menyimpan 15 angka, sehingga angka terakhirnya hilang."
_NUMERIC_ADVICE = "Ubah format sel menjadi Teks, lalu ketik ulang NIK dari KTP."
_FIX_AND_AGAIN = "Perbaiki di berkas, lalu impor lagi."


@dataclass(frozen=True)
class Finding:
    """One remark on one cell: `row` as the spreadsheet numbers it, `column` its heading, `cell` like "C12"."""

    sheet: str
    row: int
    column: str
    value: str
    severity: Severity
    reason: str
    suggestion: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Place:
    """Where a field stands in the file: its heading, its column's letters, and whether the cell held a number."""

    heading: str
    letters: str
    numeric: bool = False


@dataclass(frozen=True)
class Record:
    """One row as read: texts by `PERSON_FIELDS` and `ORIGIN_FIELDS` (`region` a typed code), and their places."""

    sheet: str
    row: int
    values: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict)

    def finding(self, name: str, severity: Severity, reason: str, suggestion: str = "") -> Finding:
        """A remark on one of the record's fields."""
        place = self.places.get(name, Place("", ""))
        cell = f"{place.letters}{self.row}" if place.letters else ""
        return Finding(
            self.sheet, self.row, place.heading, self.values.get(name, ""), severity, reason, suggestion, cell
        )


@dataclass(frozen=True)
class CheckedPerson:
    """A row after judgement: values ready to store by `PERSON_FIELDS` (dates ISO, or as typed where unreadable)."""

    sheet: str
    row: int
    values: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def rejected(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True)
class Report:
    """What an import did, or in a dry run would do. `rows` = new + changed + unchanged + rejected."""

    rows: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    findings: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as plain data for a JSON file."""
        return asdict(self) | {"findings": [asdict(finding) for finding in self.findings]}


def check_people(
    records: Iterable[Record], existing: Mapping[str, str], gazetteer: Gazetteer, home: str, near: str = ""
) -> tuple[CheckedPerson, ...]:
    """Judge each row of a list, in order.

    `existing` maps the NIKs of the registry to names. `home` is where people belong of whom the list tells no origin:
    the registering office's region for a list without such columns, "" to leave it open. `near` is where names of
    villages and districts are looked for first, `home` where it is not given.
    """
    seen: dict[str, int] = {}
    known_places = cache(partial(locate, gazetteer=gazetteer, home=home, near=near))  # a list has few places, many rows
    checked = []
    for record in records:
        person = _check(record, existing, gazetteer, known_places, seen)
        nik = person.values["nik"]
        if nik and not person.rejected:
            seen[nik] = record.row
        checked.append(person)
    return tuple(checked)


def _check(
    record: Record,
    existing: Mapping[str, str],
    gazetteer: Gazetteer,
    places: Callable[[Origin], Located],
    seen: Mapping[str, int],
) -> CheckedPerson:
    values = {name: record.values.get(name, "").strip() for name in PERSON_FIELDS}
    findings: list[Finding] = []
    if not any(c.isalnum() for c in values["name"]):
        findings.append(record.finding("name", "error", "Nama kosong.", "Isi nama orangnya, lalu impor lagi."))
    _read_plain(record, values, findings)
    _place_person(record, values, places, findings)
    _read_nik(record, values, findings)
    if values["nik"] and not record.places.get("nik", Place("", "")).numeric:
        findings.extend(_nik_clashes(record, values, existing, seen))
        findings.extend(_nik_findings(record, values, gazetteer))
    return CheckedPerson(record.sheet, record.row, values, tuple(findings))


def _read_plain(record: Record, values: dict[str, str], findings: list[Finding]) -> None:
    """Dates, sex, status, year, e-mail and phone, each by its reader."""
    for name, read in _READERS.items():
        reading = read(values[name])
        values[name] = reading.value
        if reading.remark:
            findings.append(record.finding(name, "warning", reading.remark))
    phone = phones.normalise(values["phone"])
    values["phone"] = phone.number
    if phone.note:
        findings.append(record.finding("phone", "note" if phone.note == phones.NOTE_ZERO else "warning", phone.note))


def _place_person(
    record: Record, values: dict[str, str], places: Callable[[Origin], Located], findings: list[Finding]
) -> None:
    """The home region by code or names, the duty region by code."""
    origin = Origin(
        code=values["region"],
        village=values["village_name"],
        **{name.removesuffix("_name"): record.values.get(name, "").strip() for name in ORIGIN_FIELDS},
    )
    located = places(origin)
    values["region"], values["village_name"] = located.region, located.village_name
    if located.remark:
        findings.append(record.finding(_origin_field(record, located.about), "warning", located.remark, located.advice))
    if values["duty_region"]:
        duty = places(Origin(code=values["duty_region"]))
        if duty.remark:
            findings.append(record.finding("duty_region", "warning", duty.remark))
        else:
            values["duty_region"] = duty.region


def _origin_field(record: Record, about: str) -> str:
    """The field to point at: the one the remark is about, else the first origin column that the list has."""
    return next((name for name in (about, "village_name", *ORIGIN_FIELDS, "region") if name in record.places), about)


def _read_nik(record: Record, values: dict[str, str], findings: list[Finding]) -> None:
    typed = values["nik"]
    if record.places.get("nik", Place("", "")).numeric and typed:
        findings.append(record.finding("nik", "error", _NUMERIC_NIK, _NUMERIC_ADVICE))
        return
    nik = _NIK_FILLING.sub("", typed)
    values["nik"] = nik
    if nik != typed and nik:
        findings.append(record.finding("nik", "note", "Spasi atau tanda baca di dalam NIK dibuang."))


def _nik_clashes(
    record: Record, values: Mapping[str, str], existing: Mapping[str, str], seen: Mapping[str, int]
) -> Iterable[Finding]:
    nik = values["nik"]
    if nik in seen:
        reason = f"NIK ini sudah dipakai baris {seen[nik]} dalam berkas yang sama."
        yield record.finding("nik", "error", reason, "Periksa KTP keduanya, perbaiki, lalu impor lagi.")
    known = existing.get(nik, "")
    if known and matching.clearly_different(known, values["name"]):
        reason = f"NIK ini sudah terdaftar atas nama {known}."
        yield record.finding("nik", "error", reason, "Periksa KTP; perbaiki di berkas atau di data orang itu.")


def _nik_findings(record: Record, values: Mapping[str, str], gazetteer: Gazetteer) -> Iterable[Finding]:
    sex = values["sex"] if values["sex"] in {"L", "P"} else ""
    for found in check_nik(values["nik"], as_date(values["birth_date"]), sex, values["region"], gazetteer):
        if found.kind == "hard":
            yield record.finding("nik", "error", found.reason, _FIX_AND_AGAIN)
        else:
            about = found.field if found.field in record.places else "nik"
            yield record.finding(about, "warning", found.reason, "Periksa KTP.")


def as_date(text: str) -> date | None:
    """The date of ISO text; None for anything else, such as typed text that could not be read."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
