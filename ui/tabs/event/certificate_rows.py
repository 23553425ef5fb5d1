"""The certificates of an event as lists: who may get one, and the register of numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.services.certificate_register import CAPACITIES, ISSUED, VOID, RegisterEntry
from app.services.certificate_rows import CertificateRow
from app.services.events import EventCard
from ui import dates
from ui.drawing.chip import Chip
from ui.tables.cells import EMPTY, Remark, Share, Text, TwoLine
from ui.tables.columns import Column

translate = QCoreApplication.translate
REACHED, OPEN = "Memenuhi", "Belum lengkap"


@dataclass(frozen=True)
class Overview:
    """What the section shows: the event's card, all who can get a certificate, its register, the day that a
    certificate would bear, and whether there are scores to print."""

    card: EventCard
    rows: tuple[CertificateRow, ...]
    entries: tuple[RegisterEntry, ...]
    day: date
    scored: bool = False

    def of(self, capacity: str) -> tuple[CertificateRow, ...]:
        """Those who take part as this."""
        return tuple(row for row in self.rows if row.capacity == capacity)


FILTERS: dict[str, Callable[[CertificateRow], bool]] = {
    "": lambda _row: True,
    "reached": lambda row: row.verdict == REACHED,
    "open": lambda row: row.verdict == OPEN,
    "below": lambda row: row.verdict not in {REACHED, OPEN},
    "waiting": lambda row: row.certificate is None and not row.obstacle and bool(row.name.strip()),
    "issued": lambda row: row.certificate is not None,
}
"""What each filter pill shows."""


def verdict_chip(row: CertificateRow) -> Chip:
    """Memenuhi is quiet, the others want an eye."""
    verdict = row.verdict
    if verdict == REACHED:
        return Chip(verdict, "quiet")
    return Chip(verdict, "plan" if verdict == OPEN else "warn")


def people_columns() -> tuple[Column[CertificateRow], ...]:
    """Who may get one."""
    return (
        Column(
            "name",
            translate("Certificates", "Nama, asal"),
            lambda row: TwoLine(row.name, row.regency),
            190,
            stretch=True,
            order=lambda row: row.name.casefold(),
        ),
        Column(
            "verdict",
            translate("Certificates", "Kelayakan"),
            verdict_chip,
            138,
            order=lambda row: (row.verdict, row.name),
        ),
        Column(
            "share",
            translate("Certificates", "Kehadiran"),
            _share,
            152,
            order=lambda row: row.presence.percent,
            compact=False,
        ),
        _standing(),
    )


def part_columns() -> tuple[Column[CertificateRow], ...]:
    """Speakers, moderators and committee: whoever has a part may get one."""
    return (
        Column(
            "name",
            translate("Certificates", "Nama, jabatan"),
            lambda row: TwoLine(row.name or EMPTY, row.regency),
            240,
            stretch=True,
            order=lambda row: row.name.casefold(),
        ),
        _standing(),
    )


def _standing() -> Column[CertificateRow]:
    """The number, or why there is none yet: no row has both, and names want the room."""
    number, told = translate("Certificates", "Nomor"), translate("Certificates", "Catatan")
    return Column(
        "number",
        translate("Certificates", "Nomor, catatan"),
        standing,
        296,
        order=_number_order,
        copied=((number, lambda row: row.certificate.number if row.certificate else ""),
                (told, lambda row: note(row).spoken)),
    )  # fmt: skip


def _share(row: CertificateRow) -> Share:
    told = row.presence
    lost = bool(told.total) and not told.reachable
    return Share(told.percent, told.threshold, open=bool(told.unrecorded) and not lost, lost=lost)


def standing(row: CertificateRow) -> TwoLine | Remark | Text:
    """The number with its date, whether it was printed and why it was given all the same; else the note."""
    if row.certificate is None:
        return note(row) if note(row).text else Text(EMPTY, ink="muted")
    printed = translate("Certificates", "sudah dicetak") if row.certificate.printed else ""
    told = (short_day(row.certificate.date), printed, note(row).text)
    return TwoLine(row.certificate.number, " · ".join(part for part in told if part), "body")


def _number_order(row: CertificateRow) -> str:
    return row.certificate.number if row.certificate else "~"


def note(row: CertificateRow) -> Remark:
    """The reason of an override, what stands in the way, or the predikat that will be printed."""
    if row.certificate is None and not row.name.strip():
        where = translate("Certificates", "tulis di Jadwal")
        return Remark(translate("Certificates", "nama belum diisi"), second=where)
    if row.certificate is not None:
        said = translate("Certificates", "dengan alasan: {reason}")
        return Remark(said.format(reason=row.certificate.reason) if row.certificate.reason else "", "edit", "muted")
    if row.grade and not row.obstacle:
        return Remark(translate("Certificates", "predikat: {grade}").format(grade=row.grade), "certificate", "muted")
    first, _, more = row.obstacle.partition("; ")
    sign = ("clock", "muted") if row.verdict in {REACHED, OPEN} else ("warning_filled", "warn")
    return Remark(first, *sign, second=more)


def register_columns() -> tuple[Column[RegisterEntry], ...]:
    """The register: every number ever given, the void ones struck."""
    return (
        Column(
            "number",
            translate("Certificates", "Nomor"),
            lambda entry: _told(entry, entry.number, "medium"),
            216,
            order=lambda entry: (entry.date, entry.number),
        ),
        Column(
            "name",
            translate("Certificates", "Nama"),
            lambda entry: _told(entry, entry.name, "body"),
            140,
            stretch=True,
            order=lambda entry: entry.name.casefold(),
        ),
        Column("capacity", translate("Certificates", "Sebagai"), _capacity, 108, order=lambda entry: entry.capacity,
               compact=False),
        Column("regency", translate("Certificates", "Asal"), _origin, 150, compact=False, listed=False),
        Column(
            "date",
            translate("Certificates", "Tanggal"),
            lambda entry: Text(short_day(entry.date), ink="muted", digits=True),
            108,
            order=lambda entry: entry.date,
            compact=False,
        ),
        Column("status", translate("Certificates", "Status"), status_chip, 96, order=lambda entry: entry.status),
        Column("reason", translate("Certificates", "Keterangan"), _reason, 140, stretch=True),
    )


def _told(entry: RegisterEntry, words: str, role: str) -> Text:
    void = entry.status == VOID
    return Text(words, role, "muted" if void else "text", struck=void)


def _origin(entry: RegisterEntry) -> Text:
    return Text(entry.regency, ink="muted")


def _capacity(entry: RegisterEntry) -> Text:
    return Text(CAPACITIES.get(entry.capacity, entry.capacity) if entry.event_id else EMPTY, ink="muted")


def status_chip(entry: RegisterEntry) -> Chip:
    """Terbit is quiet."""
    if entry.status == ISSUED:
        return Chip(translate("Certificates", "Terbit"), "quiet")
    return Chip(translate("Certificates", "Batal"), "err", "prohibited")


def _reason(entry: RegisterEntry) -> Text:
    printed = translate("Certificates", "sudah dicetak") if entry.printed else ""
    replaced = translate("Certificates", "pengganti nomor yang batal") if entry.replaces else ""
    gone = translate("Certificates", "tidak dapat dicetak ulang") if entry.erased else ""
    return Text(" · ".join(part for part in (gone, entry.reason, replaced, printed) if part), ink="muted")


def short_day(iso: str) -> str:
    """ "12 Sep 2018"; what is no date stands as it is."""
    try:
        return dates.short_date(date.fromisoformat(iso)).partition(", ")[2]
    except ValueError:
        return iso
