"""What a cell of a table may hold: frozen values that a delegate draws and a screen reader speaks."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from ui.drawing.bars import QuotaBar
from ui.drawing.chip import Chip

EMPTY = "–"


@dataclass(frozen=True)
class Text:
    """One line; `role` is a type role, `ink` a colour role; `digits` for figures under each other.

    `struck` draws a line through words that are no longer in force.
    """

    text: str
    role: str = "body"
    ink: str = "text"
    align: str = "left"
    digits: bool = False
    struck: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says and Ctrl+C copies."""
        return self.text


def number(value: int | None, *, role: str = "body", ink: str = "text") -> Text:
    """A count at the right edge; None is "–"."""
    if value is None:
        return Text(EMPTY, role, "muted", "right")
    return Text(f"{value:,}".replace(",", "."), role, ink, "right", digits=True)


@dataclass(frozen=True)
class TwoLine:
    """A strong line and a muted one under it; each may be amber where a fact is missing."""

    first: str
    second: str = ""
    first_role: str = "strong"
    first_ink: str = "text"
    second_ink: str = "muted"

    @property
    def spoken(self) -> str:
        """Both lines."""
        return ", ".join(part for part in (self.first, self.second) if part)


@dataclass(frozen=True)
class Picture:
    """A small picture, as large as the cell allows; None while it is not drawn yet. What it shows stands beside it."""

    image: QImage | None = None

    @property
    def spoken(self) -> str:
        """Nothing: a picture cannot be heard."""
        return ""


@dataclass(frozen=True)
class Remark:
    """A sentence with an icon, where something wants an eye; empty text is an empty cell.

    `second` is a quiet line under it; `struck` draws a line through what was answered.
    """

    text: str
    icon: str = "warning_filled"
    ink: str = "warn"
    second: str = ""
    struck: bool = False

    @property
    def spoken(self) -> str:
        """The sentences."""
        return "; ".join(part for part in (self.text, self.second) if part)


@dataclass(frozen=True)
class Quota:
    """A quota bar over "41 dari 50", and a remark beside it."""

    bar: QuotaBar | None
    text: str
    remark: Remark | None = None

    @property
    def spoken(self) -> str:
        """The sentence, since a bar cannot be heard."""
        return ", ".join(part for part in (self.text, self.remark.text if self.remark else "") if part)


@dataclass(frozen=True)
class Mark:
    """Attendance at one session: H, I, S, A or `""` for not recorded; `word` is what is spoken."""

    letter: str
    word: str

    @property
    def spoken(self) -> str:
        """The word."""
        return self.word


@dataclass(frozen=True)
class Share:
    """Attendance in percent against a threshold (both 0 to 100); `open` while sessions are unrecorded."""

    percent: int
    threshold: int
    open: bool = False
    lost: bool = False

    @property
    def spoken(self) -> str:
        """ "≥ 83 %", and that the threshold is out of reach."""
        return ("≥ " if self.open else "") + f"{self.percent} %"


@dataclass(frozen=True)
class Score:
    """A bar (0 to 1) and the figure beside it; `chosen` is within the seats."""

    share: float
    text: str
    chosen: bool = True

    @property
    def spoken(self) -> str:
        """The figure."""
        return self.text


@dataclass(frozen=True)
class Sign:
    """An icon alone, in words for those who cannot see it."""

    icon: str
    ink: str
    word: str

    @property
    def spoken(self) -> str:
        """The word."""
        return self.word


Cell = Text | TwoLine | Picture | Remark | Quota | Mark | Share | Score | Sign | Chip
