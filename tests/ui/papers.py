"""Small PDFs with known words and paper, drawn by Qt itself."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter


def sheets(count: int, width: float = 210, height: float = 297) -> bytes:
    """A PDF of `count` pages of width × height mm, each with its number."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    upright = QSizeF(min(width, height), max(width, height))
    direction = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, direction, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    painter.setFont(QFont("Inter", 40))
    for page in range(count):
        if page:
            writer.newPage()
        painter.drawText(1000, 2000, f"Halaman {page + 1}")
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
