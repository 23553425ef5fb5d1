"""The pieces of an event's summary: a fact, an open question, a text, a role."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain import wording
from app.domain.vocabulary import LEVELS, ROLES
from app.services.events import EventCard
from app.services.overview import OpenQuestion, Overview
from app.services.planning import RoleCard
from ui.dates import figure
from ui.tables.cells import EMPTY
from ui.tabs.event.words import breakable, hours_text, short_days, tr
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label

Go = Callable[[str], object]


@dataclass(frozen=True)
class Fact:
    """A figure, what it counts, and where it comes from."""

    figure: str
    words: str
    section: str


def facts(found: Overview) -> tuple[Fact, ...]:
    """Days, people, hours, attendance, certificates."""
    card, times, ledger = found.card, found.times, found.ledger
    starts, ends = card.days
    cells = found.recorded + found.unrecorded
    people = tr("{n} dari {total}").format(n=ledger.registered, total=ledger.stated_total)
    recorded = tr("{n} dari {total}").format(n=figure(found.recorded), total=figure(cells))
    return (
        Fact(short_days(starts, ends) if starts else EMPTY, _days_words(found), "form"),
        Fact(people if ledger.stated_total is not None else str(ledger.registered), tr("peserta terdaftar"),
             "participants"),
        Fact(hours_text(times.lesson_hours) if times.sessions else EMPTY,
             tr("{sessions} sesi, {subjects} materi").format(sessions=times.sessions, subjects=found.subjects),
             "schedule"),
        Fact(recorded if cells else EMPTY, tr("kehadiran dicatat"), "attendance"),
        Fact(str(found.certificates) if found.certificates else EMPTY, tr("sertifikat terbit"), "certificates"),
    )  # fmt: skip


def _days_words(found: Overview) -> str:
    starts, ends = found.card.days
    if starts is None or ends is None:
        return tr("tanggal belum diisi")
    days = (ends - starts).days + 1
    return tr("{days} hari, tingkat {level}").format(days=days, level=LEVELS.get(found.card.level, "").lower())


def fact_row(five: tuple[Fact, ...], go: Go) -> QHBoxLayout:
    """The five beside each other; a click on the words leads to where a figure comes from."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for fact in five:
        beneath = QVBoxLayout()
        beneath.setSpacing(0)
        figure = label(fact.figure, "title")
        beneath.addWidget(figure)
        link = Button(fact.words, "link", clicked=partial(go, fact.section))
        link.setAccessibleName(f"{fact.figure} {fact.words}")
        beneath.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(beneath, 1)
    return row


def question_row(question: OpenQuestion, go: Go) -> QVBoxLayout:
    """A triangle, the sentence as a link, more of it beneath."""
    column = QVBoxLayout()
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(IconLabel("warning_filled", "warn"))
    row.addWidget(Button(question.sentence, "link", clicked=lambda: go(question.section)))
    row.addStretch(1)
    column.addLayout(row)
    if question.detail:
        detail = label(question.detail, "caption", wrap=True)
        detail.setContentsMargins(24, 0, 0, 0)
        column.addWidget(detail)
    return column


def text_part(name: str, words: str) -> QWidget:
    """A text of the event under its name; it may be selected and copied."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(2)
    column.addWidget(label(name, "label"))
    lines = [line for line in words.splitlines() if line.strip()]
    for line in lines:
        column.addWidget(_words(f"• {line}" if len(lines) > 1 else line, "body"))
    return part


def role_part(role: RoleCard) -> QWidget:
    """Who, as what, in whose place, and what was said."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 6)
    column.setSpacing(2)
    column.addWidget(label(ROLES.get(role.role, role.role), "label"))
    column.addWidget(_words(role.display_name or role.position, "strong"))
    if role.position and role.display_name:
        column.addWidget(_words(role.position, "muted"))
    if role.represented_by:
        said = ", ".join(part for part in (role.represented_by, role.represented_position) if part)
        column.addWidget(_words(tr("diwakili oleh {name}").format(name=said), "muted"))
    if role.gist:
        column.addWidget(_words(role.gist, "body"))
    return part


def texts(card: EventCard) -> list[tuple[str, str]]:
    """The texts that are filled in, under their names."""
    return [(name, words) for name, words in _all_texts(card) if words]


def emptied(card: EventCard) -> str:
    """The names of the texts that are not filled in: "tema, dasar hukum, dan sumber dana"."""
    return wording.enumeration(
        [name.lower() for name, words in _all_texts(card) if not words and name != tr("Catatan")]
    )


def _all_texts(card: EventCard) -> list[tuple[str, str]]:
    return [
        (tr("Tema"), card.theme),
        (tr("Angkatan"), card.batch),
        (tr("Tempat"), card.venue),
        (tr("Penyelenggara"), card.organiser),
        (tr("Tuan rumah"), card.host),
        (tr("Sumber dana"), card.funding),
        (tr("Dasar hukum"), card.legal_basis),
        (tr("Tujuan"), card.objectives),
        (tr("Kompetensi"), card.competences),
        (tr("Pilar mitra"), card.partner_pillars),
        (tr("Catatan"), card.example_note),
    ]


def _words(text: str, role: str) -> QLabel:
    made = label(breakable(text), role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
