"""How the facts of an event are worded and drawn in the window."""

import re
from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.quotas import QuotaLedger
from app.domain.vocabulary import EventState
from ui import dates
from ui.drawing.bars import QuotaBar, Seats
from ui.drawing.chip import Chip
from ui.tables.cells import Quota, Remark

_LONG_WORD = re.compile(r"\S{30}(?=\S)")
CHIP_KINDS = {"planned": "plan", "running": "running", "done": "done", "closed": "closed"}


def tr(text: str) -> str:
    """Text in the language of the window."""
    return QCoreApplication.translate("EventWords", text)


def today() -> date:
    """The day at this machine, as its owner's calendar has it."""
    return datetime.now().astimezone().date()


def state_chip(state: EventState) -> Chip:
    """The status of an event."""
    return Chip(state.label, CHIP_KINDS[state.key])


def short_days(starts: date, ends: date | None) -> str:
    """ "Rab, 12 Sep 2018", "Sen, 22–24 Okt 2018", for tables."""
    if ends is None or ends == starts:
        return dates.short_date(starts)
    if (starts.year, starts.month) == (ends.year, ends.month):
        weekday, _, rest = dates.short_date(ends).partition(", ")
        weekday = dates.short_date(starts).partition(",")[0]
        return f"{weekday}, {starts.day}–{rest}"
    return f"{dates.short_date(starts)} – {dates.short_date(ends)}"


def long_days(starts: date, ends: date | None) -> str:
    """ "Rabu, 12 September 2018", "Senin, 28 s.d. 30 Agustus 2017": the weekday is derived."""
    if ends is None or ends == starts:
        return dates.long_date(starts)
    from app.domain import wording

    weekday = dates.long_date(starts).partition(",")[0]
    return f"{weekday}, {wording.date_range(starts, ends)}"


def hours_text(hours: Decimal) -> str:
    """ "8 JP", with a decimal comma."""
    return f"{dates.decimal_text(hours)} JP"


def quota_bar(ledger: QuotaLedger, *, past: bool) -> QuotaBar:
    """The ledger as a bar."""
    seats = tuple(Seats(line.name, line.seats, line.registered) for line in ledger.lines)
    return QuotaBar(seats, ledger.stated_total, past)


def quota_cell(ledger: QuotaLedger, *, past: bool) -> Quota:
    """The ledger as a cell: bar, "41 dari 50", the gap in words."""
    if not ledger.lines and ledger.stated_total is None:
        return Quota(None, tr("Kuota belum diisi"))
    total = ledger.stated_total if ledger.stated_total is not None else ledger.quota_total
    text = str(ledger.registered) if total is None else f"{ledger.registered} dari {total}"
    remark = None
    if ledger.gap:
        over = ledger.gap < 0
        remark = Remark(ledger.sentence, *(("error_circle_filled", "err") if over else ("warning_filled", "warn")))
    return Quota(quota_bar(ledger, past=past), text, remark)


def breakable(text: str) -> str:
    """Text in which a word of hundreds of letters may be broken, so that it widens no window."""
    return _LONG_WORD.sub(lambda match: match.group() + "\u200b", text)
