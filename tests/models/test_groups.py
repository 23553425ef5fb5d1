"""Links between people of several offices: whatever the order of merging, the same groups show the same cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import base, changes, digest, groups, log, merging
from app.models.base import database as engine

PEOPLE = tuple(f"{letter}" * 32 for letter in "abcd")
pairs = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda pair: pair[0] != pair[1])
deeds = st.one_of(
    st.tuples(st.just("link"), pairs, st.sampled_from(PEOPLE)),
    st.tuples(st.just("apart"), pairs, st.none()),
    st.tuples(st.just("part"), pairs, st.none()),
    st.tuples(st.just("name"), st.sampled_from(PEOPLE), st.sampled_from(["Siti <b>", "Sitti", ""])),
    st.tuples(st.just("remove"), st.sampled_from(PEOPLE), st.booleans()),
)


def empty_database() -> None:
    local = ("change", "step", "waiting", "person_group", "person_place")
    for table in (*local, *reversed(base.shared_tables())):
        engine.execute_sql(f'DELETE FROM "{table}"')


def do(deed: str, about: object, what: object) -> None:
    with changes.step(deed) as recorder:
        if deed in {"link", "apart", "part"}:
            first, second = sorted(about)
            link = {"first": first, "second": second, "chosen": log.canonical({"name": what} if what else {})}
            flags = {"apart": deed == "apart", "deleted": deed == "part"}
            recorder.put("person_link", base.natural_id(first, second), link | flags)
        else:
            recorder.put("person", about, {"name": what} if deed == "name" else {"deleted": what})


def seen() -> tuple[object, ...]:
    shown = {head: group.shown for head, group in groups.groups(PEOPLE).items()}
    return digest.digest(), groups.all_heads(), shown


@pytest.mark.usefixtures("database")
class TestLaws:
    @given(st.lists(deeds, min_size=1, max_size=8), st.randoms())
    def test_the_order_in_which_steps_arrive_makes_no_difference(self, done, random):
        empty_database()
        with changes.step("Orang") as recorder:
            recorder.put_many("person", [(one, {"name": f"Orang {one[0]}"}) for one in PEOPLE])
        for deed in done:
            do(*deed)
        wanted, steps = seen(), list(log.steps())
        empty_database()
        random.shuffle(steps)
        while steps:
            merging.absorb([steps.pop() for _ in range(min(len(steps), random.randint(1, 3)))])
        assert seen() == wanted

    @given(st.lists(deeds, min_size=1, max_size=8))
    def test_a_group_is_of_living_records_and_bears_the_smallest_id(self, done):
        empty_database()
        with changes.step("Orang") as recorder:
            recorder.put_many("person", [(one, {"name": f"Orang {one[0]}"}) for one in PEOPLE])
        for deed in done:
            do(*deed)
        living = {row[0] for row in engine.execute_sql("SELECT id FROM person WHERE NOT deleted").fetchall()}
        heads = groups.all_heads()
        assert heads.keys() <= living
        for person, head in heads.items():
            together = [one for one, other in heads.items() if other == head]
            assert head == min(together)
            assert len(together) > 1
            assert groups.members(person) == tuple(sorted(together))
