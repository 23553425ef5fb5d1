"""A province vouches for its offices, offices revoke certificates: by files, between databases that share nothing."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.errors import UserError
from app.exchange.authenticity import certificate_code, keys, signed_lists
from app.exchange.authenticity.signed_lists import Issuer, KeyEntry, Reason, Revocation
from app.models import base, merging, sites
from app.models.local import Output, TrustedKey, TrustList
from app.models.log import LoggedStep
from app.services import (
    attendance,
    authenticity,
    certificates,
    key_trust,
    office,
    office_keys,
    trust_lists,
    verify_page,
    workspace,
)
from app.services.authenticity import CodeFacts, Signer
from app.services.office import OfficeCard
from tests.builders import an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2018, 9, 12)
PROVINCE = OfficeCard(region="14", name="Dinas Sosial Provinsi Riau")
FACTS = CodeFacts("ab" * 16, "1/2018", "Siti Contoh", "Bimtek", DAY, DAY)


@pytest.fixture
def at(tmp_path):
    """Work in the database of one of several places."""

    @contextmanager
    def place(name):
        workspace.open_workspace(tmp_path / name)
        if office.card() is None:
            if name == "provinsi":
                office.save(PROVINCE)
            elif name == "siak":
                an_office()
            else:
                office.save(OfficeCard(region="14.05", name="Dinas Sosial Kabupaten Pelalawan"))
        yield

    return place


@pytest.fixture
def vouched(at, tmp_path):
    """Siak's key file and code, the province's key file and its list with Siak on it, as files in `tmp_path`."""
    with at("siak"):
        code = Signer().sign(FACTS).text
        key_trust.write_key_file(tmp_path / "siak.kunci")
    with at("provinsi"):
        trust_lists.vouch(tmp_path / "siak.kunci")
        trust_lists.write_key_list(tmp_path / "daftar.kunci")
        key_trust.write_key_file(tmp_path / "provinsi.kunci")
    return code


def test_a_certificate_of_another_office_is_genuine_once_the_province_vouches(at, vouched, tmp_path):
    with at("pelalawan"):
        assert authenticity.verify_text(vouched).result == "tidak-dikenal"
        with pytest.raises(UserError, match="belum dipercaya di sini"):
            trust_lists.take(tmp_path / "daftar.kunci")
        card = key_trust.read_key_file(tmp_path / "provinsi.kunci")
        assert (card.name, card.region, len(card.words)) == (PROVINCE.name, "14", 8)
        assert TrustedKey.select().count() == 0  # looking at a file trusts nothing
        key_trust.trust(tmp_path / "provinsi.kunci")
        assert authenticity.verify_text(vouched).result == "tidak-dikenal"
        taken = trust_lists.take(tmp_path / "daftar.kunci")
        assert taken.sentence == "Daftar kunci Dinas Sosial Provinsi Riau (1 isi) diterima."
        found = authenticity.verify_text(vouched)
        assert (found.result, found.office, found.own) == ("asli", "Dinas Sosial Kabupaten Siak", False)
        assert found.keys_as_of == taken.card.issued_at.isoformat()
        assert found.revocations_as_of == ""
        assert not trust_lists.take(tmp_path / "daftar.kunci").new
        key_trust.distrust(card.public_key)
        assert authenticity.verify_text(vouched).result == "tidak-dikenal"
        assert trust_lists.state() == ()


def _arrives(public_key, office_id):
    """Another database's data comes in, with a key in it that says it is this office's; the site may be anybody's."""
    told = {"office": office_id, "public_key": public_key, "made_on": "2018-01-01", "deleted": False}
    row = base.natural_id("office_key", public_key)
    entry = LoggedStep(base.new_id(), sites.current(), "Orang lain", 1, "Membuat kunci kantor", "",
                       (("office_key", row, told),))  # fmt: skip
    assert merging.absorb([entry]) == 1


def test_a_key_that_merely_came_with_data_makes_nothing_genuine(at, tmp_path):
    """Neither where our own key stands beside it, nor for what it says of itself; it does not break anything either."""
    rogue = bytes([9] * 32)
    with at("siak"):
        forged = certificate_code.write(replace(FACTS, region="14.08"), rogue).text
        ours = Signer().sign(FACTS).text
        own_words = office_keys.listing()[0].words
        for public_key in (keys.public_key(rogue).hex(), "bukan kunci", "f" * 64):
            _arrives(public_key, office.card().id)
        found = authenticity.verify_text(forged)
        assert (found.result, found.own) == ("tidak-dikenal", False)
        assert "dibuat di komputer lain" in found.sentence
        assert authenticity.verify_text(ours).result == "asli"
        assert Signer().sign(FACTS).text == ours
        assert (office_keys.state(), office_keys.listing()[0].words) == ("ready", own_words)
        verify_page.write(tmp_path / "verifikasi.html")
        assert [one.public_key.hex() for one in key_trust.known_keys()] == [office_keys.listing()[0].public_key]
        issuer = _issuer(rogue, "Dinas Sosial Kabupaten Siak", "14.08", 2**32)
        list_of_voids = signed_lists.revocation_list(issuer, [Revocation("ab" * 16, "1", DAY, Reason.VOID)])
        (tmp_path / "palsu.cabut").write_bytes(list_of_voids)
        with pytest.raises(UserError, match="belum dipercaya di sini"):
            trust_lists.take(tmp_path / "palsu.cabut")


def test_the_key_of_our_offices_other_computer_counts_once_its_words_were_compared(at, tmp_path):
    with at("siak"):
        code, public_key = Signer().sign(FACTS).text, office_keys.listing()[0].public_key
        key_trust.write_key_file(tmp_path / "siak.kunci")
    with at("komputer-kedua"):
        office.save(OfficeCard(region="14.08", name="Dinas Sosial Kabupaten Siak"))
        assert not key_trust.read_key_file(tmp_path / "siak.kunci").own
        with pytest.raises(UserError, match="adalah kunci kabupaten/kota"):
            key_trust.trust(tmp_path / "siak.kunci")
        _arrives(public_key, office.card().id)
        assert authenticity.verify_text(code).result == "tidak-dikenal"
        assert key_trust.read_key_file(tmp_path / "siak.kunci").own
        key_trust.trust(tmp_path / "siak.kunci")
        found = authenticity.verify_text(code)
        assert (found.result, found.own) == ("asli", True)
        assert [one.source for one in key_trust.known_keys()] == ["own"]
        key_trust.distrust(public_key)
        assert authenticity.verify_text(code).result == "tidak-dikenal"


def test_what_leaves_the_office_is_noted(at, vouched):
    with at("siak"):
        assert [(row.kind, row.document) for row in Output.select()] == [("export", "kunci")]
    with at("provinsi"):
        assert [row.document for row in Output.select()] == ["daftar-kunci", "kunci"]


def test_words_that_are_compared_are_the_same_at_both_ends(at, vouched, tmp_path):
    with at("siak"):
        words = office_keys.listing()[0].words
    with at("provinsi"):
        assert key_trust.read_key_file(tmp_path / "siak.kunci").words == words
        assert trust_lists.vouched()[0].name == "Dinas Sosial Kabupaten Siak"


def test_only_a_province_is_trusted_and_only_a_province_vouches(at, vouched, tmp_path):
    with at("pelalawan"):
        with pytest.raises(UserError, match="adalah kunci kabupaten/kota"):
            key_trust.trust(tmp_path / "siak.kunci")
        with pytest.raises(UserError, match="Hanya provinsi"):
            trust_lists.vouch(tmp_path / "siak.kunci")
        with pytest.raises(UserError, match="Hanya provinsi"):
            trust_lists.write_key_list(tmp_path / "x.kunci")
        with pytest.raises(UserError, match="bukan daftar"):
            trust_lists.take(tmp_path / "siak.kunci")
        with pytest.raises(UserError, match="bukan berkas kunci"):
            key_trust.trust(tmp_path / "daftar.kunci")


def test_a_key_vouched_for_until_a_day_is_good_for_no_later_event(at, vouched, tmp_path):
    with at("siak"):
        public = office_keys.listing()[0].public_key
        later = Signer().sign(replace(FACTS, starts_on=DAY + timedelta(days=1), ends_on=DAY + timedelta(days=1))).text
    with at("provinsi"):
        trust_lists.limit_vouch(public, DAY)
        trust_lists.write_key_list(tmp_path / "baru.kunci")
    with at("pelalawan"):
        key_trust.trust(tmp_path / "provinsi.kunci")
        trust_lists.take(tmp_path / "baru.kunci")
        assert authenticity.verify_text(vouched).result == "asli"
        found = authenticity.verify_text(later)
        assert found.result == "tidak-dikenal"
        assert "hanya berlaku sampai 12 September 2018" in found.sentence
        with pytest.raises(UserError, match="lebih lama dari yang sudah ada"):
            trust_lists.take(tmp_path / "daftar.kunci")
        assert authenticity.verify_text(later).result == "tidak-dikenal"


def test_an_office_revokes_and_the_other_office_learns_it_from_the_file(at, vouched, tmp_path):
    with at("siak"):
        event = an_event()
        participants(event, "Siti Contoh", "Budi Contoh")
        attendance.set_all_present(event)
        certificates.issue(event, DAY)
        first, second = certificates.register(event)
        codes = [certificates.snapshot_of(one.id).certificate.code for one in (first, second)]
        trust_lists.write_revocations(tmp_path / "lama.cabut")
        certificates.void(first.id, "Nama Siti keliru ditulis")
        certificates.issue(event, DAY)
        trust_lists.write_revocations(tmp_path / "siak.cabut")
        after = next(one for one in certificates.register(event) if one.replaces == first.id)
        assert authenticity.verify_text(codes[0]).reason == "Nama Siti keliru ditulis"
    assert b"Siti" not in (tmp_path / "siak.cabut").read_bytes()  # neither names nor the words of the reason
    with at("pelalawan"):
        with pytest.raises(UserError, match="Terima dahulu daftar kunci provinsinya"):
            trust_lists.take(tmp_path / "siak.cabut")
        key_trust.trust(tmp_path / "provinsi.kunci")
        trust_lists.take(tmp_path / "daftar.kunci")
        assert authenticity.verify_text(codes[0]).result == "asli"
        assert trust_lists.take(tmp_path / "lama.cabut").card.entries == 0
        assert trust_lists.take(tmp_path / "siak.cabut").card.entries == 1
        found = authenticity.verify_text(codes[0])
        assert (found.result, found.reason, found.replaced_by) == ("dicabut", "diganti dengan yang baru", after.number)
        assert found.revocations_as_of
        assert authenticity.verify_text(codes[1]).result == "asli"
        with pytest.raises(UserError, match="lebih lama"):
            trust_lists.take(tmp_path / "lama.cabut")
        assert authenticity.verify_text(codes[0]).result == "dicabut"


def _issuer(seed: bytes, name: str, region: str, serial: int) -> Issuer:
    return Issuer(seed, name, region, serial, datetime(2026, 1, 2, tzinfo=UTC))


def test_lists_that_overreach_are_not_believed(at, vouched, tmp_path):
    """A known key that speaks for another region, and a trusted province that vouches beyond its own."""
    rogue = bytes(range(32))
    province = _issuer(rogue, "Dinas Sosial Provinsi Lain", "13", 5)
    siak = FACTS.certificate_id
    with at("pelalawan"):
        key_trust.trust(tmp_path / "provinsi.kunci")
        trust_lists.take(tmp_path / "daftar.kunci")
        (tmp_path / "lain.kunci").write_bytes(signed_lists.card(province))
        key_trust.trust(tmp_path / "lain.kunci")
        bad = keys.public_key(bytes([7] * 32))
        content = signed_lists.key_list(province, [KeyEntry(bad, "Dinas Sosial Kabupaten Siak", "14.08")])
        (tmp_path / "jauh.kunci").write_bytes(content)
        trust_lists.take(tmp_path / "jauh.kunci")
        assert bad not in {one.public_key for one in key_trust.known_keys()}
        revoking = replace(province, region="14.08")
        entry = Revocation(siak, "1/2018", DAY, Reason.VOID)
        (tmp_path / "jauh.cabut").write_bytes(signed_lists.revocation_list(revoking, [entry]))
        with pytest.raises(UserError, match="belum dipercaya"):
            trust_lists.take(tmp_path / "jauh.cabut")
        assert authenticity.verify_text(vouched).result == "asli"


def test_days_that_no_page_can_tell_do_not_stop_it_from_being_written(at, vouched, tmp_path):
    """A list may be signed rightly and still tell of a void in the year 2200."""
    with at("siak"):
        issuer = key_trust.issuer()
    far = [Revocation(f"{at:032x}", "1", day, Reason.VOID) for at, day in enumerate((date(2200, 1, 1), None, DAY))]
    (tmp_path / "jauh.cabut").write_bytes(signed_lists.revocation_list(issuer, far))
    with at("provinsi"):
        assert trust_lists.take(tmp_path / "jauh.cabut").card.entries == 3
        assert verify_page.write(tmp_path / "verifikasi.html").revocations == 3


def test_a_list_from_the_future_is_refused_so_that_nobody_takes_it_for_new(at, vouched, tmp_path):
    with at("siak"):
        issuer = key_trust.issuer()
    (tmp_path / "besok.cabut").write_bytes(
        signed_lists.revocation_list(replace(issuer, issued_at=issuer.issued_at + timedelta(days=30)), [])
    )
    with at("provinsi"):
        with pytest.raises(UserError, match="padahal hari ini") as told:
            trust_lists.take(tmp_path / "besok.cabut")
        assert "jam komputer" in told.value.todo
        assert trust_lists.revocations() == ()


def test_two_keys_with_the_same_id_do_not_hide_each_other(at, vouched, tmp_path, monkeypatch):
    """Eight bytes name a key; who finds a second key with the same ones gains nothing."""
    monkeypatch.setattr(keys, "key_id", lambda public: b"samasama")
    rogue = _issuer(bytes(range(32)), "Dinas Sosial Provinsi Lain", "13", 5)
    with at("siak"):
        code = Signer().sign(FACTS).text
        key_trust.write_key_file(tmp_path / "siak.kunci")
    with at("provinsi"):
        key_trust.write_key_file(tmp_path / "provinsi.kunci")
        trust_lists.vouch(tmp_path / "siak.kunci")
        trust_lists.write_key_list(tmp_path / "daftar.kunci")
    with at("pelalawan"):
        (tmp_path / "lain.kunci").write_bytes(signed_lists.card(rogue))
        for name in ("lain.kunci", "provinsi.kunci", "lain.kunci"):
            key_trust.trust(tmp_path / name)
        trust_lists.take(tmp_path / "daftar.kunci")
        assert authenticity.verify_text(code).office == "Dinas Sosial Kabupaten Siak"
        forged = certificate_code.write(replace(FACTS, region="14.08"), bytes([5] * 32)).text
        assert authenticity.verify_text(forged).result == "rusak"


def test_a_province_with_a_new_key_takes_back_what_it_vouched_for_with_the_old_one(at, vouched, tmp_path):
    with at("siak"):
        public = office_keys.listing()[0].public_key
        later = Signer().sign(replace(FACTS, starts_on=DAY + timedelta(days=1), ends_on=DAY + timedelta(days=1))).text
    with at("pelalawan"):
        key_trust.trust(tmp_path / "provinsi.kunci")
        trust_lists.take(tmp_path / "daftar.kunci")
        assert authenticity.verify_text(later).result == "asli"
    with at("provinsi"):
        office_keys.retire("Komputer hilang")
        trust_lists.limit_vouch(public, DAY)
        assert [authenticity.verify_text(code).result for code in (vouched, later)] == ["asli", "tidak-dikenal"]
        key_trust.write_key_file(tmp_path / "provinsi-baru.kunci")
        trust_lists.write_key_list(tmp_path / "baru.kunci")
    with at("pelalawan"):
        key_trust.trust(tmp_path / "provinsi-baru.kunci")
        trust_lists.take(tmp_path / "baru.kunci")
        assert [authenticity.verify_text(code).result for code in (vouched, later)] == ["asli", "tidak-dikenal"]


def test_the_same_serial_with_other_content_is_refused_and_a_damaged_file_too(at, vouched, tmp_path):
    seed = bytes(range(32))
    province = _issuer(seed, "Dinas Sosial Provinsi Lain", "13", 5)
    entry = KeyEntry(keys.public_key(bytes(32)), "Dinas Sosial Kota Solok", "13.72")
    with at("pelalawan"):
        (tmp_path / "a").write_bytes(signed_lists.card(province))
        key_trust.trust(tmp_path / "a")
        (tmp_path / "b").write_bytes(signed_lists.key_list(province, [entry]))
        (tmp_path / "c").write_bytes(signed_lists.key_list(province, []))
        trust_lists.take(tmp_path / "b")
        with pytest.raises(UserError, match="bernomor sama"):
            trust_lists.take(tmp_path / "c")
        content = bytearray((tmp_path / "b").read_bytes())
        content[-1] ^= 1
        (tmp_path / "d").write_bytes(bytes(content))
        (tmp_path / "e").write_bytes(b"")
        (tmp_path / "f").write_bytes(bytes(signed_lists.LARGEST + 1))
        reasons = {"d": "belum dipercaya", "e": "rusak", "f": "terlalu besar", "g": "tidak dapat dibaca"}
        for name, why in reasons.items():
            with pytest.raises(UserError, match=why):
                trust_lists.take(tmp_path / name)
        assert TrustList.select().where(TrustList.kind == "keys").count() == 1
        (kept,) = trust_lists.state()
        assert (kept.kind, kept.entries, kept.believed, kept.own) == ("keys", 1, True, False)


def test_a_province_adds_offices_one_by_one_and_its_list_always_rises(at, vouched, tmp_path):
    with at("pelalawan"):
        other = Signer().sign(FACTS).text
        key_trust.write_key_file(tmp_path / "pelalawan.kunci")
    with at("provinsi"):
        before = signed_lists.read((tmp_path / "daftar.kunci").read_bytes())
        trust_lists.vouch(tmp_path / "pelalawan.kunci", valid_until=date(2030, 12, 31))
        trust_lists.write_key_list(tmp_path / "daftar2.kunci")
        after = signed_lists.read((tmp_path / "daftar2.kunci").read_bytes())
        assert after.serial > before.serial
        assert {one.region for one in after.keys} == {"14.05", "14.08"}
        assert [authenticity.verify_text(code).result for code in (vouched, other)] == ["asli", "asli"]
        with pytest.raises(UserError, match="tidak ada pada daftar kunci"):
            trust_lists.limit_vouch("00" * 32, DAY)
    with at("siak"):
        key_trust.trust(tmp_path / "provinsi.kunci")
        trust_lists.take(tmp_path / "daftar2.kunci")
        assert authenticity.verify_text(other).office == "Dinas Sosial Kabupaten Pelalawan"
