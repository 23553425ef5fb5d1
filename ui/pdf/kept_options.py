"""The choices made for each kind of paper, remembered on this machine."""

import json
from dataclasses import asdict, fields, replace

from app.services.papers.options import PaperOptions
from ui.pages import Desk

_KEPT = (
    "paper", "landscape", "walk_in_rows", "row_height", "signatories", "letterhead", "preprinted", "phones", "choices",
)  # fmt: skip
"""What is remembered; the occasion, the origin and the class belong to an event."""
_LAST = ""
"""Under this name stands the size of paper chosen last: an office that prints on F4 says so once."""
_OWN_SHEETS = frozenset({"certificates"})
"""Papers that are printed on sheets of their own."""


def kept_options(desk: Desk, document: str) -> PaperOptions:
    """The choices made for a kind of paper last; those that are damaged count as never made. A kind for which none was
    made lies on the sheets of the other papers."""
    kept = _kept(desk)
    told = kept.get(document, {} if document in _OWN_SHEETS else kept.get(_LAST))
    if not isinstance(told, dict):
        return PaperOptions()
    defaults = asdict(PaperOptions())
    known = {name: told[name] for name in _KEPT if isinstance(told.get(name), type(defaults[name]))}
    if known.get("paper") not in (None, "A4", "F4"):
        del known["paper"]
    return replace(PaperOptions(), **known, choices=_pairs(told.get("choices")))


def keep_options(desk: Desk, document: str, options: PaperOptions) -> None:
    """Remember the choices made for a kind of paper."""
    kept = _kept(desk)
    chosen = {field.name: getattr(options, field.name) for field in fields(options) if field.name in _KEPT}
    chosen["choices"] = [list(pair) for pair in options.choices]
    if kept.get(document) != chosen:
        last = {} if document in _OWN_SHEETS else {_LAST: {"paper": options.paper}}
        desk.keep(replace(desk.settings, papers=json.dumps(kept | last | {document: chosen})))


def _kept(desk: Desk) -> dict[str, object]:
    try:
        told = json.loads(desk.settings.papers or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _pairs(told: object) -> tuple[tuple[str, str], ...]:
    """The (key, value) pairs among what was kept; JSON knows no tuples."""
    found = told if isinstance(told, list) else []
    return tuple((str(pair[0]), str(pair[1])) for pair in found if isinstance(pair, list) and len(pair) == 2)
