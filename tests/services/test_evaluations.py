"""Evaluation: the usual questions per speaker, answers by sheet, and results that count what was left blank."""

from decimal import Decimal

import pytest

from app.errors import UserError
from app.services import evaluations, history, planning
from app.services.evaluations import Question
from app.services.planning import RoleCard
from app.services.steps import step
from tests.builders import an_event, an_office

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def event():
    an_office()
    made = an_event()
    for name in ("Siti <Aminah> & Bin‘t Ali", "Sukarni"):
        planning.save_role(made, RoleCard(name=name, back_title="S.Sos."))
    return made


def test_the_usual_questions_are_laid_once_for_each_speaker(event):
    evaluations.lay_questions(event)
    titles = [group.title for group in evaluations.groups(event)]
    assert titles == ["Siti <Aminah> & Bin‘t Ali, S.Sos.", "Sukarni, S.Sos.", "Penyelenggaraan"]
    assert [len(group.questions) for group in evaluations.groups(event)] == [5, 5, 7]
    assert not evaluations.lay_questions(event).step_id
    planning.save_role(event, RoleCard(name="Narasumber ketiga"))
    evaluations.lay_questions(event)
    assert [len(group.questions) for group in evaluations.groups(event)] == [5, 5, 5, 7]


def test_answers_are_summed_up_by_group_and_blanks_are_counted(event):
    """By hand: sheet 1 gives 5, 4; sheet 2 gives 4, blank; sheet 4 only words: means 4,50 and 4,00, whole 4,33."""
    evaluations.lay_questions(event)
    first, second, *_ = evaluations.forms(event).scaled
    words = evaluations.forms(event).written[0]
    evaluations.set_answers(event, [(1, first.id, 5), (1, second.id, 4), (2, first.id, 4), (2, second.id, None)])
    evaluations.set_words(event, 4, words.id, "  Praktik langsung & diskusi <b>  ")
    speaker, _, organisation = evaluations.results(event)
    assert [result.mean for _, result in speaker.scales[:3]] == [Decimal("4.50"), Decimal("4.00"), None]
    assert [result.blank for _, result in speaker.scales[:3]] == [1, 2, 3]
    assert speaker.whole.mean == Decimal("4.33")
    assert organisation.comments == ((4, words, "Praktik langsung & diskusi <b>"),)
    assert [sheet.number for sheet in evaluations.forms(event).sheets] == [1, 2, 4]
    evaluations.clear_sheet(event, 4)
    assert [sheet.number for sheet in evaluations.forms(event).sheets] == [1, 2]


def test_a_number_beyond_the_scale_and_a_strange_question_are_refused(event):
    evaluations.lay_questions(event)
    question = evaluations.forms(event).scaled[0]
    for sheet, asked, value in ((1, question.id, 6), (1, question.id, 0), (0, question.id, 5), (1, "lain", 5)):
        with pytest.raises(UserError, match=r"bukan angka|tidak ada"):
            evaluations.set_answers(event, [(sheet, asked, value)])
    assert evaluations.forms(event).sheets == ()


def test_a_question_goes_with_its_answers_and_comes_back_with_them(event):
    evaluations.save_question(event, Question(text="  Apakah   materi sesuai?  "))
    question = evaluations.forms(event).scaled[0]
    assert question.text == "Apakah materi sesuai?"
    evaluations.set_answers(event, [(1, question.id, 3)])
    evaluations.delete_question(question.id)
    assert evaluations.forms(event).groups == ()
    history.undo_last()
    assert evaluations.forms(event).sheets[0].scales == {question.id: 3}
    with pytest.raises(UserError, match="Pertanyaan belum diisi"):
        evaluations.save_question(event, Question(text=" "))


def test_what_was_said_of_a_speaker_whom_another_desk_removed_stays(event):
    evaluations.lay_questions(event)
    first = planning.roles(event, "speaker")[0]
    evaluations.set_answers(event, [(1, evaluations.forms(event).scaled[0].id, 5)])
    with step("Menghapus peran di laptop lain") as changes:
        changes.delete("event_role", first.id)
    titles = [group.title for group in evaluations.groups(event)]
    assert titles == ["Sukarni, S.Sos.", "Narasumber yang sudah dihapus", "Penyelenggaraan"]
