"""Which papers and files go into the berkas kegiatan: a tick for each, those not complete told as such."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from app.services.bundle import Part
from ui.dialogs.question import TitledDialog
from ui.tabs.event.words import breakable
from ui.widgets.labels import label
from ui.widgets.scrolled import Scrolled

_HIGH = 360


class PartsDialog(TitledDialog):
    """`left_out` are the keys of those without a tick."""

    def __init__(self, parent: QWidget | None, parts: Sequence[Part], left_out: Sequence[str]) -> None:
        super().__init__(
            parent,
            self.tr("Dokumen mana yang masuk berkas?"),
            self.tr("Yang tidak dicentang tetap tercatat pada daftar isi sebagai tidak disertakan."),
        )
        self._boxes: dict[str, QCheckBox] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        group = ""
        for part in parts:
            if part.group != group:
                group = part.group
                column.addSpacing(6)
                column.addWidget(label(group, "label"))
            column.addWidget(self._box(part, ticked=part.key not in left_out))
            if not part.complete:
                said = label(breakable(self.tr("belum lengkap: {what}").format(what=part.sentence)), "warn", wrap=True)
                said.setContentsMargins(24, 0, 0, 0)
                column.addWidget(said)
        column.addStretch(1)
        area = Scrolled(inside)
        area.setMinimumHeight(min(_HIGH, inside.sizeHint().height()))
        self.body.addWidget(area, 1)
        self.add_button(self.tr("Batal"), clicked=self.reject)
        self.add_button(self.tr("Pakai pilihan ini"), "primary", self.accept, default=True)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The keys of what was not ticked."""
        return tuple(key for key, box in self._boxes.items() if not box.isChecked())

    def _box(self, part: Part, *, ticked: bool) -> QCheckBox:
        box = QCheckBox(part.title.replace("&", "&&"))
        box.setAccessibleName(part.title)
        box.setChecked(ticked)
        self._boxes[part.key] = box
        return box


def choose_parts(parent: QWidget | None, parts: Sequence[Part], left_out: Sequence[str]) -> tuple[str, ...] | None:
    """The keys of the parts to be left out; None where all shall stay as it is."""
    dialog = PartsDialog(parent, parts, left_out)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.left_out if done else None
    dialog.deleteLater()
    return chosen
