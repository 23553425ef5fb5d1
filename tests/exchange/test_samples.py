"""The two practice events: every fact of the articles, and people who are invented but possible."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app import paths
from app.domain.eligibility import age_on
from app.domain.importing import PERSON_FIELDS, as_date
from app.domain.matching import name_key
from app.domain.nik import check_nik
from app.domain.regions import Level, is_inside, level_of, regency_of
from app.exchange.event_files import EventPlan, event_plan
from app.exchange.json_fields import Fields
from app.exchange.regions import gazetteer

NAMED = ("Dahrius Husin", "Nurmansyah", "Vinora Nongsih", "Doris Welly", "Sudrajat")  # in the articles


SAMPLES = ("siak-2018", "solok-2017")


@dataclass(frozen=True)
class Sample:
    """A practice event as its file tells it."""

    example_note: str
    office: dict[str, str]
    officials: list[dict[str, Any]]
    event: EventPlan
    people: list[dict[str, str]]


def read_sample(name: str) -> Sample:
    content = json.loads(paths.resource("samples", f"{name}.json").read_text(encoding="utf-8"))
    event = event_plan(Fields(name, "event", content["event"]))
    return Sample(content["example_note"], content["office"], content["officials"], event, content["people"])


@pytest.fixture(params=SAMPLES)
def sample(request) -> Sample:
    return read_sample(request.param)


def origins(sample: Sample) -> dict[str, int]:
    regencies = [regency_of(person["region"]) for person in sample.people]
    return {code: regencies.count(code) for code in regencies}


def test_siak_states_50_allots_45_and_has_45():
    siak = read_sample("siak-2018")
    assert siak.event.stated_total == 50
    assert {quota.region: quota.seats for quota in siak.event.quotas} == {"14.08": 25, "14.05": 10, "14.71": 10}
    assert origins(siak) == {"14.08": 25, "14.05": 10, "14.71": 10}
    assert (siak.office["region"], siak.office["name"]) == ("14", "Dinas Sosial Provinsi Riau")
    assert (siak.event.starts_on, siak.event.venue) == (date(2018, 9, 12), "Aula Kantor Bupati Siak")
    assert "Dissonakertrans" in siak.event.host
    assert "5 besar" in {role.role: role for role in siak.event.roles}["closing"].position


def test_solok_gives_no_split_and_has_ten_from_each_of_five():
    solok = read_sample("solok-2017")
    assert solok.event.stated_total == 50
    assert [quota.seats for quota in solok.event.quotas] == [None] * 5
    assert set(origins(solok).values()) == {10}
    assert (
        {quota.region for quota in solok.event.quotas}
        == set(origins(solok))
        == {"13.72", "13.02", "13.73", "13.03", "13.10"}
    )
    assert (solok.office["region"], solok.event.starts_on.isoformat()) == ("13.72", "2017-08-28")
    opener = next(role for role in solok.event.roles if role.role == "opener")
    assert (opener.name, opener.represented_by) == ("", "Drs. Doris Welly")
    assert all(word in solok.event.partner_pillars for word in ("TKSK", "Karang Taruna", "LKS", "Tagana"))
    assert len(solok.event.competences.splitlines()) == 4


def test_everybody_who_spoke_has_what_was_said(sample):
    assert all(role.gist for role in sample.event.roles if role.role != "chair")


def test_what_is_invented_says_so(sample):
    assert "Contoh" in sample.example_note
    assert "Contoh" in sample.event.example_note
    assert all("Contoh" in person["note"] for person in sample.people)
    assert all(official.get("example") or official["name"] in NAMED for official in sample.officials)
    assert not {name_key(person["name"]) for person in sample.people} & {name_key(name) for name in NAMED}


def test_the_people_are_possible(sample):
    country = gazetteer()
    for person in sample.people:
        birth_date = as_date(person["birth_date"])
        assert check_nik(person["nik"], birth_date, person["sex"], person["region"], country) == ()
        assert person["region"] in country
        assert level_of(person["region"]) is Level.VILLAGE
        assert any(is_inside(person["region"], quota.region) for quota in sample.event.quotas)
        assert age_on(birth_date, sample.event.starts_on) >= 18
        assert re.fullmatch("08120000[0-9]{4}", person["phone"])
        assert birth_date.year + 18 <= int(person.get("appointed_year", sample.event.starts_on.year))
        assert int(person.get("appointed_year", 0)) <= sample.event.starts_on.year
        assert set(person) <= {*PERSON_FIELDS, "note"}


def test_nobody_stands_twice():
    people = [person for name in SAMPLES for person in read_sample(name).people]
    assert len({person["nik"] for person in people}) == len({person["name"] for person in people}) == len(people) == 95


def test_the_programme_adds_up(sample):
    titles = {subject.title: subject.lesson_hours for subject in sample.event.subjects}
    assert sum(titles.values()) == 8
    taught = [session for session in sample.event.sessions if session.subject in titles]
    assert {session.subject: session.lesson_hours for session in taught} == titles
    for session in taught:
        starts, ends = (int(text[:2]) * 60 + int(text[3:]) for text in (session.starts, session.ends))
        assert (ends - starts) / 45 == session.lesson_hours
