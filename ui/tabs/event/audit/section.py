"""Pemeriksaan: the event as an auditor looks at it, its complete file, and its seal."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import documents
from app.services.documents import Rendered
from app.services.papers.options import PaperOptions
from ui.pages import Desk
from ui.pdf.paper_dialog import open_paper
from ui.tabs.event.audit.bundle_card import BundleCard
from ui.tabs.event.audit.findings import FindingsCard
from ui.tabs.event.audit.reading import Found, read
from ui.tabs.event.audit.seal_card import SealCard
from ui.tabs.event.section import EventSection
from ui.tabs.event.words import today, tr
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled

_SIDE, _SIDE_COMPACT = 388, 356
_ELSEWHERE = "settings"


def places() -> dict[str, str]:
    """What the parts of an event's page are called, by their key."""
    return {
        "form": tr("Data kegiatan"), "participants": tr("Kuota & peserta"), "schedule": tr("Jadwal"),
        "attendance": tr("Kehadiran"), "scores": tr("Nilai"), "payments": tr("Uang saku"),
        "certificates": tr("Sertifikat"), "files": tr("Lampiran"), "documents": tr("Dokumen"),
        _ELSEWHERE: tr("Setelan"),
    }  # fmt: skip


class AuditSection(EventSection):
    """Everything is read again at each change: whatever is recorded may put a finding right, or make one."""

    concerns = frozenset(
        {"event", "quota", "quota_move", "batch", "event_role", "subject", "session", "participant", "certificate"}
        | {"signed_sheet", "allowance", "payment", "payment_amount", "event_text", "seal", "attendance", "arrival"}
        | {"dispensation", "exam_score", "attachment", "person", "official", "document_rule", "office"}
        | {"evaluation_item", "evaluation_answer"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Found | None = None
        self._to_close = False
        self.said = label("", "strong", wrap=True)
        self.print_button = Button(self.tr("Cetak pemeriksaan…"), icon="print", clicked=self.print_check)
        self.findings = FindingsCard(places())
        self.bundle = BundleCard(desk)
        self.seal = SealCard(desk)
        self._side = Scrolled()
        self._lay_out()
        self.findings.place_wanted.connect(self._go)
        self.bundle.written.connect(lambda: self.refresh(frozenset()))
        LOOK.changed.connect(self._measure)
        self._measure()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.print_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.findings, 1)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 8, 0)
        right.setSpacing(12)
        right.addWidget(self.bundle)
        right.addWidget(self.seal)
        right.addStretch(1)
        self._side.hold(inside)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addLayout(left, 1)
        beside.addWidget(self._side)
        self.column.addLayout(beside, 1)

    def show_event(self, event_id: str) -> None:
        """Another event begins with nothing of the last one."""
        if event_id != self.event_id:
            self.found, self._to_close = None, False
            self.said.setText(self.tr("Memeriksa kegiatan…"))
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # any of the tables may change a finding
        """Look at the event again."""
        if self.event_id:
            self.desk.work.run(
                read, self.event_id, today(), then=self._take, failed=_ignore, owner=self, key=("audit", id(self))
            )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Print the findings, save the bundle."""
        return {"print": self.print_check, "save_pdf": partial(self.bundle.ask, "pdf")}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Kegiatan diperiksa seperti oleh pemeriksa: rencana, kuota, kehadiran, tanda tangan, uang, sertifikat, dan "
            "nomornya harus saling cocok. Setiap temuan memuat tombol menuju tempatnya. Berkas kegiatan menyatukan "
            "semua dokumen dalam satu PDF atau ZIP; yang belum ada tertulis di sampulnya. Menutup kegiatan menyegel "
            "data dan dokumennya, sehingga setiap perubahan sesudahnya terlihat."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A narrower side."""
        super().set_compact(compact)
        self._measure()

    def ask_to_close(self) -> None:
        """Ask whether to close the event, as soon as it has been looked at."""
        self._to_close = True
        if self.found is not None:
            self._take(self.found)

    def print_check(self) -> None:
        """The findings on paper."""
        def on_size(size: str) -> Callable[..., Rendered]:
            return partial(documents.render, "event-check", self.event_id, PaperOptions(paper=size))

        open_paper(self, self.desk, self.tr("Pemeriksaan kegiatan"), on_size("A4"), on_size)

    def _take(self, found: Found) -> None:
        if found.card.id != self.event_id:
            return
        self.found = found
        self.said.setText(found.audit.sentence)
        self.findings.show_audit(found.audit)
        self.bundle.show_found(found)
        self.seal.show_found(found)
        if self._to_close:
            self._to_close = False
            self.seal.ask()

    def _go(self, section: str, row_id: str) -> None:
        if section == _ELSEWHERE:
            self.desk.go("settings", "officials")
        else:
            self.place_wanted.emit(section, row_id)

    def _measure(self) -> None:
        self._side.setFixedWidth(LOOK.px(_SIDE_COMPACT if self.compact else _SIDE))


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
