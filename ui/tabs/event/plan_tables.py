"""The small tables of an event's plan: a heading, its rows, and a button that adds one."""

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from app.domain.vocabulary import ROLES
from app.services.planning import RoleCard, SubjectCard
from app.services.records import number
from ui.tables.cells import Text, TwoLine
from ui.tables.columns import Column, Row
from ui.tables.view import Table, TableCard
from ui.tabs.event.words import hours_text, tr
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import row
from ui.widgets.labels import label


class PlanTable(QFrame, Generic[Row]):
    """`opened` and `removed` tell the row itself; `add_wanted` asks for a new one."""

    opened = Signal(object)
    removed = Signal(object)
    add_wanted = Signal()

    def __init__(self, title: str, add: str, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self._title, self._add = title, add
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.count = label("", "caption")
        self.add_button = Button(add, icon="add", clicked=self.add_wanted.emit)
        column.addLayout(row(label(title, "h2"), self.count, None, self.add_button))
        self.table: Table[Row] = Table(title, columns, HEIGHTS.row_two)
        self.table.opened.connect(lambda _number: self.open_current())
        self.table.edit_wanted.connect(lambda _number: self.open_current())
        self.table.removed.connect(lambda _numbers: self.remove_current())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._pop_up)
        self.card: TableCard[Row] = TableCard(self.table)
        column.addWidget(self.card, 1)

    def set_rows(self, rows: Sequence[Row], said: str) -> None:
        """Show rows, and a few words beside the heading."""
        self.table.set_rows(rows)
        self.count.setText(said)
        self.card.show_empty(not rows)
        if not rows:
            why = tr("{title} belum diisi").format(title=self._title)
            self.card.empty.say(why, "", [(self._add, self.add_wanted.emit)], "document")

    def open_current(self) -> None:
        """Open the row of the keyboard."""
        if self.table.current_row is not None:
            self.opened.emit(self.table.current_row)

    def remove_current(self) -> None:
        """Remove the row of the keyboard; the toast offers the way back."""
        if self.table.current_row is not None:
            self.removed.emit(self.table.current_row)

    def _pop_up(self, at: QPoint) -> None:
        if self.table.current_row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Ubah…")).triggered.connect(self.open_current)
        menu.addAction(tr("Hapus")).triggered.connect(self.remove_current)
        menu.popup(self.table.viewport().mapToGlobal(at))


def subject_columns() -> tuple[Column[SubjectCard], ...]:
    """Title over speaker, and JP."""
    return (
        Column("title", tr("Materi dan narasumber"), _subject, 160, stretch=True),
        Column("hours", tr("JP"), _hours, 64, "right"),
    )


def role_columns() -> tuple[Column[RoleCard], ...]:
    """Name over position, and the role."""
    return (
        Column("name", tr("Nama dan jabatan"), _role, 140, stretch=True),
        Column("role", tr("Peran"), lambda role: Text(ROLES.get(role.role, role.role), ink="muted"), 140),
    )


def subjects_sum(subjects: Sequence[SubjectCard]) -> str:
    """ "4 materi, 8 JP"."""
    if not subjects:
        return ""
    hours = sum((number(subject.lesson_hours) for subject in subjects), number("0"))
    return tr("{count} materi, {hours}").format(count=len(subjects), hours=hours_text(hours))


def _subject(subject: SubjectCard) -> TwoLine:
    lacks = not subject.speaker
    return TwoLine(
        subject.title, subject.speaker or tr("narasumber belum diisi"), second_ink="warn" if lacks else "muted"
    )


def _hours(subject: SubjectCard) -> Text:
    return Text(hours_text(number(subject.lesson_hours)).removesuffix(" JP"), align="right", digits=True)


def _role(role: RoleCard) -> TwoLine:
    name = role.display_name or role.position
    if role.represented_by:
        return TwoLine(name, tr("diwakili oleh {name}").format(name=role.represented_by))
    return TwoLine(name, role.position if role.display_name else "")
