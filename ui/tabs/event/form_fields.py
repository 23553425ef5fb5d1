"""The fields of an event's form as tables of facts, and the way between a form and a card."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from app.domain import numbering
from app.domain.vocabulary import LEVELS
from app.services.events import EventCard
from ui.tabs.event.words import tr
from ui.widgets.fields import Finding
from ui.widgets.form import Entry

DATES = ("starts_on", "ends_on")
NUMBERS = ("stated_total", "threshold", "lesson_minutes", "number_start")
WEEKDAY = tr("Harinya dihitung sendiri.")
_MAY_BE_EMPTY = "stated_total"

Rows = tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True)
class Group:
    """A card of the form, and the column where it stands in a wide and in a narrow window."""

    title: str
    place: int
    place_compact: int
    rows: Rows


def groups() -> tuple[Group, ...]:
    """The cards of the form, what every event needs first."""
    return (
        Group(tr("Kegiatan"), 0, 0, _identity()),
        Group(tr("Waktu dan tempat"), 0, 0, _when()),
        Group(tr("Penyelenggara dan peserta"), 1, 1, _who()),
        Group(tr("Isi kegiatan"), 2, 0, _contents()),
        Group(tr("Kehadiran dan nomor sertifikat"), 1, 1, _papers()),
    )


def _identity() -> Rows:
    return (
        (Entry("title", tr("Nama kegiatan"), tr("Seperti tertulis pada surat dan sertifikat."), optional=False),),
        (
            Entry("level", tr("Tingkat"), optional=False, choices=tuple(LEVELS.items())),
            Entry("code", tr("Kode"), placeholder=tr("dibuat otomatis")),
            Entry("batch", tr("Angkatan"), placeholder=tr("misalnya I")),
        ),
        (Entry("theme", tr("Tema")),),
    )


def _when() -> Rows:
    return (
        (Entry("starts_on", tr("Mulai"), WEEKDAY), Entry("ends_on", tr("Selesai"), WEEKDAY)),
        (Entry("venue", tr("Tempat"), placeholder=tr("misalnya Aula Kantor Bupati Siak")),),
        (Entry("place", tr("Kota pada surat"), tr("Dicetak di depan tanggal tanda tangan.")),),
    )


def _who() -> Rows:
    return (
        (Entry("organiser", tr("Penyelenggara"), placeholder=tr("misalnya Dinas Sosial Provinsi Riau")),),
        (Entry("host", tr("Tuan rumah")),),
        (Entry("funding", tr("Sumber dana"), placeholder=tr("misalnya APBD 2018")),),
        (
            Entry(
                "stated_total",
                tr("Jumlah peserta menurut surat"),
                tr("Disimpan apa adanya; kuota per kabupaten/kota diisi terpisah."),
            ),
        ),
        (Entry("partner_pillars", tr("Pilar mitra"), lines=2, placeholder=tr("TKSK, Karang Taruna, LKS, Tagana …")),),
    )


def _contents() -> Rows:
    return (
        (Entry("legal_basis", tr("Dasar hukum"), lines=3),),
        (Entry("objectives", tr("Tujuan"), tr("Satu tujuan per baris."), lines=5),),
        (Entry("competences", tr("Kompetensi"), tr("Satu kompetensi per baris."), lines=5),),
    )


def _papers() -> Rows:
    tokens = ", ".join(f"{{{name}}}" for name in numbering.TOKENS)
    return (
        (
            Entry("threshold", tr("Ambang kehadiran (%)"), optional=False),
            Entry("lesson_minutes", tr("Menit per JP"), optional=False),
            Entry("number_start", tr("Nomor awal"), optional=False),
        ),
        (Entry("number_pattern", tr("Pola nomor sertifikat"), tokens, optional=False),),
        (Entry("example_note", tr("Catatan"), lines=2),),
    )


def as_form(card: EventCard) -> dict[str, str]:
    """A card as texts; no number is an empty text."""
    values = {field.name: getattr(card, field.name) for field in fields(card)}
    return {
        name: "" if value is None else str(value)
        for name, value in values.items()
        if name not in {"id", "office", "closed", "quota_note"}
    }


def findings(values: Mapping[str, str], days: Mapping[str, str]) -> dict[str, Finding]:
    """What is wrong with what was typed; `days` are the remarks on the dates."""
    found = {name: Finding(remark) for name, remark in days.items() if remark}
    for name in NUMBERS:
        typed = values[name]
        if not (typed.isascii() and typed.isdigit()) and not (name == _MAY_BE_EMPTY and not typed):
            found[name] = Finding(tr("Tulis dengan angka."), hard=True)
    starts, ends = values["starts_on"], values["ends_on"]
    if starts and ends and not days.get("starts_on") and not days.get("ends_on") and ends < starts:
        found["ends_on"] = Finding(tr("Lebih awal daripada tanggal mulai."), hard=True)
    if not values["title"]:
        found["title"] = Finding(tr("Nama kegiatan belum diisi."), hard=True)
    return found


def as_card(values: Mapping[str, str], card: EventCard) -> EventCard:
    """The card with what was typed; numbers must have been found right before."""
    numbers = {name: int(values[name]) if values[name] else None for name in NUMBERS}
    texts = {name: value for name, value in values.items() if name not in NUMBERS}
    if texts["starts_on"] and not texts["ends_on"]:
        texts["ends_on"] = texts["starts_on"]
    return replace(card, **texts, **numbers)  # type: ignore[arg-type]  # only the stated total may be None
