"""A selection from its rubric to the piagam, two jurors scoring by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.services import award_results, awards, certificates
from app.services.awards import CriterionCard, JurorCard, SelectionCard
from tests import builders
from tests.ui.office.conftest import Stage
from tests.ui.test_indonesian import english
from ui.dialogs.card_form import CardDialog
from ui.dialogs.reason import ReasonDialog
from ui.tabs.awards.nominees import NomineeDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
PREPARATION, NOMINEES, SCORING, RESULT, DIPLOMAS = range(5)


def a_selection(criteria: tuple[tuple[str, str], ...] = (("Kinerja", "60"), ("Presentasi", "40"))) -> str:
    """A selection of one winner with two jurors and two nominees."""
    selection = awards.save(SelectionCard(code="UJI", title="PSM Berprestasi 2018", year=2018, seats=1)).subject
    for name, weight in criteria:
        awards.save_criterion(selection, CriterionCard(name=name, weight=weight))
    for name in ("Juri A", "Juri B"):
        awards.save_juror(selection, JurorCard(name=name))
    people = tuple(builders.a_person(name) for name in ("Anisa", "Budi"))
    awards.add_nominees(selection, people)
    return selection


def opened(office: Stage, section: int, **make: object):
    """The selection's page at a sub-page, and its id."""
    selection = office.ask(lambda: a_selection(**make))
    tab = office.show("awards", selection)
    tab.view.tabs.setCurrentIndex(section)
    office.settle()
    return tab, selection


def type_scores(office: Stage, table, column: int, *scores: str) -> None:
    """Type down a column: digits begin, Enter ends and goes down."""
    table.setCurrentIndex(table.scores.index(0, column))
    table.setFocus()
    for text in scores:
        QTest.keyClick(table, text[0])
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, text[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()


def test_an_empty_tab_leads_to_a_selection_with_the_example_rubric(office: Stage) -> None:
    tab = office.show("awards")
    assert tab.listing.card.shown is tab.listing.card.empty
    QTest.keyClick(office.window, Qt.Key.Key_N, CONTROL)
    office.until(lambda: isinstance(QApplication.activeModalWidget(), CardDialog))
    dialog = QApplication.activeModalWidget()
    assert english(dialog) == []
    office.type(dialog.form.control("title"), "PSM Berprestasi Kabupaten Siak")
    office.type(dialog.form.control("year"), "2018")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    office.until(lambda: len(tab.listing.table.rows_model.rows) == 1)
    row = tab.listing.table.rows_model.rows[0]
    assert (row.code, row.year, row.seats, row.weight_gap) == ("PRESTASI-2018", 2018, 3, 0)
    assert len(office.ask(awards.criteria, row.id)) == 7


def test_the_gap_of_the_weights_shows_while_typing(office: Stage) -> None:
    tab, selection = opened(office, PREPARATION)
    criteria = tab.view.section.criteria
    assert criteria.sum_words.text() == "Jumlah 100"
    weight = criteria.fields[0]["weight"]
    weight.setFocus()
    weight.selectAll()
    QTest.keyClicks(weight, "55,5")
    assert criteria.sum_words.text() == "Jumlah 95,5 · Bobot kurang 4,5 dari 100"
    assert [card.weight for card in office.ask(awards.criteria, selection)] == ["60", "40"]
    QTest.keyClick(weight, Qt.Key.Key_Tab)
    office.until(lambda: [card.weight for card in office.ask(awards.criteria, selection)] == ["55.5", "40"])


def test_a_criterion_and_a_juror_are_added_by_typing_on(office: Stage) -> None:
    tab, selection = opened(office, PREPARATION)
    section = tab.view.section
    section.criteria.add_button.click()
    QTest.keyClicks(section.criteria.fields[-1]["name"], "Inovasi")
    QTest.keyClick(section.criteria.fields[-1]["name"], Qt.Key.Key_Tab)
    weight = section.criteria.fields[-1]["weight"]
    weight.selectAll()
    QTest.keyClicks(weight, "10")
    QTest.keyClick(weight, Qt.Key.Key_Tab)
    office.until(
        lambda: [(c.name, c.weight) for c in office.ask(awards.criteria, selection)][2:] == [("Inovasi", "10")]
    )

    def jury() -> tuple[JurorCard, ...]:
        return office.ask(awards.jurors, selection)

    section.jurors.add_button.click()
    QTest.keyClicks(section.jurors.fields[-1]["name"], "Juri C")
    QTest.keyClick(section.jurors.fields[-1]["name"], Qt.Key.Key_Tab)
    QTest.keyClicks(section.jurors.fields[-1]["element"], "IPSM")
    QTest.keyClick(section.jurors.fields[-1]["element"], Qt.Key.Key_Return)
    office.until(lambda: [(j.name, j.element) for j in jury()][2:] == [("Juri C", "IPSM")])
    assert english(tab) == []


def test_a_weight_that_is_none_is_refused_and_the_kept_one_shown(office: Stage) -> None:
    tab, _selection = opened(office, PREPARATION)
    section = tab.view.section
    weight = section.criteria.fields[0]["weight"]
    weight.setFocus()
    weight.selectAll()
    QTest.keyClicks(weight, "banyak")
    QTest.keyClick(weight, Qt.Key.Key_Tab)
    office.until(section.note.isVisible)
    office.until(lambda: section.criteria.fields[0]["weight"].text() == "60")


def test_nominees_come_from_the_registry_and_go_with_del(office: Stage) -> None:
    tab, selection = opened(office, NOMINEES)
    office.ask(builders.a_person, "Citra Baru")
    section = tab.view.section
    section.add_button.click()
    office.until(lambda: isinstance(QApplication.activeModalWidget(), NomineeDialog))
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.search.field, "citra")
    office.until(lambda: [person.name for person in dialog.search.people] == ["Citra Baru"])
    dialog.take_button.click()
    office.until(lambda: len(office.ask(awards.nominees, selection)) == 3)
    office.until(lambda: len(section.table.rows_model.rows) == 3)
    section.table.setFocus()
    section.table.select_row(2)
    QTest.keyClick(section.table, Qt.Key.Key_Delete)
    office.until(lambda: len(office.ask(awards.nominees, selection)) == 2)


def test_two_jurors_score_by_keyboard_until_piagam_are_issued(office: Stage) -> None:
    tab, selection = opened(office, SCORING)
    section = tab.view.section
    for juror in range(2):
        section.juror.setCurrentIndex(juror)
        section.juror.activated.emit(juror)
        type_scores(office, section.table, 1, "80", "75,5")
        if juror == 0:
            office.until(lambda: office.ask(award_results.ranking, selection).missing == 6)
            tab.view.tabs.setCurrentIndex(RESULT)
            office.until(lambda: "Sementara: 6 nilai" in tab.view.section.status.accessibleName())
            tab.view.tabs.setCurrentIndex(DIPLOMAS)
            assert not tab.view.section.issue_button.isEnabled()
            tab.view.tabs.setCurrentIndex(SCORING)
        type_scores(office, section.table, 2, "90", "70")
    office.until(lambda: office.ask(award_results.ranking, selection).complete)
    tab.view.tabs.setCurrentIndex(RESULT)
    result = tab.view.section
    office.until(lambda: result.status.accessibleName() == "Nilai lengkap")
    rows = result.table.rows_model.rows
    assert [(row.rank, row.name, row.score, row.winner) for row in rows] == [
        (1, "Anisa", "84.00", True),
        (2, "Budi", "73.30", False),
    ]
    tab.view.tabs.setCurrentIndex(DIPLOMAS)
    section = tab.view.section
    assert section.issue_button.accessibleName() == "Terbitkan 1 piagam"
    section.date.setText("10-11-2018")
    section.issue_button.click()
    office.until(lambda: section.paper.rendered is not None)
    issued = office.ask(lambda: certificates.register(selection_id=selection))
    assert [(entry.kind, entry.name, entry.date) for entry in issued] == [("PIAGAM", "Anisa", "2018-11-10")]
    assert section.paper.preview.page_count == 1
    assert section.save_button.isEnabled()
    assert english(tab) == []


def test_what_is_outside_the_scale_is_refused_and_the_old_score_stays(office: Stage) -> None:
    tab, selection = opened(office, SCORING)
    section = tab.view.section
    type_scores(office, section.table, 1, "101")
    office.until(section.note.isVisible)
    assert "0–100" in section.note.accessibleName()
    office.settle()
    assert office.ask(award_results.scores, selection) == {}
    assert section.table.scores.rows[0].missing == 2


def test_del_makes_a_score_missing_again(office: Stage) -> None:
    tab, selection = opened(office, SCORING)
    section = tab.view.section
    type_scores(office, section.table, 1, "80")
    office.until(lambda: len(office.ask(award_results.scores, selection)) == 1)
    section.table.setCurrentIndex(section.table.scores.index(0, 1))
    QTest.keyClick(section.table, Qt.Key.Key_Delete)
    office.until(lambda: office.ask(award_results.scores, selection) == {})


def test_a_juror_who_does_not_score_says_why(office: Stage) -> None:
    tab, selection = opened(office, SCORING)
    section = tab.view.section
    section.table.setCurrentIndex(section.table.scores.index(1, 1))

    def write_reason() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        QTest.keyClicks(dialog.field, "Saudara kandung")
        dialog.verb_button.click()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(100, write_reason)
    section.recuse_button.click()
    office.until(lambda: list(office.ask(award_results.recusals, selection).values()) == ["Saudara kandung"])
    office.until(lambda: section.table.scores.rows[1].recused == "Saudara kandung")
    assert section.table.scores.rows[1].nominee.name == "Budi"
    office.until(lambda: section.recuse_button.accessibleName() == "Batalkan pengecualian")
    section.recuse_button.click()
    office.until(lambda: office.ask(award_results.recusals, selection) == {})


def test_equal_scores_stay_a_tie_unless_a_criterion_tells_them_apart(office: Stage) -> None:
    tab, selection = opened(office, RESULT)

    def score() -> None:
        criteria, jurors = awards.criteria(selection), awards.jurors(selection)
        given = {("Anisa", 0): "80", ("Anisa", 1): "80", ("Budi", 0): "100", ("Budi", 1): "50"}
        for nominee in awards.nominees(selection):
            for juror in jurors:
                for place, criterion in enumerate(criteria):
                    award_results.set_score(juror.id, nominee.id, criterion.id, given[nominee.name, place])

    office.ask(score)
    tab.refresh(frozenset())
    result = tab.view.section
    office.until(lambda: [row.rank for row in result.table.rows_model.rows] == [1, 1])
    assert all(row.tied and row.winner for row in result.table.rows_model.rows)
    assert "seri" in result._how.text()
    tab.view.tabs.setCurrentIndex(PREPARATION)
    ties = tab.view.section.ties[0]
    ties.setCurrentIndex(1)
    ties.activated.emit(1)
    office.until(lambda: [row.name for row in office.ask(award_results.ranking, selection).rows] == ["Budi", "Anisa"])
    office.until(lambda: [row.rank for row in result.table.rows_model.rows] == [1, 2])


def test_a_selection_is_removed_after_asking_and_undone(office: Stage) -> None:
    tab, selection = opened(office, RESULT)
    titles = office.answer("Hapus pemilihan")
    tab.view.remove_wanted.emit()
    office.until(lambda: tab.listing.card.shown is tab.listing.card.empty)
    assert titles == ["Hapus “PSM Berprestasi 2018”?"]
    office.activate()
    QTest.keyClick(office.window, Qt.Key.Key_Z, CONTROL)
    office.until(lambda: [row.id for row in tab.listing.table.rows_model.rows] == [selection])
