"""`bimtek people …`."""

from typing import Annotated

import typer

from app.cli.lists import AllOrNothing, DryRun, File, ReportFile, Wishes, bring_in
from app.cli.output import show_json, table

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
    file: File, dry_run: DryRun = False, all_or_nothing: AllOrNothing = False, report: ReportFile = None
) -> None:
    """Memasukkan daftar orang dari .xlsx, .xls, .ods, atau .csv."""
    bring_in(file, "people", "", Wishes(dry_run, all_or_nothing, report))
