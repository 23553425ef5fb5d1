"""Certificates checked: with the register, from paper, by number, with a key that was lost, replaced or unknown."""

import random
import struct
import zlib
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from app.errors import Cancelled, UserError
from app.exchange.authenticity import base45, certificate_code, keys
from app.models import rows
from app.models.local import PrivateKey
from app.services import (
    attendance,
    authenticity,
    certificate_snapshots,
    certificates,
    history,
    key_papers,
    key_trust,
    office,
    office_keys,
    samples,
    workspace,
)
from app.services.authenticity import CodeFacts, Signer
from app.services.papers.options import PaperOptions
from tests.builders import NASTY_NAMES, an_event, an_office, participants
from tests.printing.reading import pages as pages_of

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2018, 9, 12)


@pytest.fixture
def issued():
    """The certificates of an event of five people with nasty names."""
    an_office()
    event = an_event()
    participants(event, *NASTY_NAMES)
    attendance.set_all_present(event)
    certificates.issue(event, DAY)
    return certificates.register(event)


def _told(entry):
    return certificates.snapshot_of(entry.id).certificate


def test_every_certificate_is_genuine_and_says_what_the_register_says(issued):
    for entry in issued:
        found = authenticity.verify_text(_told(entry).code)
        assert (found.result, found.name, found.number) == ("asli", entry.name, entry.number)
        assert (found.office, found.own, found.warnings) == ("Dinas Sosial Kabupaten Siak", True, ())
        assert (found.first, found.last, found.lesson_hours, found.capacity) == (DAY, DAY, 8, "peserta")
        assert found.title.startswith("Bimbingan Teknis")
        assert found.keys_as_of
        assert found.revocations_as_of


def test_a_void_certificate_is_revoked_with_the_number_that_replaces_it(issued):
    entry = issued[0]
    certificates.void(entry.id, "Salah nama")
    found = authenticity.verify_text(_snapshot_code(entry))
    assert (found.result, found.reason, found.replaced_by) == ("dicabut", "Salah nama", "")
    assert found.voided_on is not None
    certificates.issue(entry.event_id, DAY)
    after = next(one for one in certificates.register(entry.event_id) if one.replaces == entry.id)
    found = authenticity.verify_text(_snapshot_code(entry))
    assert found.replaced_by == after.number
    assert after.number in found.sentence
    assert authenticity.verify_text(_told(after).code).result == "asli"


def _snapshot_code(entry):
    return certificate_snapshots.from_snapshot(rows.get("certificate", entry.id)["snapshot"]).certificate.code


def test_without_a_camera_the_number_and_the_check_code_do(issued):
    told = _told(issued[1])
    assert authenticity.verify_number(f" {told.number.lower()} ", told.check_code.lower()).result == "asli"
    assert authenticity.verify_number(told.number, _told(issued[2]).check_code).result == "rusak"
    assert authenticity.verify_number(told.number, "").result == "rusak"
    assert authenticity.verify_number("460/9999/DINSOS/IX/2018", told.check_code).result == "tidak-dikenal"
    certificates.void(issued[1].id, "Ganda")
    assert authenticity.verify_number(told.number, told.check_code).result == "dicabut"


def test_a_whole_bundle_as_a_file_gives_a_verdict_for_each_front(issued, tmp_path):
    path = tmp_path / "sertifikat.pdf"
    path.write_bytes(certificates.render([entry.id for entry in issued]))
    told = []
    found = authenticity.verify_file(path, lambda done, total: told.append((done, total)))
    assert [one.result for one in found.verdicts] == ["asli"] * 5
    assert [one.name for one in found.verdicts] == [entry.name for entry in issued]
    assert ([one.page for one in found.verdicts], found.without) == ([1, 3, 5, 7, 9], (2, 4, 6, 8, 10))
    assert told[-1] == (10, 10)


def test_reading_a_bundle_can_be_stopped(issued, tmp_path):
    path = tmp_path / "sertifikat.pdf"
    path.write_bytes(certificates.render([entry.id for entry in issued]))

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        authenticity.verify_file(path, stop)


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "photo"])
def test_a_photo_of_a_certificate_is_read(issued, tmp_path, kind):
    with pypdfium2.PdfDocument(certificates.render([issued[0].id])) as document:
        page = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    path = tmp_path / f"foto.{'jpg' if kind == 'photo' else kind}"
    if kind == "photo":
        page = page.rotate(4, fillcolor="white", expand=True).filter(ImageFilter.GaussianBlur(0.8))
    page.save(path, quality=60)
    found = authenticity.verify_file(path)
    assert [(one.result, one.name) for one in found.verdicts] == [("asli", issued[0].name)]


def test_files_without_a_code_are_told_and_broken_ones_refused(issued, tmp_path):
    plain = tmp_path / "kosong.png"
    Image.new("L", (400, 300), 255).save(plain)
    found = authenticity.verify_file(plain)
    assert ([one.result for one in found.verdicts], found.without) == (["rusak"], (1,))
    assert "tidak ada kode" in found.verdicts[0].sentence
    broken = {"a.pdf": b"%PDF-1.7 rusak", "b.png": b"\x89PNG rusak", "c.jpg": b"", "d.txt": b"halo"}
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError, match=name):
            authenticity.verify_file(tmp_path / name)
    huge = tmp_path / "besar.png"
    for side in (7_000, 30_000):
        huge.write_bytes(_picture_that_claims(side))
        with pytest.raises(UserError, match="terlalu besar"):
            authenticity.verify_file(huge)
    with pytest.raises(UserError, match="tidak ada"):
        authenticity.verify_file(tmp_path / "tidak-ada.pdf")


def _picture_that_claims(side: int) -> bytes:
    """A PNG of so many pixels a side, as far as its head tells."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"")
    parts = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (head, pixels))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_scanner_may_add_line_ends_and_a_wrong_caps_lock_is_named(issued):
    code = _told(issued[0]).code
    assert authenticity.verify_text(f"{code}\r\n").result == "asli"
    found = authenticity.verify_text(code.lower())
    assert found.result == "rusak"
    assert "Caps Lock" in found.sentence
    for around in ("Kode: “{}”, mohon diperiksa", "\u200e{}\nTerima kasih", "{} TERIMA KASIH"):
        assert authenticity.verify_text(around.format(code)).result == "asli"
    several = authenticity.verify_text(f"{code}\n{_told(issued[1]).code}")
    assert (several.name, several.warnings) == (
        issued[0].name, ("Teks ini memuat 2 kode; yang diperiksa hanya yang pertama.",)
    )  # fmt: skip
    assert "satu baris" in authenticity.verify_text(code[:60] + "\n" + code[60:]).sentence
    assert authenticity.verify_text("halo").result == "rusak"


def test_another_offices_code_is_unknown_and_a_forged_one_broken(issued):
    code = certificate_code.read(_told(issued[0]).code)
    stranger = certificate_code.write(replace(code.facts, region="14.05"), bytes(32)).text
    found = authenticity.verify_text(stranger)
    assert (found.result, found.office, found.own) == ("tidak-dikenal", "", False)
    assert "Kabupaten Pelalawan" in found.sentence
    raw = base45.decode(stranger.removeprefix("PSM1:"))
    ours = raw.replace(keys.key_id(keys.public_key(bytes(32))), keys.key_id(_public()))
    assert authenticity.verify_text("PSM1:" + base45.encode(ours)).result == "rusak"


def _public() -> bytes:
    return bytes.fromhex(office_keys.listing()[0].public_key)


def test_a_code_that_the_register_tells_otherwise_is_remarked_on(issued):
    facts = certificate_code.read(_told(issued[0]).code).facts
    signer = Signer()
    other_name = authenticity.verify_text(signer.sign(replace(facts, name="Orang Lain")).text)
    assert other_name.result == "asli"
    assert other_name.warnings == (f"Pada buku register namanya {issued[0].name}.",)
    unknown = authenticity.verify_text(signer.sign(replace(facts, certificate_id="f" * 32, name="Orang Lain")).text)
    assert "tidak ada pada buku register" in unknown.warnings[0]
    assert issued[0].name in unknown.warnings[1]


def test_the_key_is_made_once_and_no_undo_takes_it_back(issued):
    assert [row.name for row in history.page()].count("Membuat kunci kantor") == 1
    key_step = next(row for row in history.page() if row.name == "Membuat kunci kantor")
    assert not key_step.can_undo
    with pytest.raises(UserError, match="tetap berlaku"):
        history.undo_step(key_step.id)
    while history.undoable_names()[0]:
        try:
            history.undo_last()
        except UserError:
            break
    assert office_keys.state() == "ready"
    assert PrivateKey.select().count() == 1
    assert rows.count("office_key") == 1


def test_undo_of_an_issue_leaves_the_key_that_was_made_within_it():
    from app.services.steps import step

    office_id = an_office()
    with step("Menerbitkan") as changes:
        Signer()
        changes.put("office", office_id, {"contact": "Telepon 1"})
    assert office.card().contact == "Telepon 1"
    history.undo_last()
    assert office.card().contact == ""
    assert office_keys.state() == "ready"


def test_a_retired_key_vouches_for_what_was_issued_and_for_nothing_later(issued, monkeypatch):
    code = _told(issued[0]).code
    old = PrivateKey.select().get()
    facts = certificate_code.read(code).facts
    first = office_keys.listing()[0]
    with pytest.raises(UserError, match="Alasan belum diisi"):
        office_keys.retire("  ")
    office_keys.retire("Komputer dicuri")
    new, retired = office_keys.listing()
    assert (new.in_use, retired.in_use, retired.reason) == (True, False, "Komputer dicuri")
    assert (retired.public_key, retired.words) == (first.public_key, first.words)
    assert authenticity.verify_text(code).result == "asli"
    assert certificate_code.read(Signer().sign(facts).text).envelope.is_signed_by(bytes.fromhex(new.public_key))
    later = date.fromisoformat(retired.retired_on) + timedelta(days=1)
    thief = replace(facts, certificate_id="a" * 32, starts_on=later, ends_on=later, region="14.08")
    for stolen in (thief, replace(thief, starts_on=None, ends_on=None),
                   replace(thief, certificate_id=facts.certificate_id, name="Orang Lain")):  # fmt: skip
        found = authenticity.verify_text(certificate_code.write(stolen, bytes(old.seed)).text)
        assert found.result == "tidak-dikenal", stolen
        assert "hanya berlaku sampai" in found.sentence


def test_a_lost_private_key_comes_back_from_the_words_of_the_sheet(issued):
    rendered = key_papers.render_recovery_sheet()
    text = pages_of(rendered.pdf)[0]
    words = _sheet_words(text)
    assert all(word in text for word in office_keys.listing()[0].words)
    assert "setiap cadangannya juga memuat kunci ini" in text
    PrivateKey.delete().execute()
    assert office_keys.state() == "missing"
    with pytest.raises(UserError, match="tidak ada di basis data ini"):
        Signer()
    assert "dibuat di komputer lain" in authenticity.verify_text(_told(issued[0]).code).sentence
    with pytest.raises(UserError, match="keliru atau tertukar"):
        office_keys.restore(" ".join([words[1], words[0], *words[2:]]))
    office_keys.restore(" ".join(word[:4] for word in words))
    assert office_keys.state() == "ready"
    assert authenticity.verify_text(_told(issued[0]).code).result == "asli"
    facts = certificate_code.read(_told(issued[0]).code).facts
    assert Signer().sign(facts).text == _told(issued[0]).code
    with pytest.raises(UserError, match="sudah ada di basis data ini"):
        office_keys.restore(" ".join(words))


def _sheet_words(text: str) -> list[str]:
    """The words of the sheet in the order of their numbers."""
    from app.exchange.authenticity.packing import fingerprint_words

    parts = text.split()
    known = set(fingerprint_words())
    pairs = {int(one): other for one, other in pairwise(parts) if one.isdigit() and other in known}
    return [pairs[number] for number in range(1, 28)]


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_a_new_database_takes_the_key_from_a_scan_of_the_sheet(tmp_path, paper):
    an_office()
    public = office_keys.make() and office_keys.listing()[0].public_key
    path = tmp_path / "lembar.pdf"
    path.write_bytes(key_papers.render_recovery_sheet(PaperOptions(paper=paper)).pdf)
    workspace.open_workspace(tmp_path / "baru")
    an_office()
    assert office_keys.state() == "none"
    office_keys.restore_file(path)
    assert (office_keys.state(), office_keys.listing()[0].public_key) == ("ready", public)


def test_the_sheet_of_another_key_is_refused(tmp_path):
    an_office()
    office_keys.make()
    path = tmp_path / "lembar.pdf"
    path.write_bytes(key_papers.render_recovery_sheet().pdf)
    workspace.open_workspace(tmp_path / "baru")
    an_office()
    with pytest.raises(UserError, match="belum mempunyai kunci"):
        office_keys.retire("Alasan")
    office_keys.make()
    with pytest.raises(UserError, match="bukan untuk kunci yang sedang dipakai"):
        office_keys.restore_file(path)
    with pytest.raises(UserError, match="sudah mempunyai kunci"):
        office_keys.make()


def test_nothing_that_is_said_or_recorded_holds_the_private_key(issued, caplog):
    seed = bytes(PrivateKey.select().get().seed)
    signing = office_keys.signing_key()
    assert seed.hex() not in repr(signing)
    assert str(seed) not in repr(signing)
    from app.models.base import database

    changes = "".join(fields for (fields,) in database.execute_sql("SELECT fields FROM change").fetchall())
    assert seed.hex() not in changes
    said = set()
    for secret in (seed, bytes(32)):
        with pytest.raises(UserError) as told:
            office_keys.restore(" ".join(office_keys.recovery.words(secret)[:-1]))
        said.add(str(told.value))
    assert len(said) == 1  # whatever was typed, the same words: none of it is repeated
    assert caplog.text == ""


def test_practice_certificates_are_genuine_only_where_they_were_made(tmp_path):
    samples.load("siak-2018")
    samples.load("solok-2017")
    own = office.card()
    other = next(row for row in rows.find("office") if row["id"] != own.id)
    codes = []
    for office_id in (own.id, other["id"]):
        facts = CodeFacts(random.Random(office_id).randbytes(16).hex(), "1/2018", "Siti Contoh")
        codes.append(Signer(office_id).sign(facts).text)
    assert [authenticity.verify_text(code).result for code in codes] == ["asli", "asli"]
    assert len({authenticity.verify_text(code).office for code in codes}) == 2
    with pytest.raises(UserError, match="basis data latihan"):
        key_trust.write_key_file(tmp_path / "latihan.kunci")
    workspace.open_workspace(tmp_path / "kantor")
    an_office()
    assert [authenticity.verify_text(code).result for code in codes] == ["tidak-dikenal", "tidak-dikenal"]


def test_a_name_too_long_for_a_code_is_a_clause_for_that_person_alone():
    an_office()
    with pytest.raises(authenticity.CodeTooLong, match="nama terlalu panjang untuk kode keaslian"):
        Signer().sign(CodeFacts("0" * 32, "1/2018", "Qx" * 60))
