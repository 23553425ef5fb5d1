"""Certificate numbers from a pattern of tokens, e.g. `{kode}/{urut:04}/{opd}/{bulan_romawi}/{tahun}`."""

import re
from dataclasses import dataclass
from datetime import date

from app.errors import UserError

BY_YEAR, BY_EVENT = "year", "event"
"""Over what running numbers run on: the office's year ("" too), or one event, also where it goes on into a new year."""
DEFAULT_PATTERN = "{kode}/{urut:04}/{opd}/{bulan_romawi}/{tahun}"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_TOKEN = re.compile(r"\{([a-z_]+)(?::0([1-9]))?\}")
TOKENS = {
    "kode": "kode klasifikasi, misalnya 460",
    "urut": "nomor urut; {urut:04} menulis 0007",
    "jenis": "jenis dokumen: SERTIFIKAT atau PIAGAM",
    "opd": "kode kantor, misalnya DINSOS",
    "kegiatan": "kode kegiatan atau pemilihan, misalnya PSM-2018",
    "bulan": "bulan dengan angka",
    "bulan_romawi": "bulan dengan angka Romawi",
    "tahun": "tahun",
}


@dataclass(frozen=True)
class NumberParts:
    """What the tokens stand for."""

    classification: str
    kind: str
    unit: str
    day: date
    event: str = ""


def number(pattern: str, running: int, parts: NumberParts) -> str:
    """The number with running number `running`, without blanks at its ends or several in a row.

    Raises: UserError: the pattern has an unknown token or no running number.
    """
    check_pattern(pattern)
    values = {
        "kode": parts.classification,
        "jenis": parts.kind,
        "opd": parts.unit,
        "kegiatan": parts.event,
        "bulan": f"{parts.day.month:02d}",
        "bulan_romawi": _ROMAN[parts.day.month - 1],
        "tahun": str(parts.day.year),
    }

    def fill(match: re.Match[str]) -> str:
        name, width = match.groups()
        return str(running).zfill(int(width or 0)) if name == "urut" else values[name]

    return " ".join(_TOKEN.sub(fill, pattern).split())


def check_pattern(pattern: str) -> None:
    """Raises: UserError: the pattern cannot make numbers that differ."""
    names = {match.group(1) for match in _TOKEN.finditer(pattern)}
    rest = _TOKEN.sub("", pattern)
    wrong = sorted(names - TOKENS.keys()) or (["{ }"] if "{" in rest or "}" in rest else [])
    if wrong or "urut" not in names:
        reason = f"memuat bagian yang tidak dikenal: {', '.join(wrong)}" if wrong else "tidak memuat {urut}"
        raise UserError(
            f"Pola nomor “{pattern[:80]}” {reason}.",
            "Nomor tidak dibuat dan tidak ada yang diubah.",
            f"Pakai bagian ini: {', '.join('{' + name + '}' for name in TOKENS)}.",
        )
