"""The one change log: folding it gives the tables, undo restores the digest, a union is the same in any order."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import base, changes, digest, log, merging, sites, undo
from app.models.base import database as engine
from app.models.local import Change, Step
from app.models.rows import read_many
from app.services import erasure, history, workspace
from tests.builders import a_person, an_event, an_office, participants

PEOPLE = ("p1", "p2", "p3")
values = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Siti <Aminah>", "Budi", ""]),
        "phone": st.sampled_from(["0812", ""]),
        "deleted": st.booleans(),
    },
)
writes = st.lists(st.lists(st.tuples(st.sampled_from(PEOPLE), values), min_size=1, max_size=4), min_size=1, max_size=6)


def write(steps):
    """Write each list as one step; the ids of those that changed anything."""
    made = []
    for number, rows in enumerate(steps):
        with changes.step(f"Langkah {number}") as recorder:
            for row, fields in rows:
                recorder.put("person", row, fields)
            if recorder.changes:
                made.append(recorder.id)
    return made


def tables():
    ids = [row[0] for row in engine.execute_sql("SELECT id FROM person").fetchall()]
    return read_many("person", ids)


def empty_database():
    for table in ("change", "step", "waiting", "person_place", *reversed(base.shared_tables())):
        engine.execute_sql(f'DELETE FROM "{table}"')


@pytest.mark.usefixtures("database")
class TestLaws:
    @given(writes)
    def test_folding_the_log_gives_the_tables(self, steps):
        empty_database()
        write(steps)
        stored = tables()
        folded = {row: log.fold("person", fields) for row, fields in log.writes("person", list(stored)).items()}
        for row, kept in stored.items():
            assert kept == folded.get(row, log.defaults("person"))

    @given(writes, writes)
    def test_undo_restores_the_digest(self, before, steps):
        empty_database()
        write(before)
        wanted = digest.digest()
        made = write(steps)
        for step in reversed(made):
            assert undo.inverse(step).obstacles == ()
            undo.apply(step, "Diurungkan")
        assert digest.digest() == wanted

    @given(writes, st.data())
    def test_redo_puts_a_step_in_force_again_and_undo_takes_it_back(self, steps, data):
        empty_database()
        if not write(steps):
            return
        done = digest.digest()
        last = undo.History().last_undoable()
        undo.apply(last.id, "Diurungkan")
        undone = digest.digest()
        for _ in range(data.draw(st.integers(1, 3))):
            undo.reapply(undo.History().last_redoable().id, "Diulangi")
            assert digest.digest() == done
            assert undo.History().last_undoable().id == last.id
            undo.apply(last.id, "Diurungkan")
            assert digest.digest() == undone

    @given(writes, st.randoms())
    def test_a_merge_is_the_same_in_any_order_and_any_number_of_times(self, steps, random):
        empty_database()
        write(steps)
        everything = [_of_site(step, number % 3) for number, step in enumerate(log.steps())]
        wanted = None
        for _ in range(3):
            empty_database()
            random.shuffle(everything)
            for start in range(0, len(everything), 2):
                merging.absorb(everything[start : start + 2])
            merging.absorb(everything[:1])
            found = (digest.digest(), tables())
            wanted = wanted or found
            assert found == wanted


def _of_site(step, number):
    """The same step as if another site had made it, at a clock that may be equal."""
    fields = {**step.__dict__, "site": f"site{number}", "clock": step.clock - step.clock % 3}
    return log.LoggedStep(**fields)


def test_a_change_waits_for_its_parent_and_is_folded_when_it_comes(database):
    an_office()
    event = an_event()
    participants(event, "Sukarni")
    wanted = digest.digest()
    everything = list(log.steps())
    for order in list(permutations(everything))[:: max(1, len(everything))][:20]:
        empty_database()
        for step in order:
            merging.absorb([step])
        assert digest.digest() == wanted
        assert merging.waiting_count() == 0
    empty_database()
    merging.absorb(everything[-1:])
    assert merging.waiting_count() > 0


def test_newer_changes_stand_in_the_way_and_are_named(database):
    person = a_person("Sukarni")
    first = undo.History().last_undoable()
    with changes.step("Mengganti nomor telepon") as recorder:
        recorder.put("person", person, {"phone": "081234567890"})
    obstacles = undo.inverse(first.id).obstacles
    assert [o.step_name for o in obstacles] == ["Mengganti nomor telepon"]


def test_a_parent_is_not_taken_from_under_its_children(database):
    an_office()
    event = an_event()
    participants(event, "Sukarni")
    creation = next(e for e in history.page() if e.name == "Membuat kegiatan UJI-2018")
    with pytest.raises(Exception, match="tidak dapat diurungkan") as told:
        history.undo_step(creation.id)
    assert "Menambah peserta" in str(told.value)


def test_a_restored_row_has_no_leftovers_of_its_first_life(database):
    with changes.step("a") as recorder:
        recorder.put("person", "p", {"name": "Budi", "phone": "0812"})
    with changes.step("b") as recorder:
        recorder.delete("person", "p")
    with changes.step("c") as recorder:
        recorder.put("person", "p", {"name": "Budi"})
    assert read_many("person", ["p"])["p"]["phone"] == ""


def test_a_step_that_fails_leaves_nothing(database):
    before = digest.digest()

    def write_and_fail():
        with changes.step("Gagal") as recorder:
            recorder.put("person", "p", {"name": "Budi"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert digest.digest() == before
    assert Step.select().count() == Change.select().count() == 0


def test_text_in_a_number_column_is_refused(database):
    an_office()
    event = an_event()
    with pytest.raises(TypeError, match="stated_total"), changes.step("Salah") as recorder:
        recorder.put("event", event, {"stated_total": "lima puluh"})


def test_erased_is_one_way_and_leaves_no_word_behind(database, tmp_path):
    person = a_person("Nama Rahasia", nik="1408014405850001", phone="081299998888")
    erasure.erase(person)
    with changes.step("Mengisi lagi") as recorder:
        recorder.put("person", person, {"name": "Nama Rahasia", "erased": False})
    undo.apply(undo.History().last_undoable().id, "Diurungkan")
    logged = " ".join(row[0] for row in engine.execute_sql("SELECT fields FROM change").fetchall())
    assert "Nama Rahasia" not in logged
    assert "081299998888" not in json.dumps(tables())
    assert tables()[person]["erased"] is True


def test_a_copied_database_takes_a_new_site(database, tmp_path):
    site = sites.current()
    a_person()
    workspace.close_workspace()
    copy = tmp_path / "salinan"
    copy.mkdir()
    (copy / "bimtek.db").write_bytes(database.read_bytes())
    workspace.open_workspace(copy)
    assert sites.current() != site
    workspace.close_workspace()
    workspace.open_workspace(database.parent)
    assert sites.current() == site


def test_every_table_is_shared_or_local():
    assert not base.shared_tables().keys() & base.local_tables().keys()
    known = base.shared_tables().keys() | base.local_tables().keys()
    defined = {model._meta.table_name for model in _descendants(base.Table)} - {"table", "shared", "local"}
    assert defined == known


def _descendants(model):
    for child in model.__subclasses__():
        yield child
        yield from _descendants(child)
