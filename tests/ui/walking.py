"""A visitor who opens whatever can be opened, looks at it, and leaves it by Esc."""

import importlib
import pkgutil
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

import ui
from app import paths
from app.services import (
    attendance,
    award_results,
    awards,
    certificates,
    events,
    office,
    paying,
    payments,
    people,
    planning,
    registration,
    samples,
    workspace,
)
from app.services.awards import JurorCard, SelectionCard
from tests.ui.driving import Driver
from tests.ui.inspection import MARKED, look_at
from tests.ui.sections import practice_folder

HALF = f"Budi {MARKED}tebal</b> & “Tuti”"


@cache
def marked_folder() -> Path:
    """Practice data in which everything happened, to people and events with `<b>` in their names."""
    folder = Path(tempfile.mkdtemp(prefix="bimtek-periksa-"))
    shutil.copytree(practice_folder(), folder, dirs_exist_ok=True)
    workspace.open_workspace(folder)
    siak = events.find(samples.SAMPLES[0])
    _mark_plan(siak.id)
    seats = registration.active_participants(siak.id)
    for seat in seats[:3]:
        person = people.get(seat.person_id)
        people.save(replace(person, name=f"{HALF} 🙂 {person.name}", address=HALF))
    attendance.set_all_present(siak.id)
    attendance.mark_whole(siak.id, seats[0].id, "A")
    payments.save_component(siak.id, payments.AllowanceCard(title=HALF, amount=150_000, taxed=True))
    paying.put_on_list(siak.id, [seat.id for seat in seats[:5]])
    # the sign 🙂 has no place on paper: those who bear it get no certificate, and that is told
    certificates.issue(siak.id, date(2018, 9, 12), [seats[5].id])
    _mark_selection([seats[0].person_id, seats[1].person_id])
    workspace.close_workspace(backup=False)
    return folder


def _mark_plan(event_id: str) -> None:
    event = events.get(event_id)
    events.save(replace(event, title=f"{HALF} {event.title}", venue=HALF, organiser=HALF, theme=HALF))
    subject = planning.subjects(event_id)[0]
    planning.save_subject(event_id, replace(subject, title=f"{HALF} {subject.title}", speaker=HALF))
    role = planning.roles(event_id)[0]
    planning.save_role(event_id, replace(role, name=HALF, position=HALF, represented_by=HALF, gist=HALF))
    card = office.required_card()
    office.save(replace(card, name=f"Dinas Sosial {HALF}"))
    official = office.officials()[0]
    office.save_official(replace(official, name=HALF))


def _mark_selection(person_ids: list[str]) -> None:
    card = SelectionCard(code="PSM-2018", title=f"{HALF} PSM Berprestasi", year=2018, seats=1)
    selection = awards.save(card, with_example_criteria=True).subject
    jurors = [awards.save_juror(selection, JurorCard(name=f"{HALF} {n}", element=HALF)).subject for n in "AB"]
    awards.add_nominees(selection, person_ids)
    first = awards.nominees(selection)[0]
    for criterion in awards.criteria(selection):
        award_results.set_score(jurors[0], first.id, criterion.id, "80")


class Visitor(Driver):
    """A driver who writes down all that is wrong with what is seen."""

    def __init__(self, qtbot: object, qapp: QApplication) -> None:
        super().__init__(qtbot, qapp)
        self.wrong: list[str] = []
        self.kinds: set[type] = set()

    def look(self, place: str) -> None:
        """Look at what is on top."""
        self.settle()
        top = self.top
        self.kinds.add(type(top))
        self.wrong += [one for one in look_at(top, place) if one not in self.wrong]

    def look_and_leave(self, place: str) -> None:
        """Look at a dialog or a menu, and leave it by Esc: whatever opens, closes so."""
        self.until(lambda: self.top is not self.window)
        self.look(place)
        self.leave_by_escape(place)

    def leave_by_escape(self, place: str) -> None:
        """Esc, once more where the first one only emptied a field."""
        top = self.top
        for _ in range(3):
            if self.top is top and top.isVisible():
                self.press(Qt.Key.Key_Escape)
                self.settle()
        if self.top is top and top.isVisible():
            self.wrong.append(f"{place}: Esc does not leave")
            top.close()

    def held(self, place: str, words: str, act: Callable[[], object]) -> None:
        """Do what opens a dialog that holds its caller; look at it and leave it."""

        def look(dialog: QWidget) -> None:
            self.kinds.add(type(dialog))
            self.wrong.extend(look_at(dialog, place))
            self.press(Qt.Key.Key_Escape)
            if isinstance(dialog, QDialog) and dialog.isVisible():
                self.wrong.append(f"{place}: Esc does not leave")
                dialog.reject()

        with self.meeting(words, look):
            act()

    def context_menu(self, place: str, widget: QWidget) -> None:
        """The context menu of a widget, as the menu key opens it; some of Qt's hold their caller."""
        self.settle()
        seen: list[QWidget] = []
        timer = QTimer()

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                timer.stop()
                seen.append(menu)
                self.wrong.extend(look_at(menu, place))
                menu.close()

        timer.timeout.connect(look)
        timer.start(15)
        spot = widget.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(widget, QContextMenuEvent(reason, spot, widget.mapToGlobal(spot)))
        self.until(lambda: seen)


WALKS = {
    "ActivityDialog": "test_people",
    "BsreDialog": "test_the_certificates",
    "BugDialog": "test_menus_help_and_messages",
    "CardDialog": "test_the_schedule",
    "ClassesDialog": "test_the_schedule",
    "ClosingDialog": "test_the_audit",
    "CopyEventDialog": "test_the_schedule",
    "EventTextsDialog": "test_the_files_and_the_texts",
    "ExportDialog": "test_the_list_of_people",
    "FindingsDialog": "test_the_schedule",
    "EraseDialog": "test_people",
    "ImportDialog": "test_seats_and_participants",
    "NomineeDialog": "test_awards",
    "NumberingDialog": "test_the_certificates",
    "PaperDialog": "test_the_certificates",
    "PartsDialog": "test_the_audit",
    "PayeesDialog": "test_the_payments",
    "PersonForm": "test_seats_and_participants",
    "PickPersonDialog": "test_seats_and_participants",
    "PreflightDialog": "test_the_certificates",
    "PrintingDialog": "test_the_papers",
    "QuotaDialog": "test_seats_and_participants",
    "ReasonDialog": "test_the_certificates",
    "RestoreDialog": "test_keys_and_checking",
    "SeparateDialog": "test_duplicates",
    "SignedSheetsDialog": "test_the_payments",
    "SkippedDialog": "test_the_certificates",
    "TextDialog": "test_seats_and_participants",
    "TitledDialog": "test_menus_help_and_messages",
    "WordsDialog": "test_keys_and_checking",
}
"""Every dialog of the program, and the walk that opens it; held on both sides."""


@contextmanager
def visited(qtbot: object, qapp: QApplication, walk: str, *, empty: bool = False) -> Iterator[Visitor]:
    """The program on data where everything happened, or on an empty folder; what was wrong is told at the end."""
    if not empty:
        shutil.copytree(marked_folder(), paths.data_dir())
    made = Visitor(qtbot, qapp)
    made.start()
    try:
        yield made
    finally:
        made.leave()
    assert made.wrong == []
    assert made.bugs == []
    assert {name for name, opens in WALKS.items() if opens == walk} <= {kind.__name__ for kind in made.kinds}


def every_dialog() -> set[type]:
    """All dialogs of the program, wherever they are written."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: set[type] = set()
    waiting: list[type] = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("ui."):
                found.add(kind)
    return found
