"""The left side of Kunci dan daftar: this office's own key, and the files that go out to others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.services.office_keys import KeyCard
from ui.drawing.chip import Chip
from ui.tabs.certificates.keys_dialogs import Words
from ui.tabs.certificates.keys_read import KeysState, day_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note, row
from ui.widgets.chips import StatusChip
from ui.widgets.labels import label


class OwnKey(Card):
    """Which key the office signs with, or what became of it. The signals name what the officer wants."""

    make_wanted, sheet_wanted, restore_wanted, replace_wanted = Signal(), Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Kunci kantor ini"))
        self._compact = self._told_by_note = False
        self._chip = StatusChip(Chip("", "quiet"))
        self._since = label("", "caption", wrap=True)
        self._told = label("", "muted", wrap=True)
        self.words = Words()
        self._missing = Note("warn")
        self._old = label("", "caption", wrap=True)
        self.make_button = Button(self.tr("Buat kunci sekarang"), clicked=self.make_wanted.emit)
        self.sheet_button = Button(self.tr("Cetak lembar pemulihan…"), icon="print", clicked=self.sheet_wanted.emit)
        self.restore_button = Button(self.tr("Pulihkan dari lembar…"), clicked=self.restore_wanted.emit)
        self.replace_button = Button(self.tr("Ganti kunci…"), clicked=self.replace_wanted.emit)
        self._lay_out()

    def say(self, found: KeysState) -> None:
        """Show what is known of it."""
        current = found.current
        ready, missing = found.state == "ready", found.state == "missing"
        self._chip.set_chip(_CHIPS[found.state])
        self._since.setText(self._made(current))
        self._since.setVisible(current is not None)
        self._told.setText(self._sentence(found.state))
        self._told_by_note = missing
        self.words.setVisible(current is not None)
        if current is not None:
            self.words.say(current.words)
        self.set_compact(self._compact)
        self._say_missing(missing=missing)
        old = [one for one in found.own if not one.in_use]
        self._old.setText("\n".join(self._retired(one) for one in old))
        self._old.setVisible(bool(old))
        self.make_button.setVisible(current is None)
        self.make_button.setEnabled(found.office is not None)
        self.sheet_button.setVisible(ready)
        self.restore_button.setVisible(not ready)
        self.restore_button.setEnabled(found.office is not None)
        self.replace_button.setVisible(current is not None)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """The words below each other where there is no room beside, and no explaining lines."""
        self._compact = compact
        self.words.spread(2 if compact else 4)
        self._told.setVisible(not self._told_by_note and not compact)

    def _lay_out(self) -> None:
        head = row(label(self.tr("Kunci kantor ini"), "h2"), None, self._chip)
        self.body.addLayout(head)
        self.body.addWidget(self._since)
        self.body.addWidget(self.words)
        self.body.addWidget(self._told)
        self.body.addWidget(self._missing)
        for button in (self.make_button, self.sheet_button, self.restore_button, self.replace_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._old)

    def _sentence(self, state: str) -> str:
        if state == "none":
            return self.tr("Kantor ini belum mempunyai kunci. Kunci dibuat dengan sendirinya saat sertifikat pertama "
                           "diterbitkan.")  # fmt: skip
        return self.tr("Dengan kata-kata ini orang mengenali kunci kantor. Cetak lembar pemulihannya dan simpan di "
                       "tempat terkunci. Cadangan basis data juga memuat kunci ini: jagalah sama "
                       "ketatnya.")  # fmt: skip

    def _say_missing(self, *, missing: bool) -> None:
        text = self.tr("Tidak ada sertifikat yang dapat diterbitkan di sini sebelum kuncinya dipulihkan dari lembar "
                       "pemulihan, atau diganti bila lembarnya hilang.")  # fmt: skip
        self._missing.say("warn", self.tr("Kuncinya tidak ada di basis data ini"), text)
        self._missing.setVisible(missing)

    def _made(self, card: KeyCard | None) -> str:
        return self.tr("Dibuat {day}").format(day=day_words(card.made_on)) if card else ""

    def _retired(self, card: KeyCard) -> str:
        told = self.tr("Kunci lama “{words}”, diganti {day}: {reason}")
        first = " ".join(card.words[:2])
        return told.format(words=f"{first} …", day=day_words(card.retired_on), reason=card.reason)


_CHIPS = {
    "ready": Chip("Siap dipakai", "quiet"),
    "missing": Chip("Tidak ada di sini", "warn"),
    "none": Chip("Belum ada", "neutral"),
}


class Outgoing(Card):
    """Files for others, each with the words what it is for."""

    revocations_wanted, key_wanted, page_wanted = Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Berkas untuk orang lain"))
        self.revocations_button = Button(self.tr("Simpan daftar pencabutan…"), clicked=self.revocations_wanted.emit)
        self.key_button = Button(self.tr("Simpan kunci kantor…"), clicked=self.key_wanted.emit)
        self.page_button = Button(self.tr("Simpan verifikasi.html…"), clicked=self.page_wanted.emit)
        told = self.tr("Sertifikat kantor ini yang tidak berlaku lagi. Kirim ke siapa pun yang memeriksa.")
        self._add(self.revocations_button, told)
        self._for_whom = self._add(self.key_button, "")
        told = self.tr("Memeriksa kode di komputer atau ponsel mana pun, tanpa jaringan dan tanpa program ini.")
        self._add(self.page_button, told)

    def say(self, found: KeysState) -> None:
        """Who the office's key is for."""
        regency = self.tr("Kirim ke Dinas Sosial provinsi, agar kunci kantor ini dijamin.")
        province = self.tr("Kirim ke semua kantor di provinsi ini, agar daftar kuncinya dipercaya.")
        self._for_whom.setText(province if found.is_province else regency)
        for button in (self.revocations_button, self.key_button):
            button.setEnabled(not found.practises)
        if found.practises:
            self._for_whom.setText(self.tr("Ini data latihan: kunci dan daftarnya hanya berlaku di sini."))

    def _add(self, button: Button, told: str) -> QLabel:
        words = label(told, "caption", wrap=True)
        pair = QVBoxLayout()
        pair.setSpacing(3)
        pair.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        pair.addWidget(words)
        self.body.addLayout(pair)
        self.body.addSpacing(2)
        return words
