"""The ways to have a certificate checked: a file, a code, or the number with its check code."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain import check_codes
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.fields import Field, Finding
from ui.widgets.labels import IconLabel, label, rule

CODE = "PSM"
"""What every kode keaslian begins with."""
_LONGEST_CODE, _LONGEST_NUMBER, _LONGEST_CHECK = 4_000, 200, 20


class DropPlace(QWidget):
    """Where files may be let go; the whole page takes them, this place says so."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(self.tr("Pilih berkas…"), "primary", "folder_document")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 18, 16, 18)
        column.setSpacing(6)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("image", "muted", 20), 0, middle)
        self._title = label(self.tr("Seret foto, pindaian, atau PDF ke sini"), "strong", wrap=True)
        self._text = label(self.tr("Gambar dan teks juga dapat ditempel (Ctrl+V)."), "caption", wrap=True)
        for words in (self._title, self._text):
            words.setAlignment(middle)
            column.addWidget(words)
        column.addSpacing(4)
        column.addWidget(self.button, 0, middle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(LOOK.colour("surface"))
        painter.setPen(QPen(LOOK.colour("control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class PasteField(QLineEdit):
    """Leaves to the page what is pasted and no text to be typed here: pictures, files, whole codes. Esc empties it."""

    paste_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V and Esc."""
        if event.matches(QKeySequence.StandardKey.Paste) and not _is_text_to_type():
            self.paste_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class Ways(QWidget):
    """`code_given` tells a text to check, `number_given` a number and its check code, `paste_wanted` that what is on
    the clipboard shall be checked, `page_wanted` that verifikasi.html shall be written."""

    code_given = Signal(str)
    number_given = Signal(str, str)
    paste_wanted = Signal()
    page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drop = DropPlace()
        self.code, self.number, self.check_code = PasteField(), PasteField(), PasteField()
        self.code_button = Button(self.tr("Periksa"), clicked=self._give_code, name=self.tr("Periksa kode"))
        self.number_button = Button(self.tr("Periksa"), clicked=self._give_number, name=self.tr("Periksa nomor"))
        self.page_button = Button(self.tr("Simpan verifikasi.html…"), icon="save", clicked=self.page_wanted.emit)
        self._hint = label(self.tr("Pemindai genggam dapat dipakai kapan saja di sini."), "caption", wrap=True)
        told = self.tr("Memeriksa kode di komputer atau ponsel mana pun, tanpa jaringan dan tanpa program ini.")
        self._elsewhere = label(told, "caption", wrap=True)
        self._lay_out()
        self._connect()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Explaining lines go."""
        self._hint.setVisible(not compact)
        self._elsewhere.setVisible(not compact)

    def say_scanned(self, text: str) -> None:
        """Show which code is being checked."""
        self.code.setText(text)
        self.code.setCursorPosition(0)
        if self.code.hasFocus():
            self.code.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.drop)
        self.code.setPlaceholderText(self.tr("PSM1:…"))
        column.addLayout(_beside(Field(self.tr("Kode keaslian (isi QR)"), self.code), self.code_button))
        column.addWidget(self._hint)
        column.addWidget(rule())
        column.addWidget(label(self.tr("Tanpa kamera"), "strong"))
        self._number_field = Field(self.tr("Nomor sertifikat"), self.number)
        self._check_field = Field(self.tr("Kode periksa"), self.check_code)
        self.check_code.setPlaceholderText(check_codes.printed("K7MW3Q"))
        column.addWidget(self._number_field)
        column.addLayout(_beside(self._check_field, self.number_button))
        column.addWidget(rule())
        column.addWidget(label(self.tr("Di tempat lain"), "strong"))
        column.addWidget(self._elsewhere)
        column.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        fields = ((self.code, _LONGEST_CODE), (self.number, _LONGEST_NUMBER), (self.check_code, _LONGEST_CHECK))
        for field, longest in fields:
            field.setMaxLength(longest)
            field.paste_wanted.connect(self.paste_wanted)
            field.textChanged.connect(self._enable)
        self.code.returnPressed.connect(self._give_code)
        self.number.returnPressed.connect(self.check_code.setFocus)
        self.check_code.returnPressed.connect(self._give_number)
        self._enable()

    def _enable(self) -> None:
        self.code_button.setEnabled(bool(self.code.text().strip()))
        self.number_button.setEnabled(bool(self.number.text().strip() and self.check_code.text().strip()))
        self._check_field.set_finding(None)

    def _give_code(self) -> None:
        if self.code.text().strip():
            self.code_given.emit(self.code.text())
            self.code.selectAll()

    def _give_number(self) -> None:
        if not self.number_button.isEnabled():
            return
        if not check_codes.typed(self.check_code.text()):
            told = self.tr("Kode periksa terdiri dari {count} huruf dan angka, tercetak di bawah QR.")
            self._check_field.set_finding(Finding(told.format(count=check_codes.LENGTH), hard=True))
            return
        self.number_given.emit(self.number.text(), self.check_code.text())


def _is_text_to_type() -> bool:
    """Whether the clipboard holds words, not a picture, a file, or a whole code."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime.hasText() and not mime.hasUrls() and not is_code(mime.text())


def is_code(text: str) -> bool:
    """Whether a text looks like a kode keaslian; whether it is a good one is found when it is checked."""
    return text.strip()[: len(CODE)].upper() == CODE and ":" in text


def _beside(field: Field, button: Button) -> QHBoxLayout:
    """A field with the button that acts on it, at the height of the field's control."""
    made = QHBoxLayout()
    made.setSpacing(8)
    made.addWidget(field, 1)
    at = QVBoxLayout()
    at.setContentsMargins(0, LOOK.px(20), 0, 0)
    at.addWidget(button)
    at.addStretch(1)
    made.addLayout(at)
    return made
