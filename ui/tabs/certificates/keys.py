"""Kunci dan daftar: the office's own key, whom we believe, and the lists that certificates are checked with."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.services import key_papers, key_trust, office_keys, trust_lists
from app.services.documents import Rendered
from app.services.key_trust import KEY_FILE, REVOCATION_FILE
from app.services.papers.options import PaperOptions
from ui.dialogs.files import FileKind, choose_file, choose_files
from ui.dialogs.question import Question, ask
from ui.dialogs.reason import ReasonQuestion, ask_reason
from ui.pages import Desk
from ui.pdf.kept_options import kept_options
from ui.pdf.paper_dialog import open_paper
from ui.tabs.certificates.keys_dialogs import RestoreDialog, limit_dialog
from ui.tabs.certificates.keys_intake import Intake
from ui.tabs.certificates.keys_own import Outgoing, OwnKey
from ui.tabs.certificates.keys_parts import KeyPart, ListsPart, TrustedPart, VouchedPart
from ui.tabs.certificates.keys_read import KeysState, read_state
from ui.tabs.certificates.page_file import save_file, save_page
from ui.tabs.certificates.section import PageSection
from ui.theme.look import LOOK
from ui.widgets.cards import Note
from ui.widgets.scrolled import Scrolled
from ui.widgets.segmented import Segmented

_SIDE, _SIDE_COMPACT = 400, 300
_OWN = frozenset({KEY_FILE, REVOCATION_FILE})
LISTS, TRUSTED, VOUCHED = "lists", "trusted", "vouched"


class KeysSection(PageSection):
    """The own key at the left, what came from others at the right. What is believed is never a step: no undo brings
    a key back, a person decides again."""

    concerns = frozenset({"office_key", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: KeysState | None = None
        self.own, self.outgoing = OwnKey(), Outgoing()
        self.lists, self.trusted, self.vouched = ListsPart(), TrustedPart(), VouchedPart()
        self.note = Note()
        self.note.hide()
        self._intake = Intake(desk, self, self.note, self._province)
        choices = ((LISTS, self.tr("Daftar")), (TRUSTED, self.tr("Provinsi")))
        self._choice = Segmented(self.tr("Bagian"), choices)
        self._province_choice = Segmented(self.tr("Bagian"), (*choices, (VOUCHED, self.tr("Kantor"))))
        self._bars, self._bodies = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def choice(self) -> Segmented:
        """The choice of parts: provinces have one more."""
        return self._province_choice if self.found is not None and self.found.is_province else self._choice

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # one read shows all of it
        """Read again."""
        self.desk.work.run(read_state, then=self._show, failed=self.note.say_error, owner=self, key=(id(self), "keys"))

    def arrive(self, argument: object) -> None:
        """Show a part."""
        self.show_part(str(argument))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+P prints the recovery sheet where there is a key."""
        ready = self.found is not None and self.found.state == "ready"
        return {"print": self.open_sheet} if ready else {}

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Setiap kantor mempunyai satu kunci untuk kode keaslian sertifikatnya. Cetak lembar pemulihannya sekali "
            "dan simpan di tempat terkunci: tanpa lembar itu kunci yang hilang tidak dapat kembali. Provinsi menjamin "
            "kunci kabupaten/kotanya dalam satu daftar kunci; daftar pencabutan menyebut sertifikat yang tidak berlaku "
            "lagi. Keduanya datang sebagai berkas .kunci dan .cabut: ambil, atau seret ke halaman ini. Kunci provinsi "
            "baru dipercaya setelah kedelapan katanya dicocokkan lewat telepon."
        )

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """Keys and lists are taken."""
        if not paths or any(path.suffix.lower() not in _OWN for path in paths):
            return None
        told = self.tr("Kunci baru dipercaya setelah kata-katanya dicocokkan.")
        return self.tr("Lepaskan untuk mengambil daftar atau kunci."), told

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Take them in one after the other."""
        self._intake.take(paths)

    def set_compact(self, compact: bool) -> None:
        """Less at the left."""
        super().set_compact(compact)
        for part in (self.own, self.lists, self.trusted, self.vouched):
            part.set_compact(compact)
        self._measure()

    def show_part(self, key: str) -> None:
        """Show the lists, the provinces, or the offices."""
        parts: dict[str, KeyPart[Any]] = {LISTS: self.lists, TRUSTED: self.trusted, VOUCHED: self.vouched}
        if key not in parts or (key == VOUCHED and self.choice is self._choice):
            return
        self.choice.set_key(key)
        for name, part in parts.items():
            part.show_bar(name == key)
        self._bars.setCurrentWidget(parts[key].bar)
        self._bodies.setCurrentWidget(parts[key])

    def open_sheet(self) -> None:
        """The recovery sheet, looked at before it is printed."""

        def on_size(size: str) -> Callable[..., Rendered]:
            return partial(_sheet, PaperOptions(paper=size))

        size = kept_options(self.desk, "attendance-sheet").paper
        title = self.tr("Lembar pemulihan kunci kantor")
        open_paper(self.window(), self.desk, title, on_size(size), on_size, size)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.own)
        column.addWidget(self.outgoing)
        column.addStretch(1)
        self._side = Scrolled(left)
        for part in (self.lists, self.trusted, self.vouched):
            self._bars.addWidget(part.bar)
            self._bodies.addWidget(part)
        self._bars.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._choice)
        top.addWidget(self._province_choice)
        top.addWidget(self._bars, 1)
        self._province_choice.hide()
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(top)
        right.addWidget(self.note)
        right.addWidget(self._bodies, 1)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addWidget(self._side)
        beside.addLayout(right, 1)
        self.column.addLayout(beside, 1)
        self._measure()

    def _connect(self) -> None:
        self._choice.chosen.connect(self.show_part)
        self._province_choice.chosen.connect(self.show_part)
        own, outgoing = self.own, self.outgoing
        own.make_wanted.connect(lambda: self._change(office_keys.make, self.tr("Kunci kantor dibuat")))
        own.sheet_wanted.connect(self.open_sheet)
        own.restore_wanted.connect(self._restore)
        own.replace_wanted.connect(self._replace)
        outgoing.revocations_wanted.connect(self._save_revocations)
        outgoing.key_wanted.connect(self._save_key)
        outgoing.page_wanted.connect(lambda: save_page(self, self.desk, self.note))
        self.lists.take_wanted.connect(self._ask_lists)
        self.trusted.trust_wanted.connect(self._ask_key)
        self.trusted.distrust_wanted.connect(self._distrust)
        self.vouched.vouch_wanted.connect(self._ask_key)
        self.vouched.limit_wanted.connect(self._limit)
        self.vouched.save_wanted.connect(self._save_keys)
        self._intake.taken.connect(lambda: self.refresh(frozenset()))
        self._intake.believed.connect(lambda ours: self.show_part(VOUCHED if ours else TRUSTED))
        LOOK.changed.connect(self._measure)

    def _province(self) -> str:
        """Our own region where it is a province's, else ""."""
        found = self.found
        return found.office.region if found is not None and found.office is not None and found.is_province else ""

    def _measure(self) -> None:
        self._side.setFixedWidth(LOOK.px(_SIDE_COMPACT if self.compact else _SIDE))

    def _show(self, found: KeysState) -> None:
        before = self.choice.key
        self.found = found
        self._choice.setVisible(not found.is_province)
        self._province_choice.setVisible(found.is_province)
        for one in (self.own, self.outgoing, self.lists, self.trusted, self.vouched):
            one.say(found)
        self.outgoing.setEnabled(found.office is not None)
        self.show_part(before if before != VOUCHED or found.is_province else LISTS)
        self.desk.commands_changed.emit()

    def _change(self, function: Callable[[], object], told: str) -> None:
        """Write, and say so without a way back: no undo takes a key away."""
        self.note.hide()
        self.desk.work.change(function, then=lambda _change: self._done(told), failed=self.note.say_error, owner=self)

    def _done(self, told: str) -> None:
        self.desk.say(told)
        self.refresh(frozenset())

    def _restore(self) -> None:
        dialog = RestoreDialog(self.window(), self.desk, lambda: self._done(self.tr("Kunci kantor dipulihkan")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _replace(self) -> None:
        question = ReasonQuestion(
            self.tr("Ganti kunci kantor?"),
            self.tr("Sertifikat berikutnya memakai kunci yang baru; yang sudah terbit tetap sah dengan kunci lama. "
                    "Lembar pemulihan yang lama tidak berlaku lagi, dan kunci baru harus dijamin lagi oleh provinsi."),
            self.tr("Ganti kunci"),
            self.tr("Tetap pakai kunci ini"),
            self.tr("Misalnya: komputer lama hilang, atau lembar pemulihan terlihat orang lain."),
            harmful=True,
        )  # fmt: skip
        reason = ask_reason(self, question)
        if reason:
            told = self.tr("Kunci kantor diganti; cetak lembar pemulihannya yang baru")
            self._change(partial(office_keys.retire, reason), told)

    def _ask_lists(self) -> None:
        kind = FileKind(self.tr("Daftar dan kunci"), (KEY_FILE[1:], REVOCATION_FILE[1:]))
        self.keep_files(choose_files(self, self.tr("Ambil daftar"), (kind,)))

    def _ask_key(self) -> None:
        path = choose_file(self, self.tr("Pilih berkas kunci"), [FileKind(self.tr("Kunci"), (KEY_FILE[1:],))])
        if path is not None:
            self.keep_files((path,))

    def _distrust(self) -> None:
        card = self.trusted.table.current_row
        if card is None:
            return
        text = self.tr("Sertifikat dari kantor yang dijamin provinsi ini akan menjadi tidak dikenal di sini, dan "
                       "daftar kuncinya dibuang. Sertifikat kantor sendiri tidak terpengaruh.")  # fmt: skip
        title = self.tr("Jangan percayai lagi {name}?").format(name=card.name)
        if ask(self, Question(title, text, self.tr("Jangan percayai"), self.tr("Tetap percayai"), harmful=True)):
            told = self.tr("{name} tidak dipercaya lagi").format(name=card.name)
            self._change(partial(key_trust.distrust, card.public_key), told)

    def _limit(self) -> None:
        key = self.vouched.table.current_row
        if key is not None:
            told = self.tr("Batasnya dicatat. Simpan daftar kunci yang baru, lalu kirim ke semua kantor.")
            dialog = limit_dialog(self.window(), self.desk, key, lambda: self._done(told))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _save_revocations(self) -> None:
        self._save(self.tr("Simpan daftar pencabutan"), self.tr("Daftar pencabutan {office}"), REVOCATION_FILE,
                   trust_lists.write_revocations)  # fmt: skip

    def _save_key(self) -> None:
        title = self.tr("Simpan kunci kantor")
        self._save(title, self.tr("Kunci {office}"), KEY_FILE, key_trust.write_key_file)

    def _save_keys(self) -> None:
        title = self.tr("Simpan daftar kunci")
        self._save(title, self.tr("Daftar kunci {office}"), KEY_FILE, trust_lists.write_key_list)

    def _save(self, title: str, name: str, ending: str, write: Callable[[Path], Path]) -> None:
        if self.found is None or self.found.office is None:
            return
        office = "".join(sign for sign in self.found.office.name if sign not in '<>:"/\\|?*')[:80].strip()
        said = self.tr("Tersimpan: {path}")

        def told(path: Path) -> str:
            self.refresh(frozenset())
            return said.format(path=path)

        save_file(self, self.desk, self.note, title, name.format(office=office) + ending, write, told)


def _sheet(options: PaperOptions, progress: object = None) -> Rendered:  # noqa: ARG001  # told by whoever shows papers
    return key_papers.render_recovery_sheet(options)
