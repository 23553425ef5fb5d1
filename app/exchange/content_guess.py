"""What a column holds, told by its contents where its heading does not tell."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.domain.import_fields import Catalogue, Field
from app.exchange.headings import folded, of_another_thing

_SURE = 0.8  # share of the cells that must look alike
_NAME = re.compile(r"[^\W\d_][^\d_@/]{1,79}")
_VARIED = 0.7  # share of names that stand once; villages and schools repeat


def guess(
    rows: Sequence[Sequence[str]], headings: Sequence[str], fields: Sequence[str], catalogue: Catalogue
) -> Mapping[int, str]:
    """Place in the rows → field, for columns without one. `rows` are texts, aligned with `headings` and `fields`.

    A column with a heading that is not known is taken only for a field that the heading has a word of, or for a
    required field that no other column fills.
    """
    taken = set(fields) | {part for key in fields for part in catalogue.field(key).parts}
    columns = {place: [row[place] for row in rows if row[place]] for place, key in enumerate(fields) if not key}
    found: dict[int, str] = {}
    for field in catalogue.fields:
        if field.key in taken or taken.intersection(field.parts) or not (field.pattern or field.key == "number"):
            continue
        for place, cells in columns.items():
            if place not in found and _may_mean(headings[place], field) and _is_of(field, cells):
                found[place] = field.key
                taken |= {field.key, *field.parts}
                break
    for key in (key for key in catalogue.required[:1] if key not in taken):
        names = (place for place, cells in columns.items() if place not in found and _are_names(cells, headings[place]))
        found |= {place: key for place in [next(names, -1)] if place >= 0}
    return found


def _may_mean(heading: str, field: Field) -> bool:
    if not heading:
        return True
    known = {word for words in field.headings for word in words.split()}
    return not of_another_thing(heading) and not known.isdisjoint(folded(heading).split())


def _is_of(field: Field, cells: Sequence[str]) -> bool:
    if field.key == "number":
        return _counts(cells)
    return _share([bool(re.fullmatch(field.pattern, cell)) for cell in cells]) >= _SURE


def _counts(cells: Sequence[str]) -> bool:
    numbers = [int(digits) for cell in cells if (digits := cell.rstrip(".)")).isascii() and digits.isdigit()]
    steps = [after - before == 1 for before, after in pairwise(numbers)]
    return len(numbers) == len(cells) and _share(steps) >= _SURE


def _are_names(cells: Sequence[str], heading: str) -> bool:
    """Words of people: of letters, most of them two or more words, hardly any twice."""
    if of_another_thing(heading) or len(set(cells)) < _VARIED * len(cells):
        return False
    words = _share([bool(_NAME.fullmatch(cell)) for cell in cells]) >= _SURE
    return words and _share([" " in cell for cell in cells]) > 0.5


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
