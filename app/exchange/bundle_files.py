"""The berkas kegiatan as a ZIP: the joined PDF, each paper, what was attached, and an index to read and to sort."""

import csv
import hashlib
import html
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import Progress, no_progress
from app.exchange.files import write_atomically
from app.exchange.formula_guard import guard

_HEADINGS = ("No.", "Kelompok", "Dokumen", "Keterangan", "Halaman", "Berkas", "SHA-256")
_STORED = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".docx", ".zip"})  # compressed already
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLE = (
    "body{font-family:Arial,sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#191d24;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #cfd4dc;padding:.4em .6em;text-align:left;"
    "vertical-align:top}td:first-child,td:nth-child(5){text-align:right;white-space:nowrap}"
)


@dataclass(frozen=True)
class Packed:
    """A file of the ZIP and its line in the index: `name` is its path within ("" for one that is not there); `content`
    is a file, bytes, or what writes into an open file. `page` is where it begins in the joined PDF, 0 for nowhere."""

    group: str
    title: str
    state: str
    name: str
    content: Path | bytes | Callable[[BinaryIO], object] = b""
    page: int = 0


def write_bundle(
    path: Path, title: str, packed: Sequence[Packed], gaps: Sequence[str], progress: Progress = no_progress
) -> None:
    """Write the ZIP whole, or leave what stood there.

    Raises: UserError: it cannot be written.
    """
    write_atomically(path, lambda target: _write(target, title, packed, gaps, progress))


def _write(
    target: BinaryIO, title: str, packed: Sequence[Packed], gaps: Sequence[str], progress: Progress
) -> None:
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for done, one in enumerate(packed):
            progress(done, len(packed))
            if one.name:
                content = _bytes(one.content)
                hashes[one.name] = hashlib.sha256(content).hexdigest()
                _put(archive, one.name, content)
        rows = [_cells(number, one, hashes.get(one.name, "")) for number, one in enumerate(packed, start=1)]
        _put(archive, "DAFTAR ISI.csv", _csv(rows))
        _put(archive, "index.html", _page(title, packed, gaps).encode("utf-8"))
    progress(len(packed), len(packed))


def _bytes(content: Path | bytes | Callable[[BinaryIO], object]) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, Path):
        return content.read_bytes()
    target = io.BytesIO()
    content(target)
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    told = zipfile.ZipInfo(name, _EPOCH)
    told.external_attr = 0o644 << 16
    stored = Path(name).suffix.casefold() in _STORED
    archive.writestr(told, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def _cells(number: int, one: Packed, sha256: str) -> tuple[str, ...]:
    return str(number), one.group, one.title, one.state, str(one.page or ""), one.name, sha256


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    """As Indonesian spreadsheet programs read it: semicolons, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(_HEADINGS)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _page(title: str, packed: Sequence[Packed], gaps: Sequence[str]) -> str:
    """A plain page that any browser shows without a network."""
    from urllib.parse import quote

    lines = []
    for number, one in enumerate(packed, start=1):
        name = html.escape(one.title)
        link = f'<a href="{html.escape(quote(one.name))}">{name}</a>' if one.name else name
        cells = (str(number), html.escape(one.group), link, html.escape(one.state), str(one.page or "–"))
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    lacking = "".join(f"<li>{html.escape(gap)}</li>" for gap in gaps)
    told = f"<h2>Yang belum lengkap ({len(gaps)})</h2><ul>{lacking}</ul>" if gaps else (
        "<p>Tidak ada kekurangan yang tercatat.</p>"
    )
    head = "".join(f"<th>{html.escape(words)}</th>" for words in _HEADINGS[:5])
    return (
        f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{html.escape(title)}</h1>\n{told}\n<h2>Daftar isi</h2>\n<table>"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(lines) + "\n</tbody></table></body></html>\n"
    )
