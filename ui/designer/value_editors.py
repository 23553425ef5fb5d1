"""One control for one value of an element, chosen by the value's kind."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.layouts.fields import FIELDS
from app.domain.layouts.values import Value
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.form import choice_box
from ui.widgets.labels import label

_LINES = 3


class DesignKeys(QObject):
    """Ctrl+Z and Ctrl+Y in a field undo steps of the design, not letters: the field would take them for itself."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave them to the menu."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class Editor(QWidget):
    """A control that holds one value. `edited` tells that the reader changed it."""

    edited = Signal()

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(control)
        self.setFocusProxy(control)
        self._keys = DesignKeys(self)
        for typed in (control, control.lineEdit() if isinstance(control, QAbstractSpinBox) else None):
            if typed is not None:  # a number's own line is asked as well as the box around it
                typed.installEventFilter(self._keys)

    def value(self) -> Any:  # noqa: ANN401  # text, number, yes or no, rows
        """What stands in it."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401  # as `value`
        """Show another value without telling; what is being typed and means the same stays as it is typed."""
        if self.value() != value:
            self.control.blockSignals(True)
            self._put(value)
            self.control.blockSignals(False)

    def _put(self, value: Any) -> None:  # noqa: ANN401  # as `value`
        raise NotImplementedError


class NumberEditor(Editor):
    """mm, pt or a share, with its limits; the wheel rolls the form, not the number."""

    def __init__(self, value: Value) -> None:
        box = QSpinBox() if value.kind == "whole" else QDoubleSpinBox()
        super().__init__(box)
        if isinstance(box, QDoubleSpinBox):
            box.setDecimals(2 if value.kind in {"share", "mm"} else 1)
            box.setRange(value.lowest, value.highest)
            box.setSingleStep({"share": 0.05, "pt": 0.5}.get(value.kind, 1.0))
            box.valueChanged.connect(lambda _number: self.edited.emit())
        else:
            box.setRange(int(value.lowest), int(value.highest))
            box.valueChanged.connect(lambda _number: self.edited.emit())
        box.setKeyboardTracking(True)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setMinimumHeight(LOOK.px(HEIGHTS.control))
        box.lineEdit().setTextMargins(8, 0, 0, 0)
        box.installEventFilter(self)
        self._box = box

    def value(self) -> float | int:
        """The number."""
        return self._box.value() if isinstance(self._box, QSpinBox) else round(self._box.value(), 2)

    def _put(self, value: Any) -> None:  # noqa: ANN401  # a number
        self._box.setValue(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel over a field rolls the form."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ChoiceEditor(Editor):
    """One of a list."""

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._box = choice_box(choices)
        super().__init__(self._box)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.currentIndexChanged.connect(lambda _number: self.edited.emit())
        self._box.installEventFilter(self)

    def value(self) -> str:
        """The value behind the words."""
        return str(self._box.currentData() or "")

    def _put(self, value: Any) -> None:  # noqa: ANN401  # text
        self._box.setCurrentIndex(self._box.findData(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As for numbers."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class FlagEditor(Editor):
    """Yes or no; its words stand beside it, on two lines where they are long: a tick's own words never break."""

    def __init__(self, words: str) -> None:
        self._box = QCheckBox()
        super().__init__(self._box)
        self.column.removeWidget(self._box)
        self._box.toggled.connect(lambda _on: self.edited.emit())
        told = self._told = label(words, wrap=True)
        told.setBuddy(self._box)
        told.installEventFilter(self)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(told, 1)
        self.column.addLayout(beside)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self._box.isChecked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words ticks as well."""
        if watched is self._told and event.type() == QEvent.Type.MouseButtonRelease and self._box.isEnabled():
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.toggle()
            return True
        return super().eventFilter(watched, event)

    def _put(self, value: Any) -> None:  # noqa: ANN401  # yes or no
        self._box.setChecked(value)


class LineEditor(Editor):
    """A few words on one line."""

    def __init__(self) -> None:
        self._line = QLineEdit()
        super().__init__(self._line)
        self._line.textChanged.connect(lambda _text: self.edited.emit())

    def value(self) -> str:
        """The words."""
        return self._line.text()

    def _put(self, value: Any) -> None:  # noqa: ANN401  # text
        self._line.setText(value)


class TemplateEditor(Editor):
    """Words with fields in braces; a list of the fields with their samples puts one in where the cursor is."""

    def __init__(self, lines: int = _LINES) -> None:
        self._text = QPlainTextEdit()
        super().__init__(self._text)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(LOOK.px(18 * lines + 18))
        self._text.textChanged.connect(self.edited.emit)
        self.fields = field_list(self.tr("Sisipkan bidang…"), self._insert)
        self.column.addWidget(self.fields)

    def value(self) -> Any:  # noqa: ANN401  # rows make rows of it
        """The words."""
        return self._text.toPlainText()

    def _put(self, value: Any) -> None:  # noqa: ANN401  # text
        self._text.setPlainText(value)

    def _insert(self, field: str) -> None:
        self._text.insertPlainText(f"{{{field}}}")
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)


class RowsEditor(TemplateEditor):
    """Pairs of label and template, one on a line: "Nama: {nama}"."""

    def value(self) -> tuple[tuple[str, str], ...]:
        """The rows; a line without a colon has no label."""
        lines = [line for line in self._text.toPlainText().splitlines() if line.strip()]
        return tuple((left.strip(), right.strip()) if colon else ("", left.strip())
                     for left, colon, right in (line.partition(":") for line in lines))  # fmt: skip

    def _put(self, value: Any) -> None:  # noqa: ANN401  # rows
        self._text.setPlainText("\n".join(f"{name}: {template}" for name, template in value))


class PictureEditor(Editor):
    """The office's logo, or a picture from a file; `wanted` asks for one."""

    wanted = Signal()

    def __init__(self) -> None:
        self._button = Button("", icon="image")
        super().__init__(self._button)
        self._button.set_text(self.tr("Pilih gambar…"))
        self._button.clicked.connect(lambda _checked=False: self.wanted.emit())
        self._told: QLabel = label("", "caption", wrap=True)
        self._logo = Button(self.tr("Pakai logo kantor"), "link", clicked=self._take_logo)
        beside = QHBoxLayout()
        beside.addWidget(self._logo)
        beside.addStretch(1)
        self.column.addWidget(self._told)
        self.column.addLayout(beside)
        self._picture = ""
        self._put("logo")

    def value(self) -> str:
        """Its SHA-256, or "logo"."""
        return self._picture

    def take(self, sha256: str) -> None:
        """The picture that was asked for."""
        self._put(sha256)
        self.edited.emit()

    def _put(self, value: Any) -> None:  # noqa: ANN401  # text
        self._picture = value
        self._told.setText(self.tr("Logo kantor") if value == "logo" else self.tr("Gambar dari berkas"))
        self._logo.setVisible(value != "logo")

    def _take_logo(self) -> None:
        self.take("logo")
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)


def editor(value: Value) -> Editor:
    """The control for a value of an element."""
    if value.kind in {"mm", "pt", "share", "whole"}:
        return NumberEditor(value)
    makers: dict[str, Callable[[], Editor]] = {
        "choice": lambda: ChoiceEditor(value.choices),
        "flag": lambda: FlagEditor(value.label),
        "picture": PictureEditor,
        "rows": lambda: RowsEditor(2 * _LINES),
        "text": TemplateEditor,
    }
    return makers[value.kind]()


def field_list(prompt: str, insert: Callable[[str], object]) -> QComboBox:
    """The fields with their samples; choosing one hands over its name."""
    box = QComboBox()
    box.setAccessibleName(prompt)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.addItem(prompt, "")
    for field in FIELDS:
        sample = f": {field.sample}" if field.sample else ""
        box.addItem(f"{field.label}{sample}"[:60], field.name)
        box.setItemData(box.count() - 1, f"{{{field.name}}}", Qt.ItemDataRole.ToolTipRole)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)

    def chosen(number: int) -> None:
        if number > 0:
            insert(str(box.itemData(number)))
            box.setCurrentIndex(0)

    box.activated.connect(chosen)
    return box
