"""Fluent icons drawn in the colour of a role, sharp at every scale.

A name is the file's without size and style ("calendar_ltr"); "_filled" at its end asks for the filled drawing.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths
from ui.theme.look import LOOK


def _file(name: str, size: int) -> str:
    base, style = (name.removesuffix("_filled"), "filled") if name.endswith("_filled") else (name, "regular")
    drawing = 16 if size <= 17 else 20
    return str(paths.resource("icons", f"{base}_{drawing}_{style}.svg"))


@lru_cache(maxsize=512)
def _tinted(name: str, size: int, scale: float, colour: str) -> QPixmap:
    pixels = max(1, round(size * scale))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(_file(name, size)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def pixmap(name: str, size: int, role: str, scale: float) -> QPixmap:
    """An icon `size` logical pixels wide in the colour of `role`, for a screen of `scale` device pixels each."""
    return _tinted(name, size, scale, LOOK.colour(role).name(QColor.NameFormat.HexArgb))


def paint(painter: QPainter, left: float, top: float, name: str, size: int, role: str) -> None:
    """Draw an icon with its corner on a whole device pixel."""
    to_device = painter.deviceTransform()
    corner = to_device.map(QPointF(left, top))
    origin = to_device.inverted()[0].map(QPointF(round(corner.x()), round(corner.y())))
    drawn = pixmap(name, size, role, painter.device().devicePixelRatio())
    painter.drawPixmap(QRectF(origin.x(), origin.y(), size, size), drawn, QRectF(drawn.rect()))


class _Engine(QIconEngine):
    """Reads the theme when it paints, so that a new theme needs a repaint and nothing else."""

    def __init__(self, name: str, role: str, on_name: str, on_role: str) -> None:
        super().__init__()
        self._spec = (name, role, on_name, on_role)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Qt asks in device pixels and tells the scale."""
        name, role, on_name, on_role = self._spec
        if state == QIcon.State.On:
            name, role = on_name, on_role
        if mode == QIcon.Mode.Disabled:
            role = "disabled"
        scale = scale or 1.0
        return pixmap(name, max(1, round(min(size.width(), size.height()) / scale)), role, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """As `scaledPixmap` at scale 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw centred in `rect`."""
        side = min(rect.width(), rect.height())
        scale = painter.device().devicePixelRatio()
        drawn = self.scaledPixmap(QSize(round(side * scale), round(side * scale)), mode, state, scale)
        target = QRect(0, 0, side, side)
        target.moveCenter(rect.center())
        painter.drawPixmap(target, drawn)

    def clone(self) -> QIconEngine:
        """A copy that Python keeps alive, since Qt alone would not."""
        copy = _Engine(*self._spec)
        _engines.append(copy)
        return copy


_engines: list[_Engine] = []
_icons: dict[tuple[str, str, str, str], QIcon] = {}


def icon(name: str, role: str = "text", on_name: str = "", on_role: str = "") -> QIcon:
    """An icon in the colour of `role`; `on_name` and `on_role` when its button is checked."""
    spec = (name, role, on_name or name, on_role or role)
    if spec not in _icons:
        engine = _Engine(*spec)
        _engines.append(engine)
        _icons[spec] = QIcon(engine)
    return _icons[spec]
