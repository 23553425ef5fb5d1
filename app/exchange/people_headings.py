"""What the columns of Indonesian lists of people are called, as a table: field → headings that mean it."""

import re
import unicodedata
from collections.abc import Sequence

# Said by a column of its own and turned by the reader into fields of a person.
NUMBER, BIRTH, RT_RW, MALE, FEMALE = "_number", "_birth", "_rt_rw", "_male", "_female"

_GAPS = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")

# One spelling for each word, and words that say nothing beside others.
_SAME_WORDS = """
no: nomor nomer nr | tgl: tanggal tg tanggl | lahir: lhr kelahiran | tempat: tmp tpt tmpt | kab: kabupaten
kec: kecamatan | desa: kel kelurahan nagari gampong kampung pekon kalurahan kepenghuluan village
prov: provinsi propinsi province
hp: wa whatsapp handphone telepon telp tlp tlpn kontak ponsel seluler | pendidikan: pend pddk | kelamin: gender sex
thn: tahun year | unsur: pilar | surat: srt | sertifikat: certificate sertipikat | nik: ktp kependudukan | jk: jns jenis
"""
_FILLERS = """
lengkap sesuai dan psm peserta asal nama terakhir utama pokok orang calon anggota aktif dari hand phone induk
kemendagri dengan bimtek dasar utusan perwakilan relawan
"""

_HEADINGS = """
_number: no | no urut | urut
name: nama | nama gelar | nama nik | name | nama dan gelar | nama lengkap dan gelar | nama tksk | nama penerima
front_title: gelar depan | gelar di depan
back_title: gelar belakang | gelar di belakang | gelar
nik: nik | no nik | no nik nik | nik no nik
birth_place: tempat lahir | lahir tempat | kota lahir | place of birth
birth_date: tgl lahir | lahir tgl | lahir | date of birth
_birth: tempat tgl lahir | ttl | tempat lahir tgl lahir | tempat lahir tgl | tempat tgl bulan thn lahir
sex: jk | jk kelamin | kelamin | l p | p l | lk pr | jk l p | jk kelamin l p | j k
_male: l | lk | laki laki | pria | jk kelamin l | jk kelamin laki laki | jk l
_female: p | pr | perempuan | wanita | jk kelamin p | jk kelamin perempuan | jk p
pillar: unsur | unsur unsur | unsur jabatan | unsur sosial | jk unsur | instansi unsur | unsur instansi
region: kode desa | kode wilayah | kode desa desa
village_name: desa | desa desa | desa desa desa | alamat desa | alamat desa desa
district_name: kec | distrik | alamat kec | district | kapanewon
regency_name: kab | kota | kab kota | kota kab | asal | daerah | utusan | perwakilan
 | alamat kab | alamat kab kota | regency
province_name: prov
address: alamat | alamat rumah | alamat tempat tinggal | jalan | alamat jalan | alamat nik | alamat domisili
 | jorong | dusun
rt: rt | alamat rt
rw: rw | alamat rw
_rt_rw: rt rw | alamat rt rw
phone: hp | no hp | no hp hp | hp hp | phone number
email: email | e mail | surel | pos el | alamat email | alamat surel | alamat e mail
education: pendidikan | jenjang pendidikan | ijazah | last education
occupation: pekerjaan | main job | profesi
appointed_year: thn pengangkatan | thn diangkat | mulai | thn mulai | thn | sejak | menjadi sejak | thn menjadi
 | tmt | thn sk | thn of appointment
decree_number: no sk | sk | no sk pengangkatan | sk pengangkatan | no surat keputusan
ipsm_number: no ipsm | no anggota | no anggota ipsm | nia ipsm | no kta | no kta ipsm | membership number
status: status | status keanggotaan | keaktifan | aktif | aktif tidak | status keaktifan | is active | is aktif
duty_region: kode desa tugas | kode wilayah tugas | kode lokasi tugas
basic_certificate_number: no sertifikat | sertifikat number
basic_certificate_date: tgl sertifikat | sertifikat date
basic_certificate_organiser: penyelenggara | penyelenggara sertifikat | organizer
"""


def folded(heading: str) -> str:
    """A heading for comparing: one spelling a word, brackets and signs gone ("No. Telp. (aktif)": "no hp")."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    words = _GAPS.sub(" ", _BRACKETS.sub(" ", plain)).split() or _GAPS.sub(" ", plain).split()
    return " ".join(_WORD.get(word, word) for word in words)


def field_of(parts: Sequence[str]) -> str:
    """The field that a heading means; it may be split over several rows, from above. "" when none is known.

    "Alamat" over "Desa" is read as a whole first, then by its lowest row, then by its highest; each as it stands,
    then without fillers.
    """
    for heading in (folded(" ".join(parts)), *(folded(part) for part in reversed(parts))):
        for words in (heading, _telling(heading)):
            if words in _FIELD_OF:
                return _FIELD_OF[words]
    return ""


def _telling(heading: str) -> str:
    """Without fillers; a heading of nothing else keeps its first word ("Nama Peserta": "nama", "Asal": "asal")."""
    words = heading.split()
    return " ".join([word for word in words if word not in _DROPPED] or words[:1])


def _word_table() -> dict[str, str]:
    entries = (entry.partition(":") for line in _SAME_WORDS.splitlines() for entry in line.split("|"))
    return {word: kept.strip() for kept, _, words in entries for word in words.split()}


def _heading_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _HEADINGS.replace("\n |", " |").strip().splitlines():
        name, _, headings = line.partition(":")
        table |= dict.fromkeys((heading.strip() for heading in headings.split("|")), name)
    return table


_WORD = _word_table()
_FIELD_OF = _heading_table()
_DROPPED = frozenset(_FILLERS.split())
