"""The page says of every code what the program says, with the browser's own Ed25519 and without it."""

import json
from typing import Any

import cbor2
import pytest

from app.exchange.authenticity import base45, certificate_code, cose, keys
from app.exchange.authenticity.certificate_code import PREFIX
from app.exchange.verify_pages import page
from app.paths import resource
from tests.exchange.code_vectors import GOOD, PATH, SEED
from tests.verify_page.conftest import COUNTING, PUBLIC, WITHOUT_ED25519, WITHOUT_SUBTLE, lists

pytestmark = pytest.mark.needs("chromium")

VECTORS = json.loads(PATH.read_text(encoding="ascii"))
NATIVE, NEITHER, UNSUPPORTED = COUNTING, WITHOUT_SUBTLE, WITHOUT_ED25519
WAYS = pytest.mark.parametrize("script", [NATIVE, NEITHER, UNSUPPORTED], ids=["native", "no-subtle", "no-ed25519"])


def expected(text: str) -> str:
    """What the program says where it knows the vectors' key alone, and no revocations."""
    try:
        read = certificate_code.read(text)
    except ValueError:
        return "rusak"
    if read.envelope.key_id != keys.key_id(PUBLIC):
        return "tidak-dikenal"
    return "asli" if read.envelope.is_signed_by(PUBLIC) else "rusak"


@WAYS
def test_the_vectors_of_all_readers(reader, script):
    good, bad = [case["text"] for case in VECTORS["good"]], VECTORS["bad"]
    with reader.visit(script=script) as visit:
        assert visit.verdicts(good) == ["asli", "dicabut", *["asli"] * (len(good) - 2)]
        assert visit.verdicts(bad) == ["rusak"] * len(bad)
        assert visit.verdicts([case["text"] for case in VECTORS["strangers"]]) == ["tidak-dikenal"]
        asked_the_browser = visit.tab.evaluate("globalThis.nativeAnswers || 0")
    assert (asked_the_browser > 0) == (script == NATIVE)


def test_the_page_reads_the_same_facts(reader):
    code = (
        "async (text) => { const {code, checkCode} = await verifikasi.verdictOf(text, verifikasi.lists);"
        "const day = (number) => number === null ? null : new Date(number * 864e5).toISOString().slice(0, 10);"
        "return {check_code: checkCode, facts: {certificate_id: code.id, number: code.number, name: code.name,"
        "title: code.title, starts_on: day(code.firstDay), ends_on: day(code.lastDay),"
        "lesson_hours: code.lessonHours || null, capacity: code.capacity, region: code.region}}; }"
    )
    with reader.visit() as visit:
        for case in VECTORS["good"]:
            assert {"text": case["text"], **visit.tab.evaluate(code, case["text"])} == case


@pytest.mark.parametrize("script", [NATIVE, NEITHER], ids=["native", "no-subtle"])
def test_no_bit_of_the_signed_bytes_can_be_changed(reader, script):
    raw = base45.decode(VECTORS["good"][0]["text"].removeprefix(PREFIX))
    flipped = [
        PREFIX + base45.encode(raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :])
        for at in range(len(raw)) for bit in range(8)
    ]  # fmt: skip
    wanted = [expected(text) for text in flipped]
    assert wanted.count("tidak-dikenal") == 64  # the bits of the key's id
    assert "asli" not in wanted
    with reader.visit(script=script) as visit:
        assert visit.verdicts(flipped) == wanted


def test_no_sign_of_the_text_can_be_changed_dropped_doubled_or_swapped(reader):
    text = VECTORS["good"][0]["text"]
    spoilt = [
        spoil
        for at, sign in enumerate(text)
        for spoil in (
            *(text[:at] + chr(ord(sign) ^ 1 << bit) + text[at + 1 :] for bit in range(8)),
            text[:at] + text[at + 1 :],
            text[: at + 1] + text[at:],
            text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
        )
        if spoil.strip() != text
    ]  # fmt: skip
    with reader.visit() as visit:
        found = visit.verdicts(spoilt)
    assert found == [expected(one) for one in spoilt]
    assert "asli" not in found


def sealed(content: bytes, head: bytes = b"", length: bytes = b"") -> str:
    """A code whose payload bytes are signed by the key as they are, however they are written; `head` in place of the
    protected header, `length` in place of the shortest length of the payload."""
    protected = head or cbor2.dumps({1: -8, 4: keys.key_id(PUBLIC)})
    signature = keys.sign(SEED, cbor2.dumps(["Signature1", protected, b"", content]))
    inner = length + content if length else cbor2.dumps(content)
    return PREFIX + base45.encode(
        b"\xd2\x84" + cbor2.dumps(protected) + b"\xa0" + inner + cbor2.dumps(signature)
    )  # fmt: skip


def test_what_is_signed_but_not_written_in_the_one_way_is_refused(reader):
    whole = dict(certificate_code.payload_that_fits(GOOD[1]))
    sound = cbor2.dumps(whole, canonical=True)
    pairs = [cbor2.dumps(key) + cbor2.dumps(whole[key]) for key in sorted(whole)]
    head, last = bytes([0xA0 + len(pairs)]), cbor2.dumps(9)
    assert sound == head + b"".join(pairs)
    again = {1: -8, 4: keys.key_id(PUBLIC)}
    spoilt = [
        sealed(head + b"".join(reversed(pairs))),  # keys falling
        sealed(bytes([head[0] + 1]) + b"".join([*pairs, pairs[-1]])),  # a key twice
        sealed(b"\xbf" + b"".join(pairs) + b"\xff"),  # a map without a length
        sealed(b"\xb8" + bytes([len(pairs)]) + b"".join(pairs)),  # a length longer than it needs to be
        sealed(head + b"".join(pairs[:-1]) + last + b"\x18\x01"),  # a number longer than it needs to be
        sealed(head + b"".join(pairs[:-1]) + b"\x18\x09" + b"\x01"),  # the same of a key
        sealed(head + b"".join(pairs[:-1]) + last + b"\xf9\x3c\x00"),  # 1.0
        sealed(sound + b"\x00"),
        sealed(sound, length=b"\x59\x00" + bytes([len(sound)])),
        sealed(sound, head=cbor2.dumps(dict(reversed(again.items())))),
        sealed(sound, head=cbor2.dumps(again | {5: 1})),
        sealed(sound, head=cbor2.dumps(again | {1: -7})),
    ]
    with reader.visit(page(lists(revocations=()))) as visit:
        assert visit.verdicts([sealed(sound)]) == ["asli"] == [expected(sealed(sound))]
        assert visit.verdicts(spoilt) == ["rusak"] * len(spoilt) == [expected(text) for text in spoilt]


def noble(visit: Any, expression: str, told: Any = None) -> Any:
    """The vendored library in an empty tab beside the page."""
    tab = visit.tab.context.new_page()
    tab.add_script_tag(content=resource("verify", "vendor", "ed25519.min.js").read_text(encoding="utf-8"))
    return tab.evaluate(
        "(told) => { const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));"
        "const hex = (all) => [...all].map((byte) => byte.toString(16).padStart(2, '0')).join('');"
        f"{expression} }}",
        told,
    )


def test_a_code_signed_by_javascript_is_read_by_the_program(reader):
    payload = certificate_code.payload_that_fits(GOOD[3])
    content, signature = cose.seal(payload, SEED)
    message = cose.unseal(content).message
    with reader.visit() as visit:
        signed = bytes.fromhex(noble(
            visit, "return hex(noble.sign(bytes(told[0]), bytes(told[1])));", [message.hex(), SEED.hex()]
        ))  # fmt: skip
    read = certificate_code.read(PREFIX + base45.encode(content.removesuffix(signature) + signed))
    assert read.envelope.is_signed_by(PUBLIC)
    assert read.facts == certificate_code.read(VECTORS["good"][3]["text"]).facts


STRANGE_SIGNATURES = """
    const { Point, mod, sha512 } = noble, L = Point.CURVE().n;
    const little = (all) => all.reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
    const bytesOf = (number) => Uint8Array.from({length: 32}, (_, at) => Number((number >> BigInt(8 * at)) & 255n));
    const minusOne = Point.fromBytes(bytes("ec" + "ff".repeat(30) + "7f"));  // of order 2
    const secret = 12345n, nonce = 6789n, message = bytes("00ff");
    const make = (A, R, more) => {
      const k = mod(little(sha512(new Uint8Array([...R, ...A, ...message]))), L);
      return [hex(A), hex(R) + hex(bytesOf(mod(nonce + k * secret, L) + more)), "00ff"];
    };
    const A = Point.BASE.multiply(secret), R = Point.BASE.multiply(nonce);
    const small = ["00".repeat(32), "01" + "00".repeat(31), "ec" + "ff".repeat(30) + "7f",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "ee" + "ff".repeat(30) + "7f"];
    const none = "01" + "00".repeat(31) + "00".repeat(32);
    return [
      make(A.toBytes(), R.toBytes(), 0n),                     // sound
      make(A.toBytes(), R.toBytes(), L),                      // S in its second spelling
      make(A.toBytes(), R.add(minusOne).toBytes(), 0n),       // holds only times the cofactor
      make(A.add(minusOne).toBytes(), R.toBytes(), 0n),       // a key that is not wholly of the great group
      ...small.map((key) => [key, none, "00ff"]),             // keys with which anybody can sign
      [hex(A.toBytes()), none, "00ff"],
    ];"""


@WAYS
def test_every_reader_judges_strange_signatures_alike(reader, script):
    with reader.visit(script=script) as visit:
        cases = noble(visit, STRANGE_SIGNATURES)
        found = visit.tab.evaluate(
            "async (cases) => { const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));"
            "const found = []; for (const [key, signature, message] of cases) "
            "found.push(await verifikasi.signatureHolds(...[key, message, signature].map(bytes))); return found; }",
            cases,
        )
    wanted = [keys.is_signed(*(bytes.fromhex(part) for part in case)) for case in cases]
    assert found == wanted
    assert wanted[:3] == [True, False, False]
    assert not any(wanted[4:])
