"""One who signs, as a form with the signature as it will stand on paper."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.domain import wording
from app.services.office import OfficialCard
from ui.widgets.fields import Finding
from ui.widgets.form import Entry, Form
from ui.widgets.labels import label

ACTING = (("", "–"), ("Plt.", "Plt. (pelaksana tugas)"), ("Plh.", "Plh. (pelaksana harian)"))


class OfficialFields(QWidget):
    """Fields of an official; `peek` is the block of the signature."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card = OfficialCard()
        self.form = Form(self._entries())
        self.peek = SignaturePeek()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.edited.connect(self._on_edited)

    def _entries(self) -> tuple[tuple[Entry, ...], ...]:
        tr = self.tr
        titles = (
            Entry("front_title", tr("Gelar depan"), placeholder=tr("Dr., Drs., H.")),
            Entry("back_title", tr("Gelar belakang"), placeholder=tr("S.Sos., M.Si.")),
        )
        return (
            (Entry("name", tr("Nama tanpa gelar"), optional=False),),
            titles,
            (Entry("nip", tr("NIP")), Entry("rank", tr("Pangkat"), placeholder=tr("Pembina Utama Muda"))),
            (
                Entry("position", tr("Jabatan"), placeholder=tr("Kepala Dinas Sosial"), share=2),
                Entry("acting", tr("Sebagai"), choices=ACTING, share=1),
            ),
            (Entry("on_behalf", tr("Atas nama"), tr("Misalnya “a.n. Bupati Siak”, satu pejabat sebaris."), lines=2),),
        )

    def show_card(self, card: OfficialCard) -> None:
        """Fill the form."""
        self._card = card
        self.form.set_values({name: getattr(card, name) for name in self.form.values()})
        self.form.show_findings({})
        self.peek.show_card(card)

    def card(self) -> OfficialCard:
        """The card as the form stands."""
        return replace(self._card, **self.form.values())  # type: ignore[arg-type]  # all of them are text

    @property
    def empty(self) -> bool:
        """Nothing was typed."""
        return not any(self.form.values().values())

    def missing_name(self) -> bool:
        """Whether the name is missing; then says so at the field."""
        missing = not self.form.value("name")
        words = self.tr("Isi namanya tanpa gelar; isian lain boleh menyusul.")
        self.form.field("name").set_finding(Finding(words, hard=True) if missing else None)
        return missing

    def _on_edited(self) -> None:
        self.peek.show_card(self.card())
        self.edited.emit()


class SignaturePeek(QFrame):
    """How the block of a signature will stand on paper, with and without titles."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(self.tr("Pratinjau tanda tangan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(2)
        self._above = self._line()
        self._space = label("", "caption")
        self._name = self._line("strong")
        self._below = self._line()
        self._space.setText(self.tr("(tempat tanda tangan dan cap)"))
        for words in (self._above, self._space, self._name, self._below):
            column.addWidget(words)
            if words is self._above:
                column.addSpacing(18)
            if words is self._space:
                column.addSpacing(18)
        self.show_card(OfficialCard())

    def _line(self, role: str = "body") -> QLabel:
        made = label("", role, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return made

    def show_card(self, card: OfficialCard) -> None:
        """Show another official."""
        position = f"{card.acting} {card.position}".strip()
        above = [*card.on_behalf.splitlines(), f"{position}," if position else self.tr("Jabatan,")]
        self._above.setText("\n".join(line for line in above if line.strip()))
        self._name.setText(wording.official_name(card.name, card.front_title, card.back_title) or self.tr("Nama"))
        below = [card.rank, f"NIP {wording.nip_text(card.nip)}" if card.nip else ""]
        self._below.setText("\n".join(line for line in below if line))
        self._below.setVisible(any(below))
