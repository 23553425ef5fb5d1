"""The values of an element, or of the whole design: a form built from what the design itself says of its values."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import layout_editing as editing
from app.domain.layouts import files
from app.domain.layouts.elements import Element, Layout
from app.domain.layouts.values import Value, values_of
from ui.designer.colour_editor import ColourEditor
from ui.designer.value_editors import ChoiceEditor, Editor, FlagEditor, LineEditor, PictureEditor, editor
from ui.theme.look import LOOK
from ui.widgets.labels import IconLabel, label, restyle

_BESIDE = frozenset({"mm", "pt", "share", "whole"})
_NARROW = 92


class ValueRow(QWidget):
    """A value with its words, and what is wrong with it under it."""

    def __init__(self, title: str, control: Editor, *, beside: bool) -> None:
        super().__init__()
        self.editor = control
        if not isinstance(control, PictureEditor):
            control.control.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if isinstance(control, FlagEditor):
            column.addWidget(control)
        else:
            self._add_with_words(column, title, beside=beside)
        self._sign = IconLabel("error_circle_filled", "err")
        self._said = label("", "err", wrap=True)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._said, 1)
        column.addLayout(said)
        self.say("")

    def say(self, reason: str) -> None:
        """Say why a value cannot be so; "" says nothing."""
        self._said.setText(reason[:1].upper() + reason[1:] + "." if reason else "")
        self._said.setVisible(bool(reason))
        self._sign.setVisible(bool(reason))
        restyle(self.editor.control, "state", "err" if reason else "")
        self.editor.control.setAccessibleDescription(reason)

    def _add_with_words(self, column: QVBoxLayout, title: str, *, beside: bool) -> None:
        words = label(title, "caption" if beside else "label", wrap=beside)
        words.setBuddy(self.editor.control)
        if not beside:
            column.addWidget(words)
            column.addWidget(self.editor)
            return
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.editor.setFixedWidth(LOOK.px(_NARROW))
        line.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)


class ValueForm(QWidget):
    """`edited` tells the design as it is after a value was changed, and what kind of step that was; `renamed` the
    design with another id of the element, and that id; `picture_wanted` that a picture shall be chosen."""

    edited = Signal(object, object)
    renamed = Signal(object, str)
    picture_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._layout: Layout | None = None
        self._shown: tuple[str, type[Element]] | None = None
        self._element_id = ""
        self._rows: dict[str, ValueRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 12)
        self._column.setSpacing(8)
        LOOK.changed.connect(self._build_anew)

    def show_design(self, layout: Layout, element_id: str) -> None:
        """Show the values of an element, or with "" those of the design."""
        self._layout = layout
        element = editing.find(layout, element_id)
        wanted = (element_id, type(element)) if element else ("", Element)
        if wanted != self._shown:
            self._shown, self._element_id = wanted, element_id if element else ""
            self._build(element)
        for name, row in self._rows.items():
            row.editor.show_value(_read(layout, element, name))
            row.say("")

    def control(self, name: str) -> QWidget:
        """The control of a value by its name in files."""
        return self._rows[name].editor.control

    def take_picture(self, sha256: str) -> None:
        """The picture that was asked for."""
        row = self._rows.get("picture")
        if row is not None and isinstance(row.editor, PictureEditor):
            row.editor.take(sha256)

    def _build_anew(self) -> None:
        if self._layout is not None:
            self._shown = None
            self.show_design(self._layout, self._element_id)

    def _build(self, element: Element | None) -> None:
        self._rows = {}
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(label(element.LABEL if element else self.tr("Halaman"), "h2"))
        if element is None:
            self._build_head()
        else:
            self._add("id", ValueRow(self.tr("Nama elemen"), LineEditor(), beside=False))
            for value in values_of(type(element)):
                self._add(value.name, ValueRow(value.label, editor(value), beside=value.kind in _BESIDE))
        self._column.addStretch(1)

    def _build_head(self) -> None:
        lies = ChoiceEditor((("wide", self.tr("Mendatar")), ("tall", self.tr("Tegak"))))
        papers = ChoiceEditor(tuple((paper, paper) for paper in files.PAPERS))
        for name, title, made in (
            ("label", self.tr("Nama tata letak"), LineEditor()), ("paper", self.tr("Dirancang untuk kertas"), papers),
            ("landscape", self.tr("Arah kertas"), lies),
            ("dark", self.tr("Tinta gelap"), ColourEditor(self.tr("Tinta gelap"))),
            ("light", self.tr("Tinta terang"), ColourEditor(self.tr("Tinta terang"))),
        ):  # fmt: skip
            self._add(name, ValueRow(title, made, beside=False))

    def _add(self, name: str, row: ValueRow) -> None:
        self._rows[name] = row
        self._column.addWidget(row)
        row.editor.edited.connect(lambda name=name: self._on_edited(name))
        if isinstance(row.editor, PictureEditor):
            row.editor.wanted.connect(self.picture_wanted)

    def _on_edited(self, name: str) -> None:
        """A value that cannot be is said beside its field, and the design stays as it was."""
        row, layout = self._rows[name], self._layout
        if layout is None:
            return
        element = editing.find(layout, self._element_id)
        content = row.editor.value()
        reason = _why_not(layout, element, name, content)
        row.say(reason)
        if reason:
            return
        if element is not None and name == "id":
            self._rename(element, content)
            return
        told: dict[str, Any] = {name: content == "wide" if name == "landscape" else content}
        made = editing.put(layout, element.id, replace(element, **told)) if element else replace(layout, **told)
        self._layout = made
        self.edited.emit(made, ("value", self._element_id, name))

    def _rename(self, element: Element, element_id: str) -> None:
        if self._layout is None or element.id == element_id:
            return
        self._layout = editing.put(self._layout, element.id, replace(element, id=element_id))
        self._element_id, self._shown = element_id, (element_id, type(element))
        self.renamed.emit(self._layout, element_id)


def _read(layout: Layout, element: Element | None, name: str) -> Any:  # noqa: ANN401  # any value of a design
    if element is not None:
        return getattr(element, name)
    return ("wide" if layout.landscape else "tall") if name == "landscape" else getattr(layout, name)


def _why_not(layout: Layout, element: Element | None, name: str, content: Any) -> str:  # noqa: ANN401  # as `_read`
    """Why a value cannot be this; "" when it can."""
    if element is None:
        if name == "landscape":
            return ""
        told = {"format": files.FORMAT, "name": "x", "label": "x", "paper": "A4", "landscape": True, "front": []}
        return next((fault.reason for fault in files.check({**told, name: content})), "")
    if name == "id":
        others = {one.id for one in (*layout.front, *layout.back)} - {element.id}
        return next((fault.reason for fault in files.check_element({"id": content, "kind": element.KIND}, others)), "")
    value: Value = next(one for one in values_of(type(element)) if one.name == name)
    return files.why_not(value, content)


