"""The columns of the list of events, and which rows a filter and a search leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.vocabulary import EVENT_STATES
from app.services.events import EventRow
from ui.tables.cells import EMPTY, Quota, Text, TwoLine
from ui.tables.columns import Column
from ui.tabs.event.words import hours_text, quota_cell, short_days, state_chip, tr
from ui.widgets.chips import Filter

UNFINISHED = "unfinished"
"""The key of the filter of events that lack something."""
_PAST = ("done", "closed")


@dataclass(frozen=True)
class Sieve:
    """What the reader asked to see; `year` 0 is all years."""

    status: str = ""
    year: int = 0
    text: str = ""


def columns() -> tuple[Column[EventRow], ...]:
    """The columns as picture 01 draws them."""
    return (
        Column("title", tr("Kegiatan"), _title, 300, stretch=True, order=lambda row: row.title.casefold()),
        Column("date", tr("Tanggal"), _date, 176, order=lambda row: row.starts_on or date.min),
        Column("status", tr("Status"), lambda row: state_chip(row.state), 136, order=_rank),
        Column("quota", tr("Peserta dan kuota"), _quota, 312),
        Column("paper", tr("Sertifikat"), _papers, 108, "right", compact=False),
    )


def filters(rows: Sequence[EventRow]) -> list[Filter]:
    """The pills with their counts."""
    counted = [Filter("", tr("Semua"), len(rows))]
    counted += [
        Filter(state.key, state.label, sum(row.state.key == state.key for row in rows)) for state in EVENT_STATES
    ]
    return [*counted, Filter(UNFINISHED, tr("Perlu dilengkapi"), sum(map(unfinished, rows)), apart=True)]


def unfinished(row: EventRow) -> bool:
    """Whether a fact is missing or the quotas do not fit the stated total."""
    return bool(row.questions or row.ledger.sentence)


def years(rows: Sequence[EventRow]) -> list[int]:
    """The years with events, the latest first."""
    return sorted({row.starts_on.year for row in rows if row.starts_on}, reverse=True)


def of_year(rows: Sequence[EventRow], year: int) -> list[EventRow]:
    """The events of a year; those without a date belong to every year, so that none is lost from sight."""
    return [row for row in rows if not year or row.starts_on is None or row.starts_on.year == year]


def sifted(rows: Sequence[EventRow], sieve: Sieve) -> list[EventRow]:
    """What is left."""
    words = sieve.text.casefold().split()
    return [
        row
        for row in of_year(rows, sieve.year)
        if (not sieve.status or sieve.status == row.state.key or (sieve.status == UNFINISHED and unfinished(row)))
        and all(word in f"{row.title} {row.code} {row.venue} {row.level}".casefold() for word in words)
    ]


def _title(row: EventRow) -> TwoLine:
    return TwoLine(row.title, " · ".join((row.code, row.level, row.venue or tr("tempat belum diisi"))))


def _date(row: EventRow) -> TwoLine:
    hours = hours_text(Decimal(row.lesson_hours)) if row.lesson_hours else tr("JP belum diisi")
    if row.starts_on is None:
        return TwoLine(tr("Tanggal belum diisi"), hours, "body", "warn")
    days = ((row.ends_on or row.starts_on) - row.starts_on).days + 1
    second = tr("{days} hari · {hours}").format(days=row.session_days or days, hours=hours)
    return TwoLine(short_days(row.starts_on, row.ends_on), second, "body")


def _rank(row: EventRow) -> int:
    return EVENT_STATES.index(row.state)


def _quota(row: EventRow) -> Quota:
    return quota_cell(row.ledger, past=row.state.key in _PAST)


def _papers(row: EventRow) -> Text:
    if not row.certificates:
        return Text(EMPTY, ink="muted", align="right")
    said = tr("{count} dari {total}").format(count=row.certificates, total=row.registered)
    return Text(said, align="right", digits=True)
