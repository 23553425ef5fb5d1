"""Which columns a list shows and how wide: chosen by menu, kept for this user and machine."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.pages import Desk
from ui.tables.columns import Column, Layout
from ui.tables.view import TableView
from ui.widgets.buttons import Button


class ColumnChooser(QObject):
    """Keeps the columns of a table under a name; its menu opens at the header, or by its button."""

    def __init__(self, desk: Desk, table: TableView[Any], name: str) -> None:
        super().__init__(table)
        self._desk, self._table, self._name = desk, table, name
        self.button = Button("", "icon", "table", self._open_below_button, name=_tr("Pilih kolom"))
        table.arrange(self._kept())
        table.arranged.connect(self._keep)
        header = table.table_header
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.open(header.mapToGlobal(at)))

    def open(self, at: QPoint) -> None:
        """Show the menu: a tick for each column, and the way back."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = self._table.rows_model.columns
        for number, column in enumerate(columns):
            action = QAction(column.title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(number))
            action.setEnabled(number > 0)  # whose row it is must always be seen
            action.toggled.connect(lambda shown, column=column: self._show(column, shown=shown))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(_tr("Kolom dan lebar semula")).triggered.connect(lambda: self._arrange(Layout()))
        menu.popup(at)

    def _open_below_button(self) -> None:
        self.open(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _show(self, column: Column[Any], *, shown: bool) -> None:
        layout = self._table.columns_chosen
        self._arrange(replace(layout, shown={**layout.shown, column.key: shown}))

    def _arrange(self, layout: Layout) -> None:
        self._table.arrange(layout)
        self._keep(layout)

    def _kept(self) -> Layout:
        entry = _read(self._desk.settings.columns).get(self._name)
        if not isinstance(entry, dict):
            return Layout()
        return Layout(_values(entry.get("shown"), bool), _values(entry.get("widths"), int))

    def _keep(self, layout: Layout) -> None:
        every = {**_read(self._desk.settings.columns), self._name: {"shown": layout.shown, "widths": layout.widths}}
        self._desk.keep(replace(self._desk.settings, columns=json.dumps(every)))


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _values(found: object, kind: type) -> Mapping[str, Any]:
    """What was kept, without what a damaged file may hold."""
    return {key: value for key, value in found.items() if type(value) is kind} if isinstance(found, dict) else {}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnChooser", text)
