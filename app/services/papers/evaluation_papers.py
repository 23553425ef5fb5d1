"""The evaluation on paper: the blank sheet to be filled in, and what all sheets say."""

from app.domain.evaluation import SCALE, SCALED, WRITTEN, ScaleResult
from app.errors import Progress
from app.printing.report_content import Block, Facts, Heading, ReportColumn, ReportTable, Words
from app.services import evaluations
from app.services.evaluations import Group, GroupResult, Question
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, DURING, Made, PaperKind, Readiness, ready, waiting
from app.services.papers.options import PaperOptions
from app.services.papers.recap_report import days_text, event_facts, printed, recap_report

_NONE = "–"
_CIRCLED = 8.0  # mm: room for a pen to circle a number
_WRITING_ROOM = 26.0
_NUMBER = ReportColumn("No.", 9, align="centre")
_SHEET = (_NUMBER, ReportColumn("Pertanyaan", 99, grows=True), *(
    ReportColumn(str(value), 14, align="centre") for value in SCALE
))  # fmt: skip
_RESULT = (
    _NUMBER, ReportColumn("Pertanyaan", 50, grows=True),
    *(ReportColumn(str(value), 9, align="right") for value in SCALE),
    ReportColumn("Kosong", 14, align="right"), ReportColumn("Rata-rata (1–5)", 44, align="right", full=5.0),
    ReportColumn("Nilai 4–5", 16, align="right"),
)  # fmt: skip
_WORDS = (ReportColumn("Lembar", 15, align="centre"), ReportColumn("Jawaban", 163, grows=True))


def _title(group: Group) -> str:
    return f"Narasumber: {group.title}" if group.role else group.title


def _how_far_form(dossier: Dossier) -> Readiness:
    asked = sum(len(group.questions) for group in dossier.read(evaluations.groups))
    return ready(f"{asked} pertanyaan") if asked else ready("dengan pertanyaan yang lazim")


def _make_form(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    asked = dossier.read(evaluations.groups) or dossier.read(evaluations.usual_groups)
    scale = ", ".join(f"{value} {word.lower()}" for value, word in SCALE.items())
    blocks: list[Block] = [
        Facts((("Lembar nomor", "………… (diisi panitia)"), ("Hari, tanggal", days_text(dossier) or "…………………………"))),
        Words(f"Lingkari satu angka pada setiap baris: {scale}. Nama tidak perlu ditulis."),
    ]
    for group in asked:
        blocks += _form_blocks(group)
    made = recap_report(dossier, options, "LEMBAR EVALUASI PESERTA", blocks, signed=False)
    return printed(made, paper_for(options), progress, 0)


def _form_blocks(group: Group) -> list[Block]:
    scaled = [one for one in group.questions if one.kind == SCALED]
    lines = tuple((str(n), one.text, *map(str, SCALE)) for n, one in enumerate(scaled, start=1))
    blocks: list[Block] = []
    if lines:
        blocks += [Heading(_title(group)), ReportTable(_SHEET, lines, row_height=_CIRCLED)]
    for one in group.questions:
        if one.kind == WRITTEN:
            room = ReportColumn(one.text, 178, grows=True)
            blocks.append(ReportTable((room,), (("",),), row_height=_WRITING_ROOM))
    return blocks


def _how_far_recap(dossier: Dossier) -> Readiness:
    sheets = len(dossier.read(evaluations.forms).sheets)
    return ready(f"{sheets} lembar") if sheets else waiting("lembar evaluasi belum diisikan")


def _make_recap(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    sheets = len(dossier.read(evaluations.forms).sheets)
    blocks: list[Block] = [event_facts(dossier, ("Lembar diterima", f"{sheets} lembar"))]
    for result in dossier.read(evaluations.results):
        blocks += _result_blocks(result)
    scale = ", ".join(f"{value} = {word.lower()}" for value, word in SCALE.items())
    blocks.append(Words(f"{scale}. Jawaban kosong tidak dihitung dalam rata-rata."))
    made = recap_report(dossier, options, "REKAPITULASI EVALUASI", blocks)
    return printed(made, paper_for(options), progress, sheets)


def _result_blocks(result: GroupResult) -> list[Block]:
    lines = [_line(str(number), one.text, told) for number, (one, told) in enumerate(result.scales, start=1)]
    blocks: list[Block] = [Heading(_title(result.group))]
    if lines:
        table = (*lines, _line("", "Seluruhnya", result.whole))
        blocks.append(ReportTable(_RESULT, table, frozenset({len(lines)})))
    by_question: dict[Question, list[tuple[str, str]]] = {}
    for sheet, one, words in result.comments:
        by_question.setdefault(one, []).append((str(sheet), words))
    for one, said in by_question.items():
        blocks += [Heading(one.text), ReportTable(_WORDS, tuple(said))]
    return blocks


def _line(number: str, text: str, told: ScaleResult) -> tuple[str, ...]:
    mean = f"{told.mean:.2f}".replace(".", ",") if told.mean is not None else _NONE
    good = f"{told.good} %" if told.good is not None else _NONE
    return (number, text, *map(str, told.counts), str(told.blank), mean, good)


KINDS = (
    PaperKind("evaluation-form", "Lembar evaluasi", DURING, "kegiatan saja; narasumber bila ada", _how_far_form,
              _make_form, options=("checks",), bundled=False),
    PaperKind("evaluation-recap", "Rekap evaluasi", AFTER, "lembar evaluasi yang sudah diisikan", _how_far_recap,
              _make_recap, options=("direction", "signatories", "checks")),
)  # fmt: skip
