"""The columns of the registry's list."""

from PySide6.QtCore import QCoreApplication

from app.domain.vocabulary import PERSON_STATUSES
from app.services.people import PersonRow
from ui.drawing.chip import Chip
from ui.tables.cells import EMPTY, Cell, Remark, Text, TwoLine, number
from ui.tables.columns import Column

_KINDS = {"calon": "plan", "aktif": "quiet", "nonaktif": "closed"}


def columns() -> tuple[Column[PersonRow], ...]:
    """Name and origin, then facts; sorted by name, the only order in which a million people come without sorting."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("People", text)

    facts = (
        (tr("Nama"), lambda row: row.name),
        (tr("L/P"), lambda row: row.sex),
        (tr("Asal"), lambda row: row.origin),
    )
    return (
        Column("name", tr("Nama, L/P, asal"), _name, 240, stretch=True, order=lambda row: row.name.casefold(),
               copied=facts),
        Column("region", tr("Kabupaten/kota"), _regency, 150, compact=False),
        Column("pillar", tr("Unsur"), lambda row: _plain(row.pillar), 80, compact=False),
        Column("status", tr("Status"), _status, 120),
        Column("nik", tr("NIK"), lambda row: _plain(row.nik, digits=True), 176),
        Column("phone", tr("Nomor HP"), lambda row: _plain(row.phone, digits=True), 134, compact=False),
        Column("birth_date", tr("Tanggal lahir"), lambda row: _plain(row.birth_date, digits=True), 116, listed=False),
        Column("ipsm", tr("No. anggota IPSM"), lambda row: _plain(row.ipsm_number), 150, listed=False),
        Column("trained", tr("Bimtek dasar"), _trained, 116, listed=False),
        Column("events", tr("Kegiatan"), lambda row: number(row.events), 84, "right"),
        Column("missing", tr("Catatan"), _missing, 190),
    )  # fmt: skip


def _name(row: PersonRow) -> Cell:
    return TwoLine(row.name, " · ".join(part for part in (row.sex, row.origin) if part))


def _regency(row: PersonRow) -> Cell:
    return _plain(row.regency)


def _plain(text: str, *, digits: bool = False) -> Cell:
    return Text(text or EMPTY, ink="muted", digits=digits)


def _status(row: PersonRow) -> Cell:
    if not row.status:
        return Text(EMPTY, ink="muted")
    return Chip(PERSON_STATUSES.get(row.status, row.status), _KINDS.get(row.status, "neutral"))


def _trained(row: PersonRow) -> Cell:
    if row.trained:
        return Text(QCoreApplication.translate("People", "Sudah"), ink="muted")
    return Text(QCoreApplication.translate("People", "Belum"), ink="warn")


def _missing(row: PersonRow) -> Cell:
    words = QCoreApplication.translate("People", "Belum ada {what}").format(what=row.missing)
    return Remark(words if row.missing else "", "edit", "muted")
