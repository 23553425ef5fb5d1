"""LAPORAN PELAKSANAAN KEGIATAN: the chapters of domain.md §3.1, filled from the data and from what the office wrote."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain import account as told
from app.domain import wording
from app.domain.account import Account
from app.domain.event_texts import lines_of
from app.domain.vocabulary import LEVELS, ROLES
from app.printing.letter_content import (
    Chapter,
    Clause,
    Letter,
    LetterBlock,
    LetterTable,
    Paragraph,
    SigningBlocks,
    plain,
)
from app.printing.report_content import Facts, ReportColumn
from app.services import batches, event_files, event_texts, planning, regions
from app.services.papers.accounts import account
from app.services.papers.dossier import Dossier
from app.services.papers.minutes import counts_table, held_days, signatures, who_and_position
from app.services.papers.options import PaperOptions
from app.services.papers.suggestions import split_objectives, suggestions
from app.services.planning import SessionCard
from app.services.records import day, number

_UNWRITTEN, _UNNAMED = "(belum ditulis)", "…………………"
_LETTERS = (
    ("committee-decree", "Keputusan tentang panitia"), ("participants-decree", "Keputusan tentang peserta"),
    ("speakers-decree", "Keputusan tentang narasumber"), ("assignment", "Surat tugas"),
    ("invitation", "Surat undangan"),
)  # fmt: skip
_SUBJECTS = (
    ReportColumn("No.", 12, align="centre"), ReportColumn("Materi", 90, grows=True), ReportColumn("Narasumber", 55),
    ReportColumn("JP", 16, align="right"),
)  # fmt: skip
_SPEAKERS = (
    ReportColumn("No.", 12, align="centre"), ReportColumn("Nama", 65), ReportColumn("Jabatan", 96, grows=True),
)  # fmt: skip
_SITTINGS = (
    ReportColumn("Hari, tanggal", 36), ReportColumn("Waktu", 36), ReportColumn("Sesi", 86, grows=True),
    ReportColumn("JP", 15, align="right"),
)  # fmt: skip
_ANNEXES = (
    "Jadwal kegiatan", "Daftar hadir peserta, narasumber, dan panitia", "Rekapitulasi kehadiran peserta",
    "Daftar sertifikat dan tanda terimanya", "Berita acara pelaksanaan kegiatan", "Dokumentasi kegiatan",
)  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """What the chapters are filled from; `own` is what the data tell where the office wrote nothing."""

    dossier: Dossier
    texts: Mapping[str, str]
    found: Account
    own: Mapping[str, str]

    def written(self, part: str) -> tuple[str, ...]:
        """The paragraphs of a chapter: what the office wrote, else what the data tell."""
        return lines_of(self.texts.get(part, "") or self.own.get(part, ""))


def narrative_report(dossier: Dossier, options: PaperOptions) -> Letter:
    """The report as it is printed and as it goes to a word processor."""
    event = dossier.event
    chapters: list[LetterBlock] = []
    for place, (title, blocks) in enumerate(_chapters(_sources(dossier))):
        chapters += [Chapter(f"{chr(ord('A') + place)}. {title}"), *blocks]
    texts = dossier.read(event_texts.texts)
    return Letter(
        titles=("LAPORAN PELAKSANAAN KEGIATAN", event.title.upper()),
        short_title="LAPORAN KEGIATAN",
        about=event.code,
        blocks=(*chapters, SigningBlocks(signatures(dossier, "report", options))),
        number=f"Nomor {texts['report-number']}" if texts.get("report-number") else "",
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )


def _sources(dossier: Dossier) -> Sources:
    found = account(dossier)
    return Sources(dossier, dossier.read(event_texts.texts), found, suggestions(dossier, found))


def _chapters(sources: Sources) -> Iterator[tuple[str, tuple[LetterBlock, ...]]]:
    return ((title, tuple(make(sources))) for title, make in _CHAPTERS)


def unwritten(dossier: Dossier) -> tuple[str, ...]:
    """The chapters for which neither the office nor the data have a word, by title."""
    return tuple(title for title, blocks in _chapters(_sources(dossier)) if blocks == tuple(_paragraphs(())))


def suggested(event_id: str) -> dict[str, str]:
    """What stands in a chapter while the office has not written it, by part; shown where one writes."""
    dossier = Dossier(event_id)
    return suggestions(dossier, account(dossier))


def _paragraphs(lines: Sequence[str]) -> Iterator[LetterBlock]:
    for line in lines or (_UNWRITTEN,):
        yield Paragraph(plain(line))


def _points(lines: Sequence[str]) -> Iterator[LetterBlock]:
    """Numbered points; what is not written says so."""
    if not lines:
        yield from _paragraphs(())
    for place, line in enumerate(lines, start=1):
        yield Clause(place, plain(line))


def _written(part: str) -> Callable[[Sources], Iterator[LetterBlock]]:
    return lambda sources: _paragraphs(sources.written(part))


def _basis(sources: Sources) -> Iterator[LetterBlock]:
    cited = [f"{what} {letter}" for key, what in _LETTERS if (letter := event_texts.letter(sources.texts, key))]
    yield from _points((*lines_of(sources.dossier.event.legal_basis), *cited, *sources.written("basis")))


def _aims(sources: Sources) -> Iterator[LetterBlock]:
    _, aims = split_objectives(sources.dossier.event.objectives)
    yield from _points((*aims, *sources.written("aims")))
    competences = lines_of(sources.dossier.event.competences)
    if competences:
        yield Paragraph(plain("Sesudah kegiatan ini peserta diharapkan:"))
        yield from _points(competences)


def _when(sources: Sources) -> Iterator[LetterBlock]:
    event, found = sources.dossier.event, sources.found
    days = held_days(sources.dossier)
    pairs = (
        ("Kegiatan", event.title), ("Tingkat", LEVELS.get(event.level, event.level)), ("Tema", event.theme),
        ("Hari, tanggal", wording.days_text(days) if days else ""), ("Tempat", event.venue),
        ("Penyelenggara", event.organiser), ("Tuan rumah", event.host),
    )  # fmt: skip
    yield Facts(tuple(pair for pair in pairs if pair[1]))
    if sentence := told.sessions_sentence(found):
        yield Paragraph(plain(sentence))


def _people(sources: Sources) -> Iterator[LetterBlock]:
    found = sources.found
    committee = [
        f"{role.display_name or _UNNAMED}, {role.position or ROLES[role.role]}"
        for role in sources.dossier.read(planning.roles)
        if role.role in {"chair", "committee", "moderator"}
    ]
    if committee:
        yield Paragraph(plain("Panitia:"))
        yield from _points(committee)
    sentences = (told.stated_sentence(found), told.registered_sentence(found), told.present_sentence(found))
    yield Paragraph(plain(" ".join(filter(None, sentences))))
    if found.regencies:
        yield counts_table(found)
    for say in (told.walk_in_sentence, told.replaced_sentence, told.withdrawn_sentence, told.absent_sentence):
        if text := say(found):
            yield Paragraph(plain(text))


def _speakers(sources: Sources) -> Iterator[LetterBlock]:
    speakers = [role for role in sources.dossier.read(planning.roles) if role.role == "speaker"]
    if not speakers:
        yield from _paragraphs(())
        return
    rows = [(f"{place}.", role.display_name or _UNNAMED, role.position) for place, role in enumerate(speakers, start=1)]
    yield LetterTable(_SPEAKERS, tuple(rows))
    for role in speakers:
        if role.gist:
            yield Paragraph(plain(f"Pokok paparan {role.display_name or role.position}: {role.gist}"))


def _taught(sources: Sources) -> Iterator[LetterBlock]:
    cards = tuple(sources.dossier.subjects.values())
    rows = [
        (f"{place}.", card.title, card.speaker, _hours(card.lesson_hours)) for place, card in enumerate(cards, start=1)
    ]
    if rows:
        total = sum(number(card.lesson_hours) for card in cards)
        rows.append(("", "Jumlah jam pelajaran (JP)", "", wording.decimal_text(total)))
        yield LetterTable(_SUBJECTS, tuple(rows), frozenset({len(rows) - 1}))
    sittings = tuple(_sitting(sources.dossier, card) for card in sources.dossier.read(planning.sessions))
    if sittings:
        yield Chapter("Jadwal pelaksanaan", level=2)
        yield LetterTable(_SITTINGS, sittings)
    if not rows and not sittings:
        yield from _paragraphs(())


def _sitting(dossier: Dossier, card: SessionCard) -> tuple[str, ...]:
    on = day(card.date)
    zone = regions.zone_of(dossier.office.region).name
    clock = f"{card.starts}–{card.ends} {zone}" if card.starts and card.ends else card.starts
    hours = "–" if card.unattended else _hours(card.lesson_hours)
    classes = {one.id: one.name for one in dossier.read(batches.listing)}
    title = planning.session_title(card, dossier.subjects)
    whole = f"{title} ({classes[card.batch]})" if card.batch in classes else title
    return (wording.short_date(on) if on else card.date, clock, whole, hours)


def _hours(text: str) -> str:
    value = number(text)
    return wording.decimal_text(value) if value else "–"


def _cost(sources: Sources) -> Iterator[LetterBlock]:
    funding = sources.dossier.event.funding
    own = (f"Biaya kegiatan ini bersumber dari {funding.rstrip('.')}.",) if funding else ()
    yield from _paragraphs((*own, *sources.written("cost")))


def _results(sources: Sources) -> Iterator[LetterBlock]:
    yield from _paragraphs(sources.written("results"))
    for role in sources.dossier.read(planning.roles):
        if role.role in {"opener", "host", "closing"} and role.gist:
            yield Paragraph(plain(f"{ROLES[role.role]}, {who_and_position(role)}: {role.gist}"))


def _suggestions(sources: Sources) -> Iterator[LetterBlock]:
    yield from _points(sources.written("suggestions"))


def _annexes(sources: Sources) -> Iterator[LetterBlock]:
    """The papers that belong to the report, and the files kept with the event."""
    kept = sources.dossier.read(event_files.counts)
    yield from _points([*_ANNEXES, *(f"{words} ({count} berkas)" for words, count in kept)])


_CHAPTERS: tuple[tuple[str, Callable[[Sources], Iterator[LetterBlock]]], ...] = (
    ("Latar Belakang", _written("background")),
    ("Dasar Pelaksanaan", _basis),
    ("Maksud dan Tujuan", _aims),
    ("Ruang Lingkup", _written("scope")),
    ("Waktu dan Tempat", _when),
    ("Panitia dan Peserta", _people),
    ("Narasumber", _speakers),
    ("Materi dan Jadwal", _taught),
    ("Biaya", _cost),
    ("Hasil", _results),
    ("Evaluasi", _written("evaluation")),
    ("Kesimpulan", _written("conclusion")),
    ("Saran", _suggestions),
    ("Lampiran", _annexes),
)
