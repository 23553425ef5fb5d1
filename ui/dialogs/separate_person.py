"""Asks which record of a merged person is to stand alone again."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QRadioButton, QWidget

from app.errors import UserError
from app.services import person_groups
from app.services.person_groups import GroupRecord
from app.services.records import day
from app.services.steps import DataChange
from ui.dates import plain_date
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.widgets.cards import Note
from ui.widgets.labels import label

translate = QCoreApplication.translate


class SeparateDialog(TitledDialog):
    """Each record of the person as it was typed, one of them chosen; `change` is what was done."""

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str) -> None:
        text = translate(
            "SeparateDialog",
            "Data yang dipilih berdiri sendiri lagi dengan isian, kegiatan, dan sertifikatnya. Tidak ada yang hilang, "
            "dan pemisahan ini dapat diurungkan.",
        )
        super().__init__(parent, translate("SeparateDialog", "Pisahkan data yang digabung?"), text)
        self._desk = desk
        self.change: DataChange | None = None
        self.options: dict[str, QRadioButton] = {}
        self.note = Note("err")
        self.note.hide()
        self.body.addWidget(self.note)
        self.add_button(self.tr("Jangan pisahkan"), clicked=self.reject)
        self.separate_button = self.add_button(self.tr("Pisahkan"), "primary", self.separate, default=True)
        self.separate_button.setEnabled(False)
        desk.work.run(person_groups.records, person_id, then=self._show, failed=self._say_error, owner=self)

    def _show(self, records: tuple[GroupRecord, ...]) -> None:
        for record in records:
            option = QRadioButton(record.name.replace("&", "&&"))
            option.setAccessibleName(record.name)
            option.setChecked(record is records[-1])
            self.options[record.id] = option
            self.body.addWidget(option)
            born = day(record.birth_date)
            facts = (record.nik, plain_date(born) if born else record.birth_date, record.village)
            told = label(" · ".join(part for part in facts if part), "caption", wrap=True)
            told.setIndent(26)
            self.body.addWidget(told)
        self.separate_button.setEnabled(len(records) > 1)
        self.fit()

    def separate(self) -> None:
        """Take the chosen record out."""
        chosen = next((one for one, option in self.options.items() if option.isChecked()), "")
        if chosen:
            self._desk.work.change(
                person_groups.separate, chosen, then=self._on_done, failed=self._say_error, owner=self
            )

    def _say_error(self, error: UserError) -> None:
        self.note.say_error(error)
        self.fit()

    def _on_done(self, change: DataChange) -> None:
        self.change = change
        self.accept()


def open_separate(parent: QWidget, desk: Desk, person_id: str) -> SeparateDialog:
    """Open the dialog; it goes when it is closed."""
    dialog = SeparateDialog(parent, desk, person_id)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
