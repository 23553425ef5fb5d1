"""Which site this database is. A restored or copied database takes a new site before its first write: two databases
that wrote under one site and clock could never be merged again.

A token kept both in the database and in the user's settings folder, with machine and path, tells a copy.
"""

import json
import platform
import secrets
from pathlib import Path

from app import paths
from app.errors import UserError
from app.models import base, local_settings

_SITE = "site"
_TOKEN = "site_token"  # names a setting, no secret


def current() -> str:
    """The id of this site."""
    return local_settings.get(_SITE)


def settle(path: Path) -> None:
    """Keep the site if this is the same database file on the same machine, else take a new one.

    Raises: UserError: the settings folder cannot be written.
    """
    here = {"machine": platform.node(), "path": str(path.resolve())}
    token = local_settings.get(_TOKEN)
    if token and _told_by(_witness_file(token)) == here:
        return
    token = secrets.token_hex(8)
    local_settings.put(_SITE, base.new_id())
    local_settings.put(_TOKEN, token)
    witness = _witness_file(token)
    try:
        witness.parent.mkdir(parents=True, exist_ok=True)
        witness.write_text(json.dumps(here), encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"Folder setelan {paths.settings_dir()} tidak dapat ditulisi.",
            "Data yang sudah tersimpan tidak diubah.",
            "Periksa izin folder itu dan sisa ruang disk, lalu ulangi.",
        ) from error


def _told_by(witness: Path) -> object:
    """What a witness says; nothing when it is gone or damaged, and then the database counts as a copy."""
    try:
        return json.loads(witness.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _witness_file(token: str) -> Path:
    return paths.settings_dir() / "sites" / f"{token}.json"
