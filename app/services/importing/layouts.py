"""What the columns of a layout meant the last time: kept for this database alone, the newest layouts only."""

import json
from collections.abc import Iterable, Mapping

from app.exchange.tables import FoundTable
from app.models import local_settings

_SETTING = "import.layouts"
_MOST = 200
_MOST_COLUMNS = 300
Layouts = dict[str, dict[str, str]]


def remembered(kind: str) -> Mapping[str, Mapping[str, str]]:
    """Layout → {column name: field} of lists of one kind that were imported before."""
    return {layout: columns for name, columns in _all().items() for of, layout in [name.split(" ", 1)] if of == kind}


def remember(kind: str, tables: Iterable[FoundTable]) -> None:
    """Keep what the columns of these tables mean, the oldest layouts giving way."""
    kept = _all()
    for table in tables:
        if table.layout and len(table.columns) <= _MOST_COLUMNS:
            name = f"{kind} {table.layout}"
            kept.pop(name, None)
            kept[name] = table.assignment
    newest = dict(list(kept.items())[-_MOST:])
    local_settings.put(_SETTING, json.dumps(newest, ensure_ascii=False))


def _all() -> Layouts:
    """A setting that was written by another version or damaged is as if nothing was remembered."""
    try:
        kept = json.loads(local_settings.get(_SETTING, "{}")).items()
        return {str(name): {str(k): str(v) for k, v in columns.items()} for name, columns in kept if " " in name}
    except (ValueError, AttributeError):
        return {}
