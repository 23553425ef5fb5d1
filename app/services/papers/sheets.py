"""Sign-in sheets of the participants, for a day or a session; those of the other roles stand beside them."""

from dataclasses import replace

from app.domain import wording
from app.errors import Progress
from app.printing.records import AttendanceSheet, SheetRow
from app.services.papers import role_sheets
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import DURING, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import PaperOptions
from app.services.papers.signing import list_signatures, place_and_day
from app.services.papers.sittings import (
    SheetOccasion,
    SheetSitting,
    by_class,
    chosen_sittings,
    facts,
    occasions,
)
from app.services.registration import ParticipantRow

__all__ = ["KINDS", "SheetOccasion", "occasions", "sheets"]

_BLANK_ROWS = 19  # fills the first page of A4


def sheets(dossier: Dossier, options: PaperOptions) -> list[AttendanceSheet]:
    """The sheets that the options ask for, ready to be printed."""
    chosen = chosen_sittings(dossier, options)
    if options.blank:
        return [_sheet(dossier, options, one, []) for one in chosen]
    return [_sheet(dossier, options, one, people) for one, people in by_class(dossier, options, chosen)]


def _sheet(
    dossier: Dossier, options: PaperOptions, one: SheetSitting, people: list[ParticipantRow]
) -> AttendanceSheet:
    event = dossier.event
    return AttendanceSheet(
        document_title="DAFTAR HADIR PESERTA",
        event_title=event.title,
        event_code=event.code,
        date_text=wording.long_date(one.on) if one.on else "",
        facts=facts(dossier, one),
        rows=tuple(_row(person) for person in people),
        letterhead=dossier.letterhead(options),
        walk_in_rows=max(options.walk_in_rows, _BLANK_ROWS) if options.blank else options.walk_in_rows,
        signature_columns=role_sheets.signature_columns(options, one),
        signatures=list_signatures(dossier, place_and_day(dossier, one.on), options.signatories),
        practice=dossier.practice,
        row_height=options.row_height,
        show_phone=options.phones,
    )


def _row(person: ParticipantRow) -> SheetRow:
    return SheetRow(
        name=person.name,
        sex=person.sex,
        pillar=person.pillar,
        village=person.village,
        district=person.district,
        regency=person.regency,
        phone=person.phone,
    )


def _how_far(dossier: Dossier) -> Readiness:
    people = len(dossier.people)
    return ready(f"{people} peserta") if people else missing("belum ada peserta")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.attendance import attendance_pdf

    printed = attendance_pdf(sheets(dossier, options), paper_for(options), progress)
    records = 0 if options.blank else len(dossier.chosen_people(options))
    return Made(printed.pdf, records, printed.problems)


def _make_blank(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    return _make(dossier, replace(options, blank=True), progress)


KINDS = (
    PaperKind(
        "attendance-sheet", "Daftar hadir peserta", DURING, "peserta; tanggal dari jadwal", _how_far, _make,
        options=("direction", "occasion", "people", "batch", "rows", "signatories", "checks", "phones"),
    ),
    PaperKind(
        "blank-sheet", "Daftar hadir kosong", DURING, "kegiatan saja", lambda _: ready("untuk ditulis di tempat"),
        _make_blank, options=("direction", "occasion", "rows", "signatories", "checks", "phones"), bundled=False,
    ),
    *role_sheets.KINDS,
)  # fmt: skip
