"""Papers of scores and evaluation, in A4 and F4: their text compared with the data, every name whole."""

from decimal import Decimal

import pytest

from app.domain.exams import EXAMPLE_GRADES
from app.services import attendance, batches, documents, evaluations, exams, office, planning, registration
from app.services.batches import BatchCard
from app.services.office import DocumentRule, OfficialCard
from app.services.papers import catalogue
from app.services.papers.options import PaperOptions
from app.services.planning import RoleCard
from tests.builders import NASTY_NAMES, an_event, an_office, participants
from tests.printing.reading import letters, pages

pytestmark = pytest.mark.usefixtures("database")
LONG = "Bagaimana menurut Bapak/Ibu cara narasumber menjawab pertanyaan peserta dari desa yang jauh & <terpencil>?"


@pytest.fixture
def event():
    an_office()
    made = an_event()
    planning.save_role(made, RoleCard(name=NASTY_NAMES[3], back_title="M.Si."))
    participants(made, *NASTY_NAMES)
    attendance.set_all_present(made)
    return made


def told_by(document, event, **options):
    """All letters of a paper in their order."""
    made = documents.render(document, event, PaperOptions(**options))
    assert made.warnings == ()
    return letters("".join(pages(made.pdf)))


def seats(event):
    return [row.id for row in registration.active_participants(event)]


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_recap_tells_each_gain_and_who_is_left_out(event, paper):
    one, two, three, *_ = seats(event)
    exams.save_rule(event, "post", "70", EXAMPLE_GRADES)
    exams.set_many(event, [(one, "pre", "60"), (one, "post", "92,5"), (two, "pre", "70"), (two, "post", "65")])
    exams.set_many(event, [(three, "post", "80")])
    told = told_by("exam-recap", event, paper=paper)
    for row, line in zip(exams.overview(event).rows, ("6092,5+32,5Sangatbaik", "7065−5–", "–80–Baik"), strict=False):
        assert letters(row.participant.name) + letters(row.participant.regency) + line in told
    left_out = "3 tidak dihitung: 1 tanpa tes awal, 2 tanpa keduanya."
    assert letters(f"Kenaikan rata-rata 13,75 dari 2 pasangan; {left_out}") in told
    assert letters("tanpa nilai tes awal dan tes akhir") in told


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_list_of_scores_names_every_exam_and_who_graduates(event, paper):
    board = exams.overview(event)
    tests = ("pre", "post", "Praktik", "Wawancara", "Simulasi")
    exams.set_many(event, [(row.participant.id, name, "81,25") for row in board.rows[:3] for name in tests])
    exams.save_rule(event, "Praktik", "81", "90 Sangat baik\n80 Baik")
    attendance.mark_whole(event, board.rows[2].participant.id, "A")
    told = told_by("scores", event, paper=paper)
    scores = "81,25" * 5
    for row, rest in zip(board.rows, ("100BaikLulus", "100BaikLulus", "0BaikTidaklulus"), strict=False):
        assert letters(row.participant.name) + letters(row.participant.regency) + scores + rest in told
    assert letters("Lulus bila hadir paling sedikit 80 % JP dan nilai Praktik paling sedikit 81.") in told
    assert letters("5 orang: Lulus 2 orang, Tidak lulus 1 orang, Belum lengkap 2 orang") in told


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_blank_sheet_asks_the_usual_questions_until_others_are_laid(event, paper):
    told = told_by("evaluation-form", event, paper=paper)
    assert letters("Narasumber: " + NASTY_NAMES[3] + ", M.Si.") in told
    assert "Penguasaanmateri12345" in told
    assert evaluations.groups(event) == ()
    evaluations.save_question(event, evaluations.Question(text=LONG))
    told = told_by("evaluation-form", event, paper=paper)
    assert "Penguasaan" not in told
    assert letters(LONG)[:30] in told


def test_the_recap_of_the_evaluation_tells_counts_means_and_words(event):
    evaluations.lay_questions(event)
    forms = evaluations.forms(event)
    first, words = forms.scaled[0], forms.written[1]
    evaluations.set_answers(event, [(n, first.id, value) for n, value in enumerate((5, 5, 4, 2), start=1)])
    evaluations.set_words(event, 5, words.id, "Lebih banyak praktik & diskusi <kelompok>")
    told = told_by("evaluation-recap", event, paper="F4")
    assert "Penguasaanmateri0101214,0075%" in told
    assert "Lembarditerima5lembar" in told
    assert letters("Lebih banyak praktik & diskusi <kelompok>") in told
    mean = evaluations.results(event)[0].scales[0][1].mean
    assert mean == Decimal("4.00")


def test_papers_say_what_they_wait_for(event):
    states = {one.kind.name: one.sentence for one in documents.listing(event)}
    assert states["scores"] == "menunggu: nilai belum dicatat"
    assert states["evaluation-recap"] == "menunggu: lembar evaluasi belum diisikan"
    assert states["evaluation-form"] == "dengan pertanyaan yang lazim"
    exams.set_score(event, seats(event)[0], "pre", "60")
    states = {one.kind.name: one.sentence for one in documents.listing(event)}
    assert states["exam-recap"] == "1 peserta bernilai"
    assert not catalogue.find("evaluation-form").bundled


def test_a_class_has_its_own_list_and_its_own_gain(event):
    """By hand: of the two in Kelas A one gained 30, the other 10; whoever sits elsewhere is not counted."""
    class_a = batches.save(event, BatchCard(name="Kelas A")).subject
    one, two, three, *_ = seats(event)
    batches.assign(event, [one, two], class_a)
    for seat, before, after in ((one, "50", "80"), (two, "70", "80"), (three, "10", "90")):
        exams.set_many(event, [(seat, "pre", before), (seat, "post", after)])
    told = told_by("exam-recap", event, batch=class_a)
    assert "Kenaikanrata-rata20dari2pasangan." in told
    assert "AngkatanKelasA" in told
    assert letters(exams.overview(event).rows[2].participant.name) not in told


@pytest.mark.parametrize("document", ["scores", "exam-recap", "evaluation-recap"])
def test_as_many_sign_as_are_chosen(event, document):
    office.save_official(OfficialCard(name="Sari Kedua", position="Sekretaris Dinas"))
    office.save_rule(DocumentRule("attendance-sheet", True, tuple(one.id for one in office.officials())))
    planning.save_role(event, RoleCard(role="chair", name="Rina Ketua"))
    signers = ("SariKedua", "RahmatContoh", "RinaKetua")
    for count in range(4):
        told = told_by(document, event, signatories=count)
        assert sum(name in told for name in signers) == count
        assert ("RinaKetua" in told) == (count > 0)
