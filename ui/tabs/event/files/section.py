"""Lampiran: photos and papers that belong to the event."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.event_files import MOST
from app.errors import UserError
from app.services import attachments, event_files
from app.services.event_files import EventFile
from ui.dialogs import files as file_dialogs
from ui.dialogs.files import FileKind
from ui.pages import Desk
from ui.tabs.event.files.intake import Intake
from ui.tabs.event.files.preview import FilePanel
from ui.tabs.event.files.rows import SMALL, FileList
from ui.tabs.event.section import EventSection
from ui.tabs.people.files import Viewed, show_file
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Note, row
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine

ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "pdf")
_PANEL, _PANEL_COMPACT = 520, 360
_TOLD = 3  # refused files that are named; the others are counted


class FilesSection(EventSection):
    """Photos come by drag, paste or dialog; captions are typed in place, the order is dragged."""

    concerns = frozenset({"event", "attachment"})
    brings_in = ("participants",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pictures: dict[str, QPixmap] = {}
        self._wanted: list[str] = []
        self.note = Note("warn")
        self.note.hide()
        self.progress = ProgressLine()
        self.intake = Intake(desk, self.progress, self._say_refused)
        self.list = FileList()
        self.panel = FilePanel()
        self.empty = EmptyState("image")
        self.count = label("", "caption")
        self.add_button = Button(self.tr("Tambah foto atau PDF…"), "primary", "add", self.choose)
        self.column.addLayout(row(label(self.tr("Foto dan berkas"), "h2"), self.count, None, self.add_button))
        self.column.addWidget(self.note)
        self.column.addWidget(self.progress)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._beside())
        self.stack.addWidget(self.empty)
        self.column.addWidget(self.stack, 1)
        self._connect()
        self._measure()

    def show_event(self, event_id: str) -> None:
        """Another event begins with its own pictures."""
        if event_id != self.event_id:
            self._pictures.clear()
            self.note.hide()
        super().show_event(event_id)

    def refresh(self, changed: frozenset[str]) -> None:  # noqa: ARG002  # one read
        """Read the list."""
        self.desk.work.run(
            event_files.listing, self.event_id, then=self._show, failed=_gone, owner=self, key=(id(self), "files")
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Add, caption, remove."""
        return {"new": self.choose, "edit": self.list.edit_caption, "remove": self.remove}

    def help_text(self) -> str:
        """What goes in, and what becomes of it."""
        return self.tr(
            "Seret foto dan PDF dari folder ke halaman ini, tempel dengan Ctrl+V, atau tekan Ctrl+N. Foto ditegakkan, "
            "diperkecil, dan dibersihkan dari lokasi serta data kamera; PDF disimpan apa adanya, termasuk keterangan "
            "di dalamnya. F2 mengubah keterangan, Alt+Panah atau seret mengubah urutan, Enter membuka, Del menghapus "
            "(dapat diurungkan). Urutan dan keterangan dipakai pada dokumen Dokumentasi foto."
        )

    def claims(self, paths: Sequence[Path]) -> tuple[str, str] | None:
        """Photos and PDFs are kept here, any number of them."""
        good = sum(path.suffix.lower().lstrip(".") in ENDINGS for path in paths)
        if not good:
            return None
        said = self.tr("Lepaskan untuk menambah {count} lampiran").format(count=len(paths))
        return said, self.tr("Lokasi dan data kamera pada foto dihapus; PDF disimpan apa adanya.")

    def keep_files(self, paths: Sequence[Path]) -> None:
        """Read and keep them."""
        self.note.hide()
        self.intake.take(self.event_id, paths)

    def choose(self) -> None:
        """Ask for files."""
        kinds = (FileKind(self.tr("Foto dan PDF"), ENDINGS), FileKind(self.tr("Semua berkas"), ()))
        found = file_dialogs.choose_files(self, self.tr("Tambah foto atau PDF"), kinds)
        if found:
            self.keep_files(found)

    def paste(self) -> bool:
        """Bring in what was copied: files or a picture; False for neither."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.keep_files(paths)
        elif data.hasImage():
            self.note.hide()
            self.intake.take_image(self.event_id, QImage(data.imageData()))
        return bool(paths) or data.hasImage()

    def remove(self) -> None:
        """Take the chosen files off; it can be undone."""
        if self.list.picked:
            self.desk.work.change(event_files.remove, self.list.picked, failed=self._say_error, owner=self)

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """A smaller picture."""
        super().set_compact(compact)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside a field of words."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste()):
            super().keyPressEvent(event)

    def _beside(self) -> QWidget:
        inner = QWidget()
        beside = QHBoxLayout(inner)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(14)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.panel)
        return inner

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.itemSelectionChanged.connect(self._tell_panel)
        self.list.captioned.connect(partial(self._change, event_files.set_caption))
        self.list.moved.connect(lambda ids, before: self._change(event_files.move, self.event_id, ids, before))
        self.list.opened.connect(self._open)
        self.list.removed.connect(self.remove)
        self.panel.kind.activated.connect(self._on_kind)
        for button, act in (
            (self.panel.caption_button, self.list.edit_caption), (self.panel.open_button, self._open),
            (self.panel.up_button, partial(self.list.shift, -1)), (self.panel.down_button, partial(self.list.shift, 1)),
            (self.panel.remove_button, self.remove),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: act())
        LOOK.changed.connect(self._measure)

    def _measure(self) -> None:
        self.panel.setFixedWidth(LOOK.px(_PANEL_COMPACT if self.compact else _PANEL))

    def _show(self, files: tuple[EventFile, ...]) -> None:
        self.list.show_files(files, self._pictures.get)
        self.stack.setCurrentIndex(0 if files else 1)
        photos = sum(file.is_picture for file in files)
        told = self.tr("{photos} foto, {papers} PDF; paling banyak {most}")
        self.count.setText(told.format(photos=photos, papers=len(files) - photos, most=MOST) if files else "")
        self.empty.say(
            self.tr("Belum ada lampiran pada kegiatan ini."),
            self.tr("Seret foto dari HP atau flashdisk ke sini, tempel dengan Ctrl+V, atau pilih berkasnya."),
            [(self.tr("Pilih foto atau PDF…"), self.choose)],
            icon="image",
        )
        missing = [file.id for file in files if file.is_picture and file.arrived and file.id not in self._pictures]
        idle = not self._wanted
        self._wanted = missing
        if idle:
            self._next_picture()

    def _next_picture(self) -> None:
        """One small picture after another, so that other reads come between."""
        if self._wanted:
            file_id = self._wanted[0]
            take = partial(self._take_picture, file_id)
            side = LOOK.px(SMALL)
            self.desk.work.run(attachments.thumbnail, file_id, side, then=take, failed=lambda _: take(b""), owner=self)

    def _take_picture(self, file_id: str, content: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(content, "PNG")
        self._pictures[file_id] = picture
        self.list.show_picture(file_id, picture)
        self._wanted = [one for one in self._wanted if one != file_id]
        self._next_picture()

    def _on_chosen(self) -> None:
        file = self.list.current
        self._tell_panel()
        if file is not None and file.is_picture and file.arrived:
            self.desk.work.run(
                event_files.look, file.id, then=self.panel.view.show_picture, failed=_gone, owner=self,
                key=(id(self), "look"),
            )  # fmt: skip

    def _tell_panel(self) -> None:
        file = self.list.current
        self.panel.setEnabled(file is not None)
        if file is not None:
            self.panel.show_file(file, len(self.list.picked))

    def _on_kind(self, _place: int) -> None:
        self._change(event_files.set_kind, self.list.picked, str(self.panel.kind.currentData()))

    def _change(self, service: Callable[..., object], *arguments: object) -> None:
        self.desk.work.change(service, *arguments, failed=self._say_error, owner=self)

    def _open(self) -> None:
        file = self.list.current
        if file is not None:
            self.desk.work.run(
                attachments.write_copy, file.id, Viewed.path(), then=show_file, failed=self._say_error, owner=self
            )

    def _say_error(self, error: UserError) -> None:
        self.note.say_error(error)

    def _say_refused(self, refused: Sequence[UserError]) -> None:
        """Name the files that were left out, the first of them with the reason."""
        if not refused:
            return
        if len(refused) == 1:
            self.note.say_error(refused[0])
            return
        told = [error.happened for error in refused[:_TOLD]]
        more = len(refused) - len(told)
        rest = [self.tr("dan {count} berkas lain").format(count=more)] if more else []
        title = self.tr("{count} berkas tidak ditambahkan.").format(count=len(refused))
        self.note.say("err", title, " ".join([*told, *rest]))
        self.note.show()


def _gone(_error: UserError) -> None:
    """The event's page says that it is gone."""
