"""Opening, refusing, migrating, backing up and restoring the database file."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from app.errors import UserError
from app.models import backups, base, location, migrating, store
from app.services import checking, workspace
from tests.builders import a_person


def test_models_and_migrated_schema_agree(database):
    assert not diff_models(base.database.obj, migrating.models())


def test_the_driver_is_set_so_that_confirmed_rows_survive(database):
    def pragma(name):
        return base.database.execute_sql(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("wal", 2, 1)
    assert pragma("locking_mode") == "exclusive"


@pytest.mark.parametrize("content", [b"bukan basis data", b"\0" * 8192, os.urandom(8192)])
def test_a_foreign_file_is_refused_unchanged(tmp_path, content):
    file = tmp_path / "data" / "bimtek.db"
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(UserError, match="tidak diubah"):
        workspace.open_workspace(file.parent)
    assert file.read_bytes() == content


def test_a_plain_sqlite_database_is_refused_unchanged(tmp_path):
    file = tmp_path / "data" / "bimtek.db"
    file.parent.mkdir()
    plain = sqlite3.connect(file)
    plain.execute("CREATE TABLE lain (x)")
    plain.commit()
    plain.close()
    before = file.read_bytes()
    with pytest.raises(UserError, match="bukan basis data Bimtek PSM"):
        workspace.open_workspace(file.parent)
    assert file.read_bytes() == before


def test_a_newer_database_is_refused_unchanged(database):
    base.database.execute_sql(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_from_the_future', '2030-01-01')"
    )
    workspace.close_workspace(backup=False)
    before = database.read_bytes()
    with pytest.raises(UserError, match="lebih baru"):
        workspace.open_workspace(database.parent)
    assert database.read_bytes() == before


def test_a_damaged_page_is_found(database):
    for number in range(200):
        a_person(f"Orang {number}")
    workspace.close_workspace(backup=False)
    content = bytearray(database.read_bytes())
    content[4096 * 5 + 100] ^= 1
    database.write_bytes(content)
    assert damage_found(database)


def damage_found(database):
    """Whether opening refuses the file, or the check finds the page."""
    try:
        workspace.open_workspace(database.parent)
    except UserError as error:
        return "rusak" in str(error)
    return any("rusak" in check.problem for check in checking.check())


def test_a_migration_backs_up_first_and_keeps_children(database, tmp_path, monkeypatch):
    a_person()
    step = tmp_path / "steps"
    step.mkdir()
    for file in migrating.DIRECTORY.glob("0*.py"):
        (step / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (step / "0099_add_colour.py").write_text(
        "from peewee import TextField\n\n\ndef up(migrator, db):\n"
        "    migrator.migrate(migrator.add_column('person', 'colour', TextField(default='')))\n",
        encoding="utf-8",
    )
    workspace.close_workspace(backup=False)
    monkeypatch.setattr(migrating, "DIRECTORY", step)
    workspace.open_workspace(database.parent)
    assert [copy.reason for copy in workspace.list_backups()] == ["sebelum-pembaruan"]
    assert base.database.execute_sql("SELECT count(*) FROM person").fetchone()[0] == 1


def test_a_migration_that_breaks_references_never_reaches_the_disk(database, tmp_path, monkeypatch):
    step = tmp_path / "steps"
    step.mkdir()
    for file in migrating.DIRECTORY.glob("0*.py"):
        (step / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (step / "0099_break.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql(\"INSERT INTO quota (id, deleted, event_id, region) VALUES ('q', 0, 'nowhere', '14')\")\n",
        encoding="utf-8",
    )
    workspace.close_workspace(backup=False)
    monkeypatch.setattr(migrating, "DIRECTORY", step)
    with pytest.raises(RuntimeError, match="breaks 1 references"):
        workspace.open_workspace(database.parent)
    monkeypatch.undo()
    monkeypatch.setenv("BIMTEK_SETTINGS", str(tmp_path / "settings"))
    workspace.open_workspace(database.parent)
    assert base.database.execute_sql("SELECT count(*) FROM quota").fetchone()[0] == 0


def test_a_second_program_is_told_at_once(database):
    code = (
        "import sys; from pathlib import Path\n"
        "from app.models.location import DatabaseLock; from app.errors import UserError\n"
        "try: DatabaseLock(Path(sys.argv[1])).acquire()\n"
        "except UserError as error: print(error); sys.exit(1)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(database)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert "sedang dibuka" in done.stdout


def test_backup_and_restore_bring_back_what_was(database):
    person = a_person("Sukarni")
    wanted = checking.digest_of()
    copy = workspace.make_backup()
    a_person("Orang lain")
    assert checking.digest_of() != wanted
    workspace.restore_backup(copy.name)
    assert checking.digest_of() == wanted
    reasons = [found.reason for found in workspace.list_backups()]
    assert "sebelum-dipulihkan" in reasons
    assert person


def test_a_damaged_backup_is_refused_and_the_database_stays(database):
    a_person()
    copy = workspace.make_backup()
    file = backups.folder(database) / f"{copy.name}.bimtekdb"
    content = bytearray(file.read_bytes())
    content[9000] ^= 255
    file.write_bytes(content)
    wanted = checking.digest_of()
    with pytest.raises(UserError, match="rusak"):
        workspace.restore_backup(copy.name)
    assert checking.digest_of() == wanted


def test_old_backups_go_but_not_those_of_days_and_months(database):
    folder = backups.folder(database)
    folder.mkdir()
    for month in range(1, 13):
        for day in (1, 15):
            (folder / f"2025-{month:02d}-{day:02d}_080000_penutupan.bimtekdb").write_bytes(b"x")
    workspace.make_backup()
    kept = {copy.name[:10] for copy in workspace.list_backups()}
    assert "2025-12-15" in kept
    assert "2025-06-15" in kept
    assert "2025-01-01" not in kept


@pytest.mark.skipif(sys.platform == "win32", reason="folder permissions of Linux")
def test_a_read_only_folder_is_told(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    folder.mkdir()
    file = folder / "bimtek.db"
    if os.geteuid() == 0:  # root writes anywhere: stand a file in the folder's place
        folder.rmdir()
        folder.write_bytes(b"")
    else:
        folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    with pytest.raises(UserError, match="tidak dapat ditulisi"):
        store.Store(file).open()


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/berbagi /mnt/kantor cifs rw 0 0
/dev/sdb1 /media/usb\\040stik vfat rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mounts of Linux")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/bimtek.db", ""),
        ("/mnt/kantor/data/bimtek.db", "jaringan"),
        ("/media/usb stik/bimtek.db", "media lepas-pasang (USB)"),
    ],
)
def test_network_and_removable_drives_are_known(path, kind):
    assert location.unsafe_drive(Path(path), MOUNTS) == kind


def test_a_database_on_a_network_drive_is_refused_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(location, "unsafe_drive", lambda path: "jaringan")
    with pytest.raises(UserError, match="berada pada jaringan"):
        workspace.open_workspace(tmp_path / "data")
    assert not (tmp_path / "data" / "bimtek.db").exists()
