"""Merging people: one link, nothing moved, everything read through the group, taken back without a trace."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.models import base, groups, rows
from app.services import (
    attendance,
    awards,
    certificates,
    checking,
    erasure,
    history,
    people,
    person_groups,
    planning,
    registration,
)
from app.services.awards import SelectionCard
from app.services.people import PersonCard
from app.services.planning import RoleCard
from tests import builders


def a_card(name: str, **fields: str) -> str:
    return people.save(PersonCard(name=name, **fields)).subject


def pair(**fields: str) -> tuple[str, str]:
    first = a_card("Siti <Aminah>", phone="081200001111", region="14.08.01.1001", nik="1408014405850001")
    return first, a_card("Hj. Siti Aminah", birth_date="1985-05-04", region="14.08.06.2001", **fields)


def test_two_people_show_as_one_with_the_values_that_were_chosen(database):
    first, second = pair(phone="081200002222")
    change = person_groups.merge(second, first, {"name": second, "phone": first, "region": second})
    assert change.subject == first
    assert change.touched == {"person_link", "person"}
    assert rows.count("person_link") == 1
    card = people.get(second)
    assert card == people.get(first)
    assert (card.id, card.name, card.phone, card.region, card.birth_date, card.nik) == (
        first, "Hj. Siti Aminah", "081200001111", "14.08.06.2001", "1985-05-04", "1408014405850001",
    )  # fmt: skip
    assert rows.get("person", second)["phone"] == "081200002222"  # nothing was moved


def test_both_peoples_events_certificates_and_awards_stay_and_are_read_together(database):
    from datetime import date

    builders.an_office()
    first, second = pair()
    for person, code in ((first, "A-2018"), (second, "B-2018")):
        event = builders.an_event(code=code)
        registration.add(event, (person,))
        attendance.set_all_present(event)
        certificates.issue(event, date(2018, 9, 12))
    before = {row["id"]: row for row in rows.find("certificate")}
    person_groups.merge(first, second, {"name": first})
    told = people.history(second)
    assert {one.code for one in told} == {"A-2018", "B-2018"}
    assert all(one.certificate for one in told)
    assert {row["id"]: row for row in rows.find("certificate")} == before
    event = told[0].event_id
    assert [row.plain_name for row in registration.participants(event)] == ["Siti <Aminah>"]


def test_a_person_twice_in_one_event_through_a_merge_is_told_and_both_seats_count(database):
    builders.an_office()
    event = builders.an_event()
    first, second = pair()
    registration.add(event, (first, second))
    assert [check.problem for check in checking.check() if check.problem] == []
    person_groups.merge(first, second, {})
    listed = registration.participants(event)
    assert len(listed) == 2
    assert all("tercatat dua kali pada kegiatan ini" in " ".join(row.remarks) for row in listed)
    (problem,) = (check.problem for check in checking.check() if check.problem)
    assert "UJI-2018" in problem
    assert "Siti <Aminah>" in problem
    registration.set_status((listed[0].id,), "withdrawn", "Data ganda")
    assert [check.problem for check in checking.check() if check.problem] == []
    assert not any("dua kali" in remark for row in registration.participants(event) for remark in row.remarks)


def test_a_merged_person_is_not_registered_again_under_another_record(database):
    builders.an_office()
    event = builders.an_event()
    first, second = pair()
    registration.add(event, (second,))
    person_groups.merge(first, second, {})
    registration.add(event, (first,))
    assert len(registration.participants(event)) == 1
    assert "sudah terdaftar" in registration.warnings(event, people.get(first))[0]


def test_a_nominee_keeps_the_record_under_which_the_award_was_given(database):
    builders.an_office()
    first, second = pair()
    selection = awards.save(SelectionCard(code="PSM", title="PSM Berprestasi", year=2018, level="kabupaten")).subject
    awards.add_nominees(selection, (second,))
    person_groups.merge(first, second, {"name": first})
    (nominee,) = awards.nominees(selection)
    assert (nominee.person_id, nominee.name) == (second, "Siti <Aminah>")


def test_an_edit_goes_into_the_record_whose_value_shows(database):
    first, second = pair()
    person_groups.merge(first, second, {"name": second})
    card = people.get(first)
    people.save(replace(card, name="Siti Aminah", phone="081299999999", birth_date=""))
    assert rows.get("person", second)["name"] == "Siti Aminah"
    assert rows.get("person", first)["name"] == "Siti <Aminah>"
    assert rows.get("person", first)["phone"] == "081299999999"
    assert people.get(second).birth_date == ""
    history.undo_last()
    assert people.get(second) == card


def test_a_nik_of_any_record_of_the_group_is_its_own(database):
    first, second = pair()
    person_groups.merge(first, second, {"nik": second})
    assert people.get(first).nik == ""
    people.save(replace(people.get(first), nik="1408014405850001"))
    with pytest.raises(UserError, match="sudah terdaftar atas nama"):
        a_card("Ujang", nik="1408014405850001")


def test_a_merge_is_undone_by_one_step_and_parted_later(database):
    first, second = pair()
    alone = people.get(first), people.get(second)
    person_groups.merge(first, second, {"name": second})
    history.undo_last()
    assert (people.get(first), people.get(second)) == alone
    history.redo_last()
    assert people.get(second).id == first
    people.save(replace(people.get(first), occupation="Guru"))
    person_groups.separate(second)
    assert (people.get(first).occupation, people.get(second)) == ("Guru", alone[1])
    assert [one.name for one in person_groups.records(first)] == ["Siti <Aminah>"]
    person_groups.merge(first, second, {})
    assert people.get(second).id == first


@pytest.mark.parametrize("out", [0, 1, 2])
def test_taking_one_of_three_records_out_leaves_the_others_together(database, out):
    ids = sorted(a_card(name) for name in ("Sukarni", "Soekarni", "Sukarmi"))
    person_groups.merge(ids[1], ids[2], {"name": ids[2]})
    person_groups.merge(ids[0], ids[2], {"name": ids[1]})
    assert groups.members(ids[1]) == tuple(ids)
    name = people.get(ids[0]).name
    assert name == rows.get("person", ids[2])["name"]  # the side of the two shows what they showed
    rest = [one for one in ids if one != ids[out]]
    person_groups.separate(ids[out])
    assert groups.members(rest[0]) == tuple(rest)
    assert groups.members(ids[out]) == (ids[out],)
    if out != 2:
        assert people.get(rest[0]).name == name


def test_two_groups_become_one(database):
    ids = sorted(a_card(f"Orang {letter}") for letter in "ABCD")
    person_groups.merge(ids[0], ids[1], {"name": ids[1]})
    person_groups.merge(ids[2], ids[3], {"name": ids[3]})
    person_groups.merge(ids[3], ids[1], {"name": ids[3]})
    assert groups.members(ids[3]) == tuple(ids)
    assert people.get(ids[0]).name == rows.get("person", ids[3])["name"]
    with pytest.raises(UserError, match="sudah digabung"):
        person_groups.merge(ids[0], ids[3], {})
    with pytest.raises(UserError, match="sudah digabung"):
        person_groups.judge_apart(ids[0], ids[3])


def test_a_merged_person_is_removed_and_brought_back_whole(database):
    first, second = pair()
    person_groups.merge(first, second, {"name": second})
    people.delete((first,))
    assert rows.count("person") == 0
    history.undo_last()
    assert people.get(first).name == "Hj. Siti Aminah"
    assert groups.members(second) == (first, second)


def test_one_with_an_event_under_any_record_is_not_removed(database):
    builders.an_office()
    event = builders.an_event()
    first, second = pair()
    registration.add(event, (second,))
    person_groups.merge(first, second, {})
    with pytest.raises(UserError, match="masih tercatat"):
        people.delete((first,))
    assert rows.count("person") == 2


def test_one_who_speaks_or_is_proposed_is_not_removed(database):
    builders.an_office()
    event = builders.an_event()
    speaker, proposed = a_card("Budi"), a_card("Sukarni")
    planning.save_role(event, RoleCard(role="speaker", person=speaker, name="Budi"))
    selection = awards.save(SelectionCard(code="PSM", title="PSM Berprestasi", year=2018)).subject
    awards.add_nominees(selection, (proposed,))
    for person in (speaker, proposed):
        with pytest.raises(UserError, match="masih tercatat"):
            people.delete((person,))


def test_a_selection_still_shows_a_nominee_who_was_removed_at_another_office_or_erased(database):
    from app.services.steps import step

    builders.an_office()
    selection = awards.save(SelectionCard(code="PSM", title="PSM Berprestasi", year=2018)).subject
    removed, erased = a_card("Sukarni"), a_card("Budi")
    awards.add_nominees(selection, (removed, erased))
    with step("Dari kantor lain") as changes:
        changes.delete("person", removed)
    erasure.erase(erased)
    assert [row.name for row in awards.nominees(selection)] == ["(data dihapus)", "Sukarni"]


def test_what_cannot_be_merged_is_refused_and_nothing_is_written(database):
    first, second = pair()
    with pytest.raises(UserError, match="tidak digabung"):
        person_groups.separate(first)
    with pytest.raises(UserError, match="sudah digabung"):
        person_groups.merge(first, first, {})
    people.delete((second,))
    with pytest.raises(UserError, match="sudah tidak ada"):
        person_groups.merge(first, second, {})
    assert rows.count("person_link") == 0


def test_a_removed_record_still_holds_together_those_linked_through_it(database):
    from app.services.steps import step

    ids = sorted(a_card(f"Orang {letter}") for letter in "ABC")
    for one in (ids[0], ids[2]):
        with step("Dari dua kantor") as changes:
            low, high = sorted((one, ids[1]))
            changes.put("person_link", base.natural_id(low, high), {"first": low, "second": high})
    with step("Dari kantor ketiga") as changes:
        changes.delete("person", ids[1])
    assert groups.members(ids[2]) == (ids[0], ids[2])
    person_groups.separate(ids[2])
    assert groups.members(ids[2]) == (ids[2],)


merges = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), min_size=1, max_size=6)


@given(merges)
def test_groups_do_not_hang_on_the_order_in_which_links_are_read(links):
    wanted: dict[int, set[int]] = {one: {one} for one in range(5)}
    edges = []
    for one, other, _ in links:
        together = wanted[one] | wanted[other]
        for member in together:
            wanted[member] = together
        edges.append((str(one), str(other)))
    for order in (edges, edges[::-1]):
        joined = groups._joined([edge for edge in order if edge[0] != edge[1]], frozenset())
        assert joined == {str(one): str(min(all_)) for one, all_ in wanted.items() if len(all_) > 1}
