"""Certificates: the threshold, numbers that are never used twice, snapshots, and piagam."""

from datetime import date

import pytest

from app.errors import Cancelled, UserError
from app.services import (
    attendance,
    award_results,
    awards,
    certificates,
    checking,
    documents,
    events,
    history,
    office,
    office_keys,
    people,
    piagam,
    registration,
)
from app.services.awards import CriterionCard, JurorCard, SelectionCard
from app.services.papers.options import PaperOptions
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants
from tests.printing.reading import pages as pages_of

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2018, 9, 12)


@pytest.fixture
def finished():
    """An event of five people with nasty names, all present."""
    an_office()
    event = an_event()
    participants(event, *NASTY_NAMES)
    attendance.set_all_present(event)
    return event


def test_everyone_above_the_threshold_gets_a_number_of_their_own(finished):
    result = certificates.issue(finished, DAY)
    assert result.numbers == tuple(f"460/{n:04d}/DINSOS/IX/2018" for n in range(1, 6))
    assert result.skipped == ()
    assert certificates.issue(finished, DAY).numbers == ()


def test_below_the_threshold_needs_a_reason_that_stays_on_record(finished):
    absent, *_ = attendance.grid(finished).rows
    attendance.mark_whole(finished, absent.participant.id, "A")
    result = certificates.issue(finished, DAY)
    assert [reason for _, reason in result.skipped] == ["hadir 0 %, di bawah 80 %"]
    with pytest.raises(UserError, match="Alasan belum diisi"):
        certificates.issue(finished, DAY, [absent.participant.id], {absent.participant.id: " "})
    certificates.issue(finished, DAY, [absent.participant.id], {absent.participant.id: "Tugas mendadak"})
    entry = next(e for e in certificates.register(finished) if e.person_id == absent.participant.person_id)
    assert entry.reason == "Tugas mendadak"


def test_a_name_that_no_font_has_is_left_out_by_name_and_the_rest_goes_on(finished):
    a_person("Budi 🙂 Santoso")
    event = an_event(code="LAIN-2018")
    participants(event, "Emoji 🙂 Person", "Sukarni")
    attendance.set_all_present(event)
    result = certificates.issue(event, DAY)
    assert len(result.numbers) == 1
    ((name, reason),) = result.skipped
    assert name == "Emoji 🙂 Person"
    assert "huruf" in reason


def test_missing_optional_data_never_stops_an_issue():
    office.save(office.OfficeCard(region="14.08"))
    event = an_event()
    person = people.save(people.PersonCard(name="Sukarni")).subject
    registration.add(event, (person,))
    attendance.set_all_present(event)
    assert len(certificates.issue(event, DAY).numbers) == 1


def test_a_reprint_is_identical_whatever_changed_since(finished):
    certificates.issue(finished, DAY)
    first = documents.render("certificates", finished).pdf
    official, *_ = office.officials()
    office.save_official(office.OfficialCard(**{**official.__dict__, "name": "Pejabat Baru"}))
    person = certificates.register(finished)[0].person_id
    people.save(people.PersonCard(**{**people.get(person).__dict__, "name": "Nama Lain"}))
    assert documents.render("certificates", finished).pdf == first


def test_the_paper_says_what_the_register_says(finished):
    certificates.issue(finished, DAY)
    pages = pages_of(documents.render("certificates", finished).pdf)
    assert len(pages) == 10
    for entry, page in zip(certificates.register(finished), pages[::2], strict=True):
        assert entry.number in page
        assert " ".join(entry.name.split()) in " ".join(page.split())
    assert "Rahmat Contoh" in pages[0]
    assert "Drs." not in pages[0]  # Permendagri 1/2023 Pasal 44


def test_an_undone_issue_frees_its_numbers_only_while_nothing_was_printed(finished, tmp_path):
    first = certificates.issue(finished, DAY)
    history.undo_last()
    assert certificates.register(finished) == ()
    again = certificates.issue(finished, DAY)
    assert again.numbers == first.numbers
    documents.save(documents.render("certificates", finished), tmp_path / "s.pdf")
    with pytest.raises(UserError, match="sudah dicetak atau dikirim"):
        history.undo_last()
    assert len(certificates.register(finished)) == 5


def test_a_void_number_stays_taken_and_its_replacement_refers_to_it(finished):
    certificates.issue(finished, DAY)
    entry = certificates.register(finished)[2]
    certificates.void(entry.id, "Salah tulis nama")
    with pytest.raises(UserError, match="tidak berlaku"):
        certificates.render([entry.id])
    (number,) = certificates.issue(finished, DAY).numbers
    assert number == "460/0006/DINSOS/IX/2018"
    new = certificates.find_by_number(number)
    assert new.replaces == entry.id
    told = certificates.snapshot_of(new.id).certificate.replacement
    assert told == f"Pengganti sertifikat nomor {entry.number} yang dinyatakan tidak berlaku."
    assert {e.number: e.status for e in certificates.register(finished)}[entry.number] == "batal"


def test_two_events_share_one_register(finished):
    certificates.issue(finished, DAY)
    other = an_event(code="LAIN-2018", number_start=3)
    participants(other, "Orang Lain")
    attendance.set_all_present(other)
    assert certificates.issue(other, DAY).numbers == ("460/0006/DINSOS/IX/2018",)
    assert not [check.problem for check in checking.check() if check.problem]


def test_a_start_value_and_a_new_year(finished):
    card = events.get(finished)
    events.save(events.EventCard(**{**card.__dict__, "number_start": 40}))
    assert certificates.issue(finished, DAY).numbers[0] == "460/0040/DINSOS/IX/2018"
    other = an_event(code="JAN-2019", starts_on="2019-01-05", ends_on="2019-01-05")
    participants(other, "Orang Lain")
    attendance.set_all_present(other)
    assert certificates.issue(other, date(2019, 1, 5)).numbers == ("460/0001/DINSOS/I/2019",)


def test_a_cancelled_issue_leaves_nothing_but_the_key_of_the_office(finished):
    office_keys.make()
    before = checking.digest_of()

    def stop(done, total):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        certificates.issue(finished, DAY, progress=stop)
    assert checking.digest_of() == before


def test_one_file_per_person_with_a_sensible_name(finished, tmp_path):
    certificates.issue(finished, DAY)
    made = documents.save_each(finished, tmp_path / "per orang")
    assert len({path.name for path in made}) == 5
    assert all(path.suffix == ".pdf" and not set(path.name) & set('<>:"/\\|?*') for path in made)
    assert made[0].read_bytes().startswith(b"%PDF")


def a_selection():
    selection = awards.save(SelectionCard(code="PSM-2018", title="PSM Berprestasi", year=2018, seats=2)).subject
    written = awards.save_criterion(selection, CriterionCard(name="Tertulis", weight="40")).subject
    visit = awards.save_criterion(selection, CriterionCard(name="Kunjungan", weight="60")).subject
    jurors = [awards.save_juror(selection, JurorCard(name=name)).subject for name in ("Juri A", "Juri B")]
    awards.add_nominees(selection, [a_person(name) for name in ("Anisa", "Budi", "Citra")])
    return selection, (written, visit), jurors, {n.name: n.id for n in awards.nominees(selection)}


def test_a_ranking_is_provisional_until_complete_and_ties_stay_ties():
    an_office()
    selection, (written, visit), jurors, by_name = a_selection()
    points = {"Anisa": ("80", "90"), "Budi": ("80", "90"), "Citra": ("70", "60")}
    for juror in jurors:
        for name, (first, second) in points.items():
            award_results.set_score(juror, by_name[name], written, first)
            award_results.set_score(juror, by_name[name], visit, second)
    result = award_results.ranking(selection)
    assert result.complete
    assert [(r.rank, r.name, r.score, r.tied) for r in result.rows] == [
        (1, "Anisa", "86.00", True),
        (1, "Budi", "86.00", True),
        (3, "Citra", "64.00", False),
    ]
    award_results.set_score(jurors[0], by_name["Citra"], visit, "")
    assert (award_results.ranking(selection).complete, award_results.ranking(selection).missing) == (False, 1)
    with pytest.raises(UserError, match="masih sementara"):
        piagam.issue(selection, DAY)


def test_a_recused_juror_does_not_count_and_weights_must_add_to_100():
    an_office()
    selection, (written, visit), jurors, by_name = a_selection()
    award_results.recuse(jurors[1], by_name["Anisa"], "Satu desa")
    with pytest.raises(UserError, match="tidak menilai"):
        award_results.set_score(jurors[1], by_name["Anisa"], written, "10")
    award_results.set_score(jurors[0], by_name["Anisa"], written, "82,5")
    award_results.set_score(jurors[0], by_name["Anisa"], visit, "90")
    assert next(r for r in award_results.ranking(selection).rows if r.name == "Anisa").score == "87.00"
    with pytest.raises(UserError, match="di luar skala"):
        award_results.set_score(jurors[0], by_name["Budi"], written, "101")
    awards.save_criterion(selection, CriterionCard(name="Lain", weight="5"))
    assert awards.weight_gap(selection) == -5


def test_winners_get_a_piagam_from_the_same_register():
    an_office()
    selection, criteria, jurors, by_name = a_selection()
    for points, name in zip(("90", "80", "70"), by_name, strict=True):
        for juror in jurors:
            for criterion in criteria:
                award_results.set_score(juror, by_name[name], criterion, points)
    result = piagam.issue(selection, DAY)
    assert result.numbers == ("460/0001/PIAGAM/IX/2018", "460/0002/PIAGAM/IX/2018")
    pages = pages_of(piagam.render(selection).pdf)
    assert len(pages) == 2, "no empty back behind each"
    assert "PIAGAM PENGHARGAAN" in pages[0]
    assert "TERBAIK I" in pages[0]
    with_notes = pages_of(piagam.render(selection, PaperOptions(choices=(("back", "print"),))).pdf)
    assert ["CATATAN REGISTER" in page for page in with_notes] == [False, True, False, True]
    assert piagam.issue(selection, DAY).numbers == ()


@pytest.mark.parametrize(
    ("region", "level", "area"),
    [
        ("14.08", "kabupaten", "Tingkat Kabupaten Siak Tahun"),
        ("14", "provinsi", "Tingkat Provinsi Riau Tahun"),
        ("14.08", "nasional", "Tingkat Nasional Tahun"),
    ],
)
def test_a_piagam_names_the_area_of_the_selection(region, level, area):
    an_office(region=region)
    selection = awards.save(awards.SelectionCard(title="PSM berprestasi", year=2018, level=level, seats=1)).subject
    criterion = awards.save_criterion(selection, CriterionCard(name="Lapangan", weight="100")).subject
    juror = awards.save_juror(selection, awards.JurorCard(name="Juri")).subject
    awards.add_nominees(selection, [a_person("Anisa")])
    award_results.set_score(juror, awards.nominees(selection)[0].id, criterion, "90")
    piagam.issue(selection, DAY)
    assert area in " ".join(pages_of(certificates.render(piagam.standing(selection)))[0].split())
