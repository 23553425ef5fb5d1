"""Erasing a person: no word is left in any table, whatever came in which order, and nothing comes back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.models import backups, base, changes, digest, integrity, local_settings, log, merging, personal
from app.models.base import database as engine
from app.models.local import Blob, Output
from app.services import (
    attendance,
    award_results,
    awards,
    certificates,
    drafts,
    erasure,
    planning,
    registration,
    workspace,
)
from app.services.awards import JurorCard, SelectionCard
from app.services.planning import RoleCard
from tests import builders

NAME, NIK, PHONE = "Rahasia Ma'ruf <b>“Ujang”</b>", "1408014405850001", "081299998888"
STORY = "Menemani Kakek Zulkarnain ke puskesmas"
WORDS = (NAME, NIK, PHONE, STORY, "Jalan Tersembunyi", "potret-rahasia.jpg", "sakit keras", "punya utang budi")


def everything_written() -> str:
    """Every text and blob of every table, as one text."""
    parts: list[str] = []
    for (table,) in engine.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in engine.execute_sql(f'SELECT * FROM "{table}"').fetchall():
            parts += [value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row]
    return "\n".join(parts)


def left_of(words=WORDS) -> list[str]:
    told = everything_written()
    told += told.replace("\\", "")  # as JSON writes it too
    return [word for word in words if word in told]


def put(title: str, table: str, row_id: str, **values: object) -> str:
    with changes.step(title) as recorder:
        recorder.put(table, row_id, values)
    return row_id


def a_photo(activity: str, content: bytes = b"foto rahasia") -> str:
    """An attachment of an activity with its bytes."""
    Blob.insert(sha256="a" * 64, content=content).on_conflict_ignore().execute()
    values = {"owner_table": "activity", "owner": activity, "name": "potret-rahasia.jpg", "media_type": "image/jpeg"}
    return put("Menambah foto", "attachment", base.natural_id("foto", activity), **values, sha256="a" * 64)


def an_activity(person: str) -> str:
    values = {"person": person, "date": "2024-05-01", "kind": "pendampingan", "place": "Jalan Tersembunyi",
              "story": STORY, "beneficiaries": 3}  # fmt: skip
    return put(f"Mencatat kegiatan sosial {NAME}", "activity", base.natural_id("kegiatan", person), **values)


def a_life() -> tuple[str, str]:
    """Somebody who took part, spoke, got a certificate, was nominated and wrote of an activity; and the event."""
    builders.an_office()
    event = builders.an_event(level="dasar")
    other = builders.a_person("Budi Tetap")
    person = builders.a_person(NAME, nik=NIK, phone=PHONE, address="Jalan Tersembunyi 5")
    registration.add(event, (person, other))
    seat = next(row for row in registration.participants(event) if row.person_id == person)
    attendance.set_all_present(event)
    certificates.issue(event, date(2018, 9, 12))
    registration.set_status((seat.id,), "withdrawn", "sakit keras")
    planning.save_role(event, RoleCard(role="speaker", person=person, name=NAME, gist=STORY))
    card = SelectionCard(code="PILIH", title="Pemilihan", year=2018)
    selection = awards.save(card, with_example_criteria=True).subject
    juror = awards.save_juror(selection, JurorCard(name="Juri Contoh")).subject
    awards.add_nominees(selection, (person,))
    nominee = awards.nominees(selection)[0].id
    award_results.set_score(juror, nominee, awards.criteria(selection)[0].id, "80")
    award_results.recuse(juror, nominee, "punya utang budi")
    a_photo(an_activity(person))
    drafts.keep(f"person:{person}", {"name": NAME})
    drafts.keep("person:new", {"name": "Orang lain", "note": f"saudara {NAME}"})
    drafts.keep("event:new", {"title": "Tetap"})
    Output.create(made_at="", kind="pdf", document="certificates", owner=event, target=f"D:/0001 {NAME}.pdf")
    return person, event


def test_no_word_is_left_in_any_table_and_the_register_stays(database):
    person, event = a_life()
    before = {entry.number: (entry.date, entry.status, entry.event_id) for entry in certificates.register(event)}
    assert set(left_of()) == set(WORDS)
    change = erasure.erase(person)
    assert left_of() == []
    assert {"person", "certificate", "activity", "attachment"} <= change.touched
    assert {e.number: (e.date, e.status, e.event_id) for e in certificates.register(event)} == before
    assert integrity.log_problem() == ""
    assert Blob.select().count() == 0
    assert drafts.find("event:new") is not None
    told = everything_written()
    assert "Budi Tetap" in told
    mine = next(entry for entry in certificates.register(event) if entry.person_id == person)
    assert mine.name == "(data dihapus)"
    with pytest.raises(UserError, match="tidak dapat dicetak ulang"):
        certificates.render([mine.id])


def test_no_part_of_a_word_is_left_in_the_search_index(database):
    person = builders.a_person("Xyzzyqwert Plughmnop", nik="1408014405850001", phone="081299998888")
    builders.a_person("Xenia")
    parts = ("zzyqwer", "lughmno", "40585000", "29999888")
    found = {part for part in parts if part in everything_written().casefold()}
    assert found == set(parts)
    erasure.erase(person)
    assert [part for part in parts if part in everything_written().casefold()] == []


def test_a_kept_search_for_the_person_goes_too(database):
    person = builders.a_person("Sukarni Ma'ruf", nik=NIK)
    local_settings.put("saringan", '[{"name": "Cari", "text": "sukarni ma\'ruf"}, {"name": "Siak", "text": "siak"}]')
    erasure.erase(person)
    assert left_of(("ukarni", "siak")) == ["siak"]


def test_nothing_personal_can_be_written_again(database):
    person, event = a_life()
    erasure.erase(person)
    put("Mengisi lagi", "activity", base.natural_id("kegiatan", person), story=STORY, person=person)
    put("Mengisi lagi", "person", person, name=NAME, erased=False)
    a_photo(base.natural_id("kegiatan", person))
    seat = next(row for row in registration.participants(event) if row.person_id == person)
    registration.set_status((seat.id,), "withdrawn", "sakit keras")
    Blob.delete().execute()
    assert left_of() == []
    assert integrity.log_problem() == ""


def test_linked_records_are_erased_together(database):
    first = builders.a_person(NAME)
    second = builders.a_person("Rahasia Maruf", nik=NIK)
    low, high = sorted((first, second))
    put("Menggabungkan", "person_link", base.natural_id(low, high), first=low, second=high, chosen='{"name":"x"}')
    erasure.erase(second)
    assert left_of((*WORDS, "Rahasia Maruf")) == []


def test_a_file_that_somebody_else_holds_stays(database):
    person, other = builders.a_person(NAME), builders.a_person("Budi")
    for one in (person, other):
        a_photo(an_activity(one))
    erasure.erase(person)
    assert Blob.select().count() == 1


def test_every_table_with_a_person_is_known_to_the_erasure():
    linked = {
        (table, f"{name}_id")
        for table in base.shared_tables()
        for name, parent in merging.parent_links(table).items()
        if parent == "person"
    }
    assert linked == {(table, column) for table, column, parent in personal.WAYS if parent == "person"} - {
        ("attachment", "owner")
    }
    for table, names in personal.BLANKED.items():
        assert names <= set(log.defaults(table)), table


def empty_database() -> None:
    for table in ("change", "step", "waiting", "person_place", "erasure", "blob", *reversed(base.shared_tables())):
        engine.execute_sql(f'DELETE FROM "{table}"')


def restored(steps, erasing_step) -> list[log.LoggedStep]:
    """The steps as three sites made them, the erasure at a clock older than some of them."""
    made = [log.LoggedStep(**{**step.__dict__, "site": f"s{n % 3}"}) for n, step in enumerate(steps)]
    flag = {"person": {"erased": True}}
    clock = min(step.clock for step in steps) + 1
    person = erasing_step
    return [*made, log.LoggedStep("hapus", "s9", "op", clock, "Menghapus", "", (("person", person, flag["person"]),))]


@pytest.fixture(scope="module")
def life(tmp_path_factory) -> tuple[list[log.LoggedStep], str]:
    """All steps of a life, as another site would send them; and whose."""
    workspace.open_workspace(tmp_path_factory.mktemp("hidup"))
    person, _ = a_life()
    found = list(log.steps())
    workspace.close_workspace(backup=False)
    return found, person


@settings(max_examples=15)
@given(st.randoms(), st.data())
def test_whatever_the_order_of_merging_no_word_is_left(life, database_of_module, random, data):
    steps, person = life
    everything = restored(steps, person)
    outcome = set()
    for _ in range(2):
        empty_database()
        random.shuffle(everything)
        size = data.draw(st.integers(1, 7))
        for start in range(0, len(everything), size):
            merging.absorb(everything[start : start + size])
        merging.absorb(everything[:3])
        assert left_of() == []
        assert merging.waiting_count() == 0
        assert integrity.log_problem() == ""
        outcome.add(digest.digest())
    assert len(outcome) == 1


@pytest.fixture(scope="module")
def database_of_module(life, tmp_path_factory):
    """One open database for all examples."""
    yield workspace.open_workspace(tmp_path_factory.mktemp("gabung"))
    workspace.close_workspace(backup=False)


def test_a_restored_copy_is_held_to_the_erasure(database):
    person, _ = a_life()
    copy = workspace.make_backup()
    erasure.erase(person)
    workspace.restore_backup(copy.name)
    assert left_of() == []
    assert personal.is_erased(person)
    assert integrity.log_problem() == ""


def test_a_lost_database_is_held_to_the_erasure_too(database):
    person, _ = a_life()
    copy = workspace.make_backup()
    erasure.erase(person)
    workspace.close_workspace(backup=False)
    database.write_bytes(b"rusak" * 400)
    workspace.open_or_rescue(database.parent)
    workspace.restore_backup(copy.name)
    assert left_of() == []


def test_a_person_who_arrives_again_from_elsewhere_is_erased_again(database):
    person, _ = a_life()
    older = list(log.steps())
    erasure.erase(person)
    empty = ("change", "step", "waiting", "person_place", *reversed(base.shared_tables()))
    for table in empty:  # a database that knows of the erasure and of nothing else
        engine.execute_sql(f'DELETE FROM "{table}"')
    merging.absorb(older)
    assert left_of() == []
    assert engine.execute_sql("SELECT erased FROM person WHERE id = ?", (person,)).fetchone()[0]


def test_copies_made_before_an_erasure_go_within_a_year(database):
    person, _ = a_life()
    folder = backups.folder(database)
    old = workspace.make_backup()
    long_ago = datetime.now(UTC) - timedelta(days=400)
    kept = folder / f"{long_ago:%Y-%m-%d_%H%M%S}_sebelum-pembaruan.bimtekdb"
    (folder / old.file_name).rename(kept)
    erasure.erase(person)
    workspace.make_backup()
    assert kept.exists()
    moment = (datetime.now(UTC) - timedelta(days=366)).isoformat(timespec="seconds")
    listed = folder / "data-pribadi-terhapus.json"
    listed.write_text(f'{{"{person}": "{moment}"}}', encoding="utf-8")
    workspace.make_backup()
    assert not kept.exists()
    assert backups.free_of_erased_by(date(2026, 11, 22)) == date(2027, 11, 23)


def test_the_outlook_says_what_goes_and_what_stays(database):
    person, event = a_life()
    seen = erasure.outlook(person, date(2026, 11, 22))
    assert (seen.name, seen.records, seen.participations, seen.activities, seen.attachments) == (NAME, 1, 1, 1, 1)
    assert [entry.number for entry in certificates.register(event) if entry.person_id == person] == list(
        seen.certificates
    )
