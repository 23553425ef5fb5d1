"""Sign-in sheets: what stands on one, for a day, a session, or for whoever comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import wording
from app.errors import Progress, UserError, no_progress
from app.printing.paper import Paper
from app.printing.records import AttendanceSheet, Letterhead, SheetRow, Signature
from app.services import events, office, paper_parts, planning, regions, registration
from app.services.planning import SessionCard
from app.services.records import day
from app.services.registration import ParticipantRow

_LONGEST_SUBJECTS = 600  # letters: some seven lines of A4
_BLANK_ROWS = 19  # fills the first page of A4


@dataclass(frozen=True)
class SheetOptions:
    """What an officer chooses for a sign-in sheet. `days` are ISO dates and `sessions` ids; none means every day.

    `region` limits to one regency; `signatories` is 0 to 3; `row_height` 9 to 12 mm.
    """

    paper: str = "A4"
    landscape: bool = False
    days: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    region: str = ""
    blank: bool = False
    walk_in_rows: int = 5
    row_height: float = 10.0
    signatories: int = 2
    letterhead: bool = True
    phones: bool = False
    offset_x: float = 0.0
    offset_y: float = 0.0


@dataclass(frozen=True)
class SheetOccasion:
    """Something a sheet can be for: a whole day, or one session."""

    day: str
    session: str
    label: str


def occasions(event_id: str) -> tuple[SheetOccasion, ...]:
    """The days of an event and, where a day has several, its sessions."""
    by_id = {card.id: card for card in planning.subjects(event_id)}
    found: list[SheetOccasion] = []
    by_day = _by_day(event_id)
    for iso, sittings in by_day.items():
        told = wording.short_date(date.fromisoformat(iso))
        found.append(SheetOccasion(iso, "", f"{told}, sehari penuh"))
        if len(sittings) > 1:
            found.extend(
                SheetOccasion(
                    iso, one.id, f"{told}, {_span(one.starts, one.ends)} {planning.session_title(one, by_id)}"
                )
                for one in sittings
            )
    return tuple(found)


def render(event_id: str, options: SheetOptions, progress: Progress = no_progress) -> bytes:
    """The sheets as one PDF: one sheet a day, or one for each chosen session.

    Raises: UserError: an unknown day or session, or nothing to print.
    """
    from app.printing.attendance import attendance_sheets

    paper = Paper(options.paper, options.landscape, options.offset_x, options.offset_y)
    return attendance_sheets(sheets(event_id, options), paper, progress)


def problems(event_id: str, options: SheetOptions) -> tuple[str, ...]:
    """What will not print as written, by name: letters that no font has, names that had to be crowded."""
    from app.printing.attendance import attendance_problems

    return attendance_problems(sheets(event_id, options), Paper(options.paper, options.landscape))


def sheets(event_id: str, options: SheetOptions) -> list[AttendanceSheet]:
    """The sheets that the options ask for, ready to be printed."""
    event = events.get(event_id)
    people = () if options.blank else _people(event_id, options.region)
    rows = tuple(_row(person) for person in people)
    made = []
    for iso, sittings, whole_day in _chosen(event_id, options):
        on = day(iso)
        made.append(
            AttendanceSheet(
                document_title="DAFTAR HADIR PESERTA",
                event_title=event.title,
                event_code=event.code,
                date_text=wording.long_date(on) if on else "",
                facts=_facts(event, on, sittings),
                rows=rows,
                letterhead=paper_parts.letterhead(event.office) if options.letterhead else Letterhead(),
                walk_in_rows=max(options.walk_in_rows, _BLANK_ROWS) if options.blank else options.walk_in_rows,
                signature_columns=_signature_columns(options, whole_day),
                signatures=_signatures(event_id, on, options.signatories),
                practice=office.required_card(event.office).practice,
                row_height=options.row_height,
                show_phone=options.phones,
            )
        )
    return made


def _signature_columns(options: SheetOptions, whole_day: bool) -> tuple[str, ...]:
    if options.landscape and whole_day:
        return ("Tanda Tangan Pagi", "Tanda Tangan Siang")
    return ("Tanda Tangan",)


def _chosen(event_id: str, options: SheetOptions) -> list[tuple[str, list[SessionCard], bool]]:
    by_day = _by_day(event_id)
    if options.sessions:
        cards = {card.id: card for card in planning.sessions(event_id)}
        unknown = [one for one in options.sessions if one not in cards]
        if unknown:
            raise UserError("Sesi yang diminta tidak ada pada jadwal.", "Tidak ada yang dicetak.", "Pilih dari jadwal.")
        return [(cards[one].date, [cards[one]], False) for one in options.sessions]
    unknown = [iso for iso in options.days if iso not in by_day]
    if unknown:
        known = ", ".join(by_day) or "belum ada hari pada jadwal"
        raise UserError(f"Tidak ada sesi pada {unknown[0]}.", "Tidak ada yang dicetak.", f"Hari yang ada: {known}.")
    days = options.days or tuple(by_day)
    # A plan without dates still needs a sheet for the pen.
    return [(iso, by_day[iso], True) for iso in days] or [("", [], True)]


def _by_day(event_id: str) -> dict[str, list[SessionCard]]:
    found: dict[str, list[SessionCard]] = {}
    for card in planning.sessions(event_id):
        found.setdefault(card.date, []).append(card)
    if not found:
        starts, _ = events.get(event_id).days
        if starts:
            found[starts.isoformat()] = []
    return found


def _people(event_id: str, region: str) -> Sequence[ParticipantRow]:
    return [row for row in registration.active_participants(event_id) if not region or row.region == region]


def _row(person: ParticipantRow) -> SheetRow:
    return SheetRow(
        name=person.name,
        sex=person.sex,
        pillar=person.pillar,
        village=person.village,
        district=person.district,
        regency=person.regency,
        phone=person.phone,
    )


def _facts(event: events.EventCard, on: date | None, sittings: list[SessionCard]) -> tuple[tuple[str, str], ...]:
    by_id = {card.id: card for card in planning.subjects(event.id)}
    named = dict.fromkeys(by_id[one.subject].title if one.subject in by_id else one.title for one in sittings)
    subjects = [title for title in named if title] or [card.title for card in by_id.values()]
    starts = min((one.starts for one in sittings if one.starts), default="")
    ends = max((one.ends for one in sittings if one.ends), default="")
    zone = regions.zone_of(office.required_card(event.office).region).name
    facts = [
        ("Hari, tanggal", wording.long_date(on) if on else ""),
        ("Waktu", f"{_span(starts, ends)} {zone}" if starts else ""),
        ("Tempat", event.venue),
        ("Angkatan", event.batch),
        ("Materi", _subjects_text(subjects)),
    ]
    return tuple((label, text) for label, text in facts if text or label not in {"Angkatan", "Materi"})


def _subjects_text(titles: list[str]) -> str:
    """The subjects in a row; a programme that would fill the page is told by its number."""
    text = "; ".join(titles)
    return text if len(text) <= _LONGEST_SUBJECTS else f"{len(titles)} materi, sesuai jadwal kegiatan"


def _signatures(event_id: str, on: date | None, count: int) -> tuple[Signature, ...]:
    """From left to right: those who acknowledge, then the committee's chair with place and date."""
    event = events.get(event_id)
    rule = office.rule("attendance-sheet", event.office)
    signed = paper_parts.place_and_date(event.place or office.required_card(event.office).place, on)
    blocks = [
        paper_parts.official_signature(
            paper_parts.signatory("attendance-sheet", position, event.office),
            rule.with_titles,
            "",
            "Mengetahui," if not position else "",
        )
        for position in range(max(count - 1, 0))
    ]
    chair = paper_parts.chair_signature(event_id, rule.with_titles, signed)
    return (*blocks, chair) if count else ()


def _span(starts: str, ends: str) -> str:
    return f"{starts}–{ends}" if ends else starts
