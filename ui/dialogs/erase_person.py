"""Asks before a person is erased: what goes, what stays, by when the last copy drops it; a word is typed to confirm."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.wording import enumeration
from app.errors import UserError
from app.services import erasure
from app.services.erasure import WORD, Outlook
from app.services.steps import DataChange
from ui.dates import plain_date
from ui.dialogs.question import TitledDialog
from ui.pages import Desk
from ui.tabs.people.files import Viewed
from ui.theme.look import LOOK
from ui.theme.tokens import DIALOG_WIDTH
from ui.widgets.cards import Note
from ui.widgets.fields import Field
from ui.widgets.labels import label

translate = QCoreApplication.translate
_SHOWN = 6
# What every card may hold, whether this one does or not.
_ALWAYS_GO = (
    str(QT_TRANSLATE_NOOP("EraseDialog", "nama")),
    str(QT_TRANSLATE_NOOP("EraseDialog", "NIK")),
    str(QT_TRANSLATE_NOOP("EraseDialog", "tempat dan tanggal lahir")),
    str(QT_TRANSLATE_NOOP("EraseDialog", "alamat")),
    str(QT_TRANSLATE_NOOP("EraseDialog", "kontak")),
    str(QT_TRANSLATE_NOOP("EraseDialog", "SK")),
    str(QT_TRANSLATE_NOOP("EraseDialog", "catatan")),
)


class EraseDialog(TitledDialog):
    """The verb can be pressed once the word stands there; the harmless button is the default."""

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str, name: str, today: date) -> None:
        words = translate("EraseDialog", "Hapus data pribadi {name} untuk selamanya?")
        super().__init__(parent, words.format(name=name[:120]))
        self._desk, self._person_id = desk, person_id
        self.setMinimumWidth(LOOK.px(DIALOG_WIDTH - 20))
        self.change: DataChange | None = None
        self.told = QVBoxLayout()
        self.told.setSpacing(10)
        self.body.addLayout(self.told)
        self.note = Note("err")
        self.note.hide()
        self.body.addWidget(self.note)
        self.field = QLineEdit()
        self.field.setMaxLength(20)
        hint = self.tr("Ketik {word} dengan huruf besar untuk memastikan.").format(word=WORD)
        self.body.addWidget(Field(self.tr("Kepastian"), self.field, hint))
        self.keep_button = self.add_button(self.tr("Jangan hapus"), clicked=self.reject, default=True)
        self.erase_button = self.add_button(self.tr("Hapus data pribadi"), "danger", self.erase)
        self.erase_button.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.erase_button.setEnabled(text.strip() == WORD))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.work.run(erasure.outlook, person_id, today, then=self._tell, failed=self._say_error, owner=self)

    def _tell(self, seen: Outlook) -> None:
        for title, text in self._sentences(seen):
            paragraph = QVBoxLayout()
            paragraph.setSpacing(2)
            paragraph.addWidget(label(title, "strong"))
            paragraph.addWidget(label(text, "body", wrap=True))
            self.told.addLayout(paragraph)
        self.fit()

    def _sentences(self, seen: Outlook) -> tuple[tuple[str, str], ...]:
        sentences = [
            (self.tr("Yang hilang"), self._what_goes(seen)),
            (self.tr("Yang tetap"), self._what_stays(seen)),
            (self.tr("Cadangan"), self._what_of_copies(seen)),
        ]
        if seen.records > 1:
            told = self.tr("Orang ini gabungan dari {count} catatan; semuanya dihapus.").format(count=seen.records)
            sentences.insert(0, (self.tr("Catatan yang digabung"), told))
        return tuple(sentences)

    def _what_goes(self, seen: Outlook) -> str:
        parts = [self.tr(words) for words in _ALWAYS_GO]
        counted = (
            (self.tr("{count} kegiatan sosial"), seen.activities),
            (self.tr("{count} lampiran"), seen.attachments),
            (self.tr("isi {count} sertifikat"), len(seen.certificates)),
        )
        parts += [words.format(count=count) for words, count in counted if count]
        listed = enumeration(parts)
        then = self.tr(
            "{listed} dikosongkan di sini, dalam riwayat, dan di kantor lain yang menerima data ini. Ini tidak dapat "
            "diurungkan."
        )
        return then.format(listed=listed[:1].upper() + listed[1:])

    def _what_stays(self, seen: Outlook) -> str:
        told = []
        if seen.participations:
            words = self.tr("{count} keikutsertaan tetap terhitung pada kegiatannya, tanpa nama.")
            told.append(words.format(count=seen.participations))
        if seen.certificates:
            words = self.tr(
                "Nomor, tanggal, kegiatan, dan status sertifikat tetap di buku register: {numbers}. Sertifikat itu "
                "tidak dapat dicetak ulang."
            )
            left_out = len(seen.certificates) - _SHOWN
            more = [self.tr("{count} lainnya").format(count=left_out)] if left_out > 0 else []
            told.append(words.format(numbers=enumeration([*seen.certificates[:_SHOWN], *more])))
        return " ".join(told) or self.tr("Hanya catatan tanpa nama: orang ini belum ikut kegiatan atau bersertifikat.")

    def _what_of_copies(self, seen: Outlook) -> str:
        words = self.tr("Belum ada cadangan di sebelah basis data.")
        if seen.copies:
            words = self.tr(
                "{count} berkas cadangan di sebelah basis data dapat memuatnya; yang terakhir dibuang paling lambat "
                "{day}. Cadangan yang dipulihkan sebelum itu langsung dikosongkan lagi."
            ).format(count=seen.copies, day=plain_date(seen.last_copy))
        return f"{words} {self.tr('Salinan di USB harus Anda hapus sendiri.')}"

    def erase(self) -> None:
        """Have it done."""
        self.erase_button.setEnabled(False)
        self._desk.work.change(
            erasure.erase, self._person_id, then=self._on_erased, failed=self._on_failed, owner=self
        )  # fmt: skip

    def _on_erased(self, change: DataChange) -> None:
        Viewed.forget()
        self.change = change
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.erase_button.setEnabled(True)
        self._say_error(error)

    def _say_error(self, error: UserError) -> None:
        self.note.say_error(error)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field goes on to the button: it neither erases nor drops the word."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.field.hasFocus() and self.erase_button.isEnabled():
            self.erase_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
