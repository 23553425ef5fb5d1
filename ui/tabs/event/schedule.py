"""Jadwal: subjects and roles at the left, the sessions by day at the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import events, planning
from app.services.events import EventCard
from app.services.planning import RoleCard, SessionCard, SubjectCard
from ui.dialogs.plan_cards import edit_role, edit_session, edit_subject
from ui.pages import Desk
from ui.tabs.event.day_columns import DayColumns, Sitting
from ui.tabs.event.plan_tables import PlanTable, role_columns, subject_columns, subjects_sum
from ui.tabs.event.section import EventSection
from ui.tabs.event.words import tr
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label

_LEFT, _LEFT_COMPACT = 460, 370


@dataclass(frozen=True)
class Plan:
    """What the section shows, read at once."""

    event: EventCard
    subjects: tuple[SubjectCard, ...]
    sessions: tuple[SessionCard, ...]
    roles: tuple[RoleCard, ...]


def read_plan(event_id: str) -> Plan:
    """Raises: UserError: the event was removed in the meantime."""
    return Plan(
        events.get(event_id), planning.subjects(event_id), planning.sessions(event_id), planning.roles(event_id)
    )


class ScheduleSection(EventSection):
    """Each card has its own dialog; the tables answer Enter, Del and F2."""

    concerns = frozenset({"event", "subject", "session", "event_role"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan: Plan | None = None
        self.subjects: PlanTable[SubjectCard] = PlanTable(tr("Materi"), tr("Tambah materi"), subject_columns())
        self.roles: PlanTable[RoleCard] = PlanTable(tr("Peran"), tr("Tambah peran"), role_columns())
        beside = QHBoxLayout()
        beside.setSpacing(20)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.subjects, 1)
        left.addWidget(self.roles, 1)
        beside.addWidget(self._left)
        beside.addLayout(self._right(), 1)
        self.column.addLayout(beside, 1)
        self._connect()

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # all of it is one read
        """Read the plan."""
        self.desk.work.run(
            read_plan, self.event_id, then=self._take, failed=_ignore, owner=self, key=(id(self), "plan")
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """New makes a session, or what the table with the keyboard holds."""
        return {"new": self._new, "remove": self._remove, "edit": self._edit}

    def help_text(self) -> str:
        """What counts where."""
        return self.tr(
            "Materi dicetak di belakang sertifikat. Sesi menentukan daftar hadir dan JP yang dihitung. Peran: "
            "narasumber, moderator, panitia, pembuka; boleh disebut siapa yang diwakili dan pokok sambutannya. "
            "Enter mengubah, Ctrl+N menambah, Del menghapus (dapat diurungkan). “Susun sesi harian” membuat satu "
            "sesi sehari penuh untuk tiap hari bila belum ada sesi."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower left side."""
        super().set_compact(compact)
        self._measure()
        self.subjects.table.set_compact(compact)
        self.roles.table.set_compact(compact)

    def _measure(self) -> None:
        self._left.setFixedWidth(LOOK.px(_LEFT_COMPACT if self.compact else _LEFT))

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Sesi"), "h2"))
        self.count = label("", "caption")
        head.addWidget(self.count)
        head.addStretch(1)
        self.add_button = Button(self.tr("Tambah sesi"), "primary", "add", self._new_session)
        head.addWidget(self.add_button)
        right.addLayout(head)
        self.days = DayColumns()
        self.empty = EmptyState("calendar_ltr")
        right.addWidget(self.days, 1)
        right.addWidget(self.empty, 1)
        return right

    def _connect(self) -> None:
        LOOK.changed.connect(self._measure)
        self.subjects.add_wanted.connect(lambda: self._edit_subject(SubjectCard()))
        self.subjects.opened.connect(self._edit_subject)
        self.subjects.removed.connect(lambda card: self.desk.work.change(planning.delete_subject, card.id))
        self.roles.add_wanted.connect(lambda: self._edit_role(RoleCard()))
        self.roles.opened.connect(self._edit_role)
        self.roles.removed.connect(lambda card: self.desk.work.change(planning.delete_role, card.id))
        self.days.opened.connect(self._edit_session)
        self.days.removed.connect(lambda card: self.desk.work.change(planning.delete_session, card.id))
        self.days.add_wanted.connect(lambda iso: self._edit_session(SessionCard(date=iso)))

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        self.subjects.set_rows(plan.subjects, subjects_sum(plan.subjects))
        self.roles.set_rows(plan.roles, "")
        by_id = {card.id: card for card in plan.subjects}
        self.days.set_sittings([self._sitting(card, by_id) for card in plan.sessions])
        self.days.setVisible(bool(plan.sessions))
        self.empty.setVisible(not plan.sessions)
        days = len({card.date for card in plan.sessions})
        said = self.tr("{sessions} sesi, {days} hari").format(sessions=len(plan.sessions), days=days)
        self.count.setText(said if plan.sessions else "")
        if not plan.sessions:
            self._say_empty(plan)

    def _say_empty(self, plan: Plan) -> None:
        if plan.event.starts_on:
            self.empty.say(
                self.tr("Sesi belum disusun"),
                self.tr("Daftar hadir dan JP dihitung per sesi. Satu sesi sehari penuh biasanya cukup."),
                [
                    (self.tr("Susun sesi harian"), self._lay_days),
                    (self.tr("Tambah sesi"), self._new_session),
                ],
                "calendar_ltr",
            )
            return
        self.empty.say(
            self.tr("Tanggal kegiatan belum diisi"),
            self.tr("Isi tanggalnya dahulu; sesi disusun menurut hari."),
            [(self.tr("Isi tanggal"), lambda: self.section_wanted.emit("form"))],
            "calendar_ltr",
        )

    @staticmethod
    def _sitting(card: SessionCard, by_id: Mapping[str, SubjectCard]) -> Sitting:
        subject = by_id.get(card.subject or "")
        return Sitting(card, planning.session_title(card, dict(by_id)), subject.speaker if subject else "")

    def _lay_days(self) -> None:
        self.desk.work.change(planning.lay_day_sessions, self.event_id)

    def _new(self) -> None:
        for table in (self.subjects, self.roles):
            if table.table.hasFocus():
                table.add_wanted.emit()
                return
        self._new_session()

    def _edit(self) -> None:
        if self.days.current is not None:
            self._edit_session(self.days.current)
        for table in (self.subjects, self.roles):
            if table.table.hasFocus():
                table.open_current()

    def _remove(self) -> None:
        if self.days.current is not None:
            self.desk.work.change(planning.delete_session, self.days.current.id)
        for table in (self.subjects, self.roles):
            if table.table.hasFocus():
                table.remove_current()

    def _new_session(self) -> None:
        sessions: Sequence[SessionCard] = self.plan.sessions if self.plan else ()
        last = sessions[-1] if sessions else None
        starts_on = self.plan.event.starts_on if self.plan else ""
        self._edit_session(SessionCard(date=last.date if last else starts_on, starts=last.ends if last else ""))

    def _edit_subject(self, card: SubjectCard) -> None:
        _open(edit_subject(self, self.desk, self.event_id, card))

    def _edit_role(self, card: RoleCard) -> None:
        _open(edit_role(self, self.desk, self.event_id, card))

    def _edit_session(self, card: SessionCard) -> None:
        _open(edit_session(self, self.desk, self.event_id, card, self.plan.subjects if self.plan else ()))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
