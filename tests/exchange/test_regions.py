"""The regions as shipped: read quickly, licensed openly, and refused in a sentence when damaged."""

import subprocess
import sys

import pytest

from app import paths
from app.errors import UserError
from app.exchange import regions

READING = """
import time
start = time.perf_counter()
from app.exchange.regions import gazetteer
gazetteer()
print(time.perf_counter() - start)
"""


def test_reading_takes_less_than_a_blink():
    seconds = min(
        float(subprocess.run([sys.executable, "-c", READING], check=True, capture_output=True, encoding="utf-8").stdout)
        for _ in range(2)
    )
    assert seconds < 0.8  # 0.15 s on a quiet machine


def test_the_licence_travels_with_the_data():
    notice = paths.resource("regions", "NOTICE.md").read_text(encoding="utf-8")
    assert "Open Database License" in notice
    assert "300.2.2-2430 Tahun 2025" in notice
    assert "idn-area-data" in notice
    assert "Open Database License" in paths.resource("regions", "LICENSE-ODbL.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [None, b"", b"bukan xz"])
def test_a_damaged_installation_is_told(tmp_path, monkeypatch, content):
    folder = tmp_path / "resources" / "regions"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "regions.csv.xz").write_bytes(content)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    regions.gazetteer.cache_clear()
    try:
        with pytest.raises(UserError, match="wilayah"):
            regions.gazetteer()
    finally:
        regions.gazetteer.cache_clear()
