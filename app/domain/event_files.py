"""What the files of an event can be."""

import re

PHOTO, OTHER = "photo", "other"
KINDS = {
    PHOTO: "Foto dokumentasi",
    "invitation": "Surat undangan",
    "decree": "Surat keputusan (SK)",
    "signed-sheet": "Daftar hadir bertanda tangan",
    "payment-proof": "Bukti bayar",
    "material": "Materi",
    OTHER: "Lainnya",
}
MOST = 200
"""Files that one event keeps."""


def likely_kind(name: str, *, picture: bool) -> str:
    """What a file most likely is, from its name; the officer may say otherwise."""
    words = f" {' '.join(re.findall('[a-z]+', name.casefold()))} "
    for key, signs in _SIGNS:
        if any(f" {sign}" in words for sign in signs):
            return key
    return PHOTO if picture else OTHER


# Words, or their beginnings, that a file's name has.
_SIGNS = (
    ("invitation", ("undangan", "panggilan")),
    ("signed-sheet", ("daftar hadir", "absen")),
    ("payment-proof", ("kuitansi", "kwitansi", "tanda terima", "bukti bayar")),
    ("decree", ("sk ", "keputusan")),
    ("material", ("materi", "paparan", "bahan ")),
)
