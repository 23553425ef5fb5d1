"""The columns of the sign-in sheets, as data (paper.md §5): widths in mm, `+` as `grows`."""

from dataclasses import replace

from app.errors import UserError
from app.printing.list_content import ListColumn, widened
from app.printing.paper import Paper

NUMBER = ListColumn("number", "No.", 9, style="number")
NAME = ListColumn("name", "Nama", 50, grows=True, style="name", sizes=(9.5, 7.0))
SEX = ListColumn("sex", "L/P", 8, style="code", sizes=(9.0, 9.0))
PILLAR = ListColumn("pillar", "Unsur", 15, style="code", sizes=(9.0, 8.0))
ORIGIN = ListColumn("origin", "Asal", 50, grows=True, sizes=(8.5, 7.0))
_PLACE = ListColumn("place", "Desa/Kelurahan, Kecamatan", 50, grows=True)
_REGENCY = ListColumn("regency", "Kabupaten/Kota", 33, grows=True)
_PHONE = ListColumn("phone", "No. HP", 27, style="code", sizes=(8.5, 7.0))
_NOTE = ListColumn("note", "Ket.", 10, sizes=(8.0, 7.0))
SIGN = ListColumn("sign", "Tanda Tangan", 46, style="sign")


def _upright(name: float, pillar: float, origin: float, phone: float,
             sign: tuple[float, ...]) -> tuple[ListColumn, ...]:
    columns = (NUMBER, replace(NAME, width=name), SEX, replace(PILLAR, width=pillar), replace(ORIGIN, width=origin),
               replace(_PHONE, width=phone))
    return (*(column for column in columns if column.width), *_signs(sign))


def _turned(name: float, pillar: float, place: float, regency: float, phone: float, sign: tuple[float, ...],
            note: float) -> tuple[ListColumn, ...]:
    columns = (NUMBER, replace(NAME, width=name), SEX, replace(PILLAR, width=pillar), replace(_PLACE, width=place),
               replace(_REGENCY, width=regency), replace(_PHONE, width=phone))
    return (*(column for column in columns if column.width), *_signs(sign), replace(_NOTE, width=note))


def _signs(widths: tuple[float, ...]) -> tuple[ListColumn, ...]:
    return tuple(replace(SIGN, key=f"sign {index}", width=width) for index, width in enumerate(widths))


# By (turned, signature groups, phone). The upright sheet has no room for two groups and a phone column.
_SETS = {
    (False, 1, False): _upright(50, 15, 50, 0, (46,)),
    (False, 1, True): _upright(44, 13, 40, 24, (40,)),
    (False, 2, False): _upright(36, 13, 36, 0, (38, 38)),
    (True, 1, False): _turned(66, 15, 60, 40, 0, (60,), 15),
    (True, 1, True): _turned(60, 15, 50, 35, 27, (56,), 13),
    (True, 2, False): _turned(56, 15, 50, 33, 0, (46, 46), 10),
    (True, 2, True): _turned(48, 13, 42, 30, 25, (44, 44), 10),
}
# Where the wider F4 has widths of its own.
_F4_SETS = {(True, 2, True): _turned(58, 16, 52, 34, 27, (46, 46), 10)}


def columns_for(paper: Paper, signature_columns: tuple[str, ...], *, show_phone: bool) -> tuple[ListColumn, ...]:
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
    return widened([replace(column, label=next(labels)) if column.style == "sign" else column for column in chosen],
                   paper)
