"""What is shipped with the program, under which licence."""

import json
from dataclasses import dataclass
from functools import cache

from app import paths


@dataclass(frozen=True)
class Licence:
    """A part of the program: its name and version, its licence, what it is for, and the text of the licence or the
    resource that holds it."""

    name: str
    version: str
    licence: str
    purpose: str
    text: str
    file: str


@cache
def listing() -> tuple[Licence, ...]:
    """All parts, by name; made by `resources/help/rebuild_licences.py`."""
    listed = json.loads(paths.resource("help", "licences.json").read_text(encoding="utf-8"))
    return tuple(Licence(**entry) for entry in listed)


def text(licence: Licence) -> str:
    """The licence as its authors gave it; "" where the part has only a name for it."""
    if licence.file:
        return paths.resource(*licence.file.split("/")).read_text(encoding="utf-8")
    return licence.text
