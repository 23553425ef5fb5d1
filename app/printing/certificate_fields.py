"""What the fields of a design stand for on one certificate, and how a complaint names them."""

from functools import lru_cache

from app.domain import check_codes
from app.domain.layouts.fields import BY_NAME, used
from app.printing.records import Certificate
from app.printing.text import letter_names, missing, safe

DUPLICATE = "SALINAN"
NAME = "nama"

_NAMES = {"lahir": "tempat lahir", "alasan": "alasan", "asal": "asal", "pengganti": "nomor pengganti",
          "judul": "judul", "pembuka": "kalimat pembuka", "catatan": "catatan", "wilayah": "asal wilayah"}  # fmt: skip


def values(certificate: Certificate) -> dict[str, str]:
    """The words of each field; "" where the certificate has none."""
    back = certificate.back
    told = {
        "judul": certificate.title, "nomor": certificate.number, "pengganti": certificate.replacement,
        "salinan": DUPLICATE if certificate.duplicate else "", "pembuka": certificate.lead, "nama": certificate.name,
        "asal": certificate.origin, "unsur": certificate.standing, "wilayah": certificate.area,
        "lahir": certificate.birth, "tempat_tanggal_lahir": certificate.birth_place_date,
        "alasan": certificate.reason, "sebutan": certificate.heading,
        "peringkat": certificate.rank, "tahun": certificate.year,
        "kegiatan": (back.event_title if back else "") or certificate.event_title,
        "waktu_tempat": (back.when_where if back else "") or certificate.when_where,
        "judul_belakang": back.title if back else "", "catatan": back.note if back else "",
        "kode_periksa": check_code(certificate), "tautan_belakang": _tie(certificate),
    }  # fmt: skip
    return {name: words if words.strip() else "" for name, words in told.items()}


def _tie(certificate: Certificate) -> str:
    """What ties a back page to its front."""
    if not certificate.number:
        return ""
    kind = "piagam" if certificate.title.casefold().startswith("piagam") else "sertifikat"
    told = f"Halaman belakang {kind} nomor {certificate.number}"
    return f"{told}, kode periksa {check_code(certificate)}" if certificate.check_code else told


def check_code(certificate: Certificate) -> str:
    """The check code in two halves that stay together, as it is read aloud and typed; "" where there is none."""
    return check_codes.printed(certificate.check_code).replace(" ", "\u00a0") if certificate.check_code else ""


@lru_cache(maxsize=1024)
def is_own(template: str) -> bool:
    """Whether the words vary from person to person."""
    return any(BY_NAME[name].own for name in used(template))


def field_label(name: str) -> str:
    """A field within a sentence: "asal", "nama kegiatan"."""
    return _NAMES.get(name) or BY_NAME[name].label.lower()


def lacking(template: str, told: dict[str, str], font: str, element: str) -> str:
    """The first field with a letter that the font lacks, as a clause; "" when the font has all."""
    for name in used(template):
        if letters := missing(safe(told[name]), font):
            return no_glyph(field_label(name), letters)
    letters = missing(safe(template), font)
    return no_glyph(f"elemen “{element}”", letters) if letters else ""


def no_glyph(label: str, letters: str) -> str:
    """The clause that names missing letters."""
    return f"{label} memuat huruf yang tidak ada pada fon: {letter_names(letters)}"


def in_two(number: str) -> str:
    """A number that may be broken after the slash nearest to its middle: most have no space of their own."""
    slashes = [place for place, letter in enumerate(number[:-1], start=1) if letter == "/"]
    if " " in number or not slashes:
        return number
    place = min(slashes, key=lambda found: abs(2 * found - len(number)))
    return f"{number[:place]} {number[place:]}"
