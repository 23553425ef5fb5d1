"""Codes for scanners as black cells: Code 128 for the wand at the door, QR for a telephone."""

from collections.abc import Sequence
from functools import lru_cache

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


def _cells(image: object) -> Cells:
    view = memoryview(image)  # type: ignore[arg-type]  # zxing's picture tells its bytes
    height, width = view.shape or (0, 0)
    grey = bytes(view)
    return tuple(tuple(value == 0 for value in grey[row * width : (row + 1) * width]) for row in range(height))
