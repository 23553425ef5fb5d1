"""Periksa: what officers are handed, brought in by drop, clipboard, scanner and keys, and what they are told of it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel

from app.services import certificates, key_trust, office, trust_lists
from tests.ui.certificate_desk import (
    PELALAWAN,
    Carried,
    as_pdf,
    at_window,
    carried,
    code_of,
    drop,
    forged,
    name_file,
    practice,
)
from tests.ui.desk import hand, scan
from tests.ui.sections import Opened
from ui.tabs.certificates import check

CTRL = Qt.KeyboardModifier.ControlModifier


@cache
def _siak() -> Carried:
    return carried(Path(mkdtemp(prefix="bimtek-siak-")))


@pytest.fixture
def siak() -> Carried:
    """Siak's certificates and the files of Siak and the province, made once in a run."""
    return _siak()


@pytest.fixture
def own(qtbot, siak: Carried) -> Iterator[Opened]:
    """Siak's own window: its register holds the certificates."""
    with at_window(qtbot, "check", office.card, siak.file("siak")) as made:
        yield made


@pytest.fixture
def other(qtbot, siak: Carried) -> Iterator[Opened]:
    """Pelalawan's window: nobody's keys are known there."""
    with at_window(qtbot, "check", lambda: office.save(PELALAWAN)) as made:
        yield made


def answered(made: Opened, count: int = 1) -> str:
    """Wait for so many answers; the word of the newest."""
    made.until(lambda: made.section.sitting.count == count and not made.section._busy)
    return shown(made)


def shown(made: Opened) -> str:
    assert made.section._faces.currentWidget() is made.section._answer
    return made.section.verdict.band.accessibleName()


def written(made: Opened) -> list[str]:
    """All words of the answer that are seen."""
    QApplication.processEvents()  # what was laid out just now is shown by the loop
    return [one.text() for one in made.section.verdict.findChildren(QLabel) if one.isVisible()]


def press(made: Opened, widget: object, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    made.qtbot.keyClick(widget, key, modifier)


def click(made: Opened, button) -> None:
    made.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def results(made: Opened) -> list[str]:
    return [row.kind for row in made.section.sitting.table.rows_model.rows]


def test_a_scanned_paper_is_dropped_and_leads_to_its_line_in_the_register(own: Opened, siak: Carried) -> None:
    assert "Belum ada yang diperiksa" in own.section.idle.accessibleName()
    assert drop(own, siak.file("siak.png")).startswith("Lepaskan untuk memeriksa keaslian")
    assert answered(own).startswith("Asli. ")
    entry = siak.entries[0]
    assert {entry.name, entry.number, "Dinas Sosial Kabupaten Siak", "8 JP", "Rabu, 12 September 2018"} <= {
        text.replace("\u200b", "") for text in written(own)
    }
    code = entry.check_code
    assert f"{code[:3]} {code[3:]}: cocokkan dengan yang tercetak di bawah QR" in written(own)
    assert any(text.startswith("Menurut kunci dan buku register kantor ini, ") for text in written(own))
    said = [one for one in own.section.verdict.findChildren(QLabel) if one.text()]
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in said)
    click(own, own.section.verdict.register_button)
    own.until(lambda: own.page.tabs.currentIndex() == 0)
    part = own.section.list
    own.until(lambda: [line.entry.number for line in part.table.rows_model.rows] == [entry.number])


def test_the_scanner_is_heard_wherever_the_keyboard_is(own: Opened, siak: Carried) -> None:
    ways = own.section.ways
    for place, (widget, code, word) in enumerate(
        (
            (ways.number, siak.codes[0], "Asli"),
            (ways.page_button, siak.codes[1], "Dicabut"),
            (ways.check_code, forged(siak.codes[2]), "Rusak"),
            (own.section.sitting.table, siak.codes[3].swapcase(), "Rusak"),
        ),
        start=1,
    ):
        widget.setFocus()
        scan(own.window, code)
        assert answered(own, place).startswith(f"{word}. ")
    assert "Caps Lock" in shown(own)
    assert ways.number.text() == ways.check_code.text() == ""
    assert results(own) == ["rusak", "rusak", "dicabut", "asli"]
    assert "Salah tulis & <b>nama</b>" not in written(own)
    own.section.sitting.table.select_row(2)
    own.until(lambda: "Salah tulis & <b>nama</b>" in written(own))
    own.section.sitting.pills.choose("asli")
    assert results(own) == ["asli"]
    assert shown(own).startswith("Asli. ")


def test_typing_before_the_scanner_stays_typed(own: Opened, siak: Carried) -> None:
    number = own.section.ways.number
    number.setFocus()
    hand(own.window, "40")
    scan(own.window, siak.codes[0])
    assert answered(own).startswith("Asli. ")
    assert number.text() == "40"


def test_without_a_camera_by_keys_alone(own: Opened, siak: Carried) -> None:
    ways, entry = own.section.ways, siak.entries[0]
    ways.number.setFocus()
    hand(own.window, entry.number.lower(), Qt.Key.Key_Return, pace=40)
    own.until(ways.check_code.hasFocus)
    hand(own.window, "k7", Qt.Key.Key_Return)
    own.until(lambda: "6 huruf dan angka" in ways.check_code.accessibleDescription())
    assert own.section.sitting.count == 0
    ways.check_code.clear()
    hand(own.window, f"{entry.check_code[:3].lower()} {entry.check_code[3:]}", Qt.Key.Key_Return)
    assert answered(own).startswith("Asli. ")
    ways.check_code.setText(siak.entries[2].check_code)
    click(own, ways.number_button)
    assert answered(own, 2).startswith("Rusak. ")
    ways.number.setText("tidak/ada")
    click(own, ways.number_button)
    assert answered(own, 3).startswith("Tidak dikenal. ")
    assert not own.section.verdict.register_button.isVisible()


def test_the_clipboard_text_pictures_and_files(own: Opened, siak: Carried) -> None:
    board, ways = QGuiApplication.clipboard(), own.section.ways
    board.setText(f"  {siak.codes[0]}\n")
    ways.page_button.setFocus()
    press(own, ways.page_button, Qt.Key.Key_V, CTRL)
    assert answered(own).startswith("Asli. ")
    board.setImage(QImage(str(siak.file("siak.png"))))
    ways.code.setFocus()
    press(own, ways.code, Qt.Key.Key_V, CTRL)
    assert answered(own, 2).startswith("Asli. ")
    assert own.section.sitting.table.rows_model.rows[0].source == "Gambar yang ditempel"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(siak.file("siak.png")))])
    board.setMimeData(files)
    press(own, ways.number, Qt.Key.Key_V, CTRL)
    assert answered(own, 3).startswith("Asli. ")
    board.setText(siak.entries[0].number)
    ways.number.setFocus()
    press(own, ways.number, Qt.Key.Key_V, CTRL)
    assert ways.number.text() == siak.entries[0].number
    ways.code.setFocus()
    ways.code.setText("bukan kode")
    press(own, ways.code, Qt.Key.Key_Return)
    assert answered(own, 4).startswith("Rusak. ")


def test_a_bundle_is_told_code_by_code_what_wants_an_eye_first(own: Opened, siak: Carried, tmp_path: Path) -> None:
    drop(own, siak.file("siak.pdf"))
    assert answered(own, 5).startswith("Dicabut. ")
    assert results(own) == ["dicabut", "asli", "asli", "asli", "asli"]
    assert own.section.sitting.remark.text() == "siak.pdf: 5 kode pada 10 halaman; tanpa kode: halaman 2, 4, 6, 8, 10"
    assert own.section.sitting.table.rows_model.rows[0].source == "halaman 3 · siak.pdf"
    own.section.sitting.table.setFocus()
    press(own, own.section.sitting.table, Qt.Key.Key_Down)
    own.until(lambda: shown(own).startswith("Asli. "))
    click(own, own.section.verdict.copy_button)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Asli: ")
    assert f"Nama: {siak.entries[0].name}" in lines
    assert lines[-1].endswith("Asal: halaman 1 · siak.pdf")
    click(own, own.section.sitting.empty_button)
    own.until(own.section.idle.isVisible)
    assert not own.section.sitting.isVisible()


def test_files_that_cannot_be_read_are_told_and_never_stand_as_an_answer(
    own: Opened, siak: Carried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    junk, empty = tmp_path / "foto <b>.jpg", tmp_path / "kosong.png"
    junk.write_bytes(b"\xff\xd8\xff" + b"nonsense" * 40)
    QImage(40, 40, QImage.Format.Format_RGB32).save(str(empty))
    chosen = (siak.file("siak.png"), junk, empty)
    monkeypatch.setattr(check, "choose_files", lambda *_arguments: chosen)
    click(own, own.section.ways.drop.button)
    assert "Tidak ada kode keaslian yang terbaca" in answered(own, 3)
    assert results(own) == ["rusak", "tidak-terbaca", "asli"]
    own.section.sitting.table.select_row(1)
    own.until(lambda: shown(own).startswith("Tidak terbaca. "))
    assert "bukan gambar atau PDF" in shown(own)
    assert own.section.verdict.name.isHidden()


def test_a_long_file_can_be_stopped_and_leaves_no_half_answer(qtbot, tmp_path: Path) -> None:
    with at_window(qtbot, "check", practice) as made:
        entries = made.ask(certificates.register)
        path = made.ask(as_pdf, entries, tmp_path / "banyak.pdf")
        drop(made, path, path)
        made.until(made.section.progress.isVisible)
        assert "Sedang diperiksa" in made.section.idle.accessibleName()
        click(made, made.section.progress._cancel)
        made.until(made.section.note.isVisible)
        stopped, rest = made.section.note.accessibleName().split(". ", 1)
        assert stopped == "Pemeriksaan banyak.pdf dihentikan; tidak ada hasilnya"
        assert rest == "1 berkas berikutnya juga tidak diperiksa."
        assert made.section.sitting.count == 0
        scan(made.window, made.ask(code_of, entries[0]))
        assert answered(made).startswith("Asli. ")
        assert not made.section.note.isVisible()


def test_another_office_is_unknown_until_its_lists_came(other: Opened, siak: Carried) -> None:
    scan(other.window, siak.codes[0])
    assert answered(other).startswith("Tidak dikenal. Kunci kantor penerbitnya dari Kabupaten Siak")
    assert "Tertulis di dalam kode, tetapi belum terbukti:" in written(other)
    assert "Belum ada daftar kunci." in written(other)
    assert not other.section.verdict.register_button.isVisible()
    click(other, other.section.verdict.keys_button)
    other.until(lambda: other.page.tabs.tabText(other.page.tabs.currentIndex()) == "Kunci dan daftar")
    other.ask(key_trust.trust, siak.file("riau.kunci"))
    other.ask(trust_lists.take, siak.file("baru.kunci"))
    other.window.show_page("certificates", "check")
    scan(other.window, siak.codes[1])
    assert answered(other, 2).startswith("Asli. ")
    assert "Dinas Sosial Kabupaten Siak" in written(other)
    assert any("belum ada daftar pencabutan dari kantor itu" in text for text in written(other))
    other.ask(trust_lists.take, siak.file("siak.cabut"))
    drop(other, siak.file("siak.pdf"))
    assert answered(other, 7).startswith("Dicabut. ")
    assert any(", daftar pencabutan per tanggal " in text for text in written(other))
    assert results(other)[:2] == ["dicabut", "asli"]
    scan(other.window, forged(siak.codes[1]))
    assert answered(other, 8).startswith("Rusak. ")


def test_the_page_that_checks_anywhere_is_written(own: Opened, tmp_path: Path) -> None:
    click(own, own.section.ways.page_button)
    name_file(own, tmp_path / "verifikasi.html")
    said = "Halaman verifikasi ditulis: 1 kantor, 1 pencabutan"
    own.until(lambda: own.window.toast.accessibleName().startswith(said))
    assert "<html" in (tmp_path / "verifikasi.html").read_text("utf-8")


def test_a_long_name_stands_whole_in_a_narrow_window(qtbot, siak: Carried) -> None:
    with at_window(qtbot, "check", office.card, siak.file("siak")) as made:
        made.window.resize(1024, 540)
        long = next(place for place, entry in enumerate(siak.entries) if len(entry.name) > 70)
        scan(made.window, siak.codes[long])
        answered(made)
        QApplication.processEvents()
        card = made.section.verdict
        assert card.name.text().replace("\u200b", "") == siak.entries[long].name
        assert card.width() <= made.section._answer.viewport().width()
