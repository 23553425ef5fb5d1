"""The event as an auditor looks at it."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
