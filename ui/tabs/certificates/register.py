"""Buku register: every number that the office ever gave, whatever event it was for."""

from collections.abc import Callable, Mapping

from app.services import certificates
from app.services.certificates import ISSUED, RegisterEntry
from ui.pages import Desk
from ui.tables.view import Table, TableCard
from ui.tabs.certificates.section import PageSection
from ui.tabs.event.certificate_actions import CertificateActions
from ui.tabs.event.certificate_rows import register_columns
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress_line import ProgressLine


class RegisterSection(PageSection):
    """The list, and what is done with the one chosen."""

    concerns = frozenset({"certificate", "event", "selection", "person", "person_link"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.progress = ProgressLine()
        self.note = Note()
        self.note.hide()
        self.acts = CertificateActions(desk, self, self.progress)
        self.acts.refused.connect(self.note.say_error)
        self.table: Table[RegisterEntry] = Table(self.tr("Buku register"), register_columns(), HEIGHTS.row_one)
        self.card = TableCard(self.table)
        self._who = ElidedLabel("", "muted")
        self.open_button = Button(self.tr("Buka PDF"), icon="document", clicked=self._open)
        self.void_button = Button(self.tr("Batalkan sertifikat…"), "danger", "prohibited", self._void)
        self.column.addLayout(row(self._who, None, self.open_button, self.void_button))
        self.column.addWidget(self.note)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.progress)
        self.table.chosen.connect(lambda _number: self._tell())
        self.table.opened.connect(lambda _number: self._open())
        self.table.removed.connect(lambda _numbers: self._void())
        self._tell()

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # whatever differs, the list is read again
        """Read the register."""
        self.desk.work.run(certificates.register, then=self._show, owner=self, key=(id(self), "register"))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Del voids the one chosen."""
        return {"copy": self.table.copy, "remove": self._void}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Buku register memuat setiap nomor yang pernah diberikan, juga yang dibatalkan. Nomor yang sudah dipakai "
            "tidak pernah dipakai lagi. Enter membuka PDF, Del membatalkan sertifikat dengan alasan."
        )

    def set_compact(self, compact: bool) -> None:
        """Fewer columns."""
        super().set_compact(compact)
        self.table.set_compact(compact)

    def _show(self, entries: tuple[RegisterEntry, ...]) -> None:
        self.table.set_rows(entries)
        self.card.show_empty(not entries)
        then = self.tr("Terbitkan sertifikat pada sebuah kegiatan; nomornya tercatat di sini untuk selamanya.")
        go = (self.tr("Buka daftar kegiatan"), lambda: self.desk.go("events"))
        self.card.empty.say(self.tr("Belum ada nomor yang diterbitkan"), then, [go], icon="certificate")
        self.table.select_row(0)
        self._tell()

    def _tell(self) -> None:
        entry = self.table.current_row
        stands = entry is not None and entry.status == ISSUED
        self._who.setText(f"{entry.number}, {entry.name}" if entry else "")
        self.open_button.setEnabled(stands)
        self.void_button.setEnabled(stands)

    def _open(self) -> None:
        entry = self.table.current_row
        if entry is not None and entry.status == ISSUED:
            self.acts.open_one(entry)

    def _void(self) -> None:
        entry = self.table.current_row
        if entry is not None and entry.status == ISSUED:
            self.acts.void(entry)
