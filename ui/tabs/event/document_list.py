"""The papers of an event by phase, each with how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from app.services.documents import DocumentState
from ui.drawing import text
from ui.theme import icons
from ui.theme.look import LOOK
from ui.theme.tokens import HEIGHTS

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLE = Qt.ItemDataRole.UserRole
SIGNS = {
    "ready": ("checkmark_circle_filled", "ok"),
    "missing": ("warning_filled", "warn"),
    "waiting": ("clock", "muted"),
    "printed": ("print_filled", "muted"),
}
"""Icon and colour role by state of a paper."""
_SIDE = 14
_ICON = 16


class _Papers(QAbstractListModel):
    """Phases as headings (str), papers under them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[str | DocumentState] = []

    def set_states(self, states: Sequence[DocumentState]) -> None:
        """Show these papers; where they are the same ones, only how far they are changes."""
        entries: list[str | DocumentState] = []
        phase = ""
        for state in states:
            if state.kind.phase != phase:
                phase = state.kind.phase
                entries.append(phase)
            entries.append(state)
        if [_name(one) for one in entries] == [_name(one) for one in self.entries]:
            self.entries = entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Headings and papers."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, or what is said of it."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == _ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry if isinstance(entry, str) else f"{entry.kind.title}: {entry.sentence}"
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(entry, str):
            return text.tooltip(entry.sentence)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self.entries[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _name(entry: str | DocumentState) -> str:
    return entry if isinstance(entry, str) else entry.kind.name


class _PaperDelegate(QStyledItemDelegate):
    """Title and sentence, the state's sign at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        heading = isinstance(index.data(_ROLE), str)
        return QSize(100, LOOK.px(HEIGHTS.smallest_row + 2 if heading else HEIGHTS.row_two))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line, words."""
        entry = index.data(_ROLE)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, LOOK.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), LOOK.colour("accent"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), LOOK.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, -1)
        if isinstance(entry, str):
            text.draw(painter, inner, entry, "label", "muted")
        else:
            self._paper(painter, inner, entry)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(LOOK.colour("accent_text"), 2))
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 4, 4)
        painter.restore()

    def _paper(self, painter: QPainter, inner: QRectF, state: DocumentState) -> None:
        icon, ink = SIGNS[state.state]
        icons.paint(painter, inner.right() - _ICON, inner.center().y() - _ICON / 2, icon, _ICON, ink)
        words = inner.adjusted(0, 0, -_ICON - 8, 0)
        line = float(LOOK.px(18))
        middle = words.center().y()
        text.draw(painter, QRectF(words.left(), middle - line, words.width(), line), state.kind.title, "strong", "text")
        below = QRectF(words.left(), middle, words.width(), line)
        text.draw(painter, below, state.sentence, "caption", "warn" if state.state == "missing" else "muted")


class DocumentList(QFrame):
    """`chosen` tells the name of the paper chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 2, 1, 2)
        self._papers = _Papers()
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Dokumen kegiatan"))
        self.view.setModel(self._papers)
        self.view.setItemDelegate(_PaperDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        column.addWidget(self.view)
        self._name = ""

    @property
    def name(self) -> str:
        """The paper chosen; `""` for none."""
        return self._name

    @property
    def state(self) -> DocumentState | None:
        """The paper chosen, with how far it is."""
        entry = self.view.currentIndex().data(_ROLE)
        return entry if isinstance(entry, DocumentState) else None

    def set_states(self, states: Sequence[DocumentState]) -> None:
        """Show these papers; the one chosen stays, else the first is."""
        self._papers.set_states(states)
        names = [state.kind.name for state in states]
        if names:
            self.choose(self._name if self._name in names else names[0])

    def choose(self, name: str) -> None:
        """Choose a paper by its name."""
        for row, entry in enumerate(self._papers.entries):
            if isinstance(entry, DocumentState) and entry.kind.name == name:
                self.view.setCurrentIndex(self._papers.index(row))

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        entry = now.data(_ROLE)
        if isinstance(entry, DocumentState) and entry.kind.name != self._name:
            self._name = entry.kind.name
            self.chosen.emit(self._name)
