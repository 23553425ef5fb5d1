"""Sign-in sheets: what stands on one, for a day, a session, or for whoever comes."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain import wording
from app.errors import Progress, UserError
from app.printing.records import AttendanceSheet, SheetRow, Signature
from app.services import events, office, paper_parts, planning, regions
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import DURING, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import PaperOptions
from app.services.planning import SessionCard
from app.services.records import day
from app.services.registration import ParticipantRow

_LONGEST_SUBJECTS = 600  # letters: some seven lines of A4
_BLANK_ROWS = 19  # fills the first page of A4


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


def sheets(dossier: Dossier, options: PaperOptions) -> list[AttendanceSheet]:
    """The sheets that the options ask for, ready to be printed."""
    event = dossier.event
    rows = () if options.blank else tuple(_row(person) for person in dossier.chosen_people(options))
    made = []
    for iso, sittings, whole_day in _chosen(dossier, options):
        on = day(iso)
        made.append(
            AttendanceSheet(
                document_title="DAFTAR HADIR PESERTA",
                event_title=event.title,
                event_code=event.code,
                date_text=wording.long_date(on) if on else "",
                facts=_facts(dossier, on, sittings),
                rows=rows,
                letterhead=dossier.letterhead(options),
                walk_in_rows=max(options.walk_in_rows, _BLANK_ROWS) if options.blank else options.walk_in_rows,
                signature_columns=_signature_columns(options, whole_day),
                signatures=_signatures(dossier, on, options.signatories),
                practice=dossier.practice,
                row_height=options.row_height,
                show_phone=options.phones,
            )
        )
    return made


def _signature_columns(options: PaperOptions, whole_day: bool) -> tuple[str, ...]:
    if options.landscape and whole_day:
        return ("Tanda Tangan Pagi", "Tanda Tangan Siang")
    return ("Tanda Tangan",)


def _chosen(dossier: Dossier, options: PaperOptions) -> list[tuple[str, list[SessionCard], bool]]:
    by_day = dossier.read(_by_day)
    if options.sessions:
        cards = {card.id: card for card in dossier.read(planning.sessions)}
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


def _facts(dossier: Dossier, on: date | None, sittings: list[SessionCard]) -> tuple[tuple[str, str], ...]:
    event, by_id = dossier.event, dossier.subjects
    named = dict.fromkeys(by_id[one.subject].title if one.subject in by_id else one.title for one in sittings)
    subjects = [title for title in named if title] or [card.title for card in by_id.values()]
    starts = min((one.starts for one in sittings if one.starts), default="")
    ends = max((one.ends for one in sittings if one.ends), default="")
    zone = regions.zone_of(dossier.office.region).name
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


def _signatures(dossier: Dossier, on: date | None, count: int) -> tuple[Signature, ...]:
    """From left to right: those who acknowledge, then the committee's chair with place and date."""
    event = dossier.event
    rule = office.rule("attendance-sheet", event.office)
    signed = paper_parts.place_and_date(event.place or dossier.office.place, on)
    blocks = [
        paper_parts.official_signature(
            paper_parts.signatory("attendance-sheet", position, event.office),
            rule.with_titles,
            "",
            "Mengetahui," if not position else "",
        )
        for position in range(max(count - 1, 0))
    ]
    chair = paper_parts.chair_signature(event.id, rule.with_titles, signed)
    return (*blocks, chair) if count else ()


def _span(starts: str, ends: str) -> str:
    return f"{starts}–{ends}" if ends else starts


def _how_far(dossier: Dossier) -> Readiness:
    people = len(dossier.people)
    return ready(f"{people} peserta") if people else missing("belum ada peserta")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.attendance import attendance_problems, attendance_sheets

    made, paper = sheets(dossier, options), paper_for(options)
    records = 0 if options.blank else len(dossier.chosen_people(options))
    return Made(attendance_sheets(made, paper, progress), records, attendance_problems(made, paper))


def _make_blank(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    return _make(dossier, replace(options, blank=True), progress)


KINDS = (
    PaperKind(
        "attendance-sheet", "Daftar hadir peserta", DURING, "peserta; tanggal dari jadwal", _how_far, _make,
        options=("direction", "occasion", "people", "batch", "rows", "signatories", "checks"),
    ),
    PaperKind(
        "blank-sheet", "Daftar hadir kosong", DURING, "kegiatan saja", lambda _: ready("untuk ditulis di tempat"),
        _make_blank, options=("direction", "occasion", "rows", "signatories", "checks"), bundled=False,
    ),
)  # fmt: skip
