"""BERITA ACARA PELAKSANAAN KEGIATAN: what happened, in numbered points, and who signs for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain import account as told
from app.domain.account import Account
from app.domain.event_texts import lines_of
from app.domain.vocabulary import LEVELS, ROLES
from app.printing.letter_content import (
    Clause,
    Letter,
    LetterBlock,
    LetterTable,
    Paragraph,
    SigningBlocks,
    SigningTable,
    plain,
)
from app.printing.records import Signature
from app.printing.report_content import ReportColumn
from app.services import event_texts, office, paper_parts, planning, sealing
from app.services.papers.accounts import account
from app.services.papers.dossier import Dossier
from app.services.papers.options import Choice, PaperOptions
from app.services.planning import RoleCard
from app.services.records import day

SIGNING = Choice(
    "signing", "Penandatangan", (("blocks", "Pejabat dan Ketua Panitia"), ("table", "Tabel tanda tangan panitia"))
)
COUNTS = (
    ReportColumn("Kabupaten/Kota", 56, grows=True), ReportColumn("Kuota", 34, align="right"),
    ReportColumn("Terdaftar", 22, align="right"), ReportColumn("L", 14, align="right"),
    ReportColumn("P", 14, align="right"), ReportColumn("Hadir", 20, align="right"),
)  # fmt: skip
_INDENT = 7.0
_CLOSING = "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."


def minutes(dossier: Dossier, options: PaperOptions) -> Letter:
    """The minutes as they are printed and as they go to a word processor."""
    texts, event = dossier.read(event_texts.texts), dossier.event
    return Letter(
        titles=("BERITA ACARA", "PELAKSANAAN KEGIATAN", event.title.upper()),
        short_title="BERITA ACARA",
        about=event.code,
        blocks=(
            Paragraph(plain(_opening(dossier))),
            *_clauses(dossier, account(dossier)),
            Paragraph(plain(_CLOSING)),
            *_signed(dossier, options),
        ),
        number=f"Nomor {texts.get('minutes-number') or '……………………………………'}",
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )


def _opening(dossier: Dossier) -> str:
    event, texts = dossier.event, dossier.read(event_texts.texts)
    on = day(texts.get("minutes-date", "")) or event.days[1]
    held = told.held_sentence(event.title, event.organiser, held_days(dossier), event.venue)
    level = LEVELS.get(event.level, event.level).lower()
    return (
        f"{told.minutes_day(on)}, kami yang bertanda tangan di bawah ini menyatakan bahwa {held}, telah dilaksanakan "
        f"sebagai kegiatan tingkat {level} dengan keterangan sebagai berikut."
    )


def held_days(dossier: Dossier) -> list[date]:
    """The days on which the event sat; those of its card while no session is laid."""
    sat = {on for one in dossier.read(planning.sessions) if (on := day(one.date)) is not None}
    starts, ends = dossier.event.days
    if sat or starts is None:
        return sorted(sat)
    return [starts + timedelta(days=n) for n in range(((ends or starts) - starts).days + 1)]


def _clauses(dossier: Dossier, found: Account) -> Iterator[LetterBlock]:
    number = 0
    for sentence, table in _points(dossier, found):
        if sentence:
            number += 1
            yield Clause(number, plain(sentence))
            if table:
                yield counts_table(found, _INDENT)


def _points(dossier: Dossier, found: Account) -> Iterator[tuple[str, bool]]:
    """Each point, and whether the table of the regencies belongs to it."""
    yield _opened_sentence(dossier), False
    yield told.stated_sentence(found), False
    yield f"{told.registered_sentence(found)} {told.present_sentence(found)}", bool(found.regencies)
    for sentence in (told.walk_in_sentence, told.replaced_sentence, told.withdrawn_sentence, told.absent_sentence):
        yield sentence(found), False
    yield told.sessions_sentence(found), False
    yield _speakers_sentence(dossier), False
    yield f"{told.reached_sentence(found)} {told.certificates_sentence(found)}", False
    for note in lines_of(dossier.read(event_texts.texts).get("minutes-notes", "")):
        yield note, False
    seal = dossier.read(sealing.current)
    if seal is not None and dossier.event.closed:
        yield f"Kegiatan sudah ditutup. Segel data kegiatan: {seal.spaced}.", False


def _opened_sentence(dossier: Dossier) -> str:
    openers = [role for role in dossier.read(planning.roles) if role.role == "opener"]
    return f"Kegiatan dibuka oleh {told.names([who_and_position(role) for role in openers])}." if openers else ""


def _speakers_sentence(dossier: Dossier) -> str:
    speakers = [role for role in dossier.read(planning.roles) if role.role == "speaker"]
    return f"Narasumber: {'; '.join(who_and_position(role) for role in speakers)}." if speakers else ""


def who_and_position(role: RoleCard) -> str:
    """ "Kepala Dinas Sosial Kota Solok, yang diwakili oleh Drs. Doris Welly (Kepala Bidang …)"."""
    own = [part for part in (role.display_name, role.position) if part]
    text = f"{own[0]} ({own[1]})" if len(own) == 2 else "".join(own)
    if not role.represented_by:
        return text
    position = f" ({role.represented_position})" if role.represented_position else ""
    return f"{text}, yang diwakili oleh {role.represented_by}{position}"


def counts_table(found: Account, indent: float = 0.0) -> LetterTable:
    """The regencies with seats, registered, men, women and present, and their sums."""
    rows = [
        (one.name, _seats(one.seats), str(one.registered), str(one.men), str(one.women), _came(found, one.present))
        for one in found.regencies
    ]
    allotted = _seats(found.allotted)
    whole = (str(found.registered), str(found.men), str(found.women), _came(found, found.present))
    rows.append(("Jumlah", allotted, *whole))
    return LetterTable(COUNTS, tuple(rows), frozenset({len(rows) - 1}), indent)


def _seats(seats: int | None) -> str:
    return "belum ditetapkan" if seats is None else str(seats)


def _came(found: Account, count: int) -> str:
    return str(count) if found.recorded else "–"


def _signed(dossier: Dossier, options: PaperOptions) -> Iterator[LetterBlock]:
    if options.choice(SIGNING) == "table":
        committee = [role for role in dossier.read(planning.roles) if role.role in {"chair", "committee"}]
        people = tuple((role.display_name, role.position or ROLES[role.role]) for role in committee)
        yield SigningTable("Panitia pelaksana", people or (("", "Ketua Panitia"),))
    yield SigningBlocks(signatures(dossier, "minutes", options))


def signatures(dossier: Dossier, document: str, options: PaperOptions) -> tuple[Signature, ...]:
    """From left to right: those who acknowledge, then the committee's chair with place and date; by the rule of the
    document."""
    event, texts = dossier.event, dossier.read(event_texts.texts)
    rule = office.rule(document, event.office)
    on = day(texts.get(f"{document}-date", "")) or event.days[1]
    signed = paper_parts.place_and_date(event.place or dossier.office.place, on)
    officials = [paper_parts.signatory(document, place, event.office) for place in range(options.signatories - 1)]
    blocks = [
        paper_parts.official_signature(one, rule.with_titles, "", "" if place else "Mengetahui,")
        for place, one in enumerate(officials)
    ]
    chair = paper_parts.chair_signature(event.id, rule.with_titles, signed)
    return (*blocks, chair) if options.signatories else ()
