"""The columns of the data file for the province, as a table: names and meanings after the forms in use (E-PSKS Jatim
and the provincial PSKS form); types as in the Table Schema of the Data Package standard."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

LAYOUT_VERSION = "1.1.0"  # of the columns below; raised with every change


@dataclass(frozen=True)
class Column:
    """One column: its name in CSV, its heading in XLSX, its type, what it means, and the values allowed, if listed."""

    name: str
    heading: str
    description: str
    type: str = "string"
    allowed: tuple[str, ...] = ()
    width: int = 14

    def accepts(self, value: str) -> bool:
        """Whether a value may stand in the column; an empty one always may."""
        if not value:
            return True
        return value in self.allowed if self.allowed else bool(_FORMS[self.type](value))

    def schema(self) -> dict[str, Any]:
        """The column as a field of a Table Schema."""
        field = {"name": self.name, "type": self.type, "title": self.heading, "description": self.description}
        return field | ({"constraints": {"enum": list(self.allowed)}} if self.allowed else {})


@dataclass(frozen=True)
class Table:
    """One table: the name of its CSV file and of its sheet, what a row is, and its columns."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    def shown(self, with_nik: bool) -> tuple[Column, ...]:
        """The columns to write; without NIK the column is left out."""
        return tuple(column for column in self.columns if with_nik or column.name != "nik")


def _is_date(value: str) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


_FORMS: Mapping[str, Callable[[str], object]] = {
    "string": lambda _: True,
    "integer": re.compile("-?[0-9]+").fullmatch,
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?").fullmatch,
    "year": re.compile("[0-9]{4}").fullmatch,
    "date": _is_date,
    "time": re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]").fullmatch,
}

_PERSON_KEY = Column("id_orang", "ID Orang", "Pengenal orang di semua tabel berkas ini.", width=34)
_NAME = Column("nama", "Nama", "Nama tanpa gelar.", width=30)
_NIK = Column("nik", "NIK", "Nomor Induk Kependudukan, 16 angka, sebagai teks.", width=20)
_REMARK = Column("catatan", "Catatan", "Isian yang tidak sesuai bentuk kolomnya, seperti yang diketik.", width=30)
_CODE = "Kode wilayah Kemendagri dengan titik, sedalam yang diketahui."
_EVENT = (
    Column("kode_kegiatan", "Kode Kegiatan", "Kode kegiatan di kantor penyelenggara.", width=16),
    Column("nama_kegiatan", "Nama Kegiatan", "Judul kegiatan.", width=40),
    Column("tingkat", "Tingkat", "Tingkat bimtek: dasar, lanjutan, pengembangan, khusus, lainnya."),
    Column("tgl_mulai", "Tanggal Mulai", "Hari pertama kegiatan.", "date"),
    Column("tgl_selesai", "Tanggal Selesai", "Hari terakhir kegiatan.", "date"),
    Column("tempat", "Tempat", "Tempat kegiatan.", width=30),
    Column("penyelenggara", "Penyelenggara", "Kantor penyelenggara.", width=30),
)
_RESULT = (
    Column("jp_total", "JP Total", "Jam pelajaran seluruh kegiatan.", "number"),
    Column("jp_hadir", "JP Hadir", "Jam pelajaran yang dihadiri; kosong bila kehadiran belum dicatat.", "number"),
    Column("persen_hadir", "Persen Hadir", "jp_hadir dibagi jp_total, kali 100.", "number"),
    Column("nilai_pre", "Nilai Tes Awal", "Nilai tes awal.", "number"),
    Column("nilai_post", "Nilai Tes Akhir", "Nilai tes akhir.", "number"),
    Column("status_kelulusan", "Status Kelulusan", "Hasil peserta, menurut penyelenggara."),
    Column("no_sertifikat", "No. Sertifikat", "Nomor dalam buku register.", width=28),
    Column("tgl_sertifikat", "Tanggal Sertifikat", "Tanggal sertifikat.", "date"),
    Column("status_sertifikat", "Status Sertifikat", "Keadaan sertifikat.", allowed=("terbit", "batal", "pengganti")),
)

PEOPLE = Table(
    "people",
    "Orang",
    "Satu baris satu orang.",
    (
        _PERSON_KEY,
        _NIK,
        _NAME,
        Column("jk", "L/P", "Jenis kelamin: L laki-laki, P perempuan.", allowed=("L", "P"), width=6),
        Column("tempat_lahir", "Tempat Lahir", "Tempat lahir menurut KTP.", width=18),
        Column("tgl_lahir", "Tanggal Lahir", "Tanggal lahir menurut KTP.", "date"),
        Column("alamat", "Alamat", "Jalan, dusun, atau jorong.", width=30),
        Column("rt", "RT", "Rukun tetangga.", width=6),
        Column("rw", "RW", "Rukun warga.", width=6),
        Column("kode_desa", "Kode Desa", _CODE, width=16),
        Column("desa", "Desa/Kelurahan", "Nama desa, kelurahan, nagari, atau sebutan setempat.", width=22),
        Column("kec", "Kecamatan", "Nama kecamatan.", width=22),
        Column("kab_kota", "Kabupaten/Kota", "Nama kabupaten atau kota.", width=22),
        Column("kode_desa_tugas", "Kode Desa Tugas", "Wilayah tugas, bila bukan tempat tinggal. " + _CODE, width=16),
        Column("no_hp", "No. HP/WA", "Nomor telepon, sebagai teks.", width=16),
        Column("email", "Surel", "Alamat surel.", width=24),
        Column("pendidikan", "Pendidikan", "Pendidikan terakhir."),
        Column("pekerjaan", "Pekerjaan", "Pekerjaan pokok.", width=18),
        Column("tahun_pengangkatan", "Tahun Pengangkatan", "Tahun diangkat sebagai PSM.", "year"),
        Column("no_sk", "No. SK", "Nomor surat keputusan pengangkatan.", width=24),
        Column("tgl_sk", "Tanggal SK", "Tanggal surat keputusan pengangkatan.", "date"),
        Column("sk_berlaku_sampai", "SK Berlaku Sampai", "Hari terakhir masa berlaku surat keputusan.", "date"),
        Column("penanda_tangan_sk", "Penanda Tangan SK", "Jabatan yang menandatangani surat keputusan.", width=24),
        Column("no_anggota_ipsm", "No. Anggota IPSM", "Nomor induk anggota Ikatan PSM.", width=18),
        Column("status", "Status", "Status PSM.", allowed=("calon", "aktif", "nonaktif")),
        Column("unsur", "Unsur/Pilar", "Pilar sosial: PSM, TKSK, Tagana, Karang Taruna, LKS, …"),
        Column("gelar_depan", "Gelar Depan", "Gelar di depan nama."),
        Column("gelar_belakang", "Gelar Belakang", "Gelar di belakang nama."),
        Column("no_sertifikat_dasar", "No. Sertifikat Dasar", "Nomor sertifikat bimtek dasar.", width=28),
        Column("tgl_sertifikat_dasar", "Tanggal Sertifikat Dasar", "Tanggal sertifikat bimtek dasar.", "date"),
        Column("penyelenggara_dasar", "Penyelenggara Dasar", "Penyelenggara bimtek dasar.", width=30),
        _REMARK,
    ),
    ("id_orang",),
)
PARTICIPANTS = Table(
    "participants",
    "Peserta",
    "Satu baris satu peserta dalam satu kegiatan.",
    (
        *_EVENT,
        _PERSON_KEY,
        _NIK,
        _NAME,
        Column("kode_kab_kota", "Kode Kab/Kota", "Kabupaten/kota yang kuotanya dipakai; kode Kemendagri.", width=14),
        Column("kab_kota", "Asal Kab/Kota", "Nama kabupaten/kota yang kuotanya dipakai.", width=22),
        Column("status_peserta", "Status Peserta", "Diusulkan, Terkonfirmasi, Datang langsung, …", width=18),
        Column("menggantikan", "Menggantikan", "ID orang yang diundang lebih dahulu, bila peserta ini penggantinya."),
        *_RESULT,
        _REMARK,
    ),
    ("kode_kegiatan", "id_orang"),
)
ATTENDANCE = Table(
    "attendance",
    "Kehadiran",
    "Satu baris satu peserta dalam satu sesi.",
    (
        Column("kode_kegiatan", "Kode Kegiatan", "Kode kegiatan di kantor penyelenggara.", width=16),
        _PERSON_KEY,
        _NAME,
        Column("tanggal", "Tanggal", "Hari sesi.", "date"),
        Column("jam_mulai", "Jam Mulai", "Waktu setempat, 08:00:00.", "time"),
        Column("jam_selesai", "Jam Selesai", "Waktu setempat, 09:30:00.", "time"),
        Column("materi", "Materi", "Materi sesi.", width=40),
        Column("jp", "JP", "Jam pelajaran sesi.", "number"),
        Column(
            "kehadiran",
            "Kehadiran",
            "Kosong berarti belum dicatat, bukan tidak hadir.",
            allowed=("hadir", "izin", "sakit", "alpa"),
        ),
        _REMARK,
    ),
)
CERTIFICATES = Table(
    "certificates",
    "Sertifikat",
    "Satu baris satu nomor dalam buku register, yang dibatalkan pun ada.",
    (*_EVENT, *_RESULT, _PERSON_KEY, _NAME, _REMARK),  # no key: two offices may have given one number twice
)
TABLES: Sequence[Table] = (PEOPLE, PARTICIPANTS, ATTENDANCE, CERTIFICATES)
