"""Signed envelopes: COSE_Sign1 (RFC 9052) with Ed25519, in the one way that deterministic CBOR (RFC 8949) allows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.exchange.authenticity import keys

_TAG = 18
_ALGORITHM, _EDDSA, _KEY_ID = 1, -8, 4
_CONTEXT = "Signature1"
_DEEPEST = 8
_NO_CBOR = (ValueError, EOFError, TypeError, LookupError, ArithmeticError, RecursionError, MemoryError, AttributeError)

Payload = Mapping[int, object]


@dataclass(frozen=True)
class Envelope:
    """What was signed, by which key, and the signature; `payload` is decoded, `message` what the signature covers."""

    key_id: bytes
    payload: Payload
    signature: bytes
    message: bytes

    def is_signed_by(self, public: bytes) -> bool:
        """Whether the holder of this key made it."""
        return keys.key_id(public) == self.key_id and keys.is_signed(public, self.signature, self.message)


def payload_bytes(payload: Payload) -> bytes:
    """A payload as deterministic CBOR."""
    import cbor2

    return cbor2.dumps(payload, canonical=True)


def size(payload: Payload) -> int:
    """How many bytes the signed envelope of a payload has."""
    inner = len(payload_bytes(payload))
    head = 1 if inner < 24 else 2 if inner < 256 else 3
    return 2 + 14 + 1 + head + inner + 66


def seal(payload: Payload, seed: bytes) -> tuple[bytes, bytes]:
    """The signed envelope, and the signature in it."""
    import cbor2

    content = payload_bytes(payload)
    protected = _protected(keys.key_id(keys.public_key(seed)))
    signature = keys.sign(seed, _message(protected, content))
    return cbor2.dumps(cbor2.CBORTag(_TAG, [protected, {}, content, signature]), canonical=True), signature


def unseal(content: bytes) -> Envelope:
    """Take an envelope apart; the signature is not checked yet, for that a key is needed.

    Raises: ValueError: it is anything but what `seal` writes, to the last bit.
    """
    import cbor2

    outer = _decoded(content)
    if not isinstance(outer, cbor2.CBORTag) or outer.tag != _TAG or not isinstance(outer.value, list | tuple):
        raise ValueError("no COSE_Sign1")
    if len(outer.value) != 4 or any(not isinstance(outer.value[part], bytes) for part in (0, 2, 3)):
        raise ValueError("no COSE_Sign1")
    protected, unprotected, inner, signature = outer.value
    if not isinstance(unprotected, Mapping) or unprotected or len(signature) != 64:
        raise ValueError("no COSE_Sign1")
    told, payload = _decoded(protected), _decoded(inner)
    key_id = told.get(_KEY_ID) if isinstance(told, Mapping) else None
    if not isinstance(key_id, bytes) or len(key_id) != 8 or protected != _protected(key_id):
        raise ValueError("another head")
    again = cbor2.CBORTag(_TAG, [protected, {}, inner, signature])
    if not isinstance(payload, Mapping) or cbor2.dumps(again, canonical=True) != content:
        raise ValueError("not written in the one way")
    if any(type(key) is not int for key in payload) or payload_bytes(payload) != inner:
        raise ValueError("not written in the one way")
    return Envelope(key_id, payload, signature, _message(protected, inner))


def _protected(key_id: bytes) -> bytes:
    import cbor2

    return cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: key_id}, canonical=True)


def _message(protected: bytes, content: bytes) -> bytes:
    """What is signed (RFC 9052 §4.4)."""
    import cbor2

    return cbor2.dumps([_CONTEXT, protected, b"", content], canonical=True)


def _decoded(content: bytes) -> object:
    """One item of CBOR; what stands behind it is found out by writing it again.

    Raises: ValueError: it is none.
    """
    import cbor2

    try:
        found: object = cbor2.loads(content, max_depth=_DEEPEST, allow_indefinite=False, allow_duplicate_keys=False)
    except _NO_CBOR as error:
        raise ValueError("no CBOR") from error
    return found
