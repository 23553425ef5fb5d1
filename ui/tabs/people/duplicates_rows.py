"""The list of pairs: how likely, who, and why."""

from PySide6.QtCore import QCoreApplication

from app.services.duplicates import Candidate
from ui.tables.cells import TwoLine, number
from ui.tables.columns import Column


def columns() -> tuple[Column[Candidate], ...]:
    """Points and the two people, with the reasons beneath."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Duplicates", text)

    return (
        Column("score", tr("Skor"), lambda one: number(one.score), 52, "right", order=lambda one: one.score),
        Column("people", tr("Dua data, alasannya"), _pair, 240, stretch=True, order=lambda one: one.people[0].name),
    )


def _pair(one: Candidate) -> TwoLine:
    reasons = " · ".join(reason.partition(":")[0] for reason in one.reasons)  # the names stand above already
    return TwoLine(" – ".join(person.name for person in one.people), reasons)
