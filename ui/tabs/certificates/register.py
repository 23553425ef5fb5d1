"""Buku register: every number that the office ever gave, what is missing between them, and who may give which."""

from collections.abc import Callable, Mapping

from ui.pages import Desk
from ui.tabs.certificates.blocks_part import BlocksPart
from ui.tabs.certificates.gaps_part import GapsPart
from ui.tabs.certificates.list_part import ListPart
from ui.tabs.certificates.part import RegisterPart
from ui.tabs.certificates.section import PageSection
from ui.widgets.part_stack import PartStack

LIST, GAPS, BLOCKS = "list", "gaps", "blocks"


class RegisterSection(PageSection):
    """Three parts of which one is seen; the others are read when they are shown. `arrive` names a part."""

    concerns = ListPart.concerns | GapsPart.concerns | BlocksPart.concerns

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list, self.gaps, self.blocks = ListPart(desk), GapsPart(desk), BlocksPart(desk)
        self.parts: PartStack[RegisterPart] = PartStack(self.tr("Bagian register"), {
            LIST: (self.tr("Daftar"), self.list), GAPS: (self.tr("Nomor kosong"), self.gaps),
            BLOCKS: (self.tr("Blok nomor"), self.blocks),
        })  # fmt: skip
        self.choice = self.parts.choice
        self.parts.chosen.connect(self.show_part)
        self.column.addWidget(self.parts, 1)

    @property
    def part(self) -> RegisterPart:
        """The part that is seen."""
        return self.parts.part

    def show_part(self, key: str) -> None:
        """Show a part, read again if something changed meanwhile."""
        if self.parts.show_part(key):
            self.part.refresh()
        self.part.take_keyboard()
        self.desk.commands_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Have the part that is seen read, the others when they are shown."""
        if self.parts.concern(changed):
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
        for part in self.parts.parts:
            part.set_compact(compact)
