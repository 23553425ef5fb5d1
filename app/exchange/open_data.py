"""The data file for the province: one ZIP of CSV tables that a datapackage.json describes, and the same as XLSX.

Follows the Data Package standard (datapackage.org), so that any system can read and check it without this program.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import Progress, no_progress
from app.exchange.files import write_atomically
from app.exchange.formula_guard import guard
from app.exchange.open_data_columns import LAYOUT_VERSION, PEOPLE, TABLES, Column, Table

_DECREE = "Kepmendagri Nomor 300.2.2-2430 Tahun 2025"
_NUMERIC = frozenset({"integer", "number", "year"})
_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML, and so XLSX, cannot hold

Record = Mapping[str, str]


@dataclass(frozen=True)
class OpenData:
    """All that one data file tells. Rows map column names of `open_data_columns` to texts; a missing one is empty.

    `created` is aware of its time zone; `producer` is the office and `producer_region` its Kemendagri code. Without
    `with_nik` the column is left out, even where rows hold it.
    """

    name: str
    title: str
    created: datetime
    producer: str
    producer_region: str
    app_version: str
    with_nik: bool
    people: Sequence[Record]
    participants: Sequence[Record] = ()
    attendance: Sequence[Record] = ()
    certificates: Sequence[Record] = ()

    def records(self, table: Table) -> Sequence[Record]:
        """The rows of one table."""
        found: Sequence[Record] = getattr(self, table.name)
        return found


def write_open_data(path: Path, data: OpenData, progress: Progress = no_progress) -> None:
    """Write the data file whole, or leave what stood there.

    `progress` counts rows, once for CSV and once for XLSX.

    Raises:
        UserError: the folder is missing or read-only, the file is open elsewhere, the disk is full.
    """
    steps = _Steps(progress, 2 * sum(len(data.records(table)) for table in TABLES))

    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            resources = []
            for table in TABLES:
                content = _csv(table, data, steps)
                resources.append(_resource(table, data, content))
                _add(archive, data, f"{table.name}.csv", content)
            workbook = _xlsx(data, steps)
            _add(archive, data, "data.xlsx", workbook)
            text = json.dumps(_descriptor(data, resources, workbook), ensure_ascii=False, indent=2)
            _add(archive, data, "datapackage.json", text.encode())

    write_atomically(path, write)


class _Steps:
    """Counts rows for a Progress."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def step(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)


def _row(columns: Sequence[Column], record: Record) -> list[str]:
    """A record's texts by column; what has not the form of its column moves to the remark, so that none is lost."""
    texts, remarks = [], []
    for column in columns:
        text = record.get(column.name, "")
        if not column.accepts(text):
            remarks.append(f"{column.name}: {text}")
            text = ""
        texts.append(text)
    if remarks:
        texts[-1] = "; ".join(filter(None, (texts[-1], *remarks)))
    return texts


def _csv(table: Table, data: OpenData, steps: _Steps) -> bytes:
    """UTF-8 with a mark and ";" as Indonesian Excel expects them."""
    columns = table.shown(data.with_nik)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for record in data.records(table):
        writer.writerow(
            [
                cell if column.type in _NUMERIC else guard(cell)
                for column, cell in zip(columns, _row(columns, record), strict=True)
            ]
        )
        steps.step()
    return text.getvalue().encode("utf-8-sig")


def _xlsx(data: OpenData, steps: _Steps) -> bytes:
    """One sheet a table, Indonesian headings; all cells text but for quantities."""
    import xlsxwriter

    content = io.BytesIO()
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(content, settings) as book:
        book.set_properties(
            {"title": data.title, "company": data.producer, "created": data.created.replace(tzinfo=None)}
        )
        heading, text = (
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            book.add_format({"num_format": "@"}),
        )
        for table in TABLES:
            columns = table.shown(data.with_nik)
            sheet = book.add_worksheet(table.title)
            sheet.freeze_panes(1, 0)
            for index, column in enumerate(columns):
                sheet.set_column(index, index, column.width, None if column.type in _NUMERIC else text)
                sheet.write_string(0, index, column.heading, heading)
            for number, record in enumerate(data.records(table), start=1):
                for index, (column, cell) in enumerate(zip(columns, _row(columns, record), strict=True)):
                    if cell and column.type in _NUMERIC:
                        sheet.write_number(number, index, float(cell))
                    elif cell:
                        sheet.write_string(number, index, _CONTROL.sub("", cell), text)
                steps.step()
    return content.getvalue()


def _resource(table: Table, data: OpenData, content: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [column.schema() for column in table.shown(data.with_nik)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table is not PEOPLE:
        reference = {"resource": PEOPLE.name, "fields": ["id_orang"]}
        schema["foreignKeys"] = [{"fields": ["id_orang"], "reference": reference}]
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "rows": len(data.records(table)),
        "schema": schema,
    }


def _descriptor(data: OpenData, resources: Sequence[Mapping[str, Any]], workbook: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": _UNSAFE.sub("-", data.name.casefold()).strip("-") or "bimtek-psm",
        "title": data.title,
        "description": (
            "Data bimbingan teknis pekerja sosial masyarakat. Memuat data pribadi (UU 27/2022): pakai hanya untuk"
            " tugas kedinasan. Dalam CSV, teks yang diawali = + - @ diberi tanda ' di depannya."
        ),
        "version": LAYOUT_VERSION,
        "created": data.created.isoformat(timespec="seconds"),
        "contributors": [{"title": data.producer, "role": "publisher", "organization": data.producer}],
        "producer": {"name": data.producer, "region": data.producer_region},
        "software": {"name": "Bimtek PSM", "version": data.app_version},
        "withNik": data.with_nik,
        "codeSchemes": [
            {"columns": ["kode_desa", "kode_desa_tugas", "kode_kab_kota"], "title": "Kode wilayah", "source": _DECREE},
        ],
        "resources": list(resources),
        "attachments": [
            {
                "path": "data.xlsx",
                "title": "Tabel yang sama untuk Excel",
                "bytes": len(workbook),
                "hash": "sha256:" + hashlib.sha256(workbook).hexdigest(),
            }
        ],
    }


def _add(archive: zipfile.ZipFile, data: OpenData, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, data.created.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
