"""The one style sheet of the program, filled from the tokens.

`$role` is a colour, `$p13` is 13 logical pixels times the text size, `$image_x` a tinted icon for parts that
Qt draws only from files.
"""

from collections.abc import Callable
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QTemporaryDir

from app import paths
from ui.theme.stylesheet_rules import RULES
from ui.theme.tokens import Colours

# name in the style sheet: icon file, role
_IMAGES = {
    "down": ("chevron_down_16_regular.svg", "muted"),
    "up": ("chevron_up_16_regular.svg", "muted"),
    "down_disabled": ("chevron_down_16_regular.svg", "disabled"),
    "up_disabled": ("chevron_up_16_regular.svg", "disabled"),
    "left": ("chevron_left_16_regular.svg", "muted"),
    "right": ("chevron_right_16_regular.svg", "muted"),
    "check": ("checkmark_16_regular.svg", "on_accent"),
    "check_disabled": ("checkmark_16_regular.svg", "disabled"),
    "menu_check": ("checkmark_16_regular.svg", "text"),
}
_folder: list[QTemporaryDir] = []


def filled(colours: Colours, px: Callable[[float], int]) -> str:
    """The style sheet of a colour scheme at a text size."""
    values = colours.as_dict()
    values |= {f"p{pixels}": f"{px(pixels)}px" for pixels in range(1, 65)}
    # Qt draws a radius beyond half the box as a square
    box = px(16) + 2
    values |= {"radio_radius": f"{box // 2}px", "radio_dot": f"{box - 10}px"}
    values |= {f"image_{name}": f"url(themed:{_tinted(name, colours)})" for name in _IMAGES}
    return Template(RULES).substitute(values)


def _tinted(name: str, colours: Colours) -> str:
    """Write the icon in its colour beside the others of the scheme; give its file name."""
    file, role = _IMAGES[name]
    target = _images_folder() / f"{name}_{colours.scheme}.svg"
    if not target.exists():
        svg = paths.resource("icons", file).read_text(encoding="utf-8")
        target.write_text(svg.replace("<svg ", f'<svg fill="{getattr(colours, role)}" ', 1), encoding="utf-8")
    return target.name


def _images_folder() -> Path:
    if not _folder:
        _folder.append(QTemporaryDir())
        QDir.setSearchPaths("themed", [_folder[0].path()])
    return Path(_folder[0].path())
