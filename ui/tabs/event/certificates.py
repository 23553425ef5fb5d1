"""Sertifikat: who may get one, issuing in one step, the register, and the papers."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services import certificates, events
from app.services.certificates import ISSUED, IssueResult
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.save_each import EachSaver
from ui.tabs.event.certificate_actions import CertificateActions, skipped_words
from ui.tabs.event.certificate_lists import CertificateLists
from ui.tabs.event.certificate_numbers import NumberForm
from ui.tabs.event.certificate_rows import FILTERS, Overview
from ui.tabs.event.section import CONCERNS, EventSection
from ui.tabs.event.words import today
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note, row
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.progress_line import ProgressLine

_SIDE, _SIDE_COMPACT = 288, 272


def _overview(event_id: str) -> Overview:
    rows, entries = certificates.overview(event_id), certificates.register(event_id)
    return Overview(events.get(event_id), rows, entries, certificates.issue_day(event_id, today()))


class CertificatesSection(EventSection):
    """The list of people or the register at the left, the numbers and the papers at the right."""

    concerns = CONCERNS | {"exam_score", "batch", "person_link", "office"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: Overview | None = None
        self.lists = CertificateLists()
        self.progress = ProgressLine()
        self.actions_of_papers = CertificateActions(desk, self, self.progress)
        self._each = EachSaver(desk, self, self.progress, self._read)
        self.note = Note()
        self.numbers = NumberForm(desk)
        self.issue_button = Button(self.tr("Terbitkan sertifikat"), "primary", "certificate", self._issue_all)
        self._who = ElidedLabel("", "muted")
        self.one_button = Button("", clicked=self._issue_one)
        self.open_button = Button(self.tr("Buka PDF"), icon="document", clicked=self._open_one)
        self.void_button = Button(self.tr("Batalkan sertifikat…"), "danger", "prohibited", self._void)
        self.open_all_button = Button(self.tr("Buka semua PDF"), icon="document", clicked=self._open_all)
        self.each_button = Button(self.tr("Simpan satu PDF per orang…"), clicked=self._save_each)
        self._side = Card(self.tr("Penerbitan"))
        self._lay_out()
        self.lists.moved.connect(self._tell_row)
        self.lists.opened.connect(self._open_one)
        self.lists.removed.connect(self._void)
        self.actions_of_papers.issued.connect(self._on_issued)
        self.actions_of_papers.refused.connect(self.note.say_error)
        LOOK.changed.connect(self._measure)
        self._measure()
        self._tell_row()

    def _lay_out(self) -> None:
        self.column.addLayout(row(self.lists.views, self.lists.pills, None, self.issue_button, spacing=14))
        left = QVBoxLayout()
        left.setSpacing(10)
        self.note.hide()
        left.addLayout(row(self._who, None, self.one_button, self.open_button, self.void_button))
        left.addWidget(self.note)
        left.addWidget(self.lists, 1)
        left.addWidget(self.progress)
        words = self.tr("Penerbitan dapat diurungkan (Ctrl+Z) selama belum ada yang dicetak, disimpan, atau dikirim.")
        self._undo_words = label(words, "caption", wrap=True)
        self._side.body.addWidget(self.numbers)
        self._side.body.addStretch(1)
        for widget in (self._undo_words, self.open_all_button, self.each_button):
            self._side.body.addWidget(widget)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addLayout(left, 1)
        beside.addWidget(self._side)
        self.column.addLayout(beside, 1)

    def show_event(self, event_id: str) -> None:
        """What was said of another event goes."""
        if event_id != self.event_id:
            self.note.hide()
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # whatever differs, the list is read again
        """Read people, register and numbers."""
        self._read()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Print opens the papers, Del voids the one chosen."""
        return {
            "print": self._open_all,
            "save_pdf": self._save_each,
            "remove": self._void,
            "find": self.lists.focus_list,
        }

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "“Terbitkan” memberi nomor kepada semua yang memenuhi ambang kehadiran, dan nilai lulus bila ada, "
            "dan belum mempunyai sertifikat. Yang lain dapat diberi dengan alasan. Nomor dibuat dari pola; satu "
            "nomor tidak pernah dipakai dua kali. Sertifikat yang salah dibatalkan dengan alasan, lalu diterbitkan "
            "penggantinya. Enter membuka PDF, Del membatalkan sertifikat."
        )

    def set_compact(self, compact: bool) -> None:
        """Fewer columns, a narrower side."""
        super().set_compact(compact)
        self.lists.set_compact(compact)
        self._measure()

    def _measure(self) -> None:
        self._side.setFixedWidth(LOOK.px(_SIDE_COMPACT if self.compact else _SIDE))
        self._undo_words.setVisible(not self.compact)

    def _read(self) -> None:
        if self.event_id:
            key = ("certificates", id(self))
            self.desk.work.run(_overview, self.event_id, then=self._show, owner=self, key=key)

    def _show(self, overview: Overview) -> None:
        if overview.card.id != self.event_id:
            return
        self._shown = overview
        self.numbers.show_card(overview.card, overview.day)
        self.lists.show_overview(overview)
        waiting = sum(map(FILTERS["waiting"], overview.rows))
        counted = self.tr("Terbitkan {count} sertifikat").format(count=waiting)
        self.issue_button.set_text(counted if waiting else self.tr("Terbitkan sertifikat"))
        self.issue_button.setEnabled(waiting > 0)
        standing = any(entry.status == ISSUED for entry in overview.entries)
        self.open_all_button.setEnabled(standing)
        self.each_button.setEnabled(standing)

    def _tell_row(self) -> None:
        """The buttons act on the row chosen."""
        line, entry = self.lists.row, self.lists.entry
        stands = entry is not None and entry.status == ISSUED
        named = line.name if line else (f"{entry.number}, {entry.name}" if entry else "")
        self._who.setText(named)
        self.one_button.setVisible(line is not None and entry is None)
        reason = bool(line and line.obstacle)
        self.one_button.set_text(self.tr("Terbitkan dengan alasan…") if reason else self.tr("Terbitkan untuk ini"))
        self.open_button.setEnabled(stands)
        self.void_button.setEnabled(stands)

    def _issue_all(self) -> None:
        on = self._day()
        if on is not None:
            self.actions_of_papers.issue(self.event_id, on)

    def _issue_one(self) -> None:
        line = self.lists.row
        on = self._day() if line is not None and line.certificate is None else None
        if line is None or on is None:
            return
        if line.obstacle:
            self.actions_of_papers.issue_with_reason(line, on)
        else:
            self.actions_of_papers.issue(self.event_id, on, [line.participant_id])

    def _day(self) -> date | None:
        """The date to print; one that cannot be read is said in the page."""
        self.note.hide()
        on = self.numbers.on
        if on is None:
            self.note.say("err", self.tr("Tanggal sertifikat belum terbaca"), self.tr("Tulis misalnya 12-9-2018."))
            self.note.show()
        return on

    def _on_issued(self, result: IssueResult) -> None:
        # those below the threshold are known from the list; what is told are the others
        known = {line.name: line.obstacle for line in (self._shown.rows if self._shown else ())}
        told = [(name, reason) for name, reason in result.skipped if known.get(name) != reason]
        below = len(result.skipped) - len(told)
        self.note.setVisible(bool(result.skipped))
        if not result.skipped:
            return
        title = self.tr("{count} orang belum mendapat sertifikat").format(count=len(result.skipped))
        counted = self.tr("{count} belum memenuhi syarat kehadiran atau nilai.").format(count=below) if below else ""
        text = " ".join(part for part in (counted, skipped_words(told)) if part)
        show_all = (self.tr("Lihat semua…"), lambda: self.actions_of_papers.show_skipped(result.skipped))
        self.note.say("warn", title, text, [show_all, (self.tr("Tutup"), self.note.hide)])

    def _open_one(self) -> None:
        entry = self.lists.entry
        if entry is not None and entry.status == ISSUED:
            dialog = self.actions_of_papers.open_one(entry)
            dialog.actions_of_paper.left.connect(lambda _paper: self._read())

    def _open_all(self) -> None:
        if self.open_all_button.isEnabled():
            dialog = self.actions_of_papers.open_all(self.event_id)
            dialog.actions_of_paper.left.connect(lambda _paper: self._read())

    def _void(self) -> None:
        entry = self.lists.entry
        if entry is not None and entry.status == ISSUED:
            self.actions_of_papers.void(entry)

    def _save_each(self) -> None:
        if self.each_button.isEnabled():
            self._each.ask(self.event_id, kept_options(self.desk, "certificates"))
