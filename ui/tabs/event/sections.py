"""The sub-pages of an event in their order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.pages import Desk
from ui.tabs.event.section import EventSection
from ui.tabs.event.words import tr


@dataclass(frozen=True)
class SectionEntry:
    """A sub-page: its key, its name on the tab, what builds it, and its name where the window is narrow."""

    key: str
    title: str
    build: Callable[[Desk], EventSection]
    short: str = ""


def sections() -> tuple[SectionEntry, ...]:
    """The sub-pages, named in the language of the application."""
    return (
        SectionEntry("summary", tr("Ringkasan"), _summary),
        SectionEntry("participants", tr("Kuota & peserta"), _participants, tr("Peserta")),
        SectionEntry("schedule", tr("Jadwal"), _schedule),
        SectionEntry("checkin", tr("Meja registrasi"), _checkin, tr("Meja")),
        SectionEntry("attendance", tr("Kehadiran"), _attendance),
        SectionEntry("scores", tr("Nilai"), _scores),
        SectionEntry("payments", tr("Uang saku"), _payments),
        SectionEntry("certificates", tr("Sertifikat"), _certificates),
        SectionEntry("files", tr("Lampiran"), _files),
        SectionEntry("documents", tr("Dokumen"), _documents),
        SectionEntry("audit", tr("Pemeriksaan"), _audit, tr("Periksa")),
    )


def _summary(desk: Desk) -> EventSection:
    from ui.tabs.event.summary import SummarySection

    return SummarySection(desk)


def _participants(desk: Desk) -> EventSection:
    from ui.tabs.event.participants import ParticipantsSection

    return ParticipantsSection(desk)


def _schedule(desk: Desk) -> EventSection:
    from ui.tabs.event.schedule import ScheduleSection

    return ScheduleSection(desk)


def _attendance(desk: Desk) -> EventSection:
    from ui.tabs.event.attendance import AttendanceSection

    return AttendanceSection(desk)


def _certificates(desk: Desk) -> EventSection:
    from ui.tabs.event.certificates import CertificatesSection

    return CertificatesSection(desk)


def _documents(desk: Desk) -> EventSection:
    from ui.tabs.event.documents import DocumentsSection

    return DocumentsSection(desk)


def _checkin(desk: Desk) -> EventSection:
    from ui.tabs.event.checkin.section import CheckInSection

    return CheckInSection(desk)


def _scores(desk: Desk) -> EventSection:
    from ui.tabs.event.scores.section import ScoresSection

    return ScoresSection(desk)


def _payments(desk: Desk) -> EventSection:
    from ui.tabs.event.payments.section import PaymentsSection

    return PaymentsSection(desk)


def _files(desk: Desk) -> EventSection:
    from ui.tabs.event.files.section import FilesSection

    return FilesSection(desk)


def _audit(desk: Desk) -> EventSection:
    from ui.tabs.event.audit.section import AuditSection

    return AuditSection(desk)
