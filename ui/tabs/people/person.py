"""One person: the card as a form, and the training passport, under one head."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import person_groups
from app.services.passport import Passport
from app.services.person_groups import GroupRecord
from ui.dialogs.question import Question, ask
from ui.dialogs.separate_person import SeparateDialog, open_separate
from ui.pages import Desk
from ui.pdf.paper_dialog import PaperDialog
from ui.tabs.people.form import PersonForm
from ui.tabs.people.papers import open_person_paper
from ui.tabs.people.passport import PassportPage
from ui.tabs.people.photo import PhotoCard
from ui.theme import icons
from ui.widgets.buttons import Button
from ui.widgets.labels import rule
from ui.widgets.page_header import PageHeader

CARD, PASSPORT = 0, 1
_INDENT = 38
"""The tabs stand under the title, which stands right of the arrow back."""


class PersonView(QWidget):
    """`closed` asks for the list, `changed` tells that another part is seen."""

    closed = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self._compact = False
        self.form = PersonForm(desk, person_id)
        self.form.setWindowFlags(Qt.WindowType.Widget)
        self.form.join(self)
        self.passport: PassportPage | None = None
        self.header = PageHeader("", self.leave)
        self.print_button = Button(self.tr("Cetak paspor…"), icon="print", clicked=self.print_passport)
        self.more_button = Button("", "icon", "more_horizontal", self._open_menu, name=self.tr("Tindakan lain"))
        for button in (self.more_button, self.print_button, self.form.cancel_button, self.form.save_button):
            self.header.add_action(button)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Bagian data orang"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for title in (self.tr("Data diri"), self.tr("Paspor pelatihan")):
            self.tabs.addTab(title)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.form)
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab)
        self.form.finished.connect(lambda _result: self.closed.emit())
        self.form.titled.connect(self.header.set_title)
        self._on_tab(CARD)
        self._records = 1
        desk.work.run(person_groups.records, person_id, then=self._count_records, failed=_ignore, owner=self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 8, 0, 0)
        indented.addWidget(self.tabs, 1)
        column.addLayout(indented)
        column.addWidget(rule())
        column.addSpacing(14)
        column.addWidget(self.stack, 1)

    def show_part(self, number: int) -> None:
        """Show the card or the passport."""
        self.tabs.setCurrentIndex(number)

    def _on_tab(self, number: int) -> None:
        if number == PASSPORT and self.passport is None:
            self.passport = PassportPage(self.desk, self.person_id)
            self.passport.shown.connect(self._on_passport)
            self.passport.set_compact(self._compact)
            self.stack.addWidget(self.passport)
            self.passport.refresh()
        self.stack.setCurrentIndex(number)
        for button in (self.form.cancel_button, self.form.save_button):
            button.setVisible(number == CARD)
        self.print_button.setVisible(number == PASSPORT)
        self.changed.emit()

    def _on_passport(self, found: Passport) -> None:
        self.header.set_title(found.name)
        self.print_button.setEnabled(not found.card.erased)

    @property
    def passport_seen(self) -> bool:
        """Whether the passport is shown."""
        return self.tabs.currentIndex() == PASSPORT

    def refresh(self, changed: frozenset[str]) -> None:
        """Read what is concerned again; unsaved words stay."""
        if not changed or changed & PhotoCard.concerns:
            self.form.photo.refresh()
        if self.passport is not None and (not changed or changed & PassportPage.concerns):
            self.passport.refresh()

    def leave(self) -> None:
        """Back to the list, after asking where the form has unsaved words."""
        self.form.reject()

    def print_passport(self) -> PaperDialog:
        """Show the passport as paper."""
        return open_person_paper(
            self.window(), self.desk, "passport", self.tr("Paspor pelatihan"), self.person_id
        )

    def print_all_data(self) -> PaperDialog | None:
        """Show all that is held about the person, after asking: the NIK stands there in full."""
        question = Question(
            self.tr("Cetak semua data orang ini?"),
            self.tr(
                "Cetakan memuat semua yang disimpan tentang orang ini, juga NIK penuh, alamat, nomor HP, dan riwayat "
                "perubahan. Berikan hanya kepada orangnya sendiri (UU 27/2022). Tidak ada data yang berubah."
            ),
            self.tr("Siapkan cetakan"),
            self.tr("Batal"),
        )
        if not ask(self.window(), question):
            return None
        title = self.tr("Semua data orang ini")
        return open_person_paper(self.window(), self.desk, "person-data", title, self.person_id)

    def menu_entries(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Words, icon and act of the entries under "…"."""
        entries: list[tuple[str, str, Callable[[], object]]] = [
            (self.tr("Cetak paspor pelatihan…"), "print", self.print_passport),
            (self.tr("Cetak semua data orang ini…"), "document", self.print_all_data),
        ]
        if self.form.erased:
            return []
        if self._records > 1:
            entries.append((self.tr("Pisahkan data yang digabung…"), "people", self.separate))
        return [*entries, (self.tr("Hapus data pribadi…"), "delete", self.form.ask_erasure)]

    def _count_records(self, records: tuple[GroupRecord, ...]) -> None:
        self._records = len(records)

    def separate(self) -> SeparateDialog:
        """Ask which of the merged records is to stand alone again, and go back to the list."""
        dialog = open_separate(self.window(), self.desk, self.person_id)
        dialog.accepted.connect(self.leave)
        return dialog

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, act in self.menu_entries():
            action = menu.addAction(icons.icon(icon, "muted"), text)
            action.triggered.connect(lambda _checked=False, act=act: act())
        if menu.isEmpty():
            menu.addAction(self.tr("Data pribadi orang ini sudah dihapus")).setEnabled(False)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the part seen does for the menus."""
        own: dict[str, Callable[[], object]] = {
            "back": self.leave,
            "next_tab": lambda: self.show_part(PASSPORT if self.tabs.currentIndex() == CARD else CARD),
            "print": self.print_passport,
        }
        if self.tabs.currentIndex() == PASSPORT and self.passport is not None:
            return own | dict(self.passport.commands())
        return own | {"save": self.form.save}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the passport as it leaves the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._compact = compact
        if self.passport is not None:
            self.passport.set_compact(compact)


def _ignore(_error: UserError) -> None:
    """The person is gone: the form says so."""
