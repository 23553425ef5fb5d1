"""The right of the first start: three steps, each saved when one goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.services import office
from app.services.office import OfficeCard
from ui.pages import Desk
from ui.tabs.settings.office_form import OfficeFields
from ui.tabs.settings.official_form import OfficialFields
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.form import Entry, Form
from ui.widgets.labels import label, restyle, rule


class Step(QWidget):
    """A form at the left and what it makes at the right; `saved` when it was written (or had nothing to write)."""

    saved = Signal()
    failed = Signal(object)
    title = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(32)
        self._left = QVBoxLayout()
        self._right = QVBoxLayout()
        self._right.setSpacing(6)
        row.addLayout(self._left, 6)
        row.addLayout(self._right, 5)

    def _fill(self, form: QWidget, heading: str, shown: QWidget, words: str) -> None:
        form.setMaximumWidth(FORM_WIDTH)
        self._left.addWidget(form)
        self._left.addStretch(1)
        self._right.addWidget(label(heading, "label"))
        self._right.addWidget(shown)
        self._right.addWidget(label(words, "caption", wrap=True))
        self._right.addStretch(1)

    def save(self) -> bool:
        """Write what stands in the form; False where the form itself says what is missing."""
        raise NotImplementedError

    def _on_saved(self, _change: object) -> None:
        self.saved.emit()


class OfficeStep(Step):
    """Region, letterhead, address, logo."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Kantor")
        self.fields = OfficeFields(desk)
        words = self.tr("Pratinjau berubah selagi Anda mengetik.")
        self._fill(self.fields, self.tr("Begini tampak di kertas"), self.fields.peek, words)
        self.setFocusProxy(self.fields.picker)
        self.fields.show_card(OfficeCard(), None)

    def save(self) -> bool:
        """Keep the office; one that was kept before is kept again under the same id."""
        if self.fields.missing_region():
            return False
        self.fields.save(self._kept, self.failed.emit)
        return True

    def _kept(self, change: object) -> None:
        # going back and on again must change this office, not make a second one
        self.desk.work.run(office.card, then=self.fields.keep_card, owner=self)
        self._on_saved(change)


class OfficialStep(Step):
    """The first who signs; may stay empty."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Penanda tangan")
        self.fields = OfficialFields()
        words = self.tr(
            "Pada sertifikat nama ditulis tanpa gelar (Permendagri 1/2023 Pasal 44); pada daftar hadir dengan gelar. "
            "Dapat diubah di Setelan."
        )
        self._fill(self.fields, self.tr("Susunan tanda tangan"), self.fields.peek, words)
        self.setFocusProxy(self.fields.form.control("name"))

    def save(self) -> bool:
        """Keep the official; nothing typed is no official."""
        if self.fields.empty:
            self.saved.emit()
            return True
        if self.fields.missing_name():
            return False
        self.desk.work.change(
            office.save_official, self.fields.card(), then=self._kept, failed=self.failed.emit, owner=self
        )
        return True

    def _kept(self, change: object) -> None:
        self.desk.work.run(office.officials, then=self._reread, owner=self)
        self._on_saved(change)

    def _reread(self, officials: tuple[office.OfficialCard, ...]) -> None:
        if officials:
            self.fields.show_card(officials[0])


class OperatorStep(Step):
    """Under whose name steps are recorded, and where the copies lie."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = self.tr("Cadangan")
        hint = self.tr("Dicatat pada setiap perubahan di Riwayat.")
        self.form = Form(((Entry("operator", self.tr("Nama Anda (operator)"), hint, optional=False),),))
        note = Note(
            "info",
            self.tr("Cadangan dibuat sendiri"),
            self.tr(
                "Setiap kali Bimtek PSM ditutup, salinan data dibuat dan diperiksa. Salin folder cadangan ke USB "
                "seminggu sekali, agar data selamat bila komputer ini rusak."
            ),
        )
        where = self.tr("Folder cadangan: {folder}").format(folder=paths.data_dir() / "cadangan")
        self._fill(self.form, self.tr("Cadangan"), note, where)
        self.setFocusProxy(self.form.control("operator"))

    def show_operator(self, name: str) -> None:
        """Who works now."""
        self.form.set_value("operator", name)

    def save(self) -> bool:
        """Keep the name."""
        self.desk.work.run(
            office.set_operator_name, self.form.value("operator"), then=self._on_saved, failed=self.failed.emit,
            owner=self,
        )  # fmt: skip
        return True


class StepFrame(QFrame):
    """Heading, the three steps with a bar, the step itself, and the buttons under it."""

    def __init__(self, stack: QStackedWidget, titles: list[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 20)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Siapkan kantor Anda"), "title"))
        column.addWidget(label(self.tr("Sekitar dua menit. Semua dapat diubah kemudian di Setelan."), "muted"))
        column.addSpacing(6)
        column.addLayout(self._make_words(titles))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, len(titles))
        column.addWidget(self._bar)
        self.note = Note("err")
        self.note.hide()
        column.addWidget(self.note)
        column.addSpacing(8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(stack)
        column.addWidget(scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._make_buttons())

    def _make_words(self, titles: list[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        self._words = [label(f"{number}  {title}", "muted") for number, title in enumerate(titles, 1)]
        for words in self._words:
            row.addWidget(words)
        row.addStretch(1)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self.restore_button = Button(self.tr("Pulihkan dari cadangan…"), "quiet", "history")
        self.back_button = Button(self.tr("Kembali"))
        self.later_button = Button(self.tr("Isi nanti"))
        self.next_button = Button(self.tr("Lanjut"), "primary")
        row.addWidget(self.restore_button)
        row.addStretch(1)
        for button in (self.back_button, self.later_button, self.next_button):
            row.addWidget(button)
        return row

    def show_step(self, number: int) -> None:
        """Mark a step; the last one ends it."""
        self._bar.setValue(number + 1)
        self._bar.setAccessibleName(self._words[number].text())
        for place, words in enumerate(self._words):
            restyle(words, "t", "strong" if place == number else "muted")
        self.back_button.setVisible(number > 0)
        last = number == len(self._words) - 1
        self.next_button.set_text(self.tr("Selesai") if last else self.tr("Lanjut"))
        self.note.hide()
