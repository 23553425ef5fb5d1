"""Finding records of one human: by NIK, by names in whatever spelling, with reasons; and nothing that is not asked."""

import pytest

from app.errors import Cancelled
from app.services import duplicates, history, people, person_groups
from app.services.people import PersonCard
from tests import builders

VILLAGE = "14.08.01.1001"
NIK = "1408014405850001"


def a_card(name: str, **fields: str) -> str:
    return people.save(PersonCard(name=name, **fields)).subject


def found() -> list[tuple[set[str], int, tuple[str, ...]]]:
    return [
        ({one.name for one in candidate.people}, candidate.score, candidate.reasons)
        for candidate in duplicates.search().candidates
    ]


def test_names_in_other_spelling_with_birth_date_or_village_are_offered(database):
    a_card("Moh. Yusuf", birth_date="1980-02-01", region=VILLAGE)
    a_card("Muhammad Jusuf", birth_date="1980-02-01", region="14.08.06.2001")
    a_card("Hj. Siti Chadidjah, S.Sos", region="14.05.04.2007")
    a_card("SITI KHADIJAH", region="14.05.04.2007")
    a_card("Budi Santoso", birth_date="1970-01-01")
    a_card("Sri Rejeki", birth_date="1970-01-01")
    (siti, siti_score, why), (yusuf, yusuf_score, reasons) = sorted(found(), key=lambda one: one[1])
    assert siti == {"Hj. Siti Chadidjah, S.Sos", "SITI KHADIJAH"}
    assert "desa sama" in why
    assert yusuf == {"Moh. Yusuf", "Muhammad Jusuf"}
    assert reasons == ("nama mirip: Moh. Yusuf – Muhammad Jusuf", "tanggal lahir sama")
    assert 35 <= siti_score < yusuf_score <= 100


def test_a_shared_nik_is_offered_whatever_the_names_and_what_speaks_against_lowers_it(database):
    # the registry refuses a NIK twice; another office's list may bring it
    first = a_card("Sukarni", nik=NIK, sex="P")
    second = a_card("Ujang Contoh", sex="L")
    from app.services.steps import step

    with step("Dari kantor lain") as changes:
        changes.put("person", second, {"nik": NIK})
    ((names, score, reasons),) = found()
    assert names == {"Sukarni", "Ujang Contoh"}
    assert score == 35
    assert reasons[0] == "NIK sama"
    assert "jenis kelamin berbeda" in reasons
    people.save(people.PersonCard(id=first, name="Ujang Contoh", nik="", sex="L"))
    assert found() == []


def test_two_people_of_one_village_with_common_names_are_no_pair(database):
    a_card("Siti Aminah", region=VILLAGE, birth_date="1980-01-02", nik=NIK)
    a_card("Siti Aisyah", region=VILLAGE, birth_date="1980-01-02")
    a_card("Siti Aminah", region=VILLAGE, birth_date="1991-11-12", nik="1408015211910002")
    a_card("Siti", region=VILLAGE)
    assert found() == []


@pytest.mark.parametrize("name", [*builders.NASTY_NAMES, "Ñoño", "1 2 3", "A" * 480, "‘", "李 小龍"])
def test_nasty_names_are_compared_like_others(database, name):
    a_card(name, birth_date="1985-05-04")
    a_card(f"  {name.upper()} ", birth_date="1985-05-04")
    ((_, score, reasons),) = found() or [(None, None, ("tidak ada",))] if name.strip("‘") else [(0, 75, ())]
    assert score is None or score >= 70, reasons


def test_typed_villages_phones_and_ipsm_numbers_bring_people_together(database):
    a_card("Nur Aini", region="14.08", village_name="Kampung  Baru", phone="081200001111")
    a_card("Nuraini", region="14.08", village_name="kampung baru", phone="081200002222")
    a_card("Rahmat", phone="081200003333")
    a_card("Rachmad", phone="+62 812-0000-3333")
    a_card("Dewi", ipsm_number="14/7")
    a_card("Dewi", ipsm_number="14/7", birth_date="1990-01-01")
    assert {words for _, _, reasons in found() for words in reasons[1:]} == {
        "desa sama", "nomor HP sama", "nomor anggota IPSM sama",
    }  # fmt: skip


def test_slips_of_the_pen_are_named_and_weigh_little(database):
    a_card("Sukarni", region=VILLAGE, birth_date="1985-05-04", nik=NIK)
    a_card("Sukarmi", region=VILLAGE, birth_date="1985-04-05", nik="1408014405850010")
    ((_, score, reasons),) = found()
    assert "tanggal dan bulan lahir tertukar" in reasons
    assert "NIK berbeda pada angka ke-15, 16" in reasons
    assert score >= 40


def test_a_judged_pair_is_not_offered_again_until_something_telling_changes(database):
    first = a_card("Moh. Yusuf", birth_date="1980-02-01")
    second = a_card("Muhammad Jusuf", birth_date="1980-02-01")
    person_groups.judge_apart(first, second)
    assert found() == []
    people.save(PersonCard(id=second, name="Muhammad Jusuf", birth_date="1980-02-01", occupation="Guru"))
    assert found() == []
    people.save(PersonCard(id=second, name="Muhammad Yusuf", birth_date="1980-02-01"))
    assert len(found()) == 1
    person_groups.judge_apart(second, first)
    assert found() == []
    history.undo_last()
    assert len(found()) == 1


def test_merged_people_are_one_and_are_still_compared_with_others(database):
    first = a_card("Moh. Yusuf", birth_date="1980-02-01", region=VILLAGE)
    second = a_card("Muhammad Jusuf", birth_date="1980-02-01")
    third = a_card("M. Yusuf", region=VILLAGE)
    person_groups.merge(first, second, {})
    (candidate,) = duplicates.search().candidates
    assert set(candidate.ids) == {first, third}
    person_groups.judge_apart(second, third)
    assert found() == []


def test_removed_and_erased_people_are_nobodys_doubles(database):
    first = a_card("Moh. Yusuf", birth_date="1980-02-01")
    a_card("Muhammad Jusuf", birth_date="1980-02-01")
    people.delete((first,))
    assert found() == []


def test_a_crowd_of_one_name_is_told_and_does_not_stop_the_search(database):
    from app.models import base
    from app.services.steps import step

    with step("Banyak orang senama") as changes:
        rows = [(base.new_id(), {"name": "Siti Aminah", "region": VILLAGE}) for _ in range(5000)]
        changes.put_many("person", rows)
    a_card("Rahmat Contoh", region=VILLAGE)
    a_card("Rachmat Contoh", region=VILLAGE)
    outcome = duplicates.search()
    assert [{one.name for one in pair.people} for pair in outcome.candidates] == [{"Rahmat Contoh", "Rachmat Contoh"}]
    assert outcome.left_out == (
        "5000 data bernama “Siti Aminah”: kelompok terlalu besar untuk dibandingkan satu per satu.",
    )


def test_progress_grows_to_the_end_and_cancelling_stops(database):
    for number in range(30):
        a_card(f"Orang {number:02}", region=VILLAGE, birth_date="1980-02-01")
    told: list[tuple[int, int]] = []
    duplicates.search(lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        duplicates.search(stop)
