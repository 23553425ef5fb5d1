"""Reads the list of people for its table: the first page at once, its length in stretches, other pages when seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.services import people_lists
from app.services.people import PeopleQuestion, PersonRow
from app.services.people_lists import PAGE, Opening, Stretch
from ui.pages import Desk
from ui.tables.paged import PagedModel


class PeoplePager(QObject):
    """`opened` tells that the first page of another list is shown, `counted` how many rows there are at least, and
    whether that is all."""

    opened = Signal()
    counted = Signal(int, bool)

    def __init__(self, desk: Desk, model: PagedModel[PersonRow], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self.question = PeopleQuestion()
        self._round = 0
        self._marks: list[int] = []
        model.read = self._read

    def ask(self, question: PeopleQuestion) -> None:
        """Show another list."""
        self.question = question
        self._open(self._begin)

    def renew(self) -> None:
        """Show the same list as it is now; the reader stays where they are."""
        self._open(self._go_over if self._model.rowCount() else self._begin)

    def gather(self, numbers: Sequence[int], then: Callable[[list[PersonRow]], object]) -> None:
        """The rows of these numbers, read where they are not."""
        held = [self._model.row(number) for number in numbers]
        if None not in held:
            then([row for row in held if row is not None])
            return
        pages = sorted({number // PAGE for number in numbers})
        marks = [self._marks[page] for page in pages if page < len(self._marks)]

        def show(read: list[tuple[PersonRow, ...]]) -> None:
            found = zip(pages, read, strict=False)
            rows = {page * PAGE + at: row for page, part in found for at, row in enumerate(part)}
            then([rows[number] for number in numbers if number in rows])

        self._desk.work.run(_read_all, self.question, marks, then=show, owner=self)

    def _open(self, show: Callable[[Opening], None]) -> None:
        self._round += 1
        self._desk.work.run(people_lists.opening, self.question, then=show, owner=self, key=(id(self), "opening"))

    def _begin(self, opening: Opening) -> None:
        self._marks = []
        self._model.begin(opening.rows, opening.stretch.rows)
        self.opened.emit()
        self._survey(opening.stretch, self._grow)

    def _grow(self, marks: list[int], count: int, is_all: bool) -> None:
        """A list just opened gets longer as it is counted; not at each stretch, for the view looks at all its rows."""
        self._marks = marks
        if is_all or count >= 2 * self._model.rowCount():
            self._model.set_count(count)

    def _go_over(self, opening: Opening) -> None:
        """What is shown changes when all of it was counted again."""

        def take(marks: list[int], count: int, is_all: bool) -> None:
            if is_all:
                self._marks = marks
                self._model.set_count(count)
                self._model.renew()
                self._model.put_page(0, opening.rows)

        self._survey(opening.stretch, take)
        if not opening.rows:
            self.opened.emit()

    def _survey(self, stretch: Stretch, take: Callable[[list[int], int, bool], None]) -> None:
        """Count on from the first stretch; `take` gets the marks so far, the rows so far, and whether that is all."""
        number = self._round
        marks: list[int] = []
        count = 0

        def add(more: Stretch) -> None:
            nonlocal count
            if number != self._round:
                return
            marks.extend(more.marks)
            count += more.rows
            take(marks, count, more.then is None)
            self.counted.emit(count, more.then is None)
            if more.then is not None:
                key = (id(self), "survey")
                self._desk.work.run(people_lists.survey, self.question, more.then, then=add, owner=self, key=key)

        add(stretch)

    def _read(self, page: int) -> None:
        if page >= len(self._marks):
            self._model.put_page(page, ())
            return
        number = self._round
        self._desk.work.run(
            people_lists.page,
            self.question,
            self._marks[page],
            then=lambda rows: self._model.put_page(page, rows) if number == self._round else None,
            owner=self,
        )


def _read_all(question: PeopleQuestion, marks: Sequence[int]) -> list[tuple[PersonRow, ...]]:
    return [people_lists.page(question, mark) for mark in marks]
