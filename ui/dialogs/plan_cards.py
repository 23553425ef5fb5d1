"""The dialogs of an event's plan: a subject, a session, a role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.vocabulary import ROLES
from app.services import batches, planning
from app.services.batches import BatchCard
from app.services.planning import RoleCard, SessionCard, SubjectCard
from ui.dialogs.card_form import CardDialog
from ui.pages import Desk
from ui.widgets.date_field import DateField
from ui.widgets.form import Entry
from ui.widgets.offered_line import OfferedLine


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


@dataclass(frozen=True)
class SessionOffers:
    """What a session may be chosen from: subjects, people with a role, classes; rooms of the other sessions."""

    subjects: Sequence[SubjectCard] = ()
    roles: Sequence[RoleCard] = ()
    classes: Sequence[BatchCard] = ()
    sessions: Sequence[SessionCard] = ()

    def people(self, *kinds: str) -> tuple[str, ...]:
        """Those with one of these roles, then all others that subjects and sessions name."""
        first = [card.display_name for card in self.roles if card.role in kinds]
        others = [card.display_name for card in self.roles if card.role not in kinds]
        named = [card.speaker for card in self.subjects] + [card.speaker for card in self.sessions]
        return tuple(dict.fromkeys(name for name in (*first, *named, *others) if name))

    @property
    def rooms(self) -> tuple[str, ...]:
        """The rooms of the classes and of the sessions."""
        return tuple(dict.fromkeys(room for room in (*(c.room for c in self.classes), *(s.room for s in self.sessions))
                                   if room))  # fmt: skip


def edit_session(
    parent: QWidget, desk: Desk, event_id: str, card: SessionCard, offers: SessionOffers
) -> CardDialog:
    """A session: when, about what, by whom and where, for which class, how much it counts."""
    choices = (("", _tr("– tanpa materi –")), *((subject.id, subject.title[:120]) for subject in offers.subjects))
    classes = (("", _tr("Semua peserta")), *((one.id, one.name[:60]) for one in offers.classes))
    of_class = (Entry("batch", _tr("Kelas"), choices=classes, optional=False),) if offers.classes else ()
    rows = (
        (
            Entry("date", _tr("Tanggal"), optional=False, share=2),
            Entry("starts", _tr("Mulai"), placeholder="08.00"),
            Entry("ends", _tr("Selesai"), placeholder="09.30"),
        ),
        (
            Entry("subject", _tr("Materi"), choices=choices, share=3),
            Entry("lesson_hours", _tr("JP"), optional=False),
        ),
        (Entry("title", _tr("Nama lain"), placeholder=_tr("misalnya Pembukaan"), share=2), *of_class),
        (
            Entry("speaker", _tr("Narasumber"), placeholder=_tr("menurut materinya")),
            Entry("moderator", _tr("Moderator")),
        ),
        (Entry("room", _tr("Ruang")), Entry("unattended", _tr("Kehadiran"), optional=False)),
    )
    controls = {
        "date": DateField(_tr("Tanggal")),
        "speaker": OfferedLine(_tr("Narasumber"), offers.people("speaker", "opener", "closing")),
        "moderator": OfferedLine(_tr("Moderator"), offers.people("moderator")),
        "room": OfferedLine(_tr("Ruang"), offers.rooms),
        "unattended": QCheckBox(_tr("Tanpa daftar hadir")),
    }

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        known = {**values, "subject": values["subject"] or None, "unattended": bool(values["unattended"])}
        return planning.save_session, (event_id, replace(card, **known))  # type: ignore[arg-type]

    title = _tr("Ubah sesi") if card.id else _tr("Sesi baru")
    dialog = CardDialog(parent, desk, title, rows, save, controls)
    dialog.start(_texts(card), "starts" if card.date else "date")
    _follow(dialog, offers)
    return dialog


def _follow(dialog: CardDialog, offers: SessionOffers) -> None:
    """JP are the subject's where one is chosen, and none where nobody signs; what was typed stays otherwise."""
    form, hours = dialog.form, {subject.id: subject.lesson_hours for subject in offers.subjects}
    subject, alone = form.control("subject"), form.control("unattended")
    alone.setToolTip(_tr("Istirahat, pembukaan: tercetak pada jadwal, tidak ditandatangani, tanpa JP."))
    alone.setAccessibleName(_tr("Tanpa daftar hadir"))

    def take_hours() -> None:
        form.set_value("lesson_hours", hours.get(form.value("subject"), form.value("lesson_hours")).replace(".", ","))

    def close_hours() -> None:
        form.control("lesson_hours").setEnabled(not form.value("unattended"))

    subject.activated.connect(lambda _number: take_hours())  # type: ignore[attr-defined]  # the form makes a list of it
    alone.toggled.connect(lambda _on: close_hours())  # type: ignore[attr-defined]  # a check box, see `controls`
    close_hours()


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


def edit_class(parent: QWidget, desk: Desk, event_id: str, card: BatchCard) -> CardDialog:
    """A class: its name, and the room it sits in."""
    rows = (
        (
            Entry("name", _tr("Nama kelas"), optional=False, placeholder=_tr("misalnya Angkatan I")),
            Entry("room", _tr("Ruang"), placeholder=_tr("misalnya Ruang Rapat 2")),
        ),
    )

    def save(values: Mapping[str, str]) -> tuple[Any, tuple[Any, ...]]:
        return batches.save, (event_id, replace(card, **values))  # type: ignore[arg-type]  # the form holds its texts only

    dialog = CardDialog(parent, desk, _tr("Ubah kelas") if card.id else _tr("Kelas baru"), rows, save)
    dialog.start(_texts(card), "name")
    return dialog


def _texts(card: SubjectCard | SessionCard | RoleCard | BatchCard) -> dict[str, str]:
    """The texts of a card; no subject is an empty choice, lesson hours have a decimal comma."""
    texts = {field.name: str(getattr(card, field.name) or "") for field in fields(card)}
    return texts | {name: texts[name].replace(".", ",") for name in ("lesson_hours",) if name in texts}


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanCards", text)
