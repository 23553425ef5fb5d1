"""Riwayat: every step of this database, taking one back, and putting it in force again."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.errors import UserError
from app.models import log, undo
from app.models.undo import HistoryEntry
from app.services import certificates
from app.services.steps import NOTHING, DataChange


@dataclass(frozen=True)
class HistoryRow:
    """A step in the history. `can_undo`: made here and still in force; `state` says what became of it."""

    id: str
    name: str
    operator: str
    made_at: datetime
    state: str
    can_undo: bool


def page(limit: int = 500) -> tuple[HistoryRow, ...]:
    """The newest steps."""
    return tuple(_row(entry) for entry in undo.History().entries[:limit])


def undo_step(step_id: str) -> DataChange:
    """Take a step back, also days later.

    Raises: UserError: newer changes stand in the way (listed), or certificates of it were printed.
    """
    history = undo.History()
    entry = next((entry for entry in history.entries if entry.id == step_id), None)
    if entry is None or not entry.ours or entry.undone or entry.undoes:
        raise UserError(
            "Langkah ini tidak dapat diurungkan lagi.", "Tidak ada yang diubah.", "Muat ulang Riwayat (F5)."
        )
    if certificates.printed_in([(table, row) for table, row, _ in log.changes_of(step_id)]):
        raise UserError(
            "Sertifikat dari langkah ini sudah dicetak atau dikirim.",
            "Nomornya tetap tercatat dan tidak ada yang diubah.",
            "Batalkan sertifikat satu per satu dengan alasannya.",
        )
    inverse = undo.inverse(step_id)
    _ensure_lawful(entry, inverse)
    if inverse.obstacles:
        names = sorted({obstacle.step_name for obstacle in inverse.obstacles})
        listed = "; ".join(names[:5]) + ("; …" if len(names) > 5 else "")
        raise UserError(
            f"“{entry.name}” tidak dapat diurungkan karena ada perubahan yang lebih baru: {listed}.",
            "Tidak ada yang diubah.",
            "Urungkan dahulu langkah yang lebih baru itu.",
        )
    return undo.apply(step_id, f"Diurungkan: {entry.name}", inverse)


def _ensure_lawful(entry: HistoryEntry, inverse: undo.Inverse) -> None:
    """Raises: UserError: it would bring back what was erased, or a second valid certificate of one person."""
    if any(values.get("erased") is False for _, _, values in inverse.rows):
        raise UserError(
            f"“{entry.name}” tidak dapat diurungkan.",
            "Data pribadi yang sudah dihapus tetap terhapus.",
            "Tulis ulang datanya bila orang itu menghendakinya.",
        )
    if number := certificates.doubled_by(inverse.rows):
        raise UserError(
            f"Sertifikat {number} sudah diganti dengan nomor lain.",
            "Sertifikat itu tetap tidak berlaku dan tidak ada yang diubah.",
            "Batalkan dahulu penggantinya, bila yang lama yang benar.",
        )


def undo_last() -> DataChange:
    """Take back the newest own step (Ctrl+Z); nothing when there is none."""
    entry = undo.History().last_undoable()
    return undo_step(entry.id) if entry else NOTHING


def redo_last() -> DataChange:
    """Put the step last taken back in force again (Ctrl+Shift+Z); nothing when something newer was done."""
    history = undo.History()
    entry = history.last_redoable()
    if entry is None:
        return NOTHING
    original = next(step for step in history.entries if step.id == entry.undoes)
    return undo.reapply(entry.id, f"Diulangi: {original.name}")


def undoable_names() -> tuple[str, str]:
    """What Ctrl+Z and Ctrl+Shift+Z would do; "" for nothing."""
    history = undo.History()
    last, redo = history.last_undoable(), history.last_redoable()
    names = {entry.id: entry.name for entry in history.entries}
    return (last.name if last else "", names.get(redo.undoes, "") if redo else "")


def _row(entry: HistoryEntry) -> HistoryRow:
    state = "Diurungkan" if entry.undone else ("" if entry.ours else "Diterima dari kantor lain")
    return HistoryRow(
        entry.id,
        entry.name,
        entry.operator,
        datetime.fromtimestamp((entry.clock >> 16) / 1000, UTC),
        state,
        entry.ours and not entry.undone and not entry.undoes,
    )
