"""What is imported while nobody waits: all of it exists, and the first showing of a page imports nothing more."""

import subprocess
import sys

from ui.warming import MODULES

OPEN_ALL = """
import importlib, sys
from ui import start
for name in start_modules:
    importlib.import_module(name)
before = set(sys.modules)
from app.services import workspace
from ui.pages import Desk
from ui.start import make_application
from ui.tabs.event.page import EventView
from ui.tabs.certificates.sections import sections as certificate_sections
from ui.tabs.event.sections import sections
from ui.tabs.table import pages
from ui.work.thread import Work
app = make_application(["uji"])
work = Work()
work.run(workspace.open_workspace)
desk = Desk(work)
entries = (*pages(), *sections(), *certificate_sections())
made = [EventView(desk), *(entry.build(desk) for entry in entries)]
app.processEvents()
late = sorted(name for name in set(sys.modules) - before if name.startswith(("ui.", "PySide6.")))
print(",".join(late))
work.close(lambda: workspace.close_workspace(backup=False))
"""


def test_nothing_of_ours_is_left_to_import_when_a_page_is_shown() -> None:
    program = f"start_modules = {('ui.tabs.events', *MODULES)!r}\n{OPEN_ALL}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout.strip() == ""
