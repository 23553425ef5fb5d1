"""A colour of the design: typed as #RRGGBB, or chosen in Qt's own window of colours."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QDialog, QHBoxLayout, QLineEdit, QWidget

from ui.designer.value_editors import Editor
from ui.widgets.buttons import Button

_SWATCH = 16


class ColourEditor(Editor):
    """Six hexadecimal digits, and beside them a button that wears the colour and opens the window."""

    def __init__(self, title: str) -> None:
        self._line = QLineEdit()
        super().__init__(self._line)
        self._title = title
        self.button = Button("", clicked=self.choose, name=self.tr("{value}: pilih warna…").format(value=title))
        self.button.setIconSize(QSize(_SWATCH, _SWATCH))
        self.column.removeWidget(self._line)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self._line, 1)
        beside.addWidget(self.button)
        self.column.addLayout(beside)
        self._line.textChanged.connect(self._on_text)

    def value(self) -> str:
        """As it is typed."""
        return self._line.text()

    def choose(self) -> None:
        """Ask for a colour; what is typed stays where none is chosen."""
        colour = ask_colour(self, self._title, QColor(self.value()))
        if colour is not None:
            self._line.setText(colour.name().upper())
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, value: Any) -> None:  # noqa: ANN401  # text
        self._line.setText(value)
        self._wear()

    def _on_text(self) -> None:
        self._wear()
        self.edited.emit()

    def _wear(self) -> None:
        """The button shows the colour; words that are none leave the last one."""
        colour = QColor(self.value())
        if colour.isValid():
            swatch = QPixmap(_SWATCH, _SWATCH)
            swatch.fill(colour)
            self.button.setIcon(swatch)


def ask_colour(parent: QWidget, title: str, colour: QColor) -> QColor | None:
    """A colour, or None when given up. The desktop's own window would speak the desktop's language."""
    dialog = QColorDialog(colour, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setOption(QColorDialog.ColorDialogOption.NoEyeDropperButton)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.currentColor()
    dialog.deleteLater()
    return chosen if accepted else None
