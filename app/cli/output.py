"""What commands print: sentences and tables for people, one JSON document for scripts."""

import dataclasses
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:  # noqa: ANN401  # any record of the services
    """A record as JSON knows it: dates as ISO text, decimals as strings."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | Path) else value


def show_json(value: Any) -> None:  # noqa: ANN401  # any record of the services
    """One JSON document on standard output, nothing else."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def write_json(value: Any, path: Path) -> None:  # noqa: ANN401  # any record of the services
    """The same document into a file."""
    from app.exchange.files import write_atomically

    write_atomically(path, (json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def say(sentence: str) -> None:
    """One line for a person."""
    sys.stdout.write(sentence + "\n")


def table(heads: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Columns for a person; plain tab-separated lines when nobody watches."""
    listed = [["" if cell is None else str(cell) for cell in line] for line in lines]
    if not sys.stdout.isatty():
        for line in [list(heads), *listed]:
            say("\t".join(line))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = Table(*heads, box=None, header_style="bold")
    for line in listed:
        shown.add_row(*(escape(cell) for cell in line))
    Console().print(shown)
