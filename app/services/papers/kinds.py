"""What a kind of paper is: its fixed name, when it is needed, what it lacks, and what makes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.errors import Progress
from app.services.papers.dossier import Dossier
from app.services.papers.options import Choice, PaperOptions

State = Literal["ready", "missing", "waiting", "printed"]
BEFORE, DURING, AFTER = "Sebelum kegiatan", "Saat kegiatan", "Sesudah kegiatan"
PHASES = (BEFORE, DURING, AFTER)


@dataclass(frozen=True)
class Kind:
    """A document we can make: its fixed name, its Indonesian title, when it is needed, and what it needs."""

    name: str
    title: str
    phase: str
    needs: str


@dataclass(frozen=True)
class Readiness:
    """How far the data of a paper are, in a sentence."""

    state: State
    sentence: str


@dataclass(frozen=True)
class Made:
    """A paper as PDF, how many records stand on it, the certificates in it, and what will not print as written."""

    pdf: bytes
    records: int = 0
    warnings: tuple[str, ...] = ()
    certificate_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperKind(Kind):
    """A paper of an event.

    `how_far` tells what it lacks, `make` makes its PDF, `word` the same as an editable .docx where there is one.
    `options` names the groups of options (`options.GROUPS`) that it heeds beside size of paper, `choices` are its own;
    `landscape` is how it lies where "direction" is not offered. `bundled` ones go into the berkas kegiatan.
    """

    how_far: Callable[[Dossier], Readiness]
    make: Callable[[Dossier, PaperOptions, Progress], Made]
    word: Callable[[Dossier, PaperOptions], bytes] | None = None
    options: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    landscape: bool = False
    bundled: bool = True


def ready(sentence: str) -> Readiness:
    """It can be made."""
    return Readiness("ready", sentence)


def missing(what: str) -> Readiness:
    """Something must be filled in first: "kurang: belum ada peserta"."""
    return Readiness("missing", f"kurang: {what}")


def waiting(for_what: str) -> Readiness:
    """It will be due later: "menunggu: belum diterbitkan"."""
    return Readiness("waiting", f"menunggu: {for_what}")
