"""`make run`: the window, or without a display the main job on both samples into a fresh folder."""

import os
import sys
import tempfile
from pathlib import Path

from app.errors import UserError


def has_display() -> bool:
    """Whether a window can be shown here."""
    needs_server = sys.platform not in {"win32", "darwin"}
    return not needs_server or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def rehearse() -> int:
    """Run the main job without a window and print where each file lies."""
    from app.services import rehearsal

    folder = Path(tempfile.mkdtemp(prefix="bimtek-psm-"))
    os.environ["BIMTEK_SETTINGS"] = str(folder / "setelan")  # practice must not touch the user's own settings
    try:
        made = rehearsal.run(folder)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("Tidak ada layar: kedua kegiatan contoh dijalankan tanpa jendela.\n")
    for item in made:
        sys.stdout.write(f"  {item.what:28} {item.path}\n")
    return 0


def main() -> int:
    """Show the window where there is a display."""
    if not has_display():
        return rehearse()
    from ui.start import main as start

    return start()


if __name__ == "__main__":
    raise SystemExit(main())
