"""A foreign file as it was read: its lists, and what each of their columns is taken to mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.import_fields import Catalogue
from app.errors import Progress, UserError, no_progress
from app.exchange import reading, tables
from app.exchange.spreadsheets import Sheet
from app.exchange.tables import FoundTable
from app.services.importing import layouts
from app.services.importing.kinds import KINDS
from app.services.importing.stages import uncollected


@dataclass(frozen=True)
class Source:
    """A file that was read for one kind of list.

    `tables` are the lists found in it, with the meaning of every column and the first rows; those whose number is in
    `left_out` take no part. `target_id` is the event or the selection that the list belongs to, "" for the registry.
    """

    path: Path
    kind: str
    target_id: str
    tables: tuple[FoundTable, ...]
    catalogue: Catalogue
    left_out: frozenset[int] = frozenset()
    sheets: tuple[Sheet, ...] = field(repr=False, default=())

    @property
    def used(self) -> tuple[FoundTable, ...]:
        """The lists that take part."""
        return tuple(table for number, table in enumerate(self.tables) if number not in self.left_out)

    @property
    def labels(self) -> Mapping[str, str]:
        """The fields that a column may be given, with their words, in the order for a picker."""
        return self.catalogue.labels

    @property
    def missing(self) -> tuple[str, ...]:
        """What a list must have and one of those used has not, in words; () when it can be planned."""
        lacking = {key: self.catalogue.field(key).label for table in self.used for key in table.missing(self.catalogue)}
        words = KINDS[self.kind].telling_words
        return (*lacking.values(), *([] if self.tells() else [words])) if self.used else (words,)

    def tells(self) -> bool:
        """Whether a column holds what only this kind of list has: names, marks, scores."""
        telling = KINDS[self.kind].telling
        return any(column.field.startswith(telling) for table in self.used for column in table.columns)


@uncollected()
def open_source(path: Path, kind: str, target_id: str = "", progress: Progress = no_progress) -> Source:
    """Read a file (in a process of its own) and find the lists of one kind in it.

    Raises: UserError: the file cannot be read, or holds no table at all.
    """
    return _source(path, reading.read_sheets(path, progress), kind, target_id)


def retarget(source: Source, kind: str, target_id: str = "") -> Source:
    """The same file, without reading it again, as another kind of list or for another event.

    Raises: UserError: it holds no table at all.
    """
    return _source(source.path, source.sheets, kind, target_id)


def assign(source: Source, table_number: int, column_index: int, field: str) -> Source:
    """Let a column mean another field ("" for none), as the reader corrects it.

    A field moves from the column that had it.
    """
    changed = list(source.tables)
    changed[table_number] = tables.with_field(changed[table_number], column_index, field)
    return replace(source, tables=tuple(changed))


def use_table(source: Source, table_number: int, used: bool) -> Source:
    """Let one of the lists of the file take part or not."""
    left_out = source.left_out - {table_number} if used else source.left_out | {table_number}
    return replace(source, left_out=left_out)


def open_guessed(path: Path, event_id: str = "", selection_id: str = "", progress: Progress = no_progress) -> Source:
    """Read a file of which nobody said what it is; `kind` of the result tells what it looks like.

    A list with marks, scores or jurors is only looked for where an event or a selection is open; any other list of
    names is one of participants of the open event, else of people.

    Raises: UserError: the file cannot be read, or holds no list.
    """
    sheets = reading.read_sheets(path, progress)
    targets = {"": "", "event": event_id, "selection": selection_id}
    best: tuple[int, Source] | None = None
    for kind in KINDS.values():
        if kind.target and not targets[kind.target]:
            continue
        try:
            source = _source(path, sheets, kind.key, targets[kind.target])
        except UserError:
            continue
        if not source.missing and (best is None or kind.rank > best[0]):
            best = kind.rank, source
    return best[1] if best else _source(path, sheets, "people", "")


def _source(path: Path, sheets: tuple[Sheet, ...], kind: str, target_id: str) -> Source:
    catalogue = KINDS[kind].catalogue(target_id)
    found = tables.find_tables(sheets, catalogue, layouts.remembered(kind))
    if not found:
        raise UserError(f"Di “{path.name}” tidak ditemukan daftar.", "Tidak ada data yang diubah.", KINDS[kind].advice)
    return Source(path, kind, target_id, found, catalogue, sheets=sheets)
