"""The root command: which database, then which job."""

import sys
from pathlib import Path
from typing import Annotated

import typer

import app
from app.cli import awards, certificates, databases, events, offices, papers, people, usage, verifying
from app.cli.output import say
from app.errors import UserError

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"Bimtek PSM {app.__version__}")
        raise typer.Exit


@cli.callback()
def choose_database(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option("--data", help="Folder basis data; dibuat bila belum ada.")] = None,
    database: Annotated[str, typer.Option("--database", help="Alamat basis data (sqlite:///berkas).")] = "",
    _version_shown: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tampilkan versi.")
    ] = False,
) -> None:
    """Bimtek PSM: merencanakan, mendaftar, mencetak, mencatat, dan mengirim data bimbingan teknis."""
    from app.services import workspace

    if context.resilient_parsing or "--help" in sys.argv:
        return
    folder, name = _place(data, database)
    opening = workspace.open_or_rescue if context.invoked_subcommand == "backup" else workspace.open_workspace
    opening(folder, name)
    context.call_on_close(lambda: workspace.close_workspace(backup=False))


def _place(data: Path | None, database: str) -> tuple[Path | None, str]:
    """The folder and the file name that `--data` or `--database` give; "" where they tell none."""
    if not database:
        return data, ""
    path = database.removeprefix("sqlite:///")
    if path == database or not path.strip("/"):
        raise UserError(
            f"Alamat basis data “{database[:80]}” tidak dapat dipakai.",
            "Tidak ada yang diubah.",
            "Pakai --data FOLDER, atau sqlite:///FOLDER/bimtek.db.",
        )
    return Path(path).parent, Path(path).name


for group, name in (
    (offices.cli, "office"),
    (offices.samples, "sample"),
    (events.cli, "event"),
    (people.cli, "people"),
    (events.attendance_cli, "attendance"),
    (certificates.cli, "certificate"),
    (databases.data_cli, "data"),
    (awards.cli, "award"),
    (databases.backups, "backup"),
):
    cli.add_typer(group, name=name)
certificates.cli.command("verify")(verifying.verify)
cli.command("print")(papers.print_document)
cli.command("check")(databases.check)
cli.command("digest")(databases.digest)


def main() -> None:
    """Run a command: exit 0 done, 1 a known problem as a sentence on standard error, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of another code page must not break a name
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        raise SystemExit(cli(standalone_mode=False) or 0)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None
    except usage.UsageError as error:
        sys.stderr.write(f"{usage.sentence(error.format_message())}\n")
        raise SystemExit(2) from None
