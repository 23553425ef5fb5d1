"""What an officer chooses for a paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """A choice that one kind of paper offers: `values` are (key, words), the first of them the usual one."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PaperOptions:
    """What an officer chooses for a paper; a kind of paper heeds those that it names in its `options`.

    `days` are ISO dates and `sessions` ids, none means every day; `region` limits to one regency and `batch` to one
    class; `signatories` is 0 to 3; `row_height` 9 to 12 mm; `choices` are (key, value) of the paper's own `Choice`s.
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
    phones: bool = False
    offset_x: float = 0.0
    offset_y: float = 0.0
    choices: tuple[tuple[str, str], ...] = ()

    def choice(self, choice: Choice) -> str:
        """What was chosen, else the usual value."""
        usual = choice.values[0][0]
        chosen = dict(self.choices).get(choice.key, usual)
        return chosen if chosen in dict(choice.values) else usual
