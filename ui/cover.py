"""Something shown instead of the whole window: the first start has no menus and no pages."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.main_window import MainWindow

_ALL = 10_000
"""A stretch beside which the empty row of rail and pages counts for nothing."""


class Cover:
    """Puts a widget over menus, rail and pages, and lifts it again."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._widget: QWidget | None = None
        # connected after the window's own slot: there is no page yet whose change could be undone in a toast
        window.desk.work.changed.connect(self._hush)

    @property
    def widget(self) -> QWidget | None:
        """What covers the window now."""
        return self._widget

    def show(self, widget: QWidget) -> None:
        """Cover the window."""
        self.lift()
        self._widget = widget
        self._show_parts(visible=False)
        centre = self._window.centralWidget()
        column = centre.layout() if centre is not None else None
        if isinstance(column, QVBoxLayout):
            column.addWidget(widget, _ALL)
        widget.setFocus()

    def lift(self) -> None:
        """Show the window itself."""
        if self._widget is None:
            return
        self._widget.hide()
        self._widget.deleteLater()
        self._widget = None
        self._show_parts(visible=True)
        self._hush()

    def _show_parts(self, *, visible: bool) -> None:
        window = self._window
        for part in (window.menu_row, window.rail, window.stack):
            part.setVisible(visible)
        for action in window.actions_by_key.values():
            action.setEnabled(visible)

    def _hush(self, _change: object = None) -> None:
        if self._widget is not None or not self._window.stack.isVisible():
            self._window.toast.hide()
