"""Papers of sentences: minutes, the report of the event, the press release."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
