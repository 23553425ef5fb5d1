"""Piagam for the winners of a selection: numbered in the same register, printed by the same code as certificates."""

from collections.abc import Mapping
from datetime import date

from app.domain import wording
from app.errors import Progress, UserError, no_progress
from app.exchange import files
from app.models import base
from app.printing.paper import Paper
from app.printing.records import Certificate
from app.services import (
    award_results,
    awards,
    certificate_text,
    certificates,
    office,
    paper_parts,
    people,
    regions,
)
from app.services.award_results import RankRow
from app.services.awards import NomineeRow, SelectionCard
from app.services.certificate_numbers import Numberer
from app.services.certificate_text import PIAGAM, Issued
from app.services.certificates import ISSUED, IssueResult
from app.services.documents import Rendered
from app.services.papers.certificate_papers import certificate_paper
from app.services.papers.options import PaperOptions
from app.services.steps import NOTHING, Recorder, step

PAPER = Paper("A4", landscape=True)
# The register is one: piagam of a month must not look like its certificates.
_PATTERN = "{kode}/{urut:04}/{jenis}/{bulan_romawi}/{tahun}"
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
    held = {e.person_id for e in certificates.register(selection_id=selection_id) if e.status == ISSUED}
    winners = [line for line in ranking.rows if line.winner and nominees[line.nominee_id].person_id not in held]
    numbers: list[str] = []
    skipped: list[tuple[str, str]] = []
    with step(f"Menerbitkan piagam {card.code}") as changes:
        numberer = Numberer("PIAGAM", card.number_pattern or _PATTERN, 1, on)
        for line in winners:
            _put(changes, numberer, card, (line, nominees[line.nominee_id]), on, numbers, skipped)
        summary = changes.summary(selection_id, f"{len(numbers)} piagam diterbitkan")
    return IssueResult(summary if numbers else NOTHING, tuple(numbers), tuple(skipped))


def _put(
    changes: Recorder,
    numberer: Numberer,
    card: SelectionCard,
    winner: tuple[RankRow, NomineeRow],
    on: date,
    numbers: list[str],
    skipped: list[tuple[str, str]],
) -> None:
    line, nominee = winner
    told = _text(card, line, nominee, on)
    problem = certificate_text.problem(told, PAPER, PIAGAM)
    if problem:
        skipped.append((nominee.name, problem))
        return
    running, number = numberer.take()
    values: Mapping[str, object] = {
        "kind": "PIAGAM",
        "selection": card.id,
        "person": nominee.person_id,
        "number": number,
        "running": running,
        "date": on.isoformat(),
        "status": ISSUED,
        "snapshot": certificate_text.to_snapshot(Issued(PIAGAM, _numbered(told, number))),
    }
    changes.put("certificate", base.new_id(), values)
    numbers.append(number)


def _numbered(told: Certificate, number: str) -> Certificate:
    from dataclasses import replace

    return replace(told, number=number)


def _text(card: SelectionCard, line: RankRow, nominee: NomineeRow, on: date) -> Certificate:
    own = office.required_card()
    person = people.known(nominee.person_id)
    origin = regions.origin(person.region, person.village_name, long_words=True)
    rule = office.rule("piagam")
    signed = paper_parts.place_and_date(own.place, on)
    area = _area(card.level, own.region)
    return Certificate(
        number="",
        name=person.name,
        title="PIAGAM PENGHARGAAN",
        lead="diberikan kepada",
        origin=wording.person_origin(person.pillar, origin.village, origin.district, origin.regency),
        reason="atas prestasi dan pengabdiannya sebagai",
        heading=f"TERBAIK {wording.roman(line.rank or 1)}",
        text=wording.award_sentence(_SELECTION_TITLE, area, card.year or on.year),
        letterhead=paper_parts.letterhead(),
        signature=paper_parts.official_signature(paper_parts.signatory("piagam"), rule.with_titles, signed),
        practice=own.practice,
    )


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
    """The piagam in force of a selection as one PDF, on the paper and with the printer offset chosen.

    Raises: UserError: none was issued.
    """
    ids = standing(selection_id)
    if not ids:
        raise UserError("Belum ada piagam.", "Tidak ada yang dicetak.", "Terbitkan piagam lebih dahulu.")
    pdf = certificates.render(ids, certificate_paper(options or PaperOptions()), progress)
    name = f"{files.safe_file_name(f'Piagam {awards.get(selection_id).code}')}.pdf"
    return Rendered(pdf, "piagam", selection_id, name, len(ids), ids)
