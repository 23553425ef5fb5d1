"""What is signed for: money, goods, certificates; and the names proofread before certificates are printed."""

from dataclasses import replace

from app.domain import wording
from app.domain.event_texts import USUAL_GOODS, lines_of
from app.domain.name_checks import spelling_remarks
from app.errors import Progress
from app.printing import fonts, receipts
from app.printing.list_content import ListColumn, ListRow, SignedList
from app.printing.lists import signed_lists
from app.printing.paper import Paper
from app.printing.text import missing as missing_letters
from app.printing.text import safe
from app.services import event_texts, people
from app.services.certificate_register import CAPACITIES
from app.services.certificate_rows import CertificateRow, with_parts
from app.services.certificates import RegisterEntry
from app.services.papers import money_receipts
from app.services.papers.certificate_papers import standing
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.event_lists import event_list, origin_lines
from app.services.papers.kinds import AFTER, DURING, Made, PaperKind, Readiness, missing, ready, waiting
from app.services.papers.options import PaperOptions
from app.services.papers.signing import list_signatures
from app.services.records import day
from app.services.registration import ParticipantRow

_BANNER = "Penerima tambahan (diisi di tempat, huruf cetak)"
_MOST_UPRIGHT = 5
"""Things that an upright sheet has room for."""
_PROOF_WORDS = (
    "Periksa ejaan nama Anda. Bila salah, tulis perbaikannya dengan huruf cetak, lalu bubuhkan paraf."
)  # fmt: skip


def _goods(dossier: Dossier) -> tuple[str, ...]:
    """What is handed out: as written for the event, else the usual."""
    return lines_of(dossier.read(event_texts.texts).get("goods", "")) or USUAL_GOODS


def _goods_list(dossier: Dossier, options: PaperOptions, paper: Paper) -> SignedList:
    rows = tuple(ListRow(one.name, {"origin": origin_lines(one)}) for one in dossier.chosen_people(options))
    columns = receipts.goods_columns(_goods(dossier), paper)
    made = _list(dossier, options, "TANDA TERIMA PERLENGKAPAN PESERTA", columns, rows)
    return replace(made, blank_rows=options.walk_in_rows, blank_height=11.0, banner=_BANNER)


def _list(
    dossier: Dossier, options: PaperOptions, title: str, columns: tuple[ListColumn, ...], rows: tuple[ListRow, ...]
) -> SignedList:
    made = event_list(dossier, options, title, columns, rows)
    return replace(made, signatures=list_signatures(dossier, dossier.place_and_day, options.signatories))


def _make_goods(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    paper = paper_for(options)
    if len(_goods(dossier)) > _MOST_UPRIGHT:
        paper = replace(paper, landscape=True)
    return _made(_goods_list(dossier, options, paper), paper, progress)


def _made(made: SignedList, paper: Paper, progress: Progress) -> Made:
    printed = signed_lists([made], paper, progress)
    return Made(printed.pdf, len(made.rows), printed.problems)


def _certificate_row(entry: RegisterEntry) -> ListRow:
    return ListRow(entry.name, {"certificate": (entry.number,)})


def _make_certificates(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    paper = paper_for(options)
    wanted = {one.person_id for one in dossier.chosen_people(options)} if options.region or options.batch else None
    rows = tuple(
        _certificate_row(entry)
        for entry in dossier.read(standing)
        if not entry.erased and (wanted is None or entry.person_id in wanted)
    )
    return _made(
        _list(dossier, options, "TANDA TERIMA SERTIFIKAT", receipts.certificate_columns(paper), rows), paper, progress
    )


def _proof_row(one: ParticipantRow) -> ListRow:
    """The name of a participant as the certificate will bear it."""
    card = people.get(one.person_id)
    born = day(card.birth_date)
    birth = ", ".join(part for part in (card.birth_place, wording.plain_date(born) if born else "") if part)
    return _proof(card.name, (birth or "lahir: belum diisi", one.village, one.district, one.regency))


def _proof_of_part(row: CertificateRow) -> ListRow:
    """The same of a speaker, a moderator or somebody of the committee."""
    return _proof(row.name, (CAPACITIES[row.capacity], row.regency))


def _proof(name: str, about: tuple[str, ...]) -> ListRow:
    """A name, and what looks odd about it."""
    remarks = spelling_remarks(name)
    if missing_letters(safe(name), fonts.GARAMOND):
        remarks = (*remarks, "huruf tidak ada pada fon")
    return ListRow(name, {"about": about, "remark": remarks})


def _make_proof(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    paper = paper_for(options)
    rows = tuple(_proof_row(one) for one in dossier.chosen_people(options))
    if not (options.region or options.batch):  # those with a part belong to no regency and no class
        rows += tuple(_proof_of_part(row) for row in dossier.read(with_parts) if row.name.strip())
    made = _list(dossier, options, "DAFTAR PERIKSA NAMA", receipts.proof_columns(paper), rows)
    facts = (*made.facts, ("Petunjuk", _PROOF_WORDS))
    return _made(replace(made, facts=facts, row_height=receipts.PROOF_ROW), paper, progress)


def _people(dossier: Dossier) -> Readiness:
    count = len(dossier.people)
    return ready(f"{count} orang") if count else missing("belum ada peserta")


def _goods_state(dossier: Dossier) -> Readiness:
    far, goods = _people(dossier), _goods(dossier)
    return replace(far, sentence=f"{far.sentence}, {len(goods)} barang") if dossier.people else far


def _certificates(dossier: Dossier) -> Readiness:
    count = sum(not entry.erased for entry in dossier.read(standing))
    return ready(f"{count} sertifikat") if count else waiting("belum diterbitkan")


def _proof_state(dossier: Dossier) -> Readiness:
    far = _people(dossier)
    odd = sum(bool(spelling_remarks(one.plain_name)) for one in dossier.people)
    return replace(far, sentence=f"{far.sentence}, {odd} perlu diperhatikan") if odd else far


KINDS = (
    money_receipts.KIND,
    PaperKind(
        "goods-receipt", "Tanda terima perlengkapan", DURING, "peserta", _goods_state, _make_goods,
        options=("direction", "people", "batch", "rows", "signatories", "checks"),
    ),
    PaperKind(
        "name-proof", "Daftar periksa nama", AFTER, "peserta; sebelum sertifikat dicetak", _proof_state, _make_proof,
        options=("direction", "people", "batch", "signatories", "checks"),
    ),
    PaperKind(
        "certificate-receipt", "Tanda terima sertifikat", AFTER, "sertifikat yang sudah diterbitkan", _certificates,
        _make_certificates, options=("direction", "people", "batch", "signatories", "checks"),
    ),
)  # fmt: skip
