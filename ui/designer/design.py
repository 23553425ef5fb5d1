"""The design at work: every change is one step of it; the element and the side at work are remembered with it."""

from PySide6.QtCore import QObject, Signal

from app.domain import layout_editing as editing
from app.domain.layout_editing import Side
from app.domain.layouts.elements import Element, Layout
from ui.designer.steps import DesignSteps, Moment


class Design(QObject):
    """`changed` tells that the design is another one, `stood` that another element or side is at work."""

    changed = Signal()
    stood = Signal()

    def __init__(self, layout: Layout, parent: QObject) -> None:
        super().__init__(parent)
        self.steps = DesignSteps(Moment(layout))

    @property
    def layout(self) -> Layout:
        """The design as it is."""
        return self.steps.now.layout

    @property
    def side(self) -> Side:
        """The side at work."""
        return "back" if self.steps.now.side == "back" else "front"

    @property
    def chosen(self) -> str:
        """The element at work, "" for the page."""
        return self.steps.now.chosen

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the side at work."""
        return editing.elements(self.layout, self.side)

    def do(self, layout: Layout, kind: object = None, chosen: str | None = None) -> None:
        """One step to another design; those of one kind that follow each other are one."""
        moment = Moment(layout, self.chosen if chosen is None else chosen, self.side)
        if self.steps.do(moment, kind):
            self.changed.emit()

    def undo(self) -> None:
        """One step back."""
        if self.steps.can_undo:
            self._take_up(self.steps.undo())

    def redo(self) -> None:
        """One step on again."""
        if self.steps.can_redo:
            self._take_up(self.steps.redo())

    def choose(self, element_id: str) -> None:
        """Work on another element of this side; with "" on the page."""
        known = any(one.id == element_id for one in self.elements)
        self._stand(self.side, element_id if known else "")

    def turn(self, side: str) -> None:
        """Work on a side."""
        self._stand(side, "")

    def choose_next(self, by: int) -> None:
        """The next element, or the one before; after the last the page."""
        ids = ["", *(one.id for one in self.elements)]
        self.choose(ids[(ids.index(self.chosen) + by) % len(ids)])

    def put(self, element: Element, kind: object = None) -> None:
        """An element was moved, resized or changed."""
        self.do(editing.put(self.layout, element.id, element), kind)

    def rename(self, layout: Layout, element_id: str) -> None:
        """The element at work bears another name."""
        self.do(layout, ("value", "id"), element_id)

    def add(self, kind: str) -> None:
        """A new element on top of the pile."""
        layout, element_id = editing.add(self.layout, self.side, kind)
        self.do(layout, chosen=element_id)

    def act(self, what: str) -> None:
        """Copy or remove the element at work, or put it up or down in the list."""
        if not self.chosen:
            return
        if what == "copy":
            layout, element_id = editing.duplicate(self.layout, self.side, self.chosen)
            self.do(layout, chosen=element_id)
        elif what == "remove":
            self._remove()
        else:
            by = -1 if what == "up" else 1
            self.do(editing.reorder(self.layout, self.side, self.chosen, by), ("order", self.chosen))

    def saved(self, layout: Layout) -> None:
        """This one is kept now."""
        self.steps.saved(layout)
        self.stood.emit()

    def _remove(self) -> None:
        """The next one is at work then, after the last the one before."""
        ids = [one.id for one in self.elements]
        place = ids.index(self.chosen)
        beside = [*ids[place + 1 :], *reversed(ids[:place]), ""]
        self.do(editing.remove(self.layout, self.side, self.chosen), chosen=beside[0])

    def _take_up(self, moment: Moment) -> None:
        known = editing.find(moment.layout, moment.chosen)
        self.steps.stand(moment.side, moment.chosen if known else "")
        self.changed.emit()

    def _stand(self, side: str, chosen: str) -> None:
        self.steps.stand(side, chosen)
        self.stood.emit()
