"""The regions as shipped: licensed openly, and refused in a sentence when damaged."""

import sys

import pytest

from app import paths
from app.errors import UserError
from app.exchange import regions


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
