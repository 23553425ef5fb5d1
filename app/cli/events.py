"""`bimtek event …` and `bimtek attendance …`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.lists import AllOrNothing, DryRun, ErrorsFile, File, ReportFile, Wishes, bring_in
from app.cli.output import say, show_json, table

cli = typer.Typer(help="Kegiatan: daftar, rincian, membuat, mendaftarkan.", no_args_is_help=True)
attendance_cli = typer.Typer(help="Kehadiran peserta.", no_args_is_help=True)
Code = Annotated[str, typer.Argument(metavar="CODE", help="Kode kegiatan.")]
Json = Annotated[bool, typer.Option("--json", help="Satu dokumen JSON.")]


@cli.command("list")
def list_events(as_json: Json = False) -> None:
    """Daftar kegiatan."""
    from app.services import events

    found = [_summary(row.id) for row in events.list_events(datetime.now(UTC).date())]
    if as_json:
        show_json(found)
        return
    heads = ("Kode", "Kegiatan", "Mulai", "Peserta", "Selisih kuota")
    table(heads, ((e["code"], e["title"], e["starts_on"], e["participants"], e["quota_gap"]) for e in found))


@cli.command("show")
def show_event(code: Code, as_json: Json = False) -> None:
    """Satu kegiatan dengan kuotanya."""
    from app.services import events

    card = events.find(code)
    told = _summary(card.id)
    if as_json:
        show_json(told)
        return
    say(f"{told['code']}  {told['title']}")
    span = " s.d. ".join(dict.fromkeys(day for day in (told["starts_on"], told["ends_on"]) if day))
    say(", ".join(part for part in (span or "tanggal belum diisi", told["venue"]) if part))
    numbers = (
        f"Disebut {_or_dash(told['stated_total'])}, dialokasikan {_or_dash(told['quota_total'])}, "
        f"terdaftar {told['participants']}."
    )
    say(f"{numbers} {events.ledger(card.id).sentence}".strip())
    heads = ("Kode", "Kabupaten/kota", "Kursi", "Terdaftar", "Hadir")
    lines = ((q["region"], q["name"], q["seats"], q["registered"], q["attended"]) for q in told["quotas"])
    table(heads, lines)


def _or_dash(number: int | None) -> str:
    return "–" if number is None else str(number)


def _summary(event_id: str) -> dict[str, Any]:
    """What `event show --json` tells: shared facts only, equal at every office taking part."""
    from app.services import events
    from app.services.records import as_values

    card = events.get(event_id)
    ledger = events.ledger(event_id)
    return as_values(card, "office") | {
        "quota_total": ledger.quota_total,
        "quota_gap": ledger.gap,
        "participants": events.active_count(event_id),
        "quotas": [
            {
                "region": line.region,
                "name": line.name,
                "seats": line.seats,
                "registered": line.registered,
                "attended": line.attended,
                "nominated": line.nominated,
                "confirmed": line.confirmed,
                "walk_in": line.walk_in,
                "reserve": line.reserve,
            }
            for line in sorted(ledger.lines, key=lambda line: line.region)
        ],
    }


@cli.command("create")
def create_event(file: Annotated[Path, typer.Argument(metavar="FILE.json")]) -> None:
    """Membuat kegiatan dari berkas JSON."""
    from app.services import loading

    say(loading.create_event(file).title + ".")


@cli.command("register")
def register_participants(
    code: Code,
    file: File,
    dry_run: DryRun = False,
    all_or_nothing: AllOrNothing = False,
    report: ReportFile = None,
    errors: ErrorsFile = None,
) -> None:
    """Mendaftarkan peserta dari daftar .xlsx, .xls, .ods, atau .csv."""
    from app.services import events

    bring_in(file, "participants", events.find(code).id, Wishes(dry_run, all_or_nothing, report, errors))


@attendance_cli.command("set")
def set_attendance(
    code: Code,
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    all_present: Annotated[bool, typer.Option("--all-present", help="Semua yang belum dicatat: hadir.")] = False,
    dry_run: DryRun = False,
    all_or_nothing: AllOrNothing = False,
    report: ReportFile = None,
    errors: ErrorsFile = None,
) -> None:
    """Mencatat kehadiran: semua hadir, atau dari berkas."""
    from app.services import attendance, events

    card = events.find(code)
    if all_present == (file is not None):
        raise typer.BadParameter("pilih --all-present atau FILE")
    if file is None:
        say(attendance.set_all_present(card.id).title + ".")
        return
    bring_in(file, "attendance", card.id, Wishes(dry_run, all_or_nothing, report, errors), some_must_go_in=True)


@attendance_cli.command("show")
def show_attendance(code: Code, as_json: Json = False) -> None:
    """Kehadiran tiap peserta."""
    from app.services import attendance, events

    grid = attendance.grid(events.find(code).id)
    if as_json:
        show_json(
            {
                "threshold": grid.threshold,
                "sessions": grid.sessions,
                "participants": [
                    {"name": row.participant.name, "regency": row.participant.regency, "marks": row.marks}
                    | {"attended": row.presence.attended, "total": row.presence.total}
                    | {"percent": row.presence.percent, "verdict": row.presence.verdict}
                    for row in grid.rows
                ],
            }
        )
        return
    heads = ("Nama", "Asal", "Sesi", "JP", "%", "Ket.")
    table(
        heads,
        (
            (
                row.participant.name,
                row.participant.regency,
                "".join(mark or "–" for mark in row.marks),
                row.presence.attended,
                row.presence.percent,
                row.presence.verdict,
            )
            for row in grid.rows
        ),
    )
