"""The register as it is shown: read once, narrowed as one types; 100,000 numbers are looked through in a moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services import register
from app.services.certificate_register import CAPACITIES, ISSUED, VOID
from app.services.register import RegisterLine, RegisterQuestion
from ui.work.collecting import undisturbed


@dataclass(frozen=True)
class Book:
    """All lines, what each is searched by, and the years there are."""

    lines: tuple[RegisterLine, ...]
    searched: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class Found:
    """The lines that match, and how many there are of each status, whichever is chosen."""

    lines: tuple[RegisterLine, ...]
    counts: dict[str, int]


@undisturbed
def read() -> Book:
    """The whole register, the newest number first."""
    lines = tuple(reversed(register.lines()))
    return Book(lines, tuple(map(_words, lines)), register.years())


@undisturbed
def narrow(book: Book, asked: RegisterQuestion) -> Found:
    """What a question finds in the book."""
    words = asked.text.casefold().split()
    year = f"{asked.year:04d}" if asked.year else ""
    matching = [
        line
        for line, text in zip(book.lines, book.searched, strict=True)
        if line.entry.date.startswith(year)
        and asked.kind in {"", line.entry.kind}
        and asked.capacity in {"", line.entry.capacity if line.entry.event_id else ""}
        and all(word in text for word in words)
    ]
    counts = {status: sum(line.entry.status == status for line in matching) for status in (ISSUED, VOID)}
    shown = [line for line in matching if asked.status in {"", line.entry.status}]
    return Found(tuple(shown), {"": len(matching), **counts})


def kinds() -> Sequence[tuple[str, str]]:
    """What the register may be narrowed to: (key, words); a capacity of certificates, or piagam."""
    return [*CAPACITIES.items(), ("PIAGAM", register.KINDS["PIAGAM"])]


def _words(line: RegisterLine) -> str:
    entry = line.entry
    told = (entry.number, entry.name, entry.regency, line.code, line.title, line.remark, entry.check_code)
    return " ".join(told).casefold()
