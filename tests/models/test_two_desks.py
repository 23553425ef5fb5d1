"""Two laptops at one door: the union of what they recorded is right, in whatever order it is made."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from app.models import base, digest, local_settings, log, merging
from app.models.base import database as engine
from app.services import arrivals, attendance, history, planning
from tests.builders import an_event, an_office, participants

OPENING = datetime(2018, 9, 12, 1, 0, tzinfo=UTC)
PEOPLE = 2
SCAN, BACK = ("scan", 0, 0), ("take back", 0, 0)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("scan"), st.integers(0, PEOPLE - 1), st.integers(0, 200)),
        st.tuples(st.sampled_from(["take back", "Ctrl+Z"]), st.just(0), st.just(0)),
    ),
    max_size=6,
)
clock_lists = st.lists(st.integers(1, 60), min_size=6, max_size=6, unique=True)


def empty_database():
    for table in ("change", "step", "waiting", "person_place", *reversed(base.shared_tables())):
        engine.execute_sql(f'DELETE FROM "{table}"')


class Desk:
    """One laptop: what it does from a common beginning, and which of its scans still stand."""

    def __init__(self, name, event, people, session):
        self.name, self.event, self.people, self.session = name, event, people, session
        self.scans, self.standing = [], []

    def work(self, beginning, deeds, clocks):
        """The steps it makes, at clocks of its own."""
        empty_database()
        merging.absorb(beginning)
        local_settings.put("site", self.name)
        for deed, person, minute in deeds:
            if deed == "scan":
                at = OPENING + timedelta(minutes=minute)
                made = arrivals.check_in(self.event, self.people[person], [self.session], at, desk=self.name)
                self.scans.append(made.arrivals[0])
                self.standing.append((made.arrivals[0], person, minute))
            elif self.standing:
                last, _, _ = self.standing.pop()
                if deed == "take back":
                    arrivals.take_back([last])
                else:
                    history.undo_step(arrivals.queries.step_of(last))
        known = {step.id for step in beginning}
        own = [step for step in log.steps() if step.id not in known]
        start = max(step.clock for step in beginning)
        return [
            replace(step, clock=start + clock) for step, clock in zip(own, sorted(clocks)[: len(own)], strict=True)
        ]


@pytest.mark.usefixtures("database")
class TestUnion:
    # one desk's scan stands while the other takes back its own of somebody noted as excused
    @example([SCAN], [SCAN, BACK], ["I", ""], [[1, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6]])
    @example([SCAN], [SCAN, BACK], ["I", ""], [[4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 5, 6]])
    @settings(  # each try writes three databases
        phases=set(Phase) - {Phase.shrink, Phase.explain}, max_examples=max(12, settings().max_examples // 3)
    )
    @given(deeds, deeds, st.lists(st.sampled_from(["", "I", "H"]), min_size=PEOPLE, max_size=PEOPLE),
           st.lists(clock_lists, min_size=2, max_size=2))  # fmt: skip
    def test_one_presence_every_scan_kept_and_the_earliest_counts(self, first, second, noted, clocks):
        empty_database()
        an_office()
        event = an_event()
        people = participants(event, *("Budi", "Siti")[:PEOPLE])
        session = planning.sessions(event)[0].id
        for person, mark in zip(people, noted, strict=True):
            if mark:
                attendance.set_marks(event, [(person, session)], mark)
        beginning = list(log.steps())
        desks = [Desk(name, event, people, session) for name in ("meja-a", "meja-b")]
        steps = [*beginning]
        for desk, wanted, own_clocks in zip(desks, (first, second), clocks, strict=True):
            steps += desk.work(beginning, wanted, own_clocks)
        found = [self.union(steps, order, desks, noted) for order in (steps, steps[::-1])]
        assert found[0] == found[1]

    def union(self, steps, order, desks, noted):
        empty_database()
        for start in range(0, len(order), 3):
            merging.absorb(order[start : start + 3])
        merging.absorb(steps)
        event, people, session = desks[0].event, desks[0].people, desks[0].session
        kept = {row[0] for row in engine.execute_sql("SELECT id FROM arrival").fetchall()}
        assert kept == {scan for desk in desks for scan in desk.scans}
        standing = [scan for desk in desks for scan in desk.standing]
        first = arrivals.first_arrivals(event)
        marks = {row.participant.id: row.marks for row in attendance.grid(event).rows}
        for number, person in enumerate(people):
            minutes = [minute for _, whose, minute in standing if whose == number]
            assert marks[person] == (("H",) if minutes else (noted[number],))
            if minutes:
                told = first[person, session].at
                assert datetime.fromisoformat(told) == OPENING + timedelta(minutes=min(minutes))
            else:
                assert (person, session) not in first
        return digest.digest(), marks, first
