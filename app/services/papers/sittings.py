"""Which sign-in sheets an event needs: a day or a session, and the class that signs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain import wording
from app.errors import UserError
from app.services import batches, events, planning, regions
from app.services.batches import BatchCard
from app.services.papers.dossier import Dossier
from app.services.papers.options import PaperOptions
from app.services.planning import SessionCard
from app.services.records import day
from app.services.registration import ParticipantRow

_LONGEST_SUBJECTS = 600  # letters: some seven lines of A4


@dataclass(frozen=True)
class SheetOccasion:
    """Something a sheet can be for: a whole day, or one session."""

    day: str
    session: str
    label: str


@dataclass(frozen=True)
class SheetSitting:
    """What one sheet is for: the sessions of a day, or one of them, and the class that signs (None for all)."""

    day: str
    sessions: tuple[SessionCard, ...]
    whole_day: bool
    batch: BatchCard | None = None

    @property
    def on(self) -> date | None:
        return day(self.day)


def occasions(event_id: str) -> tuple[SheetOccasion, ...]:
    """The days of an event and, where a day has several, its sessions; nobody signs for a break."""
    by_id = {card.id: card for card in planning.subjects(event_id)}
    classes = {card.id: card.name for card in batches.listing(event_id)}
    found: list[SheetOccasion] = []
    for iso, sittings in sessions_by_day(event_id).items():
        told = wording.short_date(date.fromisoformat(iso))
        found.append(SheetOccasion(iso, "", f"{told}, sehari penuh"))
        if len(sittings) > 1:
            found.extend(
                SheetOccasion(iso, one.id, f"{told}, {_session_words(one, by_id, classes)}") for one in sittings
            )
    return tuple(found)


def _session_words(one: SessionCard, by_id: dict[str, planning.SubjectCard], classes: dict[str, str]) -> str:
    told = f"{span(one.starts, one.ends)} {planning.session_title(one, by_id)}".strip()
    return f"{told} ({classes[one.batch]})" if one.batch in classes else told


def sessions_by_day(event_id: str) -> dict[str, list[SessionCard]]:
    """The sessions that somebody signs for, by ISO date; an event without sessions has its first day."""
    planned = planning.sessions(event_id)
    found: dict[str, list[SessionCard]] = {}
    for card in planned:
        if not card.unattended:
            found.setdefault(card.date, []).append(card)
    if not planned:
        starts, _ = events.get(event_id).days
        if starts:
            found[starts.isoformat()] = []
    return found


def chosen_sittings(dossier: Dossier, options: PaperOptions) -> list[SheetSitting]:
    """The sheets that the options ask for, those of a day once for all.

    Raises: UserError: a day or a session that the schedule does not have, or a break.
    """
    by_day = dossier.read(sessions_by_day)
    if options.sessions:
        cards = {card.id: card for cards in by_day.values() for card in cards}
        unknown = [one for one in options.sessions if one not in cards]
        if unknown:
            raise UserError("Sesi yang diminta tidak ada pada jadwal, atau tanpa daftar hadir.",
                            "Tidak ada yang dicetak.", "Pilih dari jadwal.")  # fmt: skip
        return [SheetSitting(cards[one].date, (cards[one],), whole_day=False) for one in options.sessions]
    unknown = [iso for iso in options.days if iso not in by_day]
    if unknown:
        known = ", ".join(by_day) or "belum ada hari pada jadwal"
        raise UserError(f"Tidak ada sesi pada {unknown[0]}.", "Tidak ada yang dicetak.", f"Hari yang ada: {known}.")
    days = options.days or tuple(by_day)
    # A plan without dates still needs a sheet for the pen.
    return [SheetSitting(iso, tuple(by_day[iso]), whole_day=True) for iso in days] or [SheetSitting("", (), True)]


def by_class(
    dossier: Dossier, options: PaperOptions, sittings: list[SheetSitting]
) -> Iterator[tuple[SheetSitting, list[ParticipantRow]]]:
    """Each sheet with who signs on it: where there are classes, a day takes one sheet for each class.

    Those without a class sign on a sheet of their own; a session of one class lists that class only.
    """
    people = dossier.chosen_people(options)
    classes = {card.id: card for card in dossier.read(batches.listing)}
    for one in sittings:
        own = {session.batch for session in one.sessions if session.batch in classes}
        if not classes or (not one.whole_day and not own):
            yield one, list(people)
            continue
        named = [key for key in classes if options.batch in {"", key} and (one.whole_day or key in own)]
        for key in named:
            theirs = tuple(session for session in one.sessions if session.batch in {"", key})
            if theirs or not one.sessions:
                yield replace(one, sessions=theirs, batch=classes[key]), [row for row in people if row.batch == key]
        others = [row for row in people if row.batch not in classes]
        if one.whole_day and others:
            theirs = tuple(session for session in one.sessions if session.batch not in classes)
            yield replace(one, sessions=theirs or one.sessions), others


def facts(dossier: Dossier, one: SheetSitting) -> tuple[tuple[str, str], ...]:
    """What stands above the table: day, time, place, class and what is taught."""
    event, by_id = dossier.event, dossier.subjects
    named = dict.fromkeys(by_id[card.subject].title if card.subject in by_id else card.title for card in one.sessions)
    subjects = [title for title in named if title] or [card.title for card in by_id.values()]
    starts = min((card.starts for card in one.sessions if card.starts), default="")
    ends = max((card.ends for card in one.sessions if card.ends), default="")
    zone = regions.zone_of(dossier.office.region).name
    told = [
        ("Hari, tanggal", wording.long_date(one.on) if one.on else ""),
        ("Waktu", f"{span(starts, ends)} {zone}" if starts else ""),
        ("Tempat", ", ".join(part for part in (event.venue, _room(one)) if part)),
        ("Angkatan", one.batch.name if one.batch else event.batch),
        ("Materi", _subjects_text(subjects)),
    ]
    return tuple((label, text) for label, text in told if text or label not in {"Angkatan", "Materi"})


def _room(one: SheetSitting) -> str:
    """The one room of the sessions, else the class's own."""
    rooms = {card.room for card in one.sessions if card.room}
    return rooms.pop() if len(rooms) == 1 else one.batch.room if one.batch and not rooms else ""


def _subjects_text(titles: list[str]) -> str:
    """The subjects in a row; a programme that would fill the page is told by its number."""
    text = "; ".join(titles)
    return text if len(text) <= _LONGEST_SUBJECTS else f"{len(titles)} materi, sesuai jadwal kegiatan"


def span(starts: str, ends: str) -> str:
    """ "08.00–10.00", or the start alone."""
    return f"{starts}–{ends}" if ends else starts
