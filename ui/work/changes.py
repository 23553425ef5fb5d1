"""What the window needs to know of a change that a service has committed."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Change(Protocol):
    """What services give back from a write: the step that made it, its name, and the tables it touched."""

    @property
    def step_id(self) -> str:
        """The step in the change log; `""` when nothing was changed."""

    @property
    def title(self) -> str:
        """The step in the user's words ("3 peserta ditambahkan")."""

    @property
    def touched(self) -> frozenset[str]:
        """Names of the tables that differ now."""
