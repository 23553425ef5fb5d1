"""Lists as tests write them: heading and rows, as a file that was read already, or as a file on disk."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.import_fields import PEOPLE
from app.exchange.spreadsheets import Cell, Row, Sheet
from app.services import importing
from app.services.importing import ImportPlan, Outcome, Source

SITI, BUDI, TONO = "1408066305900012", "1408062305900013", "1408010101800012"
HEADINGS = ("Nama", "NIK", "L/P", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Kab/Kota", "No. HP")


def a_source(
    *rows: Sequence[Cell], headings: Sequence[str] = HEADINGS, kind: str = "people", target: str = ""
) -> Source:
    """A list of one sheet, its headings in row 1, read already."""
    lines = [Row(number, tuple(cells)) for number, cells in enumerate((headings, *rows), start=1) if any(cells)]
    bare = Source(Path("daftar.xlsx"), kind, target, (), PEOPLE, sheets=(Sheet("Daftar", tuple(lines)),))
    return importing.retarget(bare, kind, target)


def a_plan(*rows: Sequence[Cell], **of: object) -> ImportPlan:
    """The dry run of such a list."""
    return importing.plan(a_source(*rows, **of))  # type: ignore[arg-type]  # what a_source takes


def imported(*rows: Sequence[Cell], **of: object) -> Outcome:
    """Such a list brought in."""
    return importing.run(a_plan(*rows, **of))


def figures(plan: ImportPlan) -> tuple[int, int, int, int]:
    """New, changed, unchanged, rejected."""
    report = plan.report
    return report.new, report.changed, report.unchanged, report.rejected


def person(
    name: str, nik: str = "", born: str = "", village: str = "", district: str = "", phone: str = "", sex: str = ""
) -> tuple[str, ...]:
    """One row under `HEADINGS`."""
    regency = "Kab. Siak" if village or district else ""
    return (name, nik, sex, born, village, district, regency, phone)
