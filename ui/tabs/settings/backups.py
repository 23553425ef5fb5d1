"""Setelan › Cadangan: the copies, making one, going back to one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.services import at_work, workspace
from ui.dates import short_date
from ui.dialogs import files
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tables.cells import Text
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.tabs.settings.section import SettingsSection
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.labels import label

REASONS = {
    "manual": "Dibuat sendiri",
    "penutupan": "Saat program ditutup",
    "sebelum-dipulihkan": "Sebelum memulihkan cadangan",
    "sebelum-pembaruan": "Sebelum pembaruan program",
    "dari-berkas": "Disalin dari berkas lain",
}
_TABLE_HEIGHT = 300


@dataclass(frozen=True)
class Copy:
    """A copy on disk, its time at the office, its size in words."""

    name: str
    made_at: datetime
    zone: str
    size: int
    reason: str


@dataclass(frozen=True)
class _Copies:
    copies: tuple[Copy, ...]
    folder: Path


def _read() -> _Copies:
    office = at_work.at_work()
    clock = timezone(timedelta(hours=office.zone.hours))
    copies = tuple(
        Copy(one.name, one.made_at.astimezone(clock), office.zone.name, one.size, REASONS.get(one.reason, one.reason))
        for one in workspace.list_backups()
    )
    return _Copies(copies, office.folder / "cadangan")


class BackupsSection(SettingsSection):
    """Every copy was opened and checked before it is listed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(
            self.tr("Cadangan"),
            self.tr("Dibuat dan diperiksa setiap program ditutup. Salin folder cadangan ke USB seminggu sekali."),
        )
        self._folder = Path()
        self.table: Table[Copy] = Table(self.tr("Daftar cadangan"), _columns(), HEIGHTS.row_one)
        self.card = TableCard(self.table)
        self.card.setMinimumHeight(_TABLE_HEIGHT)
        self.note = Note("err")
        self.note.hide()
        self._where = label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.make_button = Button(self.tr("Cadangkan sekarang"), "primary", "save", self.make)
        self.restore_button = Button(self.tr("Pulihkan cadangan ini…"), clicked=self.restore_current)
        self.file_button = Button(self.tr("Pulihkan dari berkas…"), "quiet", clicked=self._choose_file)
        self.folder_button = Button(self.tr("Buka folder"), "quiet", "open", self._open_folder)
        for button in (self.make_button, self.restore_button, self.file_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self._where)
        self.table.chosen.connect(lambda number: self.restore_button.setEnabled(number >= 0))
        self.restore_button.setEnabled(False)

    def refresh(self) -> None:
        """Read the list again."""
        self.desk.work.run(_read, then=self._show, owner=self)

    def _show(self, copies: _Copies) -> None:
        self._folder = copies.folder
        self.table.set_rows(copies.copies)
        self.card.show_empty(not copies.copies)
        if not copies.copies:
            then = self.tr("Yang pertama dibuat saat program ditutup, atau sekarang.")
            self.card.empty.say(self.tr("Belum ada cadangan"), then, icon="save")
        self.restore_button.setEnabled(bool(copies.copies))
        self._where.setText(self.tr("Folder cadangan: {folder}").format(folder=copies.folder))

    def make(self) -> None:
        """Make a copy now."""
        self.note.hide()
        self.desk.work.run(workspace.make_backup, then=self._on_made, failed=self.note.say_error, owner=self)

    def _on_made(self, _copy: object) -> None:
        self.desk.say(self.tr("Cadangan dibuat dan sudah diperiksa"))
        self.refresh()

    def restore_current(self) -> None:
        """Go back to the chosen copy, after asking."""
        copy = self.table.current_row
        if copy is None:
            return
        title = self.tr("Pulihkan cadangan {when}?").format(when=_when(copy))
        if ask(self, self._question(title)):
            self._restore(workspace.restore_backup, copy.name)

    def _choose_file(self) -> None:
        kind = files.FileKind(self.tr("Cadangan Bimtek PSM"), ("bimtekdb",))
        path = files.choose_file(self, self.tr("Pilih berkas cadangan"), (kind,))
        if path is not None and ask(self, self._question(self.tr("Pulihkan {name}?").format(name=path.name))):
            self._restore(workspace.restore_file, path)

    def _question(self, title: str) -> Question:
        text = self.tr(
            "Semua data kembali seperti saat cadangan itu dibuat. Data yang sekarang tidak hilang: disimpan dahulu "
            "sebagai cadangan “Sebelum memulihkan cadangan”."
        )
        return Question(title, text, self.tr("Pulihkan"), self.tr("Jangan pulihkan"), harmful=True)

    def _restore(self, service: Callable[..., None], what: object) -> None:
        self.note.hide()
        self.desk.work.run(service, what, then=self._on_restored, failed=self._on_failed, owner=self)

    def _on_restored(self, _nothing: object) -> None:
        self.desk.reopened.emit()

    def _on_failed(self, error: UserError) -> None:
        self.note.say_error(error)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu commands."""
        return {"copy": self.table.copy}


def _columns() -> tuple[Column[Copy], ...]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Backups", text)

    return (
        Column("made_at", tr("Waktu"), lambda copy: Text(_when(copy), digits=True), 240),
        Column("reason", tr("Alasan"), lambda copy: Text(copy.reason, ink="muted"), 240, stretch=True),
        Column("size", tr("Ukuran"), _size, 120, "right"),
    )


def _size(copy: Copy) -> Text:
    return Text(f"{copy.size / 1_000_000:.1f} MB".replace(".", ","), ink="muted", align="right", digits=True)


def _when(copy: Copy) -> str:
    return f"{short_date(copy.made_at.date())} {copy.made_at:%H.%M} {copy.zone}"
