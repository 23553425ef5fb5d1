"""Checking, on the work thread: texts, numbers, files, and pictures that were pasted."""

import tempfile
from pathlib import Path

from PySide6.QtGui import QImage

from app.errors import Progress, UserError, no_progress
from app.services import at_work, authenticity
from app.services.authenticity import Verdict
from ui.tabs.certificates.check_answers import Answer, Checked, now, tr, worst_first

_PAGES_NAMED = 6


def check_text(text: str, source: str) -> Answer:
    """A text that was scanned, pasted or typed."""
    return _answer(authenticity.verify_text(text), source)


def check_number(number: str, check_code: str) -> Answer:
    """A number with the check code beside it, by our own register."""
    source = tr("Nomor {number}").format(number=" ".join(number.split())[:80])
    return _answer(authenticity.verify_number(number, check_code), source)


def check_file(path: Path, progress: Progress = no_progress) -> Answer:
    """Every code in a picture or PDF; a file that cannot be read is an answer too."""
    return _check_file(path, path.name, progress)


def check_picture(picture: QImage, progress: Progress = no_progress) -> Answer:
    """A picture from the clipboard; it lies in a file no longer than it takes to read it."""
    name = tr("Gambar yang ditempel")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.png"
        picture.save(str(path), quality=100)
        return _check_file(path, name, progress)


def _check_file(path: Path, name: str, progress: Progress) -> Answer:
    zone = at_work.at_work().zone
    try:
        found = authenticity.verify_file(path, progress)
    except UserError as error:
        refusal = " ".join(part for part in (error.happened, error.todo) if part)
        return Answer((Checked(name, now(zone), zone, refusal=refusal),))
    at = now(zone)
    several = found.pages > 1
    checks = [Checked(_on_page(name, one, several=several), at, zone, one) for one in found.verdicts]
    remark = _remark(name, found.pages, sum(bool(one.page) for one in found.verdicts), found.without) if several else ""
    return Answer(tuple(worst_first(checks)), remark)


def _answer(verdict: Verdict, source: str) -> Answer:
    zone = at_work.at_work().zone
    return Answer((Checked(source, now(zone), zone, verdict),))


def _on_page(name: str, verdict: Verdict, *, several: bool) -> str:
    if not several or not verdict.page:
        return name
    return tr("halaman {page} · {name}").format(name=name, page=verdict.page)


def _remark(name: str, pages: int, codes: int, without: tuple[int, ...]) -> str:
    told = tr("{name}: {codes} kode pada {pages} halaman").format(name=name, codes=codes, pages=pages)
    if not without:
        return told
    listed = ", ".join(str(page) for page in without[:_PAGES_NAMED])
    more = tr(", … ({count} halaman)").format(count=len(without)) if len(without) > _PAGES_NAMED else ""
    return tr("{told}; tanpa kode: halaman {listed}{more}").format(told=told, listed=listed, more=more)
