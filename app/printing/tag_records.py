"""What a sheet of name tags is given."""

from dataclasses import dataclass

WIDTH, HEIGHT = 90.0, 60.0
ACROSS, DOWN = 2, 4
PER_SHEET = ACROSS * DOWN


@dataclass(frozen=True)
class Tag:
    """One tag. `role` stands in its box, framed for participants, white on black for an `official`.

    `lines` say where somebody is from, or what they are; `photo` is JPEG or PNG; `rundown` are (time, words) for the
    back.
    """

    name: str
    role: str
    code: str
    lines: tuple[str, ...] = ()
    official: bool = False
    photo: bytes | None = None
    rundown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TagSheet:
    """The tags of an event; `when_where` stands under its title. `backs` asks for the other side too."""

    event_title: str
    event_code: str
    when_where: str
    tags: tuple[Tag, ...]
    backs: bool = False
    practice: bool = False
