"""Buku register: every number that the office ever gave, what is missing between them, and who may give which."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from ui.pages import Desk
from ui.tabs.certificates.blocks_part import BlocksPart
from ui.tabs.certificates.gaps_part import GapsPart
from ui.tabs.certificates.list_part import ListPart
from ui.tabs.certificates.part import RegisterPart
from ui.tabs.certificates.section import PageSection
from ui.widgets.segmented import Segmented

LIST, GAPS, BLOCKS = "list", "gaps", "blocks"


class RegisterSection(PageSection):
    """Three parts of which one is seen; the others are read when they are shown. `arrive` names a part."""

    concerns = ListPart.concerns | GapsPart.concerns | BlocksPart.concerns

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list, self.gaps, self.blocks = ListPart(desk), GapsPart(desk), BlocksPart(desk)
        self._parts: dict[str, RegisterPart] = {LIST: self.list, GAPS: self.gaps, BLOCKS: self.blocks}
        self._stale = set(self._parts)
        choices = [(LIST, self.tr("Daftar")), (GAPS, self.tr("Nomor kosong")), (BLOCKS, self.tr("Blok nomor"))]
        self.choice = Segmented(self.tr("Bagian register"), choices)
        self.choice.chosen.connect(self.show_part)
        self._bars, self._bodies = QStackedWidget(), QStackedWidget()
        for part in self._parts.values():
            self._bars.addWidget(part.bar)
            self._bodies.addWidget(part)
        self._bars.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.choice)
        top.addWidget(self._bars, 1)
        self.column.addLayout(top)
        self.column.addWidget(self._bodies, 1)

    @property
    def part(self) -> RegisterPart:
        """The part that is seen."""
        return self._parts[self.choice.key]

    def show_part(self, key: str) -> None:
        """Show a part, read again if something changed meanwhile."""
        if key not in self._parts:
            return
        self.choice.set_key(key)
        self._bars.setCurrentWidget(self.part.bar)
        self._bodies.setCurrentWidget(self.part)
        if key in self._stale:
            self._stale.discard(key)
            self.part.refresh()
        self.part.take_keyboard()
        self.desk.commands_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Have the part that is seen read, the others when they are shown."""
        concerned = {key for key, part in self._parts.items() if not changed or changed & part.concerns}
        self._stale |= concerned - {self.choice.key}
        if self.choice.key in concerned:
            self._stale.discard(self.choice.key)
            self.part.refresh(changed)

    def arrive(self, argument: object) -> None:
        """Show the part asked for; (part, words) narrows the list to those words."""
        part, words = argument if isinstance(argument, tuple) else (argument, "")
        self.show_part(str(part))
        if words:
            self.list.show_all()
            self.list.search.setText(str(words))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the part does."""
        return self.part.commands()

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Daftar memuat setiap nomor yang pernah diberikan, juga yang dibatalkan; nomor yang sudah dipakai tidak "
            "pernah dipakai lagi. Ketik untuk mencari; Enter membuka PDF, Del membatalkan dengan alasan, Ctrl+P "
            "mencetak apa yang tampil. Nomor kosong: nomor yang terlewati, penjelasannya diketik pada barisnya. Blok "
            "nomor: rentang nomor tiap kantor, agar dua kantor tidak pernah memberi nomor yang sama."
        )

    def set_compact(self, compact: bool) -> None:
        """All parts follow."""
        super().set_compact(compact)
        for part in self._parts.values():
            part.set_compact(compact)
