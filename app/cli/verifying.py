"""`bimtek certificate verify`: what a kode keaslian is worth, from a text, a file, or a number with its check code."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.output import plain, say, show_json
from app.domain import check_codes

if TYPE_CHECKING:
    from app.services.authenticity import FileCheck, Verdict

_WORST_FIRST = ("rusak", "tidak-dikenal", "dicabut", "asli")
_SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
_LISTED = 10  # pages without a code, by number
_LABELS = (
    ("name", "Nama"), ("number", "Nomor"), ("check_code", "Kode periksa"), ("capacity", "Sebagai"),
    ("title", "Kegiatan"), ("first", "Dari"), ("last", "Sampai"), ("lesson_hours", "JP"),
    ("office", "Kantor"), ("reason", "Alasan"), ("keys_as_of", "Kunci menurut keadaan"),
    ("revocations_as_of", "Pencabutan menurut keadaan"),
)  # fmt: skip


def verify(
    text: Annotated[str, typer.Argument(metavar="TEXT_OR_FILE", help="Isi kode, gambar, PDF, atau nomor.")],
    check_code: Annotated[str, typer.Argument(metavar="[CODE]", help="Kode periksa, bila nomor yang ditulis.")] = "",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Memeriksa kode keaslian sertifikat: asli, dicabut, tidak-dikenal, atau rusak."""
    from app.services import authenticity

    if check_code:
        _show((authenticity.verify_number(text, check_code),), as_json)
    elif _names_a_file(text):
        _show_file(authenticity.verify_file(Path(text)), as_json)
    else:
        _show((authenticity.verify_text(text),), as_json)


def _names_a_file(text: str) -> bool:
    if text.lstrip().startswith("PSM1:"):
        return False
    if Path(text).suffix.casefold() in _SUFFIXES:  # one that is missing is told as such
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # longer than a name may be, or with signs that none has
        return False


def _show_file(found: "FileCheck", as_json: bool) -> None:
    if not as_json:
        _show(found.verdicts, as_json=False)
        if found.pages > 1 and found.without:
            listed = ", ".join(str(number) for number in found.without[:_LISTED])
            more = f", … ({len(found.without)} halaman)" if len(found.without) > _LISTED else ""
            say(f"Tidak ada kode pada halaman {listed}{more}.")
        return
    whole = {"pages": found.pages, "without": found.without, "verdicts": found.verdicts}
    first = plain(found.verdicts[0]) if len(found.verdicts) == 1 else {}
    worst = min((one.result for one in found.verdicts), key=_WORST_FIRST.index)
    show_json({**first, "result": worst, "file": found.name, **whole})


def _show(verdicts: "tuple[Verdict, ...]", as_json: bool) -> None:
    if as_json:
        show_json(verdicts[0])
        return
    for one in verdicts:
        say((f"Halaman {one.page}: " if one.page and len(verdicts) > 1 else "") + one.sentence)
        for name, label in _LABELS:
            if value := getattr(one, name):
                say(f"  {label}: {check_codes.printed(value) if name == 'check_code' else value}")
        for warning in one.warnings:
            say(f"  Perhatikan: {warning}")
