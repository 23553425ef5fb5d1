"""A database that cannot be opened: say why, and offer the newest sound copy of a damaged one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import UserError
from app.services import workspace
from ui.dates import short_date
from ui.dialogs.question import Question, ask
from ui.messages import show_error
from ui.work.thread import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Rescue(QObject):
    """Asks once; `opened` is called when a copy stands in the place of the database, `given_up` otherwise."""

    def __init__(
        self,
        window: "QWidget",
        work: Work,
        error: UserError,
        opened: Callable[[], None],
        given_up: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._error = error
        self._opened = opened
        self._given_up = given_up

    def start(self) -> None:
        """Look for a copy, which is opened and checked, then ask."""
        self._work.run(workspace.rescue_copy, then=self._offer, failed=self._end)

    def _offer(self, copy: workspace.Backup | None) -> None:
        if copy is None:
            self._end(self._error)
            return
        made = copy.made_at.astimezone()
        text = self.tr(
            "Cadangan terakhir yang baik dibuat pada {day} pukul {time} dan sudah diperiksa. Yang dicatat sesudahnya "
            "harus diketik ulang. Berkas yang rusak tidak dibuang: disimpan di antara cadangan."
        ).format(day=short_date(made.date()), time=f"{made:%H.%M}")
        question = Question(self._error.happened, text, self.tr("Pulihkan cadangan itu"), self.tr("Tutup program"))
        if ask(self._window, question):
            self._work.run(workspace.restore_backup, copy.name, then=lambda _done: self._opened(), failed=self._end)
        else:
            self._given_up()

    def _end(self, error: UserError) -> None:
        show_error(self._window, error)
        self._given_up()
