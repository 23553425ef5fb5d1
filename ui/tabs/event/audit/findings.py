"""The findings of the audit: by group, each with its severity, its sentence, and a button that leads to its place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.audit.finding import GROUPS, SEVERITIES, Finding, Severity
from app.services.audit import Audit
from ui.tabs.event.words import breakable
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.empty import EmptyState
from ui.widgets.labels import IconLabel, label, rule
from ui.widgets.scrolled import Scrolled

_SIGNS: Mapping[Severity, tuple[str, str]] = {
    "wrong": ("error_circle_filled", "err"),
    "check": ("warning_filled", "warn"),
    "note": ("info", "muted"),
}
_WORD = 106  # logical pixels for the longest word of a severity
_TARGET = 118


class FindingsCard(Card):
    """`place_wanted` tells the section that a finding leads to, and the row there."""

    place_wanted = Signal(str, str)

    def __init__(self, places: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Temuan"))
        self._places = places
        self._audit: Audit | None = None
        self.pills = FilterRow(self.tr("Saringan temuan"))
        self.pills.chosen.connect(lambda _key: self._fill())
        self.area = Scrolled()
        self.area.setAccessibleName(self.tr("Daftar temuan"))
        self.empty = EmptyState("checkmark_circle")
        self.empty.hide()
        self.body.addWidget(self.pills)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.empty, 1)

    def show_audit(self, found: Audit) -> None:
        """Show what was found; the filter and the place in the list stay."""
        self._audit = found
        pills = [Filter("", self.tr("Semua"), len(found.findings))]
        pills += [Filter(key, word, found.count(key)) for key, word in SEVERITIES.items()]
        self.pills.set_filters(pills)
        self.pills.setVisible(bool(found.findings))
        self._fill()

    def _fill(self) -> None:
        if self._audit is None:
            return
        key = self.pills.key
        shown = [one for one in self._audit.findings if key in {"", one.severity}]
        at, focus = self.area.verticalScrollBar().value(), self._focused()
        self.area.hold(self._list(shown))
        self.area.verticalScrollBar().setValue(at)
        self._focus_again(focus)
        self.area.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if not self._audit.findings:
            then = self.tr("Rencana, kehadiran, uang, dan sertifikat saling cocok. Susun berkas dan tutup kegiatannya.")
            self.empty.say(self.tr("Tidak ada yang perlu diperiksa."), then, icon="checkmark_circle")
        else:
            links = [(self.tr("Lepas saringan"), lambda: self.pills.choose(""))]
            self.empty.say(self.tr("Tidak ada temuan pada saringan ini"), "", links, icon="checkmark_circle")

    def _focused(self) -> str:
        """The button that has the keyboard now: what is built anew gives it back."""
        inside = self.area.widget()
        focus = inside.focusWidget() if inside is not None else None
        return focus.objectName() if focus is not None and focus.hasFocus() else ""

    def _focus_again(self, name: str) -> None:
        inside = self.area.widget()
        again = inside.findChild(Button, name) if name and inside is not None else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, shown: Sequence[Finding]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        for group in GROUPS:
            own = [one for one in shown if one.group == group]
            if own:
                column.addWidget(label(group, "label"))
            for one in own:
                column.addWidget(rule())
                column.addLayout(self._row(one))
            column.addSpacing(10 if own else 0)
        column.addStretch(1)
        return inside

    def _row(self, finding: Finding) -> QHBoxLayout:
        icon, ink = _SIGNS[finding.severity]
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(6)
        row.addWidget(IconLabel(icon, ink))
        word = label(SEVERITIES[finding.severity], ink)
        word.setFixedWidth(LOOK.px(_WORD))
        row.addWidget(word)
        sentence = label(breakable(finding.sentence), "body", wrap=True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(sentence, 1)
        place = self._places.get(finding.section, finding.section)
        button = Button(place, "link", clicked=self._leading(finding))
        button.setAccessibleName(self.tr("Buka {place}: {sentence}").format(place=place, sentence=finding.sentence))
        button.setObjectName(f"{finding.rule} {finding.row_id}")
        target = QWidget()
        target.setFixedWidth(LOOK.px(_TARGET))
        beside = QHBoxLayout(target)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(target)
        return row

    def _leading(self, finding: Finding) -> Callable[[], object]:
        return partial(self.place_wanted.emit, finding.section, finding.row_id)
