"""What a hand does in the designer, and where words stand on its page."""

from collections.abc import Callable

import pypdfium2
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain import layout_editing as editing
from app.domain.layouts.elements import Element
from tests.ui.sections import Opened
from ui.designer.design import Design
from ui.designer.view import Designer
from ui.tabs.certificates.page import CertificatesPage
from ui.widgets.buttons import Button

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton
POINTS = 72 / 25.4


class LayoutsPage(CertificatesPage):
    """The page at its section Tata letak."""

    def arrive(self, argument: object) -> None:  # the host names an event
        super().arrive("layouts")

    def may_leave(self) -> bool:
        """The window that is closed at the end of a test must not ask."""
        return True


def click(button) -> None:
    QTest.mouseClick(button, LEFT)


def drawn(designer: Designer) -> bool:
    return designer.preview is not None and not designer.canvas.image.isNull()


def designer_of(made: Opened) -> Designer:
    return made.section.designer


def design_of(made: Opened) -> Design:
    design = designer_of(made).design
    assert design is not None
    return design


def element(made: Opened, element_id: str) -> Element:
    found = editing.find(design_of(made).layout, element_id)
    assert found is not None
    return found


def choose(made: Opened, element_id: str) -> None:
    """Click the middle of an element on the page."""
    canvas = designer_of(made).canvas
    QTest.mouseClick(canvas, LEFT, pos=canvas.box_on_screen(element_id).center().toPoint())
    assert design_of(made).chosen == element_id


def drag(made: Opened, start: QPoint, by: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    canvas = designer_of(made).canvas
    QTest.mousePress(canvas, LEFT, held, start)
    for part in (3, 2, 1):
        QTest.mouseMove(canvas, start + by / part)
        QApplication.processEvents()
    QTest.mouseRelease(canvas, LEFT, held, start + by)


def key(made: Opened, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where = made.window.focusWidget()
    QTest.keyClick(where, code, held)


def settle(made: Opened) -> None:
    """Wait until the page shows the design as it is."""
    designer = designer_of(made)
    made.until(lambda: not designer._debounce.isActive())
    made.ask(lambda: None)


def words_at(pdf: bytes, words: str, page: int = 0) -> tuple[float, float]:
    """Where words stand in a PDF: left and baseline-ish bottom, mm from the page's top left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        text = sheet.get_textpage()
        found = text.search(words)
        start = found.get_next()
        assert start is not None, words
        left, bottom, _right, _top = text.get_charbox(start[0])
        return left / POINTS, (sheet.get_height() - bottom) / POINTS
    finally:
        document.close()


def click_menu(made: Opened, kind: str) -> None:
    """Add an element as the menu does."""
    menu = designer_of(made).elements.kinds()
    number = list(editing.KINDS).index(kind)
    menu.actions()[number].trigger()
    menu.deleteLater()


def button_of(top: QWidget, name: str) -> Button:
    return next(one for one in top.findChildren(Button) if one.accessibleName() == name)


def later(act: Callable[[], None]) -> None:
    QTimer.singleShot(60, act)
