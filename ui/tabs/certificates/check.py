"""Periksa sertifikat: a file, a scan, a pasted text or a number in, one large answer out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.dialogs.files import FileKind, choose_files
from ui.pages import Desk
from ui.tabs.certificates.check_answers import Answer, Checked, as_text
from ui.tabs.certificates.check_card import VerdictCard
from ui.tabs.certificates.check_list import Sitting
from ui.tabs.certificates.check_ways import CODE, Ways, is_code
from ui.tabs.certificates.check_work import check_file, check_number, check_picture, check_text
from ui.tabs.certificates.page_file import save_page
from ui.tabs.certificates.section import PageSection
from ui.tabs.event.checkin.keys import KeyWatch
from ui.theme.look import LOOK
from ui.widgets.cards import Note
from ui.widgets.empty import EmptyState
from ui.widgets.progress_line import SHOW_AFTER, ProgressLine
from ui.widgets.scrolled import Scrolled

_SIDE, _SIDE_COMPACT = 352, 300
_ENDINGS = ("pdf", "jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff")


class CheckSection(PageSection):
    """The ways at the left, the answer at the right, and below it what was checked so far. Nothing of it is kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._waiting: list[Path] = []
        self._busy = False
        self.ways, self.verdict, self.sitting = Ways(), VerdictCard(), Sitting()
        self.note = Note()
        self.note.hide()
        self.idle = EmptyState("certificate")
        self.progress = ProgressLine()
        self._keys = KeyWatch(self, self.ways.code, self._decide)
        # while another page is seen this one is not, and the shortcut sleeps
        self._paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SHOW_AFTER)
        self._slow.timeout.connect(self._on_slow)
        self._lay_out()
        self._connect()
        self._say_idle()

    def help_text(self) -> str:
        """What F1 says."""
        return self.tr(
            "Seret foto atau PDF sertifikat ke halaman ini, tempel dengan Ctrl+V, pindai QR-nya dengan pemindai "
            "genggam, atau ketik nomor dan kode periksanya. Asli: dibuat dengan kunci kantor yang dikenal di sini dan "
            "tidak diubah; cocokkan nama dan nomornya dengan kertasnya. Dicabut: pernah terbit, tetapi tidak berlaku "
            "lagi. Tidak dikenal: kunci kantornya belum ada di sini; ambil daftar kunci pada Kunci dan daftar. Rusak: "
            "kode diubah atau tidak utuh. Yang diperiksa hanya dibaca; tidak ada yang disimpan."
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+F goes to the code, Ctrl+C takes the result along as text."""
        own: dict[str, Callable[[], object]] = {"find": self.ways.code.setFocus}
        return own | ({"copy": self.copy} if self.verdict.checked is not None else {})

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """Any files: what is none that can be read is told in words."""
        if not paths or any(path.is_dir() for path in paths):
            return None
        told = self.tr("Lepaskan untuk memeriksa keaslian sertifikat.")
        return told, self.tr("Berkas hanya dibaca, tidak disimpan.")

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Check them one after the other."""
        self._waiting += paths
        self._go_on()

    def check_text(self, text: str, source: str = "") -> None:
        """Check a text."""
        source = source or self.tr("Teks yang ditempel atau diketik")
        self.desk.work.run(check_text, text, source, then=self._take, owner=self)

    def paste(self) -> None:
        """Check what is on the clipboard: files, a code, a picture, or any other text."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if not (paths or mime.hasText() or mime.hasImage()):
            self.desk.say(self.tr("Tidak ada gambar atau teks untuk ditempel."))
        elif paths:
            self.keep_files(paths)
        elif mime.hasImage() and not is_code(mime.text()):
            self._check_picture(QGuiApplication.clipboard().image())
        else:
            self.ways.say_scanned(mime.text())
            self.check_text(mime.text())

    def copy(self) -> None:
        """The result shown, as text for the clipboard."""
        if self.verdict.checked is not None:
            QGuiApplication.clipboard().setText(as_text(self.verdict.checked))
            self.desk.say(self.tr("Hasil disalin sebagai teks"))

    def set_compact(self, compact: bool) -> None:
        """Less beside the answer."""
        super().set_compact(compact)
        self.ways.set_compact(compact)
        self.sitting.set_compact(compact)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for the scanner from now on."""
        super().showEvent(event)
        self._keys.start()
        self.ways.code.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has the keyboard now."""
        super().hideEvent(event)
        self._keys.stop()

    def _lay_out(self) -> None:
        self._side = Scrolled(self.ways)
        self._answer = Scrolled(self.verdict)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.idle)
        self._faces.addWidget(self._answer)
        self.sitting.hide()
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.note)
        right.addWidget(self._faces, 3)
        right.addWidget(self.sitting, 2)
        right.addWidget(self.progress)
        holder = QWidget()
        holder.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addWidget(self._side)
        beside.addWidget(holder, 1)
        self.column.addLayout(beside, 1)
        self._measure()

    def _connect(self) -> None:
        self.ways.drop.button.clicked.connect(self._ask_files)
        self.ways.code_given.connect(self.check_text)
        self.ways.number_given.connect(self._check_number)
        self.ways.paste_wanted.connect(self.paste)
        self.ways.page_wanted.connect(lambda: save_page(self, self.desk, self.note))
        self.verdict.register_wanted.connect(
            lambda number: self.desk.go("certificates", ("register", ("list", number)))
        )
        self.verdict.keys_wanted.connect(lambda: self.desk.go("certificates", "keys"))
        self.verdict.copy_wanted.connect(self.copy)
        self.sitting.chosen.connect(self._show)
        self.sitting.emptied.connect(self._say_idle)
        LOOK.changed.connect(self._measure)

    def _measure(self) -> None:
        self._side.setFixedWidth(LOOK.px(_SIDE_COMPACT if self.compact else _SIDE))

    def _decide(self, burst: str) -> int:
        """How much of a burst of keys was typed before the code, which is checked."""
        at = burst.upper().find(CODE)
        if at < 0 or not is_code(burst[at:]):
            return len(burst)
        self.ways.say_scanned(burst[at:])
        self.check_text(burst[at:], self.tr("Pemindai"))
        return at

    def _check_number(self, number: str, check_code: str) -> None:
        self.desk.work.run(check_number, number, check_code, then=self._take, owner=self)

    def _check_picture(self, picture: QImage) -> None:
        self._begin(check_picture, picture, self.tr("gambar yang ditempel"))

    def _ask_files(self) -> None:
        kind = FileKind(self.tr("Gambar dan PDF"), _ENDINGS)
        paths = choose_files(self, self.tr("Periksa berkas"), (kind, FileKind(self.tr("Semua berkas"), ())))
        self.keep_files(paths)

    def _go_on(self) -> None:
        """The next file, where none is being read."""
        if self._waiting and not self._busy:
            path = self._waiting.pop(0)
            self._begin(check_file, path, path.name)

    def _begin(self, function: Callable[..., Answer], what: Path | QImage, name: str) -> None:
        self._busy = True
        self.note.hide()
        job = self.desk.work.run(
            function, what, then=self._on_read, stopped=partial(self._on_stopped, name),
            progress=self.progress.report, owner=self,
        )  # fmt: skip
        self.progress.watch(self.tr("Memeriksa {name}").format(name=name[:60]), job)
        self._slow.start()

    def _on_read(self, answer: Answer) -> None:
        self._end()
        self._take(answer)
        self._go_on()

    def _on_stopped(self, name: str) -> None:
        """Nothing half read is shown as an answer, and what waited is not begun."""
        self._end()
        left = len(self._waiting)
        self._waiting = []
        text = self.tr("{count} berkas berikutnya juga tidak diperiksa.").format(count=left) if left else ""
        self.note.say("info", self.tr("Pemeriksaan {name} dihentikan; tidak ada hasilnya.").format(name=name), text)
        self.note.show()

    def _on_slow(self) -> None:
        """What takes a while leaves no older answer standing that could be taken for its own."""
        self.idle.say(self.tr("Sedang diperiksa…"), "", icon="clock")
        self._faces.setCurrentWidget(self.idle)

    def _end(self) -> None:
        self._busy = False
        self._slow.stop()
        if self.verdict.checked is None or not self.sitting.count:
            self._say_idle()
        else:
            self._faces.setCurrentWidget(self._answer)
        self.progress.done()

    def _take(self, answer: Answer) -> None:
        self.note.hide()
        self.sitting.add(answer.checks, answer.remark)
        self.sitting.setVisible(self.sitting.count > 1)
        self._show(answer.checks[0])

    def _show(self, checked: Checked) -> None:
        self.verdict.say(checked)
        self._faces.setCurrentWidget(self._answer)
        self._answer.verticalScrollBar().setValue(0)
        self.desk.commands_changed.emit()

    def _say_idle(self) -> None:
        self.sitting.hide()
        self._faces.setCurrentWidget(self.idle)
        then = self.tr("Seret foto atau PDF sertifikat, pindai QR-nya, atau ketik nomor dan kode periksanya.")
        self.idle.say(self.tr("Belum ada yang diperiksa"), then, icon="certificate")
