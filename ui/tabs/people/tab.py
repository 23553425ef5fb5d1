"""The tab Peserta: the registry of people, and a person's form in its place."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from app.services import people
from app.services.steps import DataChange
from ui.dialogs.question import Question, ask
from ui.pages import Desk, Page
from ui.tabs.people.form import PersonForm
from ui.tabs.people.listing import PeopleList


class PeopleTab(Page):
    """`arrive(person_id)` opens a person, `arrive("new")` an empty form."""

    concerns = frozenset({"person", "participant", "certificate", "event"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Peserta")
        self.listing = PeopleList(desk)
        self.form: PersonForm | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.column.addWidget(self.stack, 1)
        self.listing.opened.connect(self.open_person)
        self.listing.removed.connect(self._on_remove)
        self.listing.import_wanted.connect(self.open_import)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # the list shows all of it
        """Read the list again."""
        self.listing.refresh()

    def arrive(self, argument: object) -> None:
        """Open what was asked for, unless unsaved words are to be kept."""
        if self.form is not None and not self.form.may_leave():
            return
        if isinstance(argument, str):
            self.open_person("" if argument == "new" else argument)

    def open_person(self, person_id: str = "") -> None:
        """Show the form of a person, or an empty one."""
        self._drop_form()
        self.form = PersonForm(self.desk, person_id)
        self.form.setWindowFlags(Qt.WindowType.Widget)
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.form.finished.connect(self.open_list)
        self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        self.desk.commands_changed.emit()

    def open_list(self, _result: int = 0) -> None:
        """Back to the list."""
        self._drop_form()
        self.stack.setCurrentWidget(self.listing)
        self.listing.table.setFocus()
        self.desk.commands_changed.emit()

    def _drop_form(self) -> None:
        if self.form is not None:
            self.stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def open_import(self) -> None:
        """Bring a list of people into the registry."""
        from ui.dialogs.import_people import open_import

        open_import(self, self.desk)

    def _on_remove(self, ids: tuple[str, ...]) -> None:
        question = Question(
            self.tr("Hapus {count} orang dari daftar?").format(count=len(ids)),
            self.tr("Orang yang tercatat pada kegiatan tidak dihapus. Penghapusan ini dapat diurungkan."),
            self.tr("Hapus"),
            self.tr("Jangan hapus"),
            harmful=True,
        )
        if len(ids) < 2 or ask(self, question):
            self.desk.work.change(people.delete, ids, then=self._on_removed, owner=self)

    def _on_removed(self, _change: DataChange) -> None:
        self.listing.table.clearSelection()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the list or the form does for the menus."""
        if self.form is not None:
            return {"save": self.form.save, "back": self.form.reject}
        return {
            "new": self.open_person,
            "find": self.listing.search.setFocus,
            "edit": self.listing.open_current,
            "remove": self.listing.remove_selected,
            "import": self.open_import,
            "copy": self.listing.table.copy,
        }

    def help_text(self) -> str:
        """What F1 says."""
        if self.form is not None:
            return self.tr(
                "Hanya nama yang wajib. Tanda kuning meminta Anda memeriksa KTP, tanda merah menandai isian yang pasti "
                "keliru; keduanya tetap disimpan. NIK tampil penuh hanya di sini. Ctrl+Enter menyimpan, Esc menutup."
            )
        return self.tr(
            "Semua orang yang dikenal kantor: PSM, calon PSM, dan pilar lain. Cari dengan nama, ujung NIK, nomor HP, "
            "atau desa. Enter membuka datanya, Ctrl+N menambah orang baru, Ctrl+I mengimpor daftar, Del menghapus "
            "(dapat diurungkan)."
        )

    def may_leave(self) -> bool:
        """Ask where the form has unsaved words."""
        return self.form is None or self.form.may_leave()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        super().set_compact(compact)
        self.listing.set_compact(compact)
