"""Certificates: issuing and voiding numbers, and printing from the snapshot.

Printing never issues, and issuing never depends on printing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Progress, UserError, no_progress
from app.models import rows
from app.models.base import Row
from app.printing.paper import Paper, Stock
from app.services import certificate_numbers, certificate_snapshots, events
from app.services.certificate_numbers import CERTIFICATE, Numberer
from app.services.certificate_register import (
    CAPACITIES,
    ISSUED,
    PARTICIPANT,
    VOID,
    RegisterEntry,
    doubled_by,
    find_by_number,
    mark_printed,
    of_people,
    printed_in,
    register,
)
from app.services.certificate_rows import CertificateRow, overview, recipients, with_parts
from app.services.certificate_snapshots import Issued
from app.services.certificate_text import EventCertificates
from app.services.certificate_writing import Vouched, Writer
from app.services.events import EventCard
from app.services.records import day, existing
from app.services.steps import NOTHING, DataChange, step

__all__ = [
    "CAPACITIES",
    "ISSUED",
    "PAPER",
    "PARTICIPANT",
    "VOID",
    "CertificateRow",
    "IssueResult",
    "Issued",
    "RegisterEntry",
    "doubled_by",
    "find_by_number",
    "issue",
    "issue_day",
    "mark_printed",
    "of_people",
    "overview",
    "printed_in",
    "recipients",
    "register",
    "render",
    "snapshot_of",
    "void",
]

PAPER = Paper("A4", landscape=True)


@dataclass(frozen=True)
class IssueResult:
    """What issuing did: how many, and each one left out with its reason."""

    change: DataChange
    numbers: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]


def issue(
    event_id: str,
    on: date,
    recipient_ids: Sequence[str] | None = None,
    overrides: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    *,
    capacities: Collection[str] = (),
    layout: str | None = None,
    with_scores: bool = True,
) -> IssueResult:
    """Give numbers to all (or the given) who may get a certificate and have none, as one step that can be undone
    until the first is printed, exported or sent; whoever had a voided one gets its replacement.

    `capacities` are those of `CAPACITIES` that are wanted: participants only where nobody is named. `overrides` maps
    participants below the threshold or the passing score to the reason why they get one all the same. `layout` is the
    ref of a design, the event's own where it is None. Missing optional data leaves a blank line and never stops
    anything; the rule of attendance and score, a missing glyph or a name that does not fit do, for that person alone.

    Raises: UserError: the number pattern is wrong, the numbers are used up, the design is gone, or a given person has
        no reason written down.
    """
    reasons = {key: reason.strip() for key, reason in (overrides or {}).items()}
    if any(not reason for reason in reasons.values()):
        raise UserError("Alasan belum diisi.", "Tidak ada sertifikat yang diterbitkan.", "Tulis alasannya.")
    event = events.get(event_id)
    open_rows = [row for row in _wanted(event_id, recipient_ids, capacities) if row.certificate is None]
    skipped: list[tuple[str, str]] = []
    writer = Writer(event.office, event.layout if layout is None else layout, on)
    with step(f"Menerbitkan sertifikat {event.code}") as changes:
        numberer = Numberer(certificate_numbers.of_event(event), on)
        texts = EventCertificates(event_id, on, with_scores=with_scores, layout=writer.layout)
        for done, row in enumerate(open_rows):
            progress(done, len(open_rows))
            reason = reasons.get(row.recipient_id, "")
            problem = "" if reason else row.obstacle
            if not problem:
                values = _values(event, row) | {"signatory": texts.signatory, "override_reason": reason}
                problem = writer.add(numberer, texts.of(row), values, _told(event, texts, row))
            if problem:
                skipped.append((row.name or row.regency, problem))
        numbers = writer.write(changes)
        summary = changes.summary(event_id, f"{len(numbers)} sertifikat diterbitkan")
    return IssueResult(summary if numbers else NOTHING, numbers, tuple(skipped))


def _wanted(event_id: str, ids: Sequence[str] | None, capacities: Collection[str]) -> list[CertificateRow]:
    """Those asked for: by name in whatever capacity, else participants only."""
    unknown = sorted(set(capacities) - CAPACITIES.keys())
    if unknown:
        raise UserError(
            f"Sertifikat sebagai “{unknown[0][:40]}” tidak dikenal.", "Tidak ada sertifikat yang diterbitkan.",
            f"Pakai: {', '.join(CAPACITIES)}.",
        )  # fmt: skip
    wanted = set(capacities) or ({PARTICIPANT} if ids is None else CAPACITIES.keys())
    found = overview(event_id) if PARTICIPANT in wanted else ()
    parts = with_parts(event_id) if wanted != {PARTICIPANT} else ()
    return [
        row for row in (*found, *parts) if row.capacity in wanted and (ids is None or row.recipient_id in ids)
    ]  # fmt: skip


def _values(event: EventCard, row: CertificateRow) -> Row:
    return {
        "kind": CERTIFICATE,
        "event": event.id,
        "person": row.person_id or None,
        "role": row.role_id or None,
        "capacity": row.capacity,
        "replaces": row.voided.id if row.voided else "",
    }


def _told(event: EventCard, texts: EventCertificates, row: CertificateRow) -> Vouched:
    """What the code of a certificate vouches for beside name and number."""
    first, last = (texts.days[0], texts.days[-1]) if texts.days else (None, None)
    return Vouched(event.title, first, last, row.presence.total, row.capacity)


def void(certificate_id: str, reason: str) -> DataChange:
    """Declare a certificate invalid; its number stays taken and stays in the register.

    Raises: UserError: no reason, or it is void already.
    """
    row = existing("certificate", certificate_id, "Sertifikat")
    if not reason.strip():
        raise UserError(
            "Alasan belum diisi.", "Sertifikat tetap berlaku.", "Tulis alasannya; alasan tercetak di register."
        )
    if row["status"] == VOID:
        raise UserError(f"Sertifikat {row['number']} sudah dinyatakan tidak berlaku.", "Tidak ada yang diubah.")
    with step(f"Membatalkan sertifikat {row['number']}") as changes:
        changes.put("certificate", certificate_id, {"status": VOID, "reason": reason.strip()})
        return changes.summary(certificate_id, f"Sertifikat {row['number']} dibatalkan")


def render(
    certificate_ids: Sequence[str],
    paper: Paper = PAPER,
    progress: Progress = no_progress,
    stock: Stock = "plain",
    *,
    duplicate: bool = False,
    register_notes: bool = False,
) -> bytes:
    """One PDF of the given certificates, front and back, exactly as they were issued, or marked SALINAN; a back page
    that only repeats number and code where `register_notes` are wanted.

    Raises: UserError: one is void, or its person was erased, or its design has not arrived.
    """
    texts = _snapshots(certificate_ids)
    return certificate_snapshots.render(
        texts, paper, progress, stock, duplicate=duplicate, register_notes=register_notes
    )


def snapshot_of(certificate_id: str) -> Issued:
    """What a certificate says, as it was issued; a void one is not printed again.

    Raises: UserError: it is void, or its person was erased.
    """
    return certificate_snapshots.from_snapshot(_printable(existing("certificate", certificate_id, "Sertifikat")))


def _snapshots(certificate_ids: Sequence[str]) -> list[str]:
    """The snapshots to print, in this order; the rows around them are let go."""
    found = {row["id"]: row for row in rows.among("certificate", "id", list(certificate_ids))}
    return [_printable(found.get(one) or existing("certificate", one, "Sertifikat")) for one in certificate_ids]


def _printable(row: Row) -> str:
    if row["status"] == VOID:
        raise UserError(
            f"Sertifikat {row['number']} sudah dinyatakan tidak berlaku.",
            "Tidak ada yang dicetak.",
            "Terbitkan penggantinya, lalu cetak yang baru.",
        )
    if not row["snapshot"]:
        raise UserError(
            f"Sertifikat {row['number']} tidak dapat dicetak ulang: data pribadi pemiliknya sudah dihapus.",
            "Nomor, tanggal, kegiatan, dan statusnya tetap tercatat.",
        )
    return str(row["snapshot"])


def issue_day(event_id: str, today: date) -> date:
    """The date a certificate usually bears: the event's last day, or today before it has dates."""
    return day(events.get(event_id).ends_on) or events.get(event_id).days[0] or today
