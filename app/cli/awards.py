"""`bimtek award …`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import say, show_json, table

cli = typer.Typer(help="Pemilihan PSM berprestasi.", no_args_is_help=True)


@cli.command("load")
def load(file: Annotated[Path, typer.Argument(metavar="FILE.json")]) -> None:
    """Memuat pemilihan dari berkas JSON."""
    from app.services import loading

    say(loading.load_award(file).title + ".")


@cli.command("rank")
def rank(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Kode pemilihan.")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Peringkat; "sementara" selama masih ada nilai yang belum masuk."""
    from app.services import award_results, awards

    result = award_results.ranking(awards.find(code).id)
    if as_json:
        lines = [{"rank": r.rank, "nominee": r.name, "score": r.score or None, "tied": r.tied} for r in result.rows]
        show_json({"complete": result.complete, "missing": result.missing, "ranking": lines, "stability": None})
        return
    if not result.complete:
        say(f"Sementara: {result.missing} nilai belum masuk.")
    table(
        ("Peringkat", "Nominasi", "Asal", "Nilai", ""),
        ((r.rank or "–", r.name, r.regency, r.score.replace(".", ","), "seri" if r.tied else "") for r in result.rows),
    )
