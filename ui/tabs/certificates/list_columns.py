"""The columns of the office's register."""

from PySide6.QtCore import QCoreApplication

from app.domain import check_codes
from app.services.certificate_register import VOID
from app.services.register import RegisterLine
from ui.tables.cells import EMPTY, Sign, Text, TwoLine
from ui.tables.columns import Column
from ui.tabs.event.certificate_rows import short_day, status_chip


def columns() -> tuple[Column[RegisterLine], ...]:
    """Number, date, name, as what, of which event, whether it stands, the code beneath its QR, whether it left."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("RegisterColumns", text)

    return (
        Column("number", tr("Nomor"), _number, 226, order=lambda line: (line.entry.date, line.entry.running)),
        Column("date", tr("Tanggal"), _date, 104, order=lambda line: line.entry.date, compact=False),
        Column("name", tr("Nama, asal"), _name, 170, stretch=True, order=lambda line: line.entry.name.casefold()),
        Column("capacity", tr("Sebagai"), lambda line: Text(line.capacity, ink="muted"), 96,
               order=lambda line: line.capacity),
        Column("event", tr("Kegiatan"), _event, 168, order=lambda line: line.code.casefold(), compact=False),
        Column("status", tr("Status"), lambda line: status_chip(line.entry), 92,
               order=lambda line: line.entry.status),
        Column("code", tr("Kode periksa"), _code, 104),
        Column("printed", tr("Dicetak"), _printed, 80, "centre", order=lambda line: line.entry.printed,
               spoken=lambda line: tr("sudah dicetak atau dikirim") if line.entry.printed else tr("belum dicetak")),
        Column("remark", tr("Keterangan"), lambda line: Text(line.remark, ink="muted"), 200, listed=False),
    )  # fmt: skip


def _number(line: RegisterLine) -> Text:
    void = line.entry.status == VOID
    return Text(line.entry.number, "medium", "muted" if void else "text", struck=void)


def _date(line: RegisterLine) -> Text:
    return Text(short_day(line.entry.date), ink="muted", digits=True)


def _name(line: RegisterLine) -> TwoLine:
    return TwoLine(line.entry.name, line.remark or line.entry.regency)


def _event(line: RegisterLine) -> Text:
    return Text(line.code or EMPTY, ink="muted")


def _code(line: RegisterLine) -> Text:
    printed = check_codes.printed(line.entry.check_code) if line.entry.check_code else EMPTY
    return Text(printed, ink="muted", digits=True)


def _printed(line: RegisterLine) -> Sign | Text:
    word = QCoreApplication.translate("RegisterColumns", "sudah dicetak atau dikirim")
    return Sign("print", "muted", word) if line.entry.printed else Text("")


