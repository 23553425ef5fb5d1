"""Codes for scanners as black cells: Code 128 for the wand at the door, QR for a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Cells = Sequence[Sequence[bool]]


@lru_cache(maxsize=512)
def bars(code: str) -> Cells:
    """The bars of Code 128, one row of modules; the quiet zone is the caller's."""
    import zxingcpp

    made = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.Code128)
    return _cells(zxingcpp.write_barcode_to_image(made, add_quiet_zones=False))[:1]


@lru_cache(maxsize=512)
def qr(text: str) -> Cells:
    """The modules of a QR code of level M, without its quiet zone of four."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return _cells(zxingcpp.write_barcode_to_image(made, add_quiet_zones=False))


@dataclass(frozen=True)
class Symbol:
    """A QR code for an image mask: its modules across, and each row as hexadecimal bits, 1 for black."""

    modules: int
    rows: str


_BITS = bytes.maketrans(bytes((0, 255)), b"10")


def symbol(text: str) -> Symbol:
    """A QR code of level M, without its quiet zone: for dense codes, each of which is drawn once."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(made, add_quiet_zones=False)  # a picture that tells its bytes
    view = memoryview(image)
    _height, modules = view.shape or (0, 0)
    bits = bytes(view).translate(_BITS)
    pad = -modules % 8
    digits = (modules + pad) // 4
    rows = (int(bits[start : start + modules], 2) << pad for start in range(0, len(bits), modules))
    return Symbol(modules, "".join(f"{row:0{digits}x}" for row in rows))


def _cells(image: object) -> Cells:
    view = memoryview(image)  # type: ignore[arg-type]  # zxing's picture tells its bytes
    height, width = view.shape or (0, 0)
    grey = bytes(view)
    return tuple(tuple(value == 0 for value in grey[row * width : (row + 1) * width]) for row in range(height))
