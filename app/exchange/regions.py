"""The regions that ship with the program, read from their compact file."""

import csv
import lzma
from functools import cache

from app import paths
from app.domain.regions import Gazetteer, KindWord, Level
from app.errors import UserError


@cache
def gazetteer() -> Gazetteer:
    """All regions of Indonesia, read once.

    Raises:
        UserError: the file is missing or damaged, so that the program has to be installed again.
    """
    try:
        with lzma.open(paths.resource("regions", "regions.csv.xz"), "rt", encoding="utf-8") as file:
            names = dict(line.split(",", 1) for line in file.read().splitlines())
        return Gazetteer(names, _kind_words())
    except (OSError, lzma.LZMAError, EOFError, ValueError, KeyError) as error:
        raise UserError(
            "Daftar wilayah yang dibawa program tidak dapat dibaca.",
            "Data kantor tidak berubah.",
            "Pasang ulang program Bimtek PSM.",
        ) from error


def _kind_words() -> list[KindWord]:
    """Local words for levels: nagari, gampong, pekon, distrik. A file, since usage differs and changes."""
    with paths.resource("regions", "words.csv").open(encoding="utf-8", newline="") as file:
        return [
            KindWord(row["code"], Level[row["level"].upper()], row["word"], row["short"])
            for row in csv.DictReader(file)
        ]
