"""Keeps the look as the settings say, and the menu entries checked accordingly."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.pages import Desk
from ui.settings import Settings
from ui.theme.look import LOOK, Mode
from ui.theme.tokens import USUAL_WINDOW


def mode_of(settings: Settings) -> Mode:
    """The mode kept; the system's where the word is unknown."""
    return Mode(settings.mode) if settings.mode in set(Mode) else Mode.SYSTEM


def with_place(settings: Settings, window: QWidget) -> Settings:
    """The settings with the window's place and size."""
    return replace(settings, geometry=bytes(window.saveGeometry().toHex().data()).decode("ascii"))


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it was, or give it the usual size of an office screen."""
    kept = QByteArray.fromHex(settings.geometry.encode("ascii", "ignore"))
    if kept.isEmpty() or not window.restoreGeometry(kept):
        window.resize(*USUAL_WINDOW)


class Appearance:
    """Answers the commands "mode:…" and "size:…"."""

    def __init__(self, desk: Desk, actions: Mapping[str, QAction]) -> None:
        self._desk = desk
        self._actions = actions
        desk.settings_changed.connect(self.follow)
        self.follow()

    def set_mode(self, mode: str) -> None:
        """Keep system, light or dark."""
        self._desk.keep(replace(self._desk.settings, mode=mode))

    def set_size(self, percent: str) -> None:
        """Keep a text size."""
        self._desk.keep(replace(self._desk.settings, percent=int(percent)))

    def follow(self) -> None:
        """Dress as the settings say."""
        mode, percent = mode_of(self._desk.settings), self._desk.settings.percent
        if LOOK.mode != mode:
            LOOK.set_mode(mode)
        if LOOK.percent != percent:
            LOOK.set_text_size(percent)
        for key, action in self._actions.items():
            if action.isCheckable():
                action.setChecked(key in (f"mode:{mode.value}", f"size:{LOOK.percent}"))
