"""Marks, exam scores and a jury's scores from lists: by one engine, refused where they cannot be meant."""

import pytest

from app.errors import UserError
from app.models import base, rows
from app.services import attendance, award_results, awards, importing, registration
from app.services.awards import CriterionCard, JurorCard, SelectionCard
from tests.builders import a_person, an_event, an_office, participants
from tests.services.lists import BUDI, SITI, a_plan, a_source, figures, imported


@pytest.fixture
def event(database):
    an_office()
    return an_event(starts_on="2018-09-12", ends_on="2018-09-13")


@pytest.fixture
def people(event):
    return participants(event, "Siti <Aminah>", "Budi Santoso", "Nur'aini binti Ma'ruf")


def marks(event_id):
    lines = attendance.grid(event_id).rows
    return {line.participant.plain_name: "".join(mark or "-" for mark in line.marks) for line in lines}


def test_marks_by_session_and_for_the_whole_event(event, people):
    sessions = len(attendance.grid(event).sessions)
    of = {"kind": "attendance", "target": event}
    imported(("Siti <Aminah>", "hadir"), ("BUDI SANTOSO, S.Sos", "I"), headings=("Nama", "Kehadiran"), **of)
    assert marks(event) == {
        "Siti <Aminah>": "H" * sessions, "Budi Santoso": "I" * sessions, "Nur'aini binti Ma'ruf": "-" * sessions
    }  # fmt: skip
    plan = a_plan(("Siti <Aminah>", "A", ""), headings=("Nama", "1", "2"), **of)
    assert figures(plan) == (0, 1, 0, 0)
    assert [(change.old, change.new) for change in plan.rows[0].changes] == [("H", "A")]
    importing.run(plan)
    assert marks(event)["Siti <Aminah>"] == "A" + "H" * (sessions - 1)
    assert figures(a_plan(("Siti <Aminah>", "A", ""), headings=("Nama", "1", "2"), **of)) == (0, 0, 1, 0)


def test_marks_that_cannot_be_meant_are_refused_by_row(event, people):
    of = {"kind": "attendance", "target": event, "headings": ("Nama", "NIK", "Kehadiran")}
    twin = a_person("Budi Santoso", nik=BUDI, birth_date="1990-05-23", sex="L")
    registration.add(event, (twin,))
    plan = a_plan(
        ("Tidak Dikenal", "", "H"), ("Siti <Aminah>", "", "mungkin"), ("Budi Santoso", "", "H"),
        ("Budi Santoso", BUDI, "S"), ("Nur'aini binti Ma'ruf", SITI, "H"), ("", "", "H"), **of,
    )  # fmt: skip
    kinds = [[finding.kind for finding in row.findings] for row in plan.rows]
    assert kinds[:5] == [["bukan-peserta"], ["tanda"], ["nama-ganda"], [], ["nik-beda"]]
    assert [row.verdict for row in plan.rows][:5] == ["rejected", "rejected", "rejected", "new", "new"]
    outcome = importing.run(plan)
    assert outcome.counted == 2
    seat = base.natural_id(event, twin)
    assert {row["mark"] for row in rows.find("attendance", participant=seat)} == {"S"}


def test_the_first_row_of_a_participant_counts(event, people):
    of = {"kind": "attendance", "target": event, "headings": ("Nama", "Kehadiran")}
    list_ = [("Siti <Aminah>", "H"), ("siti <aminah>", "A")]
    plan = a_plan(*list_, **of)
    assert figures(plan) == (1, 0, 1, 0)
    assert "baris-ganda" in {finding.kind for finding in plan.rows[1].findings}
    importing.run(plan)
    assert figures(a_plan(*list_, **of)) == (0, 0, 2, 0)


def test_a_list_without_marks_is_told(event, people):
    with pytest.raises(UserError, match="Kehadiran atau nomor sesi"):
        a_plan(("Siti <Aminah>", "Dayun"), headings=("Nama", "Alamat"), kind="attendance", target=event)


def test_exam_scores_before_and_after_and_by_a_name_of_their_own(event, people):
    of = {"kind": "exam_scores", "target": event}
    headings = ("Nama", "Pre-Test", "Post Test", "Praktik lapangan")
    source = a_source(
        ("Siti <Aminah>", 60.0, "85,5", "90"), ("Budi Santoso", "-", "tidak ikut", ""), headings=headings, **of
    )
    source = importing.assign(source, 0, 3, "exam:Praktik lapangan")
    plan = importing.plan(source)
    assert figures(plan) == (1, 0, 0, 1)
    assert plan.rows[1].findings[0].kind == "nilai"
    importing.run(plan)
    scores = {(row["participant"], row["exam"]): row["value"] for row in rows.find("exam_score")}
    assert scores == {
        (people[0], "pre"): "60", (people[0], "post"): "85.5", (people[0], "Praktik lapangan"): "90"
    }  # fmt: skip
    assert figures(importing.plan(source)) == (0, 0, 1, 1)
    assert {row["id"] for row in rows.find("exam_score", exam="pre")} == {base.natural_id(people[0], "pre")}


@pytest.fixture
def selection(database):
    an_office()
    chosen = awards.save(SelectionCard(code="PSM-2018", title="PSM Berprestasi", year=2018)).subject
    for name, highest in (("Kinerja lapangan", "100"), ("Presentasi", "10")):
        awards.save_criterion(chosen, CriterionCard(name=name, weight="50", highest=highest))
    jurors = [awards.save_juror(chosen, JurorCard(name=name)).subject for name in ("Dr. Ani", "Bahar")]
    awards.add_nominees(chosen, [a_person("Anisa Putri"), a_person("Budi Santoso")])
    budi = next(row.id for row in awards.nominees(chosen) if row.name.startswith("Budi"))
    award_results.recuse(jurors[1], budi, "Saudara kandung")
    return chosen


def test_a_jury_scores_in_columns_and_what_may_not_be_is_refused(selection):
    headings = ("Juri", "Nomine", "Kinerja lapangan", "Presentasi")
    of = {"kind": "award_scores", "target": selection, "headings": headings}
    list_ = [
        ("Dr. Ani", "Anisa Putri", "80", "7,5"), ("Bahar", "Anisa Putri", "90", "11"),
        ("Bahar", "Budi Santoso", "50", "5"), ("Candra", "Anisa Putri", "1", "1"), ("Dr. Ani", "Entah", "1", "1"),
        ("Dr. Ani", "Budi Santoso", "70", ""),
    ]  # fmt: skip
    plan = a_plan(*list_, **of)
    assert [row.verdict for row in plan.rows] == ["new", "rejected", "rejected", "rejected", "rejected", "new"]
    kinds = {finding.kind for row in plan.rows for finding in row.findings}
    assert kinds == {"nilai", "dikecualikan", "juri", "nomine"}
    importing.run(plan)
    assert sorted(award_results.scores(selection).values()) == ["7.5", "70", "80"]
    assert figures(a_plan(*list_, **of)) == (0, 0, 2, 4)


def test_a_jury_scores_row_by_row(selection):
    of = {"kind": "award_scores", "target": selection, "headings": ("Juri", "Nomine", "Kriteria", "Nilai")}
    plan = a_plan(
        ("Dr. Ani", "Anisa Putri", "Presentasi", "9"), ("Dr. Ani", "Anisa Putri", "kinerja lapangan", "88"),
        ("Dr. Ani", "Anisa Putri", "Kerapian", "5"), **of,
    )  # fmt: skip
    assert [row.verdict for row in plan.rows] == ["new", "new", "rejected"]
    importing.run(plan)
    assert sorted(award_results.scores(selection).values()) == ["88", "9"]


@pytest.mark.parametrize(
    ("headings", "row", "kind"),
    [
        (("Nama", "NIK", "Alamat"), ("Siti", SITI, "Dayun"), "participants"),
        (("Nama", "Kehadiran"), ("Siti", "H"), "attendance"),
        (("Nama", "Pre-test", "Post-test"), ("Siti", "5", "6"), "exam_scores"),
    ],
)
def test_a_file_that_was_dropped_is_taken_for_what_it_looks_like(event, tmp_path, headings, row, kind):
    file = tmp_path / "daftar.csv"
    file.write_text("\n".join(";".join(line) for line in (headings, row)), encoding="utf-8")
    source = importing.open_guessed(file, event_id=event)
    assert (source.kind, source.target_id) == (kind, event)
    assert importing.open_guessed(file).kind == "people"


def test_a_jury_list_is_known_where_a_selection_is_open(selection, tmp_path):
    file = tmp_path / "nilai.csv"
    file.write_text("Juri;Nomine;Presentasi\nDr. Ani;Anisa Putri;9\n", encoding="utf-8")
    assert importing.open_guessed(file, selection_id=selection).kind == "award_scores"


def test_a_template_of_marks_comes_back_with_what_was_filled_in(event, people, tmp_path):
    file = tmp_path / "templat.xlsx"
    importing.write_template("attendance", file, event)
    source = importing.open_source(file, "attendance", event)
    plan = importing.plan(source)
    assert {row.name for row in plan.rows} == {"Siti <Aminah>", "Budi Santoso", "Nur'aini binti Ma'ruf"}
    assert {row.verdict for row in plan.rows} == {"unchanged"}
