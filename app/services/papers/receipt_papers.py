"""What is signed for: money, goods, certificates; and the names proofread before certificates are printed."""

from app.services.papers.kinds import PaperKind

KINDS: tuple[PaperKind, ...] = ()
