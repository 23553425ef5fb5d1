"""Realistically messy workbooks go through the whole engine: as many as can go in do, and the second time none."""

import pytest

from app.models import rows
from app.services import importing
from tests.builders import an_office
from tests.messy.workbooks import WORKBOOKS, Messy
from tests.services.lists import figures


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
@pytest.mark.parametrize("messy", WORKBOOKS, ids=lambda messy: messy.name)
def test_a_messy_workbook_goes_in_once(database, tmp_path, messy: Messy, kind: str) -> None:
    an_office()
    path = tmp_path / f"daftar{kind}"
    (messy.write_xlsx if kind == ".xlsx" else messy.write_csv)(path)
    goes_in, rejected = messy.expected(kind)
    source = importing.open_source(path, "people")
    plan = importing.plan(source)
    assert figures(plan) == (len(goes_in), 0, 0, len(rejected))
    outcome = importing.run(plan)
    assert (outcome.report, outcome.counted) == (plan.report, plan.report.new)
    assert len(rows.find("person")) == plan.report.new
    assert figures(importing.plan(source)) == (0, 0, len(goes_in), len(rejected))
