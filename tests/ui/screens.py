"""Pictures of every screen with the practice data: `python -m tests.ui.screens FOLDER [light|dark] [WIDTHxHEIGHT]`.

QT_SCALE_FACTOR=1.25 with 1093x557 is a 1366×768 panel at 125 %.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

SECTIONS = (
    "summary", "participants", "schedule", "checkin", "attendance", "scores", "payments", "certificates", "files",
    "documents", "audit",
)  # fmt: skip


def prepare(folder: Path) -> dict[str, str]:
    """A practice database in which everything happened: the ids of its events and selection."""
    from datetime import date

    from app.services import attendance, award_results, awards, certificates, events, registration, samples, workspace
    from app.services.awards import JurorCard, SelectionCard

    workspace.open_workspace(folder)
    for name in samples.SAMPLES:
        samples.load(name)
    siak, solok = (events.find(name).id for name in samples.SAMPLES)
    people = registration.active_participants(solok)
    for number, mark in ((1, "I"), (4, "S"), (7, "A"), (11, "I")):
        attendance.mark_whole(solok, people[number].id, mark)
    attendance.set_all_present(solok)
    certificates.issue(solok, date(2017, 8, 28))
    grid = attendance.grid(siak)
    for row in grid.rows[:20]:
        attendance.set_marks(siak, [(row.participant.id, s.id) for s in grid.sessions[:3]], "H")
    attendance.set_marks(siak, [(grid.rows[3].participant.id, s.id) for s in grid.sessions[1:]], "A")
    attendance.set_marks(siak, [(grid.rows[5].participant.id, grid.sessions[1].id)], "I")
    attendance.set_marks(siak, [(grid.rows[8].participant.id, s.id) for s in grid.sessions[2:]], "S")
    attendance.set_unsigned(siak, [(grid.rows[2].participant.id, grid.sessions[0].id)], missing=True)
    pay(siak)
    card = SelectionCard(
        code="psm-2018", title="Pemilihan PSM Berprestasi Tingkat Provinsi Riau", year=2018, level="provinsi"
    )
    selection = awards.save(card, with_example_criteria=True).subject
    jurors = [
        awards.save_juror(selection, JurorCard(name=n, element=e)).subject
        for n, e in (("Ratna Contoh", "Dinas"), ("Hadi Contoh", "Akademisi"))
    ]
    awards.add_nominees(selection, [row.participant.person_id for row in grid.rows[:8]])
    for juror in jurors:
        for place, nominee in enumerate(awards.nominees(selection)):
            for criterion in awards.criteria(selection):
                award_results.set_score(juror, nominee.id, criterion.id, str(92 - 3 * place + len(criterion.name) % 4))
    last = awards.nominees(selection)[-1]
    award_results.set_score(jurors[1], last.id, awards.criteria(selection)[2].id, "")
    doubles(siak)
    workspace.close_workspace(backup=False)
    return {"siak": siak, "solok": solok, "selection": selection}


def pay(event_id: str) -> None:
    """Transport and taxed pocket money: some were paid, one of them without having come."""
    from app.services import paying, payments, registration
    from app.services.payments import AllowanceCard

    payments.save_component(event_id, AllowanceCard(title="Transpor", amount=150_000))
    payments.save_component(event_id, AllowanceCard(title="Uang Saku", amount=200_000, taxed=True))
    payments.set_default_tax(event_id, "5")
    paying.put_group(event_id, "present")
    lines = payments.sheet(event_id).lines
    seats = registration.active_participants(event_id)
    absent = [row.id for row in seats if row.id not in {line.participant_id for line in lines}]
    paying.put_on_list(event_id, absent[:1])
    paid = [line.payment_id for line in payments.sheet(event_id).lines if line.attended is False]
    paying.set_paid([*(line.payment_id for line in lines[:6]), *paid], "2018-09-12")


def doubles(event_id: str) -> None:
    """Some people of an event once more, as another list writes them; one of them sits in the event twice."""
    from dataclasses import replace

    from app.services import people, registration

    seats = registration.active_participants(event_id)
    for number, seat in enumerate(seats[:6]):
        card = people.get(seat.person_id)
        shouted = card.name.upper().replace("MUHAMMAD", "MOH.")
        again = replace(card, id="", name=shouted, nik="", phone=f"0813000011{number:02}", note="", village_name="")
        again = replace(again, occupation="Guru", birth_place="", address="Jalan Contoh 12")
        saved = people.save(again).subject
        if number == 0:
            registration.add(event_id, (saved,), reason="diminta Bupati")


class Camera:
    """Waits until a window is at rest, then keeps its picture."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder, self.suffix = folder, suffix

    def wait(self, seconds: float = 0.7) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], bool], seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            self.wait(0.05)

    def take(self, widget: object, name: str) -> None:
        self.wait()
        widget.grab().save(str(self.folder / f"{name}-{self.suffix}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    mode = sys.argv[2] if len(sys.argv) > 2 else "light"
    width, height = (int(n) for n in (sys.argv[3] if len(sys.argv) > 3 else "1366x696").split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BIMTEK_DATA": f"{place}/data", "BIMTEK_SETTINGS": f"{place}/settings"}
        ids = prepare(Path(place) / "data")
        os.environ["BIMTEK_DATA"] = f"{place}/kosong"
        first(folder, mode, width, height)
        os.environ["BIMTEK_DATA"] = f"{place}/data"
        rounds(folder, mode, width, height, ids)


def started(mode: str, width: int, height: int) -> object:
    from ui.start import Program, make_application
    from ui.tabs.table import pages
    from ui.theme.look import LOOK, Mode

    app = QApplication.instance() or make_application(["screens"])
    program = Program(app, pages())
    program.instance.claim()
    program.start()
    program.window.desk.settings = replace(program.window.desk.settings, mode=mode)  # holds when others are kept
    LOOK.set_mode(Mode.DARK if mode == "dark" else Mode.LIGHT)
    program.window.resize(width, height)
    return program


def first(folder: Path, mode: str, width: int, height: int) -> None:
    """The first start."""
    program = started(mode, width, height)
    camera = Camera(folder, mode)
    camera.wait(2)
    camera.take(program.window, "first-start")
    program.window.close()
    program.close()


def rounds(folder: Path, mode: str, width: int, height: int, ids: dict[str, str]) -> None:
    """Every page and every section of an event."""
    program = started(mode, width, height)
    camera = Camera(folder, mode)
    window = program.window
    camera.until(lambda: window.page is not None)
    camera.take(window, "events")
    for section in SECTIONS:
        window.show_page("events")
        window.page.open_event(ids["siak"], section)
        camera.wait(1.2 if section == "documents" else 0.3)
        camera.take(window, section)
        if section == "schedule":
            plan_dialogs(camera, window)
    window.page.open_event(ids["siak"], "participants")
    camera.wait(0.5)
    window.page.view.sections.section.show_detail()
    camera.take(window, "quota-detail")
    window.page.open_event(ids["solok"], "certificates")
    camera.take(window, "certificates-issued")
    certificate_screens(camera, window)
    trust_screens(camera, window)
    window.show_page("events")
    window.page.open_event(ids["solok"], "attendance")
    camera.take(window, "attendance-solok")
    for key in ("people", "awards", "certificates", "send", "history", "settings"):
        window.show_page(key)
        camera.take(window, key)
    window.show_page("people", "duplicates")
    camera.take(window, "duplicates-not-searched")
    pairs = window.page.duplicates
    pairs.search()
    camera.until(lambda: pairs.panel.found is not None)
    camera.take(window, "duplicates")
    pairs.table.setFocus()
    pairs.panel.take_keyboard()
    camera.take(window, "duplicates-comparing")
    person_page(camera, window)
    window.show_page("awards", ids["selection"])
    camera.take(window, "selection")
    import_steps(camera, window, ids["siak"])
    window.close()
    program.close()


def certificate_screens(camera: Camera, window: object) -> None:
    """Who else gets a certificate, the dialogs round issuing, and the parts of the office's register."""
    section = window.page.view.sections.section
    camera.until(lambda: section._shown is not None)
    for view in ("narasumber", "panitia", "register", "peserta"):
        section.lists.show_view(view)
        camera.take(window, f"certificates-{view}")
    for name, show in (
        ("certificate-numbering", section.side.numbers.open_numbering),
        ("certificate-design", section.side.design.open_sample),
        ("certificate-preflight", section.check_button.click),
        ("certificate-signing", section.side.sign_button.click),
    ):
        show()
        camera.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        camera.wait(1.5)
        camera.take(dialog, name)
        dialog.reject()
    window.show_page("certificates", "register")
    register = window.page.section
    for part in ("gaps", "blocks"):
        register.show_part(part)
        camera.take(window, f"register-{part}")
    register.blocks.open_new()
    camera.until(lambda: QApplication.activeModalWidget() is not None)
    camera.take(QApplication.activeModalWidget(), "register-block")
    QApplication.activeModalWidget().reject()
    register.show_part("list")
    design_screens(camera, window)


def design_screens(camera: Camera, window: object) -> None:
    """The designs, and the designer with an element at work on the front and on the back."""
    window.show_page("certificates", "layouts")
    section = window.page.section
    camera.until(lambda: section.listing.view.rendered is not None)
    camera.take(window, "layouts")
    section.listing.table.select_row(1)
    section.listing.edit_button.click()
    designer = section.designer
    camera.until(lambda: designer.preview is not None)
    for side, element in (("front", "nama"), ("back", "materi")):
        designer.design.turn(side)
        designer.design.choose(element)
        camera.wait(0.5)
        camera.take(window, f"designer-{side}")
    designer.leave()


def trust_screens(camera: Camera, window: object) -> None:
    """Each result of a check, the own key, the lists, and the dialogs round them."""
    from app.exchange.authenticity.certificate_code import CodeFacts, write
    from app.exchange.authenticity.keys import new_seed
    from app.exchange.authenticity.signed_lists import Issuer, card
    from app.services import certificates

    codes: list[str] = []
    window.desk.work.run(
        lambda: [certificates.snapshot_of(one.id).certificate.code for one in certificates.register()[:2]],
        then=codes.extend,
    )
    window.show_page("certificates", "check")
    camera.until(lambda: len(codes) == 2)
    camera.take(window, "check")
    check = window.page.section
    other = write(CodeFacts("ab" * 16, "12/2018", "Budi Contoh", "Bimtek PSM", region="13"), new_seed()).text
    broken = codes[1][:60] + ("A" if codes[1][60] != "A" else "B") + codes[1][61:]
    for name, code in (("genuine", codes[0]), ("unknown", other), ("broken", broken)):
        check.check_text(code)
        camera.take(window, f"check-{name}")
    window.show_page("certificates", "keys")
    keys = window.page.section
    camera.until(lambda: keys.found is not None)
    for part in ("lists", "trusted", "vouched"):
        keys.show_part(part)
        camera.take(window, f"keys-{part}")
    path = Path(tempfile.mkdtemp()) / "provinsi.kunci"
    path.write_bytes(card(Issuer(new_seed(), "Dinas Sosial Provinsi Sumatera Barat", "13", 1, datetime.now(UTC))))
    for name, show in (("compare", lambda: keys.keep_files([path])), ("restore", keys.own.restore_wanted.emit)):
        show()
        camera.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        camera.take(dialog, f"keys-{name}")
        dialog.reject()


def plan_dialogs(camera: Camera, window: object) -> None:
    """A session, the classes, and the copy of an event."""
    view = window.page.view
    sessions = view.sections.section.sessions
    camera.until(lambda: sessions.plan is not None)
    for name, show in (
        ("session", lambda: sessions.edit(sessions.plan.sessions[0])),
        ("classes", sessions.classes_button.click),
        ("copy-event", view.commands()["copy_event"]),
    ):
        show()
        camera.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        camera.take(dialog, name)
        dialog.reject()


def import_steps(camera: Camera, window: object, event: str) -> None:
    """A file over the window, and every step of an import."""
    from PySide6.QtCore import QMimeData, QUrl

    from tests.ui.imports.lists import GOOD, mixed

    path = mixed(Path(tempfile.mkdtemp()))
    window.show_page("events")
    window.page.open_event(event, "participants")
    camera.wait(0.5)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    cover = window.drops.cover
    cover.cover(mime)
    camera.take(window, "import-drop")
    cover.hide()
    window.bring_in()
    wizard = QApplication.activeModalWidget()
    camera.take(wizard, "import-file")
    wizard.read(path)
    camera.until(lambda: wizard.step == "check")
    camera.take(wizard, "import-check")
    wizard.check.detail.edit_first()
    camera.take(wizard, "import-mend")
    wizard.go_back()
    camera.take(wizard, "import-columns")
    wizard.session.correct("Peserta", 7, 1, GOOD[1])
    camera.until(lambda: wizard.step == "check")
    camera.take(wizard, "import-mended")
    wizard.session.carry_out(all_or_nothing=False)
    camera.until(lambda: wizard.step == "result")
    camera.take(wizard, "import-result")
    wizard.accept()


def person_page(camera: Camera, window: object) -> None:
    """The card and the passport of a person, the form of an activity, an erasure, and who needs training."""
    from PySide6.QtWidgets import QApplication

    window.show_page("people")
    page = window.page
    camera.until(lambda: page.listing.table.current_row is not None)
    page.open_person(page.listing.table.current_row.id)
    camera.take(window, "person")
    page.person.show_part(1)
    camera.take(window, "passport")
    for name, show in (("activity", page.person.passport.add_activity), ("erase", page.person.form.ask_erasure)):
        show()
        camera.until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        camera.take(dialog, name)
        dialog.reject()
    page.open_list()
    page.arrive("needs")
    camera.take(window, "needs")


if __name__ == "__main__":
    main()
