"""The register as it is shown: read in stretches, the newest first, and narrowed as one types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QObject

from app.services import register
from app.services.certificate_register import CAPACITIES, ISSUED, VOID
from app.services.register import RegisterLine, RegisterQuestion
from ui.pages import Desk
from ui.work.collecting import undisturbed

FIRST, STRETCH = 400, 2_000
"""Numbers read at first, which is soon, and at a time after that."""


@dataclass(frozen=True, slots=True)
class Read:
    """A line, what it is searched by, and where it stands: by date and running number."""

    line: RegisterLine
    searched: str
    place: str


@dataclass(frozen=True)
class Book:
    """What was read so far, the newest date and number first, how many numbers there are, and the years of those that
    were read, the newest first."""

    lines: tuple[Read, ...]
    total: int
    years: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of it was read."""
        return len(self.lines) >= self.total


@dataclass(frozen=True)
class Found:
    """The lines that match, and how many there are of each status, whichever is chosen."""

    lines: tuple[RegisterLine, ...]
    counts: dict[str, int]


class BookReader(QObject):
    """Gives `take` a book that grows: soon after the newest numbers were read, then whenever twice as many were."""

    def __init__(self, desk: Desk, take: Callable[[Book], None], owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._take = desk, take
        self._known: dict[str, Read] = {}
        self._gone: set[str] = set()
        self._round = 0

    def renew(self, seen: Sequence[str] = ()) -> None:
        """Read all of it again, first the numbers that are seen; what was read before is shown until then."""
        self._round += 1
        number = self._round

        def begin(planned: tuple[list[str], list[str]]) -> None:
            self._gone = set()
            self._go_on(number, *planned, 0, 0)

        self._desk.work.run(_plan, self._known, tuple(seen), then=begin, owner=self, key=(id(self), "contents"))

    def _go_on(self, number: int, order: list[str], queue: list[str], done: int, shown: int) -> None:
        """Show what is known when that is worth it, then read the next stretch."""
        if number != self._round:
            return
        if not queue or (done and done >= 2 * shown):
            shown = done
            self._desk.work.run(_bound, order, self._known, frozenset(self._gone), then=self._take, owner=self,
                                key=(id(self), "bound"))  # fmt: skip
        if not queue:
            return
        size = STRETCH if done else FIRST
        wanted, left = queue[:size], queue[size:]

        def keep(lines: Sequence[Read]) -> None:
            read = {one.line.entry.id: one for one in lines}
            self._known |= read
            self._gone |= set(wanted) - read.keys()
            self._go_on(number, order, left, done + len(wanted), shown)

        self._desk.work.run(_stretch, wanted, then=keep, owner=self)


@undisturbed
def _plan(known: Mapping[str, Read], seen: Sequence[str]) -> tuple[list[str], list[str]]:
    """All numbers there are, and in which order they are read: first what is seen, then what was never read."""
    order = register.newest_first()
    first = [one for one in seen if one in known]
    fresh = [one for one in order if one not in known]
    return order, list(dict.fromkeys([*first, *fresh, *order]))


@undisturbed
def _stretch(wanted: Sequence[str]) -> tuple[Read, ...]:
    return tuple(Read(line, _words(line), _place(line)) for line in register.lines_of(wanted))


@undisturbed
def _bound(order: Sequence[str], known: Mapping[str, Read], gone: frozenset[str]) -> Book:
    """What is known of these, away from the window: with 100,000 lines it would feel each step of this."""
    listed = [one for one in order if one not in gone]
    lines = [known[one] for one in listed if one in known]
    lines.sort(key=attrgetter("place"), reverse=True)
    found = {one.place[:4] for one in lines}
    years = tuple(sorted((int(year) for year in found if year.isdigit()), reverse=True))
    return Book(tuple(lines), len(listed), years)


@undisturbed
def narrow(book: Book, asked: RegisterQuestion) -> Found:
    """What a question finds in the book, in its order."""
    words = asked.text.casefold().split()
    year = f"{asked.year:04d}" if asked.year else ""
    matching = [
        one.line
        for one in book.lines
        if one.line.entry.date.startswith(year)
        and asked.kind in {"", one.line.entry.kind}
        and asked.capacity in {"", one.line.entry.capacity if one.line.entry.event_id else ""}
        and all(word in one.searched for word in words)
    ]
    void = sum(line.entry.status == VOID for line in matching)
    shown = [line for line in matching if asked.status in {"", line.entry.status}]
    return Found(tuple(shown), {"": len(matching), ISSUED: len(matching) - void, VOID: void})


def kinds() -> Sequence[tuple[str, str]]:
    """What the register may be narrowed to: (key, words); a capacity of certificates, or piagam."""
    return [*CAPACITIES.items(), ("PIAGAM", register.KINDS["PIAGAM"])]


def _place(line: RegisterLine) -> str:
    return f"{line.entry.date:10}{line.entry.running:09}"


def _words(line: RegisterLine) -> str:
    entry = line.entry
    told = (entry.number, entry.name, entry.regency, line.code, line.title, line.remark, entry.check_code)
    return " ".join(told).casefold()
