"""A name as it stands on its certificate: cut from the very page that would be printed, white in dark mode too."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import UserError
from app.services.preflight import NamePicture
from ui.pdf.printing import open_pdf
from ui.theme.look import LOOK

_HEIGHT, _EDGE = 132, 16
_MOST = 4000
"""Pixels of a page's longer side; a sharper one would only cost memory."""


class NamePeek(QWidget):
    """Shows the part of a certificate where the name stands, as large as it can be."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture: NamePicture | None = None
        self._image: QImage | None = None
        LOOK.changed.connect(self.update)

    def show_picture(self, picture: NamePicture | None, words: str = "") -> None:
        """Show another one; None an empty sheet. `words` are what a screen reader says of it, and where there is no
        picture stand in its place."""
        self._picture, self._image = picture, None
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A band across the dialog."""
        return QSize(480, LOOK.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never so small that nothing can be read."""
        return QSize(240, LOOK.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sheet, part of the page, edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect())
        painter.fillRect(sheet, LOOK.colour("paper"))
        picture = self._picture
        image = self._rendered()
        if picture is not None and image is not None:
            width, height = image.width(), image.height()
            source = QRectF(picture.left * width, picture.top * height, (picture.right - picture.left) * width,
                            (picture.bottom - picture.top) * height)  # fmt: skip
            scale = min(sheet.width() / source.width(), sheet.height() / source.height())
            target = QRectF(0, 0, source.width() * scale, source.height() * scale)
            target.moveCenter(sheet.center())
            painter.drawImage(target, image, source)
        elif words := self.accessibleDescription():
            painter.setPen(Qt.GlobalColor.black)  # on paper, in whatever mode
            room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.setPen(QPen(LOOK.colour("frame"), 1))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _rendered(self) -> QImage | None:
        """The page so large that the part shown is sharp, rendered once."""
        picture = self._picture
        if self._image is not None or picture is None:
            return self._image
        try:
            document, buffer = open_pdf(picture.pdf)
        except UserError:
            return None
        size = document.pagePointSize(0)
        wanted = self.width() * self.devicePixelRatioF() / max(picture.right - picture.left, 0.1)
        scale = min(wanted, _MOST) / max(size.width(), size.height())
        self._image = document.render(0, QSize(round(size.width() * scale), round(size.height() * scale)))
        document.close()
        buffer.close()
        return self._image
