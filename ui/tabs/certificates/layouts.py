"""Tata letak: the collection of certificate designs, and the designer in its place while one is changed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from app.domain.layouts.elements import Layout
from app.services import layouts
from ui.designer.view import Designer
from ui.pages import Desk
from ui.tabs.certificates.layout_list import ENDING, LayoutList
from ui.tabs.certificates.section import PageSection


class LayoutsSection(PageSection):
    """The list, or the designer."""

    concerns = frozenset({"layout", "office", "official", "document_rule", "attachment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listing = LayoutList(desk)
        self.designer = Designer(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.stack.addWidget(self.designer)
        self.column.addWidget(self.stack, 1)
        self.listing.open_wanted.connect(self.open)
        self.designer.left.connect(self._close_designer)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # whatever differs, the list is read again
        """Read the collection."""
        self.listing.read()

    def arrive(self, argument: object) -> None:
        """Choose the design of that ref."""
        self.listing.read(str(argument))

    def open(self, layout_id: str) -> None:
        """Change an own design."""
        self.desk.work.run(layouts.get, layout_id, then=lambda layout: self._design(layout_id, layout),
                           failed=self.listing.note.say_error, owner=self)  # fmt: skip

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the list or the designer does."""
        return self.designer.commands() if self._designing else self.listing.commands()

    def help_text(self) -> str:
        """What F1 says."""
        if self._designing:
            return self.tr(
                "Klik elemen pada halaman atau dalam daftar, lalu seret, atau pakai tombol panah: satu langkah kisi, "
                "Shift 5 mm, Alt 0,1 mm; Ctrl dan panah mengubah ukuran. Nilainya tampak di kanan. Ctrl+D "
                "menggandakan, Del menghapus, Alt dan panah di daftar mengubah urutan. Ctrl+Z mengurungkan, Ctrl+S "
                "menyimpan. Yang tampak ialah PDF yang sama persis dengan yang dicetak. Sertifikat yang sudah terbit "
                "tetap memakai tata letak saat diterbitkan."
            )
        return self.tr(
            "Tata letak bawaan disalin dahulu sebelum diubah. Enter membuka perancang, Del menghapus tata letak milik "
            "kantor. Pakai untuk kegiatan baru menentukan tata letak setiap kegiatan yang dibuat sesudahnya; pada tiap "
            "kegiatan tetap dapat dipilih yang lain. Berkas .tataletak membawa tata letak beserta gambarnya ke kantor "
            "lain; seret berkasnya ke sini untuk mengimpor."
        )

    def may_leave(self) -> bool:
        """Ask where a design is not saved."""
        return not self._designing or self.designer.may_leave()

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """Designs are taken; other files are not ours."""
        if self._designing or not paths or any(path.suffix.lower() != f".{ENDING}" for path in paths):
            return None
        return self.tr("Lepaskan untuk mengimpor tata letak."), self.tr("Setiap berkas menjadi tata letak baru.")

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Import them one after the other."""
        for path in paths:
            self.listing.take(path)

    def set_compact(self, compact: bool) -> None:
        """Both follow."""
        super().set_compact(compact)
        self.listing.set_compact(compact)
        self.designer.set_compact(compact)

    @property
    def _designing(self) -> bool:
        return self.stack.currentWidget() is self.designer

    def _design(self, layout_id: str, layout: Layout) -> None:
        self.stack.setCurrentWidget(self.designer)
        self.designer.show_layout(layout_id, layout)
        self.desk.commands_changed.emit()

    def _close_designer(self) -> None:
        self.stack.setCurrentWidget(self.listing)
        self.desk.work.run(layouts.forget_unused_pictures)
        self.desk.commands_changed.emit()
        self.listing.read(self.designer.layout_id)
        self.listing.table.setFocus()
