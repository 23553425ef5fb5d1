"""What is to be said of one certificate before it is printed: how its words are set, and which data it misses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.layouts import elements, fields
from app.domain.layouts.elements import Layout
from app.domain.name_checks import Remark
from app.models import rows
from app.printing.records import Certificate
from app.services.certificate_register import PARTICIPANT
from app.services.certificate_rows import CertificateRow

if TYPE_CHECKING:  # printing is imported only where something is set
    from app.printing.certificates import TextSetting

_BIRTH = frozenset({"lahir", "tempat_tanggal_lahir"})
_ORIGIN = frozenset({"asal", "unsur", "wilayah"})
_SMALLER = 0.05  # pt; less is only rounding
_DISTRICT = 8  # signs of a district's code; a longer one is a village's


@dataclass(frozen=True)
class NameSetting:
    """A name as it would be set: its lines at `size` pt of `full_size`, in a font and a width (mm) of the design."""

    lines: tuple[str, ...]
    size: float
    full_size: float
    font: str
    width: float


def set_remarks(found: Sequence["TextSetting"]) -> Iterator[Remark]:
    """How the words that are this person's own would be set: smaller, or on more lines than usual."""
    for one in found:
        if one.problem or not any(fields.BY_NAME[name].own for name in one.fields):
            continue
        told = []
        if one.size < one.full_size - _SMALLER:
            told.append(f"mengecil dari {_points(one.full_size)} ke {_points(one.size)} pt")
        if len(one.lines) > 1 and (one.is_name or told):
            told.append(f"menjadi {len(one.lines)} baris")
        if told:
            label = "nama" if one.is_name else fields.BY_NAME[one.fields[0]].label.lower()
            yield Remark("look" if one.is_name else "note", f"{label} {' dan '.join(told)}")


def missing_data(row: CertificateRow, certificate: Certificate, design: Layout) -> Iterator[Remark]:
    """Data that the design has a place for, and the person has not."""
    used = {name for element in (*design.front, *design.back) for name in _names_in(element)}
    if row.capacity == PARTICIPANT:
        if used & _BIRTH:
            yield from _birth(certificate.birth_place_date, certificate.birth)
        if used & _ORIGIN and not certificate.origin.strip():
            yield Remark("look", "asal belum diisi")
        elif used & _ORIGIN and certificate.standing and not _has_village(row):
            yield Remark("look", "desa atau kelurahan belum diisi")
    if certificate.photo is None and has_photo(design):
        yield Remark("look", "pasfoto belum ada")


def has_photo(design: Layout) -> bool:
    """Whether the design has a place for a photo."""
    return any(isinstance(one, elements.Photo) for one in (*design.front, *design.back))


def _birth(place_date: str, birth: str) -> Iterator[Remark]:
    told = place_date or birth
    if not told.strip():
        yield Remark("look", "tempat dan tanggal lahir belum diisi")
    elif not any(letter.isdigit() for letter in told):
        yield Remark("look", "tanggal lahir belum diisi")
    elif "," not in told:
        yield Remark("look", "tempat lahir belum diisi")


def _has_village(row: CertificateRow) -> bool:
    person = rows.get("person", row.person_id) if row.person_id else None
    return person is None or len(str(person["region"])) > _DISTRICT or bool(str(person["village_name"]).strip())


def name_setting(certificate: Certificate, design: Layout, found: Sequence["TextSetting"]) -> NameSetting:
    """How the name is set on the front."""
    element = name_element(design)
    set_as = next((one for one in found if one.is_name and element and one.element == element.id), None)
    if element is None or set_as is None:
        return NameSetting((certificate.name,), 12.0, 12.0, "garamond", 200.0)
    font, width = getattr(element, "font", "garamond"), element.width
    if isinstance(element, elements.Rows):
        font, width = element.name_font, element.width - element.label_width
    return NameSetting(set_as.lines or (certificate.name,), set_as.size, set_as.full_size, font, width)


def name_element(design: Layout) -> elements.Element | None:
    """The element of the front that bears the name."""
    return next((one for one in design.front if "nama" in _names_in(one)), None)


def _names_in(element: elements.Element) -> tuple[str, ...]:
    """The fields that stand in an element."""
    if isinstance(element, elements.Text):
        return fields.used(element.text)
    if isinstance(element, elements.Rows):
        return tuple(name for _, template in element.rows for name in fields.used(template))
    return ()


def _points(size: float) -> str:
    return f"{size:.1f}".removesuffix(".0").replace(".", ",")
