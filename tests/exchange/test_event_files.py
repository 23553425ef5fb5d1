"""Event and selection files written by hand: read into frozen plans, or refused by the name of the field."""

import copy
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.exchange.award_files import read_award
from app.exchange.event_files import QuotaPlan, read_event

EVENT = {
    "code": "siak-2018",
    "title": "Bimtek <b>PSM</b> & 'Ma'rang'",
    "level": "dasar",
    "starts_on": "2018-09-12",
    "ends_on": "2018-09-13",
    "venue": "Aula",
    "stated_total": 50,
    "quotas": [
        {"region": "14.08", "seats": 25, "name": "Kab. Siak", "registered": 0},
        {"region": "1405", "seats": None},
    ],
    "subjects": [
        {"title": "Konsep dasar", "lesson_hours": 2, "speaker": "Sudrajat"},
        {"title": "RTL", "lesson_hours": "1,5"},
    ],
    "sessions": [{"date": "2018-09-12", "starts": "8.00", "ends": "09:30", "subject": "Konsep dasar"}],
    "roles": [
        {"role": "opener", "represented_by": "Drs. Doris Welly", "represented_by_position": "Kabid", "gist": "…"}
    ],
    "competences": ["satu", "dua"],
    "quota_total": 25,
}
AWARD = {
    "code": "teladan-2018",
    "title": "PSM Berprestasi",
    "year": 2018,
    "level": "provinsi",
    "seats": 5,
    "criteria": [
        {"name": "Kinerja", "weight": 60, "kind": "benefit", "lowest": 0, "highest": 100},
        {"name": "Biaya", "weight": "40", "kind": "cost", "lowest": 1, "highest": 5},
    ],
    "jurors": ["Juri A", "Juri B"],
    "nominees": ["Siti", "Budi"],
    "scores": [["Juri A", "Siti", "Kinerja", 87.5], ["Juri A", "Budi", "Biaya", "2"]],
    "recusals": [["Juri B", "Siti"]],
    "tie_break": ["Kinerja"],
}


def saved(folder: Path, content: object) -> Path:
    path = folder / "berkas.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def changed(base: dict, at: str, value: object) -> dict:
    copied = copy.deepcopy(base)
    *parents, last = [int(part) if part.isdigit() else part for part in at.split(".")]
    target = copied
    for part in parents:
        target = target[part]
    target[last] = value
    return copied


def test_an_event_is_read_whole(tmp_path):
    plan = read_event(saved(tmp_path, EVENT))
    assert (plan.code, plan.level, plan.stated_total) == ("siak-2018", "dasar", 50)
    assert (plan.starts_on, plan.ends_on) == (date(2018, 9, 12), date(2018, 9, 13))
    assert plan.title == EVENT["title"]
    assert plan.quotas == (QuotaPlan("14.08", 25), QuotaPlan("14.05", None))
    assert [subject.lesson_hours for subject in plan.subjects] == [Decimal(2), Decimal("1.5")]
    assert (plan.sessions[0].starts, plan.sessions[0].ends) == ("08:00", "09:30")
    assert plan.roles[0].represented_by == "Drs. Doris Welly"
    assert plan.competences == "satu\ndua"


def test_the_least_event(tmp_path):
    plan = read_event(saved(tmp_path, "\ufeff" + json.dumps({"code": "A", "title": "B", "starts_on": "2018-09-12"})))
    assert (plan.level, plan.ends_on, plan.stated_total, plan.quotas, plan.venue) == (
        "dasar",
        plan.starts_on,
        None,
        (),
        "",
    )


@pytest.mark.parametrize(
    ("at", "value", "named"),
    [
        ("code", "", "code"),
        ("title", None, "title"),
        ("title", 5.5, "berkas"),
        ("starts_on", "12/09/2018", "starts_on"),
        ("ends_on", "2018-09-11", "ends_on"),
        ("level", "pratama", "level"),
        ("stated_total", "50", "stated_total"),
        ("stated_total", -1, "stated_total"),
        ("stated_total", True, "stated_total"),
        ("quotas", {}, "quotas"),
        ("quotas.0", "14.08", "quotas[0]"),
        ("quotas.0.region", "Siak", "quotas[0].region"),
        ("quotas.1.region", "14.08", "quotas[1].region"),
        ("quotas.0.seats", 2.5, "quotas[0].seats"),
        ("subjects.0.title", " ", "subjects[0].title"),
        ("subjects.0.lesson_hours", "dua", "subjects[0].lesson_hours"),
        ("subjects.0.lesson_hours", -1, "subjects[0].lesson_hours"),
        ("subjects.0.lesson_hours", "NaN", "subjects[0].lesson_hours"),
        ("sessions.0.date", "2018-09-14", "sessions[0].date"),
        ("sessions.0.starts", "25:00", "sessions[0].starts"),
        ("sessions.0.ends", "07:00", "sessions[0].ends"),
        ("roles.0.role", "raja", "roles[0].role"),
        ("venue", {"a": 1}, "venue"),
    ],
)
def test_a_mistake_is_named(tmp_path, at, value, named):
    path = saved(tmp_path, changed(EVENT, at, value))
    if named == "berkas":  # a number is a text as written
        assert read_event(path).title == "5.5"
        return
    with pytest.raises(UserError) as told:
        read_event(path)
    assert f"“{named}”" in told.value.happened
    assert told.value.unchanged == "Tidak ada data yang diubah."


@pytest.mark.parametrize("content", ["", "{", "[]", "{'code': 1}", "null", "[" * 100_000])
def test_what_is_no_json_object_is_told(tmp_path, content):
    with pytest.raises(UserError):
        read_event(saved(tmp_path, content))


def test_a_missing_file_a_folder_and_other_bytes_are_told(tmp_path):
    (tmp_path / "biner.json").write_bytes(b"\xff\xfe\x00")
    for name in ("tiada.json", ".", "biner.json"):
        with pytest.raises(UserError):
            read_event(tmp_path / name)


def test_a_selection_is_read_whole(tmp_path):
    plan = read_award(saved(tmp_path, AWARD))
    assert [(criterion.weight, criterion.kind) for criterion in plan.criteria] == [(60, "benefit"), (40, "cost")]
    assert plan.scores[0].value == Decimal("87.5")
    assert plan.recusals == (("Juri B", "Siti"),)
    assert (plan.seats, plan.year, plan.tie_break) == (5, 2018, ("Kinerja",))


@pytest.mark.parametrize(
    ("at", "value", "named"),
    [
        ("code", None, "code"),
        ("year", "2018", "year"),
        ("seats", 0, "seats"),
        ("criteria.0.weight", None, "criteria[0].weight"),
        ("criteria.0.kind", "lain", "criteria[0].kind"),
        ("criteria.1.highest", 1, "criteria[1].highest"),
        ("criteria.1.name", "Kinerja", "criteria"),
        ("jurors.1", "Juri A", "jurors"),
        ("nominees.0", " ", "nominees[0]"),
        ("scores.0", ["Juri A", "Siti", "Kinerja"], "scores[0]"),
        ("scores.0.0", "Juri C", "scores[0]"),
        ("scores.0.3", 101, "scores[0]"),
        ("scores.0.3", None, "scores[0]"),
        ("scores.1", ["Juri A", "Siti", "Kinerja", 3], "scores[1]"),
        ("recusals.0", ["Juri B", "Joko"], "recusals[0]"),
        ("tie_break", ["Entah"], "tie_break"),
    ],
)
def test_a_mistake_in_a_selection_is_named(tmp_path, at, value, named):
    with pytest.raises(UserError) as told:
        read_award(saved(tmp_path, changed(AWARD, at, value)))
    assert f"“{named}”" in told.value.happened


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["region", "name", "date"]), inner),
    max_leaves=5,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(EVENT.keys() | AWARD.keys())), json_values)
def test_any_value_in_any_field_is_read_or_refused(tmp_path, name, value):
    for base, read in ((EVENT, read_event), (AWARD, read_award)):
        try:
            read(saved(tmp_path, base | {name: value}))
        except UserError as told:
            if not str(told):
                raise
