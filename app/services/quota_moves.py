"""Unused seats that go from one regency to another: both quotas and the note of why, in one step."""

from dataclasses import dataclass

from app.domain.quotas import QuotaLine
from app.errors import UserError
from app.models import base, rows
from app.services import events, planning, regions
from app.services.records import day
from app.services.steps import DataChange, step


@dataclass(frozen=True)
class QuotaMove:
    """Seats that went from one regency to another, why, and on which day (ISO)."""

    id: str
    from_region: str
    from_name: str
    to_region: str
    to_name: str
    seats: int
    reason: str
    date: str


def listing(event_id: str) -> tuple[QuotaMove, ...]:
    """The moves of an event, the first one first."""
    return tuple(
        QuotaMove(
            row["id"],
            row["from_region"],
            regions.short(row["from_region"]),
            row["to_region"],
            regions.short(row["to_region"]),
            row["seats"],
            row["reason"],
            row["date"],
        )
        for row in rows.find("quota_move", "date", event=event_id)
    )


def move(event_id: str, from_region: str, to_region: str, seats: int, reason: str, on: str) -> DataChange:
    """Move unused seats; a regency without a quota gets one.

    Raises: UserError: more seats than are unused, no seats, no reason, no date, or seats that were never decided.
    """
    lines = {line.region: line for line in events.quota_lines(event_id) if line.listed}
    source, target = lines.get(from_region), lines.get(to_region)
    _check(source, seats, reason, on)
    if from_region == to_region or (target is not None and target.seats is None):
        raise UserError(
            f"Kursi {regions.short(to_region) or 'tujuan'} belum ditetapkan, atau sama dengan asalnya.",
            "Tidak ada kursi yang dialihkan.",
            "Pilih tujuan lain, atau tetapkan dahulu kursinya.",
        )
    names = f"{regions.short(from_region)} ke {regions.short(to_region)}"
    with step(f"Mengalihkan {seats} kursi {names}") as changes:
        planning.set_quota(event_id, from_region, ((source.seats or 0) if source else 0) - seats)
        planning.set_quota(event_id, to_region, ((target.seats or 0) if target else 0) + seats)
        values = {"event": event_id, "from_region": from_region, "to_region": to_region, "seats": seats,
                  "reason": reason.strip(), "date": on}  # fmt: skip
        changes.put("quota_move", base.new_id(), values)
        return changes.summary(event_id, f"{seats} kursi dialihkan dari {names}")


def _check(source: QuotaLine | None, seats: int, reason: str, on: str) -> None:
    unchanged = "Tidak ada kursi yang dialihkan."
    unused = source.unused if source else 0
    if seats < 1:
        raise UserError("Banyaknya kursi belum diisi dengan angka bulat.", unchanged, "Tulis misalnya 2.")
    if source is None or seats > unused:
        name = source.name if source else "Kabupaten/kota ini"
        raise UserError(f"{name} mempunyai {unused} kursi kosong, diminta {seats}.", unchanged, "Kurangi jumlahnya.")
    if not reason.strip():
        raise UserError("Alasan pengalihan belum ditulis.", unchanged, "Tulis alasannya.")
    if day(on) is None:
        raise UserError("Tanggal pengalihan belum diisi.", unchanged, "Pilih tanggalnya.")
