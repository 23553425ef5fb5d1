"""`bimtek people …`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.lists import AllOrNothing, DryRun, ErrorsFile, File, ReportFile, Wishes, bring_in
from app.cli.output import say, show_json, table

if TYPE_CHECKING:
    from app.services.duplicates import PersonBrief

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


@cli.command("duplicates")
def list_duplicates(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Mencari data yang mungkin satu orang; tidak ada yang digabung."""
    from app.services import duplicates

    found = duplicates.search()
    if as_json:
        show_json(found.candidates)
        return
    table(
        ("Skor", "Orang pertama", "Orang kedua", "Alasan"),
        ((pair.score, *(_who(one) for one in pair.people), ", ".join(pair.reasons)) for pair in found.candidates),
    )
    for sentence in found.left_out:
        say(sentence)


def _who(one: "PersonBrief") -> str:
    return ", ".join(part for part in (one.name, one.nik, one.birth_date, one.village) if part)


@cli.command("import")
def import_people(
    file: File,
    dry_run: DryRun = False,
    all_or_nothing: AllOrNothing = False,
    report: ReportFile = None,
    errors: ErrorsFile = None,
) -> None:
    """Memasukkan daftar orang dari .xlsx, .xls, .ods, atau .csv."""
    bring_in(file, "people", "", Wishes(dry_run, all_or_nothing, report, errors))


@cli.command("template")
def write_template(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    event: Annotated[str, typer.Option(metavar="CODE", help="Templat kehadiran kegiatan ini.")] = "",
    scores: Annotated[bool, typer.Option("--scores", help="Nilai ujian, bukan kehadiran.")] = False,
) -> None:
    """Menulis buku kerja kosong untuk diisi lalu diimpor: daftar orang, atau kehadiran sebuah kegiatan."""
    from app.services import events, importing

    if scores and not event:
        raise typer.BadParameter("--scores memerlukan --event CODE")
    kind = "people" if not event else "exam_scores" if scores else "attendance"
    importing.write_template(kind, file, events.find(event).id if event else "")
    say(f"Templat ditulis ke {file}.")
