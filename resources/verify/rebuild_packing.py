"""Rebuild packing.json: in how few bits the texts of a kode keaslian are packed (see app/domain/packed_text.py).

The program never runs this. The file must never change once codes are printed: a code packed with one table cannot be
read with another. The letters of names are those of invented people and of the country's 90,000 names of places.
"""

import heapq
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, product
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIGNS = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.,-/()&:"
SIGNS += "\u2019\u2018\u02bc`\"\u201c\u201d_+;\u2013\u2026"
SIGNS += "<>!?=@#$%*[]{}|~^\\\u2014\u00b7\u00b0\u00ab\u00bb\u201e\u201a"
# Names with marks: of the Latin alphabets of Europe, and of Arabic and Sanskrit as scholars write them.
MARKED = "".join(map(chr, [*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100)]))
MARKED += "ĀāĂăĄąĆćČčĎďĐđĒēĔĕĖėĘęĚěĞğĠġĢģĨĩĪīĬĭĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŒœŘřŚśŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŹźŻżŽžǦǧǪǫȘșȚț"
MARKED += "ʾʿḌḍḎḏḤḥḪḫḲḳḶḷṀṁṂṃṄṅṆṇṚṛṢṣṬṭṮṯẒẓẔẕẖ"
SIGNS += MARKED
LONGEST = 15  # bits of a code: one hexadecimal digit tells it
END, OTHER = 0, 1  # before the signs: the end of the text, and any other sign with its number in 21 bits

FIRST = tuple("""
Siti Nur Muhammad Ahmad Sri Dewi Abdul Moh. Muh. Mohamad Ni I Andi Agus Budi Rina Yuli Eko Dwi Tri Djoko Joko Hadi
Indah Lestari Rahmat Hendra Fitri Wahyu Rizky Putri Ayu Made Wayan Ketut Yohanes Maria Marthen Yosef Daud Usman Umar
Ali Hasan Husain Fatimah Aminah Khadijah Zainab Nuraini Halimah Ratna Tuti Wati Yanti Erni Asep Dadang Ujang Tjahjo
Bambang Slamet Suparman Sutrisno Sugeng Mulyono Darmawan Gunawan Irwan Ridwan Syamsul Raden Ajeng Teuku Cut Datuk
Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastro Handayani Anggraini Simanjuntak Hutagalung Sembiring
Nainggolan Sinaga Chaniago Kurniawan Santoso Setiawan Saputra Saputri Pratama Permata Ramadhani Hidayat Firmansyah
Maulana Nugroho Wibowo Susanto Sulistyo Rahayu Utami Astuti Purwanti Susilawati Wahyuni Ningsih binti bin br. Haji
Hj. H. Drs. Al Ar Abdurrahman Ma'ruf Nur'aini Syafi'i Mu'minah Yohana Magdalena Kristina Theresia Yuliana Ndraha Zega
""".split())  # noqa: SIM905  # words are read more easily so
# The same way, for the share of marked letters among the others.
WITH_MARKS = tuple("""
Muḥammad Aḥmad Maḥmūd ʿAbd ʿAbdullāh ar-Raḥmān ar-Raḥīm al-Ḥusaynī al-Ḥabīb al-ʿAṭṭās al-Ḥaddād as-Saqqāf aṣ-Ṣāliḥ
aḍ-Ḍaḥḥāk aṭ-Ṭayyib aẓ-Ẓāhir Fāṭimah ʿĀʾishah Khadījah Āminah Nūr Nūrul Ḥasan Ḥusayn ʿAlī ʿUmar ʿUthmān ʿUṯmān Yūsuf
Ibrāhīm Ismāʿīl Isḥāq Yaʿqūb Mūsā ʿĪsā Dāwūd Sulaymān Ṣāliḥ Ṭāhir Riḍwān Ẓahīr Zaynab Sayyid Syarīfah Qur’ānī Ma’rūf
André Renée José Hélène Thérèse Yosé Désirée Wédha Bagûs Gêdé Ĕmas Kĕtut Krĕsna Śrī Kṛṣṇa Viṣṇu Gaṇeśa Müller Böhm
Désa Méntéri Pidië Gayô Acèh Teungkù Peusangan Samalanga Jeunièb Bireuën
""".split())  # noqa: SIM905  # as above
TITLES = """
Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)
Bimbingan Teknis Dasar Pekerja Sosial Masyarakat
Pelatihan Dasar Pekerja Sosial Masyarakat se-Sumatera Barat
Bimtek PSM Tingkat Dasar Angkatan I Tahun Anggaran 2026
Bimtek Lanjutan Pekerja Sosial Masyarakat Tingkat Provinsi Riau Tahun 2025
Pemantapan Pekerja Sosial Masyarakat dan Tenaga Kesejahteraan Sosial Kecamatan (TKSK)
Peningkatan Kapasitas Pilar-Pilar Sosial Kabupaten dan Kota
Pelatihan Pendampingan Penyandang Masalah Kesejahteraan Sosial
Bimbingan Sosial Karang Taruna, Taruna Siaga Bencana dan Lembaga Kesejahteraan Sosial
Pemilihan Pilar-Pilar Sosial Berprestasi Tingkat Kabupaten Siak Tahun 2024
Seleksi Pekerja Sosial Masyarakat Teladan
""".strip().splitlines()
CODES = ("400.9", "460", "400.9.12.1", "800.2.4", "SERT", "PIAGAM", "SERTIFIKAT")
UNITS = ("DINSOS", "436.7.8", "409.106", "IV.06", "BIMTEK", "PSM", "DISSOS", "DINSOSP3A", "IPSM")
MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def corpus() -> Iterator[tuple[str, float]]:
    """(text, weight) pairs."""
    regions = lzma.decompress((HERE.parent / "regions" / "regions.csv.xz").read_bytes()).decode("utf-8").splitlines()
    for name in (line.partition(",")[2] for line in regions):
        yield name, 1
        yield name.upper(), 0.4
    for one, other in product(FIRST, FIRST[::3]):
        yield f"{one} {other}", 12
        yield f"{one} {other}".upper(), 4
    for one, other in product(WITH_MARKS, FIRST[::9] + WITH_MARKS[::3]):
        yield f"{one} {other}", 3
        yield f"{one} {other}".upper(), 1
    for sample in ("siak-2018", "solok-2017"):
        told = json.loads((HERE.parent / "samples" / f"{sample}.json").read_text(encoding="utf-8"))
        for person in told["people"]:
            yield person["name"], 300
            yield person["name"].upper(), 100
    for title in TITLES:
        yield title, 2500
        yield title.upper(), 500
    for code, unit, month, number in product(CODES, UNITS, MONTHS, range(1, 1000, 37)):
        yield f"{code}/{number:04}/{unit}/{month}/{2024 + number % 9}", 4
        yield f"{number:03}/{unit}/{month}/{2024 + number % 9}", 2


def groups() -> Iterator[int]:
    """What the next sign's code depends on: of each sign (and before the first) the number of its group."""
    alike = {}
    for sign in SIGNS:
        own = (sign.isalpha() and sign.isascii()) or sign in " ./-'"
        kind = sign if own else "0" if sign.isdigit() else MARKED[sign.islower()] if sign in MARKED else "?"
        alike.setdefault(kind, len(alike) + 2)
        yield alike[kind]


def lengths(weights: Sequence[float]) -> list[int]:
    """The length of each sign's code, at most LONGEST bits: Huffman's, with rare signs made less rare until it fits."""
    floor = sum(weights) / 2**16
    while True:
        ticket = count()
        heap = [(max(weight, floor), next(ticket), (index,)) for index, weight in enumerate(weights)]
        heapq.heapify(heap)
        depth = [0] * len(weights)
        while len(heap) > 1:
            one, other = heapq.heappop(heap), heapq.heappop(heap)
            for index in one[2] + other[2]:
                depth[index] += 1
            heapq.heappush(heap, (one[0] + other[0], next(ticket), one[2] + other[2]))
        if max(depth) <= LONGEST:
            return depth
        floor *= 1.5


def main() -> None:
    after = [0, 1, *groups()]  # of the end (never used, but it starts a text) and of any other sign
    place = {sign: index for index, sign in enumerate(SIGNS, start=2)}
    counted = [Counter() for _ in range(max(after) + 1)]
    overall = Counter()
    for text, weight in corpus():
        group = 0
        for sign in [*(place.get(sign, OTHER) for sign in text), END]:
            counted[group][sign] += weight
            overall[sign] += weight
            group = after[sign]
    total = sum(overall.values())
    size = len(SIGNS) + 2
    told = []
    for own in counted:
        share = max(sum(own.values()), 1000) * 0.02 / total
        told.append([own[sign] + share * overall[sign] for sign in range(size)])
    rows = ["".join(f"{bits:x}" for bits in lengths(weights)) for weights in told]
    made = {"signs": SIGNS, "groups": after, "lengths": rows}
    text = json.dumps(made, ensure_ascii=True, separators=(",", ":")).replace('","', '",\n"').replace(',"', ',\n"')
    (HERE / "packing.json").write_text(text + "\n", encoding="ascii", newline="\n")
    sys.stdout.write(f"{len(rows)} groups of {size} signs\n")


if __name__ == "__main__":
    main()
