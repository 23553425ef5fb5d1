"""Where data, backups and logs live, and where the program's own resources are."""

import os
import sys
from pathlib import Path

APP_NAME = "Bimtek PSM"


def resource(*parts: str) -> Path:
    """A file that ships with the program, from a source tree and from the built program alike."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root.joinpath("resources", *parts)


def data_dir() -> Path:
    """The folder of the user's database, backups and logs; never beside the executable."""
    chosen = os.environ.get("BIMTEK_DATA", "")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def settings_dir() -> Path:
    """The folder of what belongs to this machine and user, not to the database."""
    chosen = os.environ.get("BIMTEK_SETTINGS", "")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False, roaming=False))


def documents_dir() -> Path:
    """Where "Simpan PDF…" and exports are offered to go first."""
    import platformdirs

    return Path(platformdirs.user_documents_dir())
