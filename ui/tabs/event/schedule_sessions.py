"""The sessions of an event: by day, by class, moved by hand, with what does not hold together about them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import planning, rundown
from app.services.batches import BatchCard
from app.services.planning import SessionCard
from app.services.rundown import Pause
from app.services.steps import DataChange
from ui.dialogs.plan_cards import SessionOffers, edit_session
from ui.pages import Desk
from ui.tabs.event.day_columns import DayColumns
from ui.tabs.event.schedule_findings import FindingsNote
from ui.tabs.event.schedule_plan import Plan
from ui.theme import icons
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label


class SessionsPane(QWidget):
    """`form_wanted` asks for the event's own facts, `dialog_wanted` shows a dialog, `stale` tells that what is shown
    does not hold any more, `alone_wanted` whether the timetable wants all the room."""

    alone_wanted = Signal(bool)
    form_wanted = Signal()
    dialog_wanted = Signal(QDialog)
    stale = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.plan: Plan | None = None
        self._wanted, self._alone = "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        self.note = FindingsNote()
        column.addWidget(self.note)
        self.days = DayColumns()
        self.empty = EmptyState("calendar_ltr")
        column.addWidget(self.days, 1)
        column.addWidget(self.empty, 1)
        self.days.opened.connect(self.edit)
        self.days.removed.connect(lambda card: self.desk.work.change(planning.delete_session, card.id))
        self.days.moved.connect(self._move)
        self.days.add_wanted.connect(self._add_on)
        self.days.break_wanted.connect(self._add_break)
        self.note.session_wanted.connect(self._seek)
        self.note.form_wanted.connect(self.form_wanted)

    @property
    def class_id(self) -> str:
        """The class that is looked at, "" for all."""
        return str(self.shown_class.currentData() or "")

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the class looked at and the keyboard stay."""
        self.plan = plan
        self._fill_classes(plan.classes)
        self._show_sittings()
        self.note.show_findings(plan.findings)
        self.days.setVisible(bool(plan.sessions))
        self.empty.setVisible(not plan.sessions)
        days = len({card.date for card in plan.sessions})
        said = self.tr("{sessions} sesi, {days} hari").format(sessions=len(plan.sessions), days=days)
        self.count.setText(said if plan.sessions else "")
        if not plan.sessions:
            self._say_empty(plan)
        if self._wanted in self.days.canvas.blocks:
            self._seek(self._wanted)
            self._wanted = ""

    def add(self) -> None:
        """A new session after the last one."""
        sessions = self.plan.sessions if self.plan else ()
        last = sessions[-1] if sessions else None
        starts_on = self.plan.event.starts_on if self.plan else ""
        self.edit(SessionCard(date=last.date if last else starts_on, starts=last.ends if last else ""))

    def edit(self, card: SessionCard) -> None:
        """Open the dialog of a session; a new one is of the class looked at."""
        if self.plan is None:
            return
        if not card.id and self.class_id:
            card = replace(card, batch=self.class_id)
        plan = self.plan
        offers = SessionOffers(plan.subjects, plan.roles, plan.classes, plan.sessions)
        self.dialog_wanted.emit(edit_session(self, self.desk, plan.event.id, card, offers))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        hide = self.tr("Sembunyikan materi dan peran")
        self.alone_button = Button("", "icon", "chevron_left", self._toggle_alone, name=hide)
        head.addWidget(self.alone_button)
        head.addWidget(label(self.tr("Sesi"), "h2"))
        self.count = label("", "caption")
        head.addWidget(self.count)
        head.addStretch(1)
        self.shown_class = QComboBox()
        self.shown_class.setAccessibleName(self.tr("Kelas yang ditampilkan"))
        self.shown_class.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shown_class.setMinimumContentsLength(14)
        self.shown_class.currentIndexChanged.connect(self._show_sittings)
        self.shown_class.hide()
        head.addWidget(self.shown_class)
        self.classes_button = Button(self.tr("Kelas…"), icon="people", clicked=self._open_classes)
        head.addWidget(self.classes_button)
        self.add_button = Button(self.tr("Tambah sesi"), "primary", "add", self.add)
        head.addWidget(self.add_button)
        return head

    def _toggle_alone(self) -> None:
        """Give the timetable the room of the tables, or give it back."""
        self._alone = not self._alone
        shown = self.tr("Tampilkan materi dan peran") if self._alone else self.tr("Sembunyikan materi dan peran")
        self.alone_button.setIcon(icons.icon("chevron_right" if self._alone else "chevron_left", "muted"))
        self.alone_button.setAccessibleName(shown)
        self.alone_button.setToolTip(shown)
        self.alone_wanted.emit(self._alone)

    def _fill_classes(self, classes: tuple[BatchCard, ...]) -> None:
        """The classes to look at; the one chosen stays."""
        chosen = self.class_id
        self.shown_class.blockSignals(True)
        self.shown_class.clear()
        self.shown_class.addItem(self.tr("Semua kelas"), "")
        for card in classes:
            self.shown_class.addItem(card.name[:60], card.id)
        self.shown_class.setCurrentIndex(max(0, self.shown_class.findData(chosen)))
        self.shown_class.blockSignals(False)
        self.shown_class.setVisible(bool(classes))

    def _show_sittings(self) -> None:
        if self.plan is not None:
            self.days.show_days(self.plan.days, self.plan.sittings(self.class_id))

    def _say_empty(self, plan: Plan) -> None:
        if plan.event.starts_on:
            self.empty.say(
                self.tr("Sesi belum disusun"),
                self.tr("Daftar hadir dan JP dihitung per sesi. Satu sesi sehari penuh biasanya cukup."),
                [(self.tr("Susun sesi harian"), self._lay_days), (self.tr("Tambah sesi"), self.add)],
                "calendar_ltr",
            )
            return
        self.empty.say(
            self.tr("Tanggal kegiatan belum diisi"),
            self.tr("Isi tanggalnya dahulu; sesi disusun menurut hari."),
            [(self.tr("Isi tanggal"), self.form_wanted.emit)],
            "calendar_ltr",
        )

    def _lay_days(self) -> None:
        if self.plan is not None:
            self.desk.work.change(planning.lay_day_sessions, self.plan.event.id)

    def _move(self, card: SessionCard, day: str, starts: str) -> None:
        self.desk.work.change(rundown.move_session, card.id, day, starts, failed=self._put_back, owner=self)

    def _put_back(self, error: UserError) -> None:
        """It was not moved: show where it is."""
        self.desk.report(error)
        self.stale.emit()

    def _add_on(self, day: str, starts: str) -> None:
        own = [card for card in self.plan.sessions if card.date == day] if self.plan else []
        self.edit(SessionCard(date=day, starts=starts or (own[-1].ends if own else "")))

    def _add_break(self, pause: Pause, day: str, starts: str) -> None:
        if self.plan is not None:
            asked = (self.plan.event.id, pause.title, pause.minutes, day, starts, self.class_id)
            self.desk.work.change(rundown.add_break, *asked, then=self._want, owner=self)

    def _want(self, change: DataChange) -> None:
        """Put the keyboard on a session as soon as it is shown."""
        self._wanted = change.subject
        if self._wanted in self.days.canvas.blocks:
            self._seek(self._wanted)
            self._wanted = ""

    def _seek(self, session_id: str) -> None:
        """Show a session, also one of a class that is not shown."""
        if session_id not in self.days.canvas.blocks:
            self.shown_class.setCurrentIndex(0)
        self.days.focus_session(session_id)

    def _open_classes(self) -> None:
        from ui.dialogs.classes import ClassesDialog

        if self.plan is not None:
            self.dialog_wanted.emit(ClassesDialog(self, self.desk, self.plan.event.id))
