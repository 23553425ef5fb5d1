"""One row of the dry run in full: what is wrong with it and how to mend it, what would change, and its cells."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.importing import Finding
from app.domain.nik import mask_nik
from app.services.importing import ImportPlan, PlannedRow, RowCell, row_cells
from ui.imports.check_rows import LOOKS, by_gravity, verdicts
from ui.imports.words import tr
from ui.widgets.buttons import Button
from ui.widgets.chips import StatusChip
from ui.widgets.labels import IconLabel, label, rule
from ui.widgets.scrolled import Scrolled

MOST_TOLD = 40
"""Findings of the whole file shown one under the other; the rest is counted."""


class CellEditor(QLineEdit):
    """The text of one cell: Enter takes it, Esc leaves it as it was. `done` tells the text, or None."""

    done = Signal(object)

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the cell, not to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit(None)
        else:
            super().keyPressEvent(event)


class RowDetail(Scrolled):
    """`corrected` tells sheet, row, column and the text typed, None for the file's own again; `left` that the keyboard
    is to go back to the list."""

    corrected = Signal(str, int, int, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Rincian baris"))
        self._row: PlannedRow | None = None
        self._plan: ImportPlan | None = None
        self._cells: Sequence[RowCell] = ()
        self._lines: dict[int, QVBoxLayout] = {}
        self.editor: CellEditor | None = None
        self._column = QVBoxLayout()
        self._renew()

    def show_row(self, plan: ImportPlan, row: PlannedRow | None) -> None:
        """Show a row, or nothing."""
        self._plan, self._row = plan, row
        self._renew()
        if row is None:
            return
        self._cells = row_cells(plan, row)
        self._head(row)
        for finding in by_gravity(row.findings):
            self._finding(finding)
        if row.changes:
            self._section(tr("Yang berubah"))
            for change in row.changes:
                old = change.old or tr("kosong")
                said = tr("{label}: {old} → {new}").format(label=change.label, old=old, new=change.new)
                self._column.addWidget(label(said, wrap=True))
        self._section(tr("Isi baris ini"))
        for cell in self._cells:
            self._cell(cell)
        self._column.addStretch(1)

    def show_notes(self, plan: ImportPlan) -> None:
        """What was remarked on the file as a whole."""
        self._plan, self._row = plan, None
        self._renew()
        self._column.addWidget(label(tr("Catatan tentang berkas"), "h2"))
        for finding in plan.notes[:MOST_TOLD]:
            self._finding(finding)
        if len(plan.notes) > MOST_TOLD:
            more = tr("… dan {count} catatan lain").format(count=len(plan.notes) - MOST_TOLD)
            self._column.addWidget(label(more, "caption"))
        self._column.addStretch(1)

    def edit_first(self) -> None:
        """Mend the gravest finding's cell, else the row's first cell."""
        if self._row is None:
            return
        mendable = [finding.index for finding in by_gravity(self._row.findings) if finding.index in self._lines]
        first = [cell.index for cell in self._cells]
        for index in (*mendable, *first)[:1]:
            self._edit(index)

    def _renew(self) -> None:
        """An empty page in place of the one shown."""
        self.editor = None
        self._lines, self._cells = {}, ()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 14, 12, 14)
        self._column.setSpacing(6)
        self.hold(content)

    def _head(self, row: PlannedRow) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("Baris {row} · {sheet}").format(row=row.row, sheet=row.sheet), "caption"), 1)
        head.addWidget(StatusChip(verdicts()[row.verdict]))
        self._column.addLayout(head)
        self._column.addWidget(label(row.name or tr("(tanpa nama)"), "h2", wrap=True))
        if row.origin:
            self._column.addWidget(label(row.origin, "muted", wrap=True))

    def _section(self, title: str) -> None:
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._column.addWidget(label(title, "label"))

    def _finding(self, finding: Finding) -> None:
        """Cell, value, reason, what to do; and the way to mend it here."""
        box = QWidget()
        beside = QHBoxLayout(box)
        beside.setContentsMargins(0, 4, 0, 4)
        beside.setSpacing(8)
        beside.addWidget(IconLabel(*LOOKS[finding.severity]), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        place = " · ".join(part for part in (finding.cell, finding.column) if part)
        field = next((cell.field for cell in self._cells if cell.index == finding.index), "")
        value = f"“{_shown(field, finding.value)}”" if finding.value else ""
        if place or value:
            said.addWidget(label("  ".join(part for part in (place, value) if part), "strong", wrap=True))
        said.addWidget(label(finding.reason, wrap=True))
        if finding.suggestion:
            said.addWidget(label(finding.suggestion, "muted", wrap=True))
        if self._row is not None and any(cell.index == finding.index for cell in self._cells):
            self._mend(said, finding.index, finding.cell or finding.column)
        beside.addLayout(said, 1)
        self._column.addWidget(box)

    def _cell(self, cell: RowCell) -> None:
        """One cell of the row, as it is read; a NIK is masked until it is mended."""
        box = QWidget()
        said = QVBoxLayout(box)
        said.setContentsMargins(0, 2, 0, 2)
        said.setSpacing(0)
        beside = QHBoxLayout()
        shown = _shown(cell.field, cell.text)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(f"{cell.place} · {cell.label}", "caption"))
        words.addWidget(label(shown or "–", wrap=True))
        beside.addLayout(words, 1)
        name = tr("Ubah {cell} {label}").format(cell=cell.place, label=cell.label)
        change = Button("", "icon", "edit", lambda: self._edit(cell.index), name=name)
        beside.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(beside)
        if cell.corrected:
            self._take_back(said, cell)
        self._lines.setdefault(cell.index, said)
        self._column.addWidget(box)

    def _take_back(self, said: QVBoxLayout, cell: RowCell) -> None:
        was = _shown(cell.field, cell.original) or tr("kosong")
        own = tr("Diperbaiki di sini; di berkas: {text}").format(text=was)
        name = tr("Kembalikan {cell} ke isi berkas").format(cell=cell.place)
        back = Button(tr("Kembalikan"), "link", clicked=lambda: self._tell(cell.index, None), name=name)
        beside = QHBoxLayout()
        beside.addWidget(label(own, "caption", wrap=True), 1)
        beside.addWidget(back)
        said.addLayout(beside)

    def _mend(self, said: QVBoxLayout, index: int, place: str) -> None:
        beside = QHBoxLayout()
        name = tr("Perbaiki {place}").format(place=place)
        beside.addWidget(Button(tr("Perbaiki…"), "link", clicked=lambda: self._edit(index), name=name))
        beside.addStretch(1)
        said.addLayout(beside)
        self._lines.setdefault(index, said)

    def _edit(self, index: int) -> None:
        """Type into a cell, where its finding stands."""
        if self.editor is not None or index not in self._lines:
            return
        cell = next(cell for cell in self._cells if cell.index == index)
        self.editor = CellEditor(tr("Isi {cell} {label}").format(cell=cell.place, label=cell.label), cell.text)
        self.editor.done.connect(lambda text: self._on_done(index, text))
        self._lines[index].addWidget(self.editor)
        hint = label(tr("Enter memakai isi ini, Esc membatalkan. Berkas Anda tidak diubah."), "caption", wrap=True)
        self._lines[index].addWidget(hint)
        self.editor.show()  # a hidden one takes no keys, and Enter would import
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.editor)

    def _on_done(self, index: int, text: str | None) -> None:
        """Take what was typed; the same words again are a correction only of a cell that was remarked on, for a number
        becomes text so."""
        cell = next(cell for cell in self._cells if cell.index == index)
        remarked = self._row is not None and any(finding.index == index for finding in self._row.findings)
        if text is None or (text == cell.text and (cell.corrected or not remarked)):
            if self._plan is not None:
                self.show_row(self._plan, self._row)
            self.left.emit()
        else:
            self._tell(index, text)

    def _tell(self, index: int, text: str | None) -> None:
        if self._row is not None:
            self.corrected.emit(self._row.sheet, self._row.row, index, text)


def _shown(field: str, text: str) -> str:
    """A cell's words; a NIK is masked, and what is none ("belum ada") is told."""
    return mask_nik(text) if field == "nik" and any(letter.isdigit() for letter in text) else text
