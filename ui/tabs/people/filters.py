"""The filters of the people list: chosen in a menu, shown as chips that can be taken off, kept under names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.vocabulary import LEVELS, PERSON_STATUSES, PILLARS
from app.services import people_lists
from app.services.people import PeopleQuestion
from app.services.people_lists import SavedFilter
from ui.dialogs.one_text import TextQuestion, ask_text
from ui.pages import Desk
from ui.widgets.buttons import Button
from ui.widgets.cards import row

_GAP = 8


class FilterBar(QWidget):
    """The chips of a question, with "Hapus semua". `changed` tells the question that the reader made of it."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Saringan yang dipakai"))
        self._desk = desk
        self._question, self._region = PeopleQuestion(), ""
        self._years: Sequence[str] = ()
        self._saved: Sequence[SavedFilter] = ()
        self.button = Button(self.tr("Saringan"), "secondary", "chevron_down", self.open_menu)
        self._parts: list[Button] = []
        self._lines: list[QWidget] = []
        self._lengths: list[int] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self.hide()

    def refresh(self) -> None:
        """Read the years and the kept filters again."""
        self._desk.work.run(_choices, then=self._take, owner=self, key=(id(self), "choices"))

    def show_question(self, question: PeopleQuestion, region: str) -> None:
        """The chips of a question; `region` is the name of the one asked for."""
        self._question, self._region = question, region
        chips = self._chips()
        name = self.tr("Lepas saringan {words}")
        self._parts = [
            Button(words, "filter", "dismiss", partial(self._drop, field), name=name.format(words=words))
            for field, words in chips.items()
        ]
        self._parts.append(Button(self.tr("Hapus semua"), "quiet", clicked=self._drop_all))
        self._parts.append(Button(self.tr("Simpan saringan…"), "quiet", clicked=self.save))
        for part in self._parts:
            part.setParent(self)  # only now it is measured in its style
            part.ensurePolished()
        self._lengths = []
        self._place()
        self.setVisible(bool(chips))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips in the room there is."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Lay the chips in as many lines as they need; one cut short could not be read."""
        lines: list[list[Button]] = []
        room = 0
        for part in self._parts:
            needed = part.sizeHint().width() + _GAP
            if not lines or needed > room:
                lines.append([])
                room = self.width() + _GAP
            lines[-1].append(part)
            room -= needed
        if [len(line) for line in lines] == self._lengths:
            return
        self._lengths = [len(line) for line in lines]
        old, self._lines = self._lines, [QWidget() for _ in lines]
        for holder, line in zip(self._lines, lines, strict=True):
            beside = row(*line, None, spacing=_GAP)
            beside.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(beside)
            self._column.addWidget(holder)
            for part in line:
                part.show()  # one that changes its parent is hidden
        for holder in old:
            self._column.removeWidget(holder)
            holder.hide()
            holder.deleteLater()

    def open_menu(self) -> None:
        """The menu of all filters."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_choices(menu, self.tr("Unsur"), "pillar", {pillar: pillar for pillar in PILLARS})
        self._add_choices(menu, self.tr("Bimtek dasar"), "trained", _trained())
        self._add_choices(menu, self.tr("Jenjang yang diikuti"), "level", LEVELS)
        self._add_choices(menu, self.tr("Tahun yang diikuti"), "year", {year: year for year in self._years})
        lacking = menu.addAction(self.tr("Data belum lengkap"))
        lacking.setCheckable(True)
        lacking.setChecked(self._question.incomplete)
        lacking.triggered.connect(lambda on: self._change(incomplete=on))
        menu.addSeparator()
        self._add_saved(menu)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def save(self) -> None:
        """Keep the filters under a name."""
        question = TextQuestion(
            self.tr("Simpan saringan"),
            self.tr("Kata pencarian tidak ikut disimpan. Nama yang sudah ada diganti."),
            self.tr("Nama saringan"),
            self.tr("Simpan"),
            wanted=True,
        )
        name = ask_text(self, question, ", ".join(self._chips().values())[:60])
        if name:
            self._run(people_lists.save_filter, name, self._question)

    def _add_choices(self, menu: QMenu, title: str, field: str, choices: Mapping[str, str]) -> None:
        under = menu.addMenu(title)
        under.setEnabled(bool(choices))
        present = getattr(self._question, field)
        for value, words in {"": self.tr("Semua"), **choices}.items():
            action = under.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == present)
            action.triggered.connect(lambda _on, value=value: self._change(**{field: value}))

    def _add_saved(self, menu: QMenu) -> None:
        for saved in self._saved:
            words = saved.name.replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _on, saved=saved: self._use(saved))
        if self._saved:
            edit = menu.addMenu(self.tr("Ubah saringan tersimpan"))
            for saved in self._saved:
                under = edit.addMenu(saved.name.replace("&", "&&"))
                under.addAction(self.tr("Ganti nama…")).triggered.connect(lambda _on, s=saved: self._rename(s.name))
                under.addAction(self.tr("Hapus")).triggered.connect(
                    lambda _on, s=saved: self._run(people_lists.drop_filter, s.name)
                )
        keep = menu.addAction(self.tr("Simpan saringan…"))
        keep.setEnabled(bool(self._chips()))
        keep.triggered.connect(lambda _on: self.save())

    def _chips(self) -> dict[str, str]:
        return {field: words for field, words in spoken(self._question, self._region).items() if words}

    def _use(self, saved: SavedFilter) -> None:
        asked = self._question
        self.changed.emit(replace(saved.question, text=asked.text, descending=asked.descending))

    def _rename(self, name: str) -> None:
        question = TextQuestion(
            self.tr("Ganti nama saringan"), "", self.tr("Nama saringan"), self.tr("Ganti nama"), wanted=True
        )
        other = ask_text(self, question, name)
        if other:
            self._run(people_lists.rename_filter, name, other)

    def _run(self, service: object, *arguments: object) -> None:
        self._desk.work.run(service, *arguments, then=lambda _none: self.refresh(), owner=self)  # type: ignore[arg-type]  # any of the services above

    def _drop(self, field: str) -> None:
        self._change(**{field: False if field == "incomplete" else ""})

    def _drop_all(self) -> None:
        asked = self._question
        self.changed.emit(PeopleQuestion(text=asked.text, descending=asked.descending))

    def _change(self, **values: object) -> None:
        self.changed.emit(replace(self._question, **values))  # type: ignore[arg-type]  # fields of the question

    def _take(self, found: tuple[Sequence[str], Sequence[SavedFilter]]) -> None:
        self._years, self._saved = found


def spoken(question: PeopleQuestion, region: str) -> dict[str, str]:
    """Each filter in words, by its field; "" for one that is open."""

    def tr(text: str, value: str) -> str:
        return QCoreApplication.translate("People", text).format(value=value) if value else ""

    return {
        "status": tr("Status: {value}", PERSON_STATUSES.get(question.status, question.status).strip("–")),
        "pillar": tr("Unsur: {value}", question.pillar),
        "within": tr("Wilayah: {value}", question.within and (region or question.within)),
        "trained": _trained().get(question.trained, ""),
        "level": tr("Jenjang: {value}", LEVELS.get(question.level, question.level)),
        "year": tr("Tahun: {value}", question.year),
        "incomplete": QCoreApplication.translate("People", "Belum lengkap") if question.incomplete else "",
    }


def _trained() -> dict[str, str]:
    return {
        "ya": QCoreApplication.translate("People", "Sudah bimtek dasar"),
        "belum": QCoreApplication.translate("People", "Belum bimtek dasar"),
    }


def _choices() -> tuple[Sequence[str], Sequence[SavedFilter]]:
    return people_lists.years(), people_lists.saved_filters()
