"""A crowd of invented people as large as a nation's registry, the same one every time."""

import random
from collections.abc import Iterator
from itertools import accumulate

from app.domain.regions import Level, level_of
from app.services import regions

Record = dict[str, str]

_FRONT = """
Siti Nur Muhammad Ahmad Sri Dewi Abdul Moh. Muh. Mohamad Ni I Andi Agus Budi Rina Yuli Eko Dwi Tri Djoko Joko Hadi
Indah Lestari Rahmat Hendra Fitri Wahyu Rizky Putri Ayu Made Wayan Ketut Yohanes Maria Marthen Yosef Daud Usman Umar
Ali Hasan Husain Fatimah Aminah Khadijah Zainab Nuraini Halimah Ratna Tuti Wati Yanti Erni Asep Dadang Ujang Tjahjo
Soetrisno Soekarno Bambang Slamet Suparman Sutrisno Sugeng Mulyono Darmawan Gunawan Irwan Ridwan Syamsul
"""
_SYLLABLES = """
a an ar ba bu da di du fa fi ga gu ha hi i in is ja ka ki ku la li lu ma mi mu na ni nu pa pu ra ri ru sa si su ta ti
tu ul um ur wa wi ya yu
"""
_ENDS = ("", "", "n", "h", "m", "t", "ng", "s", "di", "to", "ni")


def people(count: int, seed: int = 1) -> Iterator[Record]:
    """Invented people, with the gaps that real lists have."""
    chance = random.Random(seed)
    villages = sorted(code for code in regions.gazetteer()._names if level_of(code) is Level.VILLAGE)
    first, last = _FRONT.split() + _names(chance, 3000), _names(chance, 12_000)
    first_weights, last_weights = _weights(len(first)), _weights(len(last))
    for number in range(count):
        words = chance.choices(first, cum_weights=first_weights, k=1)
        words += chance.choices(last, cum_weights=last_weights, k=chance.choice((0, 1, 1, 1, 2)))
        village = chance.choice(villages)
        born = f"{chance.randrange(1950, 2004)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        sex = chance.choice("LP")
        day = int(born[8:]) + (40 if sex == "P" else 0)
        nik = f"{village.replace('.', '')[:6]}{day:02}{born[5:7]}{born[2:4]}{chance.randrange(1, 9999):04}"
        yield {
            "name": " ".join(words),
            "nik": nik if chance.random() < 0.85 else "",
            "sex": sex,
            "birth_date": born if chance.random() < 0.9 else "",
            "region": village if chance.random() < 0.95 else village[:8],
            "phone": f"08{chance.randrange(10**8, 10**10)}" if chance.random() < 0.7 else "",
            "pillar": chance.choice(("PSM", "PSM", "PSM", "PSM", "TKSK", "Tagana", "Karang Taruna")),
            "status": chance.choice(("aktif", "aktif", "aktif", "calon", "nonaktif")),
            "basic_certificate_number": f"460/{number}" if chance.random() < 0.3 else "",
        }


def _names(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = chance.choices(_SYLLABLES.split(), k=chance.randint(2, 4))
        found["".join((*syllables, chance.choice(_ENDS))).capitalize()] = None
    return list(found)


def _weights(count: int) -> list[float]:
    """Few names are very common, most are rare."""
    return list(accumulate(1 / (rank + 3) ** 0.9 for rank in range(count)))
