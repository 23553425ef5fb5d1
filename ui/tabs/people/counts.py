"""How many people there are by status: counted in the background, one figure at a time, when the list is at rest."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.services import people
from app.services.people import PeopleQuestion
from ui.pages import Desk
from ui.widgets.chips import Filter, FilterRow

COUNT_AFTER = 350
"""Milliseconds of rest before counting begins."""
_KEYS = ("all", "aktif", "calon", "nonaktif")


class PillCounts(QObject):
    """Fills the pills of the people list; `known` tells that there are new figures."""

    known = Signal()

    def __init__(self, desk: Desk, pills: FilterRow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._pills = desk, pills
        self._within = ""
        self._counting: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNT_AFTER)
        self._later.timeout.connect(self._count)
        self._show()

    @property
    def total(self) -> int | None:
        """All people of the region; None while that is not known."""
        return self._counts.get("all")

    def renew(self, within: str) -> None:
        """Count again, in a region or everywhere; until then the old figures stand, if they are of that region."""
        if within != self._within:
            self._counts = {}
            self._show()
        self._within = within
        self._counting = {}
        self._later.start()

    def _count(self) -> None:
        key = _KEYS[len(self._counting)]
        question = PeopleQuestion(within=self._within, status="" if key == "all" else key)
        self._desk.work.run(people.count, question, then=self._take, owner=self, key=(id(self), "count"))

    def _take(self, count: int) -> None:
        self._counting[_KEYS[len(self._counting)]] = count
        if len(self._counting) < len(_KEYS):
            self._count()
            return
        self._counts = self._counting
        self._counting = {}
        self._show()
        self.known.emit()

    def _show(self) -> None:
        def tr(text: str) -> str:
            return QCoreApplication.translate("People", text)

        words = (tr("Semua"), tr("Aktif"), tr("Calon"), tr("Nonaktif"))
        self._pills.set_filters(
            tuple(Filter(key, text, self._counts.get(key)) for key, text in zip(_KEYS, words, strict=True))
        )
