"""Tables: many rows at once, typed cells painted in every look, spoken, copied, sorted."""


import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from tests.ui.gallery_tables import ATTENDEES, EVENT_COLUMNS, EVENTS, GRID_COLUMNS, PEOPLE_COLUMNS
from ui.tables.cells import Text
from ui.tables.columns import Column, day_spans
from ui.tables.view import Table
from ui.theme.look import LOOK, Mode

NUMBERS = (
    Column[int]("no", "No", lambda n: Text(str(n)), 60, order=lambda n: n),
    Column[int]("name", "Nama", lambda n: Text(f"Siti <Aminah> & Bin‘t Ali {n}"), 200, stretch=True),
)


def painted(widget: QWidget, scale: float) -> QImage:
    image = QImage(round(widget.width() * scale), round(widget.height() * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize(
    ("columns", "rows"),
    [(EVENT_COLUMNS, EVENTS), (GRID_COLUMNS, ATTENDEES), (PEOPLE_COLUMNS, range(1, 9))],
    ids=["events", "grid", "people"],
)
def test_every_kind_of_cell_paints(qtbot, light, scale: float, mode: Mode, columns, rows) -> None:
    LOOK.set_mode(mode)
    table = Table("Uji", columns)
    qtbot.addWidget(table)
    table.set_rows(rows)
    table.resize(1200, 400)
    table.show()
    table.select_row(1)
    image = painted(table, scale)
    colours = {image.pixelColor(x, y).rgb() for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)}
    assert len(colours) > 5


def test_a_hundred_thousand_rows_open_at_once(qtbot) -> None:
    table = Table("Banyak", NUMBERS)
    qtbot.addWidget(table)
    table.set_rows(range(100_000))
    table.resize(800, 500)
    with qtbot.waitExposed(table):
        table.show()
    assert table.rows_model.rowCount() == 100_000


def test_a_row_is_spoken_with_its_titles_and_its_exceptions(qtbot) -> None:
    table = Table("Kegiatan", EVENT_COLUMNS)
    qtbot.addWidget(table)
    table.set_rows(EVENTS)
    said = table.rows_model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Peserta dan kuota: 41 dari 50, 5 kursi belum dialokasikan"


def test_a_persons_words_are_never_markup_in_a_tooltip(qtbot) -> None:
    table = Table("Nama", NUMBERS)
    qtbot.addWidget(table)
    table.set_rows([1])
    assert "&lt;Aminah&gt; &amp; Bin" in table.rows_model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_keys_open_remove_and_copy(qtbot) -> None:
    table = Table("Nama", NUMBERS)
    qtbot.addWidget(table)
    table.set_rows(range(5))
    table.show()
    table.select_row(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(table.removed) as removed:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert removed.args == [[1, 2]]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "No\tNama",
        "1\tSiti <Aminah> & Bin‘t Ali 1",
        "2\tSiti <Aminah> & Bin‘t Ali 2",
    ]


def test_sorting_by_the_header_keeps_the_current_person(qtbot) -> None:
    table = Table("Nama", NUMBERS)
    qtbot.addWidget(table)
    table.set_rows([3, 1, 2])
    table.select_row(0)
    table.sort_by("no")
    assert table.rows_model.rows == [1, 2, 3]
    assert table.current_row == 3
    table.sort_by("no", descending=True)
    assert table.rows_model.rows == [3, 2, 1]


def test_days_are_bands_over_neighbours() -> None:
    assert day_spans(GRID_COLUMNS) == [(3, 6), (7, 10), (11, 14)]


def test_narrow_windows_hide_what_is_not_for_them(qtbot) -> None:
    table = Table("Kehadiran", GRID_COLUMNS)
    qtbot.addWidget(table)
    table.set_compact(True)
    assert table.isColumnHidden(2)
    table.set_compact(False)
    assert not table.isColumnHidden(2)
