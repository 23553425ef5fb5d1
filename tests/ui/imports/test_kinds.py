"""Other lists than people: scores of tests, scores of jurors; stopping a long one; undoing one days later."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from app.services import awards, checking, events, people, registration
from app.services.awards import JurorCard, SelectionCard
from app.services.people import PeopleQuestion
from tests.ui.imports.lists import GOOD, a_list
from tests.ui.imports.steering import Importer
from ui.widgets.buttons import Button

SIAK = "siak-2018"


def test_scores_of_tests_are_brought_in_beside_the_attendance(importer: Importer, tmp_path: Path) -> None:
    importer.open_event(SIAK, "Kehadiran")
    rows = ("1", "Abdul Ma'ruf", "60", "85,5"), ("2", "Afrizal Koto", "tujuh puluh", "90")
    path = a_list(tmp_path / "nilai.xlsx", *rows, headings=("No", "Nama", "Pre Test", "Post Test"))
    importer.click("Tindakan lain")
    importer.menu("Impor nilai ujian…")
    importer.settle()
    assert importer.wizard.session.offer.kind == "exam_scores"
    importer.pick(path)
    importer.click("Ada temuan, 1")
    assert importer.says("Afrizal Koto")
    importer.row("Baris daftar", "Afrizal Koto")
    importer.press(Qt.Key.Key_F2)
    importer.write("70\n")
    importer.rest()
    assert importer.figures() == {"new": 2, "changed": 0, "unchanged": 0, "rejected": 0}
    assert importer.wizard.session.plan.report.findings == ()
    importer.click("Impor 2 peserta")
    importer.rest()
    assert importer.says("Dihitung ulang di basis data: 2 dari 2")


def a_selection() -> str:
    """A selection with one juror and one nominee."""
    card = SelectionCard(code="PSM-1", title="PSM teladan", year=2018)
    selection = awards.save(card, with_example_criteria=True).subject
    awards.save_juror(selection, JurorCard(name="Ratna", element="Dinas"))
    seat = registration.active_participants(events.find(SIAK).id)[0]
    awards.add_nominees(selection, [seat.person_id])
    return selection


def test_scores_of_jurors_are_brought_in_at_the_selection(importer: Importer, tmp_path: Path) -> None:
    selection = importer.ask(a_selection)
    nominee = importer.ask(awards.nominees, selection)[0].name
    criteria = importer.ask(awards.criteria, selection)
    path = a_list(tmp_path / "juri.xlsx", ("Ratna", nominee, *["80"] * len(criteria)),
                  headings=("Juri", "Nomine", *(one.name for one in criteria)))  # fmt: skip
    importer.window.show_page("awards", selection)
    importer.settle()
    importer.tab("Penilaian")
    importer.click("Impor…")
    importer.pick(path)
    if importer.wizard.step == "columns":
        importer.click("Periksa")
        importer.rest()
    assert importer.figures()["new"] == 1
    importer.click("Impor 1 baris")
    importer.rest()
    assert importer.says("Dihitung ulang di basis data: 1 dari 1")
    importer.click("Selesai")
    importer.until(lambda: importer.says("Semua nilai juri ini sudah masuk"))


def test_a_long_one_is_stopped_and_nothing_was_written(importer: Importer, tmp_path: Path) -> None:
    path = tmp_path / "panjang.csv"
    lines = (f"Orang Contoh {number};1 Januari 1980;Kampung Dalam;Siak" for number in range(150_000))
    path.write_text("Nama;Tanggal Lahir;Desa;Kecamatan\n" + "\n".join(lines), encoding="utf-8")
    before = importer.ask(checking.digest_of)
    importer.tab_people()
    importer.click("Impor…")
    with importer.meeting("Pilih daftar", lambda _dialog: importer.name_file("Pilih daftar", path)):
        importer.click("Pilih berkas…")
    importer.until(lambda: importer.seen(Button, "Batalkan"))
    importer.click("Batalkan")
    importer.rest()
    assert importer.says("Dihentikan.")
    assert importer.ask(checking.digest_of) == before
    importer.press(Qt.Key.Key_Escape)
    assert importer.top is importer.window


def test_what_stands_in_the_way_of_undoing_an_import_is_named(importer: Importer, tmp_path: Path) -> None:
    importer.tab_people()
    importer.click("Impor…")
    importer.pick(a_list(tmp_path / "satu.xlsx", GOOD))
    importer.click("Impor 1 orang")
    importer.rest()
    importer.click("Selesai")
    edited = importer.ask(rename)
    assert edited.name == "Rahmi Diubah"
    importer.window.show_page("history")
    importer.row("Langkah yang tercatat", "Impor 1 orang")
    importer.click("Urungkan langkah ini")
    importer.settle()
    page = importer.window.page
    assert page.note.isVisible()
    said = page.note.accessibleName()
    assert "Rahmi Diubah" in said, said


def rename() -> people.PersonCard:
    """A later hand on the person just imported."""
    row = people.page(PeopleQuestion(text="Rahmi Utami"))[0]
    people.save(replace(people.get(row.id), name="Rahmi Diubah"))
    return people.get(row.id)
