"""Keeping typed text from running as a formula when a CSV file is opened in a spreadsheet program."""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")


def guard(text: str) -> str:
    """The text for a CSV cell, with an apostrophe before whatever a spreadsheet would take for a formula."""
    return "'" + text if _RISKY.match(text) else text


def unguard(text: str) -> str:
    """What `guard` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
