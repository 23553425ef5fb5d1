"""One painter per kind of cell, in a table; each gets the cell's rectangle without its margins."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from ui.drawing import bars, chip, marks, text
from ui.drawing.chip import Chip
from ui.tables.cells import Mark, Picture, Quota, Remark, Score, Share, Sign, Text, TwoLine
from ui.theme import icons
from ui.theme.look import LOOK

_ALIGN = {"left": text.LEFT, "right": text.RIGHT, "centre": text.CENTRE}
_ICON = 16
_BAR = 7
_PICTURE_MARGIN = 5


def _text(painter: QPainter, rect: QRectF, cell: Text, _selected: bool) -> None:
    align = _ALIGN[cell.align]
    text.draw(painter, rect, cell.text, cell.role, cell.ink, align, digits=cell.digits, struck=cell.struck)


def _two_line(painter: QPainter, rect: QRectF, cell: TwoLine, _selected: bool) -> None:
    if not cell.second:
        text.draw(painter, rect, cell.first, cell.first_role, cell.first_ink)
        return
    above, below = _halves(rect)
    text.draw(painter, above, cell.first, cell.first_role, cell.first_ink)
    text.draw(painter, below, cell.second, "caption", cell.second_ink)


def _picture(painter: QPainter, rect: QRectF, cell: Picture, _selected: bool) -> None:
    """In the middle, with a hair line around it: white paper would not end on a white ground."""
    if cell.image is None or cell.image.isNull():
        return
    room = rect.adjusted(0, _PICTURE_MARGIN, 0, -_PICTURE_MARGIN)
    size = QSizeF(cell.image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(room.center().x() - size.width() / 2, room.center().y() - size.height() / 2,
                   size.width(), size.height())  # fmt: skip
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, cell.image)
    painter.setPen(LOOK.colour("control"))
    painter.drawRect(place)


def _halves(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Two lines close together, centred in the cell."""
    line = float(LOOK.px(18))
    middle = rect.center().y()
    return (
        QRectF(rect.left(), middle - line, rect.width(), line),
        QRectF(rect.left(), middle, rect.width(), line),
    )


def _remark(painter: QPainter, rect: QRectF, cell: Remark, _selected: bool) -> None:
    if not cell.text:
        return
    words = rect.adjusted(_ICON + 6, 0, 0, 0)
    above, below = _halves(words) if cell.second else (words, words)
    icons.paint(painter, rect.left(), above.center().y() - _ICON / 2, cell.icon, _ICON, cell.ink)
    text.draw(painter, above, cell.text, "body", cell.ink, struck=cell.struck)
    if cell.second:
        text.draw(painter, below, cell.second, "caption", "muted")


def _quota(painter: QPainter, rect: QRectF, cell: Quota, _selected: bool) -> None:
    if cell.bar is None:
        text.draw(painter, rect, cell.text, "body", "muted")
        return
    above, below = _halves(rect)
    bars.quota(painter, QRectF(rect.left(), above.center().y() - _BAR / 2, rect.width(), _BAR), cell.bar)
    text.draw(painter, below, cell.text, "caption", "muted")
    if cell.remark is None:
        return
    left = below.left() + text.width(cell.text, "caption") + 10
    icons.paint(painter, left, below.center().y() - _ICON / 2, cell.remark.icon, _ICON, cell.remark.ink)
    words = QRectF(left + _ICON + 4, below.top(), below.right() - left - _ICON - 4, below.height())
    text.draw(painter, words, cell.remark.text, "label", cell.remark.ink)


def _mark(painter: QPainter, rect: QRectF, cell: Mark, _selected: bool) -> None:
    marks.draw(painter, rect, cell.letter)


def _share(painter: QPainter, rect: QRectF, cell: Share, _selected: bool) -> None:
    sign = _ICON + 8
    figures = float(LOOK.px(58))
    bar = QRectF(rect.left(), rect.center().y() - 3, rect.width() - figures - sign - 4, 6)
    ink = "warn_fill" if cell.lost else "control"
    bars.share(painter, bar, cell.percent / 100, ink, cell.threshold / 100)
    words = QRectF(bar.right() + 4, rect.top(), figures, rect.height())
    colour = "warn" if cell.lost else ("muted" if cell.open else "text")
    role = "strong" if cell.lost else "body"
    text.draw(painter, words, cell.spoken, role, colour, text.RIGHT, digits=True)
    if cell.lost:
        icons.paint(painter, words.right() + 6, rect.center().y() - _ICON / 2, "warning_filled", _ICON, "warn")


def _score(painter: QPainter, rect: QRectF, cell: Score, _selected: bool) -> None:
    figures = float(LOOK.px(48))
    bar = QRectF(rect.left(), rect.center().y() - 3, rect.width() - figures - 4, 6)
    bars.share(painter, bar, cell.share, "accent" if cell.chosen else "control")
    words = QRectF(bar.right() + 4, rect.top(), figures, rect.height())
    text.draw(painter, words, cell.text, "strong", "text", text.RIGHT, digits=True)


def _sign(painter: QPainter, rect: QRectF, cell: Sign, _selected: bool) -> None:
    left = rect.center().x() - _ICON / 2
    icons.paint(painter, left, rect.center().y() - _ICON / 2, cell.icon, _ICON, cell.ink)


def _chip(painter: QPainter, rect: QRectF, cell: Chip, selected: bool) -> None:
    chip.draw(painter, rect, cell, selected=selected)


PAINTERS: dict[type, Callable[[QPainter, QRectF, Any, bool], None]] = {
    Text: _text,
    TwoLine: _two_line,
    Picture: _picture,
    Remark: _remark,
    Quota: _quota,
    Mark: _mark,
    Share: _share,
    Score: _score,
    Sign: _sign,
    Chip: _chip,
}
