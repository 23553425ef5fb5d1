"""Every messy workbook, in every format, is understood row by row."""

import pytest

from app.domain.import_fields import PEOPLE
from app.domain.importing import check_people
from app.exchange.reading import read_sheets
from app.exchange.records import read_records
from app.exchange.regions import gazetteer
from app.exchange.tables import find_tables
from tests.messy.converting import KINDS, MADE_BY_SOFFICE, written
from tests.messy.workbooks import SIDES, WORKBOOKS, Messy

soffice = pytest.mark.needs("soffice")
in_all_formats = pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=soffice if kind in MADE_BY_SOFFICE else ()) for kind in KINDS]
)


@in_all_formats
@pytest.mark.parametrize("messy", WORKBOOKS, ids=lambda messy: messy.name)
def test_a_messy_workbook_is_understood(tmp_path, messy: Messy, kind):
    sheets = read_sheets(written(messy, kind, tmp_path))
    numbers = {sheet.name: number for number, sheet in enumerate(sheets)}
    records, _ = read_records(sheets, find_tables(sheets, PEOPLE), PEOPLE)
    judged = check_people(records, {}, gazetteer(), "", near="14.08")
    checked = {(numbers[person.sheet], person.row): person for person in judged}
    people, rejected = messy.expected(kind)
    assert {place for place, person in checked.items() if not person.rejected} == set(people)
    assert {place for place, person in checked.items() if person.rejected} == set(rejected)
    for place, values in people.items():
        assert {field: checked[place].values[field] for field in values} == values, place
    for place, field in rejected.items():
        columns = {record.places[field].heading for record in records if (numbers[record.sheet], record.row) == place}
        assert columns & {finding.column for finding in checked[place].findings if finding.severity == "error"}


@in_all_formats
def test_two_tables_side_by_side(tmp_path, kind):
    sheets = read_sheets(written(SIDES, kind, tmp_path))
    tables = find_tables(sheets, PEOPLE)
    assert [(table.first_index, table.last_index) for table in tables] == [(0, 2), (4, 6)]
    records, _ = read_records(sheets, tables, PEOPLE)
    assert [(record.row, record.values["name"], record.values["sex"]) for record in records] == [
        (3, "Siti Aminah", "P"), (4, "Joko Susilo", "L"), (5, "Rina Wati", "P"), (3, "Agus Salim", "L"),
        (4, "Nurul Huda", "P"),
    ]  # fmt: skip
