"""The yardsticks are honest: they draw the same words; and 1,000 certificates stay small. `make bench` times them."""

import sys

import pytest

from tests.printing import reading, yardstick


def test_the_bare_loops_draw_our_words():
    items = yardstick.many_certificates(3)
    target = yardstick.BytesIO()
    yardstick.write_certificates(target, items, yardstick.layout("resmi"), yardstick.Paper())
    bare_pages = reading.pages(yardstick.bare_certificates(items))
    for ours, bare in zip(reading.pages(target.getvalue()), bare_pages, strict=True):
        assert sorted(reading.letters(ours)) == sorted(reading.letters(bare))


@pytest.mark.drill
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
def test_a_thousand_certificates_stay_under_100_mb(tmp_path):
    assert yardstick.certificates_peak(tmp_path) <= 100
