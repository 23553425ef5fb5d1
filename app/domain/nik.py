"""NIK: sixteen digits PPKKCC DDMMYY SSSS, women's day + 40. Structure: the Dirjen Dukcapil, 29 August 2023.

A NIK is permanent: who moved keeps the old region, whose birth date was corrected keeps the old date. Only what no
office can have issued breaks a hard rule; all else is a reason to look at the KTP.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["hard", "soft"]
Field = Literal["nik", "birth_date", "sex", "region"]

_COUNTING = "01234567890123456789", "98765432109876543210"
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_SEX_WORDS = {"L": "laki-laki", "P": "perempuan"}
_WOMAN = 40


@dataclass(frozen=True)
class NikFinding:
    """One remark on a NIK: `field` is where the form shows it, `reason` the bare fact."""

    kind: Kind
    field: Field
    reason: str

    @property
    def sentence(self) -> str:
        """What the form says: a hard finding is saved all the same, a soft one asks to look at the card."""
        return f"{self.reason} {'Tetap disimpan dan ditandai.' if self.kind == 'hard' else 'Periksa KTP.'}"


def mask_nik(nik: str) -> str:
    """The one way that a NIK is shown: "1408**********01"; what is too short to hide so is hidden whole."""
    if len(nik) < 12:
        return "*" * len(nik)
    return nik[:4] + "*" * (len(nik) - 6) + nik[-2:]


def is_well_formed(nik: str) -> bool:
    """Whether a NIK breaks no hard rule; an empty one is not well formed. Only such a NIK is ever matched on."""
    return bool(nik) and not _hard_reason(nik)


def check_nik(
    nik: str, birth_date: date | None, sex: str, region: str, regions: Container[str] | None = None
) -> tuple[NikFinding, ...]:
    """What is wrong (hard) or odd (soft) with a NIK beside the person's birth date, sex ("L", "P", "") and region.

    An empty NIK has no findings: it may be missing. `regions`, where given, tells which codes exist.
    """
    if not nik:
        return ()
    reason = _hard_reason(nik)
    if reason:
        return (NikFinding("hard", "nik", reason),)
    reasons: tuple[tuple[Field, str], ...] = (
        ("birth_date", _birth_date_reason(nik, birth_date)),
        ("sex", _sex_reason(nik, sex)),
        ("region", _region_reason(nik, region, regions)),
    )
    return tuple(NikFinding("soft", field, text) for field, text in reasons if text)


def sex_from_nik(nik: str) -> str:
    """ "L" or "P" by the day of birth; "" for a NIK that breaks a hard rule."""
    if not is_well_formed(nik):
        return ""
    return _sex(nik)


def birth_date_from_nik(nik: str, latest: date) -> date | None:
    """The birth date in a NIK, the latest possible one not after `latest` (today, or the event's first day).

    None where the NIK breaks a hard rule or its date is in no calendar.
    """
    if not is_well_formed(nik):
        return None
    return max((day for day in _birth_dates(nik) if day <= latest), default=None)


def _hard_reason(nik: str) -> str:
    if not (nik.isascii() and nik.isdigit()):  # isdigit alone takes Arabic-Indic digits too
        return "NIK hanya boleh berisi angka 0–9."
    if len(nik) != 16:
        return f"{len(nik)} angka, seharusnya 16."
    if len(set(nik)) == 1 or nik in _COUNTING[0] or nik in _COUNTING[1]:
        return "Angka pengisi, bukan NIK seseorang."
    return _impossible_part(nik)


def _impossible_part(nik: str) -> str:
    day, month = int(nik[6:8]), int(nik[8:10])
    if not (1 <= day <= 31 or 1 <= day - _WOMAN <= 31):
        return f"Tanggal lahir dalam NIK ({nik[6:8]}) harus 01–31, atau 41–71 untuk perempuan."
    if not 1 <= month <= 12:
        return f"Bulan lahir dalam NIK ({nik[8:10]}) harus 01–12."
    if nik.endswith("0000"):
        return "Nomor urut NIK (empat angka terakhir) tidak mungkin 0000."
    return ""


def _day_month_year(nik: str) -> tuple[int, int, int]:
    """The day without a woman's 40, the month, the last two digits of the year."""
    day = int(nik[6:8])
    return day - _WOMAN if day > _WOMAN else day, int(nik[8:10]), int(nik[10:12])


def _sex(nik: str) -> str:
    return "P" if int(nik[6:8]) > _WOMAN else "L"


def _birth_dates(nik: str) -> list[date]:
    """The date in both centuries, where the calendar has it (29 February 1900 it has not, that of 2000 it has)."""
    day, month, year = _day_month_year(nik)
    dates = []
    for century in (1900, 2000):
        try:
            dates.append(date(century + year, month, day))
        except ValueError:
            continue
    return dates


def _tells(nik: str, day: date) -> bool:
    return day.year // 100 in {19, 20} and _day_month_year(nik) == (day.day, day.month, day.year % 100)


def _birth_date_reason(nik: str, birth_date: date | None) -> str:
    if birth_date is not None and _tells(nik, birth_date):
        return ""
    dates = _birth_dates(nik)
    if not dates:
        day, month, year = _day_month_year(nik)
        return f"Tanggal lahir dalam NIK ({day} {_MONTHS[month - 1]} ’{year:02}) tidak ada di kalender."
    if birth_date is None:
        return ""
    nearest = min(dates, key=lambda day: abs(day - birth_date))
    return f"Berbeda dari NIK ({nearest.day} {_MONTHS[nearest.month - 1]} {nearest.year})."


def _sex_reason(nik: str, sex: str) -> str:
    told = _sex(nik)
    if sex not in _SEX_WORDS or sex == told:
        return ""
    return f"Berbeda dari NIK ({_SEX_WORDS[told]})."


def _region_reason(nik: str, region: str, regions: Container[str] | None) -> str:
    """Compared at the regency, or at the province where no more is known of the person."""
    code = f"{nik[:2]}.{nik[2:4]}"
    if regions is not None and code not in regions:
        return f"Kode wilayah dalam NIK ({code}) tidak ada dalam daftar sekarang."
    if not region or code.startswith(region[:5]):
        return ""
    return f"Kode wilayah dalam NIK ({code}) bukan daerah asalnya ({region[:5]})."
