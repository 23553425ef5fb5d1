"""One value of an element, described beside the value itself: what a form shows and what a file may hold."""

from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Literal

Kind = Literal["mm", "pt", "share", "text", "choice", "flag", "whole", "picture", "rows"]
"""`share` is 0 to 1; `picture` the SHA-256 of an image or the name "logo"; `rows` pairs of label and template."""


@dataclass(frozen=True)
class Value:
    """A value of an element: its name in files, its Indonesian label, kind, limits and the choices of a list
    (value, label)."""

    name: str
    label: str
    kind: Kind
    lowest: float = 0.0
    highest: float = 0.0
    choices: tuple[tuple[str, str], ...] = ()
    default: Any = None


def mm(label: str, default: float = 0.0, lowest: float = 0.0, highest: float = 420.0) -> Any:  # noqa: ANN401  # as `field`
    """A length in mm."""
    return field(default=default, metadata=_told(label, "mm", lowest, highest))


def pt(label: str, default: float = 12.0, lowest: float = 4.0, highest: float = 120.0) -> Any:  # noqa: ANN401  # as `field`
    """A size of type in points."""
    return field(default=default, metadata=_told(label, "pt", lowest, highest))


def share(label: str, default: float = 0.0) -> Any:  # noqa: ANN401  # as `field`
    """A part of something, 0 to 1."""
    return field(default=default, metadata=_told(label, "share", 0.0, 1.0))


def whole(label: str, default: int, lowest: int, highest: int) -> Any:  # noqa: ANN401  # as `field`
    """A whole number."""
    return field(default=default, metadata=_told(label, "whole", lowest, highest))


def text(label: str, default: str = "") -> Any:  # noqa: ANN401  # as `field`
    """Words, with fields in braces."""
    return field(default=default, metadata=_told(label, "text"))


def flag(label: str, *, default: bool = False) -> Any:  # noqa: ANN401  # as `field`
    """Yes or no."""
    return field(default=default, metadata=_told(label, "flag"))


def picture(label: str) -> Any:  # noqa: ANN401  # as `field`
    """The SHA-256 of a picture that travels with the design, or "logo"."""
    return field(default="logo", metadata=_told(label, "picture"))


def rows(label: str) -> Any:  # noqa: ANN401  # as `field`
    """Pairs of a label and a template."""
    return field(default=(), metadata=_told(label, "rows"))


def choice(label: str, *choices: tuple[str, str]) -> Any:  # noqa: ANN401  # as `field`
    """One of a list of (value, label); the first is the usual one."""
    return field(default=choices[0][0], metadata=_told(label, "choice", choices=choices))


def values_of(element_type: type[Any]) -> tuple[Value, ...]:
    """The values of a kind of element, in the order in which a form shows them."""
    return tuple(_value(one) for one in fields(element_type) if "label" in one.metadata)


def _told(label: str, kind: Kind, lowest: float = 0.0, highest: float = 0.0,
          choices: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:  # fmt: skip
    return {"label": label, "kind": kind, "lowest": lowest, "highest": highest, "choices": choices}


def _value(one: "Field[Any]") -> Value:
    default = None if one.default is MISSING else one.default
    return Value(one.name, default=default, **one.metadata)
