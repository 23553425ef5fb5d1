"""Realistically messy workbooks in all four formats through the wizard by the mouse: what it shows is what goes in."""

from itertools import cycle
from pathlib import Path

import pytest

from app.services import people
from tests.messy.converting import KINDS, MADE_BY_SOFFICE, written
from tests.messy.workbooks import WORKBOOKS, Messy
from tests.ui.imports.steering import Importer

_NEEDS = (pytest.mark.needs("soffice"),)
_FORMS = [
    pytest.param(messy, kind, id=f"{messy.name}{kind}", marks=_NEEDS if kind in MADE_BY_SOFFICE else ())
    for messy, kind in zip(WORKBOOKS, cycle(KINDS), strict=False)
]
"""Each workbook once, the formats in turn; each in each format is read in the tests of `exchange`."""


def test_there_are_enough_workbooks() -> None:
    assert len(_FORMS) >= 15
    assert {kind for _, kind in (form.values for form in _FORMS)} == set(KINDS)


@pytest.mark.parametrize(("messy", "kind"), _FORMS)
def test_what_the_wizard_shows_goes_in(importer: Importer, tmp_path: Path, messy: Messy, kind: str) -> None:
    importer.tab_people()
    before = importer.ask(people.count)
    wanted, refused = messy.expected(kind)
    importer.click("Impor…")
    importer.pick(written(messy, kind, tmp_path))
    if importer.wizard.step == "columns":
        importer.click("Periksa")
        importer.rest()
    figures = importer.figures()
    assert figures["rejected"] == len(refused), importer.rows("Baris daftar")
    assert figures["new"] == len(wanted), importer.rows("Baris daftar")
    if refused:
        importer.click(f"Ditolak, {len(refused)}")
        assert {row for _, row in refused} == {int(row[0]) for row in importer.rows("Baris daftar")}
    importer.click(f"Impor {figures['new']} orang")
    importer.rest()
    assert importer.says(f"Dihitung ulang di basis data: {len(wanted)} dari {len(wanted)} baris")
    assert importer.ask(people.count) == before + len(wanted)
    importer.click("Urungkan impor ini")
    importer.rest()
    assert importer.ask(people.count) == before
