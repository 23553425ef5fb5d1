"""Wrong usage, in Indonesian: Typer's own sentences are English and have no translation."""

import re
from typing import cast

import typer

# Typer keeps Click's classes to itself; this is the public way to the class of all usage errors.
UsageError = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])

_SENTENCES = (
    (r"No such command '(.*)'\.", "Perintah “{}” tidak ada."),
    (r"No such option:? '?(.*?)'?(?:\.| .*|$)", "Pilihan {} tidak ada."),
    (r"Missing argument '(.*)'\.?", "{} belum ditulis."),
    (r"Missing option '(.*)'\.?", "Pilihan {} belum ditulis."),
    (r"Got unexpected extra argument.*? \((.*)\)", "Kata yang tidak dikenal: {}."),
    (r"Option '?(.*?)'? requires an argument\.", "Pilihan {} memerlukan nilai."),
    (r"Invalid value for '?(.*?)'?: Input should be .*(?:integer|number).*", "{} harus berupa angka."),
    (r"Invalid value for '?(.*?)'?: Input should be .*", "{} di luar batas."),
    (r"Invalid value for '?(.*?)'?: (.*)", "{} keliru: {}."),
    (r"Invalid value: (.*)", "Perintah keliru: {}."),
)


def sentence(message: str) -> str:
    """What was wrong with a command, and where its usage is told."""
    if message.startswith("Usage:"):  # a group without a command shows its whole help
        return message
    first = message.strip().splitlines()[0] if message.strip() else ""
    for pattern, said in _SENTENCES:
        match = re.fullmatch(pattern, first)
        if match:
            first = said.format(*(part.rstrip(".") for part in match.groups()))
            break
    return f"{first} Tambahkan --help untuk melihat cara pakainya."
