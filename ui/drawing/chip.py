"""Status chips: a soft fill, an icon and a word; the quiet kind has no fill."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from ui.drawing import text
from ui.theme import icons
from ui.theme.look import LOOK


@dataclass(frozen=True)
class ChipKind:
    """Colours of a kind of chip, and the icon that goes with it unless the chip names one."""

    fill: str
    ink: str
    icon: str


KINDS = {
    "plan": ChipKind("neutral_soft", "muted", "circle"),
    "running": ChipKind("accent_soft", "accent_text", "circle_half_fill"),
    "done": ChipKind("ok_soft", "ok", "checkmark_circle_filled"),
    "closed": ChipKind("neutral_soft", "muted", "lock_closed_filled"),
    "warn": ChipKind("warn_soft", "warn", "warning_filled"),
    "err": ChipKind("err_soft", "err", "error_circle_filled"),
    "neutral": ChipKind("neutral_soft", "muted", ""),
    "quiet": ChipKind("", "muted", "checkmark_circle"),
}

_PADDING = 7
_ICON = 16
_GAP = 4


@dataclass(frozen=True)
class Chip:
    """A status in one or two words; `kind` is a key of `KINDS`."""

    text: str
    kind: str = "neutral"
    icon: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return self.text


def size(chip: Chip) -> QSizeF:
    """The room a chip takes."""
    kind = KINDS[chip.kind]
    icon = _ICON + _GAP if chip.icon or kind.icon else 0
    padding = 2 * _PADDING + 1 if kind.fill else 0
    return QSizeF(padding + icon + text.width(chip.text, "chip"), LOOK.px(20))


def draw(painter: QPainter, rect: QRectF, chip: Chip, *, selected: bool = False) -> None:
    """Draw the chip at the left of `rect`, centred in height; on a selected row its fill is the surface's."""
    kind = KINDS[chip.kind]
    room = size(chip)
    box = QRectF(rect.left(), rect.center().y() - room.height() / 2, min(room.width(), rect.width()), room.height())
    inner = box
    if kind.fill:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LOOK.colour("surface" if selected else kind.fill))
        painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
    icon = chip.icon or kind.icon
    if icon:
        icons.paint(painter, inner.left(), inner.center().y() - _ICON / 2, icon, _ICON, kind.ink)
        inner = inner.adjusted(_ICON + _GAP, 0, 0, 0)
    text.draw(painter, inner, chip.text, "chip", kind.ink)
