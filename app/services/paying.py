"""Putting people on an event's list of payments, and what each of them gets."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from app.domain import import_values
from app.errors import UserError
from app.models import base, rows
from app.services import attendance, events, planning, registration
from app.services.payments import AllowanceCard, amount_of, tax_percent
from app.services.records import as_record, day, existing, remove_with_rows
from app.services.steps import DataChange, step

Group = Literal["present", "seats", "roles"]
# Who may be put on the list by one click; guests and those who open are not paid by a training.
PAID_ROLES = ("speaker", "moderator", "chair", "committee")


def put_on_list(event_id: str, participant_ids: Iterable[str] = (), role_ids: Iterable[str] = ()) -> DataChange:
    """Put people on the list; whoever stands on it stays as they are.

    Raises: UserError: one of them is not of this event.
    """
    events.get(event_id)
    wanted = [(one, "participant") for one in participant_ids] + [(one, "role") for one in role_ids]
    known = {"participant": {row["id"] for row in rows.find("participant", event=event_id)},
             "role": {row["id"] for row in rows.find("event_role", event=event_id)}}  # fmt: skip
    if any(one not in known[kind] for one, kind in wanted):
        raise UserError("Orang ini sudah tidak ada pada kegiatan.", "Daftar bayar tidak diubah.", "Muat ulang (F5).")
    there = {row[kind] for row in rows.find("payment", event=event_id) for kind in known}
    new = [(one, kind) for one, kind in wanted if one not in there]
    with step(f"Menambah {len(new)} orang ke daftar bayar") as changes:
        values = ((base.natural_id(event_id, one), {"event": event_id, kind: one}) for one, kind in new)
        changes.put_many("payment", values)
        said = f"{len(new)} orang ditambahkan ke daftar bayar" if new else "Semuanya sudah ada pada daftar bayar"
        return changes.summary(event_id, said)


def put_group(event_id: str, group: Group) -> DataChange:
    """Put on the list all who were present in a session, all with a seat, or all speakers and committee.

    Raises: UserError: there is nobody of that group.
    """
    if group == "roles":
        found = [role.id for role in planning.roles(event_id) if role.role in PAID_ROLES]
        lacking, todo = "narasumber atau panitia", "Isi narasumber dan panitia di bagian Jadwal."
    elif group == "seats":
        found = [row.id for row in registration.active_participants(event_id)]
        lacking, todo = "peserta", "Tambah peserta di bagian Kuota & peserta."
    else:
        grid = attendance.grid(event_id)
        found = [row.participant.id for row in grid.rows if "H" in row.marks]
        lacking, todo = "peserta yang tercatat hadir", "Catat kehadiran dahulu, atau pilih “Semua peserta”."
    if not found:
        raise UserError(f"Belum ada {lacking}.", "Daftar bayar tidak diubah.", todo)
    return put_on_list(event_id, role_ids=found) if group == "roles" else put_on_list(event_id, found)


def take_off(payment_ids: Sequence[str]) -> DataChange:
    """Take people off the list.

    Raises: UserError: one of them was paid already, or is not on it any more.
    """
    found = [existing("payment", one, "Baris daftar bayar") for one in payment_ids]
    paid = sum(bool(row["paid_on"]) for row in found)
    if paid:
        raise UserError(
            f"{paid} orang sudah dibayar.", "Tidak ada yang dikeluarkan.", "Kosongkan dahulu tanggal bayarnya."
        )
    with step(f"Mengeluarkan {len(found)} orang dari daftar bayar") as changes:
        remove_with_rows(changes, "payment", payment_ids)
        return changes.summary(title=f"{len(found)} orang dikeluarkan dari daftar bayar")


def set_amount(payment_ids: Sequence[str], allowance_id: str, amount: int | None) -> DataChange:
    """What these people get of one component; None is the component's own amount.

    Raises: UserError: a payment or the component was removed.
    """
    card = as_record(AllowanceCard, existing("allowance", allowance_id, "Komponen"))
    with step(f"Mengisi {card.title[:60]} ({len(payment_ids)} orang)") as changes:
        for one in payment_ids:
            existing("payment", one, "Baris daftar bayar")
            own = base.natural_id(one, allowance_id)
            if amount is not None and amount != card.amount:
                changes.put("payment_amount", own, {"payment": one, "allowance": allowance_id, "amount": amount})
            elif rows.get("payment_amount", own):
                changes.delete("payment_amount", own)
        return changes.summary(allowance_id)


def fill(column: str, typed: Mapping[str, str]) -> DataChange:
    """Keep what was typed into one column of the list, by payment: the id of a component, "tax", "paid_on" or "note".

    An empty amount or percentage is the list's own again.

    Raises: UserError: something typed is no amount, percentage or day; then nothing of it is kept.
    """
    with step(f"Mengisi daftar bayar ({len(typed)} sel)") as changes:
        for payment_id, text in typed.items():
            if column == "tax":
                set_tax([payment_id], text)
            elif column == "paid_on":
                set_paid([payment_id], import_values.read_date(text).value)
            elif column == "note":
                set_note([payment_id], text)
            else:
                set_amount([payment_id], column, amount_of(text) if text else None)
        return changes.summary()


def set_tax(payment_ids: Sequence[str], percent: str) -> DataChange:
    """The percentage of PPh 21 of these people; "" is the list's own.

    Raises: UserError: it is no percentage, or a payment was removed.
    """
    return _set(payment_ids, "tax", tax_percent(percent), "Mengatur PPh 21")


def set_paid(payment_ids: Sequence[str], on: str) -> DataChange:
    """The day (ISO) these people got their money; "" while they have not.

    Raises: UserError: it is no day, or a payment was removed.
    """
    if on and day(on) is None:
        raise UserError(f"“{on[:30]}” bukan tanggal.", "Tidak ada yang diubah.", "Tulis seperti 12-9-2018.")
    name = "Mencatat pembayaran" if on else "Membatalkan catatan pembayaran"
    return _set(payment_ids, "paid_on", on and date.fromisoformat(on).isoformat(), name)


def set_note(payment_ids: Sequence[str], note: str) -> DataChange:
    """A remark of the office beside these people."""
    return _set(payment_ids, "note", note.strip(), "Mencatat keterangan bayar")


def _set(payment_ids: Sequence[str], field: str, value: str, name: str) -> DataChange:
    for one in payment_ids:
        existing("payment", one, "Baris daftar bayar")
    with step(f"{name} ({len(payment_ids)} orang)") as changes:
        changes.put_many("payment", ((one, {field: value}) for one in payment_ids))
        return changes.summary()
