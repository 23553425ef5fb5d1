"""The office's card as a form with its letterhead on paper; used by the first start and by Setelan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import letterhead, office, regions
from app.services.letterhead import LetterheadLook
from app.services.office import OfficeCard
from ui.dialogs import files
from ui.pages import Desk
from ui.region_picker import RegionPicker
from ui.widgets.buttons import Button
from ui.widgets.fields import Finding
from ui.widgets.form import Entry, Form
from ui.widgets.labels import label
from ui.widgets.paper_peek import PaperPeek

PAUSE = 250
"""Milliseconds of rest before the letterhead is drawn again."""


class OfficeFields(QWidget):
    """Fields of the card; `peek` shows the letterhead while one types. `full` has what the first start leaves out."""

    edited = Signal()

    def __init__(self, desk: Desk, *, full: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._card = OfficeCard()
        self._suggested = ""
        self._full = full
        self.logo: bytes | None = None
        self.new_logo_name = ""
        self.logo_removed = False
        self.picker = RegionPicker(desk.work, regions.find_offices, self.tr("Ketik nama, misalnya “siak”"))
        self.form = Form(self._entries(), {"region": self.picker})
        self.peek = PaperPeek(self.tr("Pratinjau kop surat"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addLayout(self._logo_row())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)
        self.form.edited.connect(self._on_edited)
        self.picker.picked.connect(self._on_region)

    def _entries(self) -> tuple[tuple[Entry, ...], ...]:
        tr = self.tr
        region = Entry("region", tr("Wilayah kantor"), tr("Ketik nama, misalnya “siak” atau “solok kota”."), False)
        lines = tr("Bebas, paling banyak 5 baris bersama alamat. Baris pertama pemerintah daerah.")
        letters = Entry("letterhead", tr("Nama kantor pada kop surat"), lines, False, lines=4)
        address = Entry("address", tr("Alamat"))
        if not self._full:
            return ((region,), (letters,), (address,))
        name = Entry("name", tr("Nama kantor"), tr("Dipakai dalam kalimat sertifikat dan di jendela ini."), False)
        contact = Entry("contact", tr("Telepon, surel, laman"))
        place = Entry("place", tr("Tempat pada tanda tangan"), tr("Misalnya “Siak, 12 September 2018”."))
        codes = (
            Entry("classification", tr("Kode klasifikasi"), tr("Bagian nomor surat, misalnya 460.")),
            Entry("unit_code", tr("Kode unit"), tr("Bagian nomor surat, misalnya DINSOS.")),
        )
        return ((region,), (name,), (letters,), (address,), (contact,), (place,), codes)

    def _logo_row(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Logo"), "label"))
        head.addWidget(label(self.tr("opsional"), "caption"))
        head.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        self._choose = Button(self.tr("Pilih gambar…"), icon="image", clicked=self._choose_logo)
        self._drop = Button(self.tr("Hapus logo"), "quiet", clicked=self._drop_logo)
        self._logo_words = label(self.tr("PNG atau JPG, hitam-putih juga baik"), "caption", wrap=True)
        beside.addWidget(self._choose)
        beside.addWidget(self._drop)
        beside.addWidget(self._logo_words, 1)
        column.addLayout(head)
        column.addLayout(beside)
        self._drop.hide()
        return column

    def show_card(self, card: OfficeCard, logo: bytes | None) -> None:
        """Fill the form."""
        self._card = card
        self.logo, self.new_logo_name, self.logo_removed = logo, "", False
        self.form.set_values({name: str(getattr(card, name)) for name in self.form.values() if name != "region"})
        self._drop.setVisible(logo is not None)
        if card.region:
            self._desk.work.run(regions.choice, card.region, then=self._show_region, owner=self)
        self._draw()

    def _show_region(self, choice: regions.RegionChoice | None) -> None:
        self.picker.set_choice(choice)
        self.picker.field.deselect()
        self._say_code()

    def card(self) -> OfficeCard:
        """The card as the form stands."""
        values = self.form.values()
        values["region"] = self.picker.code or (self._card.region if not self.picker.field.text().strip() else "")
        return replace(self._card, **values)  # type: ignore[arg-type]  # all of them are text

    def keep_card(self, card: OfficeCard | None) -> None:
        """Go on with a card that was saved meanwhile; what stands in the form stays."""
        if card is not None:
            self._card = card
            self.new_logo_name, self.logo_removed = "", False

    def missing_region(self) -> bool:
        """Whether no region was picked; then says so at the field."""
        missing = not self.picker.code
        words = self.tr("Pilih kabupaten/kota atau provinsi dari daftar yang muncul saat mengetik.")
        self.form.field("region").set_finding(Finding(words, hard=True) if missing else None)
        return missing

    def _on_edited(self) -> None:
        self._pause.start()
        self.edited.emit()

    def _on_region(self, choice: object) -> None:
        self._say_code()
        if choice is None:
            return
        self.form.field("region").set_finding(None)
        self._desk.work.run(
            office.suggested_letterhead, self.picker.code, then=self._suggest, owner=self, key=(id(self), "suggest")
        )

    def _say_code(self) -> None:
        hint = self.tr("Ketik nama, misalnya “siak” atau “solok kota”.")
        if self.picker.code:
            hint = self.tr("Kode Kemendagri {code}. {hint}").format(code=self.picker.code, hint=hint)
        self.form.field("region").set_hint(hint)

    def _suggest(self, words: str) -> None:
        """The usual letterhead, unless someone typed another."""
        if self.form.value("letterhead") in ("", self._suggested):
            self.form.set_value("letterhead", words)
            self._suggested = words
        self._on_edited()

    def _draw(self) -> None:
        self._desk.work.run(
            letterhead.preview, self.card(), self.logo, then=self._show_look, failed=self._on_bad_logo, owner=self,
            key=(id(self), "look"),
        )  # fmt: skip

    def _show_look(self, look: LetterheadLook) -> None:
        self.peek.show_pdf(look.pdf)
        self.form.field("letterhead").set_finding(Finding(look.problem) if look.problem else None)

    def _choose_logo(self) -> None:
        kind = files.FileKind(self.tr("Gambar"), ("png", "jpg", "jpeg"))
        path = files.choose_file(self, self.tr("Pilih logo"), (kind,))
        if path is not None:
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Show a picture as logo; it is kept when the form is saved."""
        try:
            self.logo = path.read_bytes()
        except OSError:
            self._logo_words.setText(self.tr("Berkas {name} tidak dapat dibaca.").format(name=path.name))
            return
        self.new_logo_name, self.logo_removed = path.name, False
        self._logo_words.setText(path.name)
        self._drop.show()
        self._on_edited()

    def _drop_logo(self) -> None:
        self.logo, self.new_logo_name, self.logo_removed = None, "", True
        self._logo_words.setText(self.tr("PNG atau JPG, hitam-putih juga baik"))
        self._drop.hide()
        self._on_edited()

    def _on_bad_logo(self, error: UserError) -> None:
        self._drop_logo()
        self._logo_words.setText(error.happened)

    def save(self, saved: Callable[[object], None], failed: Callable[[UserError], None]) -> None:
        """Write the card and, where it changed, the logo."""
        content = self.logo if self.new_logo_name else None
        self._desk.work.change(
            office.save_with_logo, self.card(), content, self.new_logo_name, self.logo_removed, then=saved,
            failed=failed, owner=self,
        )  # fmt: skip
