"""Jadwal: subjects and roles at the left, the sessions by day at the right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import planning
from app.services.planning import RoleCard, SubjectCard
from ui.dialogs.plan_cards import edit_role, edit_subject
from ui.pages import Desk
from ui.tabs.event.plan_tables import PlanTable, role_columns, subject_columns, subjects_sum
from ui.tabs.event.schedule_plan import Plan, read_plan
from ui.tabs.event.schedule_sessions import SessionsPane
from ui.tabs.event.section import EventSection
from ui.tabs.event.words import tr
from ui.theme.look import LOOK

_LEFT, _LEFT_COMPACT = 380, 320


class ScheduleSection(EventSection):
    """Each card has its own dialog; the tables answer Enter, Del and F2, the sessions the mouse too."""

    concerns = frozenset({"event", "subject", "session", "event_role", "batch"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan: Plan | None = None
        self.subjects: PlanTable[SubjectCard] = PlanTable(tr("Materi"), tr("Tambah materi"), subject_columns())
        self.roles: PlanTable[RoleCard] = PlanTable(tr("Peran"), tr("Tambah peran"), role_columns())
        self.sessions = SessionsPane(desk)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.subjects, 1)
        left.addWidget(self.roles, 1)
        beside.addWidget(self._left)
        beside.addWidget(self.sessions, 1)
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
            "Enter mengubah, Ctrl+N menambah, Del menghapus (dapat diurungkan). Seret sesi dengan tetikus, atau "
            "tekan Alt+Panah: naik turun 15 menit (dengan Shift 5 menit), kiri kanan berpindah hari; lamanya tetap. "
            "Tombol + di atas hari menambah sesi, istirahat, atau pembukaan. “Kelas…” membagi peserta ke angkatan."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower left side."""
        super().set_compact(compact)
        self._measure()
        self.subjects.table.set_compact(compact)
        self.roles.table.set_compact(compact)

    def _measure(self) -> None:
        self._left.setFixedWidth(LOOK.px(_LEFT_COMPACT if self.compact else _LEFT))

    def _connect(self) -> None:
        work = self.desk.work
        LOOK.changed.connect(self._measure)
        self.subjects.add_wanted.connect(lambda: self._edit_subject(SubjectCard()))
        self.subjects.opened.connect(self._edit_subject)
        self.subjects.removed.connect(lambda card: work.change(planning.delete_subject, card.id))
        self.roles.add_wanted.connect(lambda: self._edit_role(RoleCard()))
        self.roles.opened.connect(self._edit_role)
        self.roles.removed.connect(lambda card: work.change(planning.delete_role, card.id))
        self.sessions.dialog_wanted.connect(_open)
        self.sessions.form_wanted.connect(lambda: self.section_wanted.emit("form"))
        self.sessions.alone_wanted.connect(lambda alone: self._left.setVisible(not alone))
        self.sessions.stale.connect(lambda: self.refresh(frozenset()))

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        self.subjects.set_rows(plan.subjects, subjects_sum(plan.subjects))
        self.roles.set_rows(plan.roles, "")
        self.sessions.show_plan(plan)

    def _new(self) -> None:
        for table in (self.subjects, self.roles):
            if table.table.hasFocus():
                table.add_wanted.emit()
                return
        self.sessions.add()

    def _edit(self) -> None:
        if self.sessions.days.current is not None:
            self.sessions.edit(self.sessions.days.current)
        for table in (self.subjects, self.roles):
            if table.table.hasFocus():
                table.open_current()

    def _remove(self) -> None:
        if self.sessions.days.current is not None:
            self.desk.work.change(planning.delete_session, self.sessions.days.current.id)
        for table in (self.subjects, self.roles):
            if table.table.hasFocus():
                table.remove_current()

    def _edit_subject(self, card: SubjectCard) -> None:
        _open(edit_subject(self, self.desk, self.event_id, card))

    def _edit_role(self, card: RoleCard) -> None:
        _open(edit_role(self, self.desk, self.event_id, card))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
