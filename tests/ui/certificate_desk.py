"""Three offices that share nothing but files: Siak issues, the province vouches, and one of them sits at the window."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app import paths
from app.services import (
    attendance,
    certificates,
    events,
    key_trust,
    office,
    office_keys,
    samples,
    trust_lists,
    workspace,
)
from app.services.certificate_register import RegisterEntry
from app.services.office import OfficeCard
from tests.builders import NASTY_NAMES, an_event, an_office, participants
from tests.ui.sections import Opened, in_window
from ui.pages import PageEntry
from ui.tabs.certificates.page import CertificatesPage

DAY = date(2018, 9, 12)
RIAU = OfficeCard(region="14", name="Dinas Sosial Provinsi Riau")
PELALAWAN = OfficeCard(region="14.05", name="Dinas Sosial Kabupaten Pelalawan")


@dataclass(frozen=True)
class Carried:
    """What Siak and the province wrote: files by name in `folder`, and Siak's certificates with their codes."""

    folder: Path
    entries: tuple[RegisterEntry, ...]
    codes: tuple[str, ...]
    siak_words: tuple[str, ...]
    riau_words: tuple[str, ...]

    def file(self, name: str) -> Path:
        return self.folder / name


def issue(event_id: str) -> tuple[RegisterEntry, ...]:
    """Everybody was there and gets a certificate."""
    attendance.set_all_present(event_id)
    certificates.issue(event_id, DAY)
    return certificates.register(event_id)


def code_of(entry: RegisterEntry) -> str:
    """What the QR of a certificate holds."""
    return certificates.snapshot_of(entry.id).certificate.code


def as_pdf(entries: Sequence[RegisterEntry], path: Path) -> Path:
    """The certificates as they are printed."""
    path.write_bytes(certificates.render([entry.id for entry in entries]))
    return path


def as_picture(pdf: Path, path: Path, dpi: int = 150) -> Path:
    """The front of the first certificate, scanned."""
    with pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=dpi / 72).to_pil().convert("RGB").save(path)
    return path


def forged(code: str) -> str:
    """A code with one sign changed."""
    return code[:80] + ("A" if code[80] != "A" else "B") + code[81:]


def carried(folder: Path) -> Carried:
    """Siak issues five, voids the second and writes its lists; the province vouches for Siak, twice."""
    workspace.open_workspace(folder / "siak")
    an_office()
    event = an_event()
    participants(event, *NASTY_NAMES)
    entries = issue(event)
    codes = tuple(map(code_of, entries))
    as_pdf(entries, folder / "siak.pdf")
    as_picture(folder / "siak.pdf", folder / "siak.png")
    key_trust.write_key_file(folder / "siak.kunci")
    certificates.void(entries[1].id, "Salah tulis & <b>nama</b>")
    trust_lists.write_revocations(folder / "siak.cabut")
    siak_words = office_keys.listing()[0].words
    workspace.close_workspace(backup=False)
    workspace.open_workspace(folder / "riau")
    office.save(RIAU)
    key_trust.write_key_file(folder / "riau.kunci")
    trust_lists.vouch(folder / "siak.kunci")
    trust_lists.write_key_list(folder / "lama.kunci")
    trust_lists.write_key_list(folder / "baru.kunci")
    riau_words = office_keys.listing()[0].words
    workspace.close_workspace(backup=False)
    return Carried(folder, entries, codes, siak_words, riau_words)


@contextmanager
def at_window(qtbot, section: str, prepare: Callable[[], object], data: Path | None = None) -> Iterator[Opened]:
    """The page Sertifikat at a section, in an office that `prepare` makes, or a copy of the one in `data`."""
    if data is not None:
        shutil.copytree(data, paths.data_dir())
    with in_window(qtbot, PageEntry("certificates", "Sertifikat", "certificate", CertificatesPage)) as made:
        made.ask(prepare)
        made.window.show_page("certificates", section)
        yield made


def practice() -> tuple[RegisterEntry, ...]:
    """Siak's sample with its 45 certificates, for practice."""
    samples.load("siak-2018")
    return issue(events.find("siak-2018").id)




def drop(made: Opened, *files: Path) -> str:
    """Drag files over the window and let go; what was said of it."""
    surface = made.window.windowHandle()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(surface, QDragEnterEvent(QPoint(600, 300), copy, mime, left, none))
    said = made.window.drops.cover.accessibleName()
    QApplication.sendEvent(surface, QDropEvent(QPoint(600, 300).toPointF(), copy, mime, left, none))
    return said


def name_file(made: Opened, path: Path) -> None:
    """Name a file in the dialog that asks where to save."""
    made.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()
    made.until(lambda: QApplication.activeModalWidget() is None)
