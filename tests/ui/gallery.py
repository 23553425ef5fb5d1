"""Draws the parts and the screens into a folder: `python -m tests.ui.gallery OUT_DIR`."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.gallery_forms import FormsLike, question
from tests.ui.gallery_parts import PLACES, Gallery
from tests.ui.gallery_tables import EventsLike, GridLike, PeopleLike, PreviewLike
from ui.main_window import MainWindow
from ui.pages import Desk, PageEntry
from ui.settings import Settings
from ui.start import make_application
from ui.theme.look import LOOK, Mode
from ui.work.thread import Work

ENTRIES = (
    PageEntry("events", "Kegiatan", "calendar_ltr", Gallery, "Ctrl+1"),
    PageEntry("people", "Peserta", "people", EventsLike, "Ctrl+2"),
    PageEntry("awards", "Prestasi", "trophy", GridLike, "Ctrl+3"),
    PageEntry("send", "Kirim", "send", PeopleLike, below=True),
    PageEntry("history", "Riwayat", "history", PreviewLike, below=True),
    PageEntry("settings", "Setelan", "settings", FormsLike, below=True),
)


def pause(milliseconds: int) -> None:
    """Let the window paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(window: QWidget, path: Path) -> None:
    """Save what the window shows."""
    pause(250)
    window.grab().save(str(path))


def shoot_popups(window: MainWindow, out: Path, mode: str) -> None:
    """The menus, the region picker's list, and a question, each as its own picture."""
    menu = window.menu_row.menus.findChildren(QMenu)[5]
    menu.popup(window.pos())
    shoot(menu, out / f"menu-{mode}.png")
    menu.close()
    page = window.page
    if isinstance(page, FormsLike):
        window.activateWindow()
        page.picker.field.setFocus()
        pause(100)
        page.picker.field.setText("kampung jawa")
        page.picker.show_found(PLACES)
        shoot(page.picker.popup, out / f"regions-{mode}.png")
        page.picker.popup.hide()
    dialog = question()
    dialog.show()
    shoot(dialog, out / f"question-{mode}.png")
    dialog.close()


def main(out: Path) -> None:
    """Every page in light and dark, and once narrow."""
    out.mkdir(parents=True, exist_ok=True)
    os.environ["BIMTEK_SETTINGS"] = tempfile.mkdtemp()
    make_application(["gallery"])
    work = Work()
    for mode in (Mode.LIGHT, Mode.DARK):
        LOOK.set_mode(mode)
        window = MainWindow(Desk(work, Settings(mode=mode.value)), ENTRIES)
        window.set_office("Dinas Sosial Provinsi Riau")
        window.menu_row.say_saved(datetime(2018, 9, 12, 10, 42, tzinfo=UTC))
        window.resize(1366, 696)
        window.show()
        for entry in ENTRIES:
            window.show_page(entry.key)
            if entry.key == "events":
                window.toast.say("Kegiatan “Bimtek Karang Taruna” dihapus", lambda: None)
            shoot(window, out / f"{entry.key}-{mode.value}.png")
        shoot_popups(window, out, mode.value)
        window.set_office("Dinas Sosial Kota Solok", practice=True)
        window.resize(1093, 557)
        shoot(window, out / f"narrow-{mode.value}.png")
        window.close()
    work.close()
    QApplication.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
