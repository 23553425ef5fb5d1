"""Looking at every name before numbers are given, and letting certificates out to be signed: by mouse and keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QPushButton

from app.services import attendance, certificates, events, people, registration, signed_certificates, signed_pdfs
from tests import signing
from tests.ui.sections import Opened, hosted, opened
from ui.dialogs.reason import ReasonDialog
from ui.pdf.paper_dialog import PaperDialog
from ui.tabs.event import bsre_dialog
from ui.tabs.event.bsre_dialog import BsreDialog
from ui.tabs.event.certificates import CertificatesSection
from ui.tabs.event.preflight_dialog import PreflightDialog
from ui.theme.look import LOOK

LONG = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastr"
HARD = ("SITI aminah", LONG, "阿 Budi")
DAY = date(2018, 9, 12)


def _prepare(event_id: str) -> int:
    attendance.set_all_present(event_id)
    for seat, name in zip(registration.active_participants(event_id), HARD, strict=False):
        people.save(replace(people.get(seat.person_id), name=name))
    return len(registration.active_participants(event_id))


@pytest.fixture
def siak(qtbot) -> Iterator[Opened]:
    """Everybody was there; three have names that want an eye."""
    with opened(qtbot, hosted(CertificatesSection)) as made:
        made.ask(_prepare, made.section.event_id)
        made.section.refresh(frozenset())
        made.until(lambda: made.section.issue_button.accessibleName() == "Terbitkan 45 sertifikat")
        yield made


def click(siak: Opened, button) -> None:
    siak.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def checked(siak: Opened) -> PreflightDialog:
    """The dialog with all names looked at."""
    click(siak, siak.section.check_button)
    dialog = siak.dialog(PreflightDialog)
    siak.until(lambda: dialog._found is not None)
    return dialog


def names(dialog: PreflightDialog) -> list[str]:
    return [row.name for row in dialog.table.rows_model.rows]


def pill(dialog, words: str) -> QPushButton:
    return next(one for one in dialog.filters.findChildren(QPushButton) if words in one.text())


def has_ink(image: QImage) -> bool:
    """Whether there is anything but white in the middle."""
    across = range(image.width() // 8, image.width() * 7 // 8, 2)
    return any(image.pixelColor(x, y).lightness() < 128 for x in across for y in range(8, image.height() - 8, 2))


def test_names_are_seen_as_they_will_stand_those_that_want_an_eye_first(siak: Opened) -> None:
    dialog = checked(siak)
    assert names(dialog)[0] == "阿 Budi"
    assert dialog.counts.text().startswith("45 nama: 1 menghalangi")
    click(siak, pill(dialog, "Perlu dilihat"))
    siak.until(lambda: set(names(dialog)) >= {LONG, "SITI aminah"})
    assert "阿 Budi" not in names(dialog)
    place = names(dialog).index(LONG)
    dialog.table.setFocus()
    for _ in range(place):
        siak.qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    siak.until(lambda: dialog.peek.accessibleDescription() == LONG)
    assert "menjadi 2 baris" in dialog.whose.text()
    assert has_ink(dialog.peek.grab().toImage())
    click(siak, pill(dialog, "Menghalangi"))
    siak.until(lambda: "tidak ada pada fon" in dialog.peek.accessibleDescription())
    assert dialog.peek._rendered() is None, "what cannot be printed has no picture, but words"


def test_enter_opens_the_card_of_the_person(siak: Opened) -> None:
    gone: list[tuple[str, object]] = []
    siak.page.desk.went.disconnect()
    siak.page.desk.went.connect(lambda key, argument: gone.append((key, argument)))
    dialog = checked(siak)
    person = dialog.table.rows_model.rows[0].person_id
    siak.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    siak.until(lambda: gone)
    assert gone == [("people", person)]


def test_the_contact_sheet_opens_and_issuing_goes_on_from_there(siak: Opened) -> None:
    dialog = checked(siak)
    click(siak, dialog.sheet_button)
    siak.until(lambda: any(isinstance(one, PaperDialog) and one.isVisible() for one in QApplication.topLevelWidgets()))
    paper = siak.dialog(PaperDialog)
    siak.until(lambda: paper.view.rendered is not None)
    assert paper.view.rendered.document == "certificate-contact-sheet"
    siak.qtbot.keyClick(paper, Qt.Key.Key_Escape)
    click(siak, dialog.issue_button)
    siak.until(lambda: sum(row.certificate is not None for row in siak.section._shown.rows) == 44)
    assert "tidak ada pada fon" in siak.section.note.accessibleName()


def test_what_is_looked_at_is_what_is_issued(siak: Opened) -> None:
    """The names of the view, and as many as its button says; in the register all of them, and nothing is issued."""
    dialog = checked(siak)
    assert dialog.issue_button.accessibleName() == "Terbitkan 44 sertifikat"
    dialog.reject()
    siak.until(lambda: QApplication.activeModalWidget() is None)
    siak.section.lists.views._group.button(3).click()
    dialog = checked(siak)
    assert {row.capacity for row in dialog.table.rows_model.rows} == {"panitia"}
    assert dialog.issue_button.accessibleName() == "Terbitkan 1 sertifikat"
    click(siak, dialog.sheet_button)
    siak.until(lambda: any(isinstance(one, PaperDialog) and one.isVisible() for one in QApplication.topLevelWidgets()))
    paper = siak.dialog(PaperDialog)
    siak.until(lambda: paper.view.rendered is not None)
    assert paper.view.rendered.records == 1
    siak.qtbot.keyClick(paper, Qt.Key.Key_Escape)
    click(siak, dialog.issue_button)
    siak.until(lambda: [entry.capacity for entry in siak.section._shown.entries] == ["panitia"])
    siak.section.lists.views._group.button(4).click()
    siak.until(lambda: QApplication.activeModalWidget() is None)
    dialog = checked(siak)
    assert dialog.counts.text().startswith("47 nama: 2 menghalangi")  # and a speaker who has no name in the report
    assert not dialog.issue_button.isVisible()
    dialog.reject()


def test_a_check_that_was_stopped_can_be_made_again(siak: Opened) -> None:
    click(siak, siak.section.check_button)
    dialog = siak.dialog(PreflightDialog)
    dialog.progress._on_cancel()
    siak.until(lambda: dialog._found is not None or "dihentikan" in dialog.card.empty.accessibleName())
    if dialog._found is None:
        dialog.read()
        siak.until(lambda: dialog._found is not None)
    assert len(names(dialog)) == 45


def issue(siak: Opened, count: int) -> None:
    event = siak.section.event_id
    seats = siak.ask(registration.active_participants, event)
    siak.ask(certificates.issue, event, DAY, [seat.id for seat in seats[5 : 5 + count]])
    siak.section.refresh(frozenset())
    siak.until(siak.section.side.sign_button.isEnabled)


def signing_dialog(siak: Opened) -> BsreDialog:
    click(siak, siak.section.side.sign_button)
    dialog = siak.dialog(BsreDialog)
    siak.until(dialog.export_button.isEnabled)
    return dialog


def drop(dialog: BsreDialog, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    dialog.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))  # fmt: skip


def signed_in(folder: Path, count: int) -> list[Path]:
    """So many of the files are signed in their place."""
    found = sorted(folder.glob("*.pdf"))[:count]
    for path in found:
        path.write_bytes(signing.signed(path.read_bytes()))
    return found


def test_files_go_out_come_back_by_drag_and_drop_and_are_told_one_by_one(
    siak: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(siak, 4)
    folder = tmp_path / "bsre"
    monkeypatch.setattr(bsre_dialog, "choose_folder", lambda *_arguments: folder)
    dialog = signing_dialog(siak)
    click(siak, dialog.export_button)
    siak.until(lambda: dialog.note.accessibleName().startswith("4 PDF dan tabel daftarnya tersimpan"))
    siak.until(lambda: sum(entry.printed for entry in siak.section._shown.entries) == 4)
    back = signed_in(folder, 3)
    drop(dialog, folder)
    siak.until(dialog.card.isVisible)
    assert dialog.note.accessibleName().startswith("4 berkas: 1 ditolak, 3 disimpan Belum kembali 1: ")
    assert [one.state for one in dialog.table.rows_model.rows] == ["refused", "kept", "kept", "kept"]
    siak.until(lambda: "3 dari 4 sudah kembali" in dialog._in.text())
    kept = dialog.table.rows_model.rows[1]
    assert siak.ask(signed_pdfs.signed_pdf, kept.certificate_id) in {path.read_bytes() for path in back}
    assert siak.window.toast.accessibleName() == "3 sertifikat bertanda tangan disimpan"


def test_another_signed_file_takes_the_place_of_the_first_only_with_a_reason(
    siak: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(siak, 1)
    folder = tmp_path / "bsre"
    siak.ask(signed_certificates.export, siak.section.event_id, folder)
    (first,) = signed_in(folder, 1)
    siak.ask(signed_certificates.take, siak.section.event_id, [first])
    second = tmp_path / "lagi.pdf"
    second.write_bytes(signing.with_addition(first.read_bytes()))
    monkeypatch.setattr(bsre_dialog, "choose_files", lambda *_arguments: (second,))
    click(siak, siak.section.side.sign_button)
    dialog = siak.dialog(BsreDialog)
    siak.until(dialog.files_button.isEnabled)
    assert not dialog.export_button.isEnabled()
    click(siak, dialog.files_button)
    siak.until(dialog.replace_button.isVisible)

    def write_reason() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ReasonDialog)
        siak.qtbot.keyClicks(shown.field, "bukti validasi menyusul")
        click(siak, shown.verb_button)

    QTimer.singleShot(80, write_reason)
    click(siak, dialog.replace_button)
    siak.until(lambda: [one.state for one in dialog.table.rows_model.rows] == ["same"])
    (entry,) = siak.ask(signed_certificates.standing, siak.section.event_id).entries
    assert siak.ask(signed_pdfs.signed_pdf, entry.id) == second.read_bytes()


def test_without_certificates_the_dialog_says_what_to_do_first(siak: Opened) -> None:
    assert not siak.section.side.sign_button.isEnabled()
    event = siak.ask(events.find, "solok-2017").id
    dialog = BsreDialog(siak.section, siak.page.desk, event)
    dialog.open()
    siak.until(lambda: "Terbitkan dahulu" in dialog._out.text())
    assert not dialog.export_button.isEnabled()
    assert not dialog.files_button.isEnabled()
    LOOK.changed.emit()
    dialog.accept()
