"""`bimtek data …`, `backup …`, `check` and `digest`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import say, show_json, table
from app.errors import UserError

data_cli = typer.Typer(help="Berkas data untuk provinsi.", no_args_is_help=True)
backups = typer.Typer(help="Cadangan basis data.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Satu dokumen JSON.")]


@data_cli.command("export")
def export(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Kode kegiatan.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE.zip")],
    without_nik: Annotated[bool, typer.Option("--without-nik", help="Tanpa NIK.")] = False,
) -> None:
    """Menulis satu ZIP: CSV, datapackage.json, dan XLSX."""
    from app.services import events, handover

    people = handover.export(events.find(code).id, output, with_nik=not without_nik)
    say(f"{people} orang tertulis di {output}{' tanpa NIK' if without_nik else ''}.")


@backups.command("create")
def create_backup() -> None:
    """Membuat cadangan yang sudah diperiksa."""
    from app.services import workspace

    say(f"Cadangan dibuat: {workspace.make_backup().name}")


@backups.command("list")
def list_backups(as_json: Json = False) -> None:
    """Daftar cadangan, terbaru dahulu."""
    from app.services import workspace

    found = workspace.list_backups()
    if as_json:
        show_json(found)
        return
    table(("Nama", "Waktu (UTC)", "Ukuran", "Sebab"), ((b.name, b.made_at, b.size, b.reason) for b in found))


@backups.command("restore")
def restore_backup(name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Memulihkan satu cadangan; basis data sekarang disimpan sebagai cadangan."""
    from app.services import workspace

    workspace.restore_backup(name)
    say(f"Dipulihkan dari {name}.")


def check(as_json: Json = False) -> None:
    """Memeriksa keutuhan basis data."""
    from app.services import checking

    found = checking.check()
    sound = all(not item.problem for item in found)
    if as_json:
        show_json({"sound": sound, "checks": found})
    else:
        for item in found:
            say(f"{'✓' if not item.problem else '✗'} {item.question}{': ' + item.problem if item.problem else ''}")
    if not sound:
        raise UserError("Basis data bermasalah.", "Tidak ada yang diubah.", "Pulihkan cadangan terakhir yang baik.")


def digest(event: Annotated[str, typer.Option("--event", metavar="CODE", help="Satu kegiatan.")] = "") -> None:
    """SHA-256 atas semua data bersama yang berlaku, atau satu kegiatan."""
    from app.services import checking, events

    say(checking.digest_of(events.find(event).id if event else ""))
