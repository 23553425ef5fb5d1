"""The paper that belongs to the office's key: its recovery sheet."""

from app.domain import wording
from app.errors import UserError
from app.exchange.authenticity import recovery
from app.models.local import PrivateKey
from app.printing.recovery_sheet import RecoverySheet, recovery_sheet
from app.services import at_work, office, office_keys, paper_parts, person_papers
from app.services.documents import Rendered
from app.services.papers.options import PaperOptions
from app.services.records import day

DOCUMENT = "recovery-sheet"


def render_recovery_sheet(options: PaperOptions | None = None) -> Rendered:
    """The recovery sheet of the key in use, always on upright paper.

    Raises: UserError: the office has no key yet, or it is not in this database.
    """
    own = office.required_card()
    card = next((one for one in office_keys.listing() if one.in_use and one.here), None)
    if card is None:
        raise UserError(
            "Tidak ada kunci kantor di basis data ini.", "Tidak ada yang dicetak.",
            "Buat kuncinya dahulu, atau pulihkan dari lembar yang sudah ada.",
        )  # fmt: skip
    seed = bytes(PrivateKey.get_by_id(card.public_key).seed)
    facts = (
        ("Kantor", own.name), ("Dibuat", _date(card.made_on)), ("Dicetak", _date(at_work.today())),
        ("Kata pengenal", " ".join(card.words)),
    )  # fmt: skip
    sheet = RecoverySheet(
        facts, recovery.words(seed), recovery.qr_text(seed), paper_parts.letterhead(), practice=own.practice
    )
    paper = person_papers.report_paper(options)
    upright = type(paper)(paper.size, False, paper.offset_x, paper.offset_y)
    name = "Lembar pemulihan kunci kantor.pdf"
    return Rendered(recovery_sheet(sheet, upright), DOCUMENT, own.id, name, 1)


def _date(text: str) -> str:
    found = day(text)
    return wording.plain_date(found) if found else text
