"""Name tags and table name plates."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
