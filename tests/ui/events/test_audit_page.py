"""Pemeriksaan: findings that lead to their place, the complete file with progress, closing under a seal; by mouse and
by key."""

import time
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel

from app.services import attendance, documents, events, paying, payments, planning, registration, sealing
from app.services.payments import AllowanceCard
from app.services.planning import RoleCard
from tests.printing.reading import pages
from tests.ui.driving import CTRL
from tests.ui.events.conftest import Stage
from ui.dialogs.bundle_parts import PartsDialog
from ui.dialogs.closing import ClosingDialog
from ui.pdf.paper_dialog import PaperDialog
from ui.tabs.event.audit import bundle_card
from ui.tabs.event.audit.section import AuditSection, places
from ui.tabs.event.sections import sections
from ui.widgets.buttons import Button

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(siak: Stage) -> AuditSection:
    """The page of the Siak sample, at which money went to somebody who was absent."""
    siak.ask(_prepare)
    section = siak.open_event("siak-2018", "audit")
    siak.qtbot.waitUntil(lambda: section.found is not None, timeout=15_000)
    return section


def _prepare() -> None:
    event_id = events.find("siak-2018").id
    seats = registration.active_participants(event_id)
    attendance.mark_whole(event_id, seats[5].id, "A")
    attendance.set_all_present(event_id)
    payments.save_component(event_id, AllowanceCard(title="Transpor", amount=150_000))
    paying.put_on_list(event_id, [seat.id for seat in seats])
    paying.set_paid([line.payment_id for line in payments.sheet(event_id).lines], "2018-09-12")


def button(section: AuditSection, rule: str) -> Button:
    """The button of a finding."""
    return next(one for one in section.findings.findChildren(Button) if one.objectName().startswith(f"{rule} "))


def rules(section: AuditSection) -> list[str]:
    """The rules of the findings shown, in their order."""
    inside = section.findings.area.widget()
    return [one.objectName().split()[0] for one in inside.findChildren(Button)]


def settled(siak: Stage, section: AuditSection) -> None:
    siak.settle()
    siak.qtbot.waitUntil(lambda: section.found is not None)
    siak.settle()


def test_a_finding_leads_to_its_place_and_its_row(siak: Stage, page: AuditSection) -> None:
    seat = siak.ask(registration.active_participants, page.event_id)[5]
    told = button(page, "paid_absent")
    assert told.accessibleName() == f"Buka Uang saku: 1 orang dibayar tanpa tercatat hadir: {seat.name}."
    siak.qtbot.mouseClick(told, LEFT)
    siak.settle()
    assert siak.tab.view.sections.title == "Uang saku"
    siak.qtbot.waitUntil(lambda: siak.section.table.current_row is not None)
    siak.qtbot.waitUntil(lambda: siak.section.table.current_row.pay.name == seat.name)


def test_the_settings_are_elsewhere(siak: Stage, page: AuditSection) -> None:
    siak.qtbot.mouseClick(button(page, "signatory_nip"), LEFT)
    siak.qtbot.waitUntil(lambda: siak.window.page.list.currentItem().text() == "Penanda tangan")


def test_pills_sift_by_severity_and_the_sentence_counts(siak: Stage, page: AuditSection) -> None:
    found = page.found.audit
    assert page.said.text() == found.sentence
    assert len(rules(page)) == len(found.findings)
    wrong = next(one for one in page.findings.pills.findChildren(Button) if one.accessibleName().startswith("Salah"))
    siak.qtbot.mouseClick(wrong, LEFT)
    assert rules(page) == [one.rule for one in found.findings if one.severity == "wrong"] == ["paid_absent"]
    siak.ask(attendance.mark_whole, page.event_id, siak.ask(registration.active_participants, page.event_id)[5].id, "H")
    page.refresh(frozenset())
    settled(siak, page)
    siak.qtbot.waitUntil(page.findings.empty.isVisible)
    assert page.findings.empty.accessibleName().startswith("Tidak ada temuan pada saringan ini")
    assert page.findings.pills.key == "wrong"


def test_every_finding_has_a_place_that_is_there() -> None:
    keys = {entry.key for entry in sections()} | {"form", "settings"}
    assert places().keys() <= keys


def test_a_change_elsewhere_is_seen_at_once(siak: Stage, page: AuditSection) -> None:
    assert "part_unnamed" in rules(page)
    nameless = next(role for role in siak.ask(planning.roles, page.event_id) if not role.name)
    siak.work.change(planning.save_role, page.event_id, RoleCard(nameless.id, "speaker", name="Narasumber Contoh"))
    siak.qtbot.waitUntil(lambda: "part_unnamed" not in rules(page))


def test_the_findings_are_printed(siak: Stage, page: AuditSection) -> None:
    siak.press(Qt.Key.Key_P, CTRL)
    dialog = siak.dialog(PaperDialog)
    siak.qtbot.waitUntil(lambda: dialog.view.rendered is not None, timeout=15_000)
    words = " ".join(" ".join(pages(dialog.view.rendered.pdf)).split())
    for finding in page.found.audit.findings:
        assert finding.whole[:60] in words, finding
    dialog.reject()


def test_the_bundle_is_written_with_what_was_chosen_and_remembered(siak: Stage, page: AuditSection, tmp_path) -> None:
    card = page.bundle
    assert card.said.text().endswith(f"dari {len(page.found.parts)} dokumen siap.")
    siak.qtbot.mouseClick(card.paper.findChildren(Button)[1], LEFT)
    _untick(siak, card, "Sertifikat")
    siak.qtbot.waitUntil(lambda: "1 tidak disertakan" in card.said.text())
    path = tmp_path / "berkas.pdf"
    siak.qtbot.mouseClick(card.pdf_button, LEFT)
    dialog = siak.dialog(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Berkas kegiatan siak-2018.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    siak.qtbot.waitUntil(card.note.isVisible, timeout=30_000)
    assert card.note.accessibleName().startswith("Berkas tersimpan: ")
    assert str(path) in card.note.accessibleName()
    reader = PdfReader(path)
    assert round(float(reader.pages[0].mediabox.height) * 25.4 / 72) == 330
    assert "Sertifikat" not in {str(one.title) for one in reader.outline}
    again = bundle_card.BundleCard(siak.window.desk)
    siak.qtbot.addWidget(again)
    assert (again.options.paper, again.options.left_out) == ("F4", ("certificates",))


def _untick(siak: Stage, card: bundle_card.BundleCard, title: str) -> None:
    """Open the list of parts, take away the tick of one by the space bar, and say so."""
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PartsDialog):
            QTimer.singleShot(30, act)
            return
        box = next(one for one in dialog.findChildren(QCheckBox) if one.accessibleName() == title)
        box.setFocus()
        siak.qtbot.keyClick(box, Qt.Key.Key_Space)
        siak.qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    QTimer.singleShot(30, act)
    siak.qtbot.mouseClick(card.parts_button, LEFT)


def test_a_bundle_that_is_stopped_leaves_nothing_and_goes_on_later(
    siak: Stage, page: AuditSection, tmp_path, monkeypatch
) -> None:
    card, path, render = page.bundle, tmp_path / "berkas.pdf", documents.render_of

    def slowly(*arguments: object) -> object:
        time.sleep(0.15)  # no machine is done before the button can be pressed
        return render(*arguments)

    monkeypatch.setattr(documents, "render_of", slowly)
    card.save(path)
    siak.qtbot.waitUntil(card.progress.isVisible, timeout=10_000)
    stop = next(one for one in card.progress.findChildren(Button) if one.accessibleName() == "Batalkan")
    siak.qtbot.mouseClick(stop, LEFT)
    siak.qtbot.waitUntil(card.pdf_button.isEnabled, timeout=10_000)
    assert not path.exists()
    assert "Dihentikan" in siak.window.toast.accessibleName()
    monkeypatch.undo()
    card.save(path)
    siak.qtbot.waitUntil(card.note.isVisible, timeout=30_000)
    assert path.exists()


def test_a_place_that_cannot_be_written_is_told_in_the_card(siak: Stage, page: AuditSection, tmp_path) -> None:
    page.bundle.save(tmp_path / "tidak ada" / "berkas.pdf")
    siak.qtbot.waitUntil(page.bundle.note.isVisible, timeout=30_000)
    assert "tidak ada" in page.bundle.note.accessibleName()
    assert page.bundle.pdf_button.isEnabled()


def closing_dialog(siak: Stage, accept: bool, seen: list[str]) -> None:
    """Answer the question when it comes, by its buttons."""
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ClosingDialog):
            QTimer.singleShot(30, act)
            return
        seen.extend(one.text() for one in dialog.findChildren(QLabel))
        words = "Tutup dan segel" if accept else "Jangan tutup"
        target = next(one for one in dialog.findChildren(Button) if one.accessibleName() == words)
        siak.qtbot.mouseClick(target, LEFT)

    QTimer.singleShot(30, act)


def test_an_event_is_closed_with_its_findings_in_sight_and_later_changes_show(siak: Stage, page: AuditSection) -> None:
    seen: list[str] = []
    closing_dialog(siak, True, seen)
    siak.qtbot.mouseClick(page.seal.close_button, LEFT)
    siak.qtbot.waitUntil(lambda: page.found.seal is not None, timeout=30_000)
    assert any("dibayar tanpa tercatat hadir" in words for words in seen)
    seal = siak.ask(sealing.current, page.event_id)
    assert page.seal.seal.text() == f"Segel {seal.spaced}"
    assert "Tidak berubah sejak ditutup." in page.seal.said.text()
    assert not page.seal.close_button.isVisible()
    view = siak.tab.view
    assert view.seal is not None
    assert "Berubah" not in view.header.accessibleDescription()
    seat = siak.ask(registration.active_participants, page.event_id)[7]
    siak.work.change(attendance.mark_whole, page.event_id, seat.id, "S")
    siak.qtbot.waitUntil(lambda: page.found.seal is not None and page.found.seal.changed, timeout=15_000)
    assert "Berubah sejak ditutup: 1 langkah." in page.seal.said.text()
    siak.qtbot.waitUntil(lambda: view.seal is not None and view.seal.changed)
    assert "Berubah sejak ditutup: 1 langkah" in view.header.accessibleDescription()
    siak.press(Qt.Key.Key_Z, CTRL)
    siak.qtbot.waitUntil(lambda: not page.found.seal.changed, timeout=15_000)
    siak.qtbot.waitUntil(lambda: "Berubah" not in view.header.accessibleDescription())


def test_closing_is_not_done_by_enter_while_something_is_open(siak: Stage, page: AuditSection) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ClosingDialog):
            QTimer.singleShot(30, act)
            return
        siak.qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(30, act)
    page.seal.close_button.setFocus()
    siak.qtbot.keyClick(page.seal.close_button, Qt.Key.Key_Space)
    settled(siak, page)
    assert not page.found.card.closed


def test_the_papers_are_held_beside_the_seal_and_the_event_is_opened_again(siak: Stage, page: AuditSection) -> None:
    closing_dialog(siak, True, [])
    page.ask_to_close()
    siak.qtbot.waitUntil(lambda: page.found.seal is not None, timeout=30_000)
    siak.qtbot.mouseClick(page.seal.compare_button, LEFT)
    siak.qtbot.waitUntil(page.seal.note.isVisible, timeout=30_000)
    assert "sama persis dengan yang disegel" in page.seal.note.accessibleName()
    siak.qtbot.mouseClick(page.seal.open_button, LEFT)
    siak.qtbot.waitUntil(lambda: not page.found.card.closed, timeout=15_000)
    assert page.seal.close_button.isVisible()
    assert "Pernah ditutup 1 kali." in page.seal.said.text()


def test_every_button_speaks_and_the_narrow_window_keeps_both_cards(siak: Stage, page: AuditSection) -> None:
    siak.window.resize(1093, 557)
    siak.settle()
    assert page.compact
    for one in page.findChildren(Button):
        if one.isVisibleTo(page):
            spoken = QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
            assert spoken, one.objectName()
    for card in (page.bundle, page.seal):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= page.width(), card.accessibleName()
