"""The needs for training on paper and as a workbook: the counts by region, and the people behind one figure."""

from datetime import UTC, datetime
from pathlib import Path

from app.domain.regions import Level
from app.errors import Progress, UserError, no_progress
from app.exchange import files
from app.exchange.workbooks import SheetTable, workbook
from app.models.local import Output
from app.printing.report import report_pdf, report_problems
from app.printing.report_content import Block, Facts, Heading, Report, ReportColumn, ReportTable, Words
from app.services import at_work, office, paper_parts, regions, training_needs
from app.services.documents import Rendered
from app.services.papers.kinds import Kind
from app.services.papers.options import PaperOptions
from app.services.passport import date_words
from app.services.person_papers import report_paper
from app.services.records import day
from app.services.steps import operator
from app.services.training_needs import NEEDS, NOWHERE, Needs, NeedsPerson, NeedsQuestion, RegionNeeds

KINDS = (Kind("training-needs", "Daftar kebutuhan pelatihan", "Orang", "kode wilayah sebagai CODE, misalnya 14.08"),)
_HEADS = ("Belum bimtek dasar", "Lama tidak dilatih", "Tanpa SK", "SK habis")
_COUNTS = (
    ReportColumn("Wilayah", 60, grows=True), ReportColumn("PSM dan calon", 18, align="right"),
    *(ReportColumn(head, 19, align="right") for head in _HEADS),
    ReportColumn("Desa/kel. tanpa PSM terlatih", 26, align="right"),
)  # fmt: skip
_PEOPLE = (
    ReportColumn("No.", 10, align="right"), ReportColumn("Nama", 44, grows=True), ReportColumn("Desa/kelurahan", 40),
    ReportColumn("Status", 19), ReportColumn("Dilatih terakhir", 30), ReportColumn("SK, berlaku sampai", 35),
)  # fmt: skip
_INDENT = {Level.REGENCY: "", Level.DISTRICT: "    ", Level.VILLAGE: "        "}
_SHEET_COUNTS = (("Kode", 14), ("Wilayah", 34), ("PSM dan calon", 12), *((head, 14) for head in _HEADS),
                 ("Desa/kelurahan", 14), ("Desa/kelurahan tanpa PSM terlatih", 20))  # fmt: skip
_SHEET_PEOPLE = (("Nama", 34), ("Desa/kelurahan", 24), ("Kecamatan", 22), ("Kabupaten/kota", 22), ("Status", 12),
                 ("Nomor HP", 16), ("Dilatih terakhir", 18), ("Nomor SK", 22), ("SK berlaku sampai", 18))  # fmt: skip


def render(
    asked: NeedsQuestion, need: str = "", options: PaperOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """The counts by region, or with `need` the people who have it.

    Raises: UserError: the office was not set up.
    """
    report = people_report(asked, need, progress) if need else counts_report(asked)
    pdf = report_pdf(report, report_paper(options), progress)
    name = f"{files.safe_file_name(f'{_title(asked, need)} {_where(asked)}')}.pdf"
    return Rendered(pdf, "training-needs", "", name, 0, warnings=report_problems(report))


def save_workbook(path: Path, asked: NeedsQuestion, progress: Progress = no_progress) -> Path:
    """Counts and, on a sheet for each need, the people.

    Raises: UserError: the file is open elsewhere, the folder is read-only or the disk is full.
    """
    found = training_needs.needs(asked)
    tables = [SheetTable("Per wilayah", _SHEET_COUNTS, [_count_cells(one) for one in found.regions])]
    records = 0
    for done, (need, head) in enumerate(zip(NEEDS, _HEADS, strict=True)):
        progress(done, len(NEEDS))
        listed = training_needs.people_with(need, asked)
        records += len(listed)
        tables.append(SheetTable(head, _SHEET_PEOPLE, [_person_cells(one) for one in listed]))
    files.write_atomically(path, workbook(f"Kebutuhan pelatihan {_where(asked)}", tables))
    Output.create(made_at=datetime.now(UTC).isoformat(timespec="seconds"), operator=operator(), kind="export",
                  document="training-needs", records=records, target=str(path))  # fmt: skip
    return path


def suggested_name(asked: NeedsQuestion) -> str:
    """What the workbook is called."""
    return f"{files.safe_file_name(f'Kebutuhan pelatihan {_where(asked)} {at_work.today()}')}.xlsx"


def find_region(code: str) -> str:
    """A region's code as it is known.

    Raises: UserError: there is none.
    """
    if regions.choice(code.strip()) is None:
        raise UserError(f"Kode wilayah “{code}” tidak dikenal.", "Tidak ada yang dicetak.", "Tulis seperti 14.08.")
    return code.strip()


def counts_report(asked: NeedsQuestion) -> Report:
    """Every region with its figures, and the villages in which nobody is trained."""
    found = training_needs.needs(asked)
    lines = [*found.regions, found.total]
    strong = frozenset(n for n, one in enumerate(lines) if one.level <= Level.REGENCY)
    blocks: list[Block] = [
        Facts(_legend(found)),
        Heading("Per wilayah"),
        ReportTable(_COUNTS, tuple(_count_line(one) for one in lines), strong),
    ]
    bare = [one for one in found.regions if one.level == Level.VILLAGE and one.villages_without]
    if bare:
        blocks += [Heading(f"Desa/kelurahan tanpa PSM terlatih ({len(bare)})"), Words(_named(found, bare))]
    return _report(asked, "", tuple(blocks))


def people_report(asked: NeedsQuestion, need: str, progress: Progress = no_progress) -> Report:
    """Those who have a need, kecamatan by kecamatan."""
    listed = training_needs.people_with(need, asked, progress=progress)
    blocks: list[Block] = [Facts((("Wilayah", _where(asked)), ("Jumlah", f"{len(listed)} orang")))]
    by_district: dict[str, list[NeedsPerson]] = {}
    for one in listed:
        by_district.setdefault(f"{one.district}, {one.regency}", []).append(one)
    number = 0
    for district, here in by_district.items():
        lines = tuple(_person_line(number + place, one) for place, one in enumerate(here, start=1))
        number += len(here)
        blocks += [Heading(f"{district} ({len(here)})"), ReportTable(_PEOPLE, lines)]
    if not listed:
        blocks.append(Words("Tidak ada yang tercatat."))
    return _report(asked, need, tuple(blocks))


def _report(asked: NeedsQuestion, need: str, blocks: tuple[Block, ...]) -> Report:
    rule = office.rule("training-needs")
    place_date = paper_parts.place_and_date(office.required_card().place, day(at_work.today()))
    title = _title(asked, need)
    return Report(
        title=title.upper(),
        subtitle=_where(asked),
        short_title=title,
        about=f"{_where(asked)}, keadaan {date_words(at_work.today())}",
        blocks=blocks,
        letterhead=paper_parts.letterhead(),
        signature=paper_parts.official_signature(
            paper_parts.signatory("training-needs"), rule.with_titles, place_date
        ),
        practice=office.required_card().practice,
    )


def _title(asked: NeedsQuestion, need: str) -> str:
    return training_needs.title(need, asked) if need else "Kebutuhan pelatihan PSM"


def _where(asked: NeedsQuestion) -> str:
    if asked.within == NOWHERE:
        return "Wilayah belum diisi"
    return regions.long(asked.within) or "Semua wilayah"


def _legend(found: Needs) -> tuple[tuple[str, str], ...]:
    since, until = date_words(found.question.since), date_words(found.question.until)
    return (
        ("PSM dan calon", f"{found.total.people} orang; yang nonaktif tidak dihitung"),
        (_HEADS[0], "tanpa nomor sertifikat dasar pada datanya dan tanpa sertifikat kegiatan tingkat dasar"),
        (_HEADS[1], f"tidak tercatat mengikuti pelatihan sejak {since}"),
        (_HEADS[2], "bukan calon, dan nomor SK belum diisi"),
        (_HEADS[3], f"SK sudah habis, atau habis sampai {until}"),
    )


def _named(found: Needs, bare: list[RegionNeeds]) -> str:
    """The villages by district, one district a line."""
    names = {one.code: one.name for one in found.regions}
    by_district: dict[str, list[str]] = {}
    for one in bare:
        by_district.setdefault(one.code.rpartition(".")[0], []).append(one.name)
    return "\n".join(f"{names.get(code, code)}: {', '.join(own)}" for code, own in by_district.items())


def _count_line(one: RegionNeeds) -> tuple[str, ...]:
    indent = _INDENT.get(Level(one.level), "") if one.level else ""
    name = f"{indent.replace(' ', chr(0xA0))}{one.name}"
    return (name, str(one.people), *(str(figure) for figure in one.needs), _village_words(one))


def _village_words(one: RegionNeeds) -> str:
    if one.level == Level.VILLAGE:
        return "ya" if one.villages_without else "–"
    return f"{one.villages_without} dari {one.villages}" if one.villages else "–"


def _count_cells(one: RegionNeeds) -> tuple[str | int, ...]:
    return (one.code, one.name, one.people, *one.needs, one.villages, one.villages_without)


def _person_line(number: int, one: NeedsPerson) -> tuple[str, ...]:
    decree = one.decree if one.decree_until == "–" else f"{one.decree}, {one.decree_until}"
    return (str(number), one.name, one.village, one.status, one.trained_on, decree)


def _person_cells(one: NeedsPerson) -> tuple[str, ...]:
    return (one.name, one.village, one.district, one.regency, one.status, one.phone, one.trained_on, one.decree,
            one.decree_until)  # fmt: skip
