"""Time of day on a timetable, in minutes since midnight: reading it, snapping to it, moving what is in the way."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

DAY = 24 * 60
STEP = 15
"""A sitting that is dragged begins at a quarter of an hour, unless an edge of another is nearer."""
UNTIMED = 60
"""Minutes that a sitting without an end is drawn as and moved with."""


@dataclass(frozen=True)
class Span:
    """From when to when something sits, of one class ("" for all)."""

    id: str
    starts: int
    ends: int
    batch: str = ""


def minutes(text: str) -> int | None:
    """Minutes since midnight of "08.30" or "08:30"; None for empty or otherwise typed text."""
    typed = re.fullmatch(r"([0-9]{1,2})(?:[.:]([0-9]{0,2}))?", text.strip())
    if typed is None or int(typed[1]) >= 24 or int(typed[2] or "0") >= 60:
        return None
    return int(typed[1]) * 60 + int(typed[2] or "0")


def clock(since_midnight: int) -> str:
    """ "08.30"."""
    return f"{since_midnight // 60:02d}.{since_midnight % 60:02d}"


def share_people(one: str, other: str) -> bool:
    """Whether two sittings are for the same people: of one class, or one of them for all."""
    return one == other or not one or not other


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a minute; one that ends as the other begins does not."""
    return one.starts < other.ends and other.starts < one.ends


def snapped(wanted: int, length: int, others: Iterable[Span]) -> int:
    """When a sitting of `length` minutes begins that was let go at `wanted`: at the nearest quarter of an hour, or
    where it touches the end or the beginning of another; always within the day."""
    latest = max(0, DAY - 1 - length)
    edges = {edge for other in others for edge in (other.ends, other.starts - length)}
    quarter = round(wanted / STEP) * STEP
    # an edge wins over a quarter that is as near: sittings follow each other
    near = min((*sorted(edges), quarter), key=lambda at: (abs(at - wanted), at == quarter))
    return min(max(near, 0), latest)


def stepped(starts: int, length: int, by: int) -> int:
    """The next beginning in a direction on a grid of `by` minutes (below zero goes back), within the day."""
    on_grid = starts // abs(by) * abs(by)
    further = on_grid + by if by > 0 or on_grid == starts else on_grid
    return min(max(further, 0), max(0, DAY - 1 - length))


def gap_for(length: int, spans: Sequence[Span], usual: int) -> int:
    """Where something of `length` minutes fits between the sittings of a day: the first pause long enough, else after
    the last one; `usual` on an empty day."""
    ends = sorted(span.ends for span in spans)
    free = (end for end in ends if not any(overlap(Span("", end, end + length), span) for span in spans))
    return next(free, usual)


def pushed(new: Span, others: Sequence[Span]) -> dict[str, int]:
    """The new beginnings of what stands in the way of `new` and, in turn, of those: each goes on as late as it must,
    and what lies before `new`, or is of another class, stays."""
    moved: dict[str, int] = {}
    placed = [new]
    for one in sorted((span for span in others if span.starts >= new.starts), key=lambda span: (span.starts, span.id)):
        length = one.ends - one.starts
        starts = max((p.ends for p in placed if share_people(p.batch, one.batch)), default=one.starts)
        in_way = any(share_people(p.batch, one.batch) and overlap(p, one) for p in placed)
        if in_way and starts > one.starts:
            moved[one.id] = starts
            placed.append(Span(one.id, starts, starts + length, one.batch))
    return moved


def lanes(spans: Sequence[Span]) -> Mapping[str, tuple[int, int]]:
    """Where each stands beside those at the same time: its lane from 0, and how many lanes there are just then."""
    found: dict[str, tuple[int, int]] = {}
    group: list[tuple[Span, int]] = []
    until = -1
    for span in sorted(spans, key=lambda one: (one.starts, one.batch, one.id)):
        if span.starts >= until:
            _close(group, found)
            group, until = [], -1
        taken = {lane for other, lane in group if overlap(other, span)}
        group.append((span, next(lane for lane in range(len(taken) + 1) if lane not in taken)))
        until = max(until, span.ends)
    _close(group, found)
    return found


def _close(group: Sequence[tuple[Span, int]], found: dict[str, tuple[int, int]]) -> None:
    count = max((lane for _, lane in group), default=0) + 1
    found.update((span.id, (lane, count)) for span, lane in group)


def most_of_one_class(hours: Iterable[tuple[Decimal, str]]) -> Decimal:
    """Lesson hours of an event as one participant sits them, from (JP, class) of its sessions: those for all, and of
    the classes, which sit side by side, the one with the most."""
    own: dict[str, Decimal] = {"": Decimal(0)}
    for counted, batch in hours:
        own[batch] = own.get(batch, Decimal(0)) + counted
    return own.pop("") + max(own.values(), default=Decimal(0))
