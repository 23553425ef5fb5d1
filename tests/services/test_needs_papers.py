"""The needs for training on paper and as a workbook: the same figures as on the screen."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from app.errors import UserError
from app.models.local import Output
from app.services import needs_papers, training_needs
from app.services.papers.options import PaperOptions
from tests import builders
from tests.printing import reading

ASKED = training_needs.question(date(2026, 11, 22), within="14.08")


@pytest.fixture
def people(database):
    builders.an_office()
    builders.a_person("Terlatih", basic_certificate_number="1/2016", status="aktif")
    for name in builders.NASTY_NAMES:
        builders.a_person(name, status="aktif", decree_number="SK/1", decree_until="2020-01-01")


def test_the_counts_on_paper(people):
    told = "".join(reading.pages(needs_papers.render(ASKED).pdf))
    assert "KEBUTUHAN PELATIHAN PSM" in told
    assert "Kabupaten Siak" in told
    assert "130 dari 131" in told
    assert "Kec. Mempura" in told
    assert "Kampung Rempak" in told


@pytest.mark.parametrize("size", ["A4", "F4"])
def test_the_people_on_paper(people, size):
    told = reading.letters("".join(reading.pages(needs_papers.render(ASKED, "basic", PaperOptions(size)).pdf)))
    assert reading.letters("BELUM BIMTEK DASAR") in told
    for name in builders.NASTY_NAMES:
        assert reading.letters(name) in told
    assert "Terlatih(" not in told
    nobody = needs_papers.render(replace(ASKED, within="14.71"), "basic")
    assert "Tidak ada yang tercatat" in reading.pages(nobody.pdf)[0]


def test_the_workbook_holds_figures_and_people(people, tmp_path):
    path = needs_papers.save_workbook(tmp_path / "kebutuhan.xlsx", ASKED)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Per wilayah", "Belum bimtek dasar", "Lama tidak dilatih", "Tanpa SK", "SK habis"]
    siak = next(row for row in book["Per wilayah"].values if row[0] == "14.08")
    assert siak[1:7] == ("Kab. Siak", 6, 5, 6, 1, 5)
    assert sorted(row[0] for row in list(book["Belum bimtek dasar"].values)[1:]) == sorted(builders.NASTY_NAMES)
    book.close()
    assert Output.get().document == "training-needs"


def test_an_unknown_region_is_refused(people):
    with pytest.raises(UserError, match="tidak dikenal"):
        needs_papers.find_region("99.99")
