"""The bundled Inter, so that every PC shows what was checked; Segoe UI stands in where it cannot be loaded."""

from PySide6.QtGui import QFontDatabase

from app import paths

_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_loaded: list[int] = []


def load() -> None:
    """Register the four weights with Qt, once."""
    if not _loaded:
        _loaded.extend(QFontDatabase.addApplicationFont(str(paths.resource("fonts", name))) for name in _FILES)


def families() -> list[str]:
    """The families to try, best first."""
    return ["Inter", "Segoe UI", "Noto Sans", "Liberation Sans"]
