"""Opening the papers about people, on the size of paper that the office uses."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services import person_papers
from app.services.documents import Rendered
from app.services.papers.options import PaperOptions
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_dialog import PaperDialog, open_paper

Maker = Callable[[PaperOptions], Callable[..., Rendered]]


def open_sized(parent: QWidget | None, desk: Desk, title: str, maker: Maker) -> PaperDialog:
    """A paper of either size, first as sign-in sheets were made last."""

    def on_size(size: str) -> Callable[..., Rendered]:
        return maker(PaperOptions(paper=size))

    size = kept_options(desk, "attendance-sheet").paper
    return open_paper(parent, desk, title, on_size(size), on_size, size)


def open_person_paper(
    parent: QWidget | None, desk: Desk, document: str, title: str, person_id: str
) -> PaperDialog:
    """A paper about one person."""
    return open_sized(parent, desk, title, lambda options: partial(person_papers.render, document, person_id, options))
