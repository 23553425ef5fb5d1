"""What the columns of Indonesian lists mean, as data: the fields of each kind of list, and the headings for them.

Headings are written folded (see `exchange.headings.folded`): small letters, one spelling a word, no signs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One thing that a column may tell: its key, its words for a picker of columns, the headings that mean it.

    `parts` names the fields that a combined column is taken apart into; `pattern` (a whole match) tells the field by
    its contents where a column has no heading.
    """

    key: str
    label: str
    headings: tuple[str, ...] = ()
    pattern: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """The fields of one kind of list; without one of the `required` there is no list.

    `open_prefix`: fields with names of the list's own, as "exam:Praktik", may be chosen for further columns.
    """

    key: str
    fields: tuple[Field, ...]
    required: tuple[str, ...]
    open_prefix: str = ""

    @property
    def labels(self) -> Mapping[str, str]:
        """Key → words, in the order for a picker."""
        return {field.key: field.label for field in self.fields}

    def field(self, key: str) -> Field:
        """The field with a key; one of the list's own where the catalogue is open."""
        found = next((field for field in self.fields if field.key == key), None)
        return found or Field(key, key.removeprefix(self.open_prefix))


EXAMPLE_NAME = "Contoh: Siti Aminah"
"""The name in the filled example row of our templates; a row with it is never an entry."""
INSTRUCTIONS_SHEET = "Petunjuk"
"""The sheet of our templates that holds no list."""
VERBATIM_SHEET = "Data orang"
"""The sheet of our own export: its names are as stored, and are not mended again."""


def _known(headings: str) -> tuple[str, ...]:
    return tuple(heading.strip() for heading in headings.split("|"))


_DATE = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\s*[-/. ]\s*(?:[0-9]{1,2}|[A-Za-z]{3,9})\s*[-/. ]\s*[0-9]{2,4})"
_SCHOOL = r"(?i:sd|smp|sltp|sma|smk|ma|mts|slta|d[\- ]?[1-4]|d[\- ]?i{1,3}v?|s[\- ]?[1-3]|s1/\w+|sarjana|diploma.*)"

NUMBER = Field("number", "Nomor urut", _known("no | no urut | urut | no absen"), "[0-9]{1,5}[.)]?")
NAME = Field(
    "name",
    "Nama",
    _known(
        "nama | nama gelar | nama nik | name | nama dan gelar | nama lengkap dan gelar | nama tksk | nama penerima"
        " | peserta | nama nip | nama orang | nama warga"
    ),
)
NIK = Field(
    "nik", "NIK", _known("nik | no nik | no nik nik | nik no nik | no induk nik"), "'?[0-9](?:[ .-]?[0-9]){15}"
)

_PEOPLE = (
    NUMBER,
    NAME,
    Field("front_title", "Gelar depan", _known("gelar depan | gelar di depan")),
    Field("back_title", "Gelar belakang", _known("gelar belakang | gelar di belakang | gelar")),
    NIK,
    Field("birth_place", "Tempat lahir", _known("tempat lahir | lahir tempat | kota lahir | place of birth")),
    Field("birth_date", "Tanggal lahir", _known("tgl lahir | lahir tgl | lahir | date of birth"), _DATE),
    Field(
        "birth",
        "Tempat, tanggal lahir",
        _known(
            "tempat tgl lahir | ttl | tempat lahir tgl lahir | tempat lahir tgl | tempat tgl bulan thn lahir"
            " | tempat dan tgl lahir | tempat tgl | lahir tempat tgl | tempat lahir dan tgl lahir"
        ),
        rf"[^\W\d_][\w .'’()-]*?[\s,/]+{_DATE}",
        ("birth_place", "birth_date"),
    ),
    Field(
        "sex",
        "Jenis kelamin",
        _known(
            "jk | jk kelamin | kelamin | l p | p l | lk pr | jk l p | jk kelamin l p | j k | laki laki perempuan"
            " | jk kelamin laki laki perempuan | pria wanita"
        ),
        "(?i:l|p|lk|pr|laki-laki|perempuan|pria|wanita)",
    ),
    Field(
        "male",
        "Tanda di kolom laki-laki",
        _known("l | lk | laki laki | pria | jk kelamin l | jk kelamin laki laki | jk l"),
        parts=("sex",),
    ),
    Field(
        "female",
        "Tanda di kolom perempuan",
        _known("p | pr | perempuan | wanita | jk kelamin p | jk kelamin perempuan | jk p"),
        parts=("sex",),
    ),
    Field(
        "pillar",
        "Unsur/pilar",
        _known("unsur | unsur unsur | unsur jabatan | unsur sosial | jk unsur | instansi unsur | unsur instansi"),
    ),
    Field(
        "region",
        "Kode wilayah asal",
        _known("kode desa | kode wilayah | kode desa desa"),
        r"[1-9][0-9]\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?",
    ),
    Field(
        "village_name", "Desa/kelurahan", _known("desa | desa desa | desa desa desa | alamat desa | alamat desa desa")
    ),
    Field(
        "district_name", "Kecamatan", _known("kec | distrik | alamat kec | district | kapanewon | kapanewon kemantren")
    ),
    Field(
        "regency_name",
        "Kabupaten/kota",
        _known(
            "kab | kota | kab kota | kota kab | asal | daerah | utusan | perwakilan | alamat kab | alamat kab kota"
            " | regency"
        ),
    ),
    Field("province_name", "Provinsi", _known("prov | alamat prov")),
    Field(
        "village_district",
        "Desa/kecamatan dalam satu kolom",
        _known("desa kec | desa desa kec | alamat desa kec | desa dan kec"),
        parts=("village_name", "district_name"),
    ),
    Field(
        "district_regency",
        "Kecamatan/kabupaten dalam satu kolom",
        _known("kec kab | kec kab kota | kec kota | kec dan kab"),
        parts=("district_name", "regency_name"),
    ),
    Field(
        "village_district_regency",
        "Desa/kecamatan/kabupaten dalam satu kolom",
        _known("desa kec kab | desa kec kab kota | desa desa kec kab | desa desa kec kab kota"),
        r"(?i:(?:ds|desa|kel|kelurahan|nagari|kampung)\b.+\bkec.+)",
        ("village_name", "district_name", "regency_name"),
    ),
    Field(
        "address",
        "Alamat",
        _known(
            "alamat | alamat rumah | alamat tempat tinggal | jalan | alamat jalan | alamat nik | alamat domisili"
            " | jorong | dusun | alamat tinggal | alamat sekarang"
        ),
    ),
    Field("rt", "RT", _known("rt | alamat rt")),
    Field("rw", "RW", _known("rw | alamat rw")),
    Field("rt_rw", "RT/RW dalam satu kolom", _known("rt rw | alamat rt rw"), parts=("rt", "rw")),
    Field(
        "phone",
        "Nomor HP",
        _known("hp | no hp | no hp hp | hp hp | phone number | no hp hp hp | phone | no yang dapat dihubungi"),
        r"'?(?:\+?62[ .-]?|0)?8[0-9](?:[ .-]?[0-9]){7,10}",
    ),
    Field(
        "email",
        "Surel",
        _known("email | e mail | surel | pos el | alamat email | alamat surel | alamat e mail"),
        r"[^@\s]+@[^@\s]+\.[^@\s]+",
    ),
    Field(
        "education",
        "Pendidikan",
        _known("pendidikan | jenjang pendidikan | ijazah | last education | pendidikan jenjang | tingkat pendidikan"),
        _SCHOOL,
    ),
    Field("occupation", "Pekerjaan", _known("pekerjaan | main job | profesi")),
    Field(
        "appointed_year",
        "Tahun diangkat",
        _known(
            "thn pengangkatan | thn diangkat | mulai | thn mulai | thn | sejak | menjadi sejak | thn menjadi"
            " | tmt | thn sk | thn of appointment"
        ),
        "(?:19|20)[0-9]{2}",
    ),
    Field(
        "decree_number",
        "Nomor SK",
        _known("no sk | sk | no sk pengangkatan | sk pengangkatan | no surat keputusan | sk no"),
    ),
    Field("decree_date", "Tanggal SK", _known("tgl sk | tgl sk pengangkatan | tgl surat keputusan | sk tgl")),
    Field("decree_until", "SK berlaku sampai", _known("sk berlaku sampai | berlaku sampai | masa berlaku sk")),
    Field("decree_signer", "Penanda tangan SK", _known("penanda tangan sk | sk ditandatangani oleh | pejabat sk")),
    Field(
        "ipsm_number",
        "Nomor anggota IPSM",
        _known("no ipsm | no anggota | no anggota ipsm | nia ipsm | no kta | no kta ipsm | membership number"),
    ),
    Field(
        "status",
        "Status",
        _known(
            "status | status keanggotaan | keaktifan | aktif | aktif tidak | status keaktifan | is active | is aktif"
        ),
        "(?i:aktif|nonaktif|non aktif|tidak aktif|calon)",
    ),
    Field("duty_region", "Kode wilayah tugas", _known("kode desa tugas | kode wilayah tugas | kode lokasi tugas")),
    Field(
        "basic_certificate_number",
        "Nomor sertifikat bimtek dasar",
        _known("no sertifikat | sertifikat number | no sertifikat bimtek dasar"),
    ),
    Field(
        "basic_certificate_date",
        "Tanggal sertifikat bimtek dasar",
        _known("tgl sertifikat | sertifikat date | tgl sertifikat bimtek dasar"),
    ),
    Field(
        "basic_certificate_organiser",
        "Penyelenggara bimtek dasar",
        _known("penyelenggara | penyelenggara sertifikat | organizer | penyelenggara bimtek dasar"),
    ),
    Field("note", "Catatan", _known("catatan | catatan tambahan")),
)

PEOPLE = Catalogue("people", _PEOPLE, ("name",))
"""Lists of people, and of the participants of an event."""


_SITTINGS = ("", "sesi ", "sesi ke ", "s ", "s", "hari ", "hari ke ", "pertemuan ", "pertemuan ke ")


def attendance(sessions: Sequence[str]) -> Catalogue:
    """A list of marks: one for the whole event, or one per session ("session:1" …); `sessions` are their labels."""
    by_session = (
        Field(
            f"session:{number}",
            label or f"Sesi {number}",
            tuple(f"{word}{number}" for word in _SITTINGS),
        )
        for number, label in enumerate(sessions, start=1)
    )
    whole = _known("kehadiran | hadir | status kehadiran | ket | keterangan | absen | absensi | presensi | tanda hadir")
    return Catalogue(
        "attendance", (NUMBER, NAME, NIK, Field("mark", "Kehadiran (semua sesi)", whole), *by_session), ("name",)
    )


def exam_scores() -> Catalogue:
    """A list of what participants got in tests: "exam:pre", "exam:post", and tests by names of the list's own."""
    before = _known("pre test | pretest | tes awal | nilai pre test | nilai pretest | nilai awal | pre")
    after = _known(
        "post test | posttest | tes akhir | nilai post test | nilai posttest | nilai akhir | post | nilai tes akhir"
        " | postest | nilai postest"
    )
    fields = (NUMBER, NAME, NIK, Field("exam:pre", "Pre-test", before), Field("exam:post", "Post-test", after))
    return Catalogue("exam_scores", fields, ("name",), "exam:")


def award_scores(criteria: Sequence[tuple[str, str]]) -> Catalogue:
    """A list of what jurors gave nominees: a column a criterion ("criterion:ID"), or one row a value with the name of
    its criterion. `criteria` are (id, name)."""
    fields = (
        NUMBER,
        Field("juror", "Juri", _known("juri | nama juri | penilai | nama penilai | juror | dewan juri")),
        Field("nominee", "Nomine", _known("nomine | nama nomine | nama | peserta | nominee | nominasi | yang dinilai")),
        *(Field(f"criterion:{key}", name) for key, name in criteria),
        Field("criterion", "Kriteria", _known("kriteria | aspek | aspek penilaian | unsur penilaian | criterion")),
        Field("value", "Nilai", _known("nilai | skor | score | angka")),
    )
    return Catalogue("award_scores", fields, ("juror", "nominee"))
