"""What the page Kirim shows, read in one go, and the list of the files sent before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.services import events, handover, office, regions
from app.services.handover import Contents, Export
from ui import dates
from ui.tables.cells import Text, TwoLine, number
from ui.tables.columns import Column
from ui.tabs.event.words import today

translate = QCoreApplication.translate


@dataclass(frozen=True)
class SendFacts:
    """Events to choose from (id, words), the one chosen, and what its file would be."""

    choices: tuple[tuple[str, str], ...]
    event_id: str
    contents: Contents | None
    file_name: str
    sent: tuple["Sent", ...]


@dataclass(frozen=True)
class Sent:
    """A data file that left, with the time at the office."""

    export: Export
    when: str

    @property
    def path(self) -> Path:
        """Where it was written."""
        return Path(self.export.target)


def read(event_id: str) -> SendFacts:
    """The facts for an event; for the latest where none, or one that is gone, is named."""
    choices = tuple((row.id, f"{row.code} · {row.title}") for row in events.list_events(today()))
    ids = [one for one, _ in choices]
    chosen = event_id if event_id in ids else (ids[0] if ids else "")
    if not chosen or office.card() is None:
        return SendFacts(choices, chosen, None, "", ())
    sent = tuple(Sent(export, _at_office(export.made_at)) for export in handover.exports(chosen))
    return SendFacts(choices, chosen, handover.contents(chosen), handover.suggested_name(chosen), sent)


def _at_office(made_at: datetime) -> str:
    """ "12 Sep 2018, 09.20 WIB"."""
    zone = regions.zone_of(office.required_card().region)
    local = made_at + timedelta(hours=zone.hours)
    return f"{dates.short_date(local.date()).partition(', ')[2]}, {local:%H.%M} {zone.name}"


def contents_words(contents: Contents | None) -> str:
    """ "45 orang, 45 peserta, 225 catatan kehadiran, 41 sertifikat"."""
    if contents is None:
        return ""
    said = translate("Send", "{people} orang, {participants} peserta, {sittings} baris kehadiran, {papers} sertifikat")
    return said.format(
        people=contents.people,
        participants=contents.participants,
        sittings=contents.sittings,
        papers=contents.certificates,
    )


def sent_columns() -> tuple[Column[Sent], ...]:
    """The history of data files."""
    return (
        Column("when", translate("Send", "Waktu"), lambda sent: Text(sent.when, digits=True), 190),
        Column(
            "file",
            translate("Send", "Berkas"),
            lambda sent: TwoLine(sent.path.name, str(sent.path.parent)),
            150,
            stretch=True,
        ),
        Column("people", translate("Send", "Orang"), lambda sent: number(sent.export.records), 64, "right"),
        Column("nik", translate("Send", "NIK"), _nik, 92),
        Column(
            "by",
            translate("Send", "Oleh"),
            lambda sent: Text(sent.export.operator, ink="muted"),
            110,
            compact=False,
        ),
    )


def _nik(sent: Sent) -> Text:
    words = translate("Send", "dengan NIK") if sent.export.with_nik else translate("Send", "tanpa NIK")
    return Text(words, ink="text" if sent.export.with_nik else "muted")
