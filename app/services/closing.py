"""Closing an event under a seal, opening it again, and comparing its papers with the seal."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.errors import Cancelled, Progress, UserError, no_progress
from app.models import base, digest
from app.models.log import canonical
from app.services import documents, events, sealing
from app.services.papers import catalogue
from app.services.papers.dossier import Dossier
from app.services.papers.kinds import PaperKind
from app.services.papers.options import PaperOptions
from app.services.steps import DataChange, step

_TELL_THE_SEAL = frozenset({"minutes", "bundle", "event-check"})
"""Papers that print the seal, or how things stand to it: they cannot be under it."""


@dataclass(frozen=True)
class Compared:
    """The papers beside the seal, by title: those that are the same to the byte, those that differ, and those that
    are new or can no longer be made."""

    same: tuple[str, ...]
    differing: tuple[str, ...]
    apart: tuple[str, ...]


def close(event_id: str, progress: Progress = no_progress) -> DataChange:
    """Close an event and seal it: its data, and each of its papers that can be made, as one undoable step.

    A paper that cannot be made is kept in the seal without a hash; it never keeps an event from being closed.

    Raises: UserError: the event is closed already, or was removed.
    """
    card = events.get(event_id)
    if card.closed and sealing.current(event_id) is not None:
        raise UserError(f"Kegiatan {card.code} sudah ditutup.", "Segelnya tidak diubah.", "Muat ulang (F5).")
    content = digest.content_of(event_id)
    hashes = _hashes(event_id, progress)
    seal = sealing.seal_of(content, hashes)
    with step(f"Menutup kegiatan {card.code}") as changes:
        events.set_closed(event_id, closed=True)
        values = {
            "event": event_id,
            "made_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "content": content,
            "documents": canonical(hashes),
            "seal": seal,
        }
        changes.put("seal", base.new_id(), values)
        return changes.summary(event_id, f"Kegiatan {card.code} ditutup, segel {sealing.grouped(seal)}")


def reopen(event_id: str) -> DataChange:
    """Open a closed event again; the seals it was given stay in its history."""
    return events.set_closed(event_id, closed=False)


def compare(event_id: str, progress: Progress = no_progress) -> Compared:
    """Make every sealed paper anew and hold it beside the seal.

    Raises: UserError: the event has no seal in force.
    """
    seal = sealing.current(event_id)
    if seal is None:
        raise UserError("Kegiatan ini belum ditutup dengan segel.", "Tidak ada yang dibandingkan.", "Tutup dahulu.")
    return _beside(seal.documents, _hashes(event_id, progress))


def _beside(sealed: Mapping[str, str], now: Mapping[str, str]) -> Compared:
    titles = {kind.name: kind.title for kind in catalogue.kinds()}
    held = {*sealed, *now}
    names = [*(name for name in titles if name in held), *sorted(held - titles.keys())]
    told = {name: titles.get(name, name) for name in names}
    apart = [name for name in names if not sealed.get(name) or not now.get(name)]
    whole = [name for name in names if name not in apart]
    return Compared(
        tuple(told[name] for name in whole if sealed[name] == now[name]),
        tuple(told[name] for name in whole if sealed[name] != now[name]),
        tuple(told[name] for name in apart if sealed.get(name) or now.get(name)),
    )


def _hashes(event_id: str, progress: Progress) -> dict[str, str]:
    """The SHA-256 of every paper on which something stands, as it is made with the usual options; "" for one that
    fails."""
    dossier = Dossier(event_id)
    wanted = [kind for kind in catalogue.kinds() if kind.bundled and kind.name not in _TELL_THE_SEAL]
    made = (_hash(dossier, kind, done, len(wanted), progress) for done, kind in enumerate(wanted))
    found = {kind.name: one for kind, one in zip(wanted, made, strict=True) if one is not None}
    progress(len(wanted), len(wanted))
    return found


def _hash(dossier: Dossier, kind: PaperKind, done: int, total: int, progress: Progress) -> str | None:
    progress(done, total)
    state = kind.how_far(dossier).state
    if state == "waiting":
        return None
    try:
        made = documents.render_of(dossier, kind, PaperOptions(), lambda _done, _total: progress(done, total))
    except Cancelled:
        raise
    except UserError:
        return None if state == "missing" else ""
    except Exception:  # noqa: BLE001  # one bad paper never stops the run: the seal tells that it is not in it
        return ""
    return hashlib.sha256(made.pdf).hexdigest() if made.records or state == "ready" else None
