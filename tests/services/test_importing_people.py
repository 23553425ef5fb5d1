"""Lists of people are recognised, added to and never harmed: whoever is in the registry stays whole."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, UserError
from app.models import base, rows
from app.models.groups import members
from app.services import history, importing, people, person_groups, planning, registration
from app.services.people import PersonCard
from app.services.steps import step
from tests.builders import NASTY_NAMES, a_person, an_event, an_office
from tests.services.lists import BUDI, HEADINGS, SITI, TONO, a_plan, a_source, figures, imported, person

DAYUN = ("Dayun", "Dayun")


@pytest.fixture
def office(database):
    an_office()
    return database


def all_people():
    return sorted(row["name"] for row in rows.find("person"))


def test_the_dry_run_writes_nothing_and_the_real_run_gives_its_figures(office):
    before = people.count()
    plan = a_plan(person("Siti Aminah", SITI), person("", BUDI), person("Tono", 1408010101800012.0))
    assert people.count() == before == 0
    assert figures(plan) == (1, 0, 0, 2)
    outcome = importing.run(plan)
    assert (outcome.report, outcome.counted) == (plan.report, 1)
    assert outcome.change.touched >= {"person"}
    assert all_people() == ["Siti Aminah"]


def test_the_same_file_again_changes_nothing(office):
    list_ = [
        person("Siti Aminah", "1408 0663 0590 0012", "23 Mei 1990", *DAYUN, phone="812-3456-7890", sex="Perempuan"),
        person("BUDI SANTOSO, S.SOS", BUDI, "23/05/1990", "Entah", "Dayun"),
        person("Nur'aini", "", "1 Jan 1980", *DAYUN),
        *[person(name) for name in NASTY_NAMES],
        person("Sukarni"),
        person("Sukarni", phone="081234567890"),
    ]
    assert figures(a_plan(*list_)) == (10, 0, 0, 0)
    imported(*list_)
    again = a_plan(*list_)
    assert figures(again) == (0, 0, 10, 0)
    outcome = importing.run(again)
    assert (outcome.counted, outcome.change.step_id) == (0, "")


def test_an_empty_cell_never_erases(office):
    imported(person("Siti Aminah", SITI, "1990-05-23", *DAYUN, phone="081234567890"))
    assert figures(a_plan(person("Siti Aminah", SITI))) == (0, 0, 1, 0)
    plan = a_plan(person("Siti Aminah", SITI, phone="081200000001"))
    (row,) = plan.rows
    assert [(change.label, change.old, change.new) for change in row.changes] == [
        ("Nomor HP", "081234567890", "081200000001")
    ]
    importing.run(plan)
    (card,) = (people.get(row["id"]) for row in rows.find("person"))
    assert (card.birth_date, card.region, card.phone) == ("1990-05-23", "14.08.06.2001", "081200000001")


@pytest.mark.parametrize("nothing", ["-", "–", " - ", "--", "...", "_"])
def test_a_dash_never_erases_either(office, nothing):
    known = ("Siti Aminah", SITI, "P", "1990-05-23", "Dayun", "Dayun", "Kab. Siak", "081234567890", "S1", "Jl. Melati")
    headings = (*HEADINGS, "Pendidikan", "Alamat")
    imported(known, headings=headings)
    plan = a_plan(("Siti Aminah", SITI, *[nothing] * 8), headings=headings)
    assert (figures(plan), plan.report.findings) == ((0, 0, 1, 0), ())
    newcomer = imported(("Budi", *[nothing] * 9), headings=headings)
    assert (newcomer.report.new, newcomer.report.findings) == (1, ())
    (row,) = rows.find("person", name="Budi")
    assert (row["address"], row["phone"], row["birth_date"], row["village_name"]) == ("", "", "", "")


def test_a_list_without_a_column_of_origin_moves_nobody(office):
    imported((*person("Siti Aminah", SITI, "1990-05-23", "Langgam", "Langgam")[:6], "Kab. Pelalawan", ""))
    (before,) = rows.find("person")
    assert before["region"].startswith("14.05")
    plan = a_plan(("Siti Aminah", SITI), ("Orang Baru", BUDI), headings=("Nama", "NIK"))
    assert figures(plan) == (1, 0, 1, 0)
    importing.run(plan)
    assert {row["name"]: row["region"] for row in rows.find("person")} == {
        "Siti Aminah": before["region"],
        "Orang Baru": "14.08",
    }


def test_a_region_known_exactly_is_not_told_vaguely(office):
    a_person("Siti Aminah", nik=SITI, region="14.08.06.2001", birth_date="1990-05-23")
    assert figures(a_plan(person("Siti Aminah", SITI, "", "", "Dayun"))) == (0, 0, 1, 0)
    assert figures(a_plan(person("Siti Aminah", SITI, "", "Kampung Dalam", "Siak"))) == (0, 1, 0, 0)


def test_two_people_without_nik_stay_two_unless_name_birth_date_and_village_agree(office):
    imported(person("Siti Aminah", "", "1990-05-23", *DAYUN))
    assert figures(a_plan(person("Hj. SITI AMINAH", "", "23-05-1990", *DAYUN))) == (0, 1, 0, 0)
    assert figures(a_plan(person("Siti Aminah", "", "1990-05-24", *DAYUN))) == (1, 0, 0, 0)
    assert figures(a_plan(person("Siti Aminah", "", "1990-05-23", "Kampung Dalam", "Siak"))) == (1, 0, 0, 0)
    assert figures(a_plan(person("Siti Aminah", "", "1990-05-23", "", "Dayun"))) == (1, 0, 0, 0)
    assert figures(a_plan(person("Siti Aminah"), person("Siti Aminah"))) == (2, 0, 0, 0)


def test_a_nik_that_is_new_goes_to_the_one_who_was_registered_without(office):
    imported(person("Siti Aminah", "", "1990-05-23", *DAYUN))
    plan = a_plan(person("Siti Aminah", SITI, "1990-05-23", *DAYUN))
    assert figures(plan) == (0, 1, 0, 0)
    assert plan.rows[0].changes[0].new == "1408**********12"
    importing.run(plan)
    assert [row["nik"] for row in rows.find("person")] == [SITI]


def test_two_new_niks_that_agree_with_one_person_are_two_others(office):
    imported(person("Siti Aminah", "", "1990-05-23", *DAYUN))
    twins = [
        person("Siti Aminah", "1408066305900012", "1990-05-23", *DAYUN),
        person("Siti Aminah", "1408066305900014", "1990-05-23", *DAYUN),
        person("Siti Aminah", "", "1990-05-23", *DAYUN),
    ]
    plan = a_plan(*twins)
    assert figures(plan) == (2, 0, 1, 0)
    assert [finding.kind for finding in plan.rows[2].findings] == ["orang-kembar"]
    importing.run(plan)
    assert figures(a_plan(*twins)) == (0, 0, 3, 0)


def test_a_nik_twice_in_the_file_goes_in_once(office):
    plan = a_plan(person("Siti Aminah", SITI), person("Siti Aminah", SITI), person("Budi", BUDI), person("Siti", SITI))
    assert [row.verdict for row in plan.rows] == ["new", "rejected", "new", "rejected"]
    assert [reason.kind for reason in plan.reasons if reason.severity == "error"] == ["nik-ganda"]
    importing.run(plan)
    assert figures(a_plan(person("Siti Aminah", SITI), person("Siti Aminah", SITI))) == (0, 0, 1, 1)


def test_a_person_on_two_sheets_is_one_and_the_first_row_counts(office):
    list_ = [
        person("Nur'aini", "", "1980-01-01", *DAYUN, phone="081234567890"),
        person("Nur'aini", "", "1980-01-01", *DAYUN, phone="081200000001", sex="P"),
    ]
    plan = a_plan(*list_)
    assert figures(plan) == (1, 1, 0, 0)
    assert {finding.kind for finding in plan.rows[1].findings} >= {"baris-ganda"}
    importing.run(plan)
    (row,) = rows.find("person")
    assert (row["phone"], row["sex"]) == ("081234567890", "P")
    assert figures(a_plan(*list_)) == (0, 0, 2, 0)


def test_a_nik_under_a_clearly_different_name_is_refused(office):
    a_person("Joko Susilo", nik=SITI, birth_date="1990-05-23")
    plan = a_plan(person("Siti Aminah", SITI))
    assert figures(plan) == (0, 0, 0, 1)
    assert plan.rows[0].findings[0].kind == "nik-nama-lain"


def test_a_merged_person_is_recognised_by_any_record_and_a_choice_stays(office):
    first = a_person("Siti Aminah", nik=SITI, phone="081234567890", birth_date="1990-05-23")
    second = a_person("Siti Aminah", nik="1408066305900014", phone="081200000001", birth_date="1990-05-23")
    person_groups.merge(first, second, {"phone": second})
    list_ = [
        person("Siti Aminah", SITI, phone="081234567890"),
        person("Siti Aminah", "1408066305900014", phone="081200000001"),
    ]
    assert figures(a_plan(*list_)) == (0, 0, 2, 0)
    list_ = [person("Siti Aminah", "1408066305900014", phone="081277777777")]
    assert figures(a_plan(*list_)) == (0, 1, 0, 0)
    imported(*list_)
    assert people.get(first).phone == "081277777777"
    assert figures(a_plan(*list_)) == (0, 0, 1, 0)
    assert len(members(first)) == 2


def test_participants_take_a_seat_once(office):
    event_id = an_event()
    known = a_person("Budi Santoso", nik=BUDI, birth_date="1990-05-23", sex="L")
    list_ = [person("Siti Aminah", SITI, "1990-05-23", *DAYUN), person("Budi Santoso", BUDI)]
    of = {"kind": "participants", "target": event_id}
    assert figures(a_plan(*list_, **of)) == (2, 0, 0, 0)
    outcome = imported(*list_, **of)
    assert (outcome.counted, outcome.change.subject) == (2, event_id)
    assert {row.name: row.status for row in registration.participants(event_id)} == {
        "Siti Aminah": "confirmed",
        "Budi Santoso": "confirmed",
    }
    assert figures(a_plan(*list_, **of)) == (0, 0, 2, 0)
    registration.set_status((base.natural_id(event_id, known),), "withdrawn", "sakit")
    plan = a_plan(*list_, **of)
    assert figures(plan) == (0, 0, 2, 0)
    assert [finding.kind for finding in plan.rows[1].findings] == ["tidak-aktif"]


def test_a_list_longer_than_the_quota_goes_in_and_is_told(office):
    event_id = an_event()
    planning.set_quota(event_id, "14.08", 1)
    of = {"kind": "participants", "target": event_id}
    list_ = [person("Siti Aminah", SITI, "1990-05-23", *DAYUN), person("Budi Santoso", BUDI, "1990-05-23", *DAYUN)]
    plan = a_plan(*list_, **of)
    assert figures(plan) == (2, 0, 0, 0)
    assert [[finding.reason for finding in row.findings if finding.kind == "kuota"] for row in plan.rows] == [
        [], ["Kuota Kab. Siak sudah penuh (1 dari 1)."],
    ]  # fmt: skip
    imported(*list_, **of)
    told = [note.sentence for row in registration.participants(event_id) for note in row.notes]
    assert told.count("melebihi kuota Kab. Siak (2 dari 1), alasan belum ditulis") == 1
    assert not any(finding.kind == "kuota" for row in a_plan(*list_, **of).rows for finding in row.findings)


def test_a_known_person_may_stand_above_a_newcomer(office):
    imported(person("Siti", SITI))
    event = an_event()
    outcome = imported(person("Siti", SITI), person("Budi", BUDI), kind="participants", target=event)
    assert outcome.counted == 2
    assert [row.name for row in registration.participants(event)] == ["Budi", "Siti"]


def test_a_seat_follows_the_person_to_another_regency(office):
    event_id = an_event()
    of = {"kind": "participants", "target": event_id}
    imported(person("Siti Aminah", SITI, "", *DAYUN), **of)
    moved = ("Siti Aminah", SITI, "", "", "Langgam", "Langgam", "Kab. Pelalawan", "")
    imported(moved, **of)
    (seat,) = registration.participants(event_id)
    assert seat.region == "14.05"


def test_a_cell_is_corrected_and_taken_back(office):
    plan = a_plan(person("", SITI), person("Budi", "123"))
    assert figures(plan) == (0, 0, 0, 2)
    finding = plan.rows[1].findings[0]
    mended = importing.correct(plan, finding.sheet, finding.row, finding.index, BUDI)
    mended = importing.correct(mended, "Daftar", 2, 0, "Siti Aminah")
    assert figures(mended) == (2, 0, 0, 0)
    assert figures(importing.correct(mended, "Daftar", 2, 0, None)) == (1, 0, 0, 1)
    importing.run(mended)
    assert all_people() == ["Budi", "Siti Aminah"]


def test_people_side_by_side_have_each_their_own_cells_and_findings(office):
    rows_ = [("1", "SITI", "0812", "", "3", "Rina", "0813-5555-6666"), ("2", "Joko", "", "", "4", "", "")]
    headings = ("No", "Nama", "No HP", "", "No", "Nama", "No HP")
    plan = a_plan(*rows_, headings=headings)
    siti, joko, rina = plan.rows
    assert [(cell.place, cell.text) for cell in importing.row_cells(plan, siti)][1:] == [("B2", "SITI"), ("C2", "0812")]
    assert [cell.place for cell in importing.row_cells(plan, rina)] == ["E2", "F2", "G2"]
    assert [finding.cell for finding in siti.findings] == ["C2", "B2"]
    assert (rina.findings, joko.findings) == ((), ())
    assert len(plan.report.findings) == len(siti.findings) + len(plan.notes)
    mended = importing.correct(plan, "Daftar", 2, 5, "Rina Wati")
    assert [row.name for row in mended.rows] == ["Siti", "Joko", "Rina Wati"]


def test_a_corrected_column_is_remembered_once_it_was_imported(office):
    headings, row = ("Nama", "Kontak darurat", "Keterangan lain"), ("Siti Aminah", "081234567890", "081211112222")
    source = a_source(row, headings=headings)
    chosen = importing.assign(source, 0, 2, "phone")
    importing.plan(chosen)
    assert "remembered" not in {c.guessed for c in a_source(row, headings=headings).tables[0].columns}
    importing.run(importing.plan(chosen))
    columns = a_source(row, headings=headings).tables[0].columns
    assert [(column.field, column.guessed) for column in columns][2] == ("phone", "remembered")
    assert rows.find("person")[0]["phone"] == "081211112222"


def test_a_list_without_names_is_told_and_can_be_assigned(office):
    source = a_source(("Kampung Dayun", "081234567890"), headings=("Dusun", "No. HP"))
    named = {column.field for column in source.tables[0].columns}
    assert ("Nama" in source.missing) is ("name" not in named)
    source = importing.assign(source, 0, 0, "address")
    with pytest.raises(UserError, match="tidak ditemukan kolom Nama"):
        importing.plan(source)
    plan = importing.plan(importing.assign(source, 0, 0, "name"))
    assert "Kampung Dayun" in {row.name for row in plan.rows}


def test_all_or_nothing_is_nothing_when_one_is_refused(office):
    plan = a_plan(person("Siti Aminah", SITI), person("", BUDI))
    with pytest.raises(UserError, match="1 dari 2 baris ditolak"):
        importing.run(plan, all_or_nothing=True)
    assert people.count() == 0


def test_an_edit_in_between_that_matters_stops_the_run(office):
    plan = a_plan(person("Siti Aminah", SITI, phone="081234567890"))
    a_person("Siti Aminah", nik=SITI, birth_date="1990-05-23")
    with pytest.raises(UserError, match="berubah sejak daftar ini diperiksa"):
        importing.run(plan)
    assert rows.find("person")[0]["phone"] == ""


def test_an_edit_in_between_that_does_not_matter_does_not(office):
    plan = a_plan(person("Siti Aminah", SITI))
    a_person("Orang Lain")
    assert importing.run(plan).counted == 1
    assert all_people() == ["Orang Lain", "Siti Aminah"]


@pytest.mark.parametrize("stop_at", range(1, 12, 2))
def test_a_cancelled_run_leaves_nothing(office, stop_at):
    plan = a_plan(*[person(f"Orang {number:04}") for number in range(600)])
    calls = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise Cancelled

    try:
        importing.run(plan, progress=stop)
    except Cancelled:
        assert people.count() == 0
        assert importing.run(plan).counted == 600
    else:
        assert calls < stop_at


def test_an_import_is_undone_days_later_with_newer_edits_named(office):
    event_id = an_event()
    change = imported(person("Siti Aminah", SITI), person("Budi Santoso", BUDI)).change
    (siti,) = (row["id"] for row in rows.find("person", nik=SITI))
    edit = people.save(PersonCard(id=siti, name="Siti Aminah", nik=SITI, phone="081234567890"))
    with pytest.raises(UserError, match="Mengubah data Siti Aminah"):
        history.undo_step(change.step_id)
    registration.add(event_id, tuple(row["id"] for row in rows.find("person", nik=BUDI)))
    assert [one.words for one in history.obstacles(change.step_id)] == [
        "Budi Santoso: Menambah peserta UJI-2018", "Mengubah data Siti Aminah"
    ]  # fmt: skip
    history.undo_last()
    assert people.count() == 2
    history.undo_step(edit.step_id)
    history.undo_step(change.step_id)
    assert people.count() == 0
    assert figures(a_plan(person("Siti Aminah", SITI))) == (1, 0, 0, 0)


def test_a_recount_that_does_not_agree_takes_all_back(office, monkeypatch):
    from app.models import recount

    plan = a_plan(person("Siti Aminah", SITI), person("Budi", BUDI))
    honest = recount.missing
    monkeypatch.setattr(recount, "missing", lambda table, wanted: {*honest(table, wanted), next(iter(wanted))})
    with pytest.raises(UserError, match="hanya 1 dari 2 baris"):
        importing.run(plan)
    assert people.count() == 0


def test_a_recount_sees_what_is_missing_deleted_or_other(office):
    from app.models import recount

    one, two, three = a_person("Satu"), a_person("Dua"), a_person("Tiga")
    people.delete((two,))
    wanted = {one: {"name": "Satu"}, two: {"name": "Dua"}, three: {"name": "Lain"}, base.new_id(): {"name": "X"}}
    assert set(recount.missing("person", wanted)) == set(wanted) - {one}


NAMES = st.sampled_from(("Siti Aminah", "SITI AMINAH", "Budi", "Tono", "Nur'aini", "", "Hj. Siti Aminah, S.Sos"))
NIKS = st.sampled_from(("", "", SITI, BUDI, TONO, "123", "1408 0663 0590 0012"))
DAYS = st.sampled_from(("", "1990-05-23", "23 Mei 1990", "1980-01-01", "kira-kira 1970"))
PLACES = st.sampled_from((("", ""), ("Dayun", "Dayun"), ("Entah", "Dayun"), ("", "Dayun")))
PHONES = st.sampled_from(("", "081234567890", "81234567890", "rumah"))
LISTS = st.lists(
    st.builds(lambda name, nik, day, at, phone: person(name, nik, day, *at, phone), NAMES, NIKS, DAYS, PLACES, PHONES),
    min_size=1,
    max_size=9,
)


def undone_afterwards(check):
    """Run in a step that is taken back, so that every example meets the same registry."""
    with suppress(Cancelled), step("Contoh"):
        check()
        raise Cancelled


@given(before=LISTS, list_=LISTS)
def test_figures_add_up_and_the_second_time_changes_nothing(office_of_laws, before, list_):
    def check():
        imported(*before)
        plan = a_plan(*list_)
        report = plan.report
        assert report.rows == sum(figures(plan)) == len(plan.rows)
        outcome = importing.run(plan)
        assert outcome.counted == report.new + report.changed
        again = a_plan(*list_)
        assert figures(again)[:2] == (0, 0)
        assert again.report.rejected == report.rejected

    undone_afterwards(check)


@given(before=LISTS, list_=LISTS, data=st.data())
def test_who_is_known_by_nik_does_not_hang_on_the_order_of_rows(office_of_laws, before, list_, data):
    with_nik = [row for row in list_ if len(row[1].replace(" ", "")) == 16 and row[0]]
    unique = list({row[1].replace(" ", ""): row for row in with_nik}.values())
    shuffled = data.draw(st.permutations(unique)) if unique else []

    def check():
        imported(*before)
        if unique:
            by_nik = zip(unique, a_plan(*unique).rows, strict=True)
            told = {row[1]: planned.verdict for row, planned in by_nik}
            by_nik = zip(shuffled, a_plan(*shuffled).rows, strict=True)
            assert {row[1]: planned.verdict for row, planned in by_nik} == told

    undone_afterwards(check)


@pytest.fixture(scope="module")
def office_of_laws(tmp_path_factory):
    """One database for all examples of the laws; each of them is taken back."""
    from app.services import workspace

    workspace.open_workspace(tmp_path_factory.mktemp("laws"))
    an_office()
    yield
    workspace.close_workspace(backup=False)
