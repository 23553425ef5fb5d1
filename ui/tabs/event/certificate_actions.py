"""What is done with certificates: issue, override with a reason, void with a reason, look at the paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Progress, UserError
from app.services import certificates, documents
from app.services.certificate_numbers import CERTIFICATE
from app.services.certificates import CertificateRow, IssueResult, RegisterEntry
from app.services.papers.certificate_papers import COPY
from ui.dialogs.question import TitledDialog
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_dialog import PaperDialog, open_paper
from ui.widgets.progress_line import ProgressLine

Skipped = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Issuing:
    """What is wanted of one round: whose certificates, of which day, with the scores on the back or not."""

    event_id: str
    on: date
    capacity: str
    with_scores: bool = True


class CertificateActions(QObject):
    """`issued` tells an `IssueResult`; `refused` the UserError that belongs into the page."""

    issued = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget, progress: ProgressLine) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._progress = desk, owner, progress

    def issue(self, wanted: Issuing, recipients: Sequence[str] | None = None, reason: str = "") -> None:
        """Give numbers to all of the capacity who may get one, or to those given."""
        job = self._desk.work.change(
            _issue,
            wanted,
            recipients,
            {one: reason for one in recipients or () if reason},
            then=self._on_issued,
            failed=self._on_refused,
            stopped=self._on_stopped,
            progress=self._progress.report,
            owner=self._owner,
        )
        self._progress.watch(self.tr("Membuat sertifikat"), job)

    def issue_with_reason(self, row: CertificateRow, wanted: Issuing) -> None:
        """Issue one below the threshold; the reason is kept in the register."""
        text = self.tr("{name}: {obstacle}. Sertifikat tetap dapat diterbitkan bila ada alasannya.")
        question = ReasonQuestion(
            self.tr("Terbitkan sertifikat di bawah ambang?"),
            text.format(name=row.name, obstacle=row.obstacle),
            self.tr("Terbitkan"),
            self.tr("Jangan terbitkan"),
            self.tr("Alasan tersimpan di buku register. Kehadiran peserta tidak berubah."),
        )
        reason = ask_reason(self._owner.window(), question)
        if reason:
            self.issue(wanted, [row.recipient_id], reason)

    def void(self, entry: RegisterEntry) -> None:
        """Declare one invalid; its number is never used again."""
        what = self.tr("sertifikat") if entry.kind == CERTIFICATE else self.tr("piagam")
        text = self.tr(
            "Milik {name}. Nomor ini tidak akan dipakai lagi dan tetap tercatat di buku register sebagai batal. "
            "Kehadiran dan nilai tidak berubah."
        )
        question = ReasonQuestion(
            self.tr("Batalkan {what} {number}?").format(what=what, number=entry.number),
            text.format(name=entry.name),
            self.tr("Batalkan {what}").format(what=what),
            self.tr("Jangan batalkan"),
            harmful=True,
        )
        reason = ask_reason(self._owner.window(), question)
        if reason:
            self._desk.work.change(certificates.void, entry.id, reason, failed=self.refused.emit, owner=self._owner)

    def open_one(self, entry: RegisterEntry, *, copy: bool = False) -> PaperDialog:
        """Look at one paper, as it was issued; a `copy` is marked SALINAN."""
        original = self.tr("Sertifikat {number}") if entry.kind == CERTIFICATE else self.tr("Piagam {number}")
        title = self.tr("Salinan {number}") if copy else original
        kept = kept_options(self._desk, "certificates")
        others = [(key, value) for key, value in kept.choices if key != COPY.key]
        options = replace(kept, choices=(*others, (COPY.key, "copy" if copy else "original")))
        make = partial(documents.render_certificate, entry, options)
        return open_paper(self._owner.window(), self._desk, title.format(number=entry.number), make)

    def open_all(self, event_id: str) -> PaperDialog:
        """Look at all that are in force, as one PDF."""
        options = kept_options(self._desk, "certificates")
        make = partial(documents.render, "certificates", event_id, options)
        return open_paper(self._owner.window(), self._desk, self.tr("Semua sertifikat"), make)

    def show_skipped(self, skipped: Skipped) -> None:
        """All who were left out, each with the reason."""
        dialog = SkippedDialog(self._owner.window(), skipped)
        dialog.exec()
        dialog.deleteLater()

    def _on_issued(self, result: IssueResult) -> None:
        self._progress.done()
        if result.change.step_id:
            self._desk.work.changed.emit(result.change)
        self.issued.emit(result)

    def _on_refused(self, error: UserError) -> None:
        self._progress.done()
        self.refused.emit(error)

    def _on_stopped(self) -> None:
        self._progress.done()
        self._desk.say(self.tr("Dihentikan; tidak ada sertifikat yang diterbitkan"))


def _issue(
    wanted: Issuing, recipients: Sequence[str] | None, reasons: Mapping[str, str], progress: Progress
) -> IssueResult:
    return certificates.issue(
        wanted.event_id, wanted.on, recipients, reasons, progress,
        capacities=() if recipients else (wanted.capacity,), with_scores=wanted.with_scores,
    )  # fmt: skip


class SkippedDialog(TitledDialog):
    """Names and reasons, to read and to copy."""

    def __init__(self, parent: QWidget | None, skipped: Skipped) -> None:
        from PySide6.QtWidgets import QPlainTextEdit

        title = self.tr("{count} orang belum mendapat sertifikat").format(count=len(skipped))
        super().__init__(parent, title, self.tr("Perbaiki sebabnya, lalu terbitkan lagi; nomor tidak terlewat."))
        words = QPlainTextEdit()
        words.setReadOnly(True)
        words.setAccessibleName(title)
        words.setPlainText("\n".join(f"{name}: {reason}" for name, reason in skipped))
        words.setMinimumHeight(220)
        self.body.addWidget(words)
        self.add_button(self.tr("Tutup"), "primary", self.accept, default=True)


def skipped_words(skipped: Skipped, most: int = 3) -> str:
    """The first few in one line: "Budi: hadir 50 %, di bawah 80 %; …"."""
    said = "; ".join(f"{name}: {reason}" for name, reason in skipped[:most])
    return said + ("; …" if len(skipped) > most else "")
