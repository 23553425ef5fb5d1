"""What is held about one human's seats and parts in events, each fact in words (UU 27/2022)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from app.domain.eligibility import RULES
from app.domain.exams import exam_name
from app.domain.payments import percent_text, rupiah
from app.domain.vocabulary import PARTICIPANT_STATUSES, ROLES
from app.domain.wording import decimal_text
from app.models import rows
from app.models.base import Row
from app.services import arrivals, events, payments, regions
from app.services.passport import date_words
from app.services.payments import PaymentLine, PaymentSheet
from app.services.records import number

_WAYS = {"scan": "kodenya dipindai", "typed": "namanya diketik", "walk-in": "datang langsung"}
Fact = tuple[str, str]


@dataclass(frozen=True)
class SeatData:
    """Everything recorded beside the attendance for this human in one event: (label, words) each."""

    event: str
    facts: tuple[Fact, ...]


def seats_of(person_ids: list[str]) -> tuple[SeatData, ...]:
    """The seats and paid parts of one human, under any of their records."""
    seats = [row for row in rows.among("participant", "person", person_ids) if rows.get("event", row["event"])]
    parts = [row for row in rows.among("event_role", "person", person_ids) if rows.get("event", row["event"])]
    paid = {row["event"] for field, found in (("participant", seats), ("role", parts))
            for row in rows.among("payment", field, [one["id"] for one in found])}  # fmt: skip
    sheets = {event: payments.sheet(event) for event in paid}
    found = [SeatData(events.get(row["event"]).title, tuple(_seat(row, sheets.get(row["event"])))) for row in seats]
    for part in parts:
        told = tuple(_paid(_lines(sheets.get(part["event"]), part["id"]), sheets.get(part["event"])))
        if told:
            called = str(ROLES.get(part["role"], part["role"])).lower()
            title = f"{events.get(part['event']).title} ({called})"
            found.append(SeatData(title, told))
    return tuple(found)


def _seat(row: Row, sheet: PaymentSheet | None) -> Iterable[Fact]:
    status = PARTICIPANT_STATUSES.get(row["status"], row["status"])
    yield "Status peserta", "; ".join(part for part in (status, row["reason"]) if part)
    yield "Kursi", regions.short(row["region"]) or "–"
    batch = rows.get("batch", row["batch"]) if row["batch"] else None
    if batch:
        yield "Kelas", batch["name"]
    if row["waiting"]:
        yield "Daftar tunggu", f"urutan {row['waiting']}"
    if row["replaces"]:
        yield "Pengganti", "menggantikan peserta yang diundang sebelumnya"
    yield from _came(row)
    for one in rows.find("dispensation", participant=row["id"]):
        yield "Pengecualian", f"{RULES.get(one['rule'], one['rule'])}: {one['reason'] or 'tanpa alasan'}"
    for score in rows.find("exam_score", "exam", participant=row["id"]):
        yield exam_name(score["exam"]), decimal_text(number(score["value"]))
    yield from _paid(_lines(sheet, row["id"]), sheet)


def _came(row: Row) -> Iterable[Fact]:
    found = rows.find("arrival", "at", participant=row["id"])
    zone = timezone(timedelta(hours=arrivals.clock_of(row["event"]))) if found else None
    for one in found:
        at = datetime.fromisoformat(one["at"]).astimezone(zone)
        how = ", ".join(part for part in (_WAYS.get(one["way"], one["way"]), one["desk"]) if part)
        yield "Check-in", f"{date_words(at.date().isoformat())} pukul {at:%H.%M} ({how})"
    missing = sum(one["unsigned"] for one in rows.find("attendance", participant=row["id"], mark="H"))
    if missing:
        yield "Tanda tangan", f"belum ada pada {missing} sesi yang dihadiri"


def _lines(sheet: PaymentSheet | None, owner: str) -> Sequence[PaymentLine]:
    return [line for line in sheet.lines if owner in {line.participant_id, line.role_id}] if sheet else []


def _paid(lines: Sequence[PaymentLine], sheet: PaymentSheet | None) -> Iterable[Fact]:
    for line in lines:
        titles = [card.title for card in sheet.components] if sheet else []
        parts = [f"{title} Rp{rupiah(amount)}" for title, amount in zip(titles, line.amounts, strict=True)]
        if line.tax:
            parts.append(f"PPh 21 {percent_text(line.tax_percent)} % Rp{rupiah(line.tax)}")
        when = f"dibayar {date_words(line.paid_on)}" if line.paid_on else "belum dibayar"
        parts += [f"diterima Rp{rupiah(line.net)}", when, *([line.note] if line.note else [])]
        yield "Uang", "; ".join(parts)
