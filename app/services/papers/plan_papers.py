"""The plan of an event on paper: the rundown, and the biodata forms."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain import wording
from app.domain.timetable import most_of_one_class
from app.errors import Progress
from app.printing.biodata import Biodata, BiodataLine
from app.printing.records import Signature
from app.printing.report_content import Block, Facts, Heading, Report, ReportColumn, ReportTable, Words
from app.services import batches, office, paper_parts, people, planning, portraits, regions, rundown
from app.services.batches import BatchCard
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import BEFORE, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import PaperOptions
from app.services.people import PersonCard
from app.services.planning import SessionCard
from app.services.records import day, number
from app.services.registration import ParticipantRow

_PURPOSE = "Data ini dipakai untuk pendaftaran, daftar hadir, sertifikat, dan laporan kegiatan ini."
_CONSENT = "Saya setuju foto saya dimuat dalam dokumentasi dan berita kegiatan."
_SEXES = {"L": "Laki-laki", "P": "Perempuan"}
# Columns of the rundown, upright and turned; those of classes and rooms stand only where there are any.
_TIMES, _SUBJECT, _HOURS = "times", "subject", "hours"
_SPEAKER, _MODERATOR, _BOTH = "speaker", "moderator", "both"
_CLASS, _ROOM, _PLACE = "class", "room", "place"
_UPRIGHT = {
    _TIMES: ReportColumn("Waktu", 24), _SUBJECT: ReportColumn("Materi, kegiatan", 62, grows=True),
    _HOURS: ReportColumn("JP", 10, align="right"), _BOTH: ReportColumn("Narasumber, moderator", 48),
    _PLACE: ReportColumn("Kelas, ruang", 34),
}  # fmt: skip
_TURNED = {
    _TIMES: ReportColumn("Waktu", 26), _SUBJECT: ReportColumn("Materi, kegiatan", 84, grows=True),
    _HOURS: ReportColumn("JP", 11, align="right"), _SPEAKER: ReportColumn("Narasumber", 56),
    _MODERATOR: ReportColumn("Moderator", 40), _CLASS: ReportColumn("Kelas", 26), _ROOM: ReportColumn("Ruang", 30),
}  # fmt: skip


def rundown_report(dossier: Dossier, options: PaperOptions) -> Report:
    """The rundown as it is printed: a table for each day, lesson hours in all, and what a lesson hour is."""
    event, cards = dossier.event, _sessions(dossier, options)
    classes = {card.id: card for card in dossier.read(batches.listing)}
    columns = _columns(cards, classes, options)
    starts, ends = event.days
    days = wording.date_range(starts, ends) if starts and ends else ""
    chosen = classes[options.batch].name if options.batch in classes else ""
    zone = regions.zone_of(dossier.office.region).name
    facts = (("Tanggal", days), ("Tempat", event.venue), ("Penyelenggara", event.organiser), ("Angkatan", event.batch),
             ("Kelas", chosen), ("Waktu", f"waktu setempat ({zone})"))  # fmt: skip
    blocks: list[Block] = [Facts(tuple((label, text) for label, text in facts if text))]
    for iso in dict.fromkeys(card.date for card in cards):
        blocks += _day(dossier, iso, [card for card in cards if card.date == iso], columns, classes)
    blocks.append(Words(_total(cards, event.lesson_minutes), strong=True) if cards else Words("\nSesi belum disusun."))
    rule = office.rule("attendance-sheet", event.office)  # a list of the committee, as the sheets are
    return Report(
        title="JADWAL KEGIATAN",
        subtitle=event.title,
        short_title="JADWAL KEGIATAN",
        about=", ".join(part for part in (event.code, days) if part),
        blocks=tuple(blocks),
        letterhead=dossier.letterhead(options),
        signature=paper_parts.chair_signature(event.id, rule.with_titles, _before(dossier)),
        practice=dossier.practice,
    )


def biodata_of(
    dossier: Dossier, row: ParticipantRow | None, options: PaperOptions, photo: bytes | None = None
) -> Biodata:
    """The form of a participant, NIK masked; None for one to be filled by pen."""
    event = dossier.event
    starts, ends = event.days
    days = wording.date_range(starts, ends) if starts and ends else ""
    card = people.get(row.person_id) if row else None
    return Biodata(
        event_title=event.title,
        event_code=event.code,
        when_where=", ".join(part for part in (days, event.venue) if part),
        lines=_lines(card, row),
        purpose=_PURPOSE,
        consent=_CONSENT,
        signature=Signature(place_date=paper_parts.place_and_date("", None), name=row.plain_name if row else ""),
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
        photo=photo,
    )


def _sessions(dossier: Dossier, options: PaperOptions) -> list[SessionCard]:
    """The sessions that a class sits in, or all of them; those at one time in the order of the classes."""
    place = {card.id: number for number, card in enumerate(dossier.read(batches.listing))}
    found = [card for card in dossier.read(planning.sessions) if not options.batch or card.batch in {"", options.batch}]
    return sorted(found, key=lambda card: (card.date, card.starts, card.ends, place.get(card.batch, -1)))


def _columns(
    cards: Sequence[SessionCard], classes: dict[str, BatchCard], options: PaperOptions
) -> dict[str, ReportColumn]:
    found = _TURNED if options.landscape else _UPRIGHT
    rooms = any(card.room for card in cards) or any(one.room for one in classes.values())
    empty = {
        _MODERATOR: not any(card.moderator for card in cards),
        _CLASS: not any(card.batch in classes for card in cards),
        _ROOM: not rooms,
        _PLACE: not rooms and not any(card.batch in classes for card in cards),
    }
    return {key: column for key, column in found.items() if not empty.get(key)}


def _day(
    dossier: Dossier, iso: str, cards: Sequence[SessionCard], columns: dict[str, ReportColumn],
    classes: dict[str, BatchCard],
) -> list[Block]:  # fmt: skip
    one = day(iso)
    rows = tuple(tuple(_cells(dossier, card, classes)[key] for key in columns) for card in cards)
    hours = _hours(cards)
    title = wording.long_date(one) if one else iso or "Tanggal belum diisi"
    return [
        Heading(f"{title} ({wording.decimal_text(hours)} JP)" if hours else title),
        ReportTable(tuple(columns.values()), rows),
    ]


def _cells(dossier: Dossier, card: SessionCard, classes: dict[str, BatchCard]) -> dict[str, str]:
    subject = dossier.subjects.get(card.subject or "")
    speaker, sits = rundown.people_of(card, subject), classes.get(card.batch)
    room = card.room or (sits.room if sits else "")
    named = sits.name if sits else ""
    hours = number(card.lesson_hours)
    title = planning.session_title(card, dossier.subjects)
    if subject and card.title:
        title = f"{card.title}\n{subject.title}"
    moderator = f"Moderator: {card.moderator}" if card.moderator else ""
    return {
        _TIMES: "–".join(part for part in (card.starts, card.ends) if part) or "………",
        _SUBJECT: title,
        _HOURS: wording.decimal_text(hours) if hours else "–",
        _SPEAKER: speaker,
        _BOTH: "\n".join(part for part in (speaker, moderator) if part),
        _MODERATOR: card.moderator,
        _CLASS: named or "semua",
        _ROOM: room,
        _PLACE: "\n".join(part for part in (named, room) if part),
    }


def _hours(cards: Sequence[SessionCard]) -> Decimal:
    """JP as one participant sits them."""
    return most_of_one_class((number(card.lesson_hours), card.batch) for card in cards if not card.unattended)


def _total(cards: Sequence[SessionCard], minutes: int) -> str:
    hours = _hours(cards)
    of_classes = any(card.batch for card in cards)
    said = f"Jumlah {wording.decimal_text(hours)} jam pelajaran (JP){' tiap peserta' if of_classes else ''}."
    return f"{said} 1 JP = {minutes} menit."


def _before(dossier: Dossier) -> str:
    """A plan is signed before the event: the day is left to the pen."""
    return paper_parts.place_and_date(dossier.event.place or dossier.office.place, None)


def _lines(card: PersonCard | None, row: ParticipantRow | None) -> tuple[BiodataLine, ...]:
    """What the registry keeps of a person, in the order of the form; all blank without one."""
    held = card or PersonCard(pillar="")
    born, serves = day(held.birth_date), (held.appointed_year, held.ipsm_number)
    return (
        BiodataLine("Nama lengkap dan gelar", row.name if row else ""),
        BiodataLine("NIK", row.nik if row else "", cells=(4, 4, 4, 4)),
        BiodataLine("Tempat lahir", held.birth_place),
        BiodataLine("Tanggal lahir (tgl, bln, thn)", f"{born:%d%m%Y}" if born else held.birth_date, cells=(2, 2, 4)),
        BiodataLine("Jenis kelamin", _SEXES.get(held.sex, ""), ticks=tuple(_SEXES.values())),
        BiodataLine("Alamat (jalan, RT/RW)", _address(held), tall=card is None),
        BiodataLine("Desa/kelurahan", row.village if row else ""),
        BiodataLine("Kecamatan", row.district if row else ""),
        BiodataLine("Kabupaten/kota", row.regency if row else ""),
        BiodataLine("Nomor HP/WhatsApp", held.phone),
        BiodataLine("Pos-el", held.email),
        BiodataLine("Pendidikan terakhir", held.education),
        BiodataLine("Pekerjaan", held.occupation),
        BiodataLine("Unsur (PSM, TKSK, …)", held.pillar),
        BiodataLine("Tahun mulai, nomor IPSM", ", ".join(part for part in serves if part)),
        BiodataLine("Bimtek yang pernah diikuti", held.basic_certificate_number, tall=card is None),
    )


def _address(card: PersonCard) -> str:
    places = (card.address, f"RT {card.rt}" if card.rt else "", f"RW {card.rw}" if card.rw else "")
    return ", ".join(part for part in places if part)


def _rundown_far(dossier: Dossier) -> Readiness:
    cards = dossier.read(planning.sessions)
    if not cards:
        return missing("sesi belum disusun")
    wrong = len(dossier.read(rundown.findings))
    days = len({card.date for card in cards})
    return ready(f"{days} hari, {len(cards)} sesi" + (f", {wrong} hal tidak cocok" if wrong else ""))


def _biodata_far(dossier: Dossier) -> Readiness:
    count = len(dossier.people)
    return ready(f"{count} peserta") if count else missing("belum ada peserta")


def _make_rundown(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.report import report_pdf, report_problems

    report = rundown_report(dossier, options)
    pdf = report_pdf(report, paper_for(options), progress)
    return Made(pdf, len(_sessions(dossier, options)), report_problems(report))


def _make_forms(forms: Sequence[Biodata], records: int, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.biodata import biodata_forms, biodata_problems

    paper = paper_for(options)
    problems = biodata_problems(forms, paper)
    return Made(biodata_forms(forms, paper, progress), records, problems)


def _make_biodata(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    chosen = dossier.chosen_people(options)
    photos = portraits.of(row.person_id for row in chosen)
    forms = [biodata_of(dossier, row, options, photos.get(row.person_id)) for row in chosen]
    return _make_forms(forms, len(forms), options, progress)


def _make_blank(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    return _make_forms([biodata_of(dossier, None, options)], 0, options, progress)


KINDS = (
    PaperKind(
        "rundown", "Jadwal kegiatan", BEFORE, "sesi pada jadwal", _rundown_far, _make_rundown,
        options=("direction", "batch", "checks"),
    ),
    PaperKind(
        "biodata-blank", "Biodata peserta kosong", BEFORE, "kegiatan saja", lambda _: ready("untuk diisi tangan"),
        _make_blank, options=("checks",), bundled=False,
    ),
    PaperKind(
        "biodata", "Biodata peserta", BEFORE, "peserta", _biodata_far, _make_biodata,
        options=("people", "batch", "checks"),
    ),
)  # fmt: skip
