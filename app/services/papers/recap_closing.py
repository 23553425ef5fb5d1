"""What stands under the recap of attendance: legend, sums by regency and class, the gap of the quota, exceptions."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import wording
from app.domain.attendance import NOT_THEIRS
from app.printing.report_content import Block, Heading, ReportColumn, ReportTable, Words
from app.services import batches, events
from app.services.attendance import Grid, GridRow
from app.services.papers.certificate_papers import standing
from app.services.papers.dossier import Dossier
from app.services.papers.options import PaperOptions
from app.services.records import day, number

_NAMED = 12  # people called by name before only their number is told
_COUNT = ReportColumn("", 18, align="centre")


@dataclass(frozen=True)
class RecapSums:
    """How many of some people came, men and women, and reached the threshold."""

    people: int
    came: int
    men: int
    women: int
    reached: int

    @classmethod
    def of(cls, rows: Sequence[GridRow]) -> "RecapSums":
        came = [row for row in rows if "H" in row.marks]
        sexes = [row.participant.sex for row in came]
        reached = sum(row.presence.reached for row in rows)
        return cls(len(rows), len(came), sexes.count("L"), sexes.count("P"), reached)

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(str(count) for count in (self.people, self.came, self.men, self.women, self.reached))


def recap_notes(grid: Grid) -> tuple[str, ...]:
    """The legend, with only the marks that need it."""
    told = ("H = hadir, I = izin, S = sakit, A = tanpa keterangan, "
            "– = belum dicatat (tidak dihitung sebagai tidak hadir)")  # fmt: skip
    if any(row.unsigned for row in grid.rows):
        told += ", H* = hadir, belum menandatangani daftar hadir"
    if any(NOT_THEIRS in row.marks for row in grid.rows):
        told += f", {NOT_THEIRS} = sesi angkatan lain, tidak dihitung"
    return (f"{told}.",)


def recap_blocks(dossier: Dossier, options: PaperOptions, grid: Grid) -> tuple[Block, ...]:
    """The tables and sentences under the recap."""
    blocks: list[Block] = [Heading("Rekap per kabupaten/kota"), _by_regency(dossier, options, grid)]
    if by_class := _by_class(dossier, grid):
        blocks += [Heading("Rekap per angkatan"), by_class]
    if gap := quota_words(dossier):
        blocks.append(Words(gap, strong=True))
    blocks += [Words(words) for words in _open_words(grid)]
    blocks += _exceptions(dossier, grid)
    if len(grid.sessions) > 1:
        blocks += [Heading("Keterangan sesi"), _sessions(dossier, grid)]
    return tuple(blocks)


def _by_regency(dossier: Dossier, options: PaperOptions, grid: Grid) -> ReportTable:
    lines = dossier.read(events.ledger).lines
    by_region: dict[str, list[GridRow]] = {line.region: [] for line in lines}
    for row in grid.rows:
        by_region.setdefault(row.participant.region, []).append(row)
    named = {line.region: line for line in lines}
    rows: list[tuple[str, ...]] = []
    seats = 0
    for region, found in by_region.items():
        line = named.get(region)
        if (options.region or options.batch) and not found:
            continue
        known = line.seats if line and not options.batch else None
        seats += known or 0
        name = line.name if line else (found[0].participant.regency if found else "") or "Belum diketahui"
        rows.append((name, "–" if known is None else str(known), *RecapSums.of(found).cells))
    rows.append(("Jumlah", str(seats) if seats else "–", *RecapSums.of(grid.rows).cells))
    columns = (ReportColumn("Kabupaten/Kota", 50, grows=True), *_counts("Kuota", "Terdaftar"))
    return ReportTable(columns, tuple(rows), strong=frozenset({len(rows) - 1}))


def _counts(*first: str) -> tuple[ReportColumn, ...]:
    labels = (*((label, 18.0) for label in first), ("Hadir", 18.0), ("Hadir L", 16.0), ("Hadir P", 16.0),
              ("Memenuhi batas", 28.0))  # fmt: skip
    return tuple(ReportColumn(label, width, align="centre") for label, width in labels)


def _by_class(dossier: Dossier, grid: Grid) -> ReportTable | None:
    cards = dossier.read(batches.listing)
    if not cards:
        return None
    known = {card.id for card in cards}
    rows = [(card.name, *RecapSums.of([row for row in grid.rows if row.participant.batch == card.id]).cells)
            for card in cards]  # fmt: skip
    if others := [row for row in grid.rows if row.participant.batch not in known]:
        rows.append(("Tanpa angkatan", *RecapSums.of(others).cells))
    return ReportTable((ReportColumn("Angkatan", 68, grows=True), *_counts("Terdaftar")), tuple(rows))


def quota_words(dossier: Dossier) -> str:
    """ "Jumlah yang disebut 50 orang; kuota yang dibagikan 45 orang; 5 kursi belum dialokasikan."; never corrected."""
    ledger = dossier.read(events.ledger)
    told = [
        f"jumlah yang disebut {ledger.stated_total} orang" if ledger.stated_total is not None else "",
        f"kuota yang dibagikan {ledger.quota_total} orang" if ledger.quota_total is not None else "",
        ledger.sentence,
    ]
    words = "; ".join(part for part in told if part)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _open_words(grid: Grid) -> list[str]:
    """Who is not recorded yet, and in which sessions."""
    found = []
    for row in grid.rows:
        sessions = [str(index + 1) for index, mark in enumerate(row.marks) if not mark]
        if sessions:
            found.append(f"{row.participant.name} (sesi {', '.join(sessions)})")
    if not found:
        return []
    if len(found) > _NAMED:
        return [f"{len(found)} peserta belum lengkap dicatat: {grid.unrecorded} tanda kehadiran belum diisi."]
    return [f"Belum dicatat: {'; '.join(found)}."]


def _exceptions(dossier: Dossier, grid: Grid) -> list[Block]:
    """Certificates given below the threshold, each with the reason that was written down."""
    by_person = {row.participant.person_id: row for row in grid.rows}
    given = [(by_person[entry.person_id], entry) for entry in dossier.read(standing)
             if entry.reason and entry.of_participant and entry.person_id in by_person]  # fmt: skip
    if not given:
        return []
    return [
        Heading("Sertifikat yang diterbitkan dengan pengecualian"),
        *(Words(f"{row.participant.name} ({row.presence.percent} %), sertifikat {entry.number}: {entry.reason}")
          for row, entry in given),
    ]  # fmt: skip


def _sessions(dossier: Dossier, grid: Grid) -> ReportTable:
    classes = {card.id: card.name for card in dossier.read(batches.listing)}
    rows = []
    for index, (one, present) in enumerate(zip(grid.sessions, grid.present, strict=True), start=1):
        on = day(one.date)
        told = f"{one.title} ({classes[one.batch]})" if one.batch in classes else one.title
        span = "–".join(part for part in (one.starts, one.ends) if part)
        when = wording.short_date(on) if on else ""
        rows.append((str(index), when, span, told, wording.decimal_text(number(one.lesson_hours)), str(present)))
    columns = (
        ReportColumn("Sesi", 11, align="centre"), ReportColumn("Tanggal", 30), ReportColumn("Waktu", 24),
        ReportColumn("Materi", 60, grows=True), ReportColumn("JP", 11, align="centre"),
        ReportColumn("Hadir", 14, align="centre"),
    )  # fmt: skip
    return ReportTable(columns, tuple(rows))
