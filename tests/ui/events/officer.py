"""An officer at the desk of an event: what is done on its pages, by mouse, by keys and with a scanner."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QListView, QMenu, QWidget

from app.services import attendance, events, registration
from app.services.registration import ParticipantRow
from tests.ui.desk import scan
from tests.ui.driving import CTRL, LEFT
from tests.ui.imports.steering import Importer
from ui.tabs.event.session_block import SessionBlock
from ui.widgets.buttons import Button

PEOPLE = "Daftar peserta"
MARKS = "Tanda kehadiran per sesi"
PAPERS = "Dokumen kegiatan"


class Officer(Importer):
    """At the page of one event, whose code is `code`."""

    code = ""

    @property
    def event(self) -> str:
        """The id of the event, to compare with what is kept."""
        return self.event_of(self.code)

    def event_of(self, code: str) -> str:
        """The id of any event."""
        return str(self.ask(events.find, code).id)

    @property
    def section(self) -> Any:
        """The sub-page that is shown, to wait for what it reads."""
        return self.window.page.view.sections.section

    def open(self, code: str) -> None:
        """Open an event of the list by Enter."""
        self.code = code
        self.row("Daftar kegiatan", code)
        self.press(Qt.Key.Key_Return)
        self.settle()
        self.until(lambda: self.window.windowTitle().startswith(code))

    # ---- Jadwal

    def block(self, title: str) -> SessionBlock:
        """A session of the timetable by its title."""
        return self.find(SessionBlock, f"*{title}*")

    def drag_session(self, title: str, minutes: int, days: int = 0) -> None:
        """Take a session by the mouse, carry it down (and across), let it go."""
        moved, canvas = self.block(title), self.section.sessions.days.canvas
        self.section.sessions.days.ensureWidgetVisible(moved)
        width = canvas.column(1)[0] - canvas.column(0)[0] if days else 0
        start, by = QPoint(12, 6), QPoint(width * days, round(minutes * canvas._scale.per_minute))
        at = moved.mapToGlobal(start)
        QTest.mousePress(moved, LEFT, pos=start)
        for part in (0.1, 0.5, 1.0):
            QTest.mouseMove(moved, moved.mapFromGlobal(at + QPoint(round(by.x() * part), round(by.y() * part))))
        QTest.mouseRelease(moved, LEFT, pos=moved.mapFromGlobal(at + by))
        self.settle()

    # ---- Kuota & peserta

    def seat(self, name: str) -> ParticipantRow:
        """A participant as kept."""
        return next(row for row in self.ask(registration.participants, self.event) if row.plain_name == name)

    def seats(self, regency: str = "") -> list[ParticipantRow]:
        """Those who hold a seat, of one regency or of all."""
        found = self.ask(registration.active_participants, self.event)
        return [row for row in found if row.regency == regency or not regency]

    def line_of(self, table: str, words: str) -> list[str]:
        """The cells of the row in which these words stand, once there is one."""
        number = self.row(table, words)
        return self.rows(table)[number]

    def do_with(self, name: str, words: str) -> None:
        """Choose somebody of the list and an entry of what can be done."""
        self.row(PEOPLE, name)
        self.click("Tindakan untuk peserta terpilih")
        self.menu(words)
        self.settle()

    def type_newcomer(self, name: str, sex: str, village: str) -> None:
        """In the dialog that looks for people: a name nobody has, then the few fields of a new person."""
        self.until(lambda: self.keyboard.accessibleName() == "Cari nama, NIK, HP, atau desa")
        self.write(name)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.keyboard.accessibleName() == "Nama")
        self.press(Qt.Key.Key_Tab, times=2)
        self.write(sex)
        self.press(Qt.Key.Key_Tab)
        self.write(village)
        self.until(lambda: any(one.isVisible() for one in self.top.findChildren(QListView)))
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Tab)

    def answer(self, words: str) -> None:
        """Type why, and Enter."""
        self.write(words)
        self.press(Qt.Key.Key_Return, CTRL)

    # ---- Meja registrasi

    def at_the_door(self, session: str) -> None:
        """Go to the desk, and choose what is recorded."""
        self.tab("Meja registrasi")
        self.until(lambda: self.section.state.roster is not None)
        self.settle()
        self.choose("Sesi", session)

    def scans(self, code: str, *told: str) -> None:
        """The scanner reads a code, and the desk answers with these words."""
        scan(self.section, code)
        self.desk_says(*told)

    def desk_says(self, *words: str) -> None:
        """Wait for the answer of the desk, and until it is kept."""
        self.until(lambda: all(word in self.section.result.accessibleName() for word in words))
        self.until(lambda: not self.section.recording.busy)

    # ---- Kehadiran

    def marks(self, participant: str) -> str:
        """The marks of one participant as kept, "." for none."""
        grid = self.ask(attendance.grid, self.event)
        row = next(row for row in grid.rows if row.participant.id == participant)
        return "".join(mark or "." for mark in row.marks)

    def marks_from(self, row: int, column: int, *keys: Qt.Key) -> None:
        """Click a cell of the marks, leave the choices that the click offers, and mark downwards by key."""
        self.cell(MARKS, row, column)
        if self.top is not self.window:
            self.press(Qt.Key.Key_Escape)
        for key in keys:
            self.press(key)

    # ---- lists and tables

    def type_down(self, table: str, row: int, column: int, *typed: str) -> None:
        """Click a cell and type a column downwards, each ended by Enter."""
        self.until(lambda: len(self.rows(table)) > row)
        self.cell(table, row, column)
        for text in typed:
            self.write(text)
            self.press(Qt.Key.Key_Return)

    def context(self, table: str, words: str) -> None:
        """An entry of the menu that is open."""
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        self.menu(words)
        self.settle()

    def tick(self, name: str) -> None:
        """Put a tick by the space bar."""
        box = self.find(QCheckBox, name)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Space)

    # ---- Dokumen

    def papers(self) -> dict[str, str]:
        """Go through the whole list of papers by the arrow keys; the words on each, "" where there is none yet."""
        view = self.find(QListView, PAPERS)
        self.wake(view)
        self.press(Qt.Key.Key_Home)
        found: dict[str, str] = {}
        while self.section.papers.name not in found:
            found[self.section.papers.name] = self._words()
            self.press(Qt.Key.Key_Down)
        return found

    def paper(self, title: str) -> str:
        """Choose a paper by typing its name; the words on it."""
        view = self.find(QListView, PAPERS)
        self.wake(view)
        view.keyboardSearch("")  # as after a rest: what was typed before is over
        self.write(f"{title}:")
        self.until(lambda: str(view.currentIndex().data()).startswith(f"{title}: "))
        return self._words()

    def _words(self) -> str:
        """Wait for the paper chosen, or until it is said why there is none."""
        view, name = self.section.view, self.section.papers.name
        self.until(lambda: view.empty.isVisible() or (view.rendered is not None and view.rendered.document == name))
        return words_of(view.rendered.pdf) if not view.empty.isVisible() else ""

    def saves(self, button: str, title: str, path: Path) -> None:
        """Press what asks where to save, name the file, and wait until it is there."""
        self.click(button)
        self.name_file(title, path)
        self.until(path.exists)
        self.until(lambda: "Tersimpan: " in self.window.toast.accessibleName())

    # ---- Pemeriksaan

    def rules(self) -> list[str]:
        """The rules of the findings shown, in their order."""
        inside = self.section.findings.area.widget()
        return [one.objectName().split()[0] for one in inside.findChildren(Button)]

    def follow(self, rule: str) -> None:
        """Press the button of a finding."""
        inside = self.section.findings.area.widget()
        found = next(one for one in inside.findChildren(Button) if one.objectName().split()[0] == rule)
        self.click(found.accessibleName())
        self.settle()

    def audit(self) -> list[str]:
        """Go to the page of the audit; the rules of what is found."""
        self.tab("Pemeriksaan")
        self.until(lambda: self.section.found is not None)
        self.settle()
        return self.rules()

    def in_dialog(self, words: str, act: Callable[[], object], do: Callable[[], object]) -> None:
        """What holds its caller in a dialog: do it there."""
        with self.meeting(words, lambda _dialog: act()):
            do()
        self.settle()

    def wake(self, widget: QWidget) -> None:
        """Put the keyboard on a widget, as Tab does."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)


def words_of(pdf: bytes) -> str:
    """All words of a PDF, with single spaces."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()
