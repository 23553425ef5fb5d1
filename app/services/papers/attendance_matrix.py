"""The attendance matrix: people down, days across; to be signed by a small group, or with what was recorded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain import wording
from app.domain.attendance import NOT_THEIRS
from app.errors import Progress, UserError
from app.printing import recaps
from app.printing.list_content import ListRow, SignedList
from app.printing.lists import signed_lists
from app.printing.paper import Paper
from app.services import attendance, batches
from app.services.attendance import Grid, GridRow
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.event_lists import event_days, event_list, origin_lines
from app.services.papers.kinds import DURING, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import Choice, PaperOptions
from app.services.papers.signing import list_signatures

FILLED = Choice("filled", "Isi", (("blank", "Kosong, untuk ditandatangani"), ("marks", "Terisi tanda kehadiran")))
TITLE = "DAFTAR HADIR PESERTA (MATRIKS HARI)"
_BANNER = "Peserta tambahan (diisi di tempat, huruf cetak)"
_LEGEND = ("H = hadir pada semua sesi hari itu, 2/3 = hadir pada 2 dari 3 sesi, I = izin, S = sakit, "
           "A = tanpa keterangan, – = belum dicatat.")  # fmt: skip


def day_mark(marks: Sequence[str]) -> str:
    """What the marks of one day come to: one letter where all agree, else how many sessions were attended."""
    own = [mark for mark in marks if mark != NOT_THEIRS]
    if not own:
        return NOT_THEIRS
    if len(set(own)) == 1:
        return own[0] or "–"
    return f"{own.count('H')}/{len(own)}"


def matrix_lists(dossier: Dossier, options: PaperOptions, paper: Paper) -> list[SignedList]:
    """One matrix for each class, parted where there are more days than the paper has room for.

    Raises: UserError: the event has no days yet.
    """
    days = event_days(dossier)
    if not days:
        raise UserError("Kegiatan ini belum mempunyai tanggal.", "Tidak ada yang dicetak.", "Isi jadwalnya dahulu.")
    most = recaps.days_on_a_matrix(paper)
    parts = [days[start : start + most] for start in range(0, len(days), most)]
    filled = options.choice(FILLED) == "marks"
    return [
        _list(dossier, options, paper, name, rows, part, filled=filled)
        for name, rows in _classes(dossier, options)
        for part in parts
    ]


def _classes(dossier: Dossier, options: PaperOptions) -> list[tuple[str, list[GridRow]]]:
    wanted = {one.id for one in dossier.chosen_people(options)}
    rows = [row for row in dossier.read(attendance.grid).rows if row.participant.id in wanted]
    cards = dossier.read(batches.listing)
    known = {card.id for card in cards}
    found = [(card.name, [row for row in rows if row.participant.batch == card.id]) for card in cards]
    found.append(("", [row for row in rows if row.participant.batch not in known]))
    return [(name, own) for name, own in found if own] or [("", [])]


def _list(
    dossier: Dossier, options: PaperOptions, paper: Paper, name: str, rows: list[GridRow], days: list[date], *,
    filled: bool,
) -> SignedList:  # fmt: skip
    labels = [(one.isoformat(), wording.short_date(one).rsplit(" ", 1)[0].replace(", ", ",\n")) for one in days]
    columns = recaps.matrix_columns(labels, paper, filled=filled)
    grid = dossier.read(attendance.grid)
    made = event_list(dossier, options, TITLE, columns, tuple(_row(row, grid, days, filled=filled) for row in rows))
    facts = tuple(fact for fact in made.facts if fact[0] != "Angkatan" or not name)
    made = replace(
        made,
        facts=(*facts, ("Angkatan", name)) if name else facts,
        date_text=wording.days_text(days),
        short_title="DAFTAR HADIR",
        signatures=list_signatures(dossier, dossier.place_and_day, options.signatories),
    )
    if filled:
        return replace(made, row_height=recaps.ROW + 2, notes=(_LEGEND,))
    return replace(made, row_height=max(options.row_height, recaps.MATRIX_ROW), blank_height=recaps.MATRIX_ROW,
                   blank_rows=options.walk_in_rows, banner=_BANNER)  # fmt: skip


def _row(row: GridRow, grid: Grid, days: list[date], *, filled: bool) -> ListRow:
    cells: dict[str, tuple[str, ...]] = {"origin": origin_lines(row.participant)}
    if filled:
        for one in days:
            marks = [mark for session, mark in zip(grid.sessions, row.marks, strict=True)
                     if session.date == one.isoformat()]  # fmt: skip
            cells[one.isoformat()] = (day_mark(marks),)
    return ListRow(row.participant.name, cells)


def _how_far(dossier: Dossier) -> Readiness:
    if not dossier.people:
        return missing("belum ada peserta")
    return ready(f"{len(dossier.people)} peserta, {len(event_days(dossier))} hari")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    paper = recaps.matrix_paper(paper_for(options), len(event_days(dossier)))
    lists = matrix_lists(dossier, options, paper)
    printed = signed_lists(lists, paper, progress)
    return Made(printed.pdf, len(dossier.chosen_people(options)), printed.problems)


KIND = PaperKind(
    "attendance-matrix", "Matriks kehadiran beberapa hari", DURING, "peserta; hari dari jadwal", _how_far, _make,
    options=("people", "batch", "rows", "signatories", "checks"), choices=(FILLED,), bundled=False,
)  # fmt: skip
