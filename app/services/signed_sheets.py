"""The signed sheets of an event as they came back: how many signatures were counted, and their scans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.signing import KINDS, Comparison
from app.errors import UserError
from app.models import base, rows
from app.models.base import Row
from app.services import attachments, attendance, events, planning
from app.services.attachments import AttachmentCard, CleanFile
from app.services.attendance import Grid
from app.services.records import existing, remove_with_rows
from app.services.steps import DataChange, step

MOST = 10_000
"""Signatures on one sheet; beyond it somebody mistyped."""
# Whose sheet a role signs.
_SHEET_OF = {"speaker": "speaker", "moderator": "speaker", "chair": "committee", "committee": "committee",
             "guest": "guest", "opener": "guest", "closing": "guest", "host": "guest"}  # fmt: skip


@dataclass(frozen=True)
class SignedSheetRow:
    """A sheet that is signed: of a day (`session` ""), or of one session. `id` is "" while nothing was kept of it.

    `comparison` holds what was counted against the attendance; None for those who have no attendance.
    """

    kind: str
    date: str
    session: str
    title: str
    id: str = ""
    signatures: int | None = None
    note: str = ""
    comparison: Comparison | None = None
    scans: tuple[AttachmentCard, ...] = ()

    @property
    def sentence(self) -> str:
        """What is known of it, in words."""
        if self.comparison is not None:
            return self.comparison.sentence
        return "Belum dihitung." if self.signatures is None else f"{self.signatures} tanda tangan."


def listing(event_id: str) -> tuple[SignedSheetRow, ...]:
    """The sheets of each day in order: participants by day, by session where a day has several, then the others of
    whom there are any, and whatever else was kept.

    Raises: UserError: the event was removed in the meantime.
    """
    grid = attendance.grid(event_id)
    kept = {(row["kind"], row["date"], row["session"]): row for row in rows.find("signed_sheet", event=event_id)}
    wanted = _wanted(event_id, grid)
    keys = sorted([*wanted, *(key for key in kept if key not in wanted)], key=_order)
    return tuple(_row(key, wanted.get(key, ""), kept.get(key), grid) for key in keys)


def save(
    event_id: str,
    sheet: SignedSheetRow,
    added: Sequence[CleanFile] = (),
    removed: Sequence[str] = (),
) -> DataChange:
    """Keep what was counted on a sheet (`signatures`, `note`), and add or take off scans.

    Raises: UserError: the number is out of bounds, the event was removed, or there are too many scans.
    """
    events.get(event_id)
    if sheet.signatures is not None and not 0 <= sheet.signatures <= MOST:
        raise UserError(
            f"{sheet.signatures} bukan jumlah tanda tangan.", "Lembar belum disimpan.", f"Isi antara 0 dan {MOST}."
        )
    if sheet.kind not in KINDS:
        raise UserError("Jenis lembar ini tidak dikenal.", "Lembar belum disimpan.", f"Pakai: {', '.join(KINDS)}.")
    sheet_id = base.natural_id(event_id, sheet.kind, sheet.date, sheet.session)
    with step(f"Mencatat lembar bertanda tangan {KINDS[sheet.kind].lower()} {sheet.date}") as changes:
        values = {"event": event_id, "kind": sheet.kind, "date": sheet.date, "session": sheet.session,
                  "signatures": sheet.signatures, "note": sheet.note.strip()}  # fmt: skip
        changes.put("signed_sheet", sheet_id, values)
        attachments.put(changes, "signed_sheet", sheet_id, added, removed)
        return changes.summary(sheet_id, "Lembar bertanda tangan dicatat")


def save_counts(event_id: str, sheets: Sequence[SignedSheetRow]) -> DataChange:
    """Keep what was counted on several sheets, as one step.

    Raises: UserError: see `save`.
    """
    with step(f"Mencatat tanda tangan pada {len(sheets)} lembar") as changes:
        for sheet in sheets:
            save(event_id, sheet)
        return changes.summary(event_id, "Hitungan tanda tangan dicatat")


def signatures_of(text: str) -> int | None:
    """A count as it was typed; None for nothing.

    Raises: UserError: it is no whole number within bounds.
    """
    bare = text.strip()
    if not bare:
        return None
    if not re.fullmatch("[0-9]{1,5}", bare) or int(bare) > MOST:
        raise UserError(
            f"“{bare[:20]}” bukan jumlah tanda tangan.", "Lembar belum disimpan.", f"Isi angka antara 0 dan {MOST}."
        )
    return int(bare)


def delete(sheet_id: str) -> DataChange:
    """Forget what was counted on a sheet, and its scans.

    Raises: UserError: it was removed in the meantime.
    """
    existing("signed_sheet", sheet_id, "Lembar")
    with step("Menghapus catatan lembar bertanda tangan") as changes:
        remove_with_rows(changes, "signed_sheet", [sheet_id])
        return changes.summary()


_Key = tuple[str, str, str]  # kind, date, session


def _order(key: _Key) -> tuple[str, int]:
    """By day and kind; sessions are in the order of the clock already."""
    return key[1], list(KINDS).index(key[0]) if key[0] in KINDS else len(KINDS)


def _wanted(event_id: str, grid: Grid) -> dict[_Key, str]:
    """The sheets that there should be, with what they are called."""
    by_day: dict[str, list[attendance.GridSession]] = {}
    for session in grid.sessions:
        by_day.setdefault(session.date, []).append(session)
    kinds = [kind for kind in KINDS if kind in {_SHEET_OF.get(role.role) for role in planning.roles(event_id)}]
    found: dict[_Key, str] = {}
    for date, sessions in by_day.items():
        found["participant", date, ""] = "Peserta, sehari penuh"
        for session in sessions if len(sessions) > 1 else ():
            found["participant", date, session.id] = f"Peserta, {session.starts} {session.title}".replace("  ", " ")
        found |= {(kind, date, ""): KINDS[kind] for kind in kinds}
    return found


def _row(key: _Key, title: str, row: Row | None, grid: Grid) -> SignedSheetRow:
    kind, date, session = key
    signatures = row["signatures"] if row else None
    return SignedSheetRow(
        kind=kind,
        date=date,
        session=session,
        title=title or f"{KINDS.get(kind, kind)}, tidak ada lagi pada jadwal",
        id=row["id"] if row else "",
        signatures=signatures,
        note=row["note"] if row else "",
        comparison=_compared(signatures, date, session, grid) if kind == "participant" and title else None,
        scans=attachments.listing("signed_sheet", row["id"]) if row else (),
    )


def _compared(counted: int | None, date: str, session: str, grid: Grid) -> Comparison:
    """Whoever came to a day and signed for any of its sessions has signed the sheet of the day."""
    places = [
        place for place, one in enumerate(grid.sessions) if one.date == date and session in {"", one.id}
    ]  # fmt: skip
    present = unsigned = 0
    for row in grid.rows:
        came = [grid.sessions[place].id for place in places if row.marks[place] == "H"]
        present += bool(came)
        unsigned += bool(came) and row.unsigned.issuperset(came)
    return Comparison(counted, present, unsigned)
