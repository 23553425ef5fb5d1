"""Qt's own dialogs and menus speak Indonesian: each is opened and no English word is found."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from PySide6.QtCore import QLocale, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QColorDialog,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from app import paths

ENGLISH = re.compile(
    r"\b(the|and|of|open|save|close|cancel|apply|discard|help|yes|no|ok|copy|paste|cut|undo|redo|delete|select|all|file|"
    r"files|look|new|name|size|type|date|modified|print|page|pages|paper|width|height|portrait|landscape|"
    r"copies|collate|reverse|options|output|settings|color|grayscale|none|margins|orientation|source|custom|computer|"
    r"back|forward|parent|directory|view|list|detail|step|up|down|today|envelope|location|properties|range|to|from|"
    r"selection|current|even|odd|duplex|side|binding|off|job|monday|january)\b",
    re.IGNORECASE,
)
# the words of paper sizes and of the disk are names, not English
NAMES = re.compile(r"\b(JIS|ANSI|Folio|Tabloid|Letter|Legal|Ledger|Statement|Executive|Quarto|PRC|Super|Architect)\b.*")


def words(widget: QWidget) -> list[str]:
    """All that a reader of the dialog could see."""
    found = [widget.windowTitle()]
    for kind in (QLabel, QAbstractButton, QAction):
        found += [each.text() for each in widget.findChildren(kind)]
    found += [box.title() for box in widget.findChildren(QGroupBox)]
    found += [box.itemText(n) for box in widget.findChildren(QComboBox) for n in range(box.count())]
    found += [tabs.tabText(n) for tabs in widget.findChildren(QTabWidget) for n in range(tabs.count())]
    found += [each.toolTip() for each in widget.findChildren(QWidget)]
    return [NAMES.sub("", text.replace("&", "")) for text in found if text]


def english(widget: QWidget, besides: str = "") -> list[str]:
    return [text for text in words(widget) if ENGLISH.search(text) and besides not in text.split() and "/" not in text]


def test_standard_buttons(qtbot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    every = QDialogButtonBox.StandardButton
    for button in every:
        if button is not every.NoButton:
            box.addButton(button)
    assert english(box) == []
    assert box.button(every.Cancel).text().replace("&", "") == "Batal"


def test_message_box(qtbot) -> None:
    box = QMessageBox(QMessageBox.Icon.Question, "Bimtek PSM", "Lanjut?")
    box.setDetailedText("rincian")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    qtbot.addWidget(box)
    assert english(box) == []


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_file_dialog(qtbot, tmp_path: Path, mode) -> None:
    dialog = QFileDialog(None, "Pilih berkas", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert english(dialog) == []
    header = dialog.findChild(QWidget, "treeView")
    columns = [header.model().headerData(n, header.header().orientation()) for n in range(4)]
    assert columns == ["Nama", "Ukuran", "Jenis", "Tanggal diubah"]


def test_print_and_page_dialogs(qtbot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "uji.pdf"))
    for dialog in (QPrintDialog(printer), QPageSetupDialog(printer)):
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert english(dialog) == []
        dialog.close()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_context_menus(qtbot, kind) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    target = widget.lineEdit() if kind is QSpinBox else widget
    menu = target.createStandardContextMenu()
    assert english(menu) == []
    assert any("Salin" in action.text().replace("&", "") for action in menu.actions())
    menu.deleteLater()


def test_the_spin_boxs_own_menu(qtbot) -> None:
    box = QSpinBox()
    qtbot.addWidget(box)
    box.show()
    seen = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            seen.extend(words(menu))
            menu.close()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, read)
    QApplication.sendEvent(
        box, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)))
    )
    qtbot.waitUntil(lambda: seen != [])
    assert not [text for text in seen if ENGLISH.search(text)]


def test_calendar_and_numbers(qtbot) -> None:
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    assert calendar.locale().monthName(8) == "Agustus"
    assert english(calendar) == []


def test_the_window_of_colours(qtbot) -> None:
    dialog = QColorDialog()
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    assert english(dialog) == []


def test_the_compiled_translation_is_that_of_the_source(tmp_path: Path) -> None:
    source = paths.resource("translations", "qtbase_id.ts")
    fresh = tmp_path / "fresh.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", source, "-qm", fresh], check=True)
    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes(), "run pyside6-lrelease on qtbase_id.ts"


def test_placeholders_and_mnemonics_survive_translation() -> None:
    source_file = paths.resource("translations", "qtbase_id.ts")
    for message in Tree.parse(source_file).iter("message"):  # noqa: S314  # our own file
        source, target = message.findtext("source") or "", message.findtext("translation") or ""
        assert target, source
        assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", target)), source
        assert ("&" in source) == ("&" in target), source
