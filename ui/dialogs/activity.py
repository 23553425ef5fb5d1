"""The form of one social activity with its photos and papers: by button, drag and drop, or paste."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.vocabulary import ACTIVITY_KINDS
from app.errors import UserError
from app.services import activities, attachments, drafts
from app.services.activities import ActivityCard, ActivityRow
from app.services.attachments import CleanFile
from app.services.drafts import KeptDraft
from ui.dialogs import files
from ui.dialogs.files import FileKind
from ui.dialogs.question import Question, TitledDialog, ask
from ui.pages import Desk
from ui.tabs.people.files import SIDE, FileStrip
from ui.theme.look import LOOK
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.date_field import DateField
from ui.widgets.fields import Finding
from ui.widgets.form import Entry, Form, choice_box
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled

translate = QCoreApplication.translate
DRAFT_EVERY = 10_000
"""Milliseconds between two drafts of a form that has unsaved words."""
_ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "pdf")
_LEAST, _TALLEST, _STRIP = 360, 600, 124

Prepared = tuple[CleanFile, bytes]


def _read(path: Path) -> Prepared:
    file = attachments.read(path)
    return file, attachments.look(file, LOOK.px(SIDE) * 2)


def _from_clipboard(image: QImage) -> Prepared:
    """What was copied as a picture; it is written as PNG only to be cleaned like a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    file = attachments.clean("tempelan.png", bytes(buffer.data().data()))
    return file, attachments.look(file, LOOK.px(SIDE) * 2)


class ActivityDialog(TitledDialog):
    """Saves on the button or Ctrl+Enter; the words in it are kept as a draft, files are not."""

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str, row: ActivityRow | None = None) -> None:
        new = translate("ActivityDialog", "Kegiatan sosial baru")
        super().__init__(parent, translate("ActivityDialog", "Ubah kegiatan sosial") if row else new)
        self._desk = desk
        self._card = row.card if row else ActivityCard(person=person_id)
        self.setMinimumWidth(LOOK.px(FORM_WIDTH + 62))
        self.setAcceptDrops(True)
        self.category = choice_box((("", "–"),))
        self.date = DateField(self.tr("Tanggal"))
        self.form = Form(self._rows(), {"category": self.category, "date": self.date})
        self.strip = FileStrip(desk, self.tr("Foto dan dokumen"), editable=True)
        self.note = Note("err")
        self.note.hide()
        self._lay_out()
        self.save_button = self.add_button(self.tr("Simpan kegiatan"), "primary", self.save, default=True)
        self._fill(self._card)
        self.strip.show_kept(row.attachments if row else ())
        self._kept = self.form.values()
        self._find_categories()
        self.form.left.connect(self._on_left)
        self.date.changed.connect(self._find_categories)
        self._timer = QTimer(self)
        self._timer.setInterval(DRAFT_EVERY)
        self._timer.timeout.connect(self.keep_draft)
        self._timer.start()
        desk.work.run(drafts.find, self._draft_name, then=self._offer_draft, owner=self)
        self.form.control("date").setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(FORM_WIDTH + 6)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        head = QHBoxLayout()
        head.setSpacing(8)
        column.addWidget(label(self.tr("Foto dan dokumen"), "label"))
        self.remove_button = Button(self.tr("Lepas"), "quiet", "delete", self.strip.remove_current)
        self.open_button = Button(self.tr("Buka"), "quiet", "open", self.strip.open_current)
        self.add_button_of_files = Button(self.tr("Tambah foto atau PDF…"), icon="image", clicked=self.choose_files)
        for button in (self.add_button_of_files, self.open_button, self.remove_button):
            head.addWidget(button)
        for button in (self.open_button, self.remove_button):
            button.setEnabled(False)
            self.strip.picked.connect(button.setEnabled)
        head.addStretch(1)
        column.addLayout(head)
        self.strip.setMaximumHeight(LOOK.px(_STRIP))
        column.addWidget(self.strip)
        told = self.tr(
            "Paling besar 5 MB dan 25 juta piksel; boleh diseret ke sini atau ditempel dengan Ctrl+V. Lokasi dan data "
            "kamera pada foto dihapus; PDF disimpan apa adanya, termasuk keterangan di dalamnya."
        )
        column.addWidget(label(told, "caption", wrap=True))
        column.addStretch(1)
        self.body.addWidget(self.note)
        scrolled = Scrolled(inner)
        scrolled.setMinimumHeight(min(LOOK.px(_TALLEST), max(LOOK.px(_LEAST), self._room())))
        self.body.addWidget(scrolled)
        self.add_button(self.tr("Batal"), clicked=self.reject)

    def _room(self) -> int:
        """What the window leaves for the form between the title and the buttons."""
        parent = self.parentWidget()
        return (parent.height() if parent is not None else LOOK.px(_TALLEST)) - LOOK.px(150)

    def _rows(self) -> tuple[tuple[Entry, ...], ...]:
        today = self.tr("Daftar PMKS, PPKS, atau PAS menurut tanggalnya.")
        return (
            (Entry("date", self.tr("Tanggal")), Entry("kind", self.tr("Jenis"), offers=ACTIVITY_KINDS)),
            (Entry("category", self.tr("Sasaran"), today),),
            (Entry("beneficiaries", self.tr("Jumlah penerima manfaat")), Entry("place", self.tr("Tempat"))),
            (Entry("story", self.tr("Cerita"), lines=6),),
        )

    def _fill(self, card: ActivityCard) -> None:
        people = "" if card.beneficiaries is None else str(card.beneficiaries)
        category = f"{card.scheme}/{card.category}" if card.category else ""
        self.form.set_values({
            "date": card.date, "kind": card.kind, "category": category, "beneficiaries": people, "place": card.place,
            "story": card.story,
        })  # fmt: skip

    def _on_left(self, name: str) -> None:
        if name == "beneficiaries":
            self._count()

    def _find_categories(self) -> None:
        """The lists that held on the activity's day."""
        self._desk.work.run(
            activities.categories,
            self.form.value("date"),
            then=self._offer_categories,
            owner=self,
            key=(id(self), "categories"),
        )

    def _offer_categories(self, found: Sequence[tuple[str, str]]) -> None:
        box = self.category
        chosen, words = box.currentData() or "", box.currentText()
        unchanged = self.form.values() == self._kept
        box.blockSignals(True)
        box.clear()
        for key, text in (("", "–"), *found):
            box.addItem(text, key)
        if chosen and box.findData(chosen) < 0:  # of another time: it stays as it was chosen
            box.addItem(words, chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        if unchanged:
            self._kept = self.form.values()

    def _count(self) -> int | None:
        """How many people; says so where it is no number."""
        text = self.form.value("beneficiaries").replace(".", "")
        good = text.isascii() and text.isdigit() and len(text) < 12
        finding = None if good or not text else Finding(self.tr("Tulis angka saja, misalnya 12."), hard=True)
        self.form.field("beneficiaries").set_finding(finding)
        return int(text) if good else None

    @property
    def dirty(self) -> bool:
        """Whether something was not saved."""
        return self.form.values() != self._kept or bool(self.strip.added or self.strip.removed)

    def card(self) -> ActivityCard:
        """The activity as the form stands."""
        told = self.form.values()
        scheme, _, category = told.pop("category").partition("/")
        told.pop("beneficiaries")
        return replace(self._card, **told, scheme=scheme, category=category, beneficiaries=self._count())

    def save(self) -> None:
        """Have it kept, with the files that came and went."""
        if self.form.value("beneficiaries") and self._count() is None:
            self.form.control("beneficiaries").setFocus()
            return
        self.save_button.setEnabled(False)
        self._desk.work.change(
            activities.save,
            self.card(),
            self.strip.added,
            self.strip.removed,
            then=self._on_saved,
            failed=self._on_failed,
            owner=self,
        )

    def _on_saved(self, _change: object) -> None:
        self._drop_draft()
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        self.note.say_error(error)

    @property
    def _draft_name(self) -> str:
        return f"activity:{self._card.person}:{self._card.id or 'new'}"

    def keep_draft(self) -> None:
        """Keep what stands in the form against a crash."""
        if self.isVisible() and self.form.values() != self._kept:
            self._desk.work.run(drafts.keep, self._draft_name, self.form.values())

    def _offer_draft(self, draft: KeptDraft | None) -> None:
        if draft is not None:
            links = ((self.tr("Pakai isian itu"), lambda: self._use(draft)), (self.tr("Buang"), self._drop_draft))
            self.note.say("warn", self.tr("Ada isian yang belum disimpan"), "", links)
            self.note.show()

    def _use(self, draft: KeptDraft) -> None:
        self.note.hide()
        self.form.set_values(draft.content)
        self._find_categories()

    def _drop_draft(self) -> None:
        self.note.hide()
        self._desk.work.run(drafts.forget, self._draft_name)

    def reject(self) -> None:
        """Close without saving, after asking where something would be lost."""
        question = Question(
            self.tr("Tutup tanpa menyimpan?"),
            self.tr("Isian dan lampiran yang baru akan hilang. Data yang sudah tersimpan tidak berubah."),
            self.tr("Buang isian"),
            self.tr("Kembali mengisi"),
            harmful=True,
        )
        if not self.dirty or ask(self, question):
            if self.dirty:
                self._drop_draft()
            super().reject()

    def choose_files(self) -> None:
        """Ask for photos or papers."""
        kinds = (FileKind(self.tr("Foto dan PDF"), _ENDINGS), FileKind(self.tr("Semua berkas"), ()))
        path = files.choose_file(self, self.tr("Tambah foto atau PDF"), kinds)
        if path is not None:
            self.add_files([path])

    def add_files(self, found: Sequence[Path]) -> None:
        """Read and clean files off the window's thread, and show them."""
        self.note.hide()
        for path in found:
            self._desk.work.run(_read, path, then=self._take, failed=self.note.say_error, owner=self)

    def _take(self, prepared: Prepared) -> None:
        self.strip.add_file(*prepared)

    def take(self, data: QMimeData) -> bool:
        """Add what was dropped or pasted; False where it holds neither files nor a picture."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add_files(paths)
        elif data.hasImage():
            self.note.hide()
            image = QImage(data.imageData())
            self._desk.work.run(_from_clipboard, image, then=self._take, failed=self.note.say_error, owner=self)
        return bool(paths) or data.hasImage()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may come in."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files or a picture came in."""
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside a field of words adds what was copied."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.take(QGuiApplication.clipboard().mimeData()):
            return
        super().keyPressEvent(event)
