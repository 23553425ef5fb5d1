"""Signed sheets as they came back: counted signatures beside who is recorded as present, and the scans."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services import attachments, signed_sheets
from app.services.signed_sheets import SignedSheetRow
from app.services.steps import DataChange
from ui import dates
from ui.dialogs.files import FileKind, choose_file
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tables.cells import EMPTY, Cell, Text, TwoLine
from ui.tables.columns import Column
from ui.tables.typed import TypedColumn, TypedTable
from ui.tables.view import TableCard
from ui.tabs.people.files import FileStrip
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH, HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.labels import label
from ui.widgets.segmented import Segmented

_ROWS, _ROWS_LOW = 6, 4
_LOW = 640
"""A window lower than this many pixels leaves room for fewer rows."""
_STRIP = 118
_FRAME = 6
_ENDINGS = ("jpg", "jpeg", "png", "pdf")
_INKS = {"equal": "ok", "more": "err", "fewer": "warn", "uncounted": "muted"}
Sheet = SignedSheetRow
translate = QCoreApplication.translate


class SignedSheetsDialog(TitledDialog):
    """Each sheet of a day, or of a session: what is typed and attached is kept at once."""

    def __init__(self, parent: QWidget | None, desk: Desk, event_id: str) -> None:
        super().__init__(parent, translate("SignedSheetsDialog", "Lembar bertanda tangan"))
        self._desk, self._event_id = desk, event_id
        self._sheets: Sequence[Sheet] = ()
        self.setMinimumWidth(DIALOG_WIDTH)
        self.part = Segmented(self.tr("Lembar"), (("day", self.tr("Per hari")), ("session", self.tr("Per sesi"))))
        self.part.chosen.connect(lambda _key: self._show_rows())
        columns: tuple[Column[Sheet], ...] = (
            Column("title", self.tr("Lembar"), _title, 200, stretch=True),
            TypedColumn("signatures", self.tr("Tanda tangan"), _count, 104, "right", typed=_typed),
            Column("scans", self.tr("Pindaian"), _scans, 76, "right"),
        )
        self.table: TypedTable[Sheet] = TypedTable(
            self.tr("Lembar bertanda tangan"), columns, lambda sheet: (sheet.kind, sheet.date, sheet.session),
            HEIGHTS.row_two,
        )  # fmt: skip
        self._most = _ROWS_LOW if parent is not None and parent.window().height() < _LOW else _ROWS
        self.card: TableCard[Sheet] = TableCard(self.table)
        self.card.empty.say(self.tr("Belum ada sesi pada jadwal"), icon="calendar_ltr")
        self.table.rows_model.given.connect(self._on_given)
        self.table.chosen.connect(lambda _number: self._show_scans())
        self.strip = FileStrip(desk, self.tr("Pindaian lembar ini"))
        self.strip.setMaximumHeight(LOOK.px(_STRIP))
        self.note = Note("err")
        self.note.hide()
        self._lay_out()
        self._read()
        self.table.setFocus()

    def _lay_out(self) -> None:
        told = self.tr("Hitung tanda tangan pada kertasnya, ketik jumlahnya, lalu lampirkan pindaiannya.")
        self.body.addWidget(label(told, "muted", wrap=True))
        self.body.addLayout(row(self.part, None))
        self.body.addWidget(self.card)
        self.body.addWidget(self.note)
        self.attach_button = Button(self.tr("Lampirkan pindaian…"), icon="image", clicked=self._choose_file)
        self.open_button = Button(self.tr("Buka"), "quiet", "open", self.strip.open_current)
        self.remove_button = Button(self.tr("Lepas"), "quiet", "delete", self._remove_scan)
        for button in (self.open_button, self.remove_button):
            button.setEnabled(False)
            self.strip.picked.connect(button.setEnabled)
        self.body.addLayout(row(self.attach_button, self.open_button, self.remove_button, None))
        self.body.addWidget(self.strip)
        self.add_button(self.tr("Tutup"), "primary", self.accept, default=False)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet of the keyboard."""
        return self.table.current_row

    def _read(self) -> None:
        self._desk.work.run(
            signed_sheets.listing, self._event_id, then=self._take, failed=self.note.say_error, owner=self
        )  # fmt: skip

    def _take(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self.part.setVisible(any(sheet.session for sheet in sheets))
        self.card.show_empty(not sheets)
        self._show_rows()

    def _show_rows(self) -> None:
        by_session = self.part.key == "session"
        shown = [sheet for sheet in self._sheets if bool(sheet.session) == by_session]
        model = self.table.rows_model
        if not model.update_rows(shown):
            self.table.set_rows(shown)
            if shown:
                self.table.put_cursor(model.index(0, 1))
            rows = min(max(len(shown), 2), self._most)
            self.card.setFixedHeight(LOOK.px(HEIGHTS.header + rows * HEIGHTS.row_two) + _FRAME)
            self.fit()
        self._show_scans()

    def _show_scans(self) -> None:
        sheet = self.sheet
        self.attach_button.setEnabled(sheet is not None)
        self.strip.show_kept(sheet.scans if sheet else ())
        some = bool(sheet and sheet.scans)
        if some == self.strip.isHidden():
            for widget in (self.strip, self.open_button, self.remove_button):
                widget.setVisible(some)
            self.fit()

    def _on_given(self, column: str, typed: Mapping[Hashable, str]) -> None:
        by_key = {self.table.rows_model.key_of(sheet): sheet for sheet in self._sheets}
        told = [(by_key[key], text) for key, text in typed.items()]
        self.note.hide()
        self._desk.work.change(
            _keep_counts, self._event_id, told, then=self._on_kept, failed=partial(self._refuse, column, typed),
            owner=self,
        )  # fmt: skip

    def _on_kept(self, _change: object) -> None:
        self._read()

    def _refuse(self, column: str, typed: Mapping[Hashable, str], error: UserError) -> None:
        self.table.rows_model.refuse(column, typed)
        self.note.say_error(error)
        self.fit()

    def _choose_file(self) -> None:
        kinds = (FileKind(self.tr("Foto dan PDF"), _ENDINGS), FileKind(self.tr("Semua berkas"), ()))
        path = choose_file(self, self.tr("Lampirkan pindaian"), kinds)
        if path is not None:
            self.attach(path)

    def attach(self, path: Path) -> None:
        """Keep a scan of the sheet of the keyboard."""
        if self.sheet is not None:
            self._change(_attach, self._event_id, self.sheet, path)

    def _remove_scan(self) -> None:
        item = self.strip.currentRow()
        if self.sheet is not None and 0 <= item < len(self.sheet.scans):
            self._change(signed_sheets.save, self._event_id, self.sheet, (), [self.sheet.scans[item].id])

    def _change(self, service: Callable[..., DataChange], *arguments: object) -> None:
        self.note.hide()
        self._desk.work.change(service, *arguments, then=self._on_kept, failed=self.note.say_error, owner=self)


def _keep_counts(event_id: str, told: Sequence[tuple[Sheet, str]]) -> DataChange:
    """All counts that were typed or pasted, as one step; none of them where one is no number."""
    sheets = [replace(sheet, signatures=signed_sheets.signatures_of(text)) for sheet, text in told]
    return signed_sheets.save_counts(event_id, sheets)


def _attach(event_id: str, sheet: Sheet, path: Path) -> DataChange:
    return signed_sheets.save(event_id, sheet, [attachments.read(path)])


def _title(sheet: Sheet) -> Cell:
    try:
        day = dates.short_date(date.fromisoformat(sheet.date))
    except ValueError:
        day = sheet.date
    ink = _INKS[sheet.comparison.verdict] if sheet.comparison else "muted"
    return TwoLine(f"{day} · {sheet.title}", sheet.sentence, "medium", second_ink=ink)


def _count(sheet: Sheet) -> Cell:
    return Text(EMPTY if sheet.signatures is None else str(sheet.signatures), align="right", digits=True)


def _typed(sheet: Sheet) -> str:
    return "" if sheet.signatures is None else str(sheet.signatures)


def _scans(sheet: Sheet) -> Cell:
    return Text(str(len(sheet.scans)) if sheet.scans else EMPTY, ink="muted", align="right", digits=True)
