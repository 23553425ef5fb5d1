"""What belongs to this machine and user: the look and the place of the window."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from app import paths

_FILE = "window.json"


@dataclass(frozen=True)
class Settings:
    """`mode` is system, light or dark; `geometry` is Qt's own words for the window's place, in hexadecimal.

    `folder` is where a file was saved last; `papers` the choices made for each document, as JSON; `import_folder`
    is where a list was taken from last, `import_mode` whether then "good" rows alone went in or "all"; `columns` the
    columns and widths chosen in each list, as JSON; `printers` what corrects each printer's shift, as JSON of name to
    [right, down] in tenths of a mm, "" naming all the others; `silent` tells that the desk at the door does not beep.
    """

    mode: str = "system"
    percent: int = 100
    dense: bool = False
    geometry: str = ""
    folder: str = ""
    papers: str = ""
    import_folder: str = ""
    import_mode: str = "good"
    columns: str = ""
    printers: str = ""
    silent: bool = False


def load() -> Settings:
    """The settings kept, or the defaults where the file is missing or damaged: a look is not worth a message."""
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    known = {field.name: type(field.default) for field in fields(Settings)}
    return Settings(**{name: kept[name] for name, kind in known.items() if isinstance(kept.get(name), kind)})


def save(settings: Settings) -> bool:
    """Write beside, then replace; False where the folder cannot be written."""
    path = _path()
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings)), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return False
    return True


def _path() -> Path:
    return paths.settings_dir() / _FILE
