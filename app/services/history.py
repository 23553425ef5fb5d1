"""Riwayat: every step of this database, taking one back, and putting it in force again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app.errors import UserError
from app.models import personal, rows, undo
from app.models.undo import HistoryEntry
from app.services import certificates
from app.services.steps import NOTHING, DataChange

_LISTED, _MOST_TOLD = 5, 500  # obstacles in a sentence, and in a list


@dataclass(frozen=True)
class HistoryRow:
    """A step in the history. `can_undo`: made here and still in force; `state` says what became of it."""

    id: str
    name: str
    operator: str
    made_at: datetime
    state: str
    can_undo: bool


@dataclass(frozen=True)
class ObstacleRow:
    """A newer change that undoing would lose: whom it is about ("" for nobody), what was done, and when."""

    subject: str
    step_name: str
    made_at: datetime

    @property
    def words(self) -> str:
        """ "Siti Aminah: Mencatat kehadiran", the name once."""
        return self.step_name if self.subject in self.step_name else f"{self.subject}: {self.step_name}"


def page(limit: int = 500) -> tuple[HistoryRow, ...]:
    """The newest steps."""
    kept = undo.steps_for_good()
    return tuple(_row(entry, for_good=entry.id in kept) for entry in undo.History().entries[:limit])


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
    inverse = undo.inverse(step_id)
    if certificates.printed_in([(table, row) for table, row, values in inverse.rows if values.get("deleted")]):
        raise UserError(
            "Sertifikat dari langkah ini sudah dicetak atau dikirim.",
            "Nomornya tetap tercatat dan tidak ada yang diubah.",
            "Batalkan sertifikat satu per satu dengan alasannya.",
        )
    if step_id in undo.steps_for_good():
        raise UserError(
            f"“{entry.name}” tidak dapat diurungkan: yang ditandatangani dengan kunci tetap berlaku.",
            "Kunci kantor tidak diubah.",
            "Bila kuncinya bocor atau hilang, pensiunkan kunci itu dan buat yang baru.",
        )
    _ensure_lawful(entry, inverse)
    if inverse.obstacles:
        standing = _told(inverse.obstacles, history)
        listed = "; ".join(dict.fromkeys(one.words for one in standing[:_LISTED]))
        more = f"; … ({len(standing)} perubahan)" if len(standing) > _LISTED else ""
        raise UserError(
            f"“{entry.name}” tidak dapat diurungkan karena ada perubahan yang lebih baru: {listed}{more}.",
            "Tidak ada yang diubah.",
            "Urungkan dahulu langkah yang lebih baru itu.",
        )
    return undo.apply(step_id, f"Diurungkan: {entry.name}", inverse)


def obstacles(step_id: str) -> tuple[ObstacleRow, ...]:
    """The newer changes that stand in the way of taking a step back, the newest first."""
    return _told(undo.inverse(step_id).obstacles, undo.History())


def _told(found: Sequence[undo.Obstacle], history: undo.History) -> tuple[ObstacleRow, ...]:
    clocks = {entry.id: entry.clock for entry in history.entries}
    newest = sorted(found, key=lambda one: (-clocks[one.step_id], one.table, one.row))[:_MOST_TOLD]
    return tuple(ObstacleRow(_subject(one), one.step_name, _moment(clocks[one.step_id])) for one in newest)


def _subject(obstacle: undo.Obstacle) -> str:
    about = (rows.get("person", person) for person in sorted(personal.people_of(obstacle.table, [obstacle.row])))
    return next((str(row["name"]) for row in about if row), "")


def _moment(clock: int) -> datetime:
    return datetime.fromtimestamp((clock >> 16) / 1000, UTC)


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


def _row(entry: HistoryEntry, *, for_good: bool = False) -> HistoryRow:
    state = "Diurungkan" if entry.undone else ("" if entry.ours else "Diterima dari kantor lain")
    return HistoryRow(
        entry.id,
        entry.name,
        entry.operator,
        _moment(entry.clock),
        state,
        entry.ours and not entry.undone and not entry.undoes and not for_good,
    )
