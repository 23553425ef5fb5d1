"""The events of the office: their list, their cards, making and removing them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain import numbering
from app.domain.quotas import QuotaLedger, QuotaLine, seat_region
from app.domain.timetable import most_of_one_class
from app.domain.vocabulary import ACTIVE_STATUSES, LEVELS, RESERVE, EventState, event_state
from app.errors import UserError
from app.models import rows
from app.models.base import Row
from app.models.queries import events as queries
from app.services import layouts, office, regions
from app.services.records import as_record, as_values, day, existing, id_to_save, number, remove_with_rows
from app.services.steps import DataChange, step

_MAX_TEXT = 2000


@dataclass(frozen=True)
class EventCard:
    """What an event is, apart from its lists. Dates are ISO text; `stated_total` is the number in the letter.

    `number_scope` says over what certificate numbers run on (`numbering.BY_YEAR`, also "", or `BY_EVENT`); `layout`
    is the ref of the design of its certificates, "" for the usual one."""

    id: str = ""
    office: str = ""
    code: str = ""
    title: str = ""
    level: str = "dasar"
    starts_on: str = ""
    ends_on: str = ""
    venue: str = ""
    place: str = ""
    host: str = ""
    organiser: str = ""
    batch: str = ""
    theme: str = ""
    legal_basis: str = ""
    objectives: str = ""
    competences: str = ""
    partner_pillars: str = ""
    funding: str = ""
    stated_total: int | None = None
    quota_note: str = ""
    lesson_minutes: int = 45
    threshold: int = 80
    number_pattern: str = numbering.DEFAULT_PATTERN
    number_start: int = 1
    number_scope: str = ""
    layout: str = ""
    example_note: str = ""
    closed: bool = False
    pass_exam: str = ""
    pass_score: str = ""
    grades: str = ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day; one that was not filled in, or not understood, is None."""
        return day(self.starts_on), day(self.ends_on) or day(self.starts_on)


@dataclass(frozen=True)
class EventRow:
    """An event in the list. `lesson_hours` and day count are 0 while unknown; `questions` name what is missing."""

    id: str
    code: str
    title: str
    level: str
    venue: str
    starts_on: date | None
    ends_on: date | None
    lesson_hours: str
    session_days: int
    state: EventState
    ledger: QuotaLedger
    certificates: int
    registered: int
    questions: tuple[str, ...]


def list_events(today: date) -> tuple[EventRow, ...]:
    """All events, the latest first; those without a date at the end."""
    found = rows.find("event")
    ids = [row["id"] for row in found]
    statuses = queries.statuses_by_region(ids)
    certificates = queries.certificates_by_event(ids)
    listed = [_event_row(row, statuses[row["id"]], certificates[row["id"]], today) for row in found]
    return tuple(sorted(listed, key=lambda row: (row.starts_on or date.min, row.code), reverse=True))


def get(event_id: str) -> EventCard:
    """Raises: UserError: the event was removed in the meantime."""
    return as_record(EventCard, existing("event", event_id, "Kegiatan"))


def find(code: str) -> EventCard:
    """The event with a code, in capitals or not; one held twice is addressed as `14.08/CODE`.

    Raises: UserError: there is none, or more than one.
    """
    region, _, bare = code.rpartition("/")
    found = [row for row in rows.find("event") if row["code"].casefold() == bare.casefold()]
    if region:
        offices = {row["id"] for row in rows.find("office", region=region)}
        found = [row for row in found if row["office"] in offices]
    if len(found) != 1:
        known = ", ".join(sorted(row["code"] for row in rows.find("event"))[:10]) or "belum ada kegiatan"
        happened = f"Kegiatan {code} tidak ada." if not found else f"Kode {code} dipakai {len(found)} kegiatan."
        todo = f"Kode yang ada: {known}." if not found else "Tulis sebagai WILAYAH/KODE, misalnya 14.08/" + bare + "."
        raise UserError(happened, "Tidak ada yang diubah.", todo)
    return as_record(EventCard, found[0])


def state_of(card: EventCard, today: date) -> EventState:
    starts, ends = card.days
    return event_state(starts, ends, card.closed, today)


def ledger(event_id: str) -> QuotaLedger:
    """Seats and people per regency; regencies without a quota that sent people stand at the end."""
    event = existing("event", event_id, "Kegiatan")
    statuses = queries.statuses_by_region([event_id])[event_id]
    return _ledger(event, statuses, queries.attended_by_region(event_id))


def quota_lines(event_id: str) -> tuple[QuotaLine, ...]:
    """The lines of the ledger without counting who came."""
    event = existing("event", event_id, "Kegiatan")
    return _ledger(event, queries.statuses_by_region([event_id])[event_id], {}).lines


def suggested_code(title: str, starts_on: str) -> str:
    """A short code not in use yet, such as PSM-2018."""
    words = [word for word in title.upper().replace("(", " ").replace(")", " ").split() if word.isalnum()]
    stem = next(
        (word for word in ("PSM", "TKSK", "TAGANA", "KT", "LKS") if word in words), words[0] if words else "BIMTEK"
    )
    stem = f"{stem[:12]}-{starts_on[:4]}" if starts_on[:4].isdigit() else stem[:12]
    taken = {row["code"] for row in rows.find("event")}
    code, attempt = stem, 2
    while code in taken:
        code, attempt = f"{stem}-{attempt}", attempt + 1
    return code


def save(card: EventCard) -> DataChange:
    """Keep an event's card, complete or not; a new one without sessions gets one day-long session a day.

    Raises: UserError: no title, a code in use, an end before the start, a wrong number pattern, a text too long.
    """
    own = office.required_card(card.office)
    card = replace(card, office=own.id, code=(card.code or suggested_code(card.title, card.starts_on)).strip())
    _check(card)
    if not card.id and not card.layout:
        card = replace(card, layout=layouts.for_new_events())
    event_id = id_to_save("event", card.id, "Kegiatan")
    name = f"Mengubah kegiatan {card.code}" if card.id else f"Membuat kegiatan {card.code}"
    with step(name) as changes:
        changes.put("event", event_id, as_values(card))
        return changes.summary(event_id)


def _check(card: EventCard) -> None:
    untouched = "Kegiatan belum disimpan."
    if not card.title.strip():
        raise UserError("Nama kegiatan belum diisi.", untouched, "Isi nama kegiatan; isian lain boleh menyusul.")
    same = [
        row for row in rows.find("event") if row["code"].casefold() == card.code.casefold() and row["id"] != card.id
    ]
    if same:
        raise UserError(f"Kode {card.code} sudah dipakai “{same[0]['title'][:80]}”.", untouched, "Pakai kode lain.")
    starts, ends = card.days
    for text in (card.starts_on, card.ends_on):
        if text and day(text) is None:
            raise UserError(
                f"“{text[:40]}” bukan tanggal.", untouched, "Tulis seperti 2018-09-12 atau pilih di kalender."
            )
    if starts and ends and ends < starts:
        raise UserError("Tanggal selesai lebih awal daripada tanggal mulai.", untouched, "Periksa kedua tanggal.")
    if card.level not in LEVELS:
        raise UserError(f"Tingkat “{card.level[:40]}” tidak dikenal.", untouched, f"Pakai: {', '.join(LEVELS)}.")
    if not 0 <= card.threshold <= 100 or card.number_start < 1 or not 1 <= card.lesson_minutes <= 240:
        raise UserError(
            "Ambang kehadiran, nomor awal, atau menit per JP di luar batas.",
            untouched,
            "Ambang 0–100 %, nomor awal mulai 1, menit per JP 1–240.",
        )
    numbering.check_pattern(card.number_pattern)
    if card.number_scope not in {"", numbering.BY_YEAR, numbering.BY_EVENT}:
        raise UserError(
            f"Cakupan nomor “{card.number_scope[:40]}” tidak dikenal.", untouched, "Pilih per tahun atau per kegiatan."
        )
    longest = max((str(value) for value in as_values(card).values()), key=len)
    if len(longest) > _MAX_TEXT:
        raise UserError(
            f"Satu isian berisi {len(longest)} huruf; paling banyak {_MAX_TEXT}.", untouched, "Pendekkan isian itu."
        )


def delete(event_id: str) -> DataChange:
    """Remove an event with all its lists, as one undoable step.

    Raises: UserError: certificates were issued for it.
    """
    card = get(event_id)
    if rows.count("certificate", event=event_id):
        raise UserError(
            f"Kegiatan {card.code} sudah menerbitkan sertifikat.",
            "Kegiatan tidak dihapus.",
            "Nomor pada buku register harus tetap dapat ditelusuri; tutup saja kegiatannya.",
        )
    with step(f"Menghapus kegiatan {card.code}") as changes:
        remove_with_rows(changes, "event", [event_id])
        return changes.summary(event_id, f"Kegiatan “{card.title}” dihapus")


def set_closed(event_id: str, closed: bool) -> DataChange:
    """Close an event, or open it again."""
    card = get(event_id)
    with step(f"{'Menutup' if closed else 'Membuka kembali'} kegiatan {card.code}") as changes:
        changes.put("event", event_id, {"closed": closed})
        return changes.summary(event_id)


def _ledger(event: Row, statuses: Mapping[str, Mapping[str, int]], attended: Mapping[str, int]) -> QuotaLedger:
    seats = {row["region"]: row["seats"] for row in rows.find("quota", "region", event=event["id"])}
    others = {region for region, counts in statuses.items() if counts.keys() & (ACTIVE_STATUSES | {RESERVE})}
    codes = sorted(seats) + sorted(others - seats.keys())
    lines = [
        _quota_line(code, seats.get(code), statuses.get(code, {}), attended.get(code, 0), listed=code in seats)
        for code in codes
    ]
    return QuotaLedger(event["stated_total"], tuple(lines))


def _quota_line(code: str, seats: int | None, counts: Mapping[str, int], attended: int, *, listed: bool) -> QuotaLine:
    return QuotaLine(
        region=code,
        name=regions.short(code) or "Asal belum diisi",
        seats=seats,
        registered=sum(counts.get(status, 0) for status in ACTIVE_STATUSES),
        attended=attended,
        nominated=counts.get("nominated", 0),
        confirmed=counts.get("confirmed", 0),
        walk_in=counts.get("walk-in", 0),
        reserve=counts.get(RESERVE, 0),
        listed=listed,
    )


def quota_region(event_id: str, person_region: str) -> str:
    """The seat a person's region uses: the regency, or a quota region that contains it."""
    return seat_region([row["region"] for row in rows.find("quota", event=event_id)], person_region)


def _event_row(
    row: Row, statuses: Mapping[str, Mapping[str, int]], certificates: dict[str, int], today: date
) -> EventRow:
    card = as_record(EventCard, row)
    starts, ends = card.days
    sessions = rows.find("session", "date", event=card.id)
    hours = most_of_one_class((number(s["lesson_hours"]), s["batch"]) for s in sessions if not s["unattended"])
    numbers = _ledger(row, statuses, {})
    missing = [
        ("Tanggal belum diisi", not starts),
        ("Tempat belum diisi", not card.venue),
        ("Kuota belum diisi", not numbers.lines),
    ]
    return EventRow(
        id=card.id,
        code=card.code,
        title=card.title,
        level=LEVELS.get(card.level, card.level),
        venue=card.venue,
        starts_on=starts,
        ends_on=ends,
        lesson_hours=f"{hours.normalize():f}" if hours else "",
        session_days=len({s["date"] for s in sessions}),
        state=state_of(card, today),
        ledger=numbers,
        certificates=certificates.get("terbit", 0),
        registered=numbers.registered,
        questions=tuple(text for text, holds in missing if holds),
    )


def active_count(event_id: str) -> int:
    """How many hold a seat: all but withdrawn and substituted."""
    return sum(rows.count("participant", event=event_id, status=status) for status in ACTIVE_STATUSES)
