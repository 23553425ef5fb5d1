"""Codes of the first day, which every later version and verifikasi.html must read alike; `codes.json` is never rebuilt
for codes that were printed, only added to.

`python -m tests.exchange.code_vectors` writes it. "good" are codes with the facts in them, made with the key given,
"bad" texts that must be refused as "rusak" whatever keys are known, "strangers" sound codes of a key that nobody knows.
"""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.exchange.authenticity import base45, certificate_code, cose, keys
from app.exchange.authenticity.certificate_code import PREFIX, CodeFacts

PATH = Path(__file__).parent / "vectors" / "codes.json"
SEED, STRANGER = sha256(b"kantor contoh").digest(), sha256(b"kantor lain").digest()
_TITLE = "Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)"
_LONG = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastro"
_P_ORDER = 2**252 + 27742317777372353535851937790883648493


def _facts(name: str = "Siti Contoh", number: str = "460/0001/DINSOS/IX/2018", **more: Any) -> CodeFacts:
    defaults = {
        "title": _TITLE, "starts_on": date(2018, 9, 12), "ends_on": date(2018, 9, 13), "lesson_hours": Decimal(16),
        "capacity": "peserta", "region": "14.08",
    }  # fmt: skip
    certificate = sha256(f"{name}{number}".encode()).hexdigest()[:32]
    return CodeFacts(certificate, number, name, **(defaults | more))


GOOD = (
    _facts(),
    _facts("Budi", "1/2026", title=""),
    _facts(_LONG, "400.9.12.1/000123/436.7.8/DINSOSP3A/2024", title=_TITLE + " Tingkat Dasar Angkatan III Tahun 2024"),
    _facts("SITI AMINAH BINTI ABDULLAH", capacity="narasumber", lesson_hours=Decimal("2.25")),
    _facts("M'rang \"Ujang\" O’Dewi", capacity="panitia", region="14", ends_on=date(2018, 9, 12)),
    _facts("Siti <Aminah> & Bin‘t Ali", capacity="moderator", region="11.01"),
    _facts("Žofie Müller-Łukasz Nguyễn", title="Bimtek Üç"),
    _facts("Ni Luh Contoh", "PIAGAM/7/2026", title="PSM Berprestasi 2026", starts_on=None, ends_on=None,
           lesson_hours=None, capacity="penghargaan"),
    _facts("小林 🙂", title=""),
)  # fmt: skip


def _spoilt() -> list[str]:
    """Texts that look like codes but are none: what a reader that is too kind would take."""
    whole = certificate_code.payload_that_fits(_facts())
    good = certificate_code.write(_facts(), SEED).text
    raw = base45.decode(good.removeprefix(PREFIX))
    s = int.from_bytes(raw[-32:], "little") + _P_ORDER
    payloads = (
        {**whole, 10: 1}, {**whole, 0: 1}, {key: whole[key] for key in whole if key != 3}, {**whole, 1: b"short"},
        {**whole, 9: 0}, {**whole, 9: 6}, {**whole, 8: 500}, {**whole, 6: 0}, {**whole, 5: -1}, {**whole, 7: 1.5},
        {**whole, 7: "16"}, {**whole, 7: True}, {**whole, 3: "Siti\nContoh"}, {**whole, 3: "Siti Contoh "},
        {**whole, 3: "Cafe\u0301"}, {**whole, 3: b"\x00"}, {**whole, 3: ""}, {**whole, 2: 7},
        {key: whole[key] for key in whole if key != 6}, {**whole, 3: whole[3] + b"\x00"} if isinstance(whole[3], bytes)
        else {**whole, 3: b"\xff\xff"},
    )  # fmt: skip
    return [
        "", "PSM1:", "halo", good.removeprefix(PREFIX), good.lower(), good[:-1], good + "0", good + "0" * 3,
        good[:40] + "\n" + good[40:], good[:9] + good[10:], "PSM2:" + good.removeprefix(PREFIX),
        PREFIX + base45.encode(raw + b"\x00"), PREFIX + base45.encode(raw[1:]),
        PREFIX + base45.encode(raw[:-32] + s.to_bytes(32, "little")), PREFIX + base45.encode(raw[:-64] + bytes(64)),
        *(PREFIX + base45.encode(cose.seal(payload, SEED)[0]) for payload in payloads), *_otherwise_written(),
    ]  # fmt: skip


def _otherwise_written() -> list[str]:
    """Soundly signed, but in CBOR that could be written shorter or in another order, or in another envelope."""
    payload = cose.payload_bytes(certificate_code.payload_that_fits(_facts()))
    head = bytes.fromhex("a201270448") + keys.key_id(keys.public_key(SEED))
    first, last = payload[1:19], payload[-2:]  # the id, and as what somebody took part
    payloads = (
        payload[:1] + last + payload[1:-2], b"\xb8\x09" + payload[1:], b"\xbf" + payload[1:] + b"\xff",
        b"\xaa" + first + payload[1:], payload[:-1] + b"\x18" + payload[-1:], payload[:-1] + b"\xc0" + payload[-1:],
        payload[:-1] + b"\xf9\x3c\x00", payload + b"\x00", b"\x81" + payload, payload[:-1], b"",
        b"\xa9\x18" + payload[1:], payload[:1] + b"\x01\x58" + payload[2:3].replace(b"\x50", b"\x10") + payload[3:],
    )  # fmt: skip
    heads = (
        bytes.fromhex("a1012704")[:3], head[:1] + head[3:] + head[1:3], bytes.fromhex("a301270300") + head[3:],
        bytes.fromhex("a201260448") + head[5:], bytes.fromhex("a201270447") + head[5:12], b"",
    )  # fmt: skip
    told = [_enveloped(one, head) for one in payloads] + [_enveloped(payload, one) for one in heads]
    told += [_enveloped(payload, head, **more) for more in (
        {"tag": b""}, {"tag": b"\xd1"}, {"tag": b"\xd8\x12"}, {"unprotected": b"\xa1\x01\x01"},
        {"unprotected": b"\xf6"},
        {"outer": b"\x98\x04"}, {"outer": b"\x9f", "end": b"\xff"}, {"outer": b"\x85", "end": b"\x00"},
        {"signature": b"\x58\x3f"}, {"signature": b"\x59\x00\x40"}, {"signature": b"\x78\x40"},
    )]  # fmt: skip
    if PREFIX + base45.encode(_enveloped(payload, head)) != certificate_code.write(_facts(), SEED).text:
        raise AssertionError("these must be bad for nothing but what is told here")
    return [PREFIX + base45.encode(one) for one in dict.fromkeys(told)]


def _enveloped(payload: bytes, head: bytes, tag: bytes = b"\xd2", outer: bytes = b"\x84", unprotected: bytes = b"\xa0",
               signature: bytes = b"\x58\x40", end: bytes = b"") -> bytes:  # fmt: skip
    """An envelope from its parts, whatever they are, with a signature that fits them."""
    import cbor2

    signed = keys.sign(SEED, cbor2.dumps(["Signature1", head, b"", payload]))
    signed = signed[:-1] if signature == b"\x58\x3f" else signed
    return tag + outer + cbor2.dumps(head) + unprotected + cbor2.dumps(payload) + signature + signed + end


def vectors() -> dict[str, Any]:
    """What stands in the file."""
    return {
        "seed": SEED.hex(), "public_key": keys.public_key(SEED).hex(),
        "good": [_told(facts, SEED) for facts in GOOD],
        "bad": _spoilt(),
        "strangers": [_told(GOOD[0], STRANGER)],
    }  # fmt: skip


def _told(facts: CodeFacts, seed: bytes) -> dict[str, Any]:
    code = certificate_code.write(facts, seed)
    read = certificate_code.read(code.text).facts
    plain = {key: str(value) if isinstance(value, date | Decimal) else value for key, value in asdict(read).items()}
    return {"text": code.text, "check_code": code.check_code, "facts": plain}


if __name__ == "__main__":
    PATH.write_text(json.dumps(vectors(), ensure_ascii=True, indent=1) + "\n", encoding="ascii", newline="\n")
