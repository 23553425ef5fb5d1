"""What every test may ask for: the drill profile, programs that must be there, a database of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.services import workspace

settings.register_profile("quick", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("drill", max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--drill", action="store_true", help="run the long drills too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--drill"):
        for item in items:
            if item.get_closest_marker("drill"):
                item.add_marker(pytest.mark.skip(reason="a drill: make drill"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip by name what needs a missing program; on CI that is a failure."""
    for marker in item.iter_markers("needs"):
        missing = [program for program in marker.args if shutil.which(program) is None]
        if missing and os.environ.get("CI") == "true":
            pytest.fail(f"{', '.join(missing)} is missing (tools.txt)")
        if missing:
            pytest.skip(f"{', '.join(missing)} is not installed (tools.txt)")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's folders."""
    monkeypatch.setenv("BIMTEK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BIMTEK_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path]:
    """A fresh open database; its path."""
    yield workspace.open_workspace(tmp_path / "data")
    workspace.close_workspace(backup=False)
