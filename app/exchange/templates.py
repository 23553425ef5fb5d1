"""Our own workbooks: templates to fill in, and lists of people in the same layout. Both are read back without loss."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.import_fields import EXAMPLE_NAME, INSTRUCTIONS_SHEET, PEOPLE, VERBATIM_SHEET, Catalogue, Field
from app.domain.vocabulary import EDUCATION_LEVELS, PILLARS
from app.errors import Progress, no_progress
from app.exchange.files import write_atomically
from app.exchange.spreadsheets import column_letter

_SHEET = "Isian"
_LAST_ROW = 1000  # how far down the columns of a template are prepared
_SETTINGS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
# Ways in which other lists write what our columns hold.
_COMBINED = frozenset({
    "birth", "male", "female", "rt_rw", "village_district", "district_regency", "village_district_regency",
    "criterion", "value",
})  # fmt: skip
_MARKS = ("H", "I", "S", "A")
_DATE_WORDS = "Hari, bulan, tahun: 17-08-1985 atau 17 Agustus 1985."


@dataclass(frozen=True)
class _Column:
    """How a field is filled in: words for the sheet of instructions, an example, what may be chosen, the width in
    characters. A `strict` choice refuses other values; any other one only asks."""

    words: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    width: int = 16
    strict: bool = False


_COLUMNS: Mapping[str, _Column] = {
    "number": _Column("Boleh dikosongkan.", "1", width=8),
    "name": _Column("Wajib. Nama tanpa gelar, seperti di KTP.", EXAMPLE_NAME, width=32),
    "front_title": _Column("Gelar di depan nama.", "Hj.", width=13),
    "back_title": _Column("Gelar di belakang nama.", "S.Sos.", width=16),
    "nik": _Column("16 angka dari KTP. Kolom ini berformat Teks; jangan diubah.", "1408014107900001", width=20),
    "birth_place": _Column("Kabupaten/kota atau desa tempat lahir.", "Siak", width=18),
    "birth_date": _Column(_DATE_WORDS, "01-07-1990"),
    "sex": _Column("L atau P.", "P", ("L", "P"), width=14, strict=True),
    "pillar": _Column("Unsur orang itu; boleh ditulis lain.", "PSM", PILLARS),
    "region": _Column("Kode Kemendagri bila diketahui; kalau kosong, dicari dari nama desa dan kecamatan.", width=18),
    "village_name": _Column("Nama desa atau kelurahan.", "Dayun", width=22),
    "district_name": _Column("Nama kecamatan.", "Dayun", width=20),
    "regency_name": _Column("Nama kabupaten atau kota.", "Kab. Siak", width=20),
    "province_name": _Column("Nama provinsi; boleh kosong bila sama dengan provinsi kantor.", "Riau", width=18),
    "address": _Column("Jalan, dusun, atau jorong.", "Jl. Melati 5", width=28),
    "rt": _Column("Angka RT.", "001", width=7),
    "rw": _Column("Angka RW.", "002", width=7),
    "phone": _Column("Nomor HP dengan angka 0 di depan. Kolom ini berformat Teks.", "081200000001", width=18),
    "email": _Column("Alamat surel.", width=26),
    "education": _Column("Pendidikan terakhir.", "SLTA", EDUCATION_LEVELS, width=14),
    "occupation": _Column("Pekerjaan sehari-hari.", "Petani", width=18),
    "appointed_year": _Column("Tahun diangkat menjadi PSM, empat angka.", "2016"),
    "decree_number": _Column("Nomor SK pengangkatan.", width=24),
    "decree_date": _Column(_DATE_WORDS),
    "decree_until": _Column(_DATE_WORDS, width=18),
    "decree_signer": _Column("Pejabat yang menandatangani SK.", width=24),
    "ipsm_number": _Column("Nomor anggota IPSM.", width=20),
    "status": _Column("calon, aktif, atau nonaktif.", "aktif", ("calon", "aktif", "nonaktif"), strict=True),
    "duty_region": _Column("Kode Kemendagri tempat bertugas.", width=18),
    "basic_certificate_number": _Column("Nomor sertifikat bimtek dasar yang sudah dimiliki.", width=28),
    "basic_certificate_date": _Column(_DATE_WORDS, width=28),
    "basic_certificate_organiser": _Column("Kantor yang menyelenggarakan bimtek dasar itu.", width=28),
    "note": _Column("Hal lain yang perlu dicatat.", width=30),
    "mark": _Column("Satu tanda untuk semua sesi: H hadir, I izin, S sakit, A alpa.", "H", _MARKS, strict=True),
    "juror": _Column("Nama juri, persis seperti di program.", width=30),
    "nominee": _Column("Nama nomine, persis seperti di program.", width=30),
}
_BY_PREFIX: Mapping[str, _Column] = {
    "session": _Column("H hadir, I izin, S sakit, A alpa; kosong bila belum dicatat.", "H", _MARKS, strict=True),
    "exam": _Column("Nilai tes, misalnya 85 atau 85,5.", "85"),
    "criterion": _Column("Nilai juri untuk kriteria ini, misalnya 85 atau 85,5.", "85", width=20),
}
_GENERAL = (
    "Isi lembar “Isian” mulai dari baris kosong pertama; satu baris untuk satu orang.",
    "Jangan mengubah judul kolom. Kolom yang tidak dipakai boleh dikosongkan atau dihapus.",
    "Sel yang kosong tidak pernah menghapus data yang sudah ada di program.",
    f"Baris contoh (“{EXAMPLE_NAME}”) dilewati waktu diimpor; boleh dihapus.",
    "Simpan sebagai .xlsx, lalu impor di program Bimtek PSM. Semua diperiksa dahulu sebelum dimasukkan.",
)


def template_fields(catalogue: Catalogue) -> tuple[Field, ...]:
    """The columns of a template, in order: of what can be told in several ways, the plainest."""
    by_session = any(field.key.startswith("session:") for field in catalogue.fields)
    left_out = _COMBINED | ({"mark"} if by_session else set())
    return tuple(field for field in catalogue.fields if field.key not in left_out)


def write_template(path: Path, catalogue: Catalogue, rows: Sequence[Mapping[str, str]] = ()) -> None:
    """Write a workbook to be filled in, with the `rows` (field → text) that are known already, else with an example.

    Raises: UserError: it cannot be written.
    """
    fields = template_fields(catalogue)
    example = {field.key: _column(field).example for field in fields} if not rows else None
    _write(path, _SHEET, fields, rows, example, prepared=_LAST_ROW, progress=no_progress)


def write_people(
    path: Path, rows: Iterable[Mapping[str, str]], progress: Progress = no_progress, total: int = 0
) -> None:
    """Write people (texts by `PERSON_FIELDS`, and names of regions for the reader) in the template's layout.

    Imported again, every person is unchanged. `progress` counts people, of `total`.

    Raises: UserError: it cannot be written.
    """
    _write(path, VERBATIM_SHEET, template_fields(PEOPLE), rows, None, prepared=0, progress=progress, total=total)


def _write(
    path: Path,
    name: str,
    fields: Sequence[Field],
    rows: Iterable[Mapping[str, str]],
    example: Mapping[str, str] | None,
    prepared: int,
    progress: Progress,
    total: int = 0,
) -> None:
    import xlsxwriter

    def fill(file: BinaryIO) -> None:
        with xlsxwriter.Workbook(file, {**_SETTINGS, "constant_memory": True}) as book:
            sheet = book.add_worksheet(name)
            formats = _formats(book)
            _prepare(sheet, fields, formats, first_row=3 if example else 2, last_row=prepared)
            if example:
                _write_row(sheet, 1, fields, {**example, "number": ""}, formats["example"])
            for done, row in enumerate(rows, start=1):
                _write_row(sheet, done, fields, {"number": str(done), **row}, formats["text"])
                progress(done, max(done, total))
            if prepared:
                _write_instructions(book.add_worksheet(INSTRUCTIONS_SHEET), fields, formats)

    write_atomically(path, fill)


def _formats(book: Any) -> dict[str, Any]:  # noqa: ANN401  # XlsxWriter has no types
    wrapped = {"text_wrap": True, "valign": "top"}
    forms: Mapping[str, Mapping[str, object]] = {
        "heading": {"bold": True, "bottom": 1, "bg_color": "#DCE6EE", "text_wrap": True, "valign": "vcenter"},
        "text": {"num_format": "@"},
        "example": {"num_format": "@", "italic": True, "font_color": "#6B6B6B", "bg_color": "#F2F2F2"},
        "title": {"bold": True, "font_size": 14},
        "strong": {**wrapped, "bold": True, "bottom": 1},
        "wrapped": wrapped,
    }
    return {name: book.add_format(dict(form)) for name, form in forms.items()}


def _prepare(sheet: Any, fields: Sequence[Field], formats: Mapping[str, Any], first_row: int, last_row: int) -> None:  # noqa: ANN401  # XlsxWriter has no types
    """Widths, headings, and for a template what each column takes; all cells are text, so that no digit is lost."""
    for index, field in enumerate(fields):
        sheet.set_column(index, index, _column(field).width, formats["text"])
        rule = _validation(field, f"{column_letter(index)}{first_row}")
        if last_row and rule:
            sheet.data_validation(first_row - 1, index, last_row - 1, index, rule)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.set_row(0, 32)
    for index, field in enumerate(fields):
        sheet.write_string(0, index, field.label, formats["heading"])


def _validation(field: Field, cell: str) -> dict[str, Any] | None:
    column = _column(field)
    told = {"input_title": field.label[:32], "input_message": column.words[:255]} if column.words else {}
    severity = {"error_type": "stop" if column.strict else "information"}
    if column.choices:
        message = {"error_title": field.label[:32], "error_message": f"Pilih: {', '.join(column.choices)}."[:255]}
        return {"validate": "list", "source": list(column.choices), **told, **severity, **message}
    make = _RULES.get(field.key) or (_RULES["date"] if column.words == _DATE_WORDS else None)
    return {**make(cell), **told, "error_title": field.label[:32]} if make else None


_RULES: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "nik": lambda cell: {
        "validate": "custom",
        "value": f'=AND(ISTEXT({cell}),LEN(SUBSTITUTE({cell}," ",""))=16)',
        "error_message": "NIK harus 16 angka dan tersimpan sebagai teks.",
    },
    "date": lambda _: {
        "validate": "length",
        "criteria": "between",
        "minimum": 8,
        "maximum": 20,
        "error_type": "warning",
        "error_message": "Tulis tanggal seperti 17-08-1985.",
    },
    "appointed_year": lambda _: {
        "validate": "length",
        "criteria": "==",
        "value": 4,
        "error_type": "warning",
        "error_message": "Tulis empat angka, misalnya 2016.",
    },
}


def _write_row(
    sheet: Any, number: int, fields: Sequence[Field], row: Mapping[str, str], form: Any  # noqa: ANN401  # XlsxWriter has no types
) -> None:
    for index, field in enumerate(fields):
        text = row.get(field.key, "")
        if text:
            sheet.write_string(number, index, _CONTROL.sub("", text)[:32_767], form)


def _write_instructions(sheet: Any, fields: Sequence[Field], formats: Mapping[str, Any]) -> None:  # noqa: ANN401  # XlsxWriter has no types
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 24)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, "Petunjuk pengisian", formats["title"])
    for number, sentence in enumerate(_GENERAL, start=2):
        sheet.write_string(number, 0, f"{number - 1}. {sentence}")
    first = len(_GENERAL) + 3
    for index, heading in enumerate(("Judul kolom", "Cara mengisi", "Misalnya")):
        sheet.write_string(first, index, heading, formats["strong"])
    for number, field in enumerate(fields, start=first + 1):
        column = _column(field)
        for index, text in enumerate((f"Kolom “{field.label}”", column.words, column.example)):
            sheet.write_string(number, index, text, formats["wrapped"])


def _column(field: Field) -> _Column:
    return _COLUMNS.get(field.key) or _BY_PREFIX.get(field.key.partition(":")[0], _Column())
