"""The page of one event: back, title, status, one line of facts, and its sub-pages."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import closing, events, overview, sealing
from app.services.overview import Overview
from app.services.sealing import SealState
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tabs.event.section import CONCERNS
from ui.tabs.event.section_stack import SectionStack
from ui.tabs.event.words import hours_text, long_days, state_chip, today
from ui.theme import icons
from ui.widgets.buttons import Button
from ui.widgets.page_header import PageHeader


class EventView(QWidget):
    """`closed` tells that the reader goes back to the list, `form_wanted` asks for the event's form."""

    closed = Signal()
    form_wanted = Signal(str)
    titled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.event_id = ""
        self.found: Overview | None = None
        self.seal: SealState | None = None
        self._compact = self._head_stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.header = PageHeader("", self.closed.emit)
        self.print_button = Button(self.tr("Cetak"), icon="print", clicked=lambda: self.show_section("documents"))
        self.more_button = Button("", "icon", "more_horizontal", self._open_menu, name=self.tr("Tindakan lain"))
        self.header.add_action(self.print_button)
        self.header.add_action(self.more_button)
        column.addWidget(self.header)
        self.sections = SectionStack(desk)
        self.sections.changed.connect(self._on_section)
        self.sections.wanted.connect(self.show_section)
        column.addWidget(self.sections, 1)

    @property
    def title(self) -> str:
        """The event's code, for the title of the window."""
        return self.found.card.code if self.found else ""

    def show_event(self, event_id: str, section: str = "summary") -> None:
        """Show another event."""
        self.event_id, self.found, self.seal = event_id, None, None
        self._read()
        self.sections.show_event(event_id)
        self.show_section(section)

    def show_section(self, key: str) -> None:
        """Show a sub-page; "form" is the form of the event."""
        if key == "form":
            self.form_wanted.emit(self.event_id)
        else:
            self.sections.show_section(key)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the head again, and the sub-pages concerned."""
        if not changed or "event" in changed:
            self._read(lambda: self.sections.refresh(changed))  # only once it is known to be there still
            return
        section = self.sections.section
        if section is not None and changed <= section.head_may_wait:
            self._head_stale = True
        elif changed & CONCERNS:
            self._read()
        elif self.found is not None and self.found.card.closed:
            self._read_seal()
        self.sections.refresh(changed)

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands of the event, over which those of the sub-page go."""
        own: dict[str, Callable[[], object]] = {
            "back": self.closed.emit,
            "next_tab": self.sections.show_next,
            "print": lambda: self.show_section("documents"),
            "copy_event": self._copy,
        }
        section: Mapping[str, Callable[[], object]] = self.sections.section.commands() if self.sections.section else {}
        return own | dict(section)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        self._compact = compact
        self.sections.set_compact(compact)
        self._show_facts()

    def _read(self, after: Callable[[], object] = lambda: None) -> None:
        def take(found: Overview) -> None:
            self._take(found)
            after()

        self._head_stale = False
        self.desk.work.run(
            overview.overview,
            self.event_id,
            today(),
            then=take,
            failed=self._on_gone,
            owner=self,
            key=(id(self), "overview"),
        )
        self._read_seal()

    def _read_seal(self) -> None:
        self.desk.work.run(
            sealing.state, self.event_id, then=self._take_seal, failed=_ignore, owner=self, key=(id(self), "seal")
        )

    def _on_gone(self, _error: UserError) -> None:
        """The event was removed meanwhile: the list says so better than a message."""
        self.closed.emit()

    def _take(self, found: Overview) -> None:
        if found.card.id != self.event_id:
            return
        self.found = found
        self.header.set_title(found.card.title, state_chip(found.state))
        self._show_facts()
        self._mark()
        self.titled.emit()

    def _take_seal(self, state: SealState | None) -> None:
        """Whether the event was changed since it was closed is told at its head, whatever sub-page is seen."""
        self.seal = state
        self._mark()
        self._show_facts()

    def _mark(self) -> None:
        asked = {question.section for question in self.found.questions} if self.found is not None else set()
        self.sections.mark(asked | ({"audit"} if self.seal is not None and self.seal.changed else set()))

    def _show_facts(self) -> None:
        if self.found is None:
            return
        card = self.found.card
        starts, ends = card.days
        facts = [("lock_closed", self.seal.sentence.rstrip("."))] if self.seal is not None and self.seal.changed else []
        facts.append(("calendar_ltr", long_days(starts, ends) if starts else self.tr("Tanggal belum diisi")))
        facts.append(("clock", self._times_text()))
        facts.append(("location", card.venue or self.tr("Tempat belum diisi")))
        if card.organiser and not self._compact:
            facts.append(("building", self.tr("Penyelenggara: {name}").format(name=card.organiser)))
        self.header.set_facts([fact for fact in facts if fact[1]])
        self.header.setAccessibleDescription("; ".join(words for _icon, words in facts))

    def _times_text(self) -> str:
        if self.found is None or not self.found.times.sessions:
            return self.tr("Sesi belum disusun")
        times = self.found.times
        hours = hours_text(times.lesson_hours)
        if times.days > 1:
            words = self.tr("{days} hari · {sessions} sesi · {hours}")
            return words.format(days=times.days, sessions=times.sessions, hours=hours)
        clock = f"{times.starts}–{times.ends} {times.zone}" if times.starts and times.ends else ""
        return " · ".join(part for part in (clock, hours) if part)

    def _on_section(self) -> None:
        if self._head_stale:
            self._read()
        self.desk.commands_changed.emit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, act in self.menu_entries():
            action = QAction(icons.icon(icon, "muted"), text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def menu_entries(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Words, icon and act of the entries under "…"."""
        closed = self.found is not None and self.found.card.closed
        words = self.tr("Buka kembali kegiatan") if closed else self.tr("Tutup kegiatan…")
        return [
            (self.tr("Ubah kegiatan…"), "edit", lambda: self.form_wanted.emit(self.event_id)),
            (words, "lock_closed", self._reopen if closed else self._ask_to_close),
            (self.tr("Salin kegiatan…"), "copy", self._copy),
            (self.tr("Impor nilai ujian…"), "arrow_import", lambda: self.desk.list_wanted.emit("exam_scores")),
            (self.tr("Kirim data…"), "send", lambda: self.desk.go("send", self.event_id)),
            (self.tr("Hapus kegiatan…"), "delete", self._remove),
        ]

    def _copy(self) -> None:
        from ui.dialogs.copy_event import open_copy

        open_copy(self, self.desk, self.event_id, self.show_event)

    def _ask_to_close(self) -> None:
        """On the page that shows what is still open."""
        from ui.tabs.event.audit.section import AuditSection

        self.show_section("audit")
        if isinstance(self.sections.section, AuditSection):
            self.sections.section.ask_to_close()

    def _reopen(self) -> None:
        self.desk.work.change(closing.reopen, self.event_id)

    def _remove(self) -> None:
        if self.found is not None and ask_removal(self, self.found.card.title):
            self.desk.work.change(events.delete, self.event_id)


def _ignore(_error: UserError) -> None:
    """The event is gone: reading its head says so."""


def ask_removal(parent: QWidget, title: str) -> bool:
    """Whether an event is really to go."""
    question = Question(
        parent.tr("Hapus kegiatan “{title}”?").format(title=title[:120]),
        parent.tr(
            "Peserta, jadwal, dan kehadirannya ikut dihapus; data orangnya tetap ada di daftar. "
            "Langkah ini dapat diurungkan."
        ),
        parent.tr("Hapus kegiatan"),
        parent.tr("Jangan hapus"),
        harmful=True,
    )
    return ask(parent, question)
