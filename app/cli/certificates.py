"""`bimtek certificate …`."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import say, show_json, table

cli = typer.Typer(help="Sertifikat dan buku register.", no_args_is_help=True)
Code = Annotated[str, typer.Argument(metavar="CODE", help="Kode kegiatan.")]


@cli.command("issue")
def issue(
    code: Code,
    on: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="Tanggal sertifikat.")] = "",
    capacities: Annotated[
        list[str] | None, typer.Option("--as", help="peserta (biasa), narasumber, moderator, panitia; boleh berulang.")
    ] = None,
    layout: Annotated[str, typer.Option("--layout", help="Tata letak; biasanya yang dipilih pada kegiatan.")] = "",
    with_scores: Annotated[bool, typer.Option("--scores/--no-scores", help="Nilai dan predikat ikut dicetak.")] = True,
) -> None:
    """Menerbitkan sertifikat: bagi peserta yang memenuhi batas kehadiran, atau bagi yang bertugas."""
    from app.services import certificates, events

    card = events.find(code)
    day = _day(on) if on else certificates.issue_day(card.id, datetime.now(UTC).date())
    result = certificates.issue(
        card.id, day, capacities=tuple(capacities or ()), layout=layout or None, with_scores=with_scores
    )
    for name, reason in result.skipped:
        say(f"Dilewati: {name}: {reason}.")
    say(f"{len(result.numbers)} sertifikat diterbitkan, {len(result.skipped)} dilewati.")


@cli.command("list")
def list_certificates(code: Code, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Buku register satu kegiatan."""
    from app.services import certificates, events

    found = certificates.register(events.find(code).id)
    if as_json:
        show_json(found)
        return
    table(
        ("Nomor", "Nama", "Sebagai", "Tanggal", "Status", "Alasan"),
        ((e.number, e.name, e.capacity, e.date, e.status, e.reason) for e in found),
    )


@cli.command("register")
def register(
    year: Annotated[int, typer.Option(help="Tahun; tanpa ini tahun terakhir yang ada nomornya.")] = 0,
    paper: Annotated[str, typer.Option(metavar="A4|F4", help="Ukuran kertas.")] = "A4",
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Simpan sebagai .pdf/.xlsx.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Buku register kantor selama satu tahun, dengan nomor yang terlewati."""
    from app.services import documents, number_gaps, register
    from app.services.papers.options import PaperOptions

    if paper not in {"A4", "F4"}:
        raise typer.BadParameter("A4 atau F4", param_hint="--paper")
    asked = register.RegisterQuestion(year=year or next(iter(register.years()), 0))
    found = register.lines(asked)
    if output is not None and output.suffix.casefold() == ".xlsx":
        register.save_workbook(output, asked)
    elif output is not None:
        documents.save(register.render(asked, PaperOptions(paper)), output)
    if as_json:
        show_json({"year": asked.year, "lines": found, "gaps": number_gaps.gaps(asked.year)})
        return
    if output is not None:
        say(f"Tersimpan: {output} ({len(found)} nomor)")
        return
    table(
        ("Nomor", "Tanggal", "Nama", "Sebagai", "Kegiatan", "Keterangan"),
        ((o.entry.number, o.entry.date, o.entry.name, o.capacity, o.code, o.state) for o in found),
    )
    for gap in number_gaps.gaps(asked.year):
        say(f"Nomor urut {gap.words} terlewati: {gap.reason}.")


@cli.command("void")
def void(
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    reason: Annotated[str, typer.Option(help="Alasan; tercatat di register.")],
) -> None:
    """Menyatakan sertifikat tidak berlaku; nomornya tetap tercatat."""
    from app.services import certificates

    say(certificates.void(certificates.find_by_number(number).id, reason).title + ".")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter("tulis seperti 2018-09-12", param_hint="--date") from error
