"""Kehadiran, Sertifikat, Dokumen and Kirim: every control has a name, nothing breaks a narrow window, F1 answers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.services import events, people, registration
from app.services.people import PersonCard
from tests.ui.sections import Opened, hosted, opened
from ui.pages import Desk, Page
from ui.tabs.certificates.page import CertificatesPage
from ui.tabs.event.attendance import AttendanceSection
from ui.tabs.event.certificates import CertificatesSection
from ui.tabs.event.documents import DocumentsSection
from ui.tabs.event.files.section import FilesSection
from ui.tabs.send import SendPage

SCREENS = {
    "kehadiran": hosted(AttendanceSection),
    "sertifikat": hosted(CertificatesSection),
    "dokumen": hosted(DocumentsSection),
    "lampiran": hosted(FilesSection),
    "kirim": SendPage,
    "register": CertificatesPage,
}
NASTY = ("Siti <b>Aminah</b> & 🙂 \u202e" + "Panjang " * 60)[:500].strip()


def settle(made: Opened) -> None:
    made.ask(lambda: None)
    made.qtbot.wait(50)
    made.ask(lambda: None)


@pytest.mark.parametrize("build", SCREENS.values(), ids=SCREENS.keys())
def test_every_control_has_a_name_and_no_word_is_rich(qtbot, build: Callable[[Desk], Page]) -> None:
    with opened(qtbot, build) as made:
        settle(made)
        nameless = [
            type(widget).__name__
            for widget in made.page.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not widget.objectName().startswith("qt_")
        ]
        assert nameless == []
        assert all(
            words.textFormat() is Qt.TextFormat.PlainText for words in made.page.findChildren(QLabel) if words.text()
        )
        told = made.page.help_text() or made.section.help_text()
        assert len(told) > 100


@pytest.mark.parametrize("build", SCREENS.values(), ids=SCREENS.keys())
def test_the_narrowest_window_cuts_no_button(qtbot, build: Callable[[Desk], Page]) -> None:
    with opened(qtbot, build) as made:
        made.window.resize(1024, 540)
        settle(made)
        assert made.window.width() == 1024
        assert made.page.compact
        from ui.widgets.buttons import Button

        cut = [
            f"{button.accessibleName()}: {button.width()} < {button.minimumSizeHint().width()}"
            for button in made.page.findChildren(Button)
            if button.isVisible() and button.width() < button.minimumSizeHint().width()
        ]
        assert cut == []


@pytest.mark.parametrize("build", SCREENS.values(), ids=SCREENS.keys())
def test_a_name_of_five_hundred_letters_is_shown_and_told_whole(qtbot, build: Callable[[Desk], Page]) -> None:
    with opened(qtbot, build) as made:
        event = made.ask(events.find, "siak-2018").id
        person = made.ask(people.save, PersonCard(name=NASTY, region="14.08")).subject
        change = made.ask(registration.add, event, (person,), "confirmed", "diminta Bupati")
        made.work.changed.emit(change)
        settle(made)
        made.qtbot.wait(300)
        settle(made)
        made.window.grab()
        assert made.window.width() == 1366
