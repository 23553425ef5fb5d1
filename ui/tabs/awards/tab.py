"""The tab Prestasi: the selections of the office, and one selection's page in its place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QStackedWidget

from app.services import awards
from app.services.award_results import SelectionRow
from app.services.awards import SelectionCard
from ui.dialogs.card_form import CardDialog
from ui.dialogs.question import Question, ask
from ui.pages import Desk, Offer, Page
from ui.tabs.awards import words
from ui.tabs.awards.listing import SelectionList
from ui.tabs.awards.view import SelectionView


class AwardsTab(Page):
    """`arrive(selection_id)` opens a selection, `arrive("new")` the dialog of a new one."""

    concerns = frozenset({
        "selection", "criterion", "juror", "nominee", "score", "recusal", "certificate", "person", "document_rule",
        "official",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Prestasi")
        self.listing = SelectionList(desk)
        self.view = SelectionView(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.stack.addWidget(self.view)
        self.column.addWidget(self.stack, 1)
        self.listing.opened.connect(self.open_selection)
        self.listing.new_wanted.connect(self.open_new)
        self.listing.removed.connect(self._on_remove)
        self.view.closed.connect(self.open_list)
        self.view.remove_wanted.connect(self._on_remove_shown)
        self.view.section_changed.connect(desk.commands_changed)

    @property
    def _viewing(self) -> bool:
        return self.stack.currentWidget() is self.view

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # one read shows all of it
        """Read what is shown again."""
        if self._viewing:
            self.view.refresh()
        else:
            self.listing.refresh()

    def arrive(self, argument: object) -> None:
        """Open what was asked for."""
        if argument == "new":
            self.open_new()
        elif isinstance(argument, str):
            self.open_selection(argument)

    def open_selection(self, selection_id: str) -> None:
        """Show the page of a selection."""
        self.stack.setCurrentWidget(self.view)
        self.view.show_selection(selection_id)
        self.desk.commands_changed.emit()

    def open_list(self) -> None:
        """Back to the list."""
        self.stack.setCurrentWidget(self.listing)
        self.listing.refresh()
        self.listing.table.setFocus()
        self.desk.commands_changed.emit()

    def open_new(self) -> CardDialog:
        """Ask for a new selection; it opens when it was saved."""
        example = QCheckBox(self.tr("Mulai dari rubrik contoh (sesuaikan dengan juknis)"))
        example.setChecked(True)
        rows = words.card_entries()

        def save(values: Mapping[str, str]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
            card = replace(SelectionCard(), **from_form(values))
            return self._keep_new, (card, example.isChecked())

        dialog = CardDialog(self, self.desk, self.tr("Pemilihan baru"), rows, save)
        dialog.body.addWidget(example)
        dialog.start({"level": "kabupaten", "seats": "3"}, "title")
        dialog.accepted.connect(self.listing.refresh)
        dialog.open()
        return dialog

    @staticmethod
    def _keep_new(card: SelectionCard, example: bool) -> object:  # runs on the database's thread
        return awards.save(card, with_example_criteria=example)

    def _on_remove_shown(self) -> None:
        card = self.view.state.card
        question = Question(
            self.tr("Hapus “{title}”?").format(title=card.title),
            self.tr("Kriteria, juri, nominasi, dan nilainya ikut dihapus. Penghapusan ini dapat diurungkan."),
            self.tr("Hapus pemilihan"),
            self.tr("Jangan hapus"),
            harmful=True,
        )
        if ask(self, question):
            self.desk.work.change(awards.delete, card.id, then=lambda _change: self.open_list(), owner=self)

    def _on_remove(self, row: SelectionRow) -> None:
        self.desk.work.change(awards.delete, row.id, owner=self)

    def offers(self) -> tuple[Offer, ...]:
        """The jurors' scores of the selection shown."""
        card = self.view.state.card
        return (Offer("award_scores", card.id, card.code or card.title),) if self._viewing and card.id else ()

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the list or the selection does for the menus."""
        if self._viewing:
            return {"back": self.open_list, "next_tab": self.view.next_section, **self.view.commands()}
        return {"new": self.open_new, "copy": self.listing.table.copy, "remove": self.listing.remove_current}

    def help_text(self) -> str:
        """What F1 says."""
        if self._viewing:
            return self.tr(
                "Isi berurutan: Persiapan (kriteria berbobot yang berjumlah 100, juri), Nominasi, Penilaian, lalu "
                "Hasil. Nilai akhir = jumlah bobot × rata-rata juri. Nilai yang belum masuk bukan nol: selama ada, "
                "hasil disebut sementara dan piagam belum dapat diterbitkan. Nilai sama tetap seri, kecuali urutan "
                "pemecah seri membedakannya. Di Penilaian: ketik angka, Enter turun, Del mengosongkan."
            )
        return self.tr(
            "Pemilihan PSM berprestasi: satu baris tiap pemilihan. Enter membuka, Ctrl+N membuat yang baru, "
            "Del menghapus (dapat diurungkan)."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Follow the width of the window."""
        super().set_compact(compact)
        self.listing.table.set_compact(compact)
        self.view.set_compact(compact)


def from_form(values: Mapping[str, str]) -> dict[str, Any]:
    """A selection's fields as the record keeps them."""
    return {**values, "year": words.whole(values["year"]), "seats": words.whole(values["seats"])}
