"""The look in force: colours by the system or the setting, sizes by the text size, and the news of a change."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, palette, stylesheet
from ui.theme.tokens import DARK, LIGHT, SMALLEST_TEXT, TEXT_SIZES, TYPE, Colours


class Mode(StrEnum):
    """The setting "Tampilan"."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}


class Look(QObject):
    """Owns palette, style sheet and fonts of the application; one per program."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colours: Colours = LIGHT
        self.percent = 100
        self.mode = Mode.SYSTEM
        # both are held: without its parent's wrapper PySide takes the child for deleted
        self._hints: QStyleHints | None = None
        self._contrast: QAccessibilityHints | None = None
        self._colour_of: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def install(self, app: QApplication, mode: Mode = Mode.SYSTEM, percent: int = 100) -> None:
        """Dress the application and follow the system from now on."""
        app.setStyle("Fusion")
        fonts.load()
        self._hints = QGuiApplication.styleHints()
        self._contrast = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._dress)
        self.set_text_size(percent, dress=False)
        self.set_mode(mode)

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or hold to light or dark."""
        self.mode = mode
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_SCHEMES[mode])
        self._dress()

    def set_text_size(self, percent: int, *, dress: bool = True) -> None:
        """Multiply every size by one of `TEXT_SIZES`."""
        self.percent = min(TEXT_SIZES, key=lambda size: abs(size - percent))
        if dress:
            self._dress()

    def colour(self, role: str) -> QColor:
        """The colour of a role of `Colours` now."""
        found = self._colour_of.get(role)
        if found is None:
            found = self._colour_of[role] = QColor(getattr(self.colours, role))
        return found

    def px(self, pixels: float) -> int:
        """Logical pixels at text size 100 % in the size chosen."""
        return round(pixels * self.percent / 100)

    def font(self, role: str, *, digits: bool = False) -> QFont:
        """The font of a type role; `digits` gives figures of equal width."""
        found = self._fonts.get((role, digits))
        if found is None:
            found = self._fonts[(role, digits)] = self._make_font(role, digits=digits)
        return found

    def _make_font(self, role: str, *, digits: bool) -> QFont:
        kind = TYPE[role]
        font = QFont(fonts.families())
        font.setPixelSize(max(SMALLEST_TEXT, self.px(kind.pixels)))
        font.setWeight(QFont.Weight(kind.weight))
        if digits:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _dress(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.colours = self._wanted_colours()
        self._colour_of.clear()
        self._fonts.clear()
        app.setFont(self.font("body"))
        if self._contrast is not None and wants_high_contrast(self._contrast):
            app.setStyleSheet("")
        else:
            app.setPalette(palette.filled(self.colours))
            app.setStyleSheet(stylesheet.filled(self.colours, self.px))
        self.changed.emit()

    def _wanted_colours(self) -> Colours:
        if self.mode is Mode.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self.mode is Mode.DARK
        return DARK if dark else LIGHT


def wants_high_contrast(hints: QAccessibilityHints) -> bool:
    """Whether the system asks for high contrast: then its own palette rules and the style sheet stays off."""
    return hints.contrastPreference() is Qt.ContrastPreference.HighContrast


LOOK = Look()
"""The look of this program."""
