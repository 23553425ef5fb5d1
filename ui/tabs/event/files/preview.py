"""One file large: the picture whole on paper's ground, what it is, and what can be done with it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.domain.event_files import KINDS
from app.services.event_files import EventFile
from ui.drawing import text
from ui.theme import icons
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, row
from ui.widgets.fields import Field
from ui.widgets.form import choice_box
from ui.widgets.labels import label


class PictureView(QWidget):
    """The whole picture, as large as the place allows and never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Pratinjau lampiran"))
        self._picture = QPixmap()
        self._icon, self._words = "image", ""

    def show_picture(self, content: bytes) -> None:
        """Show a picture from its bytes."""
        self._picture = QPixmap()
        self._picture.loadFromData(content, "PNG")
        self.update()

    def show_words(self, icon: str, words: str) -> None:
        """Show a sentence in its place."""
        self._picture, self._icon, self._words = QPixmap(), icon, words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """On the ground of paper, in its middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), LOOK.colour("paper_bg"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if self._picture.isNull():
            icons.paint(painter, place.center().x() - 10, place.center().y() - 26, self._icon, 20, "muted")
            below = QRectF(place.left(), place.center().y(), place.width(), LOOK.px(22))
            text.draw(painter, below, self._words, "body", "muted", text.CENTRE)
        else:
            size = self._picture.size()
            if size.width() > place.width() or size.height() > place.height():
                size.scale(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRectF(0, 0, size.width(), size.height())
            at.moveCenter(place.center())
            painter.drawPixmap(at, self._picture, QRectF(self._picture.rect()))
        painter.end()


class FilePanel(Card):
    """The current file and its acts; whoever holds it connects the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Lampiran yang dipilih"))
        self.view = PictureView()
        self.name = label("", "strong", wrap=True)
        self.about = label("", "caption", wrap=True)
        self.kind: QComboBox = choice_box(tuple(KINDS.items()))
        self.caption_button = Button(self.tr("Ubah keterangan"), icon="edit")
        self.open_button = Button(self.tr("Buka"), icon="open")
        self.up_button = Button("", "icon", "chevron_up", name=self.tr("Naikkan lampiran"))
        self.down_button = Button("", "icon", "chevron_down", name=self.tr("Turunkan lampiran"))
        self.remove_button = Button("", "icon", "delete", name=self.tr("Hapus lampiran"))
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.name)
        self.body.addWidget(self.about)
        beside = QHBoxLayout()
        beside.addWidget(Field(self.tr("Jenis"), self.kind), 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(beside)
        self.body.addLayout(row(self.caption_button, self.open_button, None))

    def show_file(self, file: EventFile, count: int) -> None:
        """Name the current file; `count` is how many are chosen."""
        more = self.tr("{count} lampiran dipilih").format(count=count) if count > 1 else ""
        self.name.setText(file.caption or file.name)
        parts = (more, file.name if file.caption else "", self._kind_of(file))
        self.about.setText(" · ".join(part for part in parts if part))
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(file.kind)))
        self.kind.blockSignals(False)
        if not file.arrived:
            self.view.show_words("document", self.tr("Isinya belum sampai dari kantor lain."))
        elif not file.is_picture:
            self.view.show_words("document", self.tr("PDF: tekan Buka untuk melihatnya."))

    def _kind_of(self, file: EventFile) -> str:
        return self.tr("Foto") if file.is_picture else self.tr("PDF, disimpan apa adanya")
