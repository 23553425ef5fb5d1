"""What a human shows whose records were linked: laws of the choice."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain import person_groups

IDS = ("a", "b", "c", "d")
FIELDS = ("name", "nik", "region", "village_name", "phone")
cards = st.fixed_dictionaries({name: st.sampled_from(["", "x", "y", "Siti <b>"]) for name in FIELDS})
records = st.dictionaries(st.sampled_from(IDS), cards, min_size=1)
choices = st.lists(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from((*IDS, "gone"))), max_size=4)


@given(records, choices, st.randoms())
def test_the_order_in_which_links_arrive_makes_no_difference(known, made, random):
    ids = list(known)
    random.shuffle(ids)
    shuffled = list(made)
    random.shuffle(shuffled)
    again = person_groups.sources({one: known[one] for one in ids}, shuffled)
    assert again == person_groups.sources(known, made)


@given(records, choices)
def test_what_shows_stands_in_one_of_the_records_and_units_stay_whole(known, made):
    taken = person_groups.sources(known, made)
    assert set(taken.values()) <= set(known)
    assert taken["region"] == taken["village_name"]
    shown = person_groups.shown(known, made)
    assert all(shown[name] == known[record][name] for name, record in taken.items())


@given(records, choices, cards)
def test_after_saving_the_group_shows_what_was_saved(known, made, values):
    writes = person_groups.spread(known, made, values)
    after = {one: {**card, **writes.get(one, {})} for one, card in known.items()}
    shown = person_groups.shown(after, made)
    assert shown == values
    assert person_groups.spread(after, made, shown) == {}


def test_an_empty_value_gives_way_unless_it_was_chosen():
    known = {"a": {"phone": "", "nik": "1"}, "b": {"phone": "0812", "nik": "2"}}
    assert person_groups.shown(known, ()) == {"phone": "0812", "nik": "1"}
    assert person_groups.shown(known, [{"phone": "a", "nik": "b"}]) == {"phone": "", "nik": "2"}


def test_half_an_address_never_stands_beside_the_other_half_of_another():
    known = {"a": {"region": "", "village_name": "Dayun"}, "b": {"region": "14.08.01.1001", "village_name": ""}}
    assert person_groups.shown(known, ()) == {"region": "", "village_name": "Dayun"}
    assert person_groups.shown(known, [{"region": "b"}]) == {"region": "14.08.01.1001", "village_name": ""}
