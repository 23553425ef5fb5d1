"""The columns of the passport's two lists."""

from PySide6.QtCore import QCoreApplication

from app.domain.vocabulary import CERTIFICATE_STATUSES
from app.services.activities import ActivityRow
from app.services.passport import PassportEvent
from app.services.records import day
from ui.dates import short_date
from ui.tables.cells import EMPTY, Cell, Text, TwoLine, number
from ui.tables.columns import Column

translate = QCoreApplication.translate


def event_columns() -> tuple[Column[PassportEvent], ...]:
    """Every part in every event."""
    return (
        Column("title", translate("Passport", "Kegiatan"), _title, 200, stretch=True),
        Column("date", translate("Passport", "Tanggal"), lambda one: _day(one.starts_on), 136),
        Column("role", translate("Passport", "Peran"), lambda one: Text(one.role), 96),
        Column("hours", translate("Passport", "Kehadiran"), lambda one: _muted(one.hours), 148),
        Column("scores", translate("Passport", "Nilai"), _scores, 112, compact=False),
        Column("certificate", translate("Passport", "Sertifikat"), _certificate, 170),
    )


def activity_columns() -> tuple[Column[ActivityRow], ...]:
    """The portfolio."""
    return (
        Column("kind", translate("Passport", "Kegiatan sosial"), _kind, 200, stretch=True),
        Column("date", translate("Passport", "Tanggal"), lambda one: _day(one.card.date), 132),
        Column("category", translate("Passport", "Sasaran"), lambda one: _muted(one.category), 200, compact=False),
        Column("people", translate("Passport", "Penerima"), lambda one: number(one.card.beneficiaries), 84, "right"),
        Column("place", translate("Passport", "Tempat"), lambda one: _muted(one.card.place), 140, compact=False),
        Column("files", translate("Passport", "Lampiran"), _files, 84, "right"),
    )


def _title(one: PassportEvent) -> Cell:
    level = translate("Passport", "tingkat {level}").format(level=one.level.lower()) if one.level else ""
    return TwoLine(one.title or one.code, " · ".join(part for part in (level, one.organiser) if part))


def _day(text: str) -> Cell:
    found = day(text)
    return Text(short_date(found) if found else text or EMPTY, ink="muted", digits=True)


def _muted(text: str) -> Cell:
    return Text(text or EMPTY, ink="muted")


def _scores(one: PassportEvent) -> Cell:
    lines = [f"{exam} {value}" for exam, value in one.scores]
    return TwoLine(lines[0], ", ".join(lines[1:]), "body") if lines else Text(EMPTY, ink="muted")


def _certificate(one: PassportEvent) -> Cell:
    if one.certificate is None:
        return Text(EMPTY, ink="muted")
    status = CERTIFICATE_STATUSES.get(one.certificate.status, one.certificate.status)
    gone = translate("Passport", "tidak dapat dicetak ulang") if one.certificate.erased else ""
    return TwoLine(one.certificate.number, " · ".join(part for part in (status, gone) if part), "body")


def _kind(one: ActivityRow) -> Cell:
    story = " ".join(one.card.story.split())
    return TwoLine(one.card.kind or story[:120], story[:160] if one.card.kind else "")


def _files(one: ActivityRow) -> Cell:
    return number(len(one.attachments) or None)
