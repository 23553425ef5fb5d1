"""The dialogs of an event's plan: a subject, a session, a role."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.vocabulary import ROLES
from app.services import planning
from app.services.planning import RoleCard, SessionCard, SubjectCard
from ui.dialogs.card_form import CardDialog
from ui.pages import Desk
from ui.widgets.date_field import DateField
from ui.widgets.form import Entry


def edit_subject(parent: QWidget, desk: Desk, event_id: str, card: SubjectCard) -> CardDialog:
    """A subject: what is taught, how long, by whom."""
    rows = (
        (Entry("title", _tr("Materi"), optional=False),),
        (
            Entry("lesson_hours", _tr("JP"), optional=False, placeholder=_tr("misalnya 2")),
            Entry("speaker", _tr("Narasumber"), share=3, placeholder=_tr("seperti dicetak pada sertifikat")),
        ),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return planning.save_subject, (event_id, replace(card, **values))  # type: ignore[arg-type]  # the form holds its texts only

    dialog = CardDialog(parent, desk, _tr("Ubah materi") if card.id else _tr("Materi baru"), rows, save)
    dialog.start(_texts(card), "title")
    return dialog


def edit_session(
    parent: QWidget, desk: Desk, event_id: str, card: SessionCard, subjects: Sequence[SubjectCard]
) -> CardDialog:
    """A session: when, about what, how much it counts."""
    choices = (("", _tr("– tanpa materi –")), *((subject.id, subject.title[:120]) for subject in subjects))
    rows = (
        (
            Entry("date", _tr("Tanggal"), optional=False, share=2),
            Entry("starts", _tr("Mulai"), placeholder="08.00"),
            Entry("ends", _tr("Selesai"), placeholder="09.30"),
        ),
        (Entry("subject", _tr("Materi"), choices=choices),),
        (
            Entry("title", _tr("Nama lain"), share=3, placeholder=_tr("misalnya Pembukaan")),
            Entry("lesson_hours", _tr("JP"), optional=False),
        ),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        known = {**values, "subject": values["subject"] or None}
        return planning.save_session, (event_id, replace(card, **known))  # type: ignore[arg-type]

    title = _tr("Ubah sesi") if card.id else _tr("Sesi baru")
    dialog = CardDialog(parent, desk, title, rows, save, {"date": DateField(_tr("Tanggal"))})
    dialog.start(_texts(card), "starts" if card.date else "date")
    return dialog


def edit_role(parent: QWidget, desk: Desk, event_id: str, card: RoleCard) -> CardDialog:
    """A role: who, as what, in whose place, and what was said."""
    rows = (
        (Entry("role", _tr("Peran"), choices=tuple(ROLES.items()), optional=False),),
        (
            Entry("front_title", _tr("Gelar depan")),
            Entry("name", _tr("Nama"), optional=False, share=2),
            Entry("back_title", _tr("Gelar belakang")),
        ),
        (Entry("position", _tr("Jabatan"), share=2), Entry("nip", _tr("NIP"))),
        (Entry("represented_by", _tr("Diwakili oleh")), Entry("represented_position", _tr("Jabatan wakil"))),
        (Entry("gist", _tr("Pokok sambutan atau materi"), lines=5),),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return planning.save_role, (event_id, replace(card, **values))  # type: ignore[arg-type]  # the form holds its texts only

    dialog = CardDialog(parent, desk, _tr("Ubah peran") if card.id else _tr("Peran baru"), rows, save)
    dialog.start(_texts(card), "name")
    return dialog


def _texts(card: SubjectCard | SessionCard | RoleCard) -> dict[str, str]:
    """The texts of a card; no subject is an empty choice."""
    return {field.name: str(getattr(card, field.name) or "") for field in fields(card)}


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanCards", text)
