"""What the data of an event tell in the chapters of its report that the office has not written."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain import account as told
from app.domain import exams as rules
from app.domain import payments as money
from app.domain import wording
from app.domain.account import Account
from app.domain.event_texts import lines_of
from app.domain.exams import PASSED
from app.services import evaluations, exams, payments
from app.services.papers.dossier import Dossier
from app.services.papers.minutes import held_days


def suggestions(dossier: Dossier, found: Account) -> dict[str, str]:
    """The text of each chapter by its part; those of which nothing is known are left out."""
    subjects = [card.title for card in dossier.subjects.values()]
    background, _ = split_objectives(dossier.event.objectives)
    texts = {
        "background": "\n".join(background),
        "scope": f"Ruang lingkup kegiatan meliputi {told.names(subjects)}." if subjects else "",
        "cost": _paid(dossier),
        "results": "\n".join((*_attendance(found), *_scores(dossier))),
        "evaluation": "\n".join(_evaluation(dossier)),
        "conclusion": _conclusion(dossier, found),
    }
    return {part: text for part, text in texts.items() if text}


def split_objectives(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sentences that tell why, and lines that tell what for: the latter begin with a verb (meningkatkan, memberikan)
    or are no sentences ("Peningkatan kapasitas PSM")."""
    lines = lines_of(text)
    aims = tuple(line for line in lines if line.lower().startswith("me") or not line.endswith((".", "?", "!")))
    return tuple(line for line in lines if line not in aims), aims


def _attendance(found: Account) -> tuple[str, ...]:
    if not found.recorded:
        return ()
    return told.present_sentence(found), told.reached_sentence(found), told.certificates_sentence(found)


def _conclusion(dossier: Dossier, found: Account) -> str:
    if not found.recorded:
        return ""
    event = dossier.event
    held = told.held_sentence(event.title, event.organiser, held_days(dossier), event.venue)
    return f"{held}, telah dilaksanakan dan dihadiri {told.people(found.present)} peserta."


def _paid(dossier: Dossier) -> str:
    """What was handed out to whom is told once it was paid."""
    sheet = dossier.read(payments.sheet)
    paid = [line for line in sheet.lines if line.paid_on]
    if not paid:
        return ""
    named = told.names([card.title for card in sheet.components])
    gross, tax = sum(line.gross for line in paid), sum(line.tax for line in paid)
    taken = f", dipotong PPh 21 Rp{money.rupiah(tax)}" if tax else ""
    return f"{named} dibayarkan kepada {told.people(len(paid))}, seluruhnya Rp{money.rupiah(gross)}{taken}."


def _scores(dossier: Dossier) -> Iterator[str]:
    board = dossier.read(exams.overview)
    if not board.any:
        return
    if board.pairs.count:
        gained = rules.pairs_sentence(board.pairs)
        yield f"Tes awal dan tes akhir: {gained[:1].lower()}{gained[1:]}."
    passed = sum(row.verdict == PASSED for row in board.rows)
    yield f"Peserta yang dinyatakan lulus {told.people(passed)} dari {told.people(len(board.rows))}."


def _evaluation(dossier: Dossier) -> Iterator[str]:
    """The mean of the answers about the organisation, and about each speaker."""
    sheets = len(dossier.read(evaluations.forms).sheets)
    rated = [one for one in dossier.read(evaluations.results) if one.whole.mean is not None]
    if rated:
        means = "; ".join(f"{one.group.title} {_two_decimals(one.whole.mean)}" for one in rated)
        yield f"Menurut {wording.spelled(sheets)} lembar evaluasi peserta, nilai rata-rata (1–5) ialah: {means}."


def _two_decimals(mean: Decimal | None) -> str:
    return f"{mean:.2f}".replace(".", ",")
