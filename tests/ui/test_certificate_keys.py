"""Kunci dan daftar: the own key made, kept on paper, lost, restored and replaced; provinces trusted, lists taken."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.exchange.authenticity.packing import fingerprint_words
from app.models.local import PrivateKey
from app.services import authenticity, key_papers, key_trust, office, office_keys, trust_lists
from app.services.authenticity import CodeFacts, Signer
from tests.printing.reading import pages as pages_of
from tests.ui.certificate_desk import (
    DAY,
    PELALAWAN,
    RIAU,
    Carried,
    at_window,
    carried,
    drop,
    name_file,
    practice,
)
from tests.ui.sections import Opened
from ui.dialogs.card_form import CardDialog
from ui.dialogs.question import TitledDialog
from ui.dialogs.reason import ReasonDialog
from ui.pdf.paper_dialog import PaperDialog
from ui.tabs.certificates import keys, keys_dialogs
from ui.tabs.certificates.keys_dialogs import RestoreDialog, WordsDialog
from ui.widgets.buttons import Button

NOTHING = Qt.KeyboardModifier.NoModifier


@cache
def _siak() -> Carried:
    return carried(Path(mkdtemp(prefix="bimtek-kunci-")))


@pytest.fixture
def siak() -> Carried:
    """The files of Siak and the province, made once in a run."""
    return _siak()


@pytest.fixture
def regency(qtbot, siak: Carried) -> Iterator[Opened]:  # the files are made before a database is open
    """Pelalawan, which has no key yet and knows nobody."""
    with at_window(qtbot, "keys", lambda: office.save(PELALAWAN)) as made:
        made.until(lambda: made.section.found is not None)
        yield made


@pytest.fixture
def province(qtbot, siak: Carried) -> Iterator[Opened]:
    """A province that vouches for nobody yet."""
    with at_window(qtbot, "keys", lambda: office.save(RIAU)) as made:
        made.until(lambda: made.section.found is not None)
        yield made


def press(made: Opened, widget: object, key: Qt.Key, modifier=NOTHING) -> None:
    made.qtbot.keyClick(widget, key, modifier)


def click(made: Opened, button) -> None:
    made.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def says(made: Opened, words: str) -> bool:
    """Whether the note comes to hold these words."""
    made.until(lambda: made.section.note.isVisible() and words in made.section.note.accessibleName())
    return True


def comparing(made: Opened) -> WordsDialog:
    made.until(lambda: isinstance(QApplication.activeModalWidget(), WordsDialog))
    return made.dialog(WordsDialog)


def compare(made: Opened, words: tuple[str, ...]) -> WordsDialog:
    """The words are seen, and told to be the same."""
    dialog = comparing(made)
    assert dialog.words.accessibleName() == f"Kata pengenal: {', '.join(words)}"
    assert not dialog.verb_button.isEnabled()
    made.until(dialog.compared.hasFocus)
    press(made, dialog.compared, Qt.Key.Key_Space)
    assert dialog.verb_button.isEnabled()
    return dialog


def test_a_list_is_taken_only_once_its_province_is_trusted(regency: Opened, siak: Carried) -> None:
    section = regency.section
    assert section.lists.card.empty.isVisible()
    assert drop(regency, siak.file("baru.kunci")).startswith("Lepaskan untuk mengambil daftar atau kunci.")
    assert says(regency, "belum dipercaya di sini (Dinas Sosial Provinsi Riau)")
    drop(regency, siak.file("riau.kunci"))
    press(regency, comparing(regency), Qt.Key.Key_Return)
    regency.until(lambda: QApplication.activeModalWidget() is None)
    assert regency.ask(key_trust.trusted) == ()
    drop(regency, siak.file("riau.kunci"))
    click(regency, compare(regency, siak.riau_words).verb_button)
    assert says(regency, "Kunci dipercaya. Sekarang ambil daftar kunci dari pemiliknya.")
    assert section.choice.key == keys.TRUSTED
    regency.until(lambda: [card.words for card in section.trusted.table.rows_model.rows] == [siak.riau_words])
    drop(regency, siak.file("baru.kunci"), siak.file("siak.cabut"), siak.file("lama.kunci"))
    assert says(regency, "3 berkas: 2 diterima, 1 ditolak ")
    assert says(regency, "lebih lama dari yang sudah ada")
    regency.until(lambda: len(section.lists.table.rows_model.rows) == 2)
    titles = {(card.title, card.name, card.entries) for card in section.lists.table.rows_model.rows}
    assert titles == {
        ("Daftar kunci", "Dinas Sosial Provinsi Riau", 1),
        ("Daftar pencabutan", "Dinas Sosial Kabupaten Siak", 1),
    }
    assert [authenticity_of(regency, code) for code in siak.codes[:2]] == ["asli", "dicabut"]


def authenticity_of(made: Opened, code: str) -> str:
    return made.ask(authenticity.verify_text, code).result


def test_trust_is_taken_back_by_key_after_a_question(
    regency: Opened, siak: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = regency.section
    monkeypatch.setattr(keys, "choose_file", lambda *_arguments: siak.file("riau.kunci"))
    monkeypatch.setattr(keys, "choose_files", lambda *_arguments: (siak.file("baru.kunci"),))
    section.choice._group.button(1).click()
    click(regency, section.trusted.trust_button)
    click(regency, compare(regency, siak.riau_words).verb_button)
    regency.until(lambda: section.trusted.table.current_row is not None)
    section.show_part(keys.LISTS)
    click(regency, section.lists.take_button)
    regency.until(lambda: len(section.lists.table.rows_model.rows) == 1)
    assert authenticity_of(regency, siak.codes[0]) == "asli"
    section.show_part(keys.TRUSTED)
    seen: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TitledDialog)
        seen.append(dialog.accessibleName())
        keep, verb = dialog.findChildren(Button)
        assert keep.isDefault()
        verb.click()

    QTimer.singleShot(50, agree)
    press(regency, section.trusted.table, Qt.Key.Key_Delete)
    regency.until(section.trusted.card.empty.isVisible)
    assert seen == ["Jangan percayai lagi Dinas Sosial Provinsi Riau?"]
    assert authenticity_of(regency, siak.codes[0]) == "tidak-dikenal"
    regency.until(lambda: not section.lists.table.rows_model.rows)


def test_a_regencys_key_and_damaged_files_are_told_and_change_nothing(
    regency: Opened, siak: Carried, tmp_path: Path
) -> None:
    drop(regency, siak.file("siak.kunci"))
    click(regency, compare(regency, siak.siak_words).verb_button)
    assert says(regency, "adalah kunci kabupaten/kota")
    broken = tmp_path / "rusak <b>.cabut"
    broken.write_bytes(siak.file("siak.cabut").read_bytes()[:-1])
    drop(regency, broken)
    assert says(regency, "rusak, diubah, atau bukan berkas")
    assert regency.section.claims([siak.file("siak.pdf")]) is None
    assert regency.ask(trust_lists.state) == ()


def test_a_province_vouches_limits_and_writes_its_list(province: Opened, siak: Carried, tmp_path: Path) -> None:
    section = province.section
    assert not section.vouched.save_button.isEnabled()
    drop(province, siak.file("siak.kunci"))
    dialog = compare(province, siak.siak_words)
    dialog.valid_until.setFocus()
    province.qtbot.keyClicks(dialog.valid_until, "tigapuluh")
    click(province, dialog.verb_button)
    assert dialog.isVisible()
    assert dialog.valid_until.accessibleDescription()
    dialog.valid_until.clear()
    province.qtbot.keyClicks(dialog.valid_until, "31-12-2026")
    click(province, dialog.verb_button)
    assert says(province, "Kunci dijamin. Simpan daftar kunci yang baru")
    assert section.choice.key == keys.VOUCHED
    province.until(lambda: [one.valid_until for one in section.vouched.table.rows_model.rows] == [date(2026, 12, 31)])
    assert section.vouched.table.current_row.words == siak.siak_words
    press(province, section.vouched.table, Qt.Key.Key_Return)
    limit = province.dialog(CardDialog)
    field = limit.form.control("until")
    limit.activateWindow()
    province.until(field.hasFocus)
    field.clear()
    press(province, field, Qt.Key.Key_Return)
    province.until(limit.note.isVisible)
    province.qtbot.keyClicks(field, "11-9-2018")
    press(province, field, Qt.Key.Key_Return)
    province.until(lambda: [one.valid_until for one in section.vouched.table.rows_model.rows] == [date(2018, 9, 11)])
    click(province, section.vouched.save_button)
    name_file(province, tmp_path / "daftar.kunci")
    province.until((tmp_path / "daftar.kunci").exists)
    click(province, section.outgoing.key_button)
    name_file(province, tmp_path / "riau.kunci")
    province.until((tmp_path / "riau.kunci").exists)
    told = province.ask(key_trust.read_key_file, tmp_path / "riau.kunci")
    assert told.words == province.section.found.current.words
    assert authenticity_of(province, siak.codes[0]) == "tidak-dikenal"
    assert "sampai 11 September 2018" in province.ask(authenticity.verify_text, siak.codes[0]).sentence


def test_the_key_is_made_printed_and_replaced_with_a_reason(regency: Opened, tmp_path: Path) -> None:
    section = regency.section
    own = section.own
    assert "Kunci dibuat dengan sendirinya" in own._told.text()
    click(regency, own.make_button)
    regency.until(lambda: section.found.state == "ready")
    first = section.found.current
    assert own.words.accessibleName() == f"Kata pengenal: {', '.join(first.words)}"
    assert regency.window.toast.accessibleName() == "Kunci kantor dibuat"
    click(regency, own.sheet_button)
    paper = regency.dialog(PaperDialog)
    regency.until(lambda: paper.view.rendered is not None)
    assert " ".join(first.words) in " ".join(" ".join(pages_of(paper.view.rendered.pdf)).split())
    paper.reject()
    regency.until(lambda: QApplication.activeModalWidget() is None)
    code = regency.ask(a_code)

    def give_reason() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        regency.qtbot.keyClicks(dialog.field, "Komputer lama <b>hilang</b>")
        press(regency, dialog.verb_button, Qt.Key.Key_Space)

    QTimer.singleShot(50, give_reason)
    click(regency, own.replace_button)
    regency.until(lambda: section.found.current != first)
    assert own._old.text().startswith(f"Kunci lama “{first.words[0]} {first.words[1]} …”, diganti ")
    assert own._old.text().endswith(": Komputer lama <b>hilang</b>")
    assert authenticity_of(regency, code) == "asli"
    click(regency, section.outgoing.revocations_button)
    name_file(regency, tmp_path / "pelalawan.cabut")
    regency.until((tmp_path / "pelalawan.cabut").exists)
    regency.until(lambda: [card.own for card in section.lists.table.rows_model.rows] == [True])


def a_code() -> str:
    """A certificate of an event that is over."""
    return Signer().sign(CodeFacts("cd" * 16, "7/2018", "Siti Contoh", "Bimtek", DAY, DAY)).text


def lose_the_key() -> tuple[str, ...]:
    """The database comes from another computer, without the private half; the words that are on the sheet."""
    known = set(fingerprint_words())
    parts = " ".join(pages_of(key_papers.render_recovery_sheet().pdf)).split()
    found = {int(one): other for one, other in pairwise(parts) if one.isdigit() and other in known}
    PrivateKey.delete().execute()
    return tuple(found[place] for place in range(1, 28))


def test_a_lost_key_is_told_and_comes_back_from_its_words(
    regency: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = regency.section
    regency.ask(office_keys.make)
    sheet = tmp_path / "lembar.pdf"
    sheet.write_bytes(regency.ask(key_papers.render_recovery_sheet).pdf)
    words = regency.ask(lose_the_key)
    section.refresh(frozenset())
    regency.until(section.own._missing.isVisible)
    assert not section.own.sheet_button.isVisible()
    assert "print" not in section.commands()
    click(regency, section.own.restore_button)
    dialog = regency.dialog(RestoreDialog)
    dialog.activateWindow()
    regency.until(dialog.edit.hasFocus)
    wrong = ["salahkata", *words[1:]]
    regency.qtbot.keyClicks(dialog.edit, " ".join(wrong))
    assert dialog._field.control.accessibleDescription() == "27 dari 27 kata"
    press(regency, dialog.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    regency.until(dialog.note.isVisible)
    assert "kata ke-1" in dialog.note.accessibleName()
    assert dialog.edit.toPlainText() == " ".join(wrong)
    dialog.edit.clear()
    regency.qtbot.keyClicks(dialog.edit, " ".join(word[:4] for word in words))
    click(regency, dialog.verb_button)
    regency.until(lambda: section.found.state == "ready")
    assert regency.window.toast.accessibleName() == "Kunci kantor dipulihkan"
    regency.ask(lose_the_key)
    section.refresh(frozenset())
    regency.until(section.own._missing.isVisible)
    monkeypatch.setattr(keys_dialogs, "choose_file", lambda *_arguments: sheet)
    click(regency, section.own.restore_button)
    click(regency, regency.dialog(RestoreDialog).file_button)
    regency.until(lambda: section.found.state == "ready")
    regency.until(lambda: QApplication.activeModalWidget() is None)


def test_the_words_of_a_sheet_are_forgotten_with_the_dialog(regency: Opened) -> None:
    click(regency, regency.section.own.restore_button)
    dialog = regency.dialog(RestoreDialog)
    regency.qtbot.keyClicks(dialog.edit, "kata rahasia")
    press(regency, dialog, Qt.Key.Key_Escape)
    assert dialog.edit.toPlainText() == ""
    dialog.edit.undo()
    assert dialog.edit.toPlainText() == ""


def test_practice_data_send_no_keys_and_parts_are_reached_by_keys(qtbot) -> None:
    with at_window(qtbot, "keys", practice) as made:
        made.until(lambda: made.section.found is not None)
        assert made.section.found.state == "ready"
        assert not made.section.outgoing.key_button.isEnabled()
        assert not made.section.outgoing.revocations_button.isEnabled()
        assert made.section.outgoing.page_button.isEnabled()
        made.page.commands()["next_tab"]()
        made.window.show_page("certificates", ("keys", "trusted"))
        assert made.section.choice.key == keys.TRUSTED
        assert "lembar" in made.page.help_text()
