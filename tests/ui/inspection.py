"""Looks at all that is seen: no English, every control named, and nobody's words taken for markup."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as Tree

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app import paths

MARKED = "<b>"
"""Stands in the names and titles of the people and events that are looked at."""
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
MORE_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "add browse clear continue copy cut day days empty error failed items loading login month next none other "
        "please quit ready remove rows search sheet sort today undo untitled update user week year monday tuesday "
        "wednesday thursday friday saturday sunday january february march may june july august october december mon "
        "tue wed thu fri aug oct dec",
    )
)
BOTH = frozenset(
    re.findall(
        r"\w+",
        "an are as audio banner be by classified critical desktop do edge enter focus form go home in it kind local "
        "mark mode my no numbers off ok on or pop re row send shift standard start status step text time to total",
    )
)
"""Words that are Indonesian too, abbreviations, names of keys, or pieces of names."""
NAMES = re.compile(
    r"\b(JIS|ANSI|Folio|Tabloid|Letter|Legal|Ledger|Statement|Executive|Quarto|PRC|Super|Architect"
    r"|General Public|Open Database|Public Domain)\b.*"
)
"""Papers and licences."""
ROWS_READ = 40


@cache
def english_words() -> frozenset[str]:
    """Words of Qt's own sentences that our translation of them never uses, and a few more."""
    theirs, ours = set(), set()
    for message in Tree.parse(paths.resource("translations", "qtbase_id.ts")).iter("message"):  # noqa: S314  # our own
        theirs |= _words(message.findtext("source") or "")
        ours |= _words(message.findtext("translation") or "")
    return frozenset((theirs - ours) | MORE_ENGLISH) - BOTH


def english_in(text: str) -> list[str]:
    """The English words of a text; paths and the names of papers are no words."""
    plain = " ".join(part for part in NAMES.sub("", text).split() if "/" not in part and "@" not in part)
    return sorted(_words(plain) & english_words())


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^>]*>", " ", text.replace("&", "")))}


def texts(top: QWidget) -> Iterator[str]:
    """All that a reader or a screen reader would meet in a window, a dialog or a menu."""
    yield top.windowTitle()
    if isinstance(top, QMenu):
        yield from _entries(top)
    for one in (top, *top.findChildren(QWidget)):
        if one.isVisible():
            yield from (
                one.toolTip(),
                one.statusTip(),
                one.whatsThis(),
                one.accessibleName(),
                one.accessibleDescription(),
            )
            yield from _own_texts(one)


def _own_texts(one: QWidget) -> Iterator[str]:
    if isinstance(one, (QLabel, QAbstractButton)):
        yield one.text()
    elif isinstance(one, QGroupBox):
        yield one.title()
    elif isinstance(one, QComboBox):
        yield from (one.itemText(number) for number in range(one.count()))
    elif isinstance(one, QTabBar):
        yield from (one.tabText(number) for number in range(one.count()))
    elif isinstance(one, (QLineEdit, QPlainTextEdit)):
        yield one.placeholderText()
        yield from (action.toolTip() or action.text() for action in one.actions())
    elif isinstance(one, QAbstractItemView):
        yield from _table_texts(one)


def _table_texts(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None or isinstance(view.window(), QFileDialog) or isinstance(view.parentWidget(), QCalendarWidget):
        return
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), ROWS_READ)):
            yield str(model.index(row, column).data() or "")


def _entries(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        # what stands after a tab is the shortcut: "Ctrl+Z"
        yield action.text().partition("\t")[0]
        inner = action.menu() if isinstance(action, QAction) else None
        if isinstance(inner, QMenu):
            yield from _entries(inner)


def unnamed(top: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [_describe(one) for one in top.findChildren(QWidget) if _is_control(one) and not _spoken(one)]


def _is_control(one: QWidget) -> bool:
    """A part that a person uses; the inner parts of Qt's own controls speak for themselves."""
    if not one.isVisible() or not isinstance(one, CONTROLS) or isinstance(one, QScrollBar):
        return False
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, (QAbstractSpinBox, QComboBox, QCalendarWidget, QTabBar, QAbstractItemView, QLineEdit)):
            return False
        above = above.parentWidget()
    return not one.objectName().startswith("qt_")


def _spoken(one: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(one)
    return one.accessibleName() or (told.text(QAccessible.Text.Name) if told is not None else "")


def marked_up(top: QWidget) -> list[str]:
    """Labels and tooltips that would take a person's `<b>` for markup."""
    found = []
    for one in (top, *top.findChildren(QWidget)):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel) and MARKED in one.text() and one.textFormat() != Qt.TextFormat.PlainText:
            found.append(f"label {one.text()[:60]}")
        if MARKED in one.toolTip() and _is_markup(one.toolTip()):
            found.append(f"tooltip {one.toolTip()[:60]}")
    return found


def _is_markup(text: str) -> bool:
    """Qt reads a tooltip as rich text when its first mark is a tag; `<qt>` is ours, and holds escaped words."""
    return not text.startswith("<qt>") or MARKED in text.removeprefix("<qt>")


def _describe(one: QWidget) -> str:
    chain, above = [], one.parentWidget()
    while above is not None and len(chain) < 4:
        chain.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(one).__name__} {one.objectName()} in {' < '.join(chain)}"


def look_at(top: QWidget, place: str) -> list[str]:
    """All that is wrong with what is seen, in words, told with its place."""
    top.ensurePolished()
    english = {text: english_in(text) for text in texts(top) if text}
    found = [f"{place}: English {words} in {text[:80]!r}" for text, words in english.items() if words]
    found += [f"{place}: no name: {what}" for what in unnamed(top)]
    found += [f"{place}: markup: {what}" for what in marked_up(top)]
    if isinstance(top, QDialog) and not (top.accessibleName() or top.windowTitle()):
        found.append(f"{place}: a dialog without a name")
    return found
