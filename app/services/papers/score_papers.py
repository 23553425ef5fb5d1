"""Scores on paper: the gain from the first test to the last, and the list of scores with who graduates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain import exams, wording
from app.domain.exams import FAILED, OPEN, PASSED, POST, PRE, Pairs, Spread
from app.errors import Progress
from app.printing.paper import Paper
from app.printing.report_content import Block, Facts, Heading, ReportColumn, ReportTable, Words
from app.services import exams as scores
from app.services.exams import ScoreBoard, ScoreRow
from app.services.papers import evaluation_papers
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, ready, waiting
from app.services.papers.options import PaperOptions
from app.services.papers.recap_report import event_facts, printed, recap_report

_NONE = "–"
_UPRIGHT_EXAMS = 3  # more columns of scores need the paper across
_NUMBER = ReportColumn("No.", 9, align="centre")
_NAME = ReportColumn("Nama", 46, grows=True)
_ORIGIN = ReportColumn("Kabupaten/Kota", 33)
_RECAP = (
    _NUMBER, _NAME, _ORIGIN, ReportColumn("Tes awal", 17, align="right"), ReportColumn("Tes akhir", 17, align="right"),
    ReportColumn("Kenaikan", 20, align="right"), ReportColumn("Predikat", 30),
)  # fmt: skip
_SUMMARY = (
    ReportColumn("Pasangan nilai", 60, grows=True), ReportColumn("Rata-rata", 28, align="right"),
    ReportColumn("Terendah", 28, align="right"), ReportColumn("Tertinggi", 28, align="right"),
)  # fmt: skip
_LEFT_OUT = (_NUMBER, _NAME, _ORIGIN, ReportColumn("Tidak dihitung karena", 50))


def _how_far(dossier: Dossier) -> Readiness:
    board = dossier.read(scores.overview)
    counted = len({row.participant.id for row in board.rows if row.scores})
    return ready(f"{counted} peserta bernilai") if counted else waiting("nilai belum dicatat")


def _chosen(dossier: Dossier, options: PaperOptions) -> ScoreBoard:
    """The scores of those of the regency and class chosen."""
    return scores.limited(dossier.read(scores.overview), {one.id for one in dossier.chosen_people(options)})


def _make_recap(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    board = _chosen(dossier, options)
    blocks: list[Block] = [
        event_facts(dossier, ("Peserta", f"{len(board.rows)} orang"), options=options),
        Heading("Kenaikan nilai"),
        *_summary(board.pairs),
        Words(f"{exams.pairs_sentence(board.pairs)}."),
        Heading("Nilai peserta"),
        ReportTable(_RECAP, tuple(_recap_row(number, row) for number, row in enumerate(board.rows, start=1))),
        *_left_out(board.rows),
        *([Words(told)] if (told := exams.grades_sentence(board.rule)) else []),
    ]
    made = recap_report(dossier, options, "REKAPITULASI TES AWAL DAN TES AKHIR", blocks)
    return printed(made, paper_for(options), progress, len(board.rows))


def _summary(pairs: Pairs) -> list[Block]:
    told = (("Tes awal", pairs.first), ("Tes akhir", pairs.last), ("Kenaikan", pairs.gain))
    lines = tuple(
        (name, _signed(one.mean, name), _signed(one.lowest, name), _signed(one.highest, name))
        for name, one in told
        if one is not None
    )
    return [ReportTable(_SUMMARY, lines, frozenset({2}))] if lines else []


def _signed(value: Decimal, name: str) -> str:
    return _gain(value) if name == "Kenaikan" else wording.decimal_text(value)


def _recap_row(number: int, row: ScoreRow) -> tuple[str, ...]:
    person = row.participant
    tests = (_score(row, PRE), _score(row, POST), _gain(row.gain))
    return (str(number), person.name, person.regency, *tests, row.grade or _NONE)


def _left_out(rows: Sequence[ScoreRow]) -> list[Block]:
    lines = [
        (row.participant.name, row.participant.regency, why)
        for row in rows
        if (why := _why_left_out(row))
    ]  # fmt: skip
    if not lines:
        return []
    table = ReportTable(_LEFT_OUT, tuple((str(number), *line) for number, line in enumerate(lines, start=1)))
    return [Heading(f"Tidak dihitung dalam kenaikan ({len(lines)} orang)"), table]


def _why_left_out(row: ScoreRow) -> str:
    lacking = [exams.exam_name_in_sentence(exam) for exam in (PRE, POST) if exam not in row.scores]
    return f"tanpa nilai {' dan '.join(lacking)}" if lacking else ""


def _make_scores(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    board = _chosen(dossier, options)
    lying = options.landscape or len(board.taken) > _UPRIGHT_EXAMS
    paper = paper_for(replace(options, landscape=lying))
    rows = tuple(_score_line(number, row, board) for number, row in enumerate(board.rows, start=1))
    counts = Counter(row.verdict for row in board.rows)
    counted = ", ".join(f"{said} {counts[said]} orang" for said in (PASSED, FAILED, OPEN) if counts[said])
    sentences = (exams.rule_sentence(board.rule, dossier.event.threshold), exams.grades_sentence(board.rule))
    blocks: list[Block] = [
        event_facts(dossier, ("Peserta", f"{len(board.rows)} orang: {counted}" if counted else ""), options=options),
        Heading("Nilai dan kelulusan"),
        ReportTable(_score_columns(board, paper), rows),
        *_spreads(board),
        Words("\n".join(told for told in sentences if told)),
    ]
    made = recap_report(dossier, options, "DAFTAR NILAI PESERTA", blocks)
    return printed(made, paper, progress, len(board.rows))


def _score_columns(board: ScoreBoard, paper: Paper) -> tuple[ReportColumn, ...]:
    rest = (ReportColumn("Hadir %", 15, align="right"), ReportColumn("Predikat", 26), ReportColumn("Kelulusan", 23))
    room = paper.usable_width - sum(column.width for column in (_NUMBER, _NAME, _ORIGIN, *rest))
    each = min(18.0, max(9.0, room / max(len(board.taken), 1)))
    tests = (ReportColumn(exams.exam_name(exam), each, align="right") for exam in board.taken)
    return (_NUMBER, _NAME, _ORIGIN, *tests, *rest)


def _score_line(number: int, row: ScoreRow, board: ScoreBoard) -> tuple[str, ...]:
    person, presence = row.participant, row.presence
    came = str(presence.percent) if presence.total else _NONE
    tests = (_score(row, exam) for exam in board.taken)
    return (str(number), person.name, person.regency, *tests, came, row.grade or _NONE, row.verdict)


def _spreads(board: ScoreBoard) -> list[Block]:
    def told(one: Spread) -> str:
        mean, lowest, highest = (wording.decimal_text(value) for value in (one.mean, one.lowest, one.highest))
        return f"{one.count} nilai, rata-rata {mean}, terendah {lowest}, tertinggi {highest}"

    return [Facts(tuple((exams.exam_name(exam), told(board.spreads[exam])) for exam in board.taken))]


def _score(row: ScoreRow, exam: str) -> str:
    return wording.decimal_text(row.scores[exam]) if exam in row.scores else _NONE


def _gain(value: Decimal | None) -> str:
    if value is None:
        return _NONE
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{wording.decimal_text(abs(value))}"


_OPTIONS = ("direction", "people", "batch", "signatories", "checks")
KINDS = (
    PaperKind("exam-recap", "Rekap tes awal dan tes akhir", AFTER, "nilai tes awal dan tes akhir", _how_far,
              _make_recap, options=_OPTIONS),
    PaperKind("scores", "Daftar nilai", AFTER, "nilai tes", _how_far, _make_scores,
              options=_OPTIONS),
    *evaluation_papers.KINDS,
)  # fmt: skip
