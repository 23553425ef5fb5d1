"""Two people side by side: field by field with a choice where they differ, and what each took part in."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.services.comparing import ComparedField, Comparison, Holding
from ui.drawing.text import tooltip
from ui.tables.cells import EMPTY
from ui.theme.look import LOOK
from ui.widgets.cards import Note
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.scrolled import Scrolled

_LABELS = 126
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}


class Option(QRadioButton):
    """One side of a field; words too long for it end in "…", the whole in a tooltip.

    Left and right choose the side, up and down ask for another field (`stepped`).
    """

    stepped = Signal(int)
    sided = Signal(int)

    def __init__(self, field: ComparedField, side: int) -> None:
        super().__init__()
        self._whole = field.texts[side] or EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{field.label} {side + 1}: {self._whole}")
        self.setChecked(field.offered == side)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - LOOK.px(38))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tooltip(self._whole) if shown != self._whole else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys; the rest is Qt's."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _SIDES:
            self.sided.emit(_SIDES[key])
        else:
            super().keyPressEvent(event)


def _side(text: str, role: str) -> ElidedLabel:
    """Words as wide as their columns, however short they are."""
    made = ElidedLabel(text, role)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


class ComparePanel(Scrolled):
    """`accepted` when Enter is pressed in it, `left` on Esc; `chosen` is what the merge is to show, by field."""

    accepted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Perbandingan dua data"))
        self.found: Comparison | None = None
        self._groups: dict[str, QButtonGroup] = {}

    @property
    def chosen(self) -> Mapping[str, str]:
        """The id of the person whose value is to show, by field."""
        if self.found is None:
            return {}
        return {name: self.found.ids[group.checkedId()] for name, group in self._groups.items()}

    def show_comparison(self, found: Comparison, why: str) -> None:
        """Show two people and why they were taken for one; where they differ the fuller or newer value is offered."""
        self.found = found
        self._groups = {}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(label(why, "caption", wrap=True))
        if found.twice:
            column.addWidget(self._twice_note(found))
        column.addLayout(self._fields(found, content))
        column.addWidget(rule())
        column.addLayout(self._holdings(found))
        column.addStretch(1)
        self.hold(content)

    def clear(self) -> None:
        """Show nobody."""
        self.found = None
        self._groups = {}
        content = QWidget()
        column = QVBoxLayout(content)
        nobody = label(self.tr("Pilih satu pasangan untuk membandingkannya."), "muted", wrap=True)
        nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(nobody)
        self.hold(content)

    def take_side(self, side: int) -> None:
        """Choose a side: of the field that the keyboard is on, else of all."""
        at = self._current()
        for number, group in enumerate(self._groups.values()):
            if at in (None, number):
                group.button(side).setChecked(True)
        if at is not None:
            self._focus(at)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first field that wants a choice."""
        self._focus(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _twice_note(self, found: Comparison) -> Note:
        text = self.tr("{events}. Setelah digabung kedua kursinya tetap ada dan dihitung sampai Anda mengubahnya.")
        return Note("warn", self.tr("Keduanya tercatat pada kegiatan yang sama"), text.format(
            events="; ".join(found.twice)))  # fmt: skip

    def _fields(self, found: Comparison, content: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, LOOK.px(_LABELS))
        for side in (0, 1):
            grid.setColumnStretch(side + 1, 1)
            grid.addWidget(_side(f"{side + 1} · {found.names[side]}", "strong"), 0, side + 1)
        for field in found.fields:
            self._add_field(grid, field, content)
        return grid

    def _add_field(self, grid: QGridLayout, field: ComparedField, content: QWidget) -> None:
        line = grid.rowCount()
        grid.addWidget(label(field.label, "caption" if field.same else "label"), line, 0)
        if field.same:
            grid.addWidget(_side(field.texts[0] or EMPTY, "muted"), line, 1, 1, 2)
            return
        number = len(self._groups)
        group = self._groups[field.name] = QButtonGroup(content)
        for side in (0, 1):
            option = Option(field, side)
            option.stepped.connect(lambda step, number=number: self._focus(number + step))
            option.sided.connect(lambda chosen, number=number: self._choose(number, chosen))
            group.addButton(option, side)
            grid.addWidget(option, line, side + 1)
        if field.note:
            grid.addWidget(label(field.note, "caption", wrap=True), line + 1, 1, 1, 2)

    def _holdings(self, found: Comparison) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, LOOK.px(_LABELS))
        grid.addWidget(label(self.tr("Keikutsertaan"), "caption"), 0, 0, Qt.AlignmentFlag.AlignTop)
        for side, held in enumerate(found.holdings):
            grid.setColumnStretch(side + 1, 1)
            grid.addLayout(self._held(held), 0, side + 1, Qt.AlignmentFlag.AlignTop)
        kept = self.tr("Semua keikutsertaan, sertifikat, dan penghargaan keduanya tetap ada.")
        grid.addWidget(label(kept, "caption", wrap=True), 1, 1, 1, 2)
        return grid

    def _held(self, held: tuple[Holding, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for one in held:
            title = label(one.title, "body", wrap=True)
            column.addWidget(title)
            column.addWidget(label(one.facts, "caption", wrap=True))
        if not held:
            column.addWidget(label(self.tr("Belum ada"), "muted"))
        return column

    def _current(self) -> int | None:
        """The number of the field that the keyboard is on."""
        return next(
            (
                number
                for number, group in enumerate(self._groups.values())
                if any(button.hasFocus() for button in group.buttons())
            ),
            None,
        )

    def _choose(self, number: int, side: int) -> None:
        list(self._groups.values())[number].button(side).setChecked(True)
        self._focus(number)

    def _focus(self, number: int) -> None:
        asked = list(self._groups.values())
        button = asked[max(0, min(number, len(asked) - 1))].checkedButton() if asked else None
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(button)
        else:
            self.setFocus()
