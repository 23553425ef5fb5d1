"""Reference lists are data with a scheme and a validity."""

import pytest

from app.domain.vocabulary import LEVELS
from app.services import references

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(("scheme", "count"), [("PMKS-26", 26), ("PPKS-26", 26), ("PAS-12", 12), ("PSKS-12", 12)])
def test_the_lists_are_whole(scheme, count):
    assert len(references.choices(scheme)) == count


def test_a_scheme_holds_from_its_day():
    assert references.choices("PAS-12", "2018-09-12") == ()
    assert len(references.choices("PMKS-26", "2018-09-12")) == 26
    assert len(references.choices("PAS-12", "2025-06-05")) == 12


def test_levels_are_the_ones_the_rules_know():
    assert dict(references.choices("level")) == LEVELS
    assert "PSM" in dict(references.choices("pillar"))
