"""The lines of the list of payments: columns, filters, and the chip of what speaks against a payment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain.payments import percent_text, rupiah
from app.services.payments import AllowanceCard, PaymentLine, PaymentSheet
from ui import dates
from ui.drawing import text
from ui.drawing.chip import Chip
from ui.tables.cells import EMPTY, Cell, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.typed import TypedColumn
from ui.widgets.chips import Filter

TAX, PAID, NOTE = "tax", "paid_on", "note"
"""The keys of the typed columns beside those of the components, as `app.services.paying.fill` takes them."""


def tr(words: str) -> str:
    """Text in the language of the window."""
    return QCoreApplication.translate("Payments", words)


@dataclass(frozen=True)
class Line:
    """A line of the list with its number in the whole list, which a filter does not change."""

    number: int
    pay: PaymentLine


def key_of(line: Line) -> str:
    """What tells a line from the others."""
    return line.pay.payment_id


def lines_of(sheet: PaymentSheet) -> list[Line]:
    """All lines, numbered from 1."""
    return [Line(number, pay) for number, pay in enumerate(sheet.lines, 1)]


FILTERS: dict[str, Callable[[PaymentLine], bool]] = {
    "": lambda _pay: True,
    "unpaid": lambda pay: not pay.paid_on,
    "odd": lambda pay: bool(pay.remark),
    "participants": lambda pay: not pay.role,
    "roles": lambda pay: bool(pay.role),
}
"""What each filter pill shows."""


def filters(lines: Sequence[Line]) -> list[Filter]:
    """The pills with their counts."""
    titles = {
        "": tr("Semua"),
        "unpaid": tr("Belum dibayar"),
        "odd": tr("Perlu diperiksa"),
        "participants": tr("Peserta"),
        "roles": tr("Narasumber & panitia"),
    }
    counts = {key: sum(matches(line.pay) for line in lines) for key, matches in FILTERS.items()}
    return [Filter(key, title, counts[key], apart=key == "participants") for key, title in titles.items()]


def sifted(lines: Sequence[Line], key: str, words: str) -> list[Line]:
    """What a filter and a search leave."""
    wanted = words.casefold().split()
    return [line for line in lines if FILTERS[key](line.pay) and all(word in _sought(line) for word in wanted)]


def _sought(line: Line) -> str:
    pay = line.pay
    return f"{pay.name} {pay.village} {pay.district} {pay.regency} {pay.position} {pay.role_words}".casefold()


def columns(components: Sequence[AllowanceCard], *, compact: bool) -> tuple[Column[Line], ...]:
    """Who, what of each component, tax, what is handed out, when, and what is odd."""
    amounts: list[Column[Line]] = [
        TypedColumn(card.id, card.title, partial(_amount, place, card), _width(card), "right",
                    typed=partial(_typed_amount, place))
        for place, card in enumerate(components)
    ]  # fmt: skip
    tax: list[Column[Line]] = [
        TypedColumn(TAX, tr("PPh %"), _percent, 66, "right", typed=lambda line: percent_text(line.pay.tax_percent)),
        Column("tax_amount", tr("PPh 21"), lambda line: _figure(line.pay.tax, "muted"), 84, "right", compact=False),
    ]
    return (
        Column("no", tr("No"), _number, 48, "right"),
        Column("name", tr("Nama"), partial(_name, compact=compact), 150, stretch=True, spoken=_spoken_name),
        *amounts,
        *(tax if any(card.taxed for card in components) else []),
        Column("net", tr("Diterima"), lambda line: _figure(line.pay.net, "text", "strong"), 108, "right"),
        TypedColumn(PAID, tr("Dibayar"), _paid, 104, typed=_typed_day),
        Column("remark", tr("Periksa"), _remark, 176 if compact else 216),
        TypedColumn(NOTE, tr("Keterangan"), lambda line: Text(line.pay.note, ink="muted"), 100, compact=False,
                    typed=lambda line: line.pay.note),
    )  # fmt: skip


def _number(line: Line) -> Text:
    return Text(str(line.number), ink="muted", align="right", digits=True)


def _width(card: AllowanceCard) -> int:
    """Room for the title, within reason."""
    return int(min(max(text.width(card.title, "label") + 20, 104), 140))


def _figure(amount: int, ink: str, role: str = "body") -> Text:
    return Text(rupiah(amount) if amount else EMPTY, role if amount else "body", ink, "right", digits=True)


def _amount(place: int, card: AllowanceCard, line: Line) -> Cell:
    """An amount that differs from the component's stands strong."""
    amount = line.pay.amounts[place] if place < len(line.pay.amounts) else 0
    return _figure(amount, "text" if amount else "muted", "strong" if amount != card.amount else "body")


def _typed_amount(place: int, line: Line) -> str:
    return str(line.pay.amounts[place])


def _percent(line: Line) -> Cell:
    role = "strong" if line.pay.own_tax else "body"
    return Text(percent_text(line.pay.tax_percent), role, align="right", digits=True)


def _name(line: Line, *, compact: bool) -> Cell:
    """The name, and in what quality; of participants where from."""
    pay = line.pay
    if compact:
        return Text(pay.name, "medium")
    where = pay.regency if not pay.role else (pay.position if pay.position != pay.role_words else "")
    return TwoLine(pay.name, " · ".join(part for part in (pay.role_words, where) if part), "medium")


def _spoken_name(line: Line) -> str:
    return f"{line.pay.name}, {line.pay.role_words}"


def _paid(line: Line) -> Cell:
    if not line.pay.paid_on:
        return Text(tr("belum"), ink="muted")
    try:
        return Text(dates.short_date(date.fromisoformat(line.pay.paid_on)).partition(", ")[2])
    except ValueError:
        return Text(line.pay.paid_on, ink="warn")


def _typed_day(line: Line) -> str:
    """ "12-9-2018", as one would type it."""
    try:
        day = date.fromisoformat(line.pay.paid_on)
    except ValueError:
        return line.pay.paid_on
    return f"{day.day}-{day.month}-{day.year}"


def _remark(line: Line) -> Cell:
    """Red once the money is gone, amber while it can still be looked into."""
    if not line.pay.remark:
        return Text("")
    return Chip(line.pay.remark, "err" if line.pay.paid_on and not line.pay.unsigned else "warn")
