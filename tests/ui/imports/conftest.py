"""The running program on a copy of the practice data, with someone who imports."""

import shutil
from collections.abc import Iterator

import pytest

from app import paths
from tests.ui.imports.steering import Importer
from tests.ui.sections import practice_folder


@pytest.fixture
def importer(qtbot, qapp) -> Iterator[Importer]:
    shutil.copytree(practice_folder(), paths.data_dir())
    made = Importer(qtbot, qapp)
    made.start()
    yield made
    made.leave()
    assert made.bugs == []
