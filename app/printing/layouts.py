"""The certificate designs that ship with the program."""

from functools import cache

from app.domain.layouts import files
from app.domain.layouts.elements import Layout
from app.errors import UserError
from app.paths import resource


@cache
def layout(name: str) -> Layout:
    """The design of that name, such as "resmi" or "piagam".

    Raises:
        UserError: there is no such design.
    """
    if name not in layout_names():
        raise UserError(f"Tata letak sertifikat “{name}” tidak ada.", todo=f"Pilih {', '.join(layout_names())}.")
    return files.read(resource("layouts", f"{name}.json").read_text(encoding="utf-8"))


@cache
def layout_names() -> tuple[str, ...]:
    """The names of the designs, sorted."""
    return tuple(sorted(path.stem for path in resource("layouts").glob("*.json")))
