"""What an officer chooses for a paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Choice:
    """A choice that one kind of paper offers: `values` are (key, words), the first of them the usual one."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


# Which fields each group of options holds.
GROUPS = {
    "direction": ("landscape",),
    "occasion": ("days", "sessions"),
    "people": ("region",),
    "batch": ("batch",),
    "rows": ("walk_in_rows", "row_height"),
    "signatories": ("signatories",),
    "checks": ("letterhead", "preprinted"),
    "phones": ("phones",),
}


@dataclass(frozen=True)
class PaperOptions:
    """What an officer chooses for a paper; a kind of paper heeds those that it names in its `options`.

    `days` are ISO dates and `sessions` ids, none means every day; `region` limits to one regency and `batch` to one
    class; `signatories` is 0 to 3; `row_height` 9 to 12 mm; `choices` are (key, value) of the paper's own `Choice`s. On
    sheets that bear the kop already it is not printed and its room stays free (`preprinted`).
    """

    paper: str = "A4"
    landscape: bool = False
    days: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    region: str = ""
    batch: str = ""
    blank: bool = False
    walk_in_rows: int = 5
    row_height: float = 10.0
    signatories: int = 2
    letterhead: bool = True
    preprinted: bool = False
    phones: bool = False
    offset_x: float = 0.0
    offset_y: float = 0.0
    choices: tuple[tuple[str, str], ...] = ()

    def heeded(self, groups: Sequence[str]) -> "PaperOptions":
        """The same, with the usual value in every field whose group a kind of paper does not heed."""
        usual = PaperOptions()
        unheeded = (name for group, names in GROUPS.items() if group not in groups for name in names)
        return replace(self, **{name: getattr(usual, name) for name in unheeded})

    def choice(self, choice: Choice) -> str:
        """What was chosen, else the usual value."""
        usual = choice.values[0][0]
        chosen = dict(self.choices).get(choice.key, usual)
        return chosen if chosen in dict(choice.values) else usual
