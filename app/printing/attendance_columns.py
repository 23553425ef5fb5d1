"""The columns of the sign-in sheets, as data (paper.md §5): widths in mm, `+` as `grows`."""

from dataclasses import dataclass, replace
from typing import Literal

from app.errors import UserError
from app.printing.paper import Paper

ColumnKind = Literal["number", "name", "sex", "pillar", "origin", "place", "regency", "phone", "sign", "note"]


@dataclass(frozen=True)
class Column:
    """One column; a `sign` column holds two staggered halves of equal width."""

    kind: ColumnKind
    label: str
    width: float
    grows: bool = False


def _upright(name: float, pillar: float, origin: float, phone: float, sign: tuple[float, ...]) -> tuple[Column, ...]:
    columns = (Column("number", "No.", 9), Column("name", "Nama", name, grows=True), Column("sex", "L/P", 8),
               Column("pillar", "Unsur", pillar), Column("origin", "Asal", origin, grows=True),
               Column("phone", "No. HP", phone))
    return (*(column for column in columns if column.width), *(Column("sign", "", width) for width in sign))


def _turned(name: float, pillar: float, place: float, regency: float, phone: float, sign: tuple[float, ...],
            note: float) -> tuple[Column, ...]:
    columns = (Column("number", "No.", 9), Column("name", "Nama", name, grows=True), Column("sex", "L/P", 8),
               Column("pillar", "Unsur", pillar), Column("place", "Desa/Kelurahan, Kecamatan", place, grows=True),
               Column("regency", "Kabupaten/Kota", regency, grows=True), Column("phone", "No. HP", phone))
    return (*(column for column in columns if column.width), *(Column("sign", "", width) for width in sign),
            Column("note", "Ket.", note))


# By (turned, signature groups, phone). The upright sheet has no room for two groups and a phone column.
_SETS = {
    (False, 1, False): _upright(50, 15, 50, 0, (46,)),
    (False, 1, True): _upright(44, 13, 40, 24, (40,)),
    (False, 2, False): _upright(36, 13, 36, 0, (38, 38)),
    (True, 1, False): _turned(66, 15, 60, 40, 0, (60,), 15),
    (True, 1, True): _turned(60, 15, 50, 35, 27, (56,), 13),
    (True, 2, False): _turned(56, 15, 50, 33, 0, (46, 46), 10),
    (True, 2, True): _turned(48, 13, 42, 30, 25, (44, 44), 11),
}
# Where the wider F4 has widths of its own.
_F4_SETS = {(True, 2, True): _turned(58, 16, 52, 34, 27, (46, 46), 10)}


def columns_for(paper: Paper, signature_columns: tuple[str, ...], *, show_phone: bool) -> tuple[Column, ...]:
    """The columns of a sheet on this paper, filling its usable width exactly.

    Raises:
        UserError: the paper has no room for what is asked.
    """
    key = (paper.landscape, len(signature_columns), show_phone)
    chosen = _F4_SETS.get(key) if paper.size == "F4" else None
    chosen = chosen or _SETS.get(key)
    if chosen is None:
        raise UserError("Kolom yang diminta tidak muat pada kertas ini.", "Tidak ada yang dicetak.",
                        "Pilih kertas mendatar, atau matikan kolom No. HP.")
    labels = iter(signature_columns)
    named = [replace(column, label=next(labels)) if column.kind == "sign" else column for column in chosen]
    share = (paper.usable_width - sum(column.width for column in named)) / sum(column.grows for column in named)
    return tuple(replace(column, width=column.width + share) if column.grows else column for column in named)
