"""The third step: the dry run. Nothing is written; every row can be looked at and mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.importing import PlannedRow
from ui.imports import check_rows
from ui.imports.check_rows import Judged
from ui.imports.row_detail import RowDetail
from ui.imports.words import tr
from ui.tables.view import Table, TableCard
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import FilterRow
from ui.widgets.labels import ElidedLabel
from ui.widgets.segmented import Segmented

_DETAIL_WIDTH = 372


class CheckStep(QWidget):
    """`corrected` as `RowDetail` tells it; `columns_wanted`, `mark_wanted` are answered by the wizard."""

    corrected = Signal(str, int, int, object)
    columns_wanted = Signal()
    mark_wanted = Signal()
    mode_chosen = Signal(str)

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.judged: Judged | None = None
        self.pills = FilterRow(tr("Saringan baris"))
        self.reasons = QComboBox()
        self.reasons.setAccessibleName(tr("Saringan alasan"))
        self.reasons.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reasons.setMinimumContentsLength(18)
        self.columns_words = ElidedLabel("", "muted")
        self.columns_link = Button(tr("Kolom…"), "link", clicked=self.columns_wanted.emit)
        self.notes_link = Button("", "link", clicked=self._show_notes)
        self.table: Table[PlannedRow] = Table(tr("Baris daftar"), check_rows.columns(), HEIGHTS.row_two)
        self.card: TableCard[PlannedRow] = TableCard(self.table)
        self.detail = RowDetail()
        modes = (("good", tr("Hanya baris yang baik")), ("all", tr("Semua atau tidak sama sekali")))
        self.mode = Segmented(tr("Cara mengimpor"), modes, mode if mode in ("good", "all") else "good")
        self.mark_button = Button(tr("Simpan salinan bertanda…"), icon="save", clicked=self.mark_wanted.emit)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.pills, 1)
        above.addWidget(self.reasons)
        column.addLayout(above)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self.columns_words)
        facts.addWidget(self.columns_link)
        facts.addWidget(self.notes_link)
        facts.addStretch(1)
        column.addLayout(facts)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.card, 1)
        around = Card(padding=1)
        around.body.addWidget(self.detail)
        around.setFixedWidth(LOOK.px(_DETAIL_WIDTH))
        beside.addWidget(around)
        column.addLayout(beside, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.mode)
        below.addStretch(1)
        below.addWidget(self.mark_button)
        column.addLayout(below)

    def _connect(self) -> None:
        self.pills.chosen.connect(lambda _key: self._sift())
        self.reasons.activated.connect(lambda _number: self._sift())
        self.table.chosen.connect(self._on_row)
        self.table.opened.connect(lambda _number: self.detail.edit_first())
        self.table.edit_wanted.connect(lambda _number: self.detail.edit_first())
        self.detail.corrected.connect(self.corrected)
        self.detail.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.mode.chosen.connect(self.mode_chosen)

    def show_plan(self, judged: Judged) -> None:
        """Show a dry run, at the rows that were looked at; at first at those that are refused."""
        fresh = self.judged is None or self.judged.plan.source is not judged.plan.source
        self.judged = judged
        self.pills.set_filters(check_rows.filters(judged))
        self._fill_reasons(judged)
        self._tell_file(judged)
        report = judged.plan.report
        self.mode.setVisible(bool(report.rejected))
        self.mark_button.setVisible(bool(report.findings))
        if fresh:
            self.reasons.setCurrentIndex(0)
            self.pills.choose("rejected" if report.rejected else "")
        elif not judged.sifted(self.pills.key, self._reason):
            self.reasons.setCurrentIndex(0)
            self.pills.choose("" if self.pills.key == check_rows.CORRECTED else self.pills.key)
        else:
            self._sift()

    @property
    def _reason(self) -> str:
        return str(self.reasons.currentData() or "")

    def _fill_reasons(self, judged: Judged) -> None:
        before = self._reason
        self.reasons.clear()
        self.reasons.addItem(tr("Semua alasan"), "")
        for key, words in check_rows.reasons(judged):
            self.reasons.addItem(words, key)
        self.reasons.setCurrentIndex(max(0, self.reasons.findData(before)))
        self.reasons.setVisible(self.reasons.count() > 1)

    def _tell_file(self, judged: Judged) -> None:
        """Which columns go in, which do not, and what was remarked on the file."""
        used = judged.plan.source.used
        unused = [
            column.heading
            for table in used
            for place, column in enumerate(table.columns)
            if not column.field and column.heading and any(sample[place] for sample in table.samples)
        ]
        said = tr("Semua kolom berisi dipakai.")
        if unused:
            said = tr("Tidak dipakai: {names}.").format(names=", ".join(dict.fromkeys(unused)))
        self.columns_words.setText(said)
        count = len(judged.plan.notes)
        self.notes_link.set_text(tr("{count} catatan tentang berkas").format(count=count))
        self.notes_link.setVisible(bool(count))

    def _sift(self) -> None:
        if self.judged is None:
            return
        rows = self.judged.sifted(self.pills.key, self._reason)
        before = self.table.currentIndex().row()
        self.table.set_rows(rows)
        self.card.show_empty(not rows)
        if rows:
            self.table.select_row(min(max(before, 0), len(rows) - 1))
            self._on_row(self.table.currentIndex().row())
        else:
            self.detail.show_row(self.judged.plan, None)
            self._say_empty(self.judged)

    def _say_empty(self, judged: Judged) -> None:
        if not judged.plan.rows:
            self.card.empty.say(tr("Tidak ada baris"), tr("Di bawah judulnya tidak ada isi."))
            return
        said = {
            "new": tr("Tidak ada yang baru"),
            "changed": tr("Tidak ada yang berubah"),
            "unchanged": tr("Semua baris membawa sesuatu"),
            "rejected": tr("Tidak ada baris yang ditolak"),
        }
        links = [(tr("Tampilkan semua baris"), self._show_all)]
        self.card.empty.say(said.get(self.pills.key, tr("Tidak ada baris pada saringan ini")), "", links)

    def _show_all(self) -> None:
        self.reasons.setCurrentIndex(0)
        self.pills.choose("")

    def _on_row(self, number: int) -> None:
        rows = self.table.rows_model.rows
        if self.judged is not None and 0 <= number < len(rows):
            self.detail.show_row(self.judged.plan, rows[number])

    def _show_notes(self) -> None:
        if self.judged is not None:
            self.table.clearSelection()
            self.detail.show_notes(self.judged.plan)
