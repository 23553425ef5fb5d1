"""What was done to a design since it was opened, to be undone and done again; nothing of it is kept in the database."""

from dataclasses import dataclass, replace

from app.domain.layouts.elements import Layout

_MOST = 200


@dataclass(frozen=True)
class Moment:
    """A design at one time, and the element (id, "" for the page) and side that were at work."""

    layout: Layout
    chosen: str = ""
    side: str = "front"


@dataclass(frozen=True)
class _Step:
    """The moment that a step led to, what was at work before it and after it, and what is at work there now."""

    led_to: Moment
    before: Moment
    now: Moment


class DesignSteps:
    """A row of steps and where in it we are. Steps of one kind that follow each other are one: letters typed into a
    field, arrows on an element."""

    def __init__(self, first: Moment) -> None:
        self._steps = [_Step(first, first, first)]
        self._place = 0
        self._saved = first.layout
        self._kind: object = None

    @property
    def now(self) -> Moment:
        """The design as it is."""
        return self._steps[self._place].now

    @property
    def dirty(self) -> bool:
        """Whether it differs from what was saved."""
        return self.now.layout != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether something was done."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return self._place < len(self._steps) - 1

    def do(self, moment: Moment, kind: object = None) -> bool:
        """Go on to another design; False where it is the same."""
        if moment.layout == self.now.layout:
            return False
        joins = kind is not None and kind == self._kind and self.can_undo and not self.can_redo
        before = self._steps[self._place].before if joins else self.now
        del self._steps[self._place + (0 if joins else 1) :]
        self._steps = [*self._steps, _Step(moment, before, moment)][-_MOST:]
        self._place = len(self._steps) - 1
        self._kind = kind
        return True

    def undo(self) -> Moment:
        """One step back; what was at work before it is at work again."""
        self._kind = None
        undone = self._steps[self._place]
        self._place -= self.can_undo
        return replace(undone.before, layout=self.now.layout)

    def redo(self) -> Moment:
        """One step on again."""
        self._kind = None
        self._place += self.can_redo
        return self._steps[self._place].led_to

    def stand(self, side: str, chosen: str) -> None:
        """Another element is at work; that is no step."""
        if (side, chosen) != (self.now.side, self.now.chosen):
            here = self._steps[self._place]
            self._steps[self._place] = replace(here, now=Moment(here.now.layout, chosen, side))
            self.pause()

    def pause(self) -> None:
        """The next step is one of its own, whatever its kind."""
        self._kind = None

    def saved(self, layout: Layout) -> None:
        """This design is kept now."""
        self._saved = layout
        self.pause()
