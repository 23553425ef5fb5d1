"""Who lacks the basic training, a newer one, or a decree: counted by region, listed, and nobody twice."""

from datetime import date

import pytest

from app.models import base, changes
from app.services import attendance, certificates, erasure, training_needs
from app.services.training_needs import NOWHERE
from tests import builders

TODAY = date(2026, 11, 22)
ELSEWHERE = "14.08.01.1002"  # a kelurahan of Kecamatan Siak in which nobody lives


@pytest.fixture
def villages(database):
    """Three PSM in one village of Siak, one trained; a calon elsewhere; one of Pelalawan; others who don't count."""
    builders.an_office()
    builders.a_person("Terlatih", basic_certificate_number="1/2016", basic_certificate_date="2025-01-10",
                      decree_number="SK/1", decree_until="2027-01-31", status="aktif")  # fmt: skip
    builders.a_person("Siti <Belum>", decree_number="SK/2", decree_until="2026-12-31", status="aktif")
    builders.a_person("Nur'aini", status="aktif")
    builders.a_person("Calon Sukarni", region="14.08.06.2001", status="calon", pillar="Calon PSM")
    builders.a_person("Orang Pelalawan", region="14.05.04.2007", decree_number="SK/3", decree_until="2020-01-01")
    builders.a_person("Tanpa wilayah", region="")
    builders.a_person("Sudah berhenti", status="nonaktif")
    builders.a_person("Tagana", pillar="Tagana")


def by_code(found):
    return {one.code: one for one in found.regions}


def test_every_need_is_counted_up_to_the_kabupaten(villages):
    found = training_needs.needs(training_needs.question(TODAY))
    regions = by_code(found)
    siak = regions["14.08"]
    assert (siak.name, siak.people) == ("Kab. Siak", 4)
    assert {need: siak.of(need) for need in training_needs.NEEDS} == {
        "basic": 3, "since": 3, "no_decree": 1, "decree_ends": 2,
    }  # fmt: skip
    assert regions["14.08.01.1001"].people == 3
    assert regions["14.05"].of("decree_ends") == 1
    assert regions[NOWHERE].people == 1
    assert found.total.people == sum(one.people for one in found.regions if one.level == 2) == 6


def test_villages_of_the_office_without_anybody_trained_are_told(villages):
    regions = by_code(training_needs.needs(training_needs.question(TODAY)))
    siak = regions["14.08"]
    assert siak.villages > 100
    assert siak.villages_without == siak.villages - 1  # only one of them has somebody trained
    assert regions["14.08.01.1001"].villages_without == 0
    assert regions["14.08.06.2001"].villages_without == 1
    assert regions[ELSEWHERE].people == 0


def test_the_tree_goes_from_kabupaten_to_desa(villages):
    found = training_needs.needs(training_needs.question(TODAY))
    assert [one.code for one in found.children("")] == ["14.05", "14.08", NOWHERE]
    districts = found.children("14.08")
    assert {one.level for one in districts} == {3}
    assert sum(one.people for one in districts) == by_code(found)["14.08"].people
    assert {one.level for one in found.children("14.08.01")} == {4}


def test_the_people_behind_a_figure_are_the_figure(villages):
    asked = training_needs.question(TODAY)
    found = training_needs.needs(asked)
    for one in (*found.regions, found.total):
        inside = training_needs.NeedsQuestion(asked.since, asked.until, one.code)
        for need in training_needs.NEEDS:
            assert len(training_needs.people_with(need, inside)) == one.of(need), (one.name, need)


def test_a_list_says_who_and_where(villages):
    asked = training_needs.question(TODAY, within="14.08")
    names = [one.name for one in training_needs.people_with("basic", asked)]
    assert names == ["Nur'aini", "Siti <Belum>", "Calon Sukarni"]
    first = training_needs.people_with("decree_ends", asked)[0]
    assert (first.name, first.district, first.decree, first.decree_until) == (
        "Siti <Belum>", "Kec. Siak", "SK/2", "31 Desember 2026",
    )  # fmt: skip
    assert training_needs.title("since", asked) == "Belum dilatih sejak 22 November 2023"
    assert training_needs.title("decree_ends", asked) == "SK habis sampai 22 Mei 2027"


def test_a_basic_event_takes_a_person_off_the_list(villages):
    event = builders.an_event(level="dasar", starts_on="2026-09-12", ends_on="2026-09-12")
    builders.participants(event, "Baru Dilatih")
    asked = training_needs.question(TODAY)
    assert "Baru Dilatih" in [one.name for one in training_needs.people_with("basic", asked)]
    attendance.set_all_present(event)
    certificates.issue(event, date(2026, 9, 12))
    for need in ("basic", "since"):
        assert "Baru Dilatih" not in [one.name for one in training_needs.people_with(need, asked)]


def test_linked_records_count_once_and_the_erased_not_at_all(database):
    builders.an_office()
    first, second = builders.a_person("Sukarni"), builders.a_person("Soekarni")
    gone = builders.a_person("Dihapus")
    low, high = sorted((first, second))
    with changes.step("Menggabungkan") as step:
        step.put("person_link", base.natural_id(low, high), {"first": low, "second": high})
    erasure.erase(gone)
    found = training_needs.needs(training_needs.question(TODAY))
    assert found.total.people == 1
    assert [one.id for one in training_needs.people_with("basic", found.question)] == [low]


def test_months_end_where_the_month_ends():
    assert training_needs.later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert training_needs.later(date(2024, 2, 29), -12) == date(2023, 2, 28)
    assert training_needs.later(date(2024, 12, 15), 1) == date(2025, 1, 15)
