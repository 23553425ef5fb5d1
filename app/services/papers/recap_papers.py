"""Attendance summed up: the recap and the matrix of several days."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
