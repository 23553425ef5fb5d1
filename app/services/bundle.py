"""Berkas kegiatan: the complete file of an event for the auditor, as one PDF or as a ZIP.

Each paper is made by itself and kept in a work folder until the whole is finished: what was stopped goes on where it
was, and a paper that cannot be made stands in the contents as a gap with its reason.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from app.errors import Cancelled, Progress, UserError, no_progress
from app.exchange import bundle_files, files
from app.printing.bundle_front import ContentsLine, bundle_front, front_pages
from app.printing.joining import Joined, UnreadableError, count_foreign_pages, join
from app.printing.paper import Paper
from app.services import bundle_cover, bundle_papers, bundle_plan, documents
from app.services.bundle_plan import Bundle, BundleOptions, Finished, Planned
from app.services.bundle_work import WorkFolder
from app.services.documents import Rendered
from app.services.papers import audit_papers
from app.services.papers.dossier import Dossier
from app.services.regions import zone_of

__all__ = ["BundleOptions", "Bundled", "Part", "parts", "put_together", "render", "save", "write_pdf"]

_log = logging.getLogger(__name__)
_FRONT = "Sampul dan daftar isi"
_LEFT_OUT = "tidak disertakan"


@dataclass(frozen=True)
class Part:
    """A paper or file of the bundle, as the officer sees it before."""

    key: str
    title: str
    group: str
    sentence: str
    complete: bool


@dataclass(frozen=True)
class Bundled:
    """A bundle that was written: where, how many pages, how many parts are in it, and what is not complete."""

    path: Path
    pages: int
    documents: int
    gaps: tuple[str, ...]


def parts(dossier: Dossier) -> tuple[Part, ...]:
    """What the bundle of an event would hold, in its order."""
    found = bundle_plan.planned(dossier, BundleOptions())
    return tuple(Part(one.key, one.title, one.group, one.lacking or one.sentence, not one.lacking) for one in found)


def save(event_id: str, path: Path, options: BundleOptions | None = None, progress: Progress = no_progress) -> Bundled:
    """Write the bundle of an event: a PDF, or a ZIP where the name ends so; its certificates count as printed.

    `progress` counts parts. What it raises leaves no file, and keeps the parts made so far for the next time.

    Raises: UserError: the event was removed, or the file cannot be written.
    """
    kind = "zip" if path.suffix.casefold() == ".zip" else "pdf"
    if kind == "pdf":
        documents.ensure_pdf(path, "Berkas kegiatan")
    files.ensure_place(path)
    dossier, work = Dossier(event_id), WorkFolder(event_id)
    made = put_together(dossier, work, options or BundleOptions(), progress)
    if kind == "zip":
        packed = bundle_papers.packed(made, lambda target: write_pdf(made, target, progress))
        bundle_files.write_bundle(path, f"Berkas kegiatan {dossier.event.code}", packed, made.gaps, progress)
    else:
        files.write_atomically(path, lambda target: write_pdf(made, target, progress))
    told = Rendered(b"", bundle_plan.BUNDLE, event_id, path.name, made.documents, made.certificate_ids)
    documents.remember(told, kind, str(path))
    work.clear()
    return Bundled(path, made.pages, made.documents, made.gaps)


def render(dossier: Dossier, options: BundleOptions, progress: Progress = no_progress) -> tuple[bytes, Bundle]:
    """The bundle as the bytes of a PDF, to be looked at first."""
    work = WorkFolder(dossier.event.id)
    made = put_together(dossier, work, options, progress)
    target = BytesIO()
    write_pdf(made, target, progress)
    work.clear()
    return target.getvalue(), made


def write_pdf(made: Bundle, target: BinaryIO, progress: Progress = no_progress) -> None:
    """Join the parts into one PDF, a bookmark for each."""
    code, parts_made = made.dossier.event.code, len(made.finished)
    join(
        made.joined,
        target,
        f"Berkas kegiatan {code}",
        made.dossier.office.name,
        f"Berkas {code}",
        lambda _done, _total: progress(parts_made, parts_made + 1),
    )


def put_together(
    dossier: Dossier, work: WorkFolder, options: BundleOptions, progress: Progress = no_progress
) -> Bundle:
    """Make every part, and the first pages that tell of them."""
    planned = bundle_plan.planned(dossier, options)
    total = len(planned) + 1
    finished = tuple(_finish(work, part, done, total, progress) for done, part in enumerate(planned))
    progress(len(planned), total)
    paper, now = Paper(options.paper), _now(dossier)
    first = front_pages(_lines(finished, 0), paper)
    lines = _lines(finished, first)
    pages = first + sum(one.pages for one in finished)
    lacking = [(one.part.title, one.reason) for one in finished if one.reason]
    gaps = bundle_cover.gaps(lacking, dossier.read(audit_papers.checked))
    cover = bundle_front(bundle_cover.front(dossier, lines, gaps, now), paper, pages)
    place, _ = work.keep(cover, "front", paper.size)
    joined = (Joined(one.part.title, one.path) for one in finished if one.path is not None)
    return Bundle(dossier, finished, (Joined(_FRONT, place), *joined), lines, pages, gaps)


def _finish(work: WorkFolder, part: Planned, done: int, total: int, progress: Progress) -> Finished:
    """Make one part, or find it from a run that was stopped; one that cannot be made is told, and stops nothing.

    Raises: UserError: the work folder takes no more files.
    """
    progress(done, total)
    if part.left_out or not part.due:
        return Finished(part, reason=_LEFT_OUT if part.left_out else part.lacking)
    found = work.find(part.told)
    if found is not None:
        return Finished(part, *found, part.lacking)
    made = _make(part, lambda _done, _total: progress(done, total))
    if isinstance(made, str):
        return Finished(part, reason=made)
    try:
        path, pages = work.keep(made, part.told)
        return Finished(part, path, count_foreign_pages(path) if part.foreign else pages, part.lacking)
    except UnreadableError:
        return Finished(part, reason="tidak dapat disertakan: berkas PDF-nya rusak atau berkata sandi")


def _make(part: Planned, progress: Progress) -> bytes | str:
    """The PDF of one part, or why there is none."""
    try:
        content, records = part.make(progress)
        return part.lacking if part.lacking and not records else content  # nothing stands on it yet
    except Cancelled:
        raise
    except UserError as error:
        return part.lacking or f"tidak dapat dibuat: {error.happened}"
    except Exception:  # noqa: BLE001  # one bad paper never stops the run: it is logged, and told as a gap
        _log.exception("the paper %s of a bundle", part.key)
        return "tidak dapat dibuat karena kesalahan program"


def _lines(finished: Sequence[Finished], before: int) -> tuple[ContentsLine, ...]:
    """The contents; the first part begins on the page after `before`."""
    found, page = [], before + 1
    for one in finished:
        whole = one.path is not None
        state = one.reason or one.part.sentence
        found.append(ContentsLine(one.part.group, one.part.title, state, not one.reason, page if whole else 0))
        page += one.pages
    return tuple(found)


def _now(dossier: Dossier) -> datetime:
    """The moment, as clocks at the office of the event show it."""
    return datetime.now(UTC).astimezone(timezone(timedelta(hours=zone_of(dossier.office.region).hours)))
