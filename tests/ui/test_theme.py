"""The look: ratios that can be read, one home for colours, no lost references."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import paths
from ui.theme import icons, stylesheet
from ui.theme.look import LOOK, Mode
from ui.theme.tokens import DARK, LIGHT, SMALLEST_TEXT, TEXT_SIZES, TYPE, Colours

UI = Path(__file__).resolve().parents[2] / "ui"

# ink, ground, least ratio (WCAG 2.2: text 4.5, edges of controls and rings 3)
READABLE = (
    ("text", "window", 4.5),
    ("text", "rail", 4.5),
    ("text", "surface", 4.5),
    ("text", "hover", 4.5),
    ("text", "pressed", 4.5),
    ("text", "accent_soft", 4.5),
    ("muted", "window", 4.5),
    ("muted", "rail", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "accent_soft", 4.5),
    ("muted", "neutral_soft", 4.5),
    ("muted", "warn_soft", 4.5),
    ("muted", "err_soft", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("on_accent", "accent_press", 4.5),
    ("accent_text", "surface", 4.5),
    ("accent_text", "window", 4.5),
    ("accent_text", "accent_soft", 4.5),
    ("accent_text", "warn_soft", 4.5),
    ("ok", "ok_soft", 4.5),
    ("ok", "surface", 4.5),
    ("warn", "warn_soft", 4.5),
    ("warn", "surface", 4.5),
    ("err", "err_soft", 4.5),
    ("err", "surface", 4.5),
    ("on_err", "err_fill", 4.5),
    ("toast_text", "toast", 4.5),
    ("toast_link", "toast", 4.5),
    ("control", "surface", 3.0),
    ("control", "window", 3.0),
    ("accent_text", "window", 3.0),
)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.scheme)
@pytest.mark.parametrize(("ink", "ground", "least"), READABLE)
def test_every_text_can_be_read_on_its_ground(colours: Colours, ink: str, ground: str, least: float) -> None:
    ratio = contrast(getattr(colours, ink), getattr(colours, ground))
    assert ratio >= least, f"{ink} on {ground}: {ratio:.2f}"


def test_colours_are_written_in_one_file_only() -> None:
    written = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=[\"';])")
    guilty = [
        f"{path.relative_to(UI)}: {found.group()}"
        for path in UI.rglob("*.py")
        if path.name != "tokens.py"
        for found in written.finditer(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_every_icon_named_in_the_code_is_shipped() -> None:
    folder = paths.resource("icons")
    known = {re.sub(r"_(16|20)_(regular|filled)$", "", path.stem) for path in folder.glob("*_*.svg")}
    for name in known:
        for size in (16, 20):
            assert (folder / f"{name}_{size}_regular.svg").exists(), name
    called = re.compile(r"""(?:icons?\.icon|IconLabel|icon=|set_icon)\(?\s*"([a-z_]+)\"""")
    for path in UI.rglob("*.py"):
        for name in called.findall(path.read_text(encoding="utf-8")):
            assert name.removesuffix("_filled") in known, f"{path.name}: {name}"


def test_the_bundled_font_is_the_one_drawn(qapp: QApplication, light: None) -> None:
    assert "Inter" in QFontDatabase.families()
    assert QFontInfo(LOOK.font("body")).family() == "Inter"


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_size_scales_every_role_and_never_below_the_smallest(qapp, light, percent: int) -> None:
    LOOK.set_text_size(percent)
    for role, kind in TYPE.items():
        wanted = max(SMALLEST_TEXT, round(kind.pixels * percent / 100))
        assert LOOK.font(role).pixelSize() == wanted
    assert QApplication.font().pixelSize() == max(SMALLEST_TEXT, round(13 * percent / 100))


def test_dark_and_light_dress_palette_and_style_sheet(qapp, light) -> None:
    seen = []
    LOOK.changed.connect(lambda: seen.append(LOOK.colours.scheme))
    LOOK.set_mode(Mode.DARK)
    assert QApplication.palette().window().color() == QColor(DARK.window)
    assert DARK.surface in qapp.styleSheet()
    LOOK.set_mode(Mode.LIGHT)
    assert QApplication.palette().window().color() == QColor(LIGHT.window)
    assert seen[0] == "dark"
    assert seen[-1] == "light"


def test_the_style_sheet_has_no_open_placeholder() -> None:
    assert "$" not in stylesheet.filled(LIGHT, round)


def test_icons_take_the_colour_of_their_role_and_state(qapp, light) -> None:
    button = QPushButton()
    button.setIcon(icons.icon("warning_filled", "accent_text"))
    image = button.icon().pixmap(20, 20).toImage()
    inked = {
        image.pixelColor(x, y).name().upper()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {LIGHT.accent_text}


def test_twenty_thousand_calls_lose_no_reference_to_none(qapp) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one at each call that returns nothing, and aborts."""
    label = QLabel()
    label.setText("x")
    before = sys.getrefcount(None)
    for number in range(20_000):
        label.setText(str(number % 7))
    assert abs(sys.getrefcount(None) - before) < 500
