"""A form as a table of facts: each entry names a field, its words, and the kind of control it takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.region_picker import RegionPicker
from ui.theme.look import LOOK
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Finding

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Entry:
    """One field. `lines` above 1 makes a text of several lines, `choices` a list of (key, words), `day` a date;
    `offers` are words to complete what is typed; `share` is its part of the width beside others."""

    name: str
    title: str
    hint: str = ""
    optional: bool = True
    placeholder: str = ""
    lines: int = 1
    choices: Choices = ()
    day: bool = False
    offers: Sequence[str] = ()
    share: int = 1


class Form(QWidget):
    """Rows of entries; `values()` and `set_values()` speak in the names of the record behind it.

    `edited` tells of each change by the user, `left` the name of a field that the focus leaves.
    Controls given by name (a region picker) are taken instead of those the entries would make.
    """

    edited = Signal()
    left = Signal(str)

    def __init__(self, rows: Sequence[Sequence[Entry]], controls: Mapping[str, QWidget] | None = None) -> None:
        super().__init__()
        self._fields: dict[str, Field] = {}
        self._controls: dict[str, QWidget] = {}
        self._setting = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for entries in rows:
            beside = QHBoxLayout()
            beside.setSpacing(12)
            for entry in entries:
                made = (controls or {}).get(entry.name) or self._make(entry)
                beside.addWidget(self._add(entry, made), entry.share, Qt.AlignmentFlag.AlignTop)
            column.addLayout(beside)

    def values(self) -> dict[str, str]:
        """What stands in the form, without blanks at the ends."""
        return {name: _read(control).strip() for name, control in self._controls.items()}

    def value(self, name: str) -> str:
        """What stands in one field."""
        return _read(self._controls[name]).strip()

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill fields without telling."""
        self._setting = True
        for name, value in values.items():
            if name in self._controls:
                _write(self._controls[name], value)
        self._setting = False

    def set_value(self, name: str, value: str) -> None:
        """Fill one field without telling."""
        self.set_values({name: value})

    def field(self, name: str) -> Field:
        """A field with its words."""
        return self._fields[name]

    def control(self, name: str) -> QWidget:
        """The control of a field."""
        return self._controls[name]

    def show_findings(self, findings: Mapping[str, Finding]) -> None:
        """Show what is odd, and nothing where nothing is."""
        for name, field in self._fields.items():
            field.set_finding(findings.get(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field is judged when it is left, not at each key."""
        if event.type() == QEvent.Type.FocusOut:
            name = watched.property("entry")
            if name:
                self.left.emit(name)
        return super().eventFilter(watched, event)

    def _add(self, entry: Entry, control: QWidget) -> Field:
        field = Field(entry.title, control, entry.hint, optional=entry.optional)
        self._fields[entry.name] = field
        self._controls[entry.name] = control
        inner = control.field if isinstance(control, RegionPicker) else control
        inner.setAccessibleName(entry.title)
        inner.setProperty("entry", entry.name)
        inner.installEventFilter(self)
        _on_edit(control, self._tell)
        return field

    def _make(self, entry: Entry) -> QWidget:
        if entry.choices:
            return choice_box(entry.choices)
        if entry.day:
            return DateField(entry.title)
        if entry.lines > 1:
            text = QPlainTextEdit()
            text.setPlaceholderText(entry.placeholder)
            text.setTabChangesFocus(True)
            text.setFixedHeight(LOOK.px(18 * entry.lines + 18))
            return text
        line = QLineEdit()
        line.setPlaceholderText(entry.placeholder)
        if entry.offers:
            completer = QCompleter(list(entry.offers), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
            completer.activated.connect(self._tell)
        return line

    def _tell(self) -> None:
        if not self._setting:
            self.edited.emit()


def choice_box(choices: Choices) -> QComboBox:
    """A list to choose from; a value that is not in it is added when it is set, as it was typed elsewhere."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    for key, words in choices:
        box.addItem(words, key)
    return box


def _read(control: QWidget) -> str:
    if isinstance(control, DateField):
        return control.value
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QComboBox):
        return str(control.currentData() or "")
    if isinstance(control, RegionPicker):
        return control.code
    return "1" if isinstance(control, QCheckBox) and control.isChecked() else ""


def _write(control: QWidget, value: str) -> None:
    if isinstance(control, DateField):
        control.set_value(value)
    elif isinstance(control, QLineEdit):
        control.setText(value)
        control.setCursorPosition(0)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(value)
        control.moveCursor(QTextCursor.MoveOperation.Start)
    elif isinstance(control, QComboBox):
        if control.findData(value) < 0:
            control.addItem(value, value)
        control.setCurrentIndex(control.findData(value))
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))


def _on_edit(control: QWidget, tell: Callable[[], None]) -> None:
    """A region picker tells its choice, everything else each change."""
    heard = partial(_drop_arguments, tell)
    if isinstance(control, DateField):
        control.changed.connect(heard)
    if isinstance(control, QLineEdit):
        control.textEdited.connect(heard)
    elif isinstance(control, QPlainTextEdit):
        control.textChanged.connect(heard)
    elif isinstance(control, QComboBox):
        control.currentIndexChanged.connect(heard)
    elif isinstance(control, RegionPicker):
        control.picked.connect(heard)
    elif isinstance(control, QCheckBox):
        control.toggled.connect(heard)


def _drop_arguments(tell: Callable[[], None], *_arguments: object) -> None:
    tell()
