"""What offices hand to each other as files: the card of a key, a province's list of keys, an office's revocations.

Each is a signed envelope as the codes are, with a type in key 0 that no code has. Bytes in a file of its own (.kunci,
.cabut), read as strictly as codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum

from app.exchange.authenticity import cose, keys
from app.exchange.authenticity.plain_lines import one_line

LARGEST = 4_000_000  # bytes of a file
_MOST = 50_000  # entries of a list
_LONGEST = 500  # signs of a text
_LATEST = 2**33  # seconds since 1970
_EPOCH = date(1970, 1, 1).toordinal()
_TYPE, _SERIAL, _ISSUED, _NAME, _REGION, _CONTENT = range(6)


class Kind(IntEnum):
    """What an envelope is."""

    CARD = 1
    KEYS = 2
    REVOCATIONS = 3


class Reason(IntEnum):
    """Why a certificate holds no longer; the words an office wrote stay with it, since they may name people."""

    REPLACED = 1
    VOID = 2


@dataclass(frozen=True)
class KeyEntry:
    """An office's key as its province vouches for it; certificates of events that end after `valid_until`, or before
    `valid_from`, are not vouched for."""

    public_key: bytes
    name: str
    region: str
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class Revocation:
    """A certificate that holds no longer: its id (32 hexadecimal digits), since when, the number that replaces it."""

    certificate_id: str
    number: str
    voided_on: date | None
    reason: Reason
    replaced_by: str = ""


@dataclass(frozen=True)
class SignedList:
    """A file taken apart. `entries` are of the kind; `public_key` is a card's own, signed by itself."""

    kind: Kind
    serial: int
    issued_at: datetime
    name: str
    region: str
    envelope: cose.Envelope
    public_key: bytes = b""
    keys: tuple[KeyEntry, ...] = ()
    revocations: tuple[Revocation, ...] = ()


@dataclass(frozen=True)
class Issuer:
    """Who signs a file, and when: `serial` rises from list to list."""

    seed: bytes
    name: str
    region: str
    serial: int
    issued_at: datetime


def card(issuer: Issuer) -> bytes:
    """The file by which others get to know an office's key."""
    return _seal(Kind.CARD, issuer, keys.public_key(issuer.seed))


def key_list(issuer: Issuer, entries: Sequence[KeyEntry]) -> bytes:
    """A province's list of the keys that it vouches for."""
    rows = [
        [entry.public_key, one_line(entry.name), _region_number(entry.region), _day_number(entry.valid_from),
         _day_number(entry.valid_until)]
        for entry in sorted(entries, key=lambda entry: entry.public_key)
    ]  # fmt: skip
    return _seal(Kind.KEYS, issuer, rows)


def revocation_list(issuer: Issuer, entries: Sequence[Revocation]) -> bytes:
    """An office's list of certificates that hold no longer."""
    rows = [
        [bytes.fromhex(entry.certificate_id), one_line(entry.number), _day_number(entry.voided_on), int(entry.reason),
         one_line(entry.replaced_by)]
        for entry in sorted(entries, key=lambda entry: entry.certificate_id)
    ]  # fmt: skip
    return _seal(Kind.REVOCATIONS, issuer, rows)


def read(content: bytes) -> SignedList:
    """Take a file apart. A card is checked against its own key; whoever reads a list checks it with its issuer's.

    Raises: ValueError: it is anything but what is written here.
    """
    if len(content) > LARGEST:
        raise ValueError("too large")
    envelope = cose.unseal(content)
    told = envelope.payload
    if told.keys() != set(range(6)):
        raise ValueError("other keys")
    kind = Kind(_whole(told[_TYPE], 3))
    made = SignedList(
        kind, _whole(told[_SERIAL], _LATEST), datetime.fromtimestamp(_whole(told[_ISSUED], _LATEST), UTC),
        _text(told[_NAME]), _region(told[_REGION]), envelope, *_content(kind, told[_CONTENT]),
    )  # fmt: skip
    if kind is Kind.CARD and not envelope.is_signed_by(made.public_key):
        raise ValueError("not signed by itself")
    return made


def _seal(kind: Kind, issuer: Issuer, content: object) -> bytes:
    payload: Mapping[int, object] = {
        _TYPE: int(kind), _SERIAL: issuer.serial, _ISSUED: int(issuer.issued_at.timestamp()),
        _NAME: one_line(issuer.name), _REGION: _region_number(issuer.region), _CONTENT: content,
    }  # fmt: skip
    return cose.seal(payload, issuer.seed)[0]


def _content(kind: Kind, told: object) -> tuple[bytes, tuple[KeyEntry, ...], tuple[Revocation, ...]]:
    if kind is Kind.CARD:
        return _key(told), (), ()
    if not isinstance(told, list | tuple) or len(told) > _MOST or any(not _is_row(row) for row in told):
        raise ValueError("no list")
    if [row[0] for row in told] != sorted({row[0] for row in told}):
        raise ValueError("not in order, or twice")
    if kind is Kind.KEYS:
        return b"", tuple(_key_entry(*row) for row in told), ()
    return b"", (), tuple(_revocation(*row) for row in told)


def _is_row(row: object) -> bool:
    return isinstance(row, list | tuple) and len(row) == 5 and isinstance(row[0], bytes)


def _key_entry(public: object, name: object, region: object, first: object, last: object) -> KeyEntry:
    return KeyEntry(_key(public), _text(name), _region(region), _day(first), _day(last))


def _revocation(certificate: bytes, number: object, day: object, reason: object, by: object) -> Revocation:
    if len(certificate) != 16:
        raise ValueError("another id")
    return Revocation(certificate.hex(), _text(number), _day(day), Reason(_whole(reason, 2)), _text(by))


def _key(told: object) -> bytes:
    if not isinstance(told, bytes) or not keys.is_sound(told):
        raise ValueError("no key")
    return told


def _text(told: object) -> str:
    if not isinstance(told, str) or len(told) > _LONGEST or one_line(told) != told:
        raise ValueError("another text")
    return told


def _whole(told: object, most: int) -> int:
    if type(told) is not int or not 0 <= told <= most:
        raise ValueError("another number")
    return told


def _day(told: object) -> date | None:
    return None if told is None else date.fromordinal(_EPOCH + _whole(told, 99_999))


def _day_number(day: date | None) -> int | None:
    return None if day is None else max(day.toordinal() - _EPOCH, 0)


def _region(told: object) -> str:
    number = _whole(told, 9_999)
    return f"{number // 100:02d}.{number % 100:02d}" if number > 99 else f"{number:02d}"


def _region_number(region: str) -> int:
    return int(region.replace(".", ""))
