"""From the office's database to the page: what the program says of a printed certificate, the page says too."""

import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from PIL import ImageFilter

from app.errors import UserError
from app.exchange.authenticity import certificate_code
from app.models.local import Output, PrivateKey
from app.services import (
    attendance,
    authenticity,
    certificates,
    history,
    key_trust,
    office_keys,
    trust_lists,
    verify_page,
    workspace,
)
from app.services.steps import step
from tests.builders import NASTY_NAMES, an_event, an_office, participants

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.needs("chromium")]
DAY = date(2018, 9, 12)


@pytest.fixture
def issued():
    """The codes of five certificates with nasty names, by certificate."""
    an_office()
    event = an_event()
    participants(event, *NASTY_NAMES)
    attendance.set_all_present(event)
    certificates.issue(event, DAY)
    return {entry.id: certificates.snapshot_of(entry.id).certificate.code for entry in certificates.register(event)}


def scanned(pdf: bytes, dpi: int) -> bytes:
    """The front of a certificate as a scanner gives it: turned by 5°, blurred, as a JPEG of quality 60."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=dpi / 72 * 2).to_pil().convert("L")
    document.close()
    turned = picture.rotate(5, fillcolor=255).resize((picture.width // 2, picture.height // 2))
    target = io.BytesIO()
    turned.filter(ImageFilter.GaussianBlur(0.8)).save(target, "JPEG", quality=60)
    return target.getvalue()


def test_the_page_and_the_program_agree_on_every_certificate(reader, issued, tmp_path):
    first, second, *_ = issued
    certificates.void(first, "Salah tulis nama Siti")
    written = verify_page.write(tmp_path / verify_page.NAME)
    content = written.path.read_bytes()
    assert (written.offices, written.revocations, written.size) == (1, 1, len(content))
    assert b"Siti" not in content  # no names of people travel with the lists
    with reader.visit(content) as visit:
        assert visit.verdicts(list(issued.values())) == [
            authenticity.verify_text(code).result for code in issued.values()
        ]  # fmt: skip
        assert visit.verdicts([issued[first]]) == ["dicabut"]
        for dpi in (150, 200):
            picture = scanned(certificates.render([second]), dpi)
            visit.tab.set_input_files("#file", {"name": "pindai.jpg", "mimeType": "image/jpeg", "buffer": picture})
            visit.tab.wait_for_selector("#result[data-result=asli]")
            shown = visit.shown()
            visit.tab.reload()
            verdict = authenticity.verify_text(issued[second])
            for words in (verdict.name, verdict.number, verdict.check_code, verdict.office):
                assert words in shown
        assert set(visit.requests) == {visit.requests[0]}  # reloading asked for the file again, and for nothing else
        visit.requests[1:] = []


def test_a_page_from_the_province_knows_its_offices_and_what_they_revoked(reader, issued, tmp_path):
    """The regency's card and list go to the province by file; here both live in one database, one after the other."""
    revoked, other, *_ = issued
    certificates.void(revoked, "Dobel")
    card, list_of_voids = tmp_path / "siak.kunci", tmp_path / "siak.cabut"
    key_trust.write_key_file(card)
    trust_lists.write_revocations(list_of_voids)
    workspace.close_workspace(backup=False)
    workspace.open_workspace(tmp_path / "provinsi")
    an_office(region="14", name="Dinas Sosial Provinsi Riau", level="provinsi")
    with pytest.raises(UserError, match="Belum ada kunci"):
        verify_page.write(tmp_path / "kosong.html")
    office_keys.make()
    trust_lists.vouch(card, valid_until=date(2018, 9, 30))
    trust_lists.take(list_of_voids)
    written = verify_page.write(tmp_path / verify_page.NAME)
    assert (written.offices, written.revocations) == (2, 1)
    assert [row.document for row in Output.select()] == ["verifikasi"]
    with reader.visit(written.path.read_bytes()) as visit:
        assert visit.verdicts([issued[revoked], issued[other]]) == ["dicabut", "asli"]
        visit.tab.fill("#code", issued[other])
        visit.tab.press("#code", "Enter")
        assert "dijamin Dinas Sosial Provinsi Riau" in visit.shown()
    trust_lists.limit_vouch(key_trust.read_key_file(card).public_key, date(2018, 9, 1))
    with reader.visit(verify_page.write(tmp_path / verify_page.NAME).path.read_bytes()) as visit:
        assert visit.verdicts([issued[other]]) == ["tidak-dikenal"]


def test_our_register_is_newer_than_our_own_list(reader, issued, tmp_path):
    back, *_ = issued
    voided = certificates.void(back, "Keliru")
    trust_lists.write_revocations(tmp_path / "siak.cabut")
    history.undo_step(voided.step_id)
    with reader.visit(verify_page.write(tmp_path / verify_page.NAME).path.read_bytes()) as visit:
        assert authenticity.verify_text(issued[back]).result == "asli"
        assert visit.verdicts([issued[back]]) == ["asli"]


def test_a_retired_key_vouches_on_for_what_the_register_holds_and_for_no_forgery(reader, issued, tmp_path):
    """Certificates without days, or of an event that was still to come when the key was replaced."""
    seed = bytes(PrivateKey.select().get().seed)
    codes = list(issued.values())
    facts = certificate_code.read(codes[0]).facts
    today = date.today()  # noqa: DTZ011  # the key is retired on the day of this computer
    later = replace(facts, certificate_id="c" * 32, starts_on=today, ends_on=today + timedelta(days=30))
    undated = replace(facts, certificate_id="d" * 32, starts_on=None, ends_on=None)
    event = certificates.register()[0].event_id
    for one in (later, undated):
        codes.append(certificate_code.write(one, seed).text)
        with step("Menerbitkan") as changes:
            snapshot = json.dumps({"code": codes[-1], "name": one.name})
            changes.put("certificate", one.certificate_id, {
                "event": event, "number": one.number, "status": "terbit", "snapshot": snapshot, "kind": "sertifikat",
            })  # fmt: skip
    forged = [
        certificate_code.write(replace(one, name="Orang Lain"), seed).text for one in (later, undated)
    ] + [certificate_code.write(replace(later, certificate_id="e" * 32), seed).text]  # fmt: skip
    office_keys.retire("Komputer dicuri")
    with reader.visit(verify_page.write(tmp_path / verify_page.NAME).path.read_bytes()) as visit:
        for texts, result in ((codes, "asli"), (forged, "tidak-dikenal")):
            assert [authenticity.verify_text(text).result for text in texts] == [result] * len(texts)
            assert visit.verdicts(texts) == [result] * len(texts)


def test_a_file_that_cannot_be_written_is_told_and_noted_nowhere(issued, tmp_path):
    with pytest.raises(UserError, match="tidak ada"):
        verify_page.write(tmp_path / "tidak ada" / verify_page.NAME)
    assert list(Output.select()) == []
