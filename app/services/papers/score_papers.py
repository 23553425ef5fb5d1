"""Scores and evaluation on paper."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
