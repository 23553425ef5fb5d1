"""Piagam for the winners of a selection: numbered in the same register, printed by the same code as certificates."""

from dataclasses import replace
from datetime import date

from app.domain import wording
from app.domain.wording import Phrase
from app.errors import Progress, UserError, no_progress
from app.exchange import files
from app.printing.records import Certificate
from app.services import (
    award_results,
    awards,
    certificates,
    office,
    paper_parts,
    people,
    regions,
)
from app.services.award_results import RankRow
from app.services.awards import NomineeRow, SelectionCard
from app.services.certificate_numbers import Numberer, Series
from app.services.certificate_register import without_successor
from app.services.certificate_snapshots import PIAGAM
from app.services.certificate_text import with_origin
from app.services.certificate_writing import Vouched, Writer
from app.services.certificates import ISSUED, IssueResult
from app.services.documents import Rendered
from app.services.papers.certificate_papers import certificate_paper, is_copy
from app.services.papers.options import Choice, PaperOptions
from app.services.steps import NOTHING, step

# The register is one: piagam of a month must not look like its certificates.
_PATTERN = "{kode}/{urut:04}/{jenis}/{bulan_romawi}/{tahun}"
HONOURED = "penghargaan"
BACK = Choice("back", "Halaman belakang", (("skip", "Tanpa"), ("print", "Catatan register: nomor dan kode periksa")))
_SELECTION_TITLE = "Pekerja Sosial Masyarakat (PSM) Berprestasi"


def issue(selection_id: str, on: date) -> IssueResult:
    """Give piagam to the winners who have none yet.

    Raises: UserError: the result is provisional, or nobody won.
    """
    card = awards.get(selection_id)
    ranking = award_results.ranking(selection_id)
    if not ranking.complete:
        raise UserError(
            "Hasil masih sementara: nilai belum lengkap atau bobot belum 100.",
            "Tidak ada piagam yang diterbitkan.",
            "Lengkapi nilai pada halaman Penilaian.",
        )
    nominees = {nominee.id: nominee for nominee in awards.nominees(selection_id)}
    known = certificates.register(selection_id=selection_id)
    held = {entry.person_id for entry in known if entry.status == ISSUED}
    winners = [line for line in ranking.rows if line.winner and nominees[line.nominee_id].person_id not in held]
    writer = Writer("", PIAGAM, on)
    skipped: list[tuple[str, str]] = []
    with step(f"Menerbitkan piagam {card.code}") as changes:
        series = Series("PIAGAM", card.number_pattern or _PATTERN, code=card.code)
        numberer = Numberer(series, on)
        voided = {entry.person_id: entry for entry in without_successor(known)}
        for line in winners:
            nominee = nominees[line.nominee_id]
            replaced = voided.get(nominee.person_id)
            values = {"kind": "PIAGAM", "selection": card.id, "person": nominee.person_id,
                      "replaces": replaced.id if replaced else ""}  # fmt: skip
            told = _text(card, line, nominee, on)
            if replaced:
                told = replace(told, replacement=wording.replacement_line(replaced.number, "piagam"))
            if problem := writer.add(numberer, told, values, Vouched(_title(card, on), on, on, capacity=HONOURED)):
                skipped.append((nominee.name, problem))
        numbers = writer.write(changes)
        summary = changes.summary(selection_id, f"{len(numbers)} piagam diterbitkan")
    return IssueResult(summary if numbers else NOTHING, numbers, tuple(skipped))


def _text(card: SelectionCard, line: RankRow, nominee: NomineeRow, on: date) -> Certificate:
    own = office.required_card()
    person = people.known(nominee.person_id)
    rule = office.rule("piagam")
    signed = paper_parts.place_and_date(own.place, on)
    told = Certificate(
        number="",
        name=person.name,
        title="PIAGAM PENGHARGAAN",
        lead="diberikan kepada",
        reason="atas prestasi dan pengabdiannya sebagai",
        heading=f"TERBAIK {wording.roman(line.rank or 1)}",
        rank=wording.roman(line.rank or 1),
        year=str(card.year or on.year),
        text=_sentence(card, on),
        letterhead=paper_parts.letterhead(),
        signature=paper_parts.official_signature(paper_parts.signatory("piagam"), rule.with_titles, signed),
        event_title=_title(card, on),
        practice=own.practice,
    )
    return with_origin(told, person)


def _sentence(card: SelectionCard, on: date) -> tuple[Phrase, ...]:
    return wording.award_sentence(
        _SELECTION_TITLE, _area(card.level, office.required_card().region), card.year or on.year
    )


def _title(card: SelectionCard, on: date) -> str:
    return "".join(phrase.text for phrase in _sentence(card, on)).removesuffix(".")


def _area(level: str, region: str) -> str:
    """Where the winner is the best: "Kabupaten Siak", "Provinsi Riau" or "Nasional"."""
    if level == "nasional":
        return "Nasional"
    return regions.long(region.partition(".")[0] if level == "provinsi" else region)


def standing(selection_id: str) -> tuple[str, ...]:
    """The ids of the piagam in force, by number."""
    found = certificates.register(selection_id=selection_id)
    return tuple(entry.id for entry in found if entry.status == ISSUED and not entry.erased)


def render(selection_id: str, options: PaperOptions | None = None, progress: Progress = no_progress) -> Rendered:
    """The piagam in force of a selection as one PDF, on the paper and with the printer offset chosen; their back page,
    a note of the register, where it is wanted.

    Raises: UserError: none was issued.
    """
    ids = standing(selection_id)
    if not ids:
        raise UserError("Belum ada piagam.", "Tidak ada yang dicetak.", "Terbitkan piagam lebih dahulu.")
    chosen = options or PaperOptions()
    pdf = certificates.render(ids, certificate_paper(chosen), progress, duplicate=is_copy(chosen),
                              register_notes=chosen.choice(BACK) == "print")  # fmt: skip
    name = f"{files.safe_file_name(f'Piagam {awards.get(selection_id).code}')}.pdf"
    return Rendered(pdf, "piagam", selection_id, name, len(ids), ids)
