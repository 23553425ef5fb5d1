"""The plan of an event on paper: the rundown, and the biodata forms."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
