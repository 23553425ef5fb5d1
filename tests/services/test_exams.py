"""Scores of an event: recorded column by column, summed up in pairs, deciding who graduates, undone as one step."""

import csv
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from app.errors import UserError
from app.services import attendance, certificates, events, exams, handover, history, registration
from tests.builders import NASTY_NAMES, an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2018, 9, 12)


@pytest.fixture
def event():
    an_office()
    made = an_event()
    participants(made, *NASTY_NAMES)
    attendance.set_all_present(made)
    return made


def seats(event):
    return [row.id for row in registration.active_participants(event)]


def test_a_column_of_scores_is_one_step_that_can_be_undone(event):
    column = list(zip(seats(event), ("60", "70,5", "80", "", "100"), strict=True))
    exams.set_many(event, [(seat, "pre", typed) for seat, typed in column])
    told = [row.scores.get("pre") for row in exams.overview(event).rows]
    assert told == [Decimal(60), Decimal("70.5"), Decimal(80), None, Decimal(100)]
    history.undo_last()
    assert not exams.overview(event).any


def test_one_cell_that_is_no_score_refuses_the_column_and_keeps_what_was_there(event):
    first, second, *_ = seats(event)
    exams.set_score(event, first, "post", "88")
    with pytest.raises(UserError, match="“101” bukan nilai"):
        exams.set_many(event, [(first, "post", "90"), (second, "post", "101")])
    assert exams.overview(event).rows[0].scores == {"post": Decimal(88)}
    exams.set_score(event, first, "post", "")
    assert exams.overview(event).rows[0].scores == {}
    exams.set_score(event, first, "post", "75")
    assert exams.overview(event).rows[0].scores == {"post": Decimal(75)}


def test_nobody_else_s_participant_is_given_a_score(event):
    stranger = participants(an_event(code="LAIN"), "Orang Lain")[0]
    with pytest.raises(UserError, match="sudah tidak ada"):
        exams.set_score(event, stranger, "pre", "50")


def test_pairs_grades_and_verdicts_follow_from_scores_and_attendance(event):
    """By hand: 60→90, 50→65; one without pre, one without post, one with neither: mean gain (30 + 15) ÷ 2 = 22,5."""
    one, two, three, four, five = seats(event)
    exams.save_rule(event, "Tes Akhir", "70,00", "70 Cukup\n 90,0  Sangat baik\n80 Baik")
    exams.set_many(event, [(one, "pre", "60"), (two, "pre", "50"), (four, "pre", "40")])
    exams.set_many(event, [(one, "post", "90"), (two, "post", "65"), (three, "post", "70")])
    attendance.mark_whole(event, three, "A")
    board = exams.overview(event)
    assert (board.pairs.gain.mean, board.pairs.count) == (Decimal("22.50"), 2)
    assert (board.pairs.without_pre, board.pairs.without_post, board.pairs.without_both) == (1, 1, 1)
    assert [row.grade for row in board.rows] == ["Sangat baik", "", "Cukup", "", ""]
    verdicts = ["Lulus", "Tidak lulus", "Tidak lulus", "Belum lengkap", "Belum lengkap"]
    assert [row.verdict for row in board.rows] == verdicts
    card = events.get(event)
    assert (card.pass_exam, card.pass_score) == ("post", "70")
    assert card.grades == "90 Sangat baik\n80 Baik\n70 Cukup"
    assert five not in exams.by_participant(event)


def test_a_rule_that_says_nothing_is_refused_with_its_line(event):
    for score, grades, said in (("seratus", "", "“seratus” bukan nilai"), ("70", "Baik", "Baris “Baik”")):
        with pytest.raises(UserError, match=said):
            exams.save_rule(event, "post", score, grades)
    assert events.get(event).pass_score == ""


def test_exams_of_other_names_stand_after_the_usual_ones(event):
    exams.set_score(event, seats(event)[0], exams.exam_key("  Praktik   lapangan "), "80")
    exams.save_rule(event, "Wawancara", "", "")
    assert exams.overview(event).exams == ("pre", "post", "Praktik lapangan", "Wawancara")
    assert exams.overview(event).taken == ("Praktik lapangan",)
    with pytest.raises(UserError, match="Nama tes belum diisi"):
        exams.exam_key("  ")


def test_scores_graduation_and_predikat_reach_the_certificate_and_the_open_data(event, tmp_path):
    one, two, *_ = seats(event)
    exams.save_rule(event, "post", "70", "90 Sangat baik\n70 Cukup")
    exams.set_many(event, [(one, "pre", "60"), (one, "post", "92,5"), (two, "post", "65")])
    rows = certificates.overview(event)
    assert [row.obstacle for row in rows[:3]] == [
        "", "nilai tes akhir 65, di bawah 70", "nilai tes akhir belum dicatat",
    ]  # fmt: skip
    assert [row.verdict for row in rows[:3]] == ["Memenuhi", "Tidak", "Belum lengkap"]
    attendance.mark_whole(event, two, "A")
    assert certificates.overview(event)[1].obstacle == "hadir 0 %, di bawah 80 %; nilai tes akhir 65, di bawah 70"
    result = certificates.issue(event, DAY)
    assert (len(result.numbers), len(result.skipped)) == (1, 4)
    certificates.issue(event, DAY, [two], {two: "Mengikuti remedial"})
    passed, overridden = (certificates.snapshot_of(entry.id).certificate for entry in certificates.register(event))
    assert "".join(phrase.text for phrase in passed.text).endswith(", dengan predikat sangat baik.")
    assert passed.back.scores == (
        ("Nilai tes awal", "60"), ("Nilai tes akhir", "92,5"), ("Predikat", "Sangat baik"),
    )  # fmt: skip
    assert "predikat" not in "".join(phrase.text for phrase in overridden.text)
    assert overridden.back.scores == (("Nilai tes awal", "–"), ("Nilai tes akhir", "65"), ("Predikat", "–"))
    handover.export(event, tmp_path / "data.zip")
    with zipfile.ZipFile(tmp_path / "data.zip") as packed:
        name = next(one for one in packed.namelist() if one.endswith("participants.csv"))
        lines = list(csv.DictReader(packed.read(name).decode("utf-8-sig").splitlines(), delimiter=";"))
    told = {line["nama"]: (line["nilai_pre"], line["nilai_post"], line["status_kelulusan"]) for line in lines}
    assert [told[row.name] for row in rows[:3]] == [
        ("60", "92.5", "Lulus"), ("", "65", "Tidak lulus"), ("", "", "Belum lengkap"),
    ]  # fmt: skip


def test_without_scores_a_certificate_says_nothing_of_them(event):
    exams.save_rule(event, "post", "", "90 Sangat baik")
    certificates.issue(event, DAY)
    told = certificates.snapshot_of(certificates.register(event)[0].id).certificate
    assert told.back.scores == ()
    assert "predikat" not in "".join(phrase.text for phrase in told.text)
