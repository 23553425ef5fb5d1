"""Blocks of running numbers that one office alone gives, so that two offices never give the same number."""

from dataclasses import dataclass

from app.domain.number_ranges import Range
from app.errors import UserError
from app.models import base, local_settings, rows
from app.models.base import Row
from app.models.queries import register as queries
from app.services.records import existing
from app.services.steps import DataChange, step

HIGHEST = 999_999
_UNTOUCHED = "Blok nomor tidak disimpan."


@dataclass(frozen=True)
class NumberBlock:
    """Running numbers of a year for a kind of document; `used` of them stand in the register, void ones too, and
    `left` may still be given: those behind the highest, for the ones that were passed over never come back."""

    id: str
    office_id: str
    office: str
    kind: str
    year: int
    first: int
    last: int
    note: str
    own: bool
    used: int
    left: int


def blocks(year: int | None = None, kind: str = "") -> tuple[NumberBlock, ...]:
    """The blocks by year, kind and number; of one year and kind where asked."""
    found = [
        row for row in rows.find("number_block", "year", "kind", "first")
        if year in {None, row["year"]} and kind in {"", row["kind"]}
    ]  # fmt: skip
    return tuple(_block(row) for row in found)


def offices() -> tuple[tuple[str, str], ...]:
    """The offices that a block can be given to, (id, name), our own first."""
    own = local_settings.get("office")
    found = sorted(rows.find("office", "name"), key=lambda row: row["id"] != own)
    return tuple((row["id"], row["name"]) for row in found)


def reserve(office_id: str, kind: str, year: int, first: int, last: int, note: str = "") -> DataChange:
    """Give an office a block of numbers.

    Raises: UserError: it is none, or it overlaps another block.
    """
    owner = existing("office", office_id, "Kantor")
    wanted = Range(first, last)
    if not 1 <= first <= last <= HIGHEST or not 1900 <= year <= 9999:
        raise UserError(
            f"Blok {first}–{last} tahun {year} tidak dapat dipakai.", _UNTOUCHED,
            "Isi tahun, nomor pertama, dan nomor terakhir yang tidak lebih kecil daripadanya.",
        )  # fmt: skip
    for other in rows.find("number_block", kind=kind, year=year):
        if wanted.overlaps(Range(other["first"], other["last"])):
            raise UserError(
                f"Blok {wanted.words} bertumpang tindih dengan {other['first']}–{other['last']} milik "
                f"{_name(other['office'])}.",
                _UNTOUCHED,
                "Pilih nomor di luar blok itu.",
            )
    with step(f"Membagi nomor {wanted.words} tahun {year}") as changes:
        values = {"office": office_id, "kind": kind, "year": year, "first": first, "last": last, "note": note.strip()}
        block_id = base.new_id()
        changes.put("number_block", block_id, values)
        return changes.summary(block_id, f"Nomor {wanted.words} tahun {year} untuk {owner['name']}")


def release(block_id: str) -> DataChange:
    """Take a block back.

    Raises: UserError: numbers of it were given already.
    """
    row = existing("number_block", block_id, "Blok nomor")
    block = _block(row)
    if block.used:
        raise UserError(
            f"Dari blok {block.first}–{block.last} sudah diberikan {block.used} nomor.", "Blok nomor tetap ada.",
            "Buat blok lain untuk nomor berikutnya.",
        )  # fmt: skip
    with step(f"Menghapus blok nomor {block.first}–{block.last}") as changes:
        changes.delete("number_block", block_id)
        return changes.summary(block_id)


def own_and_others(kind: str, year: int) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The ranges of our own office and those of all others, each with whose it is."""
    own = local_settings.get("office")
    found = rows.find("number_block", "first", kind=kind, year=year)
    ranges = [(row["office"], Range(row["first"], row["last"], f"blok {_name(row['office'])}")) for row in found]
    return (
        tuple(one for office_id, one in ranges if office_id == own),
        tuple(one for office_id, one in ranges if office_id != own),
    )


def overlaps() -> tuple[str, ...]:
    """Blocks that overlap since data of several offices came together, in sentences."""
    found = []
    listed = blocks()
    for place, one in enumerate(listed):
        for other in listed[place + 1 :]:
            same = (one.kind, one.year) == (other.kind, other.year)
            if same and Range(one.first, one.last).overlaps(Range(other.first, other.last)):
                found.append(
                    f"Blok {one.first}–{one.last} ({one.office}) dan {other.first}–{other.last} ({other.office}) "
                    f"tahun {one.year} bertumpang tindih."
                )
    return tuple(found)


def _block(row: Row) -> NumberBlock:
    whole = Range(row["first"], row["last"])
    used = [running for running in queries.running_of_year(row["kind"], row["year"]) if running in whole]
    return NumberBlock(
        id=row["id"],
        office_id=row["office"],
        office=_name(row["office"]),
        kind=row["kind"],
        year=row["year"],
        first=row["first"],
        last=row["last"],
        note=row["note"],
        own=row["office"] == local_settings.get("office"),
        used=len(used),
        left=row["last"] - max(used, default=row["first"] - 1),
    )


def _name(office_id: str) -> str:
    found = rows.get("office", office_id)
    return str(found["name"]) if found else "kantor lain"
