"""The documentation: photos with captions, six on a page."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
