"""A disk that fills up in the middle of a step: told in a sentence, and the database goes on as before."""

import pytest

from app.errors import UserError
from app.models import changes, log, sites
from app.models.base import database as handle
from app.services import checking, history, people, workspace
from app.services.people import PersonCard
from tests.builders import a_person, an_office


def fill_up(pages=0):
    """Let the database grow by so many pages and no more, as on a full disk."""
    now = handle.execute_sql("PRAGMA page_count").fetchone()[0]
    handle.execute_sql(f"PRAGMA max_page_count = {now + pages}")


def type_people(count):
    for number in range(count):
        people.save(PersonCard(name=f"Orang {number} " + "x" * 400))


def make_room():
    handle.execute_sql("PRAGMA max_page_count = 1000000")


def test_a_step_on_a_full_disk_is_taken_back_whole(database):
    an_office()
    a_person("Siti")
    before = checking.digest_of()
    fill_up()
    with pytest.raises(UserError, match="Disk penuh"):
        type_people(300)
    make_room()
    kept = people.count()
    assert kept < 300
    assert not [check for check in checking.check() if check.problem]
    a_person("Budi")
    assert people.count() == kept + 1
    assert checking.digest_of() != before


def test_a_copy_that_failed_is_made_again_at_the_next_closing(database):
    a_person("Siti")
    blocked = database.parent / "cadangan"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="Cadangan tidak dapat dibuat"):
        workspace.close_workspace()
    blocked.unlink()
    workspace.open_workspace(database.parent)
    workspace.close_workspace()
    workspace.open_workspace(database.parent)
    assert [copy.reason for copy in workspace.list_backups()] == ["penutupan"]


def test_a_step_undone_and_redone_two_thousand_times(database):
    a_person("Siti")
    last = history.page()[0].id
    clock = changes.latest_clock()
    for number in range(2000):
        entry = log.LoggedStep(f"{number:032}", sites.current(), "", clock + number + 1, "", last, ())
        changes.append_log([entry])
        last = entry.id
    assert history.undoable_names()[0].startswith("Menambah Siti")
    history.undo_last()
    assert people.count() == 0
