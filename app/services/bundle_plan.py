"""What a berkas kegiatan is made of: the papers of the event in their order, then what was attached to it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from app.domain import signing, wording
from app.domain.event_files import KINDS, OTHER, PHOTO
from app.errors import Progress
from app.models import rows
from app.models.base import Row
from app.printing.bundle_front import ContentsLine
from app.printing.joining import Joined
from app.services import documents, office
from app.services.papers import catalogue
from app.services.papers.certificate_papers import COPY, standing
from app.services.papers.dossier import Dossier
from app.services.papers.kinds import AFTER, BEFORE, DURING, PaperKind, Readiness
from app.services.papers.options import PaperOptions
from app.services.records import day

BUNDLE = "bundle"
GROUPS = {BEFORE: "Perencanaan", DURING: "Pelaksanaan", AFTER: "Hasil"}
FILES = "Lampiran"
_OCCASIONAL = frozenset({"quota-moves", "receipt", "exam-recap", "scores", "evaluation-recap"})
"""Papers of what need not happen: while there is nothing to tell they are no gap."""
_PICTURE, _PDF = "image/", "application/pdf"
_SHEET = "signed-sheet"


@dataclass(frozen=True)
class BundleOptions:
    """How a bundle shall be: its paper, sign-in sheets by "day" or by "session", and the papers and files that are left
    out (by their key)."""

    paper: str = "A4"
    sheets: str = "day"
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A part of the bundle. `sentence` says how far it is, `lacking` what it lacks ("" for nothing); what is not
    `due` yet, or has not arrived, cannot be made.

    `key` is the fixed name of a paper, or the id of an attachment; `told` tells this part with these options from all
    others. `make` makes its PDF and tells how many records stand on it; `foreign` PDFs were not made by us.
    """

    key: str
    title: str
    group: str
    sentence: str
    lacking: str
    due: bool
    left_out: bool
    told: str
    make: Callable[[Progress], tuple[bytes, int]]
    foreign: bool = False


@dataclass(frozen=True)
class Finished:
    """A part after its turn: where it lies and its pages, and what it lacks or why it is not in the bundle."""

    part: Planned
    path: Path | None = None
    pages: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Bundle:
    """All parts after their turn: what is joined, its first pages before the others, the lines of the contents, and
    what is not complete."""

    dossier: Dossier
    finished: tuple[Finished, ...]
    joined: tuple[Joined, ...]
    lines: tuple[ContentsLine, ...]
    pages: int
    gaps: tuple[str, ...]

    @property
    def documents(self) -> int:
        """How many parts are in it."""
        return len(self.joined) - 1

    @property
    def certificate_ids(self) -> tuple[str, ...]:
        """The certificates in it."""
        if not any(one.part.key == "certificates" and one.path for one in self.finished):
            return ()
        return tuple(entry.id for entry in self.dossier.read(standing) if not entry.erased)


def planned(dossier: Dossier, options: BundleOptions) -> tuple[Planned, ...]:
    """The parts in their order, also those that cannot be made yet and those left out."""
    papers = [kind for kind in catalogue.kinds() if kind.bundled and kind.name != BUNDLE]
    found = [_paper(dossier, kind, options) for kind in papers]
    return (*(one for one in found if one.due or one.key not in _OCCASIONAL), *_attached(dossier, options))


def _paper(dossier: Dossier, kind: PaperKind, options: BundleOptions) -> Planned:
    far = _how_far(dossier, kind)
    chosen = PaperOptions(paper=options.paper)
    if COPY in kind.choices:  # the originals are with their holders
        chosen = replace(chosen, choices=((COPY.key, "copy"),))
    if kind.name == "attendance-sheet" and options.sheets == "session":
        chosen = replace(chosen, sessions=_session_ids(dossier))
    return Planned(
        key=kind.name,
        title=kind.title,
        group=GROUPS[kind.phase],
        sentence=far.sentence,
        lacking="" if far.state == "ready" else far.sentence.removeprefix("kurang: ").removeprefix("menunggu: "),
        due=far.state != "waiting",
        left_out=kind.name in options.left_out,
        told=json.dumps([kind.name, asdict(chosen)]),
        make=partial(_render, dossier, kind, chosen),
    )


def _how_far(dossier: Dossier, kind: PaperKind) -> Readiness:
    try:
        return kind.how_far(dossier)
    except Exception as error:  # noqa: BLE001  # one bad paper never stops the run: it is told as a gap
        return Readiness("missing", f"tidak dapat diperiksa ({type(error).__name__})")


def _session_ids(dossier: Dossier) -> tuple[str, ...]:
    from app.services import attendance

    return tuple(session.id for session in dossier.read(attendance.grid).sessions)


def _render(dossier: Dossier, kind: PaperKind, options: PaperOptions, progress: Progress) -> tuple[bytes, int]:
    made = documents.render_of(dossier, kind, options, progress)
    return made.pdf, made.records


def _attached(dossier: Dossier, options: BundleOptions) -> tuple[Planned, ...]:
    """Attached letters and scans; photos stand in the documentation already."""
    letters = [row for row in rows.among("attachment", "owner", [dossier.event.id]) if _is_paper(row)]
    order = list(KINDS)
    letters.sort(key=lambda one: (order.index(_kind(one)), one["sort_order"], one["name"]))
    parts = [_file(row, f"{KINDS[_kind(row)]}: {row['caption'] or row['name']}", options) for row in letters]
    sheets = [_file(row, title, options) for row, title in _scans(dossier)]
    before = sum(order.index(_kind(row)) <= order.index(_SHEET) for row in letters)
    return (*parts[:before], *sheets, *parts[before:])


def _kind(row: Row) -> str:
    return str(row["kind"]) if row["kind"] in KINDS else OTHER


def _scans(dossier: Dossier) -> Iterator[tuple[Row, str]]:
    """The scans of signed sheets by day, each with whose sheet of which day it is; those of one sheet are counted."""
    sheets = rows.find("signed_sheet", "date", event=dossier.event.id)
    kinds = list(signing.KINDS)
    sheets.sort(key=lambda one: (one["date"], kinds.index(one["kind"]) if one["kind"] in kinds else len(kinds)))
    scans = [row for row in rows.among("attachment", "owner", [one["id"] for one in sheets]) if _is_paper(row)]
    for sheet in sheets:
        own = sorted((row for row in scans if row["owner"] == sheet["id"]), key=lambda one: one["sort_order"])
        for number, row in enumerate(own, start=1):
            yield row, _sheet_title(dossier, sheet) + (f" ({number})" if len(own) > 1 else "")


def _sheet_title(dossier: Dossier, sheet: Row) -> str:
    from app.services import attendance

    on = day(sheet["date"])
    sittings = {session.id: session.title for session in dossier.read(attendance.grid).sessions}
    words = (
        signing.KINDS.get(str(sheet["kind"]), "lainnya").lower(), wording.short_date(on) if on else "",
        sittings.get(sheet["session"], ""),
    )  # fmt: skip
    return f"{KINDS[_SHEET]}: {', '.join(word for word in words if word)}"


def _is_paper(row: Row) -> bool:
    if not row["sha256"]:
        return False
    picture = str(row["media_type"]).startswith(_PICTURE)
    return row["media_type"] == _PDF or (picture and row["kind"] != PHOTO)


def _file(row: Row, title: str, options: BundleOptions) -> Planned:
    here = office.blob(row["sha256"]) is not None
    return Planned(
        key=row["id"],
        title=title,
        group=FILES,
        sentence="dilampirkan",
        lacking="" if here else "isinya belum sampai dari kantor lain",
        due=here,
        left_out=row["id"] in options.left_out,
        told=json.dumps([row["id"], row["sha256"], title, options.paper]),
        make=partial(_content, row["sha256"], row["media_type"], title, options.paper),
        foreign=row["media_type"] == _PDF,
    )


def _content(sha256: str, media_type: str, title: str, paper: str, _progress: Progress) -> tuple[bytes, int]:
    from app.printing.paper import Paper
    from app.printing.scans import scan_page

    content = office.blob(sha256) or b""
    return (content if media_type == _PDF else scan_page(content, title, Paper(paper))), 1
