"""verifikasi.html: one file that checks kode keaslian in any browser, without network, with the lists inside."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string import Template

from app import paths

LARGEST = 300_000
"""Bytes; so that the page travels by any messenger and opens on an old telephone."""
_SCRIPTS = (
    "vendor/ed25519.min.js", "vendor/qr.min.js", "base45.js", "cbor.js", "packing.js", "signatures.js", "codes.js",
    "verdicts.js", "pictures.js", "page.js",
)  # fmt: skip
_EPOCH = date(1970, 1, 1)
_MARK_BYTES = 10  # of 2**80, two of one office never share one


@dataclass(frozen=True)
class ListedKey:
    """A public key that counts, the office that holds it and its region's code; None where nothing bounds its validity.
    `voucher` is the place in `Lists.vouchers` of the list that it comes from; None where the writing office vouches.
    A key may stand several times: it counts for whatever one of its entries allows. `kept` are the signatures of codes
    that hold whatever their days are: those that the office itself issued before it retired the key."""

    public_key: bytes
    office: str
    region: str
    valid_from: date | None = None
    valid_until: date | None = None
    voucher: int | None = None
    kept: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Voucher:
    """A province that vouches for its offices' keys, and the day of its list."""

    name: str
    as_of: date


@dataclass(frozen=True)
class Revoked:
    """A certificate (its id of 32 hex digits) that does not hold any more, since when where that is known, why in a few
    words, and the number of its replacement."""

    certificate_id: str
    voided_on: date | None
    reason: str
    replaced_by: str = ""


@dataclass(frozen=True)
class Revocations:
    """What the office of a region revoked, as of a day; it speaks of nothing but codes made with that office's keys."""

    region: str
    as_of: date
    entries: tuple[Revoked, ...]


@dataclass(frozen=True)
class Lists:
    """All that a page knows. `written_at` is a moment in words, in the office's own time."""

    office: str
    written_at: str
    practice: bool = False
    keys: tuple[ListedKey, ...] = ()
    vouchers: tuple[Voucher, ...] = ()
    revocations: tuple[Revocations, ...] = ()


def page(lists: Lists) -> bytes:
    """The whole page. Its policy allows exactly its own script and style, and no request to anywhere.

    Where it would become larger than LARGEST, the numbers of replacements are left out; what is revoked never is.
    """
    whole = _assembled(lists, with_replacements=True)
    return whole if len(whole) <= LARGEST else _assembled(lists, with_replacements=False)


def _assembled(lists: Lists, with_replacements: bool) -> bytes:
    script = '(() => {\n"use strict";\n' + "\n".join(_part(name) for name in _SCRIPTS) + "})();\n"
    style = _part("page.css")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src blob: data:; "
        "base-uri 'none'; form-action 'none'"
    )
    told = _inert(_told(lists, with_replacements))
    return Template(_part("page.html")).substitute(
        policy=policy, notice=_part("vendor/NOTICE.txt"), style=style, script=script, lists=told
    ).encode()  # fmt: skip


def _part(name: str) -> str:
    return paths.resource("verify", *name.split("/")).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _inert(told: object) -> str:
    """JSON that no browser takes for the end of its element."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _told(lists: Lists, with_replacements: bool) -> dict[str, object]:
    """The lists as `resources/verify/verdicts.js` reads them: keys as lists, days as numbers, revocations as bytes."""
    reasons = sorted({entry.reason for group in lists.revocations for entry in group.entries})
    return {
        "office": lists.office, "writtenAt": lists.written_at, "practice": lists.practice,
        "packing": json.loads(_part("packing.json")),
        "keys": [
            [_base64(key.public_key), key.office, key.region, _day(key.valid_from), _day(key.valid_until), key.voucher,
             _base64(b"".join(_mark(signature) for signature in key.kept))]
            for key in lists.keys
        ],
        "vouchers": [[voucher.name, _day(voucher.as_of)] for voucher in lists.vouchers],
        "reasons": reasons,
        "revocations": [
            [group.region, _day(group.as_of), _packed(group.entries, reasons),
             _replacements(group.entries) if with_replacements else {}]
            for group in lists.revocations
        ],
    }  # fmt: skip


def _replacements(entries: Sequence[Revoked]) -> dict[int, str]:
    """The number that replaces the certificate at a place of the list."""
    return {place: entry.replaced_by for place, entry in enumerate(entries) if entry.replaced_by}


def _packed(entries: Sequence[Revoked], reasons: Sequence[str]) -> str:
    """13 bytes for a certificate, so that thousands fit: beginning of its id's SHA-256, day (0: not known), place of
    the reason."""
    return _base64(b"".join(
        _mark(bytes.fromhex(entry.certificate_id))
        + _day_of_two_bytes(entry.voided_on).to_bytes(2, "big")
        + reasons.index(entry.reason).to_bytes(1, "big")
        for entry in entries
    ))  # fmt: skip


def _mark(content: bytes) -> bytes:
    """By what a certificate's id or a code's signature is found in a list."""
    return hashlib.sha256(content).digest()[:_MARK_BYTES]


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _day_of_two_bytes(day: date | None) -> int:
    """0 where it is not known, or beyond 1970 to 2149."""
    number = _day(day) or 0
    return number if 0 < number < 2**16 else 0


def _day(day: date | None) -> int | None:
    return None if day is None else (day - _EPOCH).days
