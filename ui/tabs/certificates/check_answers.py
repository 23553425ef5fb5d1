"""What came of checking: the verdicts with where they came from, and how they are worded and marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain import check_codes
from app.domain.regions import TimeZone
from app.services.authenticity import Verdict
from app.services.certificate_register import CAPACITIES
from ui import dates
from ui.tabs.event.words import hours_text, long_days

UNREAD = "tidak-terbaca"
"""The kind of a file that could not even be read: it says nothing of any certificate."""
_T = QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Kind:
    """How a result looks: its word, an icon of a shape of its own, the roles of colour and ground, the kind of chip."""

    word: str
    icon: str
    role: str
    ground: str
    chip: str


KINDS = {
    "rusak": Kind(str(_T("Check", "Rusak")), "error_circle_filled", "err", "err_soft", "err"),
    "dicabut": Kind(str(_T("Check", "Dicabut")), "prohibited", "err", "err_soft", "err"),
    "tidak-dikenal": Kind(str(_T("Check", "Tidak dikenal")), "question_circle", "warn", "warn_soft", "warn"),
    UNREAD: Kind(str(_T("Check", "Tidak terbaca")), "document", "muted", "neutral_soft", "neutral"),
    "asli": Kind(str(_T("Check", "Asli")), "checkmark_circle_filled", "ok", "ok_soft", "done"),
}
"""By kind, those first that want an eye."""


def tr(text: str) -> str:
    """Text in the language of the window."""
    return QCoreApplication.translate("Check", text)


@dataclass(frozen=True)
class Checked:
    """One thing that was checked: from where, when (at the office), and the verdict; `refusal` in its place where a
    file could not be read."""

    source: str
    at: datetime
    zone: TimeZone
    verdict: Verdict | None = None
    refusal: str = ""

    @property
    def kind(self) -> str:
        """A key of `KINDS`."""
        return self.verdict.result if self.verdict is not None else UNREAD

    @property
    def word(self) -> str:
        """The result in one or two words."""
        return tr(KINDS[self.kind].word)

    @property
    def sentence(self) -> str:
        """What there is to say, without the word itself."""
        if self.verdict is None:
            return self.refusal
        plain = self.verdict.sentence.removeprefix(f"{self.word}: ")
        return plain[:1].upper() + plain[1:]

    @property
    def heading(self) -> str:
        """The name, or what else tells one line from another."""
        return (self.verdict.name or self.verdict.number if self.verdict else "") or self.source


@dataclass(frozen=True)
class Answer:
    """What was found in one text or file, what wants an eye first; `remark` tells of pages without a code."""

    checks: tuple[Checked, ...]
    remark: str = ""


def facts(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What the code says, as (name, value)."""
    hours = verdict.lesson_hours
    told = (
        (tr("Nomor"), verdict.number),
        (tr("Sebagai"), CAPACITIES.get(verdict.capacity, verdict.capacity.capitalize())),
        (tr("Kegiatan"), verdict.title),
        (tr("Tanggal"), long_days(verdict.first, verdict.last) if verdict.first else ""),
        (tr("Jam pelajaran"), hours_text(hours) if hours is not None else ""),
        (tr("Kantor penerbit"), verdict.office),
        (tr("Alasan"), verdict.reason),
        (tr("Kode periksa"), check_codes.printed(verdict.check_code) if verdict.check_code else ""),
    )
    yield from ((name, value) for name, value in told if value)


def by_which_lists(checked: Checked) -> str:
    """By what was known when: the dates of the lists that were used."""
    verdict = checked.verdict
    if verdict is None or not verdict.name:
        return ""
    if verdict.own:
        return tr("Menurut kunci dan buku register kantor ini, {moment}.").format(moment=_at(checked))
    known, revoked = (day_of(iso, checked.zone) for iso in (verdict.keys_as_of, verdict.revocations_as_of))
    keys = tr("Daftar kunci per tanggal {day}").format(day=known) if known else tr("Belum ada daftar kunci")
    if verdict.result == "tidak-dikenal":
        return f"{keys}."
    if revoked:
        return tr("{keys}, daftar pencabutan per tanggal {day}.").format(keys=keys, day=revoked)
    return tr("{keys}; belum ada daftar pencabutan dari kantor itu, jadi pencabutan tidak diketahui di sini.").format(
        keys=keys
    )


def as_text(checked: Checked) -> str:
    """A result for the clipboard: a few lines that stand for themselves."""
    lines = [f"{checked.word}: {checked.sentence}"]
    if checked.verdict is not None:
        lines += [f"{tr('Nama')}: {checked.verdict.name}"] if checked.verdict.name else []
        lines += [f"{name}: {value}" for name, value in facts(checked.verdict)]
        lines += [f"{tr('Perhatikan')}: {warning}" for warning in checked.verdict.warnings]
    lines += [line for line in (by_which_lists(checked),) if line]
    lines.append(tr("Diperiksa {moment}. Asal: {source}").format(moment=_at(checked), source=checked.source))
    return "\n".join(lines)


def worst_first(checks: list[Checked]) -> list[Checked]:
    """What wants an eye before what is in order; each in the order of the pages."""
    order = list(KINDS)
    return sorted(checks, key=lambda one: order.index(one.kind))


def local(moment: datetime, zone: TimeZone) -> datetime:
    """A moment as the clock of the office has it."""
    return moment.astimezone(timezone(timedelta(hours=zone.hours)))


def now(zone: TimeZone) -> datetime:
    """This moment at the office."""
    return local(datetime.now(UTC), zone)


def day_of(iso: str, zone: TimeZone) -> str:
    """The day of an ISO moment at the office, in words; "" for none."""
    return dates.plain_date(local(datetime.fromisoformat(iso), zone).date()) if iso else ""


def _at(checked: Checked) -> str:
    told = tr("{day} pukul {time} {zone}")
    return told.format(day=dates.plain_date(checked.at.date()), time=f"{checked.at:%H.%M}", zone=checked.zone.name)
