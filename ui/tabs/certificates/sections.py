"""The sections of the page Sertifikat in their order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.pages import Desk
from ui.tabs.certificates.section import PageSection


@dataclass(frozen=True)
class SectionEntry:
    """A section: its key, its name on the tab, and what builds it."""

    key: str
    title: str
    build: Callable[[Desk], PageSection]


def sections() -> tuple[SectionEntry, ...]:
    """The sections, named in the language of the application."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CertificatesPage", text)

    return (
        SectionEntry("register", tr("Buku register"), _register),
        SectionEntry("layouts", tr("Tata letak"), _layouts),
        SectionEntry("check", tr("Periksa"), _check),
        SectionEntry("keys", tr("Kunci dan daftar"), _keys),
    )


def _register(desk: Desk) -> PageSection:
    from ui.tabs.certificates.register import RegisterSection

    return RegisterSection(desk)


def _layouts(desk: Desk) -> PageSection:
    from ui.tabs.certificates.layouts import LayoutsSection

    return LayoutsSection(desk)


def _check(desk: Desk) -> PageSection:
    from ui.tabs.certificates.check import CheckSection

    return CheckSection(desk)


def _keys(desk: Desk) -> PageSection:
    from ui.tabs.certificates.keys import KeysSection

    return KeysSection(desk)
