"""Signed envelopes: COSE_Sign1 (RFC 9052) with Ed25519, in the one way that deterministic CBOR (RFC 8949) allows."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.exchange.authenticity import keys, strict_cbor

_TAG, _TAGGED = 18, b"\xd2"
_ALGORITHM, _EDDSA, _KEY_ID = 1, -8, 4
_CONTEXT = "Signature1"

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
    if content[:1] != _TAGGED:
        raise ValueError("no COSE_Sign1")
    outer = strict_cbor.decode(content[1:])
    if not isinstance(outer, list) or len(outer) != 4 or outer[1] != {}:
        raise ValueError("no COSE_Sign1")
    protected, _, inner, signature = outer
    if not isinstance(protected, bytes) or not isinstance(inner, bytes) or not isinstance(signature, bytes):
        raise ValueError("no COSE_Sign1")
    head, payload = strict_cbor.decode(protected), strict_cbor.decode(inner)
    if len(signature) != 64 or not isinstance(head, dict) or not isinstance(payload, dict):
        raise ValueError("no COSE_Sign1")
    key_id = head.get(_KEY_ID)
    if not isinstance(key_id, bytes) or len(key_id) != 8 or protected != _protected(key_id):
        raise ValueError("another head")
    return Envelope(key_id, payload, signature, _message(protected, inner))


def _protected(key_id: bytes) -> bytes:
    import cbor2

    return cbor2.dumps({_ALGORITHM: _EDDSA, _KEY_ID: key_id}, canonical=True)


def _message(protected: bytes, content: bytes) -> bytes:
    """What is signed (RFC 9052 §4.4)."""
    import cbor2

    return cbor2.dumps([_CONTEXT, protected, b"", content], canonical=True)
