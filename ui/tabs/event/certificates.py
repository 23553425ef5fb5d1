"""Sertifikat: who may get one, issuing in one step, the register, and the papers."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from app.services import certificate_register, certificate_rows, certificates, events, exams
from app.services.certificate_register import CAPACITIES, ISSUED, PARTICIPANT
from app.services.certificates import IssueResult
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.save_each import EachSaver
from ui.tabs.event.bsre_dialog import BsreDialog
from ui.tabs.event.certificate_actions import CertificateActions, Issuing, skipped_words
from ui.tabs.event.certificate_lists import REGISTER, CertificateLists
from ui.tabs.event.certificate_rows import FILTERS, OPEN, Overview
from ui.tabs.event.certificate_side import IssuingCard
from ui.tabs.event.preflight_dialog import Looking, PreflightDialog
from ui.tabs.event.section import CONCERNS, EventSection
from ui.tabs.event.words import today
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress_line import ProgressLine


def _overview(event_id: str) -> Overview:
    rows, entries = certificate_rows.recipients(event_id), certificate_register.register(event_id)
    scored = bool(exams.by_participant(event_id))
    return Overview(events.get(event_id), rows, entries, certificates.issue_day(event_id, today()), scored)


class CertificatesSection(EventSection):
    """The lists at the left, the design, the numbers and the papers at the right."""

    concerns = CONCERNS | {"exam_score", "batch", "person_link", "office", "layout", "number_block", "attachment"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown: Overview | None = None
        self.lists = CertificateLists()
        self.progress = ProgressLine()
        self.acts = CertificateActions(desk, self, self.progress)
        self._each = EachSaver(desk, self, self.progress, self._read)
        self.note = Note()
        self.side = IssuingCard(desk)
        self.issue_button = Button(self.tr("Terbitkan sertifikat"), "primary", "certificate", self._issue_all)
        self.check_button = Button(self.tr("Periksa dahulu…"), icon="search", clicked=self._check)
        self._why, self._who = ElidedLabel("", "muted"), ElidedLabel("", "muted")
        self.one_button = Button("", clicked=self._issue_one)
        self.open_button = Button(self.tr("Buka PDF"), icon="document", clicked=self._open_one)
        named = self.tr("Tindakan untuk sertifikat ini")
        self.more_button = Button("", "icon", "more_horizontal", self._open_menu, name=named)
        self._lay_out()
        self._connect()
        self._tell_row()

    def _lay_out(self) -> None:
        self.column.addLayout(row(self.lists.views, None, self._why, self.check_button, self.issue_button))
        left = QVBoxLayout()
        left.setSpacing(10)
        self.note.hide()
        self._who.setMinimumHeight(LOOK.px(HEIGHTS.control))  # the list below stands as high in every view
        left.addLayout(row(self.lists.pills, self._who, None, self.one_button, self.open_button, self.more_button))
        left.addWidget(self.note)
        left.addWidget(self.lists, 1)
        left.addWidget(self.progress)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addLayout(left, 1)
        beside.addWidget(self.side)
        self.column.addLayout(beside, 1)

    def _connect(self) -> None:
        self.lists.viewed.connect(self._on_view)
        self.lists.moved.connect(self._tell_row)
        self.lists.opened.connect(self._open_one)
        self.lists.removed.connect(self._void)
        self.lists.parts_wanted.connect(lambda: self.section_wanted.emit("schedule"))
        self.side.open_all_button.clicked.connect(lambda _checked=False: self._open_all())
        self.side.each_button.clicked.connect(lambda _checked=False: self._save_each())
        self.side.sign_button.clicked.connect(lambda _checked=False: BsreDialog(self, self.desk, self.event_id).open())
        self.acts.issued.connect(self._on_issued)
        self.acts.refused.connect(self.note.say_error)
        self.side.refused.connect(self.note.say_error)

    def show_event(self, event_id: str) -> None:
        """What was said of another event goes."""
        if event_id != self.event_id:
            self.note.hide()
            self.lists.show_view(PARTICIPANT)
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
            "copy": self.lists.table.copy,
            "find": self.lists.focus_list,
        }

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "“Terbitkan” memberi nomor kepada semua yang memenuhi ambang kehadiran, dan nilai lulus bila ada, "
            "dan belum mempunyai sertifikat; narasumber, moderator, dan panitia mendapat miliknya pada tampilannya "
            "sendiri. Yang lain dapat diberi dengan alasan. Penerbitan dapat diurungkan (Ctrl+Z) selama belum ada "
            "yang dicetak, disimpan, atau dikirim; sesudah itu sertifikat yang salah dibatalkan dengan alasan, lalu "
            "diterbitkan penggantinya. Satu nomor tidak pernah dipakai dua kali. Enter membuka PDF, Del membatalkan."
        )

    def set_compact(self, compact: bool) -> None:
        """Fewer columns, a narrower side."""
        super().set_compact(compact)
        self.lists.set_compact(compact)
        self.side.set_compact(compact)
        self._on_view()

    def _read(self) -> None:
        if self.event_id:
            key = ("certificates", id(self))
            self.desk.work.run(_overview, self.event_id, then=self._show, owner=self, key=key)

    def _show(self, overview: Overview) -> None:
        if overview.card.id != self.event_id:
            return
        self._shown = overview
        self.side.show_card(overview.card, overview.day, scored=overview.scored)
        self.lists.show_overview(overview)
        self._on_view()
        standing = any(entry.status == ISSUED for entry in overview.entries)
        self.side.open_all_button.setEnabled(standing)
        self.side.each_button.setEnabled(standing)
        self.side.sign_button.setEnabled(standing)

    def _on_view(self) -> None:
        """The button issues to those who are seen."""
        waiting = sum(map(FILTERS["waiting"], self.lists.rows))
        words = self.tr("Terbitkan {count} sertifikat").format(count=waiting) if waiting else (
            self.tr("Terbitkan sertifikat"))  # fmt: skip
        whose = "" if self.lists.capacity == PARTICIPANT else " " + CAPACITIES[self.lists.capacity].lower()
        self.issue_button.set_text(words + whose)
        self.issue_button.setVisible(self.lists.views.key != REGISTER)
        self.issue_button.setEnabled(waiting > 0)
        self._why.setText("" if waiting else self._why_none())
        self._why.setVisible(self.lists.views.key != REGISTER)
        self._tell_row()

    def _why_none(self) -> str:
        """Why nothing can be issued to those who are seen, and what comes first."""
        without = [line for line in self.lists.rows if line.certificate is None]
        incomplete = sum(line.verdict == OPEN for line in without)
        if not self.lists.rows:
            return ""
        if not without:
            return self.tr("Semua sudah terbit")
        if self.lists.capacity != PARTICIPANT:
            return self.tr("Nama belum diisi")
        if not incomplete:
            return self.tr("Yang lain belum memenuhi syarat")
        told = self.tr("{count} belum lengkap") if self.compact else self.tr(
            "Catat kehadiran dahulu: {count} orang belum lengkap")  # fmt: skip
        return told.format(count=incomplete)

    def _tell_row(self) -> None:
        """The buttons act on the row chosen."""
        line, entry = self.lists.row, self.lists.entry
        stands = entry is not None and entry.status == ISSUED
        self._who.setVisible(self.lists.views.key != PARTICIPANT)
        self._who.setText(f"{entry.number}, {entry.name}" if entry else (line.name if line else ""))
        self.one_button.setVisible(line is not None and entry is None)
        self.one_button.setEnabled(line is not None and bool(line.name.strip()))
        if line is not None and line.obstacle:
            self.one_button.set_text(self.tr("Dengan alasan…") if self.compact else self.tr("Terbitkan dengan alasan…"))
        else:
            self.one_button.set_text(self.tr("Terbitkan untuk ini"))
        self.open_button.setVisible(entry is not None)
        self.open_button.setEnabled(stands)
        self.more_button.setVisible(entry is not None)
        self.more_button.setEnabled(stands)

    def _check(self) -> None:
        """Look at every name before numbers are given: at those of the view, in the register at all of them."""
        wanted = self._wanted()
        if wanted is not None and self._shown is not None:
            inside = self.lists.views.key == REGISTER
            capacity, go_on = ("", None) if inside else (wanted.capacity, self._issue_all)
            looked_at = Looking(self.event_id, wanted.on, capacity, self._shown.card.layout)
            PreflightDialog(self, self.desk, looked_at, go_on).open()

    def _issue_all(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self.acts.issue(wanted)

    def _issue_one(self) -> None:
        line = self.lists.row
        wanted = self._wanted() if line is not None and line.certificate is None else None
        if line is None or wanted is None:
            return
        if line.obstacle:
            self.acts.issue_with_reason(line, wanted)
        else:
            self.acts.issue(wanted, [line.recipient_id])

    def _wanted(self) -> Issuing | None:
        """What to issue; a date that cannot be read is said in the page."""
        self.note.hide()
        on = self.side.on
        if on is None:
            self.note.say("err", self.tr("Tanggal sertifikat belum terbaca"), self.tr("Tulis misalnya 12-9-2018."))
            self.note.show()
            return None
        return Issuing(self.event_id, on, self.lists.capacity, self.side.with_scores)

    def _on_issued(self, result: IssueResult) -> None:
        # those below the threshold are known from the list; what is told are the others
        known = {line.name: line.obstacle for line in (self._shown.rows if self._shown else ())}
        told = [(name, reason) for name, reason in result.skipped if known.get(name) != reason]
        below = len(result.skipped) - len(told)
        self.note.setVisible(bool(result.skipped))
        self.lists.focus_list()  # the button that had the keyboard has nothing more to do
        if not result.skipped:
            return
        title = self.tr("{count} orang belum mendapat sertifikat").format(count=len(result.skipped))
        counted = self.tr("{count} belum memenuhi syarat kehadiran atau nilai.").format(count=below) if below else ""
        text = " ".join(part for part in (counted, skipped_words(told)) if part)
        show_all = (self.tr("Lihat semua…"), lambda: self.acts.show_skipped(result.skipped))
        self.note.say("warn", title, text, [show_all, (self.tr("Tutup"), self.note.hide)])

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Buka salinan (SALINAN)…"), lambda: self._open_one(copy=True))
        menu.addAction(self.tr("Batalkan sertifikat…\tDel"), self._void)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _open_one(self, *, copy: bool = False) -> None:
        entry = self.lists.entry
        if entry is not None and entry.status == ISSUED:
            dialog = self.acts.open_one(entry, copy=copy)
            dialog.actions_of_paper.left.connect(lambda _paper: self._read())

    def _open_all(self) -> None:
        if self.side.open_all_button.isEnabled():
            dialog = self.acts.open_all(self.event_id)
            dialog.actions_of_paper.left.connect(lambda _paper: self._read())

    def _void(self) -> None:
        entry = self.lists.entry
        if entry is not None and entry.status == ISSUED:
            self.acts.void(entry)

    def _save_each(self) -> None:
        if self.side.each_button.isEnabled():
            self._each.ask(self.event_id, kept_options(self.desk, "certificates"))
