"""Attendance lists as venues keep them."""

import pytest
import xlsxwriter

from app.errors import UserError
from app.exchange.attendance_files import read_attendance


def book(path, rows):
    workbook = xlsxwriter.Workbook(path, {"in_memory": True})
    sheet = workbook.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    workbook.close()
    return path


def test_one_mark_for_the_whole_event(tmp_path):
    rows = [
        ["DAFTAR HADIR"],
        [],
        ["No", "Nama", "Kehadiran"],
        [1, "Sukarni", "Hadir"],
        [2, "Nur'aini", "izin"],
        [3, "", ""],
    ]
    found = read_attendance(book(tmp_path / "a.xlsx", rows))
    assert [(r.name, r.marks) for r in found] == [("Sukarni", {0: "H"}), ("Nur'aini", {0: "I"})]


def test_a_mark_for_each_session(tmp_path):
    rows = [["Nama", "NIK", "1", "2", "Sesi 3"], ["Sukarni", "1408014405850001", "H", "", "A"]]
    (found,) = read_attendance(book(tmp_path / "a.xlsx", rows))
    assert (found.nik, found.marks) == ("1408014405850001", {1: "H", 2: "", 3: "A"})


def test_what_is_no_mark_is_reported_never_guessed(tmp_path):
    (found,) = read_attendance(book(tmp_path / "a.xlsx", [["Nama", "Kehadiran"], ["Sukarni", "mungkin"]]))
    assert found.wrong == ("mungkin",)


@pytest.mark.parametrize("rows", [[["Nama", "Alamat"], ["Sukarni", "Dayun"]], [["a", "b"], ["c", "d"]]])
def test_a_list_without_marks_is_told(tmp_path, rows):
    with pytest.raises(UserError, match="tidak ditemukan kolom Nama beserta kolom Kehadiran"):
        read_attendance(book(tmp_path / "a.xlsx", rows))
