"""The few fields with which a new person is registered at the door; the rest may follow on the person's own page."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.vocabulary import SEXES
from app.services import people, regions
from app.services.people import PersonCard, Remark
from ui.pages import Desk
from ui.region_picker import RegionPicker
from ui.widgets.date_field import DateField
from ui.widgets.fields import Finding
from ui.widgets.form import Entry, Form

_ANY_WIDTH = 16777215  # Qt's own "as wide as you like"


class NewPerson(QWidget):
    """`judged` tells that a field was left: the dialog may say more about the person now."""

    judged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._birth = DateField("birth_date")
        self._village = RegionPicker(desk.work, regions.find, self.tr("Ketik desa, kecamatan, atau kabupaten/kota"))
        self._birth.setPlaceholderText(self.tr("misalnya 4-5-1985"))
        controls = {"birth_date": self._birth, "region": self._village}
        self.form = Form(self._rows(), controls)
        self.form.left.connect(lambda _name: self.judge())
        self._village.picked.connect(lambda _choice: self.judge())
        for name in self.form.values():
            self.form.field(name).setMaximumWidth(_ANY_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)

    def card(self) -> PersonCard:
        """What was typed."""
        values = self.form.values() | {"birth_date": self._birth.value}
        return replace(PersonCard(), **values)  # type: ignore[arg-type]  # all of them are text

    def start(self, name: str = "") -> None:
        """An empty form; a number that was searched for is a NIK, anything else a name."""
        self.form.set_values(dict.fromkeys(self.form.values(), ""))
        self.form.set_values({"pillar": "PSM", "nik" if name.isdigit() else "name": name})
        self._village.set_choice(None)
        self.form.show_findings({})
        self.form.control("name").setFocus(Qt.FocusReason.OtherFocusReason)

    def judge(self) -> None:
        """Say what is odd; both kinds are saved."""
        self._desk.work.run(people.remarks, self.card(), then=self._show, owner=self, key=(id(self), "remarks"))

    def _show(self, remarks: Sequence[Remark]) -> None:
        found: dict[str, Finding] = {}
        for remark in remarks:
            found.setdefault(remark.field, Finding(remark.sentence, remark.hard))
        self.form.show_findings(found)
        self.judged.emit()

    def _rows(self) -> tuple[tuple[Entry, ...], ...]:
        return (
            (Entry("name", self.tr("Nama"), optional=False),),
            (
                Entry("nik", self.tr("NIK"), share=2),
                Entry("sex", self.tr("L/P"), choices=tuple(SEXES.items()), optional=False),
            ),
            (Entry("region", self.tr("Desa/kelurahan")),),
            (Entry("birth_date", self.tr("Tanggal lahir")), Entry("phone", self.tr("HP/WA"))),
        )
