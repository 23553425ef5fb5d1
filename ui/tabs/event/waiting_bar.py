"""The waiting list among the participants: moving up and down in it, and the seat that may be given to the first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.registration import ParticipantRow
from app.services.waiting_list import Opening
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, IconLabel, label


class WaitingBar(QWidget):
    """Shown over those who wait: `promoted` asks for a seat for the one selected, `moved` for another place (-1 is
    one up)."""

    promoted = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.up = Button(self.tr("Naikkan"), icon="checkmark", clicked=self.promoted.emit,
                         name=self.tr("Naikkan yang dipilih"))  # fmt: skip
        self.earlier = Button("", "icon", "chevron_up", lambda: self.moved.emit(-1),
                              name=self.tr("Satu nomor lebih awal (Alt+Panah atas)"))  # fmt: skip
        self.later = Button("", "icon", "chevron_down", lambda: self.moved.emit(1),
                            name=self.tr("Satu nomor lebih akhir (Alt+Panah bawah)"))  # fmt: skip
        hint = label(self.tr("Urutan per kabupaten/kota; Alt+Panah memindahkan."), "caption")
        for widget in (self.up, self.earlier, self.later, hint):
            line.addWidget(widget)
        line.addStretch(1)

    def enable(self, person: ParticipantRow | None, last: int) -> None:
        """Offer what can be done with the one selected, who stands in a list of `last` people."""
        self.up.setEnabled(person is not None)
        self.earlier.setEnabled(person is not None and person.waiting > 1)
        self.later.setEnabled(person is not None and person.waiting < last)


class OpeningNote(QFrame):
    """Says in one line that a seat is free while somebody waits for one: `wanted` is the participant to be given it,
    `listed` asks for the list."""

    wanted = Signal(str)
    listed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("note", "info")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        self._words = ElidedLabel("", "strong", least=12)
        self._first = ""
        line.addWidget(IconLabel("info", "accent_text"))
        line.addWidget(self._words, 1)
        line.addWidget(Button(self.tr("Naikkan dari cadangan"), "link", clicked=lambda: self.wanted.emit(self._first)))
        self._list = Button(self.tr("Lihat daftar cadangan"), "link", clicked=self.listed.emit)
        line.addWidget(self._list)
        self.hide()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Room for the sentence: the list can be reached by its pill."""
        self._list.setVisible(not compact)

    def offer(self, openings: Sequence[Opening], region: str) -> None:
        """Offer the first seat, of the regency chosen where there is one."""
        found = [one for one in openings if one.region == region] or list(openings)
        self.setVisible(bool(found))
        if not found:
            return
        first, others = found[0], len(found) - 1
        words = self.tr("{seats} kursi {name} kosong; cadangan pertama {person}").format(
            seats=first.seats, name=first.name, person=first.first.plain_name
        )
        more = self.tr("; {n} kabupaten/kota lain juga").format(n=others)
        self._first = first.first.id
        self._words.setText(words + (more if others else ""))
        self.setAccessibleName(self._words.text())
