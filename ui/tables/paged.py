"""The model of a list too long to hold: pages round what is seen are read as one scrolls, the others let go."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer

from ui.tables.columns import Column, Row
from ui.tables.model import _ROOT, Index, TableModel

KEPT = 40
"""Pages held at a time."""
_AT_ONCE, _WAITING = 2, 4
"""Pages being read at a time, and pages remembered to be read next."""


class PagedModel(TableModel[Row]):
    """`read(number)` is called for a page that is wanted; the answer comes by `put_page`.

    Pages that are only out of date are shown until they are read again.
    """

    def __init__(self, columns: Sequence[Column[Row]], page: int) -> None:
        super().__init__(columns)
        self.page_size = page
        self.read: Callable[[int], None] = lambda _number: None
        self._count = 0
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    @property
    def rows(self) -> list[Row]:
        """The rows read so far, in order."""
        return list(self._read_rows())

    def _read_rows(self) -> Iterator[Row]:
        for number in sorted(self._pages):
            yield from self._pages[number]

    def begin(self, rows: Sequence[Row], count: int) -> None:
        """Show another list: its first page, and how many rows there are at least."""
        self.beginResetModel()
        self._pages.clear()
        self._stale.clear()
        self._asked.clear()
        self._wanted.clear()
        self._pages[0] = tuple(rows)
        self._count = count
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """Show more rows, or fewer."""
        before = self._count
        if count > before:
            self.beginInsertRows(_ROOT, before, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(_ROOT, count, before - 1)
            self._count = count
            for number in [one for one in self._pages if one * self.page_size >= count]:
                del self._pages[number]
            self.endRemoveRows()

    def put_page(self, number: int, rows: Sequence[Row]) -> None:
        """Show a page that was read."""
        self._asked.discard(number)
        self._stale.discard(number)
        self._pages[number] = tuple(rows)
        self._pages.move_to_end(number)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first = number * self.page_size
        last = min(first + self.page_size, self._count) - 1
        self._soon.start()
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def renew(self) -> None:
        """Read again what is shown, when it is looked at; what was asked for no longer counts."""
        self._asked.clear()
        self._stale |= set(self._pages)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))

    def row(self, number: int) -> Row | None:
        """A row; where it is not read yet its page is asked for."""
        page, place = divmod(number, self.page_size)
        held = self._pages.get(page)
        if held is None or page in self._stale:
            self._want(page)
        else:
            self._pages.move_to_end(page)
        return held[place] if held is not None and place < len(held) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """All rows, read or not."""
        return 0 if parent.isValid() else self._count

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._wanted[page] = None
            self._wanted.move_to_end(page)
            while len(self._wanted) > _WAITING:
                self._wanted.popitem(last=False)
            self._soon.start()

    def _ask(self) -> None:
        """Ask for what was looked at last; what one scrolled past is forgotten, and asked for when it is seen again."""
        while self._wanted and len(self._asked) < _AT_ONCE:
            page, _ = self._wanted.popitem()
            self._asked.add(page)
            self.read(page)
