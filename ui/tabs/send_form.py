"""The form of the page Kirim: which event, with or without NIK, under which name."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.pages import Desk
from ui.pdf.paper_actions import ask_folder, folder_of, keep_folder
from ui.tabs import send_facts
from ui.tabs.send_facts import SendFacts
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.fields import Field
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.scrolled import Scrolled


class SendForm(Card):
    """`event_chosen` tells an event's id, `wanted` that the file shall be written."""

    event_chosen = Signal(str)
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._suggested = ""
        self.event_box = QComboBox()
        self.event_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.event_box.setMinimumContentsLength(20)
        self.with_nik = QRadioButton(self.tr("Dengan NIK, untuk dinas sosial provinsi"))
        self.without_nik = QRadioButton(self.tr("Tanpa NIK, untuk pihak lain"))
        self.file_name = QLineEdit()
        self.file_name.setMaxLength(200)
        self.contents = label("", "body", wrap=True)
        self._folder = ElidedLabel("", "muted")
        self.folder_button = Button(self.tr("Pilih folder…"), clicked=self._ask_folder)
        self.write_button = Button(self.tr("Buat berkas data"), "primary", "folder_zip", self.wanted.emit)
        self._lay_out()
        self.event_box.currentIndexChanged.connect(self._on_event)
        self._tell_folder()

    def _lay_out(self) -> None:
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for part in self._parts():
            column.addWidget(part)
        column.addStretch(1)
        self.body.addWidget(Scrolled(parts), 1)
        self.body.addLayout(row(None, self.write_button))

    def _parts(self) -> tuple[QWidget, ...]:
        holder = QWidget()
        folder = row(self._folder, None, self.folder_button)
        folder.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(folder)
        made_of = self.tr("Satu ZIP: CSV dengan datapackage.json (baku Data Package) dan XLSX dengan isi yang sama.")
        return (
            Field(self.tr("Kegiatan"), self.event_box),
            self._nik_choice(),
            _part(self.tr("Isi berkas"), self.contents, label(made_of, "caption", wrap=True)),
            Field(self.tr("Nama berkas"), self.file_name),
            _part(self.tr("Folder"), holder),
        )

    def _nik_choice(self) -> QWidget:
        group = QButtonGroup(self)
        for button in (self.with_nik, self.without_nik):
            button.setAccessibleName(button.text())
            group.addButton(button)
        self.with_nik.setChecked(True)
        why = label(self.tr("Provinsi memakai NIK untuk memadankan orang yang sama."), "caption", wrap=True)
        return _part(self.tr("NIK"), self.with_nik, why, self.without_nik)

    @property
    def path(self) -> Path:
        """Where the file shall be."""
        name = self.file_name.text().strip() or self._suggested
        return folder_of(self._desk) / (name if name.casefold().endswith(".zip") else f"{name}.zip")

    def show_facts(self, facts: SendFacts) -> None:
        """The events to choose from, and what the file would be; a name typed by hand stays."""
        blocker = QSignalBlocker(self.event_box)
        self.event_box.clear()
        for event_id, words in facts.choices:
            self.event_box.addItem(words, event_id)
            self.event_box.setItemData(self.event_box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.event_box.setCurrentIndex(max(0, self.event_box.findData(facts.event_id)))
        blocker.unblock()
        if self.file_name.text() in {"", self._suggested}:
            self.file_name.setText(facts.file_name)
        self._suggested = facts.file_name
        self.contents.setText(send_facts.contents_words(facts.contents) or self.tr("Belum ada kegiatan."))
        self.write_button.setEnabled(facts.contents is not None)

    def _on_event(self) -> None:
        self.event_chosen.emit(str(self.event_box.currentData() or ""))

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Pilih folder untuk berkas data"), folder_of(self._desk), self.take_folder)

    def take_folder(self, folder: Path) -> None:
        """Write there from now on."""
        keep_folder(self._desk, folder)
        self._tell_folder()

    def _tell_folder(self) -> None:
        self._folder.setText(str(folder_of(self._desk)))


def _part(title: str, *widgets: QWidget) -> QWidget:
    """Widgets under a title, as a field has it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(title, "label"))
    for widget in widgets:
        column.addWidget(widget)
    return holder
