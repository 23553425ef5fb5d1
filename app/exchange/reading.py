"""Reading foreign workbooks outside the program's own process: a file that hurts its reader hurts nothing else."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

from app.errors import Progress, UserError, no_progress
from app.exchange import spreadsheets
from app.exchange.helper_process import Helper, send
from app.exchange.spreadsheets import Cell, OpenSheet, Row, Sheet, Tall

_BATCH = 2_000  # rows in one frame
_PATIENCE = 4.5, 0.15  # seconds to wait for a sheet, and more for each MB unpacked: six times what a good one takes
_MOST_ROWS = 150_000  # some 3 kB each, until all are judged
_MOST_COLUMNS = 16_384  # as Excel has
_CHECKED = 20  # percent of the work that are done when a file's size is known
_PLAIN = frozenset({str, int, float, bool})
_NO_SHEET = (TypeError, ValueError, IndexError, OverflowError)  # by what an answer of another shape is found out
_DAYS: tuple[type, ...] = (date, time, datetime, timedelta)


def read_sheets(path: Path, progress: Progress = no_progress) -> tuple[Sheet, ...]:
    """All sheets of a workbook or CSV file with the rows that hold anything, read by a process of its own.

    `progress` counts percent; what it raises ends the process at once.

    Raises: UserError: the file cannot be read, is too large, takes too long, or its reader died of it.
    """
    sheets: list[Sheet] = []
    name, tall, rows = "", tuple[Tall, ...](), list[Row]()
    with Helper(path.name) as helper:
        for message in helper.ask(("read", str(path)), progress):
            if message[0] == "rows":
                rows.extend(_rows(message))
            elif message[0] == "sheet":
                name, tall, rows = str(message[1]), _tall(message), []
            elif message[0] == "end":
                sheets.append(Sheet(name, tuple(rows), tall))
    spreadsheets.ensure_filled(path, any(sheet.rows for sheet in sheets))
    progress(100, 100)
    return tuple(sheets)


def answer_with_sheets(answers: IO[bytes], path: str) -> None:
    """The helper's side: every sheet as ("sheet", name, tall), ("rows", numbers, cells) …, ("end",)."""

    def checked(size: int) -> None:
        send(answers, ("patience", _PATIENCE[0] + _PATIENCE[1] * size / 2**20))
        send(answers, ("at", _CHECKED, 100))

    total = 0
    for sheet in spreadsheets.open_sheets(Path(path), checked):
        send(answers, ("sheet", sheet.name, sheet.tall))
        for done, batch in _batches(sheet):
            total += len(batch)
            _ensure_bearable(Path(path), total, max(len(row.cells) for row in batch))
            send(answers, ("rows", tuple([row.number for row in batch]), tuple([_packed(row.cells) for row in batch])))
            send(answers, ("at", _CHECKED + (99 - _CHECKED) * min(done, sheet.height) // max(sheet.height, 1), 100))
        send(answers, ("end",))


def _ensure_bearable(path: Path, rows: int, columns: int) -> None:
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        most = f"{_MOST_ROWS // 1000}.000 baris" if rows > _MOST_ROWS else f"{_MOST_COLUMNS // 1000}.000 kolom"
        raise UserError(
            f"“{path.name}” berisi lebih dari {most}.",
            "Tidak ada data yang diubah.",
            "Pisahkan daftar itu menjadi beberapa berkas, lalu impor satu per satu.",
        )


def _batches(sheet: OpenSheet) -> Iterator[tuple[int, list[Row]]]:
    batch: list[Row] = []
    for row in sheet.rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield row.number, batch
            batch = []
    if batch:
        yield sheet.height, batch


def _packed(cells: tuple[Cell, ...]) -> tuple[Any, ...]:
    """Cells as plain values: a day or time is its class's number and what the class is made from."""
    if _PLAIN.issuperset(map(type, cells)):
        return cells
    return tuple([_packed_day(cell) if isinstance(cell, _DAYS) else cell for cell in cells])


def _packed_day(cell: Cell) -> tuple[int, ...]:
    if isinstance(cell, timedelta):
        return 3, cell.days, cell.seconds, cell.microseconds
    if isinstance(cell, datetime):
        return 2, *cell.timetuple()[:6], cell.microsecond
    if isinstance(cell, time):
        return 1, cell.hour, cell.minute, cell.second, cell.microsecond
    assert isinstance(cell, date)  # noqa: S101  # no other kind of cell is left
    return 0, cell.year, cell.month, cell.day


def _rows(message: tuple[Any, ...]) -> Iterator[Row]:
    """What the helper sent, as far as it is rows.

    Raises: UserError: it is something else.
    """
    try:
        _, numbers, rows = message
        for number, cells in zip(numbers, rows, strict=True):
            if not _PLAIN.issuperset(map(type, cells)):
                cells = tuple([_unpacked(cell) for cell in cells])  # noqa: PLW2901  # the same cells, unpacked
            yield Row(int(number), cells)
    except _NO_SHEET as error:
        raise _not_understood() from error


def _tall(message: tuple[Any, ...]) -> tuple[Tall, ...]:
    """The merged cells that the helper sent, as far as they are such.

    Raises: UserError: they are something else.
    """
    try:
        return tuple([(int(first), int(last), int(column)) for first, last, column in message[2]])
    except _NO_SHEET as error:
        raise _not_understood() from error


def _not_understood() -> UserError:
    return UserError("Jawaban pembaca berkas tidak dimengerti.", "Tidak ada data yang diubah.", "Coba lagi.")


def _unpacked(cell: Any) -> Cell:  # noqa: ANN401  # whatever came, to be looked at
    if type(cell) is tuple:
        made: Cell = _DAYS[(0, 1, 2, 3)[cell[0]]](*cell[1:])
        return made
    if type(cell) not in _PLAIN:
        raise TypeError
    return cell  # type: ignore[no-any-return]  # its type was just looked at
