"""What a heading means: folded to one spelling, and looked up among the fields of a kind of list."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.domain.import_fields import Catalogue

_GAPS = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_SPACED = re.compile(r"\b[a-z](?: [a-z]){2,}\b")  # "N I K", letters apart to fill a wide column

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
# Columns of other things, whose contents must not be taken for ours: a family card has 16 digits too.
_OTHERS = frozenset({
    "kk", "kartu", "keluarga", "rekening", "bank", "npwp", "nip", "bpjs", "ibu", "ayah", "suami", "istri", "wali",
    "pasangan", "tangan",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def folded(heading: str) -> str:
    """A heading for comparing: one spelling a word, brackets and signs gone ("No. Telp. (aktif)": "no hp")."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return _in_our_words(_BRACKETS.sub(" ", plain)) or _in_our_words(plain)


def field_of(parts: Sequence[str], catalogue: Catalogue) -> str:
    """The field that a heading means; it may be split over several rows, from above. "" when none is known.

    "Alamat" over "Desa" is read as a whole first, then by its lowest row, then by its highest; each as it stands,
    then without fillers. Of several rows the words may come in any order ("SK" over "Nomor"); what stands in brackets
    may say more ("Alamat (Desa)").
    """
    known = _fields_by_heading(catalogue)
    told = " ".join(parts)
    if "(" in told and (field := known.get(_in_our_words(unicodedata.normalize("NFKC", told).casefold()))):
        return field
    whole = folded(told)
    if len(parts) > 1 and whole not in known and (field := _fields_by_words(catalogue).get(frozenset(whole.split()))):
        return field
    for heading in (whole, *(folded(part) for part in reversed(parts))):
        for words in (heading, _telling(heading)):
            if words in known:
                return known[words]
    return ""


def heading_words(catalogue: Catalogue) -> tuple[str, ...]:
    """The single words of which one stands in every heading row: those that mean a required field."""
    words = {
        word
        for key in catalogue.required
        for heading in catalogue.field(key).headings
        for word in heading.split()[:1]
    }
    return tuple(sorted(words))


def is_of_headings(words: str, catalogue: Catalogue) -> bool:
    """Whether all words are such as headings are made of."""
    return _vocabulary(catalogue).issuperset(folded(words).split())


def of_another_thing(heading: str) -> bool:
    """Whether a heading names something that no field of ours is."""
    return not _OTHERS.isdisjoint(folded(heading).split())


def _in_our_words(heading: str) -> str:
    words = _GAPS.sub(" ", heading).strip()
    joined = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), words)
    return " ".join(_WORD.get(word, word) for word in joined.split())


def _telling(heading: str) -> str:
    """Without fillers; a heading of nothing else keeps its first word ("Nama Peserta": "nama", "Asal": "asal")."""
    words = heading.split()
    return " ".join([word for word in words if word not in _DROPPED] or words[:1])


@lru_cache(maxsize=64)
def _fields_by_heading(catalogue: Catalogue) -> dict[str, str]:
    """Headings → keys; a field's own label is one of its headings, the template's. The first field counts."""
    table: dict[str, str] = {}
    for field in reversed(catalogue.fields):
        table |= dict.fromkeys((*field.headings, folded(field.label)), field.key)
    return table


@lru_cache(maxsize=64)
def _fields_by_words(catalogue: Catalogue) -> Mapping[frozenset[str], str]:
    return {frozenset(heading.split()): field for heading, field in reversed(_fields_by_heading(catalogue).items())}


@lru_cache(maxsize=64)
def _vocabulary(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(word for heading in _fields_by_heading(catalogue) for word in heading.split()) | _DROPPED


def _word_table() -> dict[str, str]:
    entries = (entry.partition(":") for line in _SAME_WORDS.splitlines() for entry in line.split("|"))
    return {word: kept.strip() for kept, _, words in entries for word in words.split()}


_WORD = _word_table()
_DROPPED = frozenset(_FILLERS.split())
