"""The fields of a person in cards of two columns, judged as one leaves them."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services import people, regions
from app.services.people import PersonCard, Remark
from ui.pages import Desk
from ui.region_picker import RegionPicker
from ui.tabs.people.entries import sections
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.cards import Card
from ui.widgets.fields import Finding
from ui.widgets.form import Form

_REGIONS = ("region", "duty_region")
_PADDING = 34
_WIDE = 1150
"""Logical pixels from which there is room for a third column."""


class PersonFields(QScrollArea):
    """`card()` is the person as the form stands; `set_aside` puts something beside the form."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._base = PersonCard()
        self.pickers = {name: RegionPicker(desk.work, regions.find) for name in _REGIONS}
        self.forms: list[Form] = []
        self._right = QVBoxLayout()
        self._beside = QVBoxLayout()
        self._aside: QWidget | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 6, 0)
        columns.setSpacing(16)
        left = QVBoxLayout()
        for side in (left, self._right):
            side.setSpacing(16)
            columns.addLayout(side, 1)
        for section in sections(self.tr):
            card = Card(section.title)
            card.setMaximumWidth(FORM_WIDTH + _PADDING)
            form = Form(section.rows, self.pickers)
            form.edited.connect(self.edited)
            form.left.connect(self.judge)
            card.body.addWidget(form)
            self.forms.append(form)
            (self._right if section.right else left).addWidget(card)
        for side in (left, self._right, self._beside):
            side.addStretch(1)
        columns.addLayout(self._beside, 1)
        columns.setStretch(2, 0)
        self._columns = columns
        self.setWidget(inner)

    def set_aside(self, widget: QWidget) -> None:
        """Show something beside the form: a third column where there is room, else below the second."""
        self._aside = widget
        self._place_aside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the place of what stands beside."""
        super().resizeEvent(event)
        self._place_aside()

    def _place_aside(self) -> None:
        if self._aside is None:
            return
        wide = self.width() >= _WIDE
        target = self._beside if wide else self._right
        if target.indexOf(self._aside) < 0:
            target.insertWidget(target.count() - 1, self._aside)
        shown = wide and not self._aside.isHidden()
        self._columns.setStretch(2, 1 if shown else 0)

    def form_of(self, name: str) -> Form:
        """The form that holds a field."""
        return next(form for form in self.forms if name in form.values())

    def show_card(self, card: PersonCard) -> None:
        """Fill the form with a person."""
        self._base = card
        self.fill(asdict(card))
        self.judge()

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill fields by name; regions come when their words have been looked up."""
        for form in self.forms:
            form.set_values({name: values[name] for name in form.values() if name in values and name not in _REGIONS})
        for name, picker in self.pickers.items():
            if values.get(name):
                self._desk.work.run(regions.choice, values[name], then=picker.set_choice, owner=self)

    def card(self) -> PersonCard:
        """The person as the form stands."""
        values: dict[str, str] = {}
        for form in self.forms:
            values |= form.values()
        for name, picker in self.pickers.items():
            # until its words have come, and where the list no longer has it, a code stays as it was
            values[name] = picker.code if picker.choice or picker.field.isModified() else getattr(self._base, name)
        return replace(self._base, **values)  # type: ignore[arg-type]  # all of them are text

    def judge(self, _left: str = "") -> None:
        """Ask what is odd, off the window's thread; it is shown at the fields."""
        self._desk.work.run(
            people.remarks, self.card(), then=self._show_remarks, owner=self, key=(id(self), "remarks")
        )  # fmt: skip

    def _show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        findings: dict[str, Finding] = {}
        for remark in remarks:
            findings.setdefault(remark.field, Finding(remark.sentence, remark.hard))
        for form in self.forms:
            form.show_findings(findings)

    def missing_name(self) -> bool:
        """Whether the one field that a person must have is empty; then says so there."""
        form = self.form_of("name")
        if form.value("name"):
            return False
        form.field("name").set_finding(Finding(self.tr("Isi namanya; isian lain boleh menyusul."), hard=True))
        form.control("name").setFocus()
        return True
