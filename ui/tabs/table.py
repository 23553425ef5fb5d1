"""The pages of the program in the order of the rail; each is imported when it is first shown."""

from PySide6.QtCore import QCoreApplication

from ui.pages import Desk, Page, PageEntry


def pages() -> tuple[PageEntry, ...]:
    """The pages, named in the language of the application."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Pages", text)

    return (
        PageEntry("events", tr("Kegiatan"), "calendar_ltr", _events, "Ctrl+1"),
        PageEntry("people", tr("Peserta"), "people", _people, "Ctrl+2"),
        PageEntry("awards", tr("Prestasi"), "trophy", _awards, "Ctrl+3"),
        PageEntry("certificates", tr("Sertifikat"), "certificate", _certificates, "Ctrl+4", below=True),
        PageEntry("send", tr("Kirim"), "send", _send, below=True),
        PageEntry("history", tr("Riwayat"), "history", _history, below=True),
        PageEntry("settings", tr("Setelan"), "settings", _settings, below=True),
    )


def _events(desk: Desk) -> Page:
    from ui.tabs.events import EventsTab

    return EventsTab(desk)


def _people(desk: Desk) -> Page:
    from ui.tabs.people.tab import PeopleTab

    return PeopleTab(desk)


def _awards(desk: Desk) -> Page:
    from ui.tabs.awards.tab import AwardsTab

    return AwardsTab(desk)


def _certificates(desk: Desk) -> Page:
    from ui.tabs.certificates.page import CertificatesPage

    return CertificatesPage(desk)


def _send(desk: Desk) -> Page:
    from ui.tabs.send import SendPage

    return SendPage(desk)


def _history(desk: Desk) -> Page:
    from ui.tabs.history import HistoryPage

    return HistoryPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.tabs.settings.page import SettingsPage

    return SettingsPage(desk)
