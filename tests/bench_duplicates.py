"""Duplicate candidates over 10,000 and 100,000 people: the ratio of time, what is found, and peak memory.

`python -m tests.bench_duplicates [COUNT…]`; each size is searched in a process of its own. Names follow Zipf's law over
Indonesian given and family names, one in twenty birth dates is a default such as 1 January, and one in a hundred people
stands twice, as lists write them. Five live in each village; the last line crowds them into the villages of Riau.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

GIVEN = """
    Siti Muhammad Sri Nur Ahmad Abdul Dewi Agus Eko Budi Rina Andi Yuni Indah Ani Joko Hendra Rahmat Sukarni Suryani
    Yusuf Wati Ismail Fitri Zainal Hasan Rosnah Darmawan Ernawati Syamsul Rudi Lestari Bambang Yanti Firman Marlina
    Arif Nurhayati Dedi Kartini Usman Salmah Jumadi Halimah Tuti Wahyu Rohani Iwan Zubaidah Samsudin Herman Aisyah
"""
FAMILY = """
    Aminah Rahman Hidayat Susanti Lubis Nasution Siregar Harahap Wahyuni Setiawan Saputra Kurniawan Yusuf Ismail
    Rahayu Handayani Lestari Pratama Santoso Wijaya Gunawan Hasibuan Ritonga Ramadhan Fauzi Anwar Khadijah Fatimah
    Mulyani Suryadi Effendi Yuliana Maulana Hakim Azhar Syahputra Ningsih Purnama Rizal Arifin Daulay Simanjuntak
    Utami Sari Permata Hartati Rosmawati Junaidi Sulaiman Ibrahim Zulkifli Mansur Basri Amri Chaniago Tanjung Koto
    Piliang Sikumbang Jambak Caniago Melayu Panjaitan Sinaga Situmorang Marpaung Manurung Tampubolon Sihombing
"""
SYLLABLES = "su har to mar di yan ti wa hyu ro ni kas man sa ri dar mi no nur la ju ka mul ya pra set ia wan her ku rah"
RARE = 0.4
"""The share of words that are nobody's habit, made of syllables: some 30,000 different ones among 100,000 people."""
SIZES = (10_000, 100_000)
ROUNDS = 3


def people(count: int, villages: list[str]) -> list[tuple[str, ...]]:
    """Invented people as rows of `person`: id, name, birth date, sex, region, phone."""
    chance = random.Random(count)
    given, family = ((words, [1 / (at + 3) for at in range(len(words))]) for words in (GIVEN.split(), FAMILY.split()))
    made: list[tuple[str, ...]] = []
    while len(made) < count:
        words = [_word(chance, *given), *(_word(chance, *family) for _ in range(chance.choice((0, 1, 1, 1, 2))))]
        year, month, day = chance.randint(1955, 2004), chance.randint(1, 12), chance.randint(1, 28)
        born = f"{year}-01-01" if chance.random() < 0.05 else f"{year}-{month:02}-{day:02}"
        village, phone = chance.choice(villages), f"0812{len(made):08}"
        made.append((f"{len(made):032x}", " ".join(words), born, chance.choice("LP"), village, phone))
        if chance.random() < 0.01:
            again = " ".join(words).replace("Muhammad", "Moh.").replace("Yusuf", "Jusuf").upper()
            made.append((f"{len(made):032x}", again, born, made[-1][3], village, ""))
    return made[:count]


def _word(chance: random.Random, words: list[str], weights: list[float]) -> str:
    if chance.random() < RARE:
        return "".join(chance.choices(SYLLABLES.split(), k=chance.choice((2, 2, 3)))).capitalize()
    return chance.choices(words, weights)[0]


def village_codes(count: int, *, crowded: bool) -> list[str]:
    """Villages for so many people: one for five of them, all over the country, or those of Riau."""
    from app.services import regions

    known = regions.gazetteer()
    provinces = ["14"] if crowded else [province.code for province in known.children()]
    codes = [
        village.code
        for province in provinces
        for regency in known.children(province)
        for district in known.children(regency.code)
        for village in known.children(district.code)
    ]
    return codes if crowded else codes[:: max(1, len(codes) * 5 // count)]


def fill(folder: Path, count: int, *, crowded: bool) -> None:
    """A database of so many people, written past the log: only reading is measured."""
    from app.models import log
    from app.models.base import database
    from app.services import workspace

    villages = village_codes(count, crowded=crowded)
    workspace.open_workspace(folder)
    blank = log.defaults("person")
    fields = ("id", "name", "birth_date", "sex", "region", "phone")
    rest = [name for name in blank if name not in fields]
    columns, marks = ", ".join((*fields, *rest)), ", ".join("?" * (len(fields) + len(rest)))
    with database.atomic():
        database.connection().executemany(
            f"INSERT INTO person ({columns}) VALUES ({marks})",
            ((*row, *(blank[name] for name in rest)) for row in people(count, villages)),
        )
    workspace.close_workspace(backup=False)


def search(folder: Path) -> None:
    """Search once, as in a window just opened; prints seconds of the processor, pairs, crowds, and how much peak memory
    grew."""
    import resource

    from app.services import duplicates, workspace

    workspace.open_workspace(folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    found = duplicates.search()
    seconds = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(seconds, len(found.candidates), len(found.left_out), grown)
    workspace.close_workspace(backup=False)


def searched(folder: Path) -> tuple[float, ...]:
    """What `search` prints, in a process of its own: the quickest of some."""
    words = [sys.executable, "-m", "tests.bench_duplicates", "search", str(folder)]
    told = [
        subprocess.run(words, check=True, capture_output=True, text=True, encoding="utf-8").stdout.split()
        for _ in range(ROUNDS)
    ]
    return min(tuple(float(figure) for figure in figures) for figures in told)


def measure(sizes: Sequence[int] = SIZES) -> None:
    """Measure and print."""
    first = 0.0
    for count, crowded in (*((count, False) for count in sizes), (sizes[-1], True)):
        with tempfile.TemporaryDirectory() as place:
            fill(Path(place), count, crowded=crowded)
            seconds, pairs, crowds, grown = searched(Path(place))
        first = first or seconds
        print(
            f"duplicates among {count:,} people{' of Riau' if crowded else ''}: {seconds:.2f} s, "
            f"ratio {seconds / first:.1f}, {pairs:.0f} pairs, {crowds:.0f} crowds, {grown:+.0f} MB"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["search"]:
        search(Path(sys.argv[2]))
    else:
        measure([int(word) for word in sys.argv[1:]] or SIZES)
