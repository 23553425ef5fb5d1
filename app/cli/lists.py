"""Bringing in a list from a file: what `people import`, `event register` and `attendance set` have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import say, write_json
from app.domain.importing import Finding
from app.errors import UserError

File = Annotated[Path, typer.Argument(metavar="FILE")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Periksa saja.")]
AllOrNothing = Annotated[bool, typer.Option("--all-or-nothing", help="Tolak semua bila satu ditolak.")]
ReportFile = Annotated[Path | None, typer.Option("--report", metavar="FILE.json", help="Tulis laporannya.")]
ErrorsFile = Annotated[
    Path | None, typer.Option("--errors", metavar="FILE.xlsx", help="Tulis salinan berkas dengan sel yang ditandai.")
]


@dataclass(frozen=True)
class Wishes:
    """How a list is to be brought in, and where its report and its marked copy are written."""

    dry_run: bool = False
    all_or_nothing: bool = False
    report: Path | None = None
    errors: Path | None = None


def bring_in(file: Path, kind: str, target_id: str, wishes: Wishes, *, some_must_go_in: bool = False) -> None:
    """Bring in a list, say what became of each row, and write what was asked for.

    Raises: UserError: see `importing.open_source`, `plan` and `run`; or `some_must_go_in` and all rows are rejected.
    """
    from app.services import importing

    plan = importing.plan(importing.open_source(file, kind, target_id))
    told = plan.report
    if wishes.report is not None:
        write_json(told.as_json(), wishes.report)
    if wishes.errors is not None:
        for lacking in importing.mark_copy(plan, wishes.errors):
            say(lacking)
    problems = [finding for finding in told.findings if finding.severity != "note"]
    if some_must_go_in and told.rejected == told.rows:
        raise _nothing(problems)
    for finding in problems:
        say(_sentence(finding))
    if not wishes.dry_run:
        importing.run(plan, wishes.all_or_nothing)
    verb = "Akan masuk" if wishes.dry_run else "Masuk"
    say(
        f"{told.rows} baris. {verb}: {told.new} baru, {told.changed} berubah, {told.unchanged} tetap; "
        f"{told.rejected} ditolak."
    )


def _sentence(finding: Finding) -> str:
    where = f"{finding.sheet} baris {finding.row}, {finding.column or '–'}"
    return f"{where}: {finding.reason} {finding.suggestion}".strip()


def _nothing(problems: Sequence[Finding]) -> UserError:
    errors = [_sentence(finding) for finding in problems if finding.severity == "error"]
    more = f" (dan {len(errors) - 3} lagi)" if len(errors) > 3 else ""
    happened = " ".join(errors[:3]) + more if errors else "Tidak ada satu baris pun yang dapat dicatat."
    return UserError(happened, "Tidak ada yang dicatat.", "Perbaiki baris itu di berkas, lalu ulangi.")
