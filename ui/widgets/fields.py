"""A form field: label above, "opsional" beside it, hint or finding under it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import LOOK
from ui.theme.tokens import FORM_WIDTH, HEIGHTS
from ui.widgets.labels import IconLabel, label, restyle


@dataclass(frozen=True)
class Finding:
    """What a rule says of a value: `hard` is red, soft is amber; both are saved."""

    text: str
    hard: bool = False


class Field(QWidget):
    """A control with its words; show a finding when the field is left, not at each key."""

    def __init__(self, title: str, control: QWidget, hint: str = "", *, optional: bool = False) -> None:
        super().__init__()
        self.control = control
        self._title = title
        self._hint_text = hint
        self.setMaximumWidth(FORM_WIDTH)
        control.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head(title, optional=optional))
        column.addWidget(control)
        self._hint = label(hint, "caption", wrap=True)
        # only now has it a parent: shown before, it would be a window of its own for a moment
        column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))
        self._sign = IconLabel("warning_filled", "warn")
        self._said = label("", "warn", wrap=True)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._sign)
        said.addWidget(self._said, 1)
        column.addLayout(said)
        if isinstance(control, QAbstractSpinBox):
            # QSpinBox ignores the style sheet's height and padding
            control.setMinimumHeight(LOOK.px(HEIGHTS.control))
            control.lineEdit().setTextMargins(8, 0, 0, 0)
        self.set_finding(None)

    def _head(self, title: str, *, optional: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        words = label(title, "label")
        words.setBuddy(self.control)
        head.addWidget(words)
        if optional:
            head.addWidget(label(self.tr("opsional"), "caption"))
        head.addStretch(1)
        return head

    def set_finding(self, finding: Finding | None) -> None:
        """Show a finding, or none."""
        state = "" if finding is None else ("err" if finding.hard else "warn")
        restyle(self.control, "state", state)
        self._sign.setVisible(finding is not None)
        self._said.setVisible(finding is not None)
        if finding is not None:
            self._sign.set_icon(*(("error_circle_filled", "err") if finding.hard else ("warning_filled", "warn")))
            self._said.setText(finding.text)
            restyle(self._said, "t", state)
        spoken = finding.text if finding else self._hint_text
        self.control.setAccessibleDescription(spoken)

    def set_hint(self, hint: str) -> None:
        """Change the sentence under the field."""
        self._hint_text = hint
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
