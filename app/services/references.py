"""Reference lists: what can be chosen, with its scheme and validity."""

import dataclasses
import hashlib

from app import paths
from app.models import reference


def refresh() -> None:
    """Bring the lists that ship with this version into the open database, unless it holds them."""
    edition = hashlib.sha256(paths.resource("reference", "lists.csv").read_bytes()).hexdigest()
    if reference.edition() != edition:
        from app.exchange import reference_lists

        reference.refresh((dataclasses.asdict(entry) for entry in reference_lists.shipped()), edition)


def choices(scheme: str, on: str = "") -> tuple[tuple[str, str], ...]:
    """(code, label) of a list such as "pillar", "education", "level" or "PAS-12"; `on` an ISO day limits it."""
    return tuple(reference.entries(scheme, on))
