"""All that a selection's page shows, read in one go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import award_results, awards, certificates
from app.services.award_results import Ranking
from app.services.awards import CriterionCard, JurorCard, NomineeRow, SelectionCard
from app.services.certificates import RegisterEntry
from ui.pages import Desk


@dataclass(frozen=True)
class SelectionState:
    """A selection with its criteria, jury, nominees, scores, result and piagam."""

    card: SelectionCard = field(default_factory=SelectionCard)
    criteria: tuple[CriterionCard, ...] = ()
    jurors: tuple[JurorCard, ...] = ()
    nominees: tuple[NomineeRow, ...] = ()
    scores: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    recusals: Mapping[tuple[str, str], str] = field(default_factory=dict)
    ranking: Ranking = field(default_factory=lambda: Ranking(complete=False, missing=0, expected=0, rows=()))
    register: tuple[RegisterEntry, ...] = ()


def read(selection_id: str) -> SelectionState:
    """Read a selection.

    Raises: UserError: it was removed in the meantime.
    """
    return SelectionState(
        card=awards.get(selection_id),
        criteria=awards.criteria(selection_id),
        jurors=awards.jurors(selection_id),
        nominees=awards.nominees(selection_id),
        scores=award_results.scores(selection_id),
        recusals=award_results.recusals(selection_id),
        ranking=award_results.ranking(selection_id),
        register=certificates.register(selection_id=selection_id),
    )


class SelectionSection(QWidget):
    """One sub-page of a selection; it shows the state that the page has read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.state = SelectionState()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_state(self, state: SelectionState) -> None:
        """Show another state of the selection, or another selection."""
        self.state = state

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What it does for the menus."""
        return {}

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
