"""Setelan: sections at the left, the chosen one at the right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from ui.pages import Desk, Page
from ui.tabs.settings.about import AboutSection, LicencesSection
from ui.tabs.settings.backups import BackupsSection
from ui.tabs.settings.look import LookSection
from ui.tabs.settings.office import OfficeSection, OperatorSection
from ui.tabs.settings.officials import OfficialsSection
from ui.tabs.settings.printer import PrinterSection
from ui.tabs.settings.section import SettingsSection
from ui.tabs.settings.signing import SigningSection
from ui.theme import icons
from ui.theme.look import LOOK

_WIDTH = 216


@dataclass(frozen=True)
class SectionEntry:
    """A section: key, words, icon, and what builds it when it is first shown."""

    key: str
    title: str
    icon: str
    build: Callable[[Desk], SettingsSection]


def sections() -> tuple[SectionEntry, ...]:
    """All sections in order."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Settings", text)

    return (
        SectionEntry("office", tr("Kantor"), "building", OfficeSection),
        SectionEntry("officials", tr("Penanda tangan"), "edit", OfficialsSection),
        SectionEntry("signing", tr("Tanda tangan dokumen"), "document", SigningSection),
        SectionEntry("operator", tr("Operator"), "people", OperatorSection),
        SectionEntry("look", tr("Tampilan"), "image", LookSection),
        SectionEntry("printer", tr("Printer"), "print", PrinterSection),
        SectionEntry("backups", tr("Cadangan"), "save", BackupsSection),
        SectionEntry("licences", tr("Lisensi"), "certificate", LicencesSection),
        SectionEntry("about", tr("Tentang"), "info", AboutSection),
    )


class SettingsPage(Page):
    """`arrive(key)` shows a section."""

    concerns = frozenset({"office", "official", "document_rule", "attachment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Setelan")
        self._entries = sections()
        self._built: dict[str, SettingsSection] = {}
        self.list = QListWidget()
        self.list.setObjectName("settingsList")
        self.list.setAccessibleName(self.tr("Bagian Setelan"))
        self.list.setIconSize(QSize(16, 16))
        for entry in self._entries:
            item = QListWidgetItem(icons.icon(entry.icon, "muted"), entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.key)
            item.setSizeHint(QSize(100, LOOK.px(36)))
            self.list.addItem(item)
        self.list.setFixedWidth(LOOK.px(_WIDTH))
        self.stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.column.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._on_row)
        self._shown = -1
        self.list.setCurrentRow(0)

    def showEvent(self, event: QShowEvent) -> None:
        """The arrows choose a section at once."""
        super().showEvent(event)
        self.list.setFocus()

    @property
    def section(self) -> SettingsSection | None:
        """The section shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, SettingsSection) else None

    def arrive(self, argument: object) -> None:
        """Show the section of a key."""
        for number, entry in enumerate(self._entries):
            if entry.key == argument:
                self.list.setCurrentRow(number)

    def _on_row(self, number: int) -> None:
        """Show another section, unless the one shown has words to keep."""
        if number == self._shown:
            return
        if self.section is not None and not self.section.may_leave():
            self.list.setCurrentRow(self._shown)
            return
        self._shown = number
        entry = self._entries[number]
        if entry.key not in self._built:
            self._built[entry.key] = entry.build(self.desk)
            self.stack.addWidget(self._built[entry.key])
        self.stack.setCurrentWidget(self._built[entry.key])
        self._built[entry.key].refresh()
        self.desk.commands_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the section shown again if it is concerned."""
        section = self.section
        if section is not None and (not changed or changed & section.concerns):
            section.refresh()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the section does."""
        return self.section.commands() if self.section is not None else {}

    def may_leave(self) -> bool:
        """Ask where the section has unsaved words."""
        return self.section is None or self.section.may_leave()

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Kantor, penanda tangan, dan tanda tangan dokumen ikut tercetak pada surat. Tampilan dan Printer berlaku "
            "di komputer ini saja. Cadangan berisi salinan seluruh data; memulihkannya menyimpan dahulu data yang "
            "sekarang. Panah atas dan bawah memilih bagian di kiri."
        )
