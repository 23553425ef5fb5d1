"""Records as rows of fields: each row is kept when a field of it is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.errors import UserError
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import label

Record = TypeVar("Record")


@dataclass(frozen=True)
class RowField:
    """A column: the record's field, its words, its width (0 takes the room left); figures stand at the right."""

    name: str
    title: str
    width: int = 0


@dataclass(frozen=True)
class RowKind(Generic[Record]):
    """What the rows hold: an empty record, how a field is shown, whether a typed record says what is kept, and the
    services that keep and remove one."""

    blank: Record
    fields: tuple[RowField, ...]
    shown: Callable[[Record, str], str]
    same: Callable[[Record, Record], bool]
    save: Callable[..., Any]
    remove: Callable[..., Any]


class EditableRows(Card, Generic[Record]):
    """`failed` tells what the service refused; `typed` each key."""

    failed = Signal(object)
    typed = Signal()

    def __init__(self, desk: Desk, title: str, kind: RowKind[Record], add_words: str, remove_words: str) -> None:
        super().__init__(title)
        self._desk = desk
        self._kind = kind
        self._remove_words = remove_words
        self._owner_id = ""
        self._kept: tuple[Record, ...] = ()
        self._creating = False
        self.fields: list[dict[str, QLineEdit]] = []
        rows = QWidget()
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.body.addWidget(rows)
        self.foot = QGridLayout()
        self.foot.setColumnStretch(1, 1)
        self.add_button = Button(add_words, "quiet", "add", self.add)
        self.foot.addWidget(self.add_button, 0, 0)
        self.body.addLayout(self.foot)

    def show_records(self, owner_id: str, records: Sequence[Record]) -> None:
        """Show records. A row that someone is typing in stays; one just made is told apart by standing last."""
        before = [_id(record) for record in self._kept]
        after = [_id(record) for record in records]
        stays = owner_id == self._owner_id and after[: len(before)] == before and len(self.fields) == len(after)
        made = stays and self._creating and len(after) > len(before)
        self._owner_id, self._kept = owner_id, tuple(records)
        if not stays and not self._keeps_new_row(owner_id, before, after):
            self._rebuild()
        for place in range(len(records)):
            if not (made and place == len(records) - 1):
                self._fill(place)
        if made:
            # what was typed while the new row was being written
            self._creating = False
            self._save(len(records) - 1)

    def _keeps_new_row(self, owner_id: str, before: list[str], after: list[str]) -> bool:
        """Whether only the row being typed, which is not kept yet, stands below what is kept."""
        return owner_id == self._owner_id and before == after and len(self.fields) == len(after) + 1

    def _fill(self, place: int) -> None:
        for name, field in self.fields[place].items():
            if not field.hasFocus():
                field.setText(self._kind.shown(self._kept[place], name))
                field.setCursorPosition(0)

    def _rebuild(self) -> None:
        self._creating = False
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = []
        for _ in self._kept:
            self._add_row()

    def _add_row(self) -> None:
        if not self.fields:
            for column, field in enumerate(self._kind.fields):
                self._grid.addWidget(label(field.title, "label"), 0, column)
                self._grid.setColumnStretch(column, 0 if field.width else 1)
        line = len(self.fields) + 1
        made: dict[str, QLineEdit] = {}
        for column, spec in enumerate(self._kind.fields):
            field_widget = QLineEdit()
            field_widget.setAccessibleName(f"{spec.title} {line}")
            if spec.width:
                field_widget.setFixedWidth(LOOK.px(spec.width))
                field_widget.setAlignment(Qt.AlignmentFlag.AlignRight)
            field_widget.textEdited.connect(lambda _text: self.typed.emit())
            field_widget.editingFinished.connect(partial(self._save, line - 1))
            self._grid.addWidget(field_widget, line, column)
            # a layout shows it later, and what is not shown cannot take the focus
            field_widget.show()
            made[spec.name] = field_widget
        remove = Button("", "icon", "delete", partial(self._remove, line - 1), name=f"{self._remove_words} {line}")
        self._grid.addWidget(remove, line, len(self._kind.fields))
        self.fields.append(made)

    def add(self) -> None:
        """An empty row; it is kept once its first field is filled."""
        if len(self.fields) == len(self._kept):
            self._add_row()
            for name, field in self.fields[-1].items():
                field.setText(self._kind.shown(self._kind.blank, name))
        next(iter(self.fields[-1].values())).setFocus()

    def _save(self, place: int) -> None:
        if place >= len(self.fields):
            return
        new = place >= len(self._kept)
        kept = self._kind.blank if new else self._kept[place]
        typed = {name: field.text().strip() for name, field in self.fields[place].items()}
        record: Any = replace(kept, **typed)  # type: ignore[type-var]  # every record is a dataclass
        empty = new and not next(iter(typed.values()))
        if empty or self._kind.same(record, kept) or (new and self._creating):
            return
        self._creating = self._creating or new
        self._desk.work.change(
            self._kind.save, self._owner_id, record, failed=partial(self._on_failed, place), owner=self
        )

    def _on_failed(self, place: int, error: UserError) -> None:
        self._creating = False
        self.failed.emit(error)
        if place < len(self._kept):
            self._fill(place)
        self.typed.emit()

    def _remove(self, place: int) -> None:
        if place < len(self._kept):
            record_id = _id(self._kept[place])
            self._desk.work.change(self._kind.remove, record_id, failed=self.failed.emit, owner=self)
        else:
            self._rebuild()
            self.show_records(self._owner_id, self._kept)


def _id(record: object) -> str:
    return str(getattr(record, "id", ""))
