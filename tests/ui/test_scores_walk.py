"""The page of scores and evaluation looked at, with its dialogs, in a program where names look like marks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.services import events, planning
from app.services.planning import RoleCard
from tests.ui.driving import CTRL
from tests.ui.walking import HALF, Visitor, visited


@pytest.fixture
def visitor(request, qtbot, qapp) -> Iterator[Visitor]:
    """The program on data where everything happened."""
    with visited(qtbot, qapp, request.node.name) as made:
        yield made


def test_the_scores(visitor: Visitor) -> None:
    event = visitor.ask(events.find, "siak-2018").id
    visitor.ask(planning.save_role, event, RoleCard(name=HALF))
    visitor.row("Daftar kegiatan", "siak-2018")
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()
    visitor.tab("Nilai")
    visitor.look("nilai")
    visitor.cell("Nilai tes", 0, 3)
    for typed in ("90", "8o"):
        visitor.write(typed)
        visitor.press(Qt.Key.Key_Return)
    visitor.look("nilai yang ditolak")
    visitor.click("Aturan kelulusan…")
    visitor.look_and_leave("aturan kelulusan")
    visitor.held("tambah tes", "Tes apa", lambda: visitor.click("Tambah tes…"))
    visitor.held("tinggalkan nilai", "belum tersimpan", lambda: visitor.tab("Dokumen"))
    visitor.cell("Nilai tes", 1, 3)
    visitor.press(Qt.Key.Key_Delete)
    visitor.click("Impor…")
    visitor.look_and_leave("impor nilai")
    visitor.click("Bagian nilai: Evaluasi")
    visitor.settle()
    visitor.look("evaluasi tanpa pertanyaan")
    visitor.click("Pakai pertanyaan lazim")
    visitor.until(lambda: visitor.rows("Pertanyaan evaluasi"))
    visitor.look("pertanyaan")
    visitor.row("Pertanyaan evaluasi", HALF)
    visitor.press(Qt.Key.Key_Return)
    visitor.look_and_leave("ubah pertanyaan")
    visitor.click("Tampilan evaluasi: Isian")
    visitor.cell("Lembar evaluasi", 0, 2)
    visitor.write("54321")
    visitor.press(Qt.Key.Key_Return)
    visitor.look("isian evaluasi")
    visitor.fill("Saran untuk kegiatan berikutnya", "Lebih <b>banyak</b> & lama")
    visitor.click("Tampilan evaluasi: Hasil")
    visitor.until(lambda: visitor.rows("Hasil evaluasi"))
    visitor.look("hasil evaluasi")
    visitor.held("bantuan nilai", "siak-2018", lambda: visitor.press(Qt.Key.Key_F1))
    visitor.press(Qt.Key.Key_P, CTRL)
    visitor.settle()
    visitor.until(lambda: visitor.window.page.view.sections.title == "Dokumen")
