"""The one list of the papers of an event, in the order of the work; each family of papers adds its own."""

from app.errors import UserError
from app.services.papers import (
    audit_papers,
    certificate_papers,
    photo_papers,
    plan_papers,
    preflight,
    quota_papers,
    recap_papers,
    receipt_papers,
    score_papers,
    sheets,
    tag_papers,
    word_papers,
)
from app.services.papers.kinds import PHASES, PaperKind

_FAMILIES = (
    plan_papers, quota_papers, tag_papers, sheets, receipt_papers, recap_papers, score_papers, preflight,
    certificate_papers, photo_papers, word_papers, audit_papers,
)  # fmt: skip
# By name within a phase; what is not named here stands at the end of its phase.
_ORDER = (
    "invitation-annex", "quota-moves", "rundown", "biodata-blank", "biodata", "name-tags", "table-names",
    "attendance-sheet", "blank-sheet", "speaker-sheet", "committee-sheet", "guest-sheet", "evaluation-form", "receipt",
    "goods-receipt",
    "attendance-recap", "attendance-matrix", "exam-recap", "scores", "evaluation-recap", "name-proof",
    "certificate-contact-sheet", "certificates", "certificate-receipt", "certificate-register", "photos", "minutes",
    "report", "press-release", "event-check", "bundle",
)  # fmt: skip


def kinds() -> tuple[PaperKind, ...]:
    """Every paper of an event, by phase and in the order of the work."""
    place = {name: number for number, name in enumerate(_ORDER)}
    found = [kind for family in _FAMILIES for kind in family.KINDS]
    return tuple(sorted(found, key=lambda kind: (PHASES.index(kind.phase), place.get(kind.name, len(place)))))


def find(name: str) -> PaperKind:
    """Raises: UserError: there is no such paper."""
    by_name = {kind.name: kind for kind in kinds()}
    if name not in by_name:
        raise UserError(f"Dokumen “{name}” tidak ada.", "Tidak ada yang dicetak.", f"Yang ada: {', '.join(by_name)}.")
    return by_name[name]
