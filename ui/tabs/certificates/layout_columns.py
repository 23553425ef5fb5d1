"""The columns of the collection of designs: each as a small picture, its name and paper, and whose it is."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from app.services.layouts import LayoutCard
from ui.drawing.chip import Chip
from ui.tables.cells import Picture, Text, TwoLine
from ui.tables.columns import Column

ROW = 68
"""Logical pixels: as high as a small picture needs."""
PICTURE = 92


def layout_columns(pictures: Mapping[str, QImage]) -> tuple[Column[LayoutCard], ...]:
    """`pictures` are the small ones by the id of their design, as far as they have been drawn."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Layouts", text)

    def told(card: LayoutCard) -> str:
        if card.problem:
            return card.problem
        lies = tr("mendatar") if card.landscape else tr("tegak")
        paper = tr("{paper} {lies}").format(paper=card.paper, lies=lies)
        return tr("{paper}, untuk kegiatan baru").format(paper=paper) if card.for_new_events else paper

    def whose(card: LayoutCard) -> Chip | Text:
        if card.problem:
            return Chip(tr("Tidak terbaca"), "warn")
        return Text(tr("Milik kantor") if card.own else tr("Bawaan"), ink="muted")

    return (
        Column("picture", tr("Rupa"), lambda card: Picture(pictures.get(card.id)), PICTURE,
               spoken=lambda card: card.label),
        Column("label", tr("Tata letak"), lambda card: TwoLine(card.label, told(card)), 150, stretch=True,
               order=lambda card: card.label.casefold()),
        Column("whose", tr("Asal"), whose, 112, order=lambda card: (card.own, card.label), compact=False),
    )  # fmt: skip
