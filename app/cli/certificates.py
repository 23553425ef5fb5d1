"""`bimtek certificate …`."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from app.cli.output import say, show_json, table

cli = typer.Typer(help="Sertifikat dan buku register.", no_args_is_help=True)
Code = Annotated[str, typer.Argument(metavar="CODE", help="Kode kegiatan.")]


@cli.command("issue")
def issue(
    code: Code, on: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="Tanggal sertifikat.")] = ""
) -> None:
    """Menerbitkan sertifikat bagi yang memenuhi batas kehadiran."""
    from app.services import certificates, events

    card = events.find(code)
    result = certificates.issue(card.id, _day(on) if on else certificates.issue_day(card.id, datetime.now(UTC).date()))
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
        ("Nomor", "Nama", "Tanggal", "Status", "Alasan"),
        ((e.number, e.name, e.date, e.status, e.reason) for e in found),
    )


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
