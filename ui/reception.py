"""Receives the user at an open database: names the office, shows the first start where there is none, and leads
between the office's own data and the practice data."""

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QObject

from app.errors import UserError
from app.services import at_work, workspace
from app.services.at_work import OfficeAtWork
from ui.cover import Cover
from ui.dialogs.question import Question, ask, tell
from ui.main_window import MainWindow
from ui.work.changes import Change


class Reception(QObject):
    """Belongs to one window and one open database."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._office: OfficeAtWork | None = None
        self.cover = Cover(window)
        window.band.close_button.clicked.connect(self.leave_practice)
        window.desk.work.changed.connect(self._on_change)

    def now(self) -> datetime:
        """The time at the office; that of this machine while there is none."""
        if self._office is None or not self._office.name:
            return datetime.now().astimezone()
        return datetime.now(UTC).astimezone(timezone(timedelta(hours=self._office.zone.hours)))

    def leave_practice(self) -> None:
        """Back to the office's own data; where the practice data are the only ones, say how to begin."""
        if self._office is None or not self._may_leave():
            return
        if not self._office.in_practice_folder:
            self._tell_about_folders()
            return
        question = Question(
            self.tr("Tutup latihan?"),
            self.tr(
                "Yang dibuka berikutnya adalah data kantor Anda sendiri. Data latihan tetap tersimpan di folder "
                "tersendiri dan dapat dibuka lagi dari Setelan › Tentang, atau dari layar awal."
            ),
            self.tr("Buka data kantor"),
            self.tr("Tetap berlatih"),
        )
        if ask(self._window, question):
            self._desk.work.run(workspace.open_workspace, then=self._reopened, failed=self._failed)

    def receive(self, office: OfficeAtWork) -> None:
        """Name the office, and show the first page or the first start."""
        self._name(office)
        if office.name:
            self.begin()
        else:
            self._show_first_start()

    def begin(self) -> None:
        """Lift the first start and show the first page."""
        self.cover.lift()
        self._window.show_page(self._window.stack.first)

    def _show_first_start(self) -> None:
        from ui.tabs.first_start import FirstStart

        first = FirstStart(self._desk)
        first.finished.connect(self.begin)
        self.cover.show(first)

    def _on_change(self, change: Change) -> None:
        if "office" in change.touched:
            self._desk.work.run(at_work.at_work, then=self._name, owner=self, key=(id(self), "office"))

    def _name(self, office: OfficeAtWork) -> None:
        self._office = office
        self._desk.office_changed.emit(office.name, office.practice)

    def _may_leave(self) -> bool:
        return all(page.may_leave() for page in self._window.stack.built.values())

    def _reopened(self, _nothing: object = None) -> None:
        self._desk.reopened.emit()

    def _failed(self, error: UserError) -> None:
        self._desk.report(error)

    def _tell_about_folders(self) -> None:
        where = self._office.folder if self._office else ""
        tell(
            self._window,
            self.tr("Folder ini berisi data latihan saja"),
            self.tr(
                "Data contoh dimuat langsung ke {folder}, dan folder itu tetap menjadi tempat latihan. Untuk memulai "
                "data kantor, tutup Bimtek PSM lalu buka dengan folder data yang lain (BIMTEK_DATA), atau pindahkan "
                "isi folder ini ke tempat lain."
            ).format(folder=where),
            self.tr("Tutup"),
        )

