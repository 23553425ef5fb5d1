"""What the words in braces stand for on a certificate, each with a sample for the designer.

`{nama}` and the like are filled from the certificate's record; a field that is empty takes nothing but its own place.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_FIELD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Field:
    """One field: its name in braces, what the designer calls it, a sample value, and whether it varies by person."""

    name: str
    label: str
    sample: str
    own: bool = False


FIELDS = (
    Field("judul", "Judul sertifikat", "SERTIFIKAT"),
    Field("nomor", "Nomor", "400.9/0001/DINSOS/IX/2018", own=True),
    Field("pengganti", "Keterangan pengganti", "", own=True),
    Field("salinan", "Tanda SALINAN", "", own=True),
    Field("pembuka", "Kalimat pembuka", "Kepala Dinas Sosial Provinsi Riau menerangkan bahwa"),
    Field("nama", "Nama", "Siti Nur’aini", own=True),
    Field("asal", "Unsur dan asal", "PSM Kelurahan Kampung Dalam, Kecamatan Siak, Kabupaten Siak", own=True),
    Field("unsur", "Unsur", "PSM Kelurahan Kampung Dalam", own=True),
    Field("wilayah", "Asal wilayah", "Kecamatan Siak, Kabupaten Siak", own=True),
    Field("lahir", "Kelahiran (kalimat)", "lahir di Siak, 15 Mei 1985", own=True),
    Field("tempat_tanggal_lahir", "Tempat, tanggal lahir", "Siak, 15 Mei 1985", own=True),
    Field("alasan", "Kalimat sebelum peringkat", "atas prestasi dan pengabdiannya sebagai", own=True),
    Field("sebutan", "Sebutan", "TELAH MENGIKUTI"),
    Field("peringkat", "Peringkat pada piagam", "I", own=True),
    Field("tahun", "Tahun penghargaan", "2018"),
    Field("kegiatan", "Nama kegiatan", "Bimbingan Teknis Pekerja Sosial Masyarakat"),
    Field("waktu_tempat", "Waktu dan tempat", "12 September 2018, di aula Kantor Bupati Siak"),
    Field("judul_belakang", "Judul halaman belakang", "DAFTAR MATERI"),
    Field("catatan", "Catatan JP dan kehadiran", "1 JP = 45 menit. Kehadiran 8 dari 8 JP (100 %).", own=True),
    Field("kode_periksa", "Kode periksa", "K7M\u00a0W3Q", own=True),
    Field("tautan_belakang", "Keterangan halaman belakang",
          "Halaman belakang sertifikat nomor 400.9/0001/DINSOS/IX/2018, kode periksa K7M\u00a0W3Q", own=True),
)  # fmt: skip
BY_NAME = {field.name: field for field in FIELDS}


@lru_cache(maxsize=1024)
def used(template: str) -> tuple[str, ...]:
    """The names in braces, in their order; unknown ones too."""
    return tuple(match.group(1) for match in _FIELD.finditer(template))


def fill(template: str, values: dict[str, str]) -> str:
    """The words with their fields filled; "" where there are fields and all of them are empty."""
    names = used(template)
    if names and not any(values.get(name) for name in names):
        return ""
    return _FIELD.sub(lambda match: values.get(match.group(1), match.group(0)), template)
