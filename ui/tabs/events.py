"""The tab Kegiatan: the list of events, an event's page in its place, and the form of an event."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app.services import events
from ui.pages import Desk, Offer, Page
from ui.tabs.event.listing import EventList
from ui.tabs.event.section import BELOW, CONCERNS, EventSection

if TYPE_CHECKING:  # imported when first shown, so that the window starts quickly
    from ui.tabs.event.form import EventForm
    from ui.tabs.event.page import EventView


class EventsTab(Page):
    """`arrive(event_id)` opens an event, `arrive("new")` the form of a new one."""

    concerns = CONCERNS | BELOW | {"office", "official", "document_rule"}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Kegiatan")
        self.listing = EventList(desk)
        self.view: EventView | None = None
        self.form: EventForm | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.column.addWidget(self.stack, 1)
        self.listing.opened.connect(self.open_event)
        self.listing.new_wanted.connect(self.open_form)
        self.listing.import_wanted.connect(self.desk.import_wanted)
        self.listing.table.edit_wanted.connect(lambda _number: self._edit_current())
        self.listing.remove_wanted.connect(self._on_remove)
        self._list_stale = False

    def refresh(self, changed: frozenset[str]) -> None:
        """Refresh what is seen; the list is read again when it is shown."""
        if self.stack.currentWidget() is self.listing:
            self.listing.refresh()
        else:
            self._list_stale = True
            if self.view is not None and self.view.event_id:
                self.view.refresh(changed)

    def arrive(self, argument: object) -> None:
        """Open what was asked for."""
        if argument == "new":
            self.open_form()
        elif isinstance(argument, str) and argument:
            self.open_event(argument)

    def open_event(self, event_id: str, section: str = "summary") -> None:
        """Show the page of an event."""
        if self.view is None:
            from ui.tabs.event.page import EventView

            self.view = EventView(self.desk)
            self.view.closed.connect(self.open_list)
            self.view.form_wanted.connect(self.open_form)
            self.view.titled.connect(self._retitle)
            self.stack.addWidget(self.view)
        self.stack.setCurrentWidget(self.view)
        self.view.set_compact(self.compact)
        self.view.show_event(event_id, section)
        self.view.sections.tabs.setFocus()
        self._retitle()

    def open_form(self, event_id: str = "") -> None:
        """Show the form of an event, or of a new one."""
        if self.form is None:
            from ui.tabs.event.form import EventForm

            self.form = EventForm(self.desk)
            self.form.saved.connect(self._on_saved)
            self.form.closed.connect(self._on_form_closed)
            self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        self.form.set_compact(self.compact)
        self.form.start(event_id)
        self._retitle()

    def open_list(self) -> None:
        """Show the list, read again if something changed meanwhile."""
        self.stack.setCurrentWidget(self.listing)
        if self._list_stale:
            self.listing.refresh()
        self._list_stale = False
        self.listing.table.setFocus()
        self._retitle()

    def offers(self) -> tuple[Offer, ...]:
        """Lists for the event shown, first the one that belongs to its sub-page; else people for the registry."""
        view = self.view
        if view is None or self.stack.currentWidget() is not view or view.found is None:
            return (Offer("people"),)
        section = view.sections.section
        kinds = section.brings_in if section is not None else ()
        return tuple(Offer(kind, view.event_id, view.title) for kind in kinds)

    @property
    def _section(self) -> EventSection | None:
        """The sub-page shown, while an event is."""
        view = self.view
        return view.sections.section if view is not None and self.stack.currentWidget() is view else None

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """What the sub-page shown does with files."""
        return self._section.claims(paths) if self._section is not None else None

    def keep_files(self, paths: Sequence[Path]) -> None:
        """They go to the sub-page shown."""
        if self._section is not None:
            self._section.keep_files(paths)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the list, the event or the form does for the menus."""
        shown = self.stack.currentWidget()
        if shown is self.form and self.form is not None:
            return {"save": self.form.save, "back": self.form.leave}
        mine: dict[str, Callable[[], object]] = {"new_event": self.open_form}
        if shown is self.view and self.view is not None:
            return mine | self.view.commands()
        return mine | {
            "new": self.open_form,
            "copy_event": self.listing.copy_current,
            "find": self.listing.search.setFocus,
            "edit": self._edit_current,
            "remove": self._remove_current,
        }

    def help_text(self) -> str:
        """What F1 says: of the list, or of the sub-page shown."""
        section = self.view.sections.section if self.view is not None else None
        if self.stack.currentWidget() is self.view and section is not None and section.help_text():
            return section.help_text()
        if self.stack.currentWidget() is self.form:
            return self.tr(
                "Hanya nama kegiatan yang wajib; isian lain boleh menyusul. Ctrl+S menyimpan, Esc kembali. "
                "Isian yang belum disimpan menjadi draf setiap 10 detik."
            )
        return self.tr(
            "Semua kegiatan kantor. Enter membuka kegiatan, Ctrl+N membuat yang baru, Ctrl+F mencari, "
            "Del menghapus (dapat diurungkan). Batang menunjukkan kursi tiap kabupaten/kota: terisi, kosong, "
            "dan yang belum dialokasikan."
        )

    def may_leave(self) -> bool:
        """Ask where the form or a sub-page has words not saved."""
        form_may = self.form is None or self.stack.currentWidget() is not self.form or self.form.may_leave()
        return form_may and (self.view is None or self.view.sections.may_leave())

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        super().set_compact(compact)
        self.listing.set_compact(compact)
        if self.view is not None:
            self.view.set_compact(compact)
        if self.form is not None:
            self.form.set_compact(compact)

    def _retitle(self) -> None:
        shown = self.stack.currentWidget()
        if shown is self.view and self.view is not None:
            self.title = self.view.title or self.tr("Kegiatan")
        else:
            self.title = self.tr("Kegiatan")
        self.desk.titled.emit()
        self.desk.commands_changed.emit()

    def _on_saved(self, event_id: str) -> None:
        is_new = self.form is not None and not self.form.card.id
        self.open_event(event_id, "participants" if is_new else "summary")

    def _on_form_closed(self) -> None:
        if self.form is not None and self.form.card.id:
            self.open_event(self.form.card.id)
        else:
            self.open_list()

    def _edit_current(self) -> None:
        row = self.listing.table.current_row
        if row is not None:
            self.open_form(row.id)

    def _remove_current(self) -> None:
        row = self.listing.table.current_row
        if row is not None:
            self._on_remove(row.id)

    def _on_remove(self, event_id: str) -> None:
        from ui.tabs.event.page import ask_removal

        row = next((row for row in self.listing.table.rows_model.rows if row.id == event_id), None)
        if row is not None and ask_removal(self, row.title):
            self.desk.work.change(events.delete, event_id)
