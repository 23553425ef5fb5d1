"""`bimtek people …`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import say, show_json, table, write_json

cli = typer.Typer(help="Daftar orang (PSM dan pilar lain).", no_args_is_help=True)


@cli.command("search")
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Nama, ekor NIK, nomor HP, atau desa.")],
    limit: Annotated[int, typer.Option(help="Paling banyak sekian.", min=1, max=10_000)] = 50,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Mencari orang."""
    from app.services import people

    found = people.page(people.PeopleQuestion(text), limit)
    if as_json:
        show_json(found)
        return
    table(
        ("Nama", "L/P", "NIK", "Asal", "HP"),
        ((p.name, p.sex, p.nik, ", ".join(part for part in (p.origin, p.regency) if part), p.phone) for p in found),
    )


@cli.command("import")
def import_people(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Periksa saja.")] = False,
    all_or_nothing: Annotated[bool, typer.Option("--all-or-nothing", help="Tolak semua bila satu ditolak.")] = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE.json")] = None,
) -> None:
    """Memasukkan daftar orang dari .xlsx, .xls, .ods, atau .csv."""
    import_list(file, "", dry_run, all_or_nothing, report)


def import_list(file: Path, event_id: str, dry_run: bool, all_or_nothing: bool, report: Path | None) -> None:
    """Bring in a list, say what became of each row, and write the report where asked."""
    from app.services import importing

    plan = importing.plan(file, event_id)
    told = plan.report
    if report is not None:
        write_json(told.as_json(), report)
    for finding in told.findings:
        if finding.severity != "note":
            where = f"{finding.sheet} baris {finding.row}, {finding.column or '–'}"
            say(f"{where}: {finding.reason} {finding.suggestion}".strip())
    if not dry_run:
        importing.run(plan, all_or_nothing)
    verb = "Akan masuk" if dry_run else "Masuk"
    say(
        f"{told.rows} baris. {verb}: {told.new} baru, {told.changed} berubah, {told.unchanged} tetap; "
        f"{told.rejected} ditolak."
    )
