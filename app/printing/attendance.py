"""The participants' sign-in sheet as a list: its columns, its boxes, its rows for those who come unregistered."""

from collections.abc import Sequence

from app.errors import Progress, UserError, no_progress
from app.printing.attendance_columns import columns_for
from app.printing.list_content import Box, ListRow, SignedList
from app.printing.lists import ListPdf, signed_lists
from app.printing.paper import Paper
from app.printing.records import AttendanceSheet, SheetRow

BANNER = "Peserta tambahan (diisi di tempat, huruf cetak)"
ROW_LIMITS = (9.0, 12.0)
BLANK_HEIGHT = 11.0
_UNIT = "orang"
# What is counted by pen; the first box, of who is registered, is printed.
_PEN_BOXES: tuple[Box, ...] = ((("Hadir", ""), ("Tidak hadir", ""), ("Jumlah", "")),
                               (("L hadir", ""), ("P hadir", ""), ("Tambahan", "")))


def attendance_pdf(sheets: Sequence[AttendanceSheet], paper: Paper, progress: Progress = no_progress) -> ListPdf:
    """Render the sheets as one PDF, with what does not stand on them as typed.

    Raises:
        UserError: no sheet, a logo that is no picture, or columns that the paper has no room for.
    """
    if not sheets:
        raise UserError("Tidak ada daftar hadir untuk dicetak.", todo="Isi jadwal kegiatan lebih dahulu.")
    return signed_lists([as_list(sheet, paper) for sheet in sheets], paper, progress)


def as_list(sheet: AttendanceSheet, paper: Paper) -> SignedList:
    """A sign-in sheet as the list that it is; a blank one has no counts and no banner.

    Raises:
        UserError: the paper has no room for the columns.
    """
    height = min(max(sheet.row_height, ROW_LIMITS[0]), ROW_LIMITS[1])
    return SignedList(
        document_title=sheet.document_title, event_title=sheet.event_title, event_code=sheet.event_code,
        date_text=sheet.date_text, facts=sheet.facts, letterhead=sheet.letterhead, signatures=sheet.signatures,
        practice=sheet.practice, notes=sheet.notes, short_title=sheet.short_title,
        columns=columns_for(paper, sheet.signature_columns, show_phone=sheet.show_phone),
        rows=tuple(_row(row) for row in sheet.rows), row_height=height, blank_rows=sheet.walk_in_rows,
        blank_height=max(BLANK_HEIGHT, height) if sheet.rows else height, banner=BANNER, boxes=_boxes(sheet),
    )


def _row(row: SheetRow) -> ListRow:
    area = ", ".join(part for part in (row.district, row.regency) if part)
    return ListRow(row.name, {
        "sex": (row.sex,), "pillar": (row.pillar,), "origin": (row.village, area), "phone": (row.phone,),
        "place": (row.village, row.district), "regency": (row.regency,), "note": (row.note,)})


def _boxes(sheet: AttendanceSheet) -> tuple[Box, ...]:
    """Three boxes of (label, count); an empty count is for the pen, as all are on a blank sheet."""
    sexes = [row.sex for row in sheet.rows]
    counts = (len(sexes), sexes.count("L"), sexes.count("P"))
    labels = ("Terdaftar", "Laki-laki", "Perempuan")
    printed = tuple((label, f"{count} {_UNIT}" if sexes else "") for label, count in zip(labels, counts, strict=True))
    return (printed, *_PEN_BOXES)
