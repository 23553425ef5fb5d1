"""Quotas on paper: the annex to the invitation, and the notes of seats that moved."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain import wording
from app.domain.quotas import QuotaLedger, QuotaLine
from app.domain.vocabulary import PARTICIPANT_STATUSES
from app.errors import Progress
from app.printing.report_content import Block, Heading, Report, ReportColumn, ReportTable, Words
from app.services import event_texts, events, quota_moves, waiting_list
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import BEFORE, Made, PaperKind, Readiness, missing, ready, waiting
from app.services.papers.options import PaperOptions
from app.services.papers.recap_closing import quota_words
from app.services.papers.recap_report import event_facts, printed, recap_report, signed_by
from app.services.papers.signing import list_signatures, place_and_day
from app.services.quota_moves import QuotaMove
from app.services.records import day
from app.services.registration import ParticipantRow

_NONE = "–"
_UNDECIDED = "belum ditetapkan"
_NUMBER = ReportColumn("No.", 9, align="centre")
_SEATS = (
    _NUMBER, ReportColumn("Kabupaten/Kota", 57, grows=True), ReportColumn("Kursi", 32, align="right"),
    ReportColumn("Terdaftar", 20, align="right"), ReportColumn("Sisa", 20, align="right"),
    ReportColumn("Cadangan", 20, align="right"),
)  # fmt: skip
_PEOPLE = (
    _NUMBER, ReportColumn("Nama", 48, grows=True), ReportColumn("L/P", 9, align="centre"), ReportColumn("Unsur", 18),
    ReportColumn("Asal", 48, grows=True), ReportColumn("Ket.", 40, grows=True),
)  # fmt: skip
_MOVES = (
    _NUMBER, ReportColumn("Tanggal", 30), ReportColumn("Dari", 36), ReportColumn("Ke", 36),
    ReportColumn("Kursi", 13, align="right"), ReportColumn("Alasan", 54, grows=True),
)  # fmt: skip


def _annex_far(dossier: Dossier) -> Readiness:
    ledger = dossier.read(events.ledger)
    if not any(line.listed for line in ledger.lines):
        return missing("kuota belum diisi")
    return ready(f"{ledger.registered} peserta, {len(ledger.lines)} kabupaten/kota")


def _make_annex(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    people = [row for row in dossier.everybody if options.region in {"", row.region}]
    invited = [row for row in people if row.status != "walk-in"]
    letter = event_texts.letter(dossier.read(event_texts.texts), "invitation")
    ledger = dossier.read(events.ledger)
    blocks: list[Block] = [
        event_facts(dossier, ("Lampiran surat", letter)),
        Heading("Kuota per kabupaten/kota"),
        ReportTable(_SEATS, tuple(_seat_rows(ledger)), frozenset({len(ledger.lines)})),
        *_sentences(dossier),
        *_invited(ledger, invited),
        *_list("Daftar cadangan, menurut urutan", [_line(str(row.waiting), row, row.regency) for row in
                                                   waiting_list.waiting(people)]),
        *_list("Datang langsung tanpa undangan", [_line(str(n), row, row.regency) for n, row in
                                                  enumerate((row for row in people if row.status == "walk-in"), 1)]),
    ]  # fmt: skip
    report = recap_report(dossier, options, "LAMPIRAN UNDANGAN: KUOTA DAN DAFTAR PESERTA", blocks)
    sent = day(dossier.read(event_texts.texts).get("invitation-date", ""))
    return printed(_signed(dossier, options, report, sent), paper_for(options), progress, len(people))


def _signed(dossier: Dossier, options: PaperOptions, report: Report, on: date | None) -> Report:
    """These papers are signed before the event, on a day that is left to the pen where it is not known."""
    return signed_by(report, list_signatures(dossier, place_and_day(dossier, on), options.signatories))


def _seat_rows(ledger: QuotaLedger) -> Iterable[tuple[str, ...]]:
    for number, line in enumerate(ledger.lines, start=1):
        yield (str(number), line.name, _seats_words(line), str(line.registered), _left(line.open_seats),
               str(line.reserve))  # fmt: skip
    reserve = sum(line.reserve for line in ledger.lines)
    total = _UNDECIDED if ledger.quota_total is None else str(ledger.quota_total)
    left = None if ledger.quota_total is None else sum(line.open_seats or 0 for line in ledger.lines)
    yield "", "Jumlah", total, str(ledger.registered), _left(left), str(reserve)


def _seats_words(line: QuotaLine) -> str:
    if not line.listed:
        return "tanpa kuota"
    return _UNDECIDED if line.seats is None else str(line.seats)


def _left(seats: int | None) -> str:
    """Seats still free; more people than seats stand with a minus."""
    return _NONE if seats is None else str(seats).replace("-", "−")


def _sentences(dossier: Dossier) -> list[Block]:
    """Stated against given, and why that was left so."""
    note = dossier.event.quota_note.strip()
    told = [quota_words(dossier), f"Catatan: {note.rstrip('.')}." if note else ""]
    return [Words(text) for text in told if text]


def _invited(ledger: QuotaLedger, people: Sequence[ParticipantRow]) -> list[Block]:
    """Regency by regency: those who hold a seat, each after whom they replace, then those who gave theirs up."""
    names = {line.region: line.name for line in ledger.lines}
    by_id = {row.id: row for row in people}
    blocks: list[Block] = []
    for region in dict.fromkeys([*names, *(row.region for row in people)]):
        here = [row for row in people if row.region == region]
        seated = [row for row in here if row.active]
        lines: list[tuple[str, ...]] = []
        for number, row in enumerate(seated, start=1):
            lines += [_line(_NONE, before, "") for before in _before(row, by_id)]
            lines.append(_line(str(number), row, ""))
        told = {before.id for row in seated for before in _before(row, by_id)}
        gone = [row for row in here if row.status in {"withdrawn", "substituted"} and row.id not in told]
        lines += [_line(_NONE, row, "") for row in gone]
        name = names.get(region) or (here[0].regency if here else "") or "Asal belum diisi"
        blocks += _list(f"{name}: {len(seated)} peserta", lines)
    return blocks


def _before(row: ParticipantRow, by_id: dict[str, ParticipantRow]) -> list[ParticipantRow]:
    """Who held this seat before, the first one first; a chain that bites its tail ends there."""
    found: list[ParticipantRow] = []
    while row.replaces in by_id and by_id[row.replaces] not in found:
        row = by_id[row.replaces]
        if row.active:
            break
        found.insert(0, row)
    return found


def _list(title: str, lines: Sequence[tuple[str, ...]]) -> list[Block]:
    return [Heading(title), ReportTable(_PEOPLE, tuple(lines))] if lines else []


def _line(number: str, row: ParticipantRow, regency: str) -> tuple[str, ...]:
    """One person; the regency is told where it does not stand above."""
    origin = "\n".join(part for part in (row.village, ", ".join(p for p in (row.district, regency) if p)) if part)
    return number, row.name, row.sex, row.pillar, origin, _standing(row)


def _standing(row: ParticipantRow) -> str:
    """Who came instead of whom, why a seat was given up, and which rules were set aside with what reason."""
    told = [
        f"digantikan {row.replaced_by}" if row.replaced_by else "",
        f"menggantikan {row.replaces_name}" if row.replaces_name else "",
        PARTICIPANT_STATUSES["withdrawn"].lower() if row.status == "withdrawn" else "",
        row.reason if not row.active else "",
        *(f"{one.sentence}; disetujui: {one.reason}" for one in row.settled),
    ]
    return "\n".join(part for part in told if part)


def _moves_far(dossier: Dossier) -> Readiness:
    moves = dossier.read(quota_moves.listing)
    return ready(f"{len(moves)} pengalihan") if moves else waiting("belum ada kursi yang dialihkan")


def _make_moves(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    moves, ledger = dossier.read(quota_moves.listing), dossier.read(events.ledger)
    rows = tuple(_move_row(number, move) for number, move in enumerate(moves, start=1))
    blocks: list[Block] = [
        event_facts(dossier),
        Words(_opening(dossier, moves)),
        ReportTable(_MOVES, rows) if moves else Words("Belum ada kursi yang dialihkan."),
        Heading("Kuota sesudah pengalihan"),
        ReportTable(_SEATS, tuple(_seat_rows(ledger)), frozenset({len(ledger.lines)})),
        *_sentences(dossier),
        Words("\nDemikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."),
    ]
    report = recap_report(dossier, options, "BERITA ACARA PENGALIHAN KURSI", blocks)
    last = day(max((move.date for move in moves), default=""))
    return printed(_signed(dossier, options, report, last), paper_for(options), progress, len(moves))


def _opening(dossier: Dossier, moves: Sequence[QuotaMove]) -> str:
    seats = sum(move.seats for move in moves)
    return (
        f"\nKursi yang tidak terpakai pada {dossier.event.title} dialihkan kepada kabupaten/kota lain sebanyak "
        f"{wording.spelled(seats)} kursi, sebagai berikut."
    )


def _move_row(number: int, move: QuotaMove) -> tuple[str, ...]:
    on = day(move.date)
    told = wording.plain_date(on) if on else move.date
    return str(number), told, move.from_name, move.to_name, str(move.seats), move.reason


KINDS = (
    PaperKind(
        "invitation-annex", "Lampiran undangan", BEFORE, "kuota dan daftar peserta", _annex_far, _make_annex,
        options=("direction", "people", "signatories", "checks"),
    ),
    PaperKind(
        "quota-moves", "Catatan pengalihan kursi", BEFORE, "kursi yang dialihkan", _moves_far, _make_moves,
        options=("direction", "signatories", "checks"),
    ),
)  # fmt: skip
