"""Reference lists: what can be chosen, with its scheme and validity."""

import dataclasses

from app.exchange import reference_lists
from app.models import reference


def refresh() -> None:
    """Bring the lists that ship with this version into the open database."""
    reference.refresh(dataclasses.asdict(entry) for entry in reference_lists.shipped())


def choices(scheme: str, on: str = "") -> tuple[tuple[str, str], ...]:
    """(code, label) of a list such as "pillar", "education", "level" or "PAS-12"; `on` an ISO day limits it."""
    return tuple(reference.entries(scheme, on))
