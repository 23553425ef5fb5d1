"""Judging the rows of a list of people: what goes in, what is doubtful, what is refused, and why.

A row is refused only for: no name; a NIK in a numeric cell; a NIK that breaks a hard rule; a NIK that stood before in
the file (the first row with it goes in), or stands in the registry under a clearly different name. All else is a
warning, and the typed text is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any, Literal

from app.domain import import_nik, import_values, phones
from app.domain.import_nik import FirstUse, NikRemark
from app.domain.import_regions import Located, Origin, locate
from app.domain.regions import Gazetteer

Severity = Literal["error", "warning", "note"]

PERSON_FIELDS = (
    "name", "front_title", "back_title", "nik", "birth_place", "birth_date", "sex", "pillar", "region", "village_name",
    "address", "rt", "rw", "phone", "email", "education", "occupation", "appointed_year", "decree_number",
    "decree_date", "decree_until", "decree_signer", "ipsm_number", "status", "duty_region",
    "basic_certificate_number", "basic_certificate_date", "basic_certificate_organiser", "note",
)  # fmt: skip
# What lists tell a person's origin by, besides `region` (a code) and `village_name`; folded into these two.
ORIGIN_FIELDS = ("district_name", "regency_name", "province_name")
_BLANK = dict.fromkeys((*PERSON_FIELDS, *ORIGIN_FIELDS), "")
# Field → its reader, and the code of the reason when it could not be read.
_READERS: Mapping[str, tuple[Callable[[str], import_values.Reading], str]] = {
    "birth_date": (import_values.read_date, "tanggal"),
    "decree_date": (import_values.read_date, "tanggal"),
    "decree_until": (import_values.read_date, "tanggal"),
    "basic_certificate_date": (import_values.read_date, "tanggal"),
    "sex": (import_values.read_sex, "kelamin"),
    "status": (import_values.read_status, "status"),
    "appointed_year": (import_values.read_year, "tahun"),
    "email": (import_values.read_email, "surel"),
}
_NOWHERE: Mapping[str, "Place"] = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one cell: `row` as the spreadsheet numbers it, `column` its heading, `cell` like "C12", `index`
    the column's number from 0 (-1 for none), `kind` the stable code of the reason (see `import_reasons`)."""

    sheet: str
    row: int
    column: str
    value: str
    severity: Severity
    reason: str
    suggestion: str = ""
    cell: str = ""
    index: int = -1
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands in the file: its heading, its column's letters, whether the cell held a number, and the
    column's number from 0."""

    heading: str
    letters: str
    numeric: bool = False
    index: int = -1


@dataclass(frozen=True, slots=True)
class Record:
    """One row as read: texts by field (of people: `PERSON_FIELDS` and `ORIGIN_FIELDS`, `region` a typed code), and
    their places."""

    sheet: str
    row: int
    values: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=lambda: _NOWHERE)

    def finding(self, name: str, severity: Severity, reason: str, suggestion: str = "", kind: str = "") -> Finding:
        """A remark on one of the record's fields."""
        place = self.places.get(name, Place("", ""))
        cell = f"{place.letters}{self.row}" if place.letters else ""
        value = self.values.get(name, "")
        return Finding(
            self.sheet, self.row, place.heading, value, severity, reason, suggestion, cell, place.index, kind
        )

    def numeric(self, name: str) -> bool:
        """Whether a field stood in a cell of numbers."""
        place = self.places.get(name)
        return place is not None and place.numeric


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """A row after judgement: values ready to store by `PERSON_FIELDS` (dates ISO, or as typed where unreadable).

    `told` are those that are not empty. `assumed_region`: the list tells nothing of the person's origin, and `region`
    is the office's own.
    """

    sheet: str
    row: int
    values: Mapping[str, str]
    told: Mapping[str, str]
    findings: tuple[Finding, ...]
    assumed_region: bool = False

    @property
    def rejected(self) -> bool:
        return bool(self.findings) and any(finding.severity == "error" for finding in self.findings)


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
    records: Iterable[Record],
    existing: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
    home: str,
    near: str = "",
) -> Iterator[CheckedPerson]:
    """Judge each row of a list, in order.

    `existing` maps the NIKs of the registry to the names they stand under. `home` is where people belong of whom the
    list tells no origin: the registering office's region for a list without such columns, "" to leave it open. `near`
    is where names of villages and districts are looked for first, `home` where it is not given.
    """
    used: dict[str, FirstUse] = {}
    known_places = cache(partial(locate, gazetteer=gazetteer, home=home, near=near))  # a list has few places, many rows
    for record in records:
        person = _check(record, existing, gazetteer, known_places, used)
        nik = person.values["nik"]
        if nik and not person.rejected:
            used[nik] = FirstUse(record.row, person.values["name"])
        yield person


def _check(
    record: Record,
    existing: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
    places: Callable[[Origin], Located],
    used: Mapping[str, FirstUse],
) -> CheckedPerson:
    values = _BLANK | {name: _meant(text) for name, text in record.values.items() if name in _BLANK}
    findings: list[Finding] = []
    if not (values["name"][:1].isalnum() or any(c.isalnum() for c in values["name"])):
        advice = "Isi nama orangnya, lalu impor lagi."
        findings.append(record.finding("name", "error", "Nama kosong.", advice, "nama-kosong"))
    _read_plain(record, values, findings)
    assumed = _place_person(record, values, places, findings)
    if values["nik"]:
        for remark in _nik_remarks(record, values, existing, gazetteer, used):
            about = remark.field if remark.field in record.places else "nik"
            findings.append(record.finding(about, remark.severity, remark.reason, remark.advice, remark.kind))
    filled = {name: value for name, value in values.items() if value}
    return CheckedPerson(record.sheet, record.row, values, filled, tuple(findings), assumed)


def _read_plain(record: Record, values: dict[str, str], findings: list[Finding]) -> None:
    """Dates, sex, status, year, e-mail and phone, each by its reader."""
    for name in [name for name in record.values if name in _READERS]:
        if values[name]:
            read, kind = _READERS[name]
            reading = read(values[name])
            values[name] = reading.value
            if reading.remark:
                findings.append(record.finding(name, "warning", reading.remark, kind=kind))
    if values["phone"]:
        phone = phones.normalise(values["phone"])
        values["phone"] = phone.number
        if phone.note:
            severity: Severity = "note" if phone.note == phones.NOTE_ZERO else "warning"
            findings.append(record.finding("phone", severity, phone.note, kind="telepon"))


def _meant(typed: str) -> str:
    """The words of a cell; a dash says that there are none, and takes nothing away."""
    words = typed.strip()
    return "" if words in import_values.NOTHING else words


def _place_person(
    record: Record, values: dict[str, str], places: Callable[[Origin], Located], findings: list[Finding]
) -> bool:
    """The home region by code or names, the duty region by code; returns whether the home region is only assumed."""
    district, regency, province = [values.pop(name) for name in ORIGIN_FIELDS]
    located = places(Origin(values["region"], values["village_name"], district, regency, province))
    values["region"], values["village_name"] = located.region, located.village_name
    if located.remark:
        about = _origin_field(record, located.about)
        findings.append(record.finding(about, "warning", located.remark, located.advice, "wilayah"))
    if values["duty_region"]:
        duty = places(Origin(code=values["duty_region"]))
        if duty.remark:
            findings.append(record.finding("duty_region", "warning", duty.remark, kind="wilayah"))
        else:
            values["duty_region"] = duty.region
    return located.assumed


def _origin_field(record: Record, about: str) -> str:
    """The field to point at: the one the remark is about, else the first origin column that the list has."""
    return next((name for name in (about, "village_name", *ORIGIN_FIELDS, "region") if name in record.places), about)


def _nik_remarks(
    record: Record,
    values: dict[str, str],
    existing: Mapping[str, Sequence[str]],
    gazetteer: Gazetteer,
    used: Mapping[str, FirstUse],
) -> Iterator[NikRemark]:
    """All that is said about the row's NIK, which is cleaned in `values` unless it is lost in a number."""
    typed = values["nik"]
    if record.numeric("nik"):
        yield import_nik.numeric_remark()
        return
    nik = values["nik"] = import_nik.bare_nik(typed)
    if not nik:
        return
    if nik != typed:
        yield import_nik.cleaned_remark()
    yield from import_nik.clashes(nik, values["name"], existing.get(nik, ()), used)
    sex = values["sex"] if values["sex"] in {"L", "P"} else ""
    yield from import_nik.oddities(nik, as_date(values["birth_date"]), sex, values["region"], gazetteer)


def as_date(text: str) -> date | None:
    """The date of ISO text; None for anything else, such as typed text that could not be read."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
