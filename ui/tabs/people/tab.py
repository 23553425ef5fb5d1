"""The tab Peserta: the registry of people, and a person's form in its place."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.services import people
from app.services.steps import DataChange
from ui.dialogs.question import Question, ask
from ui.pages import Desk, Offer, Page
from ui.tabs.people.duplicates import DuplicatesPage
from ui.tabs.people.form import PersonForm
from ui.tabs.people.listing import PeopleList
from ui.tabs.people.needs import NeedsPage
from ui.tabs.people.passport import PassportPage
from ui.tabs.people.person import PersonView
from ui.tabs.people.photo import PhotoCard
from ui.widgets.segmented import Segmented

LISTED = frozenset({"person", "person_link", "participant", "attendance", "certificate", "event"})
"""What the list of people shows."""


class PeopleTab(Page):
    """`arrive(person_id)` opens a person, `arrive("new")` an empty form, `arrive("needs")` who still needs training,
    `arrive("duplicates")` the pairs that may be one human."""

    concerns = LISTED | PassportPage.concerns | NeedsPage.concerns | DuplicatesPage.concerns | PhotoCard.concerns

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Peserta")
        self.listing = PeopleList(desk)
        self.form: PersonForm | None = None
        self.person: PersonView | None = None
        self.needs: NeedsPage | None = None
        self.duplicates: DuplicatesPage | None = None
        self.views = Segmented(self.tr("Tampilan"), self._titles())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.bar = QWidget()
        self._actions = QHBoxLayout(self.bar)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(8)
        self._actions.addWidget(self.views)
        self._actions.addStretch(1)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.stack, 1)
        self.views.chosen.connect(lambda _key: self.open_list())
        self.listing.opened.connect(self.open_person)
        self.listing.removed.connect(self._on_remove)
        self.listing.import_wanted.connect(self.desk.import_wanted)

    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            ("list", self.tr("Daftar orang")),
            ("needs", self.tr("Kebutuhan pelatihan")),
            ("duplicates", self.tr("Data ganda")),
        )

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again what is seen or was seen."""
        if not changed or changed & LISTED:
            self.listing.refresh()
        if self.needs is not None and (not changed or changed & NeedsPage.concerns):
            self.needs.refresh()
        if self.duplicates is not None and (not changed or changed & DuplicatesPage.concerns):
            self.duplicates.refresh()
        if self.person is not None:
            self.person.refresh(changed)

    def arrive(self, argument: object) -> None:
        """Open what was asked for, unless unsaved words are to be kept."""
        if self.form is not None and not self.form.may_leave():
            return
        if argument in ("needs", "duplicates"):
            self.views.set_key(str(argument))
            self.open_list()
        elif isinstance(argument, str):
            self.open_person("" if argument == "new" else argument)

    def open_person(self, person_id: str = "") -> None:
        """Show the page of a person, or an empty form."""
        self._drop_form()
        if person_id:
            self.person = PersonView(self.desk, person_id)
            self.person.closed.connect(self.open_list)
            self.person.changed.connect(self.desk.commands_changed)
            self.person.set_compact(self.compact)
            self.form = self.person.form
        else:
            self.form = PersonForm(self.desk)
            self.form.setWindowFlags(Qt.WindowType.Widget)
            self.form.stand_alone()
            self.form.finished.connect(self.open_list)
        page = self.person or self.form
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.bar.hide()
        self.desk.commands_changed.emit()

    def open_list(self, _result: int = 0) -> None:
        """Back to the list, or to another view of the people."""
        self._drop_form()
        self.bar.show()
        if self.views.key == "needs":
            self._show_needs()
        elif self.views.key == "duplicates":
            self._show_duplicates()
        else:
            self._show_actions(needs=False)
            self.stack.setCurrentWidget(self.listing)
            self.listing.table.setFocus()
        self.desk.commands_changed.emit()

    def _show_needs(self) -> None:
        if self.needs is None:
            self.needs = NeedsPage(self.desk)
            self.needs.opened.connect(self.open_person)
            self.needs.set_compact(self.compact)
            self.stack.addWidget(self.needs)
            for widget in self.needs.bar_widgets:
                self._actions.addWidget(widget)
            self.needs.refresh()
        self._show_actions(needs=True)
        self.stack.setCurrentWidget(self.needs)
        self.needs.table.setFocus()

    def _show_duplicates(self) -> None:
        if self.duplicates is None:
            self.duplicates = DuplicatesPage(self.desk)
            self.duplicates.opened.connect(self.open_person)
            self.duplicates.set_compact(self.compact)
            self.stack.addWidget(self.duplicates)
        self._show_actions(needs=False)
        self.stack.setCurrentWidget(self.duplicates)
        self.duplicates.take_keyboard()

    def _show_actions(self, *, needs: bool) -> None:
        if self.needs is not None:
            self.needs.show_bar(shown=needs)

    def _drop_form(self) -> None:
        shown = self.person or self.form
        if shown is not None:
            self.stack.removeWidget(shown)
            shown.deleteLater()
        self.person = self.form = None

    def offers(self) -> tuple[Offer, ...]:
        """People for the registry."""
        return (Offer("people"),)

    def _on_remove(self, ids: tuple[str, ...]) -> None:
        question = Question(
            self.tr("Hapus {count} orang dari daftar?").format(count=len(ids)),
            self.tr(
                "Bila salah satunya tercatat pada kegiatan atau pemilihan, tidak ada yang dihapus. Penghapusan ini "
                "dapat diurungkan."
            ),
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
        if self.person is not None:
            return self.person.commands()
        if self.form is not None:
            return {"save": self.form.save, "back": self.form.reject}
        if self.needs is not None and self.stack.currentWidget() is self.needs:
            return {"next_tab": self._next_view, "new": self.open_person, **self.needs.commands()}
        if self.duplicates is not None and self.stack.currentWidget() is self.duplicates:
            return {"next_tab": self._next_view, "new": self.open_person, **self.duplicates.commands()}
        return {
            "next_tab": self._next_view,
            "new": self.open_person,
            "find": self.listing.search.setFocus,
            "edit": self.listing.open_current,
            "remove": self.listing.remove_selected,
            "copy": self.listing.table.copy,
        }

    def _next_view(self) -> None:
        """Ctrl+Tab: the next view."""
        keys = [key for key, _ in self._titles()]
        self.views.set_key(keys[(keys.index(self.views.key) + 1) % len(keys)])
        self.open_list()

    def help_text(self) -> str:
        """What F1 says."""
        if self.person is not None and self.person.passport_seen:
            return self.tr(
                "Semua yang diikuti orang ini, dari semua catatan yang digabung. Enter membuka kegiatannya. Kegiatan "
                "sosial dicatat dengan Ctrl+N, diubah dengan F2, dihapus dengan Del (dapat diurungkan dengan Ctrl+Z). "
                "Ctrl+P menampilkan paspor untuk dicetak."
            )
        if self.form is None and self.stack.currentWidget() is self.needs:
            return self.tr(
                "Berapa PSM dan calon PSM yang belum bimtek dasar, lama tidak dilatih, tanpa SK, atau habis SK-nya. "
                "Enter masuk ke kecamatan dan desa, Backspace naik. “Desa kosong” menghitung desa/kelurahan tanpa "
                "seorang pun yang sudah bimtek dasar."
            )
        if self.form is None and self.stack.currentWidget() is self.duplicates:
            return self.tr(
                "Pasangan data yang mungkin satu orang, dengan skor dan alasannya. Panah memilih pasangan, Enter masuk "
                "ke perbandingan; 1 atau 2 memilih sisi untuk satu isian, atau dari daftar untuk semuanya. Ctrl+Enter "
                "menggabungkan, B mencatat bahwa keduanya dua orang, L melewati. Penggabungan tidak memindahkan apa "
                "pun dan dapat diurungkan."
            )
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
        for part in (self.person, self.needs, self.duplicates):
            if part is not None:
                part.set_compact(compact)
        self._show_actions(needs=self.needs is not None and self.stack.currentWidget() is self.needs)
