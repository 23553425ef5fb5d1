"""The left of the first start: what the program promises, and the two samples to try it with."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app import paths
from app.errors import UserError
from app.services import samples
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.theme.tokens import COMPACT_BELOW
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.labels import IconLabel, label
from ui.widgets.progress_line import ProgressLine

_WIDTH, _WIDTH_COMPACT = 440, 340
_LOGO = 44


class SampleCard(Button):
    """A sample: its name, one line of facts, an arrow."""

    def __init__(self, title: str, facts: str) -> None:
        super().__init__("", "sample", name=f"{title}: {facts}")
        self.setToolTip("")
        self.setMinimumHeight(LOOK.px(52))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        parts = (label(title, "strong"), label(facts, "caption"))
        for part in parts:
            words.addWidget(part)
        row.addWidget(IconLabel("calendar_ltr", "text"))
        row.addLayout(words, 1)
        row.addWidget(IconLabel("chevron_right", "text"))
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Promise(QFrame):
    """Promise above, samples below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(36, 32, 36, 28)
        self._column.setSpacing(8)
        self._add_promise()
        self._column.addStretch(1)
        self._column.addWidget(label(self.tr("Ingin mencoba dulu?"), "h2"))
        self._column.addSpacing(2)
        self.cards = {name: self._add_card(name, *facts) for name, facts in self._samples().items()}
        self.progress = ProgressLine()
        self.note = Note("err")
        self.note.hide()
        self._column.addWidget(self.progress)
        self._column.addWidget(self.note)
        words = self.tr("Data contoh memakai peserta rekaan dan terpisah dari data kantor.")
        self._column.addWidget(label(words, "caption", wrap=True))
        self.setFixedWidth(_WIDTH)

    def _samples(self) -> dict[str, tuple[str, str]]:
        return {
            "siak-2018": (self.tr("Siak 2018"), self.tr("1 hari · 50 orang disebut, kuota 45")),
            "solok-2017": (self.tr("Solok 2017"), self.tr("50 peserta dari 5 kabupaten/kota")),
        }

    def _add_promise(self) -> None:
        logo = QLabel()
        logo.setPixmap(QIcon(str(paths.resource("icons", "bimtek-psm.svg"))).pixmap(QSize(_LOGO, _LOGO)))
        self._column.addWidget(logo)
        self._column.addSpacing(10)
        self._column.addWidget(label(self.tr("Selamat datang di\nBimtek PSM"), "hero"))
        self._column.addSpacing(10)
        tr = self.tr
        promises = (
            ("lock_closed", tr("Tanpa internet"), tr("Semua data tinggal di komputer kantor ini.")),
            ("save", tr("Setiap isian tersimpan"), tr("Data yang belum lengkap tetap disimpan dan ditandai.")),
            ("arrow_undo", tr("Dapat diurungkan"), tr("Impor dan penghapusan dapat dibatalkan dengan satu langkah.")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(1)
        for number, (icon, title, text) in enumerate(promises):
            line = number * 3
            grid.addWidget(IconLabel(icon, "accent_text", 20), line, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(title, "strong"), line, 1)
            grid.addWidget(label(text, "muted", wrap=True), line + 1, 1)
            grid.setRowMinimumHeight(line + 2, 8)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)

    def _add_card(self, name: str, title: str, facts: str) -> QPushButton:
        card = SampleCard(title, facts)
        card.clicked.connect(partial(self._practise, name, title))
        self._column.addWidget(card)
        return card

    def _practise(self, name: str, title: str, _checked: bool = False) -> None:  # the shape of a slot
        self.note.hide()
        self._enable(enabled=False)
        job = self._desk.work.run(
            samples.practise, name, then=self._on_loaded, failed=self._on_failed, stopped=self._on_stopped,
            progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Memuat {title}").format(title=title), job)

    def _enable(self, *, enabled: bool) -> None:
        for card in self.cards.values():
            card.setEnabled(enabled)

    def _on_loaded(self, _nothing: object) -> None:
        self._on_stopped()
        self._desk.reopened.emit()

    def _on_failed(self, error: UserError) -> None:
        self._on_stopped()
        self.note.say_error(error)

    def _on_stopped(self) -> None:
        self.progress.done()
        self._enable(enabled=True)

    def follow_width(self, window_width: int) -> None:
        """Narrower where the window is."""
        compact = window_width < COMPACT_BELOW
        self.setFixedWidth(_WIDTH_COMPACT if compact else _WIDTH)
        side = 24 if compact else 36
        self._column.setContentsMargins(side, 20 if compact else 32, side, 16 if compact else 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self.follow_width(self.window().width())
