"""The registry: a person typed in full, one with a bad NIK, searching, filters, drafts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import drafts, people
from app.services.people import PeopleQuestion, PersonCard
from tests import builders
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english

CONTROL = Qt.KeyboardModifier.ControlModifier
BAD_NIK = "140801230590001"


def fill(stage: Stage, form, **typed: str) -> None:
    """Type into the fields of a person's form."""
    for name, text in typed.items():
        stage.type(form.fields.form_of(name).control(name), text)


def names(tab) -> list[str]:
    return [row.name for row in tab.listing.table.rows_model.rows]


def test_a_person_typed_in_full_is_kept_and_listed(office: Stage) -> None:
    tab = office.show("people")
    assert tab.listing.card.shown is tab.listing.card.empty
    QTest.keyClick(office.window, Qt.Key.Key_N, CONTROL)
    form = tab.form
    fill(
        office, form, name="Siti <b>Aminah</b> & Co", nik="1408016305900001", birth_place="Siak",
        birth_date="23 mei 1990", phone="0812-0000-1234", email="siti@contoh.id", education="SLTA",
        occupation="Guru", appointed_year="2017", decree_number="SK/1/2017", ipsm_number="12", rt="001", rw="002",
        address="Jalan Contoh 1", basic_certificate_number="460/0001", note="baris satu",
    )  # fmt: skip
    office.pick_region(form.fields.pickers["region"], "kampung dalam siak")
    sex = form.fields.form_of("sex").control("sex")
    sex.setCurrentIndex(sex.findData("P"))
    QTest.keyClick(office.window, Qt.Key.Key_S, CONTROL)
    office.until(lambda: tab.form is None and names(tab) == ["Siti <b>Aminah</b> & Co"])
    card = office.ask(people.get, tab.listing.table.rows_model.rows[0].id)
    assert (card.nik, card.birth_date, card.sex, card.phone) == ("1408016305900001", "1990-05-23", "P", "081200001234")
    assert card.region.startswith("14.08.")
    row = tab.listing.table.rows_model.rows[0]
    assert row.nik == "1408**********01"
    assert row.missing == ""


def test_a_bad_nik_is_saved_and_marked(office: Stage) -> None:
    tab = office.show("people", "new")
    fill(office, tab.form, name="Sukarni", nik=BAD_NIK)
    tab.form.fields.form_of("name").control("name").setFocus()
    nik = tab.form.fields.form_of("nik").field("nik")
    office.until(lambda: "15 angka" in nik.control.accessibleDescription())
    assert nik.control.property("state") == "err"
    assert english(tab.form) == []
    tab.form.save_button.click()
    office.until(lambda: names(tab) == ["Sukarni"])
    row = tab.listing.table.rows_model.rows[0]
    assert office.ask(people.get, row.id).nik == BAD_NIK
    assert "tanggal lahir" in row.missing


def test_a_soft_remark_stands_at_its_field(office: Stage) -> None:
    tab = office.show("people", "new")
    fill(office, tab.form, name="Budi", nik="1408012305900001", birth_date="24-05-1990")
    tab.form.fields.form_of("name").control("name").setFocus()
    day = tab.form.fields.form_of("birth_date").control("birth_date")
    office.until(lambda: day.property("state") == "warn")
    assert "Periksa KTP" in day.accessibleDescription()


def test_a_name_is_all_that_must_be_there(office: Stage) -> None:
    tab = office.show("people", "new")
    tab.form.save()
    field = tab.form.fields.form_of("name").field("name")
    assert field.control.property("state") == "err"
    assert office.ask(people.count) == 0


def test_another_persons_nik_is_refused_in_the_form(office: Stage) -> None:
    office.ask(people.save, PersonCard(name="Yang Pertama", nik="1408016305900001"))
    tab = office.show("people", "new")
    fill(office, tab.form, name="Yang Kedua", nik="1408016305900001")
    tab.form.save()
    office.until(tab.form.note.isVisible)
    assert "Yang Pertama" in tab.form.note.accessibleName()
    assert tab.form.save_button.isEnabled()
    assert office.ask(people.count) == 1


def test_search_filters_and_counts(office: Stage) -> None:
    def make() -> None:
        for number in range(230):
            status = "aktif" if number % 2 else "calon"
            people.save(PersonCard(name=f"Orang {number:03}", status=status, region="14.08.01.1001"))
        builders.a_person("Nur'aini binti Ma'ruf", status="aktif")

    office.ask(make)
    tab = office.show("people")
    model = tab.listing.table.rows_model
    office.until(lambda: tab.listing._found.text() == "231 orang")
    # the rest is read as one scrolls
    assert len(model.rows) == 200
    tab.listing.table.scrollToBottom()
    office.until(lambda: len(model.rows) == 231)
    QTest.keyClick(office.window, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(tab.listing.search, "nuraini")
    office.until(lambda: names(tab) == ["Nur'aini binti Ma'ruf"])
    office.until(lambda: tab.listing._found.text() == "1 dari 231")
    QTest.keyClick(tab.listing.search, Qt.Key.Key_Escape)
    tab.listing.pills.choose("calon")
    office.until(lambda: len(model.rows) == 115)
    QTest.keyClicks(tab.listing.search, "tidak ada")
    office.until(lambda: tab.listing.card.shown is tab.listing.card.empty)
    tab.listing.show_all()
    office.until(lambda: len(model.rows) == 200)


def test_the_database_sorts(office: Stage) -> None:
    for name in ("Budi", "Anisa", "Citra"):
        office.ask(people.save, PersonCard(name=name))
    tab = office.show("people")
    assert names(tab) == ["Anisa", "Budi", "Citra"]
    tab.listing.table.table_header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    office.until(lambda: tab.listing.question.descending and names(tab) == ["Citra", "Budi", "Anisa"])
    office.ask(people.save, PersonCard(name="Zainal"))
    tab.refresh(frozenset())
    office.until(lambda: names(tab)[0] == "Zainal")


def test_an_unsaved_form_asks_and_a_draft_is_offered_again(office: Stage) -> None:
    tab = office.show("people", "new")
    fill(office, tab.form, name="Belum Disimpan")
    tab.form.keep_draft()
    office.settle()
    kept = office.answer("Kembali mengisi")
    tab.form.reject()
    assert kept == ["Tutup tanpa menyimpan?"]
    assert tab.form is not None
    # the program stops here, and the form is opened again another day
    tab._drop_form()
    tab.open_person()
    office.until(tab.form.note.isVisible)
    draft = office.ask(drafts.find, "person:new")
    tab.form._use(draft)
    assert tab.form.fields.form_of("name").value("name") == "Belum Disimpan"
    tab.form.save()
    office.until(lambda: tab.form is None)
    assert office.ask(drafts.find, "person:new") is None


def test_del_takes_a_person_off_and_ctrl_z_brings_back(office: Stage) -> None:
    office.ask(builders.a_person, "Budi")
    tab = office.show("people")
    tab.listing.table.setFocus()
    tab.listing.table.select_row(0)
    QTest.keyClick(tab.listing.table, Qt.Key.Key_Delete)
    office.until(lambda: names(tab) == [])
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.until(lambda: names(tab) == ["Budi"])


def test_a_region_narrows_the_list(office: Stage) -> None:
    office.ask(builders.a_person, "Orang Siak")
    office.ask(lambda: builders.a_person("Orang Pelalawan", region="14.05.04.2007"))
    tab = office.show("people")
    office.pick_region(tab.listing.region, "pelalawan")
    office.until(lambda: names(tab) == ["Orang Pelalawan"])
    assert office.ask(people.page, PeopleQuestion(within="14.05"))[0].name == "Orang Pelalawan"
    assert english(tab) == []
