"""Asks before a person is erased: what goes, what stays, by when the last copy drops it; a word is typed to confirm."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import erasure
from app.services.erasure import WORD, Outlook
from app.services.steps import DataChange
from ui.dates import plain_date
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH
from ui.widgets.cards import Note
from ui.widgets.fields import Field
from ui.widgets.labels import label

translate = QCoreApplication.translate
_SHOWN = 6


class EraseDialog(TitledDialog):
    """The verb can be pressed once the word stands there; the harmless button is the default."""

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str, name: str, today: date) -> None:
        words = translate("EraseDialog", "Hapus data pribadi {name} untuk selamanya?")
        super().__init__(parent, words.format(name=name[:120]))
        self._desk, self._person_id = desk, person_id
        self.setMinimumWidth(LOOK.px(DIALOG_WIDTH - 20))
        self.change: DataChange | None = None
        self.told = QVBoxLayout()
        self.told.setSpacing(8)
        self.body.addLayout(self.told)
        self.note = Note("err")
        self.note.hide()
        self.body.addWidget(self.note)
        self.field = QLineEdit()
        self.field.setMaxLength(20)
        hint = self.tr("Ketik {word} dengan huruf besar untuk memastikan.").format(word=WORD)
        self.body.addWidget(Field(self.tr("Kepastian"), self.field, hint))
        self.body.addStretch(1)
        self.keep_button = self.add_button(self.tr("Jangan hapus"), clicked=self.reject, default=True)
        self.erase_button = self.add_button(self.tr("Hapus data pribadi"), "danger", self.erase)
        self.erase_button.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.erase_button.setEnabled(text.strip() == WORD))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.work.run(erasure.outlook, person_id, today, then=self._tell, failed=self.note.say_error, owner=self)

    def _tell(self, seen: Outlook) -> None:
        for title, text in self._sentences(seen):
            self.told.addWidget(label(title, "strong"))
            self.told.addWidget(label(text, "body", wrap=True))
        layout = self.layout()
        if layout is not None:  # only now it is known how high the sentences are
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _sentences(self, seen: Outlook) -> tuple[tuple[str, str], ...]:
        goes = self.tr(
            "Nama, NIK, tempat dan tanggal lahir, alamat, kontak, SK, dan catatan; {activities} kegiatan sosial, "
            "{files} lampiran, dan isi sertifikatnya. Semua itu dikosongkan di sini, dalam riwayat, dan di kantor lain "
            "yang menerima data ini. Ini tidak dapat diurungkan."
        ).format(activities=seen.activities, files=seen.attachments)
        numbers = ", ".join(seen.certificates[:_SHOWN]) + (", …" if len(seen.certificates) > _SHOWN else "")
        stays = self.tr("{count} keikutsertaan dalam hitungan; nomor, tanggal, kegiatan, dan status sertifikat").format(
            count=seen.participations
        )
        if numbers:
            stays = self.tr("{stays}: {numbers}. Sertifikat itu tidak dapat dicetak ulang.").format(
                stays=stays, numbers=numbers
            )
        else:
            stays = self.tr("{stays} (tidak ada).").format(stays=stays)
        copies = self.tr(
            "Cadangan di sebelah basis data ({count} berkas) yang masih memuatnya dibuang paling lambat {day}; yang "
            "dipulihkan sebelum itu langsung dikosongkan lagi. Salinan di USB harus Anda hapus sendiri."
        ).format(count=seen.copies, day=plain_date(seen.last_copy))
        sentences = [(self.tr("Yang hilang"), goes), (self.tr("Yang tetap"), stays), (self.tr("Cadangan"), copies)]
        if seen.records > 1:
            told = self.tr("Orang ini gabungan dari {count} catatan; semuanya dihapus.").format(count=seen.records)
            sentences.insert(0, (self.tr("Catatan yang digabung"), told))
        return tuple(sentences)

    def erase(self) -> None:
        """Have it done."""
        self.erase_button.setEnabled(False)
        self._desk.work.change(
            erasure.erase, self._person_id, then=self._on_erased, failed=self._on_failed, owner=self
        )  # fmt: skip

    def _on_erased(self, change: DataChange) -> None:
        self.change = change
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.erase_button.setEnabled(True)
        self.note.say_error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field goes on to the button: it neither erases nor drops the word."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.field.hasFocus() and self.erase_button.isEnabled():
            self.erase_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
