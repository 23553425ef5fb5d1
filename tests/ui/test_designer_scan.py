"""An officer with a scanned blank: its own frame and letterhead stay, words are put on it, and it is issued with."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.domain import layout_editing as editing
from app.domain.layouts import files
from app.domain.layouts.elements import Frame, Kop
from app.services import attendance, certificates, events, layouts
from tests import builders
from tests.ui.designing import (
    ALT,
    CTRL,
    SHIFT,
    LayoutsPage,
    choose,
    design_of,
    designer_of,
    drag,
    drawn,
    element,
    key,
    words_at,
)
from tests.ui.sections import Opened, opened

FRAME = (0x1B, 0x6B, 0x3A)


@pytest.fixture
def scanning(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """The designer on a blank that was scanned at 100 dpi: a green frame and much white."""
    scan = tmp_path / "Blangko Dinas.jpg"
    page = Image.new("RGB", (1169, 827), "white")
    ImageDraw.Draw(page).rectangle((20, 20, 1148, 806), outline=FRAME, width=24)
    page.save(scan, quality=92)
    monkeypatch.setattr("ui.tabs.certificates.layout_list.choose_file", lambda *_rest: scan)
    with opened(qtbot, LayoutsPage) as made:
        made.until(lambda: made.section.listing.table.current_row is not None)
        menu = made.section.listing.ways()
        menu.actions()[0].trigger()
        menu.deleteLater()
        made.until(lambda: made.section.stack.currentWidget() is designer_of(made) and drawn(designer_of(made)))
        yield made


def test_a_scanned_blank_is_designed_on_by_hand_and_issued_with(scanning: Opened) -> None:
    layout = design_of(scanning).layout
    assert layout.label == "Blangko Dinas"
    assert not [one for one in layout.front if isinstance(one, (Frame, Kop))]
    name = element(scanning, "nama")
    choose(scanning, "nama")
    scale = designer_of(scanning).canvas.scale.factor
    middle = designer_of(scanning).canvas.box_on_screen("nama").center().toPoint()
    drag(scanning, middle, QPoint(0, round(12 * scale)))
    key(scanning, Qt.Key.Key_S, CTRL)
    scanning.until(lambda: not designer_of(scanning).dirty)
    moved = element(scanning, "nama")
    assert moved.y == pytest.approx(name.y + 12, abs=0.6)

    event = scanning.ask(events.find, "siak-2018").id
    scanning.ask(attendance.set_all_present, event)
    ref = designer_of(scanning).layout_id
    issued = scanning.ask(lambda: certificates.issue(event, date(2018, 9, 12), layout=ref))
    entry = scanning.ask(certificates.find_by_number, issued.numbers[0])
    pdf = scanning.ask(certificates.render, [entry.id])

    usual = words_at(designer_of(scanning).preview.pdf, "Siti")
    assert words_at(pdf, entry.name.split()[0])[1] == pytest.approx(usual[1], abs=0.6)
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    assert all(abs(a - b) < 24 for a, b in zip(picture.getpixel((60, 800)), FRAME, strict=True))
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == scanning.ask(certificates.snapshot_of, entry.id).certificate.code


def test_a_hand_that_misses_does_not_carry_the_background_away(scanning: Opened) -> None:
    canvas, before = designer_of(scanning).canvas, design_of(scanning).layout
    corner = canvas.paper.topLeft().toPoint() + QPoint(12, 12)

    drag(scanning, corner, QPoint(60, 40))
    assert design_of(scanning).chosen == "latar"
    assert design_of(scanning).layout == before
    drag(scanning, corner, QPoint(60, 40))
    assert element(scanning, "latar").x > 0


def test_the_whole_by_keyboard_alone(scanning: Opened) -> None:
    """From the list of elements: a photo is added, put on the grid, and kept; then the designer is left."""
    designer = designer_of(scanning)
    assert scanning.window.focusWidget() is designer.elements.list
    designer.elements.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    key(scanning, Qt.Key.Key_Space)
    (menu,) = [one for one in designer.elements.findChildren(QMenu) if one.isVisible()]
    number = list(editing.KINDS).index("photo")
    menu.setActiveAction(menu.actions()[number])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    photo = design_of(scanning).chosen
    start = element(scanning, photo)
    for _ in range(40):
        if scanning.window.focusWidget() is designer.canvas:
            break
        QTest.keyClick(scanning.window.focusWidget(), Qt.Key.Key_Tab)
    assert scanning.window.focusWidget() is designer.canvas
    key(scanning, Qt.Key.Key_Left, SHIFT)
    key(scanning, Qt.Key.Key_Down)
    key(scanning, Qt.Key.Key_Right, CTRL)
    now = element(scanning, photo)
    assert (now.x, now.y, now.width) == (start.x - 5, start.y + 1, start.width + 1)
    scanning.window.activateWindow()
    scanning.until(scanning.window.isActiveWindow)
    key(scanning, Qt.Key.Key_S, CTRL)
    scanning.until(lambda: not designer.dirty)
    assert editing.find(scanning.ask(layouts.get, designer.layout_id), photo) == now
    key(scanning, Qt.Key.Key_Escape)
    key(scanning, Qt.Key.Key_Left, ALT)
    scanning.until(lambda: scanning.section.stack.currentWidget() is scanning.section.listing)
    scanning.until(lambda: scanning.section.listing.table.current_row.id == designer.layout_id)


def test_a_blank_that_stands_upright_gets_upright_words(tmp_path: Path, database: Path) -> None:
    builders.an_office()
    scan = tmp_path / "tegak.png"
    Image.new("RGB", (600, 850), "white").save(scan)

    layout = layouts.get(layouts.from_scan(scan).subject)

    assert not layout.landscape
    (sha256,) = files.pictures(layout)
    with Image.open(io.BytesIO(layouts.pictures_of(layout)[sha256])) as kept:
        assert kept.size == (600, 850)
