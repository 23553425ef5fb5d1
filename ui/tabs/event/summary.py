"""Ringkasan: five facts, the open questions as links, the event's texts, and who has a part in it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import overview
from app.services.overview import Overview
from ui.pages import Desk
from ui.tabs.event.section import EventSection
from ui.tabs.event.summary_parts import Fact, emptied, fact_row, facts, question_row, role_part, text_part, texts
from ui.tabs.event.words import today
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, label


class SummarySection(EventSection):
    """Built anew at each refresh: it holds no words that one types."""

    concerns = frozenset(
        {"event", "quota", "subject", "session", "event_role", "participant", "attendance", "certificate", "person"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(self.tr("Ringkasan"))
        self.column.addWidget(self.area, 1)
        self.found: Overview | None = None

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # all of it is one read
        """Read the event at a glance."""
        self.desk.work.run(
            overview.overview,
            self.event_id,
            today(),
            then=self._take,
            failed=_ignore,
            owner=self,
            key=(id(self), "overview"),
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """The texts are changed in the form."""
        return {"edit": self._edit}

    def help_text(self) -> str:
        """Where to begin."""
        return self.tr(
            "Keadaan kegiatan dalam sekali lihat. “Perlu dilengkapi” menyebut hal yang masih terbuka; klik untuk "
            "menuju tempatnya. “Ubah kegiatan” membuka isian nama, tanggal, dasar hukum, tujuan, dan lainnya."
        )

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Two columns stay two: they are text."""
        if compact != self.compact:
            super().set_compact(compact)
            if self.found is not None:
                self._take(self.found)

    def _take(self, found: Overview) -> None:
        self.found = found
        at = self.area.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 8)
        column.setSpacing(12)
        column.addWidget(self._facts(facts(found)))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(12)
            sides.addLayout(side, 1)
        left.addWidget(self._questions(found))
        left.addWidget(self._roles(found))
        right.addWidget(self._texts(found))
        left.addStretch(1)
        right.addStretch(1)
        column.addLayout(sides, 1)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().setValue(at)

    def _facts(self, five: tuple[Fact, ...]) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Lima angka utama"))
        card.body.addLayout(fact_row(five, self.section_wanted.emit))
        return card

    def _questions(self, found: Overview) -> Card:
        card = Card(self.tr("Perlu dilengkapi") if found.questions else "")
        card.head.addStrut(LOOK.px(HEIGHTS.control) if found.questions else 0)
        for question in found.questions:
            card.body.addLayout(question_row(question, self.section_wanted.emit))
        if not found.questions:
            calm = QHBoxLayout()
            calm.addWidget(IconLabel("checkmark_circle", "muted"))
            calm.addWidget(label(self.tr("Tidak ada yang perlu dilengkapi."), "muted"), 1)
            card.body.addLayout(calm)
        return card

    def _roles(self, found: Overview) -> Card:
        card = Card(self.tr("Pembuka, narasumber, dan panitia"))
        card.head.addWidget(Button(self.tr("Ubah"), "quiet", "edit", self._to_schedule, name=self.tr("Ubah peran")))
        for role in found.roles:
            card.body.addWidget(role_part(role))
        if not found.roles:
            card.body.addWidget(label(self.tr("Belum diisi."), "muted"))
        return card

    def _texts(self, found: Overview) -> Card:
        card = Card(self.tr("Tentang kegiatan"))
        card.head.addWidget(Button(self.tr("Ubah"), "quiet", "edit", self._edit, name=self.tr("Ubah kegiatan")))
        for name, words in texts(found.card):
            card.body.addWidget(text_part(name, words))
        lacking = emptied(found.card)
        if lacking:
            card.body.addWidget(label(self.tr("Belum diisi: {names}.").format(names=lacking), "caption", wrap=True))
        return card

    def _edit(self) -> None:
        self.section_wanted.emit("form")

    def _to_schedule(self) -> None:
        self.section_wanted.emit("schedule")


def _ignore(_error: UserError) -> None:
    """The event is gone: its page closes and says so."""
