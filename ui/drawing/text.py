"""Text on one line or on a few, elided, in a role's font and colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.theme.look import LOOK

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def width(text: str, font: str, *, digits: bool = False) -> float:
    """Logical pixels that `text` takes in a type role."""
    return QFontMetricsF(LOOK.font(font, digits=digits)).horizontalAdvance(text)


def line_height(font: str) -> float:
    """Logical pixels from one line to the next."""
    return QFontMetricsF(LOOK.font(font)).height()


def one_line(text: str) -> str:
    """Text without the characters that would break or reorder the line it stands in."""
    return " ".join(text.split()).translate(_NO_OVERRIDES)


def tooltip(text: str) -> str:
    """Text for a tooltip or a spoken word, which would take `<b>` as markup."""
    if "<" not in text and "&" not in text:
        return text
    import html

    return f"<qt>{html.escape(text, quote=False)}</qt>"


# explicit bidirectional embeddings and overrides would turn the rest of the line; the letters themselves stay
_NO_OVERRIDES = dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))


def wrapped(text: str, font: str, width_px: float, count: int) -> list[str]:
    """Text broken at words (or within one that is too long) into at most `count` lines, the last one elided."""
    face, words = LOOK.font(font), one_line(text)
    layout = QTextLayout(words, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < count and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width_px, 1.0))
        start = line.textStart()
        rest = words[start:] if len(found) == count - 1 else words[start : start + line.textLength()]
        found.append(QFontMetricsF(face).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width_px + 0.5))
    layout.endLayout()
    return found


def draw(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: str,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
    *,
    digits: bool = False,
    struck: bool = False,
) -> None:
    """Draw `text` in `rect`, with "…" where it is too narrow; where it is too low, letters reach beyond it."""
    face = LOOK.font(font, digits=digits)
    if struck:
        face = QFont(face)
        face.setStrikeOut(True)
    shown = QFontMetricsF(face).elidedText(one_line(text), Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.setFont(face)
    painter.setPen(LOOK.colour(colour))
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, shown)
