"""The plan of an event: seats, subjects, sessions, and who has a part in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from app.domain import timetable, wording
from app.domain.regions import Level
from app.domain.vocabulary import ROLES
from app.errors import UserError
from app.models import base, rows
from app.services import events, regions
from app.services.records import as_record, as_values, day, existing, id_to_save, number, remove_with_rows
from app.services.steps import DataChange, Recorder, step

_MORNING, _EVENING = "08.00", "16.00"


@dataclass(frozen=True)
class SubjectCard:
    """What is taught: JP as a decimal string, the speaker's name as it shall be printed."""

    id: str = ""
    title: str = ""
    lesson_hours: str = "1"
    speaker: str = ""
    sort_order: int = 0


@dataclass(frozen=True)
class SessionCard:
    """One sitting: ISO date, times as "08.00", what it counts in JP. `speaker` is "" where the subject's own speaks,
    `batch` the id of the one class that sits ("" for all); at an `unattended` one nobody signs (a break, the
    opening)."""

    id: str = ""
    date: str = ""
    starts: str = ""
    ends: str = ""
    subject: str | None = None
    title: str = ""
    lesson_hours: str = "1"
    speaker: str = ""
    moderator: str = ""
    room: str = ""
    batch: str = ""
    unattended: bool = False


@dataclass(frozen=True)
class RoleCard:
    """Somebody's part in an event. `represented_by` spoke in the place of `name`; `gist` is what was said."""

    id: str = ""
    role: str = "speaker"
    person: str | None = None
    name: str = ""
    front_title: str = ""
    back_title: str = ""
    nip: str = ""
    position: str = ""
    represented_by: str = ""
    represented_position: str = ""
    gist: str = ""
    sort_order: int = 0

    @property
    def display_name(self) -> str:
        return wording.official_name(self.name, self.front_title, self.back_title)


def set_quota(event_id: str, region: str, seats: int | None) -> DataChange:
    """Give a regency seats; None means "belum ditetapkan".

    Raises: UserError: the region is no province or kabupaten/kota, or the seats are below zero.
    """
    event = events.get(event_id)
    found = regions.gazetteer().get(region)
    if found is None or found.level > Level.REGENCY:
        raise UserError(f"“{region}” bukan kabupaten/kota.", "Kuota tidak diubah.", "Pilih dari daftar wilayah.")
    if seats is not None and not 0 <= seats <= 10_000:
        raise UserError("Jumlah kursi harus antara 0 dan 10.000.", "Kuota tidak diubah.", "Periksa angkanya.")
    with step(f"Mengatur kuota {found.short} pada {event.code}") as changes:
        changes.put("quota", base.natural_id(event_id, region), {"event": event_id, "region": region, "seats": seats})
        said = "belum ditetapkan" if seats is None else f"{seats} kursi"
        return changes.summary(event_id, f"Kuota {found.short}: {said}")


def set_quotas(event_id: str, stated_total: int | None, seats: Mapping[str, int | None]) -> DataChange:
    """Keep the stated total and the whole list of quotas as one step; regencies not named lose their quota only.

    Raises: UserError: see `set_quota`; a stated total out of bounds.
    """
    event = events.get(event_id)
    if stated_total is not None and not 0 <= stated_total <= 10_000:
        raise UserError("Jumlah peserta harus antara 0 dan 10.000.", "Kuota tidak diubah.", "Periksa angkanya.")
    with step(f"Mengatur kuota {event.code}") as changes:
        changes.put("event", event_id, {"stated_total": stated_total})
        for row in rows.find("quota", event=event_id):
            if row["region"] not in seats:
                changes.delete("quota", row["id"])
        for region, count in seats.items():
            set_quota(event_id, region, count)
        return changes.summary(event_id, f"Kuota {event.code} disimpan")


def remove_quota(event_id: str, region: str) -> DataChange:
    """Take a regency off the quota list; its participants stay registered."""
    existing("quota", base.natural_id(event_id, region), "Kuota")
    with step(f"Menghapus kuota {regions.short(region)}") as changes:
        changes.delete("quota", base.natural_id(event_id, region))
        return changes.summary(event_id)


def note_quota_gap(event_id: str, note: str) -> DataChange:
    """Leave the gap between stated total and quotas as it is, with a note of why."""
    events.get(event_id)
    with step("Mencatat alasan selisih kuota") as changes:
        changes.put("event", event_id, {"quota_note": note.strip()})
        return changes.summary(event_id)


def subjects(event_id: str) -> tuple[SubjectCard, ...]:
    return tuple(as_record(SubjectCard, row) for row in rows.find("subject", "sort_order", event=event_id))


def save_subject(event_id: str, card: SubjectCard) -> DataChange:
    """Raises: UserError: no title, or JP that is no number between 0 and 100."""
    if not card.title.strip():
        raise UserError("Nama materi belum diisi.", "Materi belum disimpan.", "Isi nama materinya.")
    events.get(event_id)
    hours = lesson_hours(card.lesson_hours)
    order = card.sort_order or rows.count("subject", event=event_id) + 1
    with step(f"Menyimpan materi {card.title[:60]}") as changes:
        subject_id = id_to_save("subject", card.id, "Materi")
        values = as_values(replace(card, lesson_hours=hours, sort_order=order)) | {"event": event_id}
        changes.put("subject", subject_id, values)
        return changes.summary(subject_id)


def delete_subject(subject_id: str) -> DataChange:
    """Remove a subject; its sessions stay and lose it."""
    with step("Menghapus materi") as changes:
        for row in rows.find("session", subject=subject_id):
            changes.put("session", row["id"], {"subject": None})
        changes.delete("subject", subject_id)
        return changes.summary()


def sessions(event_id: str) -> tuple[SessionCard, ...]:
    """The sittings in the order of the clock."""
    return tuple(as_record(SessionCard, row) for row in rows.find("session", "date", "starts", event=event_id))


def session_title(card: SessionCard, by_id: dict[str, SubjectCard]) -> str:
    """What a sitting is called: its own title, else its subject's, else the whole day."""
    subject = by_id.get(card.subject or "")
    return card.title or (subject.title if subject else "Sehari penuh")


def save_session(event_id: str, card: SessionCard) -> DataChange:
    """An unattended session counts no JP: nobody signs for it.

    Raises: UserError: no date, a time that is none, an end before its start, JP that is no number.
    """
    if day(card.date) is None:
        raise UserError("Tanggal sesi belum diisi.", "Sesi belum disimpan.", "Pilih tanggalnya.")
    events.get(event_id)
    starts, ends = clock_text(card.starts), clock_text(card.ends)
    if starts and ends and ends <= starts:
        raise UserError(
            "Waktu selesai sesi tidak sesudah waktu mulainya.", "Sesi belum disimpan.",
            "Periksa waktunya; sesi yang melewati tengah malam ditulis sebagai dua sesi.",
        )  # fmt: skip
    hours = "0" if card.unattended else lesson_hours(card.lesson_hours)
    clean = replace(card, starts=starts, ends=ends, lesson_hours=hours)
    with step(f"Menyimpan sesi {card.date}") as changes:
        session_id = id_to_save("session", card.id, "Sesi")
        changes.put("session", session_id, as_values(clean) | {"event": event_id})
        return changes.summary(session_id)


def delete_session(session_id: str) -> DataChange:
    """Remove a session with the attendance recorded for it."""
    with step("Menghapus sesi") as changes:
        remove_with_rows(changes, "session", [session_id])
        return changes.summary()


def lay_day_sessions(event_id: str) -> DataChange:
    """Give an event without sessions one day-long session a day; JP of the subjects are shared out among them."""
    event = events.get(event_id)
    starts, ends = event.days
    if starts is None or ends is None or rows.count("session", event=event_id):
        return DataChange("", "", frozenset(), event_id)
    days = [starts + timedelta(days=n) for n in range(min((ends - starts).days, 59) + 1)]
    total = sum((number(s.lesson_hours) for s in subjects(event_id)), Decimal(0)) or Decimal(8 * len(days))
    with step(f"Menyusun sesi {event.code}") as changes:
        for position, one in enumerate(days):
            _put_day(changes, event_id, one, _share(total, len(days), position))
        return changes.summary(event_id)


def _share(total: Decimal, parts: int, position: int) -> Decimal:
    """Whole lesson hours dealt out day by day, the first days taking what is left over."""
    whole, rest = divmod(total, parts)
    return whole + min(max(rest - position, Decimal(0)), Decimal(1))


def _put_day(changes: Recorder, event_id: str, one: date, hours: Decimal) -> None:
    values = {
        "event": event_id,
        "date": one.isoformat(),
        "starts": _MORNING,
        "ends": _EVENING,
        "lesson_hours": f"{hours:f}",
    }
    changes.put("session", base.natural_id(event_id, "day", one.isoformat()), values)


def roles(event_id: str, kind: str = "") -> tuple[RoleCard, ...]:
    """Who has a part in an event, in the order given; of one kind where asked."""
    found = (as_record(RoleCard, row) for row in rows.find("event_role", "sort_order", event=event_id))
    return tuple(card for card in found if not kind or card.role == kind)


def save_role(event_id: str, card: RoleCard) -> DataChange:
    """Raises: UserError: no name, or a role that is none."""
    if not card.name.strip() and not card.position.strip():
        raise UserError("Nama atau jabatan belum diisi.", "Peran belum disimpan.", "Isi salah satunya.")
    if card.role not in ROLES:
        raise UserError(
            f"Peran “{card.role[:40]}” tidak dikenal.", "Peran belum disimpan.", f"Pakai: {', '.join(ROLES)}."
        )
    events.get(event_id)
    order = card.sort_order or rows.count("event_role", event=event_id) + 1
    with step(f"Menyimpan {ROLES[card.role].lower()} {card.name[:60]}") as changes:
        role_id = id_to_save("event_role", card.id, "Peran")
        changes.put("event_role", role_id, as_values(replace(card, sort_order=order)) | {"event": event_id})
        return changes.summary(role_id)


def delete_role(role_id: str) -> DataChange:
    """Remove a role with what was planned to be paid for it, and the questions about it.

    Raises: UserError: it was paid already, or has a number in the register, which it would take along.
    """
    card = as_record(RoleCard, existing("event_role", role_id, "Peran"))
    if rows.count("certificate", role=role_id):
        raise UserError(
            f"{card.display_name or card.position} sudah menerima sertifikat.",
            "Peran tidak dihapus.",
            "Nomornya harus tetap dapat ditelusuri pada buku register, juga bila dibatalkan.",
        )
    if any(payment["paid_on"] for payment in rows.find("payment", role=role_id)):
        raise UserError(
            f"{card.display_name or card.position} sudah dibayar.",
            "Peran tidak dihapus.",
            "Batalkan dahulu pembayarannya.",
        )
    with step(f"Menghapus {ROLES[card.role].lower()} {card.name[:60]}") as changes:
        remove_with_rows(changes, "event_role", [role_id])
        return changes.summary()


def lesson_hours(text: str) -> str:
    """A number of lesson hours as it is stored.

    Raises: UserError: it is no number between 0 and 100.
    """
    value = number(text or "0", Decimal(-1))
    if not 0 <= value <= 100:
        raise UserError(
            f"“{text[:40]}” bukan jumlah JP.", "Belum disimpan.", "Tulis angka antara 0 dan 100, misalnya 1,5."
        )
    return f"{value.normalize():f}"


def clock_text(text: str) -> str:
    """A time of day as it is stored, "08.00"; "" for none.

    Raises: UserError: it is no time of day.
    """
    if not text.strip():
        return ""
    found = timetable.minutes(text)
    if found is None:
        raise UserError(f"“{text[:20]}” bukan waktu.", "Belum disimpan.", "Tulis seperti 08.00.")
    return timetable.clock(found)
