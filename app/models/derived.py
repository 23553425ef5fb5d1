"""What is derived from shared rows and kept beside them, never logged: the names of the region codes in use, and the
words a person is found by (name, NIK, phone, village)."""

from collections.abc import Callable, Iterable

from app.models import groups
from app.models.base import Row, database
from app.models.local import Region
from app.models.rows import read_many

# Region codes stand in these fields.
_REGION_FIELDS = {
    "office": ("region",),
    "person": ("region", "duty_region"),
    "quota": ("region",),
    "participant": ("region",),
}


class RegionNames:
    """Where a code's name and whole path come from when it is used for the first time; set by the services."""

    lookup: Callable[[str], tuple[str, str]] = staticmethod(lambda code: (code, code))


def kept_name(code: str) -> str:
    """The name of a region code as this database first knew it; "" for one not in use."""
    region = Region.get_or_none(Region.code == code)
    return str(region.name) if region else ""


def renew(touched: Iterable[tuple[str, str]]) -> None:
    """Renew what is derived from the given rows, (table, id)."""
    by_table: dict[str, list[str]] = {}
    for table, row in touched:
        by_table.setdefault(table, []).append(row)
    if "person_link" in by_table or groups.concerned(by_table.get("person", ())):
        groups.renew()
    for table, names in _REGION_FIELDS.items():
        rows = read_many(table, by_table.get(table, []))
        _keep_region_names({row[name] for row in rows.values() for name in names if row[name]})
        if table == "person":
            _keep_words(rows)


def _keep_region_names(codes: set[str]) -> None:
    for code in codes - _region_paths(sorted(codes)).keys():
        name, path = RegionNames.lookup(code)
        Region.create(code=code, name=name, path=path)


def _keep_words(rows: dict[str, Row]) -> None:
    paths = _region_paths(sorted({row["region"] for row in rows.values() if row["region"]}))
    words = ((person, _words(row, paths.get(row["region"], ""))) for person, row in rows.items())
    database.connection().executemany(
        "INSERT INTO person_search (person, words) VALUES (?, ?) "
        "ON CONFLICT (person) DO UPDATE SET words = excluded.words",
        words,
    )


def _words(row: Row, path: str) -> str:
    from app.domain import matching

    text = " ".join((row["name"], row["phone"], row["village_name"], row["ipsm_number"], path))
    return f" {' '.join(matching.search_words(text))} {row['nik']}"


def _region_paths(codes: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(codes), 500):
        chunk = codes[start : start + 500]
        found |= {region.code: region.path for region in Region.select().where(Region.code.in_(chunk))}
    return found
