"""Guilloche: strands that swing about a line, and rings of curves about a point."""

from collections.abc import Iterator
from math import cos, pi, sin, tau

from app.printing.page import Step

STRAND_LINE = 0.35
"""The thinnest line that every printer still draws, pt."""

KNOT = 2.15
HEART = 0.35
"""The lozenge where strands meet: its reach in mm, and the part of it that its light heart has."""

_SWING = 4 / (3 * pi)
# A half wave as one curve: its control points are this part of its length from the ends, at 4/3 of its height.
_TURN = 0.3642
# From crest to trough as one curve: the control points stand level with the ends, this part of the way along.


def strands(start: float, end: float, across: float, swings: tuple[float, ...], wave: float, *,
            upright: bool) -> Iterator[Step]:  # fmt: skip
    """Cosine lines from `start` to `end` about the line at `across`, tied together each half wave of about `wave` mm
    and at both ends; one for each height of `swings`."""
    count = round((end - start) / wave)
    half = (end - start) / count

    def place(along: float, beside: float) -> tuple[float, float]:
        return (across + beside, along) if upright else (along, across + beside)

    for swing in swings:
        yield ("m", *place(start, 0))
        for number in range(count):
            at, height = start + number * half, swing * (-1) ** number * 4 / 3
            yield ("c", *place(at + half * _SWING, height), *place(at + half * (1 - _SWING), height),
                   *place(at + half, 0))  # fmt: skip


def ring(x: float, y: float, inner: float, outer: float, lobes: int, curves: int) -> Iterator[Step]:
    """Closed curves about x, y that swing `lobes` times between two radii, each turned a little from the one before."""
    step = pi / lobes
    for curve in range(curves):
        first = tau * curve / (lobes * curves)
        yield ("m", *_polar(x, y, outer, first))
        for number in range(2 * lobes):
            from_radius, to_radius = (outer, inner) if number % 2 == 0 else (inner, outer)
            angle, next_angle = first + number * step, first + (number + 1) * step
            yield ("c", *_beside(x, y, from_radius, angle, step * _TURN),
                   *_beside(x, y, to_radius, next_angle, -step * _TURN),
                   *_polar(x, y, to_radius, next_angle))  # fmt: skip
        yield ("h",)


def lozenge(x: float, y: float, reach: float) -> tuple[Step, ...]:
    """A square on its corner; `reach` from its middle to each corner."""
    return ("m", x, y - reach), ("l", x + reach, y), ("l", x, y + reach), ("l", x - reach, y), ("h",)


def _polar(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * cos(angle), y + radius * sin(angle)


def _beside(x: float, y: float, radius: float, angle: float, turn: float) -> tuple[float, float]:
    """From the place at an angle straight along the circle, as far as `turn` is on it."""
    return (x + radius * (cos(angle) - turn * sin(angle)), y + radius * (sin(angle) + turn * cos(angle)))
