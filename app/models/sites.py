"""Which site this database is. A restored or copied database takes a new site before its first write: two databases
that wrote under one site and clock could never be merged again.

A token kept both in the database and in the user's settings folder, with machine and path, tells a copy.
"""

import json
import platform
import secrets
from pathlib import Path

from app import paths
from app.models import base, local_settings

_SITE = "site"
_TOKEN = "site_token"  # names a setting, no secret


def current() -> str:
    """The id of this site."""
    return local_settings.get(_SITE)


def settle(path: Path) -> None:
    """Keep the site if this is the same database file on the same machine, else take a new one."""
    here = {"machine": platform.node(), "path": str(path.resolve())}
    token = local_settings.get(_TOKEN)
    witness = _witness_file(token) if token else None
    if witness is not None and witness.exists():
        known = json.loads(witness.read_text(encoding="utf-8"))
        if known == here:
            return
    token = secrets.token_hex(8)
    local_settings.put(_SITE, base.new_id())
    local_settings.put(_TOKEN, token)
    witness = _witness_file(token)
    witness.parent.mkdir(parents=True, exist_ok=True)
    witness.write_text(json.dumps(here), encoding="utf-8")


def _witness_file(token: str) -> Path:
    return paths.settings_dir() / "sites" / f"{token}.json"
