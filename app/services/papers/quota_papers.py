"""Quotas on paper: the annex to the invitation, and the notes of seats that moved."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
