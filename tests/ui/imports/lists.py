"""Small lists as offices send them."""

from pathlib import Path

import xlsxwriter

HEADINGS = ("No", "Nama Lengkap", "NIK", "L/P", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Kab/Kota")
GOOD = ("1", "Rahmi <b>Utami</b>", "1408016505850011", "P", "25-05-1985", "Benteng Hulu", "Mempura", "Siak")
NUMERIC = ("2", "Sugeng Riyadi", 1408010101800012.0, "L", "01-01-1980", "Kampung Dalam", "Siak", "Siak")
NAMELESS = ("3", "", "1405020202900001", "L", "02-02-1990", "Langgam", "Langgam", "Pelalawan")


def a_list(path: Path, *rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    """A workbook with a title, two empty lines, headings in row 4."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Peserta")
    sheet.write_string(0, 0, "DAFTAR CALON PESERTA")
    for column, heading in enumerate(headings):
        sheet.write_string(3, column, heading)
    for line, row in enumerate(rows, 4):
        for column, value in enumerate(row):
            (sheet.write_number if isinstance(value, float) else sheet.write_string)(line, column, value)
    book.close()
    return path


def mixed(folder: Path) -> Path:
    """One good row, one with its NIK in a number, one without a name."""
    return a_list(folder / "daftar peserta.xlsx", GOOD, NUMERIC, NAMELESS)
