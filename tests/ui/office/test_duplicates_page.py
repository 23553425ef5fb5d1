"""Data ganda: searching, comparing, merging and judging by mouse and keys, with Undo."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import people, person_groups, registration
from app.services.people import PersonCard
from tests import builders
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english
from ui.tabs.people.duplicates import DuplicatesPage

CONTROL = Qt.KeyboardModifier.ControlModifier
NIK = "1408014405850001"


def two_pairs() -> tuple[str, str]:
    first = people.save(
        PersonCard(name="Siti <b>Aminah</b>", birth_date="1985-05-04", region="14.08.01.1001", nik=NIK)
    ).subject
    second = people.save(
        PersonCard(name="Hj. Siti B Aminah", birth_date="1985-05-04", phone="081200001111", occupation="Guru")
    ).subject
    people.save(PersonCard(name="Moh. Yusuf", birth_date="1970-02-01", sex="L"))
    people.save(PersonCard(name="Muhammad Jusuf", birth_date="1970-02-01", sex="L"))
    return first, second


def press_search(page: DuplicatesPage) -> None:
    """The button of the empty list, as Space presses it."""
    page.take_keyboard()
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)


def searched(office: Stage) -> DuplicatesPage:
    tab = office.show("people")
    for _ in range(2):
        QTest.keyClick(office.window, Qt.Key.Key_Tab, CONTROL)
    page = tab.duplicates
    assert page is not None
    press_search(page)
    office.until(lambda: page.table.rows_model.rows)
    office.until(lambda: page.panel.found is not None)
    return page


def names(page: DuplicatesPage) -> list[set[str]]:
    return [{one.name for one in pair.people} for pair in page.table.rows_model.rows]


def test_a_pair_is_compared_and_merged_and_the_next_one_comes(office: Stage) -> None:
    office.ask(two_pairs)
    page = searched(office)
    assert len(names(page)) == 2
    number = next(n for n, pair in enumerate(names(page)) if "Moh. Yusuf" not in pair)
    page.table.select_row(number)
    office.until(lambda: page.panel.found is not None and "Siti <b>Aminah</b>" in page.panel.found.names)
    assert english(page) == []
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.chosen["phone"] == page.panel.found.ids[1]
    QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_2)
    assert page.panel.chosen["name"] == page.panel.found.ids[1]
    assert page.panel.chosen["nik"] == page.panel.found.ids[0]
    QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_Left)
    head = page.panel.found.ids[0]
    QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_Return)
    office.until(lambda: names(page) == [{"Moh. Yusuf", "Muhammad Jusuf"}])
    card = office.ask(people.get, head)
    assert (card.name, card.nik, card.phone) == ("Hj. Siti B Aminah", NIK, "081200001111")
    office.until(lambda: page.panel.found is not None and "Moh. Yusuf" in page.panel.found.names)
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.until(lambda: len(names(page)) == 2)


def test_two_people_are_judged_two_by_one_key_and_not_offered_again(office: Stage) -> None:
    office.ask(two_pairs)
    page = searched(office)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_B)
    office.until(lambda: len(names(page)) == 1)
    office.until(page.apart_button.isEnabled)
    page.apart_button.click()
    office.until(lambda: page.card.shown is page.card.empty)
    assert "Semua pasangan sudah diputuskan" in page.card.empty.accessibleName()
    assert not page.merge_button.isEnabled()
    press_search(page)
    office.settle()
    assert page.table.rows_model.rows == []
    assert "Tidak ada data ganda" in page.card.empty.accessibleName()


def test_short_names_stand_side_by_side_in_full_and_esc_goes_back_to_the_list(office: Stage) -> None:
    for phone in ("081200001111", "081200002222"):
        office.ask(lambda phone=phone: people.save(
            PersonCard(name="Ani", birth_date="1985-05-04", region="14.08.01.1001", phone=phone)))  # fmt: skip
    page = searched(office)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    option = office.window.focusWidget()
    assert "…" not in option.text()
    assert option.width() > 150
    QTest.keyClick(option, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_sides_are_taken_for_all_fields_and_skipping_goes_on(office: Stage) -> None:
    office.ask(two_pairs)
    page = searched(office)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_1)
    assert set(page.panel.chosen.values()) == {page.panel.found.ids[0]}
    QTest.keyClick(page.table, Qt.Key.Key_2)
    assert set(page.panel.chosen.values()) == {page.panel.found.ids[1]}
    before = page.panel.found.ids
    QTest.keyClick(page.table, Qt.Key.Key_L)
    office.until(lambda: page.panel.found is not None and page.panel.found.ids != before)
    assert len(names(page)) == 2


def test_two_seats_in_one_event_are_told_before_merging(office: Stage) -> None:
    def make() -> str:
        event = builders.an_event(title="Bimtek <i>Dasar</i>")
        registration.add(event, two_pairs())
        return event

    event = office.ask(make)
    page = searched(office)
    number = next(n for n, pair in enumerate(names(page)) if "Moh. Yusuf" not in pair)
    page.table.select_row(number)
    office.until(lambda: page.panel.found is not None and page.panel.found.twice)
    assert page.panel.found.twice == ("Bimtek <i>Dasar</i>",)
    assert len(page.panel.found.holdings[0]) == len(page.panel.found.holdings[1]) == 1
    page.merge_button.click()
    office.until(lambda: len(names(page)) == 1)
    assert all("dua kali" in row.remarks[0] for row in office.ask(registration.participants, event))


def test_an_empty_registry_says_what_to_do(office: Stage) -> None:
    tab = office.show("people", "duplicates")
    page = tab.duplicates
    assert "Belum dicari" in page.card.empty.accessibleName()
    press_search(page)
    office.until(lambda: "Tidak ada data ganda" in page.card.empty.accessibleName())


def test_a_pair_settled_elsewhere_goes_from_the_list(office: Stage) -> None:
    first, second = office.ask(two_pairs)
    page = searched(office)
    office.program.work.change(person_groups.merge, first, second, {})
    office.until(lambda: names(page) == [{"Moh. Yusuf", "Muhammad Jusuf"}])


def test_a_merged_person_is_parted_again_from_the_persons_page(office: Stage) -> None:
    first, second = office.ask(two_pairs)
    office.ask(person_groups.merge, first, second, {"name": second})
    tab = office.show("people", first)
    words, _icon, act = tab.person.menu_entries()[-2]
    assert words == "Pisahkan data yang digabung…"
    dialog = act()
    office.until(lambda: len(dialog.options) == 2)
    assert english(dialog) == []
    assert dialog.options[second].isChecked()
    assert dialog.options[first].text() == "Siti <b>Aminah</b>"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    office.until(lambda: tab.person is None)
    assert [office.ask(people.get, one).name for one in (first, second)] == ["Siti <b>Aminah</b>", "Hj. Siti B Aminah"]
    office.activate()
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.settle()
    assert office.ask(people.get, second).id == first
