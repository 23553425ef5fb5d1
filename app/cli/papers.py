"""`bimtek print …`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.output import say, table

if TYPE_CHECKING:  # read when a command needs it
    from app.services.papers.options import PaperOptions


def print_document(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT")] = "",
    code: Annotated[str, typer.Argument(metavar="CODE")] = "",
    paper: Annotated[str, typer.Option(metavar="A4|F4", help="Ukuran kertas.")] = "A4",
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Satu berkas.")] = None,
    each: Annotated[Path | None, typer.Option("--each", metavar="DIR", help="Satu PDF per orang.")] = None,
    choose: Annotated[list[str] | None, typer.Option("--choose", help="Pilihan dokumen, NAMA=NILAI.")] = None,
    day: Annotated[list[str] | None, typer.Option("--day", help="Hari, YYYY-MM-DD; boleh berulang.")] = None,
    session: Annotated[list[str] | None, typer.Option("--session", help="Pengenal sesi; boleh berulang.")] = None,
    landscape: Annotated[bool, typer.Option("--landscape", help="Mendatar.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="Daftar dokumen dan kebutuhannya.")] = False,
) -> None:
    """Membuat dokumen sebagai PDF, atau .docx bila ada."""
    from app.services import documents, events, needs_papers, person_papers
    from app.services.papers import catalogue
    from app.services.papers.options import PaperOptions

    if listing:
        kinds = (*catalogue.kinds(), *person_papers.KINDS, *needs_papers.KINDS)
        table(("Dokumen", "Judul", "Memerlukan"), ((k.name, k.title, k.needs) for k in kinds))
        return
    if not document or not code or (output is None) == (each is None):
        raise typer.BadParameter("tulis DOCUMENT CODE dan salah satu dari --output FILE atau --each DIR")
    if paper not in {"A4", "F4"}:
        raise typer.BadParameter("A4 atau F4", param_hint="--paper")
    if document in {kind.name for kind in (*person_papers.KINDS, *needs_papers.KINDS)}:
        _print_other(document, code, paper, landscape, output)
        return
    event = events.find(code)
    options = PaperOptions(
        paper=paper, landscape=landscape, days=tuple(day or ()), sessions=tuple(session or ()),
        choices=tuple(_pair(text) for text in choose or ()),
    )
    if output is not None:
        _print_one(document, event.id, output, options)
        return
    if each is not None:
        if document != "certificates":
            raise typer.BadParameter("--each hanya untuk certificates")
        made = documents.save_each(event.id, each, options)
        say(f"{len(made)} berkas tersimpan di {each}")


def _print_one(document: str, event_id: str, output: Path, options: "PaperOptions") -> None:
    """A paper of an event as one file, in the form that its ending names."""
    from app.services import documents

    if document == "bundle":
        _save_bundle(event_id, output, options)
        return
    if output.suffix.casefold() == ".docx":
        say(f"Tersimpan: {documents.save_word(document, event_id, output, options)}")
        return
    rendered = documents.render(document, event_id, options)
    for warning in rendered.warnings:
        say(warning)
    say(f"Tersimpan: {documents.save(rendered, output)}")


def _save_bundle(event_id: str, output: Path, options: "PaperOptions") -> None:
    """The complete file of an event, as .pdf or .zip, and what is not complete in it."""
    from app.services import bundle
    from app.services.papers.audit_papers import SHEETS

    made = bundle.save(event_id, output, bundle.BundleOptions(options.paper, options.choice(SHEETS)))
    for gap in made.gaps:
        say(f"Belum lengkap: {gap}")
    say(f"Tersimpan: {made.path} ({made.documents} dokumen, {made.pages} halaman)")


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip(), value.strip()


def _print_other(document: str, code: str, paper: str, landscape: bool, output: Path | None) -> None:
    """A paper that is not about one event: about a person, by NIK, or about a region, by its code."""
    from datetime import date

    from app.services import at_work, documents, needs_papers, person_papers, training_needs
    from app.services.papers.options import PaperOptions

    if output is None:
        raise typer.BadParameter("--each hanya untuk certificates")
    options = PaperOptions(paper=paper, landscape=landscape)
    if document in {kind.name for kind in needs_papers.KINDS}:
        today = date.fromisoformat(at_work.today())
        asked = training_needs.question(today, within=needs_papers.find_region(code))
        rendered = needs_papers.render(asked, options=options)
    else:
        rendered = person_papers.render(document, person_papers.find(code), options)
    for warning in rendered.warnings:
        say(warning)
    say(f"Tersimpan: {documents.save(rendered, output)}")
