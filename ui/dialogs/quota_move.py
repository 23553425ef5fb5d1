"""The dialog that gives unused seats of one regency to another."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.quotas import QuotaLedger, QuotaLine
from app.services import quota_moves
from ui.dialogs.card_form import CardDialog
from ui.pages import Desk
from ui.widgets.form import Entry


def move_seats(parent: QWidget, desk: Desk, event_id: str, ledger: QuotaLedger, today: date) -> CardDialog:
    """The dialog, ready to be opened; the regency with most unused seats is offered first."""
    giving = sorted((line for line in ledger.lines if line.unused), key=lambda line: -line.unused)
    taking = sorted((line for line in ledger.lines if line.region and not _undecided(line)), key=_need)
    sources = [(line.region, _tr("{name} ({n} kosong)").format(name=line.name, n=line.unused)) for line in giving]
    targets = [(line.region, _waiting_words(line)) for line in taking]
    rows = [
        [Entry("source", _tr("Dari"), choices=sources, optional=False),
         Entry("target", _tr("Ke"), choices=targets, optional=False)],
        [Entry("seats", _tr("Berapa kursi"), _tr("Paling banyak sejumlah yang kosong."), optional=False),
         Entry("on", _tr("Tanggal"), day=True, optional=False)],
        [Entry("reason", _tr("Alasan"), _tr("Tercatat pada catatan pengalihan kursi."), optional=False, lines=2)],
    ]  # fmt: skip

    def save(values: Mapping[str, str]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        typed = values["seats"].strip()
        seats = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
        told = (values["source"], values["target"], seats, values["reason"], values["on"])
        return quota_moves.move, (event_id, *told)

    dialog = CardDialog(parent, desk, _tr("Alihkan kursi kosong"), rows, save)
    dialog.save_button.set_text(_tr("Alihkan kursi"))
    first = next((line.region for line in taking if not giving or line.region != giving[0].region), "")
    dialog.start({"source": giving[0].region if giving else "", "target": first, "on": today.isoformat()}, "seats")
    return dialog


def _undecided(line: QuotaLine) -> bool:
    """Nothing can be added to seats that were never decided; who has no quota at all may get one."""
    return line.listed and line.seats is None


def _need(line: QuotaLine) -> tuple[int, int, str]:
    """Who waits most stands first, then who has fewest seats left."""
    return (-line.reserve, line.unused, line.name)


def _waiting_words(line: QuotaLine) -> str:
    if not line.listed:
        return _tr("{name} (tanpa kuota, {n} terdaftar)").format(name=line.name, n=line.registered)
    return _tr("{name} ({n} cadangan)").format(name=line.name, n=line.reserve) if line.reserve else line.name


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuotaMoveDialog", text)
