"""What goes wrong in the world, told to the user; anything else that raises is a bug of ours."""

from collections.abc import Callable

# A long job calls it with (done, total) after each item; the caller may raise `Cancelled` from it.
Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """Report nothing: the default of every long job."""


class UserError(Exception):
    """A known problem, in plain Indonesian sentences.

    `happened` says what happened, `unchanged` what was left as it was, `todo` what the user can do now.
    """

    def __init__(self, happened: str, unchanged: str = "", todo: str = "") -> None:
        super().__init__(happened, unchanged, todo)
        self.happened = happened
        self.unchanged = unchanged
        self.todo = todo

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.unchanged, self.todo) if part)


class Cancelled(Exception):  # noqa: N818  # not an error: the user asked for it
    """The user stopped a long job; whatever it had begun is rolled back."""
