"""Ed25519 keys (RFC 8032): a seed of 32 bytes, the public key of 32 bytes, the number by which it is called."""

import hashlib
import os
from functools import lru_cache

SEED_BYTES = KEY_BYTES = 32
_P = 2**255 - 19
# Points of small order, by their y: whoever has such a "key" can sign anything with it.
_SMALL = frozenset({
    0, 1, _P - 1,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
})  # fmt: skip


def new_seed() -> bytes:
    """A fresh private key."""
    return os.urandom(SEED_BYTES)


def public_key(seed: bytes) -> bytes:
    """The public key of a private one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def key_id(public: bytes) -> bytes:
    """The eight bytes by which a signature names the key that made it."""
    return hashlib.sha256(public).digest()[:8]


@lru_cache(maxsize=512)
def is_sound(public: bytes) -> bool:
    """Whether this can be somebody's key: a point on the curve, written in the one way, of full order."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(public) != KEY_BYTES:
        return False
    y = int.from_bytes(public, "little") & (1 << 255) - 1
    if y >= _P or y in _SMALL or not _on_curve(y):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public)
    except (ValueError, UnsupportedAlgorithm):
        return False
    return True


def sign(seed: bytes, message: bytes) -> bytes:
    """The 64 bytes of a signature; the same every time."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of a key signed this. Signatures in a second spelling (S beyond the order) are refused."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not is_sound(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _on_curve(y: int) -> bool:
    """Whether −x² + y² = 1 + d·x²·y² has an x."""
    d = -121665 * pow(121666, -1, _P) % _P
    square = (y * y - 1) * pow(d * y * y + 1, -1, _P) % _P
    return square == 0 or pow(square, (_P - 1) // 2, _P) == 1
