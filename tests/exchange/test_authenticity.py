"""The kode keaslian: what goes in comes out, and not one bit of it can change without being noticed."""

import json
import random
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.authenticity import base45, certificate_code, cose, keys, recovery, signed_lists, strict_cbor
from app.exchange.authenticity.certificate_code import LONGEST, PREFIX, TOO_LONG, CodeTooLong
from app.exchange.authenticity.signed_lists import Issuer, KeyEntry, Reason, Revocation
from tests.exchange import code_vectors
from tests.exchange.code_vectors import GOOD, SEED

PUBLIC = keys.public_key(SEED)
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
NUMBERS = ("460/0001/DINSOS/IX/2018", "400.9.12.1/000123/436.7.8/2024")  # as offices write them, 23 and 30 signs


def verdict(text: str) -> str:
    """What a strict reader that knows our key alone makes of a text."""
    try:
        code = certificate_code.read(text)
    except ValueError:
        return "rusak"
    if code.envelope.key_id != keys.key_id(PUBLIC):
        return "tidak-dikenal"
    return "asli" if code.envelope.is_signed_by(PUBLIC) else "rusak"


def test_codes_of_the_first_day_are_written_and_read_as_ever():
    assert json.loads(code_vectors.PATH.read_text(encoding="ascii")) == code_vectors.vectors()


def test_the_vectors_are_what_they_are_called():
    told = json.loads(code_vectors.PATH.read_text(encoding="ascii"))
    assert [verdict(one["text"]) for one in told["good"]] == ["asli"] * len(GOOD)
    assert {text: verdict(text) for text in told["bad"]} == dict.fromkeys(told["bad"], "rusak")
    assert [verdict(one["text"]) for one in told["strangers"]] == ["tidak-dikenal"]
    for one, facts in zip(told["good"], GOOD, strict=True):
        assert (one["facts"]["name"], one["facts"]["number"]) == (facts.name, facts.number)
        assert certificate_code.read(one["text"]).check_code == one["check_code"]


@pytest.mark.parametrize("facts", [GOOD[0], GOOD[2]], ids=["plain", "packed"])
def test_no_single_bit_of_the_bytes_can_change_unnoticed(facts):
    raw = bytearray(base45.decode(certificate_code.write(facts, SEED).text.removeprefix(PREFIX)))
    at = raw.index(keys.key_id(PUBLIC))
    of_the_key = range(at * 8, at * 8 + 64)
    for bit in range(len(raw) * 8):
        raw[bit // 8] ^= 128 >> bit % 8
        expected = "tidak-dikenal" if bit in of_the_key else "rusak"
        assert verdict(PREFIX + base45.encode(bytes(raw))) == expected, bit
        raw[bit // 8] ^= 128 >> bit % 8
    assert verdict(PREFIX + base45.encode(bytes(raw))) == "asli"


@pytest.mark.parametrize("facts", [GOOD[0], GOOD[2]], ids=["plain", "packed"])
def test_no_sign_of_the_text_can_change_go_come_or_swap_unnoticed(facts):
    text = certificate_code.write(facts, SEED).text
    spoilt = [
        text[:at] + chr(ord(sign) ^ 1 << bit) + text[at + 1 :] for at, sign in enumerate(text) for bit in range(7)
    ]
    spoilt += [text[:at] + text[at + 1 :] for at in range(len(text))]
    spoilt += [text[:at] + text[at] + text[at:] for at in range(len(text))]
    spoilt += [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)]
    found = [verdict(one) for one in spoilt if one != text]
    assert "asli" not in found
    assert found.count("tidak-dikenal") < 250  # only where the eight bytes that name the key were hit


def test_blanks_around_a_code_do_not_matter_and_within_it_do():
    text = certificate_code.write(GOOD[0], SEED).text
    assert verdict(f"\r\n {text}\t\n") == "asli"
    assert verdict(text[:50] + "\n" + text[50:]) == "rusak"


def test_ordinary_names_of_80_signs_fit_beside_a_number_of_30_and_keep_part_of_the_title():
    for facts in (GOOD[2], replace(GOOD[2], name=GOOD[2].name.upper())):
        for number in NUMBERS:
            text = certificate_code.write(replace(facts, number=number), SEED).text
            told = certificate_code.read(text).facts
            assert (told.name, told.number) == (facts.name, number)
            assert len(text) <= LONGEST
            assert told.title == facts.title or (told.title.endswith("…") and facts.title.startswith(told.title[:-1]))


@pytest.mark.parametrize(
    ("unit", "signs"),
    [("Raden Ajeng Siti Nurhaliza Kusumaningtyas Muhammad Abdurrahman ", 110),
     ("RADEN AJENG SITI NURHALIZA KUSUMANINGTYAS MUHAMMAD ABDURRAHMAN ", 95),
     ("Muḥammad ʿAbd ar-Raḥmān al-Ḥusaynī ", 85), ("Ketut Ĕmas Bagûs Wédha ", 90), ("Łukasz Žofie Müller ", 60),
     ("ḥāīū", 45), ("Qxzj", 55), ("Nguyễn Thị ", 40), ("小林", 18)],
)  # fmt: skip
def test_names_of_rare_letters_fit_whatever_spelling_is_the_shorter(unit, signs):
    name = (unit * 40)[:signs].strip()
    facts = replace(GOOD[0], name=name, number="400.9.12.1/000123/436.7.8/2024")
    assert certificate_code.read(certificate_code.write(facts, SEED).text).facts.name == name


def test_a_name_that_does_not_fit_is_refused_and_never_cut():
    with pytest.raises(CodeTooLong, match=TOO_LONG):
        certificate_code.write(replace(GOOD[0], name="Xqwzjv" * 20), SEED)
    with pytest.raises(CodeTooLong, match="tidak tampak"):
        certificate_code.write(replace(GOOD[0], name="Siti\u200bContoh"), SEED)


def test_five_thousand_names_come_back_or_are_refused():
    chance = random.Random(7)
    refused = []
    for _ in range(5_000):
        facts = replace(GOOD[0], name=_name(chance), number=chance.choice(NUMBERS))
        try:
            text = certificate_code.write(facts, SEED).text
        except CodeTooLong:
            refused.append(facts.name)
            continue
        assert certificate_code.read(text).facts.name == facts.name
        assert len(text) <= LONGEST
    assert min(len(name) for name in refused) > 70
    assert min(len(name) for name in refused if name.isascii() and " " in name) > 90
    assert len(refused) < 1_000


def _name(chance: random.Random) -> str:
    """One word or many, to 120 signs; apostrophes, ampersands, angle brackets, diacritics."""
    parts = ("Siti", "Nur'aini", "Ma'ruf", "binti", "Abdul", "SUKARNI", "O’Dewi", "<Aminah>", "&", "Müller", "Ayu",
             "br.", "Bin‘t", "Kusumaningtyas", "Hadiningrat", "Al-Hajj", "Wayan", "Łukasz", '"Ujang"', "Žofie")
    words = [chance.choice(parts) for _ in range(chance.randint(1, 16))]
    return ("" if chance.random() < 0.05 else " ").join(words)[:120].strip()


TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=25)


@given(TEXTS, TEXTS, st.text(max_size=80), st.dates(date(1900, 1, 1), date(2200, 1, 1)),
       st.decimals(0, 10_000, places=2), st.sampled_from(certificate_code.CAPACITIES))  # fmt: skip
def test_whatever_is_written_is_read_alike(number, name, title, day, hours, capacity):
    facts = replace(GOOD[0], number=number, name=name, title=title, starts_on=day, ends_on=day, lesson_hours=hours,
                    capacity=capacity)  # fmt: skip
    try:
        text = certificate_code.write(facts, SEED).text
    except CodeTooLong:
        return
    assert verdict(text) == "asli"
    told = certificate_code.read(text).facts
    assert (told.capacity, told.region) == (capacity, "14.08")
    assert told.starts_on == (day if day >= date(1970, 1, 1) else None)
    assert told.lesson_hours == (hours if 0 < hours <= 9999 else None)


@given(st.binary(max_size=200))
def test_base45_of_any_bytes_comes_back_and_never_ends_with_a_blank(content):
    text = base45.encode(content)
    assert base45.decode(text) == content
    assert text == text.strip() or text.startswith(" ")


@pytest.mark.parametrize("text", ["A", "GGW", ":::", "a0", "00\n", "ÿ00", "::"])
def test_base45_refuses_what_no_bytes_give(text):
    """RFC 9285 §6: "GGW" is 65,536, one more than two bytes hold."""
    with pytest.raises(ValueError, match="base45"):
        base45.decode(text)


def test_base45_as_the_standard_shows_it():
    shown = {b"AB": "BB8", b"Hello!!": "%69 VD92EX0", b"base-45": "UJCLQE7W581", b"ietf!": "QED8WEX0"}
    for plain, text in shown.items():
        assert (base45.encode(plain), base45.decode(text)) == (text, plain)


def _small_order_points() -> list[bytes]:
    """All encodings of the eight points that vanish when taken eight times, found here by computing."""
    d = -121665 * pow(121666, -1, P) % P

    def plus(one, other):
        (x1, y1), (x2, y2) = one, other
        k = d * x1 * x2 * y1 * y2 % P
        return (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P

    def root(square):
        x = pow(square, (P + 3) // 8, P)
        return x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P

    found: set[tuple[int, int]] = set()
    for y in range(2, 60):
        square = (y * y - 1) * pow(d * y * y + 1, -1, P) % P
        x = root(square)
        if x * x % P != square:
            continue
        point, total, times = (x, y), (0, 1), ORDER
        while times:
            total, point, times = (plus(total, point) if times & 1 else total), plus(point, point), times >> 1
        found.add(total)
    return [(y | (x & 1) << 255).to_bytes(32, "little") for x, y in found]


def test_keys_with_which_anybody_could_sign_are_refused():
    points = _small_order_points()
    assert len(points) == 8
    assert not any(keys.is_sound(point) for point in points)
    beyond = [(P + small).to_bytes(32, "little") for small in range(19)]
    assert not any(keys.is_sound(key) for key in (*beyond, bytes(31), b"", (2).to_bytes(32, "little")))
    assert keys.is_sound(PUBLIC)


def test_a_signature_that_fits_any_message_under_a_key_of_small_order_is_refused():
    neutral = (1).to_bytes(32, "little")
    forged = neutral + bytes(32)
    assert not keys.is_signed(neutral, forged, b"apa saja")


def test_a_second_spelling_of_a_signature_is_refused():
    signature = keys.sign(SEED, b"contoh")
    assert keys.is_signed(PUBLIC, signature, b"contoh")
    s = int.from_bytes(signature[32:], "little")
    other = signature[:32] + (s + ORDER).to_bytes(32, "little")
    assert not keys.is_signed(PUBLIC, other, b"contoh")


def test_the_envelope_is_cose_as_the_standard_has_it():
    """RFC 9052: tag 18, [protected, {}, payload, signature]; the algorithm EdDSA is −8, the key's id header 4."""
    import cbor2

    content, signature = cose.seal({1: "a"}, SEED)
    tag = cbor2.loads(content)
    assert tag.tag == 18
    protected, unprotected, payload, signed = tag.value
    assert cbor2.loads(protected) == {1: -8, 4: sha256(PUBLIC).digest()[:8]}
    assert (dict(unprotected), cbor2.loads(payload), signed) == ({}, {1: "a"}, signature)
    assert keys.is_signed(PUBLIC, signature, cbor2.dumps(["Signature1", protected, b"", payload]))


@given(st.recursive(
    st.none() | st.integers(-2**64, 2**64 - 1) | st.binary(max_size=30) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 300), inner, max_size=9), max_leaves=12,
))  # fmt: skip
def test_the_strict_reader_reads_what_is_written_in_the_one_way(item):
    import cbor2

    written = cbor2.dumps(item, canonical=True)
    try:
        assert strict_cbor.decode(written) == item
    except ValueError as error:
        assert str(error) == "too deep"  # noqa: PT017  # the one reason that such an item may have


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_or_written_in_the_one_way(content):
    import cbor2

    with suppress(ValueError):
        assert cbor2.dumps(strict_cbor.decode(content), canonical=True) == content
    with suppress(ValueError):
        certificate_code.read(PREFIX + base45.encode(cose.seal({}, SEED)[0][:18] + content))


@pytest.mark.parametrize(
    "spoilt",
    ["1800", "190001", "1a00000001", "9f01ff", "5f4101ff", "a201010102", "a202010101", "a1410101", "c001", "f5",
     "f90000", "fb3ff0000000000000", "f7", "62c328", "0101", "41", "", "ff", "8181818181818100", "9bffffffffffffffff"],
)  # fmt: skip
def test_cbor_that_could_be_written_otherwise_is_refused(spoilt):
    with pytest.raises(ValueError):  # noqa: PT011  # any reason will do
        strict_cbor.decode(bytes.fromhex(spoilt))


ISSUER = Issuer(SEED, "Dinas Sosial Provinsi Contoh", "14", 7, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
ENTRY = KeyEntry(PUBLIC, "Dinas Sosial Kabupaten Siak", "14.08", None, date(2027, 12, 31))
REVOKED = Revocation("0a" * 16, NUMBERS[0], date(2026, 1, 1), Reason.REPLACED, NUMBERS[1])


def test_signed_lists_come_back():
    card, told = signed_lists.read(signed_lists.card(ISSUER)), ISSUER
    assert (card.public_key, card.name, card.region, card.serial, card.issued_at) == (
        PUBLIC, told.name, told.region, told.serial, told.issued_at
    )  # fmt: skip
    assert signed_lists.read(signed_lists.key_list(ISSUER, [ENTRY])).keys == (ENTRY,)
    assert signed_lists.read(signed_lists.revocation_list(ISSUER, [REVOKED])).revocations == (REVOKED,)


FILES = {
    "card": signed_lists.card(ISSUER),
    "keys": signed_lists.key_list(ISSUER, [ENTRY]),
    "revocations": signed_lists.revocation_list(ISSUER, [REVOKED]),
}


@pytest.mark.parametrize("kind", FILES)
def test_no_bit_of_a_list_can_change_unnoticed(kind):
    raw = bytearray(FILES[kind])
    assert signed_lists.read(bytes(raw)).envelope.is_signed_by(PUBLIC)
    for bit in range(len(raw) * 8):
        raw[bit // 8] ^= 128 >> bit % 8
        with suppress(ValueError, OverflowError):
            assert not signed_lists.read(bytes(raw)).envelope.is_signed_by(PUBLIC), bit
        raw[bit // 8] ^= 128 >> bit % 8


def test_a_list_is_no_code_and_a_code_no_list():
    with pytest.raises(ValueError, match="other keys"):
        certificate_code.read(PREFIX + base45.encode(signed_lists.revocation_list(ISSUER, [])))
    with pytest.raises(ValueError, match="other keys"):
        signed_lists.read(base45.decode(certificate_code.write(GOOD[0], SEED).text.removeprefix(PREFIX)))


def test_a_list_with_an_entry_twice_or_a_key_of_small_order_is_refused():
    twice = signed_lists.key_list(ISSUER, [ENTRY, ENTRY])
    weak = signed_lists.key_list(ISSUER, [replace(ENTRY, public_key=(1).to_bytes(32, "little"))])
    for content in (twice, weak):
        with pytest.raises(ValueError, match=r"twice|no key"):
            signed_lists.read(content)


def test_the_key_comes_back_from_the_qr_of_its_sheet():
    text = recovery.qr_text(SEED)
    assert recovery.read(f" {text}\n") == SEED
    for wrong in (text[:-1], text + "0", text[:15] + ("A" if text[15] != "A" else "B") + text[16:]):
        with pytest.raises(ValueError, match="tidak utuh"):
            recovery.read(wrong)


def test_hours_with_a_fraction_are_kept_exactly():
    told = certificate_code.read(certificate_code.write(replace(GOOD[0], lesson_hours=Decimal("2.50")), SEED).text)
    assert told.facts.lesson_hours == Decimal("2.5")
