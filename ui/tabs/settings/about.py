"""Setelan › Lisensi and Setelan › Tentang."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from app import __version__
from app.errors import UserError
from app.services import at_work, licences, samples
from app.services.at_work import OfficeAtWork
from app.services.licences import Licence
from ui.pages import Desk
from ui.tables.cells import EMPTY, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.settings.section import SettingsSection
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine

_TABLE_WIDTH = 430


class LicencesSection(SettingsSection):
    """Parts at the left, the text of the chosen one's licence at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        text = self.tr(
            "Bimtek PSM berlisensi MIT dan memakai karya berikut. Daftar wilayah berlisensi ODbL; pustaka Qt "
            "berlisensi LGPL dan boleh diganti dengan salinan Anda sendiri."
        )
        self.head(self.tr("Lisensi"), text)
        self.table: Table[Licence] = Table(self.tr("Bagian program dan lisensinya"), _columns(), HEIGHTS.row_two)
        card = TableCard(self.table)
        card.setFixedWidth(_TABLE_WIDTH)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Teks lisensi"))
        self.words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(card)
        row.addWidget(self.words, 1)
        self.column.addLayout(row, 1)
        self.table.chosen.connect(self._on_chosen)

    def refresh(self) -> None:
        """Read the list once."""
        if not self.table.rows_model.rows:
            self.desk.work.run(licences.listing, then=self._show, owner=self)

    def _show(self, listed: tuple[Licence, ...]) -> None:
        self.table.set_rows(listed)
        self._on_chosen(0)

    def _on_chosen(self, number: int) -> None:
        rows = self.table.rows_model.rows
        if 0 <= number < len(rows):
            self.desk.work.run(licences.text, rows[number], then=self._show_text, owner=self, key=(id(self), "text"))

    def _show_text(self, text: str) -> None:
        self.words.setPlainText(text or self.tr("Teks lisensi lengkap ada di laman proyeknya."))


class AboutSection(SettingsSection):
    """Version, where the data lie, and the way to the practice data."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(
            self.tr("Tentang Bimtek PSM"),
            self.tr("Versi {version}. Program luring untuk bimbingan teknis Pekerja Sosial Masyarakat.").format(
                version=__version__
            ),
        )
        card = Card(self.tr("Data"))
        self._folder_words = label("", "body", wrap=True)
        self._folder = ""
        card.body.addWidget(self._folder_words)
        card.body.addLayout(_left(Button(self.tr("Buka folder data"), icon="open", clicked=self._open_folder)))
        practice = Card(self.tr("Berlatih dengan data contoh"))
        words = self.tr("Peserta rekaan, di folder tersendiri; data kantor tidak tersentuh.")
        practice.body.addWidget(label(words, "muted", wrap=True))
        names = {"siak-2018": self.tr("Buka Siak 2018"), "solok-2017": self.tr("Buka Solok 2017")}
        self.samples = {name: Button(text, clicked=partial(self._practise, name)) for name, text in names.items()}
        practice.body.addLayout(_left(*self.samples.values()))
        self.progress = ProgressLine()
        self.note = Note("err")
        self.note.hide()
        practice.body.addWidget(self.progress)
        practice.body.addWidget(self.note)
        for part in (card, practice):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read where the data lie."""
        self.desk.work.run(at_work.at_work, then=self._show, owner=self)

    def _show(self, office: OfficeAtWork) -> None:
        self._folder = str(office.folder)
        self._folder_words.setText(self.tr("Data tersimpan di {folder}").format(folder=office.folder))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _practise(self, name: str) -> None:
        self.note.hide()
        job = self.desk.work.run(
            samples.practise, name, then=self._on_loaded, failed=self._on_failed, stopped=self.progress.done,
            progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Memuat data contoh"), job)

    def _on_loaded(self, _nothing: object) -> None:
        self.progress.done()
        self.desk.reopened.emit()

    def _on_failed(self, error: UserError) -> None:
        self.progress.done()
        self.note.say_error(error)


def _left(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _columns() -> tuple[Column[Licence], ...]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Licences", text)

    return (
        Column("name", tr("Bagian"), _name, 200, stretch=True),
        Column("licence", tr("Lisensi"), lambda part: Text(part.licence or EMPTY, ink="muted"), 150),
    )


def _name(part: Licence) -> TwoLine:
    return TwoLine(f"{part.name} {part.version}".strip(), part.purpose)
