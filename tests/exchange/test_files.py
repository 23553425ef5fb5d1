"""Files are written whole or not at all, under names that every system takes."""

import errno
import os
import sys
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, UserError
from app.exchange.files import safe_file_name, write_atomically


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_bytes_and_functions_replace_what_stood_there(tmp_path):
    path = tmp_path / "data.bin"
    write_atomically(path, b"satu")
    write_atomically(path, lambda file: file.write(b"dua"))
    assert path.read_bytes() == b"dua"
    assert leftovers(tmp_path) == ["data.bin"]


@pytest.mark.parametrize("error", [Cancelled(), ValueError("salah kami")])
def test_a_writer_that_stops_leaves_the_old_file_and_no_other(tmp_path, error):
    path = tmp_path / "data.bin"
    path.write_bytes(b"lama")

    def stop(file):
        file.write(b"separuh")
        raise error

    with pytest.raises(type(error)):
        write_atomically(path, stop)
    assert path.read_bytes() == b"lama"
    assert leftovers(tmp_path) == ["data.bin"]


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "data.bin"
    path.write_bytes(b"lama")

    def fill(file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(UserError, match="tidak cukup"):
        write_atomically(path, fill)
    assert path.read_bytes() == b"lama"
    assert leftovers(tmp_path) == ["data.bin"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_disk_that_is_really_full(tmp_path):
    def through_dev_full(file):
        with Path("/dev/full").open("wb", buffering=0) as full:
            full.write(b"x")

    with pytest.raises(UserError, match="tidak cukup"):
        write_atomically(tmp_path / "a", through_dev_full)


def test_a_missing_folder_and_a_folder_in_the_way_are_told(tmp_path):
    with pytest.raises(UserError, match="tidak ada"):
        write_atomically(tmp_path / "entah" / "a.pdf", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="folder"):
        write_atomically(tmp_path / "folder", b"x")
    assert leftovers(tmp_path) == ["folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="tidak mengizinkan penulisan"):
        write_atomically(tmp_path / "a.pdf", b"x")


def test_a_locked_file_is_told(tmp_path):
    """What Windows answers for a PDF that is open in a reader."""
    path = tmp_path / "sertifikat.pdf"
    path.write_bytes(b"lama")

    def locked(file):
        raise PermissionError(errno.EACCES, "Access is denied")

    with pytest.raises(UserError, match="sedang dibuka di program lain") as told:
        write_atomically(path, locked)
    assert told.value.unchanged
    assert told.value.todo


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sertifikat 001 Siti Nur'aini.pdf", "Sertifikat 001 Siti Nur'aini.pdf"),
        ("400.9/0001/DINSOS/2018 <Siti>.pdf", "400.9 0001 DINSOS 2018 Siti.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("..", "berkas"),
        ("  spasi .  ", "spasi"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("H. Dahrius Husin", "H. Dahrius Husin"),
    ],
)
def test_names_are_made_safe(text, name):
    assert safe_file_name(text) == name


@given(st.text(max_size=600))
def test_any_text_makes_a_name_that_can_be_written(tmp_path_factory, text):
    name = safe_file_name(text)
    assert 0 < len(name) <= 120
    assert len(name.encode()) <= 255
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved() or sys.version_info >= (3, 13)
    assert name == name.strip(" .")
    assert safe_file_name(name) == name
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(b"")
    path.unlink()
