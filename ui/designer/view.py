"""The designer: elements at the left, the page as it prints in the middle, values of the one chosen at the right."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.layouts import files
from app.domain.layouts.elements import Layout
from app.domain.layouts.files import PAPERS
from app.errors import UserError
from app.services import layout_preview, layouts
from app.services.layout_preview import DesignPreview
from app.services.steps import DataChange
from ui.designer.bar import DesignBar, PageBar
from ui.designer.canvas import DesignCanvas
from ui.designer.design import Design
from ui.designer.element_list import ElementList
from ui.designer.hand import boxes_now
from ui.designer.shown_with import ShownWith
from ui.designer.value_form import ValueForm
from ui.dialogs.files import PICTURES, FileKind, choose_file
from ui.dialogs.question import Question, ask
from ui.pages import Desk
from ui.tabs.event.drafting import Drafting
from ui.theme.look import LOOK
from ui.widgets.cards import Card, Note
from ui.widgets.scrolled import Scrolled

_LEFT, _LEFT_COMPACT = 204, 176
_RIGHT, _RIGHT_COMPACT = 296, 264
_DEBOUNCE = 120
"""Milliseconds after a key before the page is drawn again."""


class _Hole(QScrollArea):
    """Through it the page is seen."""

    resized = Signal(QSize)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the page how much of it can be seen."""
        super().resizeEvent(event)
        self.resized.emit(self.viewport().size())


class Designer(QWidget):
    """Opened with `show_layout`; `left` tells that the reader is done with it."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.design: Design | None = None
        self.preview: DesignPreview | None = None
        self.layout_id = ""
        self._drawn: Layout | None = None
        self.bar = DesignBar(self.tr("Tata letak"))
        self.note, self.draft_note = Note(), Note()
        self.elements = ElementList()
        self.canvas = DesignCanvas()
        self.hole = _Hole()
        self.shown_with = ShownWith(desk)
        self.page_bar = PageBar(self.shown_with)
        self.form = ValueForm()
        self._values = Card(padding=0)
        self._drafting = Drafting(self, desk, self.draft_note)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self._make)
        self._lay_out()
        self._connect_bars()
        self._connect_parts()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.design is not None and self.design.steps.dirty

    def show_layout(self, layout_id: str, layout: Layout) -> None:
        """Open an own design of the collection."""
        self.layout_id, self.preview, self._drawn = layout_id, None, layout
        self.design = Design(layout, self)
        self.design.changed.connect(self._on_changed)
        self.design.stood.connect(self._show)
        self.bar.papers.set_key(layout.paper)
        self.canvas.set_zoom(0)
        self.note.hide()
        self.draft_note.hide()
        self.shown_with.read()
        self._drafting.start(f"layout:{layout_id}", self._draft)
        self._show()
        self._make()
        self.elements.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the design; what was issued before keeps its own."""
        self._save_as(self.layout_id)

    def leave(self) -> None:
        """Back to the collection, if nothing is lost by it."""
        unsaved = self.dirty
        if self.may_leave() and not unsaved:
            self._drafting.stop()
            self.left.emit()

    def may_leave(self) -> bool:
        """Ask where something is not saved; where it is given up, the designer is left."""
        if self.design is None or not self.dirty:
            return True
        question = Question(
            self.tr("Perubahan tata letak ini belum disimpan"),
            self.tr("Perubahan disimpan sebagai draf dan ditawarkan lagi; tata letak yang tersimpan tidak berubah."),
            self.tr("Tinggalkan"),
            self.tr("Kembali merancang"),
        )
        if not ask(self, question):
            return False
        self._drafting.keep_for_good()
        self._drafting.stop()
        self.design.saved(self.design.layout)  # nothing is asked twice
        self.left.emit()  # what is left unsaved is not shown as though it were kept
        return True

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What the menus do here."""
        return {"save": self.save, "back": self.leave, "undo": self.undo, "redo": self.redo,
                "remove": lambda: self._act("remove"),
                "find": lambda: self.elements.list.setFocus(Qt.FocusReason.ShortcutFocusReason)}  # fmt: skip

    def undo(self) -> None:
        """One step of the designer back."""
        if self.design is not None:
            self.design.undo()

    def redo(self) -> None:
        """One step of the designer on again."""
        if self.design is not None:
            self.design.redo()

    def set_compact(self, compact: bool) -> None:  # the shape of a slot
        """Narrower sides."""
        self.elements.setFixedWidth(LOOK.px(_LEFT_COMPACT if compact else _LEFT))
        self._values.setFixedWidth(LOOK.px(_RIGHT_COMPACT if compact else _RIGHT))
        self.bar.set_compact(compact)

    def _lay_out(self) -> None:
        self.hole.setWidget(self.canvas)
        self.hole.setWidgetResizable(True)
        self.hole.setFrameShape(QFrame.Shape.NoFrame)
        self.hole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = Card(padding=1)
        middle.body.setSpacing(0)
        middle.body.addWidget(self.hole, 1)
        middle.body.addWidget(self.page_bar)
        self._values.body.addWidget(Scrolled(self.form))
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.elements)
        beside.addWidget(middle, 1)
        beside.addWidget(self._values)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bar)
        for note in (self.draft_note, self.note):
            note.hide()
            column.addWidget(note)
        column.addLayout(beside, 1)
        self.set_compact(False)

    def _connect_bars(self) -> None:
        for button, act in ((self.bar.back, self.leave), (self.bar.save, self.save), (self.bar.undo, self.undo),
                            (self.bar.redo, self.redo)):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.bar.sides.chosen.connect(lambda side: self.design.turn(side) if self.design else None)
        self.bar.papers.chosen.connect(lambda _paper: self._make())
        self.page_bar.grid_chosen.connect(self.canvas.set_grid)
        self.page_bar.zoom_wanted.connect(self.canvas.set_zoom)
        self.shown_with.chosen.connect(self._make)
        self.hole.resized.connect(self.canvas.set_room)
        self.canvas.zoomed.connect(lambda: self.page_bar.say_percent(self.canvas.percent))
        self._drafting.used.connect(self._use_draft)
        again = QShortcut(QKeySequence("Ctrl+Y"), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.redo)

    def _connect_parts(self) -> None:
        """What the list, the page and the form tell is done to the design."""
        for part in (self.elements, self.canvas):
            part.chosen.connect(lambda element_id: self.design.choose(element_id) if self.design else None)
            part.acted.connect(self._act)
        self.elements.added.connect(lambda kind: self.design.add(kind) if self.design else None)
        self.canvas.edited.connect(lambda element, kind: self.design.put(element, kind) if self.design else None)
        self.canvas.turned.connect(lambda by: self.design.choose_next(by) if self.design else None)
        self.form.edited.connect(lambda layout, kind: self.design.do(layout, kind) if self.design else None)
        self.form.renamed.connect(lambda layout, name: self.design.rename(layout, name) if self.design else None)
        self.form.picture_wanted.connect(self._choose_picture)

    def _act(self, what: str) -> None:
        if self.design is not None:
            self.design.act(what)

    def _on_changed(self) -> None:
        """Everything shows the change at once; the page is drawn a moment later."""
        self._show()
        self._debounce.start()

    def _show(self) -> None:
        design = self.design
        if design is None:
            return
        steps = design.steps
        self.bar.say(design.layout.label, dirty=steps.dirty, can_undo=steps.can_undo, can_redo=steps.can_redo)
        self.bar.sides.set_key(design.side)
        self.elements.show_elements(design.elements, design.chosen)
        self.form.show_design(design.layout, design.chosen)
        self._drafting.dirty = steps.dirty
        self._show_page(design)

    def _show_page(self, design: Design) -> None:
        """The page last drawn, and where its elements stand."""
        upright = PAPERS[self.bar.papers.key]
        size = (upright[1], upright[0]) if design.layout.landscape else upright
        behind = design.side == "back"
        preview, drawn = self.preview or DesignPreview(b"", (), ()), self._drawn or design.layout
        boxes = preview.back if behind else preview.front
        blank = behind and not design.layout.back
        self.canvas.show_page(size, preview.pdf, -1 if blank else int(behind))
        self.canvas.show_elements(design.layout, boxes_now(boxes, drawn, design.elements), design.chosen)
        self.page_bar.say_percent(self.canvas.percent)

    def _make(self) -> None:
        """Draw the page on the work thread; of several only the newest is shown."""
        self._debounce.stop()
        if self.design is not None:
            layout = self.design.layout
            self.desk.work.run(layout_preview.make, layout, self.bar.papers.key, self.shown_with.shown,
                               then=lambda made: self._on_made(made, layout), failed=self.note.say_error,
                               owner=self, key=("design", id(self)))  # fmt: skip

    def _on_made(self, preview: DesignPreview, drawn: Layout) -> None:
        self.preview, self._drawn = preview, drawn
        self.note.setVisible(bool(preview.problem))
        if preview.problem:
            kept = self.tr("Halaman yang tampak ialah yang terakhir dapat dicetak.")
            self.note.say("warn", preview.problem[:1].upper() + preview.problem[1:], kept)
        if self.design is not None:
            self._show_page(self.design)

    def _choose_picture(self) -> None:
        kind = FileKind(self.tr("Gambar"), PICTURES)
        path = choose_file(self, self.tr("Pilih gambar atau pindaian latar"), [kind])
        if path is not None:
            self.desk.work.run(layouts.take_picture, path, then=self.form.take_picture, failed=self.note.say_error,
                               owner=self)  # fmt: skip

    def _save_as(self, layout_id: str) -> None:
        """Keep it under its id, or as a new one without; where that cannot be, what was done can still become new."""
        if self.design is None:
            return
        layout, again = self.design.layout, (self.tr("Simpan sebagai tata letak baru"), lambda: self._save_as(""))

        def failed(error: UserError) -> None:
            self.note.say_error(error, [again] if layout_id else ())

        self.desk.work.change(_save_quietly, layout, layout_id, then=lambda done: self._on_saved(done, layout),
                              failed=failed, owner=self)  # fmt: skip

    def _draft(self) -> dict[str, str]:
        return {"layout": files.write(self.design.layout)} if self.design else {}

    def _use_draft(self, content: Mapping[str, str]) -> None:
        try:
            layout = files.read(content.get("layout", ""))
        except UserError as error:
            self.note.say_error(error)
            return
        if self.design is not None:
            self.design.do(layout, chosen="")

    def _on_saved(self, done: DataChange, layout: Layout) -> None:
        self._drafting.forget()
        self.layout_id = done.subject or self.layout_id
        self._make()  # the note tells what the page says of it, no longer why it was not saved
        if self.design is not None:
            self.design.saved(layout)
            self._drafting.start(f"layout:{self.layout_id}", self._draft)


def _save_quietly(layout: Layout, layout_id: str) -> DataChange:
    """Kept, without the toast that offers Ctrl+Z: here that undoes a step of the designer, and "Tersimpan" is told."""
    return replace(layouts.save(layout, layout_id), title="")
