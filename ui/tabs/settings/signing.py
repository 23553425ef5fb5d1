"""Setelan › Tanda tangan dokumen: who signs each kind of document, with or without titles."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel

from app.domain import wording
from app.services import office
from app.services.office import DOCUMENTS, DocumentRule, OfficialCard
from ui.pages import Desk
from ui.tabs.settings.section import SettingsSection
from ui.widgets.cards import Card, Note
from ui.widgets.form import choice_box
from ui.widgets.labels import label


@dataclass(frozen=True)
class _Rules:
    officials: tuple[OfficialCard, ...]
    rules: tuple[DocumentRule, ...]


def _read() -> _Rules:
    return _Rules(office.officials(), tuple(office.rule(document) for document in DOCUMENTS))


class SigningSection(SettingsSection):
    """A choice is kept as soon as it is made."""

    concerns = frozenset({"official", "document_rule", "office"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.tr("Tanda tangan dokumen"), self.tr("Pilihan langsung tersimpan."))
        self.column.addWidget(
            Note(
                "info",
                self.tr("Sertifikat dan piagam: nama tanpa gelar"),
                self.tr("Begitu aturannya menurut Permendagri 1/2023 Pasal 44. Daftar hadir memakai gelar."),
            )
        )
        card = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        card.body.addLayout(self._grid)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._shown: _Rules | None = None

    def refresh(self) -> None:
        """Read the rules again."""
        self.desk.work.run(_read, then=self._show, owner=self)

    def _show(self, rules: _Rules) -> None:
        self._shown = rules
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        heads = (self.tr("Dokumen"), self.tr("Penanda tangan, dari kiri"), self.tr("Nama"))
        for number, words in enumerate(heads):
            self._grid.addWidget(label(words, "label"), 0, number)
        line = 1
        for rule in rules.rules:
            line = self._add_rule(rule, line)

    def _add_rule(self, rule: DocumentRule, line: int) -> int:
        self._grid.addWidget(self._words(DOCUMENTS[rule.document].title), line, 0)
        titles = QCheckBox(self.tr("dengan gelar"))
        titles.setAccessibleName(self.tr("{document}: dengan gelar").format(document=DOCUMENTS[rule.document].title))
        titles.setChecked(rule.with_titles)
        titles.toggled.connect(partial(self._set_titles, rule))
        self._grid.addWidget(titles, line, 2)
        if not DOCUMENTS[rule.document].places:
            who = DOCUMENTS[rule.document].note or self.tr("Ketua panitia kegiatan")
            self._grid.addWidget(label(who, "muted"), line, 1)
            return line + 1
        if note := DOCUMENTS[rule.document].note:
            self._grid.addWidget(label(note, "caption", wrap=True), line + 1, 0)
        people = [("", self.tr("(kosong)"))] + [(card.id, _named(card)) for card in self._officials]
        for place in range(DOCUMENTS[rule.document].places):
            box = choice_box(people)
            document = DOCUMENTS[rule.document].title
            box.setAccessibleName(self.tr("{document}: penanda tangan {n}").format(document=document, n=place + 1))
            chosen = rule.signatories[place] if place < len(rule.signatories) else ""
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.currentIndexChanged.connect(partial(self._set_signatory, rule, place, box.itemData))
            self._grid.addWidget(box, line, 1)
            line += 1
        return line

    @property
    def _officials(self) -> tuple[OfficialCard, ...]:
        return self._shown.officials if self._shown else ()

    def _words(self, text: str) -> QLabel:
        return label(text, "strong")

    def _set_titles(self, rule: DocumentRule, checked: bool) -> None:  # the shape of a slot
        self._save(DocumentRule(rule.document, checked, rule.signatories))

    def _set_signatory(self, rule: DocumentRule, place: int, data_of: object, index: int) -> None:
        chosen = list(rule.signatories) + [""] * (place + 1 - len(rule.signatories))
        chosen[place] = str(data_of(index)) if callable(data_of) else ""
        self._save(DocumentRule(rule.document, rule.with_titles, tuple(chosen)))

    def _save(self, rule: DocumentRule) -> None:
        self.desk.work.change(office.save_rule, rule, then=lambda _change: self.refresh(), owner=self)


def _named(card: OfficialCard) -> str:
    name = wording.official_name(card.name, card.front_title, card.back_title)
    return f"{name} – {card.acting} {card.position}".replace("  ", " ") if card.position else name
