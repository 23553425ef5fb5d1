"""What rows leave unsaid because it stands above them: sub-headings of groups, and marks for "the same as above"."""

import re
from collections.abc import Container, Mapping, Sequence

_LEVELS = {
    **dict.fromkeys(("kecamatan", "kec", "distrik"), "district_name"),
    **dict.fromkeys(("kabupaten", "kab"), "regency_name"),
    **dict.fromkeys(("kota",), "regency_name"),
    **dict.fromkeys(("desa", "kelurahan", "kel", "nagari", "gampong", "kampung", "pekon"), "village_name"),
}
_ORDER = ("regency_name", "district_name", "village_name")
_NAMES_TOO = frozenset({"kota", *(word for word, level in _LEVELS.items() if level == "village_name")})
"""Words that a person's name may begin with: they head a group only where entries have numbers and it has none."""
_GROUP = re.compile(
    rf"(?:(?:[0-9]{{1,3}}|[IVXL]{{1,6}}|[A-Z])[.)]?\s+)?({'|'.join(_LEVELS)})(?:\s*[.:]\s*|\s+)([^\W\d][^\d,(/]{{1,50}}?)"
    r"\s*(?:[-–:]?\s*\(?[0-9]* *orang\)?|\([^)]*\))?",
    re.IGNORECASE,
)
_SAME = frozenset({
    "sda", "sda.", "s.d.a", "s.d.a.", "s d a", "Sda", "Sda.", "SDA", "S.D.A", "S.D.A.", "idem", "idem.", "Idem", "IDEM",
    "ditto", "dto", '"', '""', "”", "“", "''", "’’", "‘‘", ",,", "〃", '-"-', '- " -', "-”-", "-''-", "- '' -", "-sda-",
})  # fmt: skip
_NEVER_SAME = frozenset({"number", "name", "nik"})


def group(words: Sequence[str], numbered: bool, number: str) -> Mapping[str, str]:
    """The region that a sub-heading ("A. KECAMATAN DAYUN") tells for the rows below it, as {field: name}; {} for any
    other row. `words` is all that stands in the row; whether entries are `numbered`, and the row's own `number`."""
    found = _GROUP.fullmatch(" ".join(words)) if 0 < len(words) <= 3 else None
    if found is None:
        return {}
    level = found[1].casefold()
    if level in _NAMES_TOO and (not numbered or number.rstrip(".)").isdigit()):
        return {}
    name = found[2].strip(" :")
    return {_LEVELS[level]: f"Kota {name}" if level == "kota" else name}


def below(told: Mapping[str, str], above: Mapping[str, str]) -> dict[str, str]:
    """What holds below a sub-heading: it, and those above it of higher regions."""
    highest = min(_ORDER.index(field) for field in told)
    return {field: name for field, name in above.items() if _ORDER.index(field) < highest} | dict(told)


def same_as_above(texts: Mapping[str, str], above: Mapping[str, str], merged: Container[str] = ()) -> dict[str, str]:
    """The fields of a row that hold a mark alone ("sda", "idem", ditto), with what stands above, "" for nothing; and
    the `merged` ones, whose cell is one with that above."""
    if not merged and _SAME.isdisjoint(texts.values()):
        return {}
    return {
        field: above.get(field, "")
        for field, words in texts.items()
        if (words in _SAME or (field in merged and not words and above.get(field))) and field not in _NEVER_SAME
    }
