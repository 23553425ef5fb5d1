"""Meja registrasi: a scanner or a few letters at the door, one large answer, and nobody else's name on the screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services import door
from app.services.door import Guest, Roster
from ui.pages import Desk
from ui.tables.view import TableCard
from ui.tabs.event.checkin.answers import Answer
from ui.tabs.event.checkin.counters import Counters
from ui.tabs.event.checkin.keys import KeyWatch
from ui.tabs.event.checkin.matches import FROM, Matches
from ui.tabs.event.checkin.meeting import Meeting
from ui.tabs.event.checkin.recording import Recording, now
from ui.tabs.event.checkin.result import Beeper, ResultCard
from ui.tabs.event.checkin.state import DoorState
from ui.tabs.event.checkin.top import DeskTop
from ui.tabs.event.checkin.walk_in import WalkInForm
from ui.tabs.event.section import EventSection
from ui.widgets.empty import EmptyState
from ui.widgets.scrolled import Scrolled

_FOLLOW = 20_000
"""Milliseconds between two looks at the clock, to go on to the next session."""


class CheckInSection(EventSection):
    """Shows what `Meeting` finds and `Recording` writes."""

    concerns = frozenset({"participant", "person", "person_link", "attendance", "arrival", "session", "batch",
                          "subject", "event_role", "quota", "event"})  # fmt: skip
    head_may_wait = frozenset({"attendance", "arrival"})  # the next one is waiting already
    brings_in = ("participants", "attendance", "exam_scores")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = DoorState()
        self.recording = Recording(self, desk, self.state)
        self.meeting = Meeting(self, desk, self.state, self.recording)
        self.top = DeskTop()
        self.matches = Matches(self.tr("Yang cocok"))
        self.result = ResultCard()
        self.walk_in = WalkInForm(desk)
        self.counters = Counters()
        self.idle = EmptyState("person_add")
        self.beeper = Beeper(self)
        self._answered = False
        self._keys = KeyWatch(self, self.top.field, self.meeting.scanned)
        self._clock = QTimer(self)
        self._clock.setInterval(_FOLLOW)
        self._clock.timeout.connect(self._on_clock)
        self.beeper.muted = desk.settings.silent
        self.top.quiet.setChecked(desk.settings.silent)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.top)
        self._stack = QStackedWidget()
        self._answer = Scrolled(_at_top(self.result))
        self._form = Scrolled(_at_top(self.walk_in))
        self._found: TableCard[Guest] = TableCard(self.matches)
        for face in (self.idle, self._found, self._answer, self._form):
            self._stack.addWidget(face)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.counters)
        self.column.addLayout(beside, 1)

    def _connect(self) -> None:
        field = self.top.field
        field.textChanged.connect(self._on_text)
        field.returnPressed.connect(lambda: self.meeting.typed(field.text()))
        field.left_down.connect(self.matches.setFocus)
        field.left.connect(self._close_form)
        self.top.chosen.connect(self._on_session)
        self.top.new_wanted.connect(self.open_form)
        self.top.muted.connect(self._on_muted)
        self.matches.opened.connect(self._on_match)
        self.result.decided.connect(self.meeting.decide)
        self.result.undo_wanted.connect(self.recording.take_back)
        self.walk_in.wanted.connect(self.recording.register)
        self.walk_in.left.connect(self._close_form)
        self.meeting.answered.connect(self._show)
        self.meeting.several.connect(self._show_several)
        self.meeting.form_wanted.connect(self.open_form)
        self.meeting.list_wanted.connect(lambda: self.section_wanted.emit("participants"))
        self.recording.answered.connect(self._show)
        self.recording.walk_in_refused.connect(self.walk_in.show_problem)

    def show_event(self, event_id: str) -> None:
        """Another event begins with an empty desk."""
        if event_id != self.event_id:
            self.state.clear()
            self._answered = False
            self.top.field.clear()
            self._close_form()
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again, but for our own check-ins: those are known already."""
        if changed and changed <= {"arrival", "attendance"} and self.recording.busy:
            return
        if self.event_id:
            self.desk.work.run(
                door.roster, self.event_id, then=self._on_roster, owner=self, key=(id(self), "roster")
            )  # fmt: skip

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+N registers somebody new, Ctrl+Z takes back the last check-in."""
        own: dict[str, Callable[[], object]] = {"new": self.open_form, "find": self.top.field.setFocus}
        return own | ({"undo": self.recording.take_back} if self.state.done else {})

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Pindai kode pada kartu nama di mana saja pada halaman ini; yang datang langsung tercatat hadir. Tanpa "
            "pemindai: ketik beberapa huruf namanya lalu Enter, atau ketik kodenya. Bunyi: satu kali tercatat, dua "
            "kali perlu dilihat, tiga kali tidak dikenal. Ctrl+N mendaftarkan yang datang tanpa undangan. Ctrl+Z "
            "membatalkan check-in terakhir. Setiap pindaian disimpan, dan yang paling awal dihitung."
        )

    def set_compact(self, compact: bool) -> None:
        """Numbers only, without the regencies."""
        super().set_compact(compact)
        self.counters.set_compact(compact)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for the scanner from now on."""
        super().showEvent(event)
        self._keys.start()
        self._clock.start()
        self.top.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has the keyboard now."""
        super().hideEvent(event)
        self._keys.stop()
        self._clock.stop()
        self.top.full.setChecked(False)

    def open_form(self) -> None:
        """Somebody new: what was typed becomes the name."""
        roster = self.state.roster
        if roster is None or self.state.occasion is None:
            return
        typed = self.top.field.text().strip()
        classes = (("", self.tr("Belum ditentukan")), *roster.classes) if roster.classes else ()
        regencies = (*roster.regencies, ("", self.tr("Belum diketahui")))
        batch = self.state.occasion.batch or self.state.emptiest_class
        self.walk_in.start("" if any(map(str.isdigit, typed)) else typed, regencies, classes, batch)
        self._stack.setCurrentWidget(self._form)

    def _close_form(self) -> None:
        """Back to the last answer, or to the empty desk."""
        self._stack.setCurrentWidget(self._answer if self._answered else self.idle)
        if self.isVisible():
            self.top.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_roster(self, roster: Roster) -> None:
        if roster.event_id != self.event_id:
            return
        self.state.take(roster, now())
        self.top.show_sessions(roster, self.state.occasion)
        self._tell_idle()
        self.counters.say(self.state.tally)
        if self._stack.currentWidget() is self._found:
            self._on_text(self.top.field.text())

    def _on_text(self, text: str) -> None:
        """From two letters on those whom they may mean, and never anybody else."""
        found = self.state.find(text) if len(text.strip()) >= FROM else ()
        self.matches.show_found(found)
        if found:
            self._stack.setCurrentWidget(self._found)
        elif self._stack.currentWidget() is self._found:
            self._stack.setCurrentWidget(self._answer if self._answered else self.idle)

    def _show_several(self, guests: tuple[Guest, ...]) -> None:
        """One of them must be chosen."""
        self.matches.show_found(guests)
        self._stack.setCurrentWidget(self._found)
        self.matches.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_match(self, number: int) -> None:
        guest = self.matches.guest(number)
        if guest is not None:
            self.meeting.meet(guest)

    def _show(self, answer: Answer) -> None:
        """The answer, large; the field is ready for the next one."""
        self._answered = True
        done = self.state.done
        self.result.say(answer, undoable=done is not None and done.name == answer.name)
        known = bool(answer.name)
        if known:
            self.top.field.clear()
        else:
            self.top.field.selectAll()
        self._close_form()
        self.beeper.beep(answer.kind.beeps)
        self.counters.say(self.state.tally)
        self.desk.commands_changed.emit()

    def _on_session(self, key: str) -> None:
        self.state.choose(key)
        self.counters.say(self.state.tally)

    def _on_muted(self, muted: bool) -> None:  # the shape of a slot
        """The next start is as silent as this one."""
        self.beeper.muted = muted
        self.desk.keep(replace(self.desk.settings, silent=muted))

    def _on_clock(self) -> None:
        if self.state.follow(now()):
            self.top.show_occasion(self.state.occasion)
            self.counters.say(self.state.tally)

    def _tell_idle(self) -> None:
        """Ready, or what is lacking."""
        roster = self.state.roster
        if roster is None or not roster.occasions:
            then = self.tr("Susun sesi di bagian Jadwal; yang datang dicatat per sesi.")
            links = [(self.tr("Buka Jadwal"), lambda: self.section_wanted.emit("schedule"))]
            self.idle.say(self.tr("Kegiatan ini belum mempunyai sesi"), then, links, "calendar_ltr")
        elif not any(not guest.role for guest in roster.guests):
            then = self.tr("Tambah peserta di bagian Kuota & peserta, atau daftarkan di sini dengan Ctrl+N.")
            links = [(self.tr("Buka Kuota & peserta"), lambda: self.section_wanted.emit("participants"))]
            self.idle.say(self.tr("Kegiatan ini belum mempunyai peserta"), then, links, "people")
        else:
            then = self.tr("Pindai kode pada kartu nama, atau ketik beberapa huruf namanya lalu Enter.")
            self.idle.say(self.tr("Siap mencatat yang datang"), then, icon="person_add")


def _at_top(widget: QWidget) -> QWidget:
    """A widget that takes no more height than it needs."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return made
