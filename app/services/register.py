"""Buku register: the office's numbers of all events and selections as one list, on paper, and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.domain import check_codes, wording
from app.errors import Progress, no_progress
from app.exchange import files
from app.exchange.workbooks import SheetTable, workbook
from app.models import rows
from app.models.local import Output
from app.models.queries import register as queries
from app.printing.paper import Paper
from app.printing.report import report_pdf, report_problems
from app.printing.report_content import Block, Facts, Heading, Report, ReportColumn, ReportTable, Words
from app.services import at_work, number_gaps, office, paper_parts
from app.services.certificate_numbers import CERTIFICATE
from app.services.certificate_register import CAPACITIES, ISSUED, VOID, RegisterEntry, of_ids, register, replaced_by
from app.services.documents import Rendered
from app.services.number_gaps import NumberGap
from app.services.papers.options import PaperOptions
from app.services.records import day
from app.services.steps import operator

DOCUMENT = "certificate-register"
KINDS = {CERTIFICATE: "Sertifikat", "PIAGAM": "Piagam"}
"""The kinds of numbered documents, and how they are called."""
STATUSES = {ISSUED: "Berlaku", VOID: "Tidak berlaku"}
_COLUMNS = (
    ReportColumn("No.", 11, align="right"), ReportColumn("Nomor", 48), ReportColumn("Tanggal", 22),
    ReportColumn("Nama", 46, grows=True), ReportColumn("Sebagai", 21), ReportColumn("Asal", 36),
    ReportColumn("Kegiatan", 26), ReportColumn("Status, keterangan", 42, grows=True),
    ReportColumn("Kode periksa", 19),
)  # fmt: skip
_OF_EVENT = tuple(column for column in _COLUMNS if column.label != "Kegiatan")
_GAP_COLUMNS = (
    ReportColumn("Nomor urut", 30), ReportColumn("Jumlah", 20, align="right"),
    ReportColumn("Penjelasan", 100, grows=True),
)  # fmt: skip
_SHEET = (
    ("Nomor", 32), ("Tanggal", 12), ("Nama", 36), ("Sebagai", 13), ("Asal", 28), ("Kegiatan", 20),
    ("Nama kegiatan", 44), ("Status", 14), ("Keterangan", 44), ("Kode periksa", 13),
)  # fmt: skip


@dataclass(frozen=True)
class RegisterQuestion:
    """Which numbers are wanted; an empty field wants all. `text` is looked for in number, name, origin and event."""

    year: int = 0
    kind: str = ""
    status: str = ""
    event_id: str = ""
    capacity: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)  # a register of many years holds a hundred thousand
class RegisterLine:
    """One number with what it was for; `remark` says why it is void and what took its place, or what it replaced."""

    entry: RegisterEntry
    code: str
    title: str
    remark: str

    @property
    def status(self) -> str:
        """Berlaku or Tidak berlaku."""
        return STATUSES.get(self.entry.status, self.entry.status)

    @property
    def capacity(self) -> str:
        """As what, in words; of a piagam that it is one."""
        return CAPACITIES.get(self.entry.capacity, "") if self.entry.event_id else "Piagam"

    @property
    def state(self) -> str:
        """Status and remark in one: words tell a void one, no colour does."""
        between = ": " if self.entry.status == VOID else ", "
        return between.join(part for part in (self.status, self.remark) if part)


def years() -> tuple[int, ...]:
    """The years that the register has numbers of, the newest first."""
    return queries.years()


def lines(asked: RegisterQuestion | None = None) -> tuple[RegisterLine, ...]:
    """The numbers that were asked for, by date and number."""
    wanted = asked or RegisterQuestion()
    entries = register(wanted.event_id)
    successors = replaced_by(entries)
    numbers = {entry.id: entry.number for entry in entries}
    named = _named()
    found = (
        _line(entry, named.get(entry.event_id or entry.selection_id, ("", "")), numbers, successors)
        for entry in entries
        if _matches(entry, wanted)
    )
    text = wanted.text.casefold().split()
    return tuple(line for line in found if all(word in _searched(line) for word in text))


def newest_first() -> list[str]:
    """The ids of all numbers, by when they were made, the newest first; `lines_of` leaves out those that are gone."""
    return queries.newest_first()


def lines_of(ids: Sequence[str]) -> tuple[RegisterLine, ...]:
    """The lines of some numbers in this order: a long register is read in stretches."""
    entries = of_ids(ids)
    numbers = queries.numbers_of(entry.replaces for entry in entries if entry.replaces)
    successors = queries.successors(entry.id for entry in entries if entry.status == VOID)
    named = _named()
    return tuple(
        _line(entry, named.get(entry.event_id or entry.selection_id, ("", "")), numbers, successors)
        for entry in entries
    )


def render(
    asked: RegisterQuestion, options: PaperOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """The register of a year, or what else was asked for, with its gaps, on paper lying across.

    Raises: UserError: the office was not set up.
    """
    options = options or PaperOptions()
    found = lines(asked)
    title = f"BUKU REGISTER {(KINDS.get(asked.kind) or 'sertifikat dan piagam').upper()}"
    missing = number_gaps.gaps(asked.year) if _whole_year(asked) else ()
    report = register_report(title, _about(asked), found, missing, columns=_COLUMNS)
    pdf = report_pdf(report, across(options), progress)
    name = files.safe_file_name(f"Buku register {_about(asked)}".strip())
    return Rendered(pdf, DOCUMENT, asked.event_id, f"{name}.pdf", len(found), warnings=report_problems(report))


def register_report(
    title: str,
    about: str,
    found: Sequence[RegisterLine],
    missing: Sequence[NumberGap],
    *,
    office_id: str = "",
    columns: tuple[ReportColumn, ...] = _OF_EVENT,
) -> Report:
    """A register as a paper: its lines, what is missing between them, and who answers for it."""
    today = day(at_work.today())
    own = office.required_card(office_id)
    official = paper_parts.signatory("certificates", 0, office_id)
    place_date = paper_parts.place_and_date(own.place, today)
    state = f"Keadaan {wording.plain_date(today) if today else ''}"
    blocks: list[Block] = [Facts(_counts(found)), ReportTable(columns, _table(found, columns))]
    if not found:
        blocks = [Words("Belum ada nomor yang diterbitkan.")]
    if missing:
        words = tuple((gap.words, str(gap.last - gap.first + 1), gap.reason) for gap in missing)
        blocks += [Heading("Nomor urut yang terlewati"), ReportTable(_GAP_COLUMNS, words)]
    return Report(
        title=title,
        subtitle=about,
        short_title=title,
        about=state,
        blocks=tuple(blocks),
        letterhead=paper_parts.letterhead(office_id),
        signature=paper_parts.official_signature(official, with_titles=True, place_date=place_date),
        practice=own.practice,
    )


def save_workbook(path: Path, asked: RegisterQuestion) -> Path:
    """The same as a table for other programs.

    Raises: UserError: the file is open elsewhere, the folder is read-only or the disk is full.
    """
    found = lines(asked)
    cells = [
        (line.entry.number, line.entry.date, line.entry.name, line.capacity, line.entry.regency, line.code, line.title,
         line.status, line.remark, line.entry.check_code)
        for line in found
    ]  # fmt: skip
    files.write_atomically(path, workbook("Buku register", [SheetTable("Register", _SHEET, cells)]))
    Output.create(made_at=datetime.now(UTC).isoformat(timespec="seconds"), operator=operator(), kind="export",
                  document=DOCUMENT, owner=asked.event_id, records=len(found), target=str(path))  # fmt: skip
    return path


def across(options: PaperOptions) -> Paper:
    """A register lies across: it has many columns."""
    return Paper(options.paper, landscape=True, offset_x=options.offset_x, offset_y=options.offset_y)


def _named() -> dict[str, tuple[str, str]]:
    """Code and title of every event and selection."""
    return {row["id"]: (row["code"], row["title"]) for table in ("event", "selection") for row in rows.find(table)}


def _matches(entry: RegisterEntry, wanted: RegisterQuestion) -> bool:
    return (
        wanted.year in {0, int(entry.date[:4]) if entry.date[:4].isdigit() else 0}
        and wanted.kind in {"", entry.kind}
        and wanted.status in {"", entry.status}
        and wanted.capacity in {"", entry.capacity if entry.event_id else ""}
    )


def _line(
    entry: RegisterEntry, named: tuple[str, str], numbers: dict[str, str], successors: dict[str, str]
) -> RegisterLine:
    told = []
    if entry.status == VOID:
        told.append(entry.reason)
        told.append(f"diganti nomor {successors[entry.id]}" if entry.id in successors else "")
    elif entry.reason:
        told.append(f"dengan pengecualian: {entry.reason}")
    if entry.replaces:
        told.append(f"pengganti nomor {numbers.get(entry.replaces, '(tidak ada di sini)')}")
    return RegisterLine(entry, *named, "; ".join(part for part in told if part))


def _searched(line: RegisterLine) -> str:
    entry = line.entry
    told = (entry.number, entry.name, entry.regency, line.code, line.title, line.remark, entry.check_code)
    return " ".join(told).casefold()


def _whole_year(asked: RegisterQuestion) -> bool:
    bare = replace(asked, year=0, kind="") == RegisterQuestion()
    return bare and bool(asked.year) and asked.kind in {"", CERTIFICATE}


def _about(asked: RegisterQuestion) -> str:
    parts = [f"Tahun {asked.year}" if asked.year else "", CAPACITIES.get(asked.capacity, "")]
    if asked.event_id and (event := rows.get("event", asked.event_id)):
        parts.insert(0, event["title"])
    parts.append(STATUSES.get(asked.status, ""))
    return ", ".join(part for part in parts if part) or "Semua tahun"


def _counts(found: Sequence[RegisterLine]) -> tuple[tuple[str, str], ...]:
    void = sum(line.entry.status == VOID for line in found)
    told = f"{len(found)} nomor, {len(found) - void} berlaku" + (f", {void} tidak berlaku" if void else "")
    return (("Jumlah", told),)


def _table(found: Sequence[RegisterLine], columns: Sequence[ReportColumn]) -> tuple[tuple[str, ...], ...]:
    labels = [column.label for column in columns]
    table = []
    for number, line in enumerate(found, start=1):
        entry = line.entry
        cells = {"No.": f"{number}.", "Nomor": entry.number, "Tanggal": _short(entry.date), "Nama": entry.name,
                 "Sebagai": line.capacity, "Asal": entry.regency, "Kegiatan": line.code,
                 "Status, keterangan": line.state,
                 "Kode periksa": check_codes.printed(entry.check_code).strip()}  # fmt: skip
        table.append(tuple(cells[label] for label in labels))
    return tuple(table)


def _short(iso: str) -> str:
    found = day(iso)
    return f"{found.day}-{found.month}-{found.year}" if found else iso
