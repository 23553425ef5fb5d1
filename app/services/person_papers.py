"""The papers about one human: the training passport, and all that is held about them."""

from app.domain import wording
from app.domain.vocabulary import CERTIFICATE_STATUSES, PILLAR_NAMES
from app.errors import Progress, UserError, no_progress
from app.exchange import files
from app.models import rows
from app.printing.paper import Paper
from app.printing.records import Letterhead, Signature
from app.printing.report import report_pdf, report_problems
from app.printing.report_content import Block, Facts, Heading, Report, ReportColumn, ReportTable, Words
from app.services import at_work, office, paper_parts, passport, people, person_data
from app.services.activities import ActivityRow
from app.services.documents import Rendered
from app.services.papers.kinds import Kind
from app.services.papers.options import PaperOptions
from app.services.passport import Passport, PassportEvent, date_words
from app.services.person_data import PersonData
from app.services.records import day

KINDS = (
    Kind("passport", "Paspor pelatihan", "Orang", "NIK orangnya sebagai CODE"),
    Kind("person-data", "Semua data seseorang", "Orang", "NIK orangnya sebagai CODE; NIK tercetak penuh"),
)

_EVENTS = (
    ReportColumn("No.", 8, align="centre"), ReportColumn("Kegiatan", 43, grows=True), ReportColumn("Tanggal", 30),
    ReportColumn("Peran", 21), ReportColumn("Kehadiran", 22), ReportColumn("Nilai", 22),
    ReportColumn("Sertifikat", 32),
)  # fmt: skip
_AWARDS = (
    ReportColumn("Tahun", 14, align="centre"), ReportColumn("Pemilihan", 80, grows=True),
    ReportColumn("Hasil", 40), ReportColumn("Nomor piagam", 44),
)  # fmt: skip
_ACTIVITIES = (
    ReportColumn("No.", 8, align="centre"), ReportColumn("Tanggal", 27), ReportColumn("Kegiatan", 65, grows=True),
    ReportColumn("Sasaran", 42), ReportColumn("Penerima", 19, align="right"),
    ReportColumn("Lampiran", 17, align="right"),
)  # fmt: skip
_SITTINGS = (
    ReportColumn("Kegiatan", 32), ReportColumn("Tanggal", 34), ReportColumn("Sesi", 80, grows=True),
    ReportColumn("Kehadiran", 32),
)  # fmt: skip
_CERTIFICATES = (
    ReportColumn("Nomor", 60), ReportColumn("Jenis", 34), ReportColumn("Tanggal", 34),
    ReportColumn("Status", 50, grows=True),
)  # fmt: skip
_HISTORY = (
    ReportColumn("Waktu", 30), ReportColumn("Oleh", 28), ReportColumn("Langkah", 40),
    ReportColumn("Yang berubah", 80, grows=True),
)  # fmt: skip


def find(code: str) -> str:
    """The id of the person with a NIK (or with this id).

    Raises: UserError: nobody has it.
    """
    found = people.find_by_nik(code.strip())
    if found is not None:
        return found.id
    if rows.get("person", code.strip()):
        return code.strip()
    raise UserError(
        "Tidak ada orang dengan NIK itu.", "Tidak ada yang dicetak.", "Cari dahulu dengan: bimtek people search NAMA."
    )


def render(
    document: str, person_id: str, options: PaperOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """Make one of the papers about a person.

    Raises: UserError: no such paper, the office was not set up, or the person was removed or erased.
    """
    if people.get(person_id).erased:
        raise UserError("Data pribadi orang ini sudah dihapus.", "Tidak ada yang dicetak.")
    makers = {"passport": passport_report, "person-data": data_report}
    if document not in makers:
        known = f"Yang ada: {', '.join(makers)}."
        raise UserError(f"Dokumen “{document}” tidak ada.", "Tidak ada yang dicetak.", known)
    report = makers[document](person_id)
    title = next(kind.title for kind in KINDS if kind.name == document)
    name = f"{files.safe_file_name(f'{title} {people.get(person_id).name}')}.pdf"
    pdf = report_pdf(report, report_paper(options), progress)
    return Rendered(pdf, document, person_id, name, 1, warnings=report_problems(report))


def report_paper(options: PaperOptions | None) -> Paper:
    """The paper chosen, with the printer's offset."""
    chosen = options or PaperOptions()
    return Paper(chosen.paper, chosen.landscape, chosen.offset_x, chosen.offset_y)


def passport_report(person_id: str) -> Report:
    """The passport as it is printed."""
    found = passport.passport(person_id)
    blocks: list[Block] = [Facts((("Nama", found.name), *found.facts, *_sums(found)))]
    blocks += [Heading("Pelatihan dan kegiatan"), *_or_none(_events(found), "Belum tercatat pada kegiatan mana pun.")]
    if found.awards:
        lines = tuple((str(one.year or "–"), one.title, one.result, one.number or "–") for one in found.awards)
        blocks += [Heading("Penghargaan"), ReportTable(_AWARDS, lines)]
    if found.activities:
        blocks += [Heading("Kegiatan sosial"), ReportTable(_ACTIVITIES, _activities(found.activities))]
    return Report(
        title="PASPOR PELATIHAN",
        subtitle=PILLAR_NAMES.get(found.card.pillar, found.card.pillar),
        short_title="PASPOR PELATIHAN",
        about=found.name,
        blocks=tuple(blocks),
        letterhead=_letterhead(),
        signature=_signature("passport"),
        practice=_practice(),
    )


def data_report(person_id: str) -> Report:
    """All that is held about a person, nothing masked: it is for that person alone."""
    told, found = person_data.person_data(person_id), passport.passport(person_id)
    blocks: list[Block] = [
        Words(
            "Cetakan ini memuat semua data pribadi yang disimpan kantor ini tentang Anda, sesuai hak akses menurut "
            "UU Nomor 27 Tahun 2022. Bila ada yang keliru, mintalah perbaikan; bila tidak diperlukan lagi, Anda "
            "berhak meminta penghapusannya. Serahkan hanya kepada orang yang bersangkutan."
        )
    ]
    for number, record in enumerate(told.records, start=1):
        heading = "Data diri" if len(told.records) == 1 else f"Data diri, catatan {number} dari {len(told.records)}"
        blocks += [Heading(heading), Facts(record)]
    blocks += [Heading("Pelatihan dan kegiatan"), *_or_none(_events(found), "Tidak ada.")]
    blocks += [Heading("Peran lain"), Facts(told.roles) if told.roles else Words("Tidak ada.")]
    for seat in told.seats:
        blocks += [Heading(f"Yang dicatat pada {seat.event}"), Facts(seat.facts)]
    blocks += [Heading("Kehadiran per sesi"), *_or_none(_sittings(told), "Tidak ada.")]
    blocks += [Heading("Sertifikat dan piagam"), *_or_none(_certificates(told), "Tidak ada.")]
    lines = tuple((str(one.year or "–"), one.title, one.result, one.number or "–") for one in found.awards)
    blocks += [Heading("Pemilihan dan penghargaan"), *_or_none(ReportTable(_AWARDS, lines), "Tidak ada.")]
    blocks += [Heading("Kegiatan sosial"), *_stories(found.activities)]
    blocks += [Heading("Yang keluar dari program ini"), Words("\n".join(told.outputs) or "Tidak ada yang tercatat.")]
    blocks += [Heading("Siapa mengubah apa"), ReportTable(_HISTORY, _history(told))]
    return Report(
        title="DATA PRIBADI YANG DISIMPAN",
        subtitle=found.name,
        short_title="DATA PRIBADI",
        about=f"{found.name}, dicetak {date_words(at_work.today())}",
        blocks=tuple(blocks),
        letterhead=_letterhead(),
        practice=_practice(),
        confidential="RAHASIA, hanya untuk yang bersangkutan",
    )


def _letterhead() -> Letterhead:
    return paper_parts.letterhead()


def _practice() -> bool:
    return office.required_card().practice


def _signature(document: str) -> Signature:
    rule = office.rule(document)
    place_date = paper_parts.place_and_date(office.required_card().place, day(at_work.today()))
    return paper_parts.official_signature(paper_parts.signatory(document), rule.with_titles, place_date)


def _or_none(table: ReportTable, words: str) -> tuple[Block, ...]:
    return (table,) if table.rows else (Words(words),)


def _sums(found: Passport) -> tuple[tuple[str, str], ...]:
    attended = wording.decimal_text(found.lesson_hours)
    sums = (("Jumlah", f"{found.event_count} kegiatan, {attended} JP diikuti"),)
    return (*sums, ("Catatan", found.twice_words)) if found.twice else sums


def _events(found: Passport) -> ReportTable:
    return ReportTable(_EVENTS, tuple(_event(number, one) for number, one in enumerate(found.events, start=1)))


def _event(number: int, one: PassportEvent) -> tuple[str, ...]:
    level = f"Tingkat {one.level.lower()}" if one.level else ""
    told = "\n".join(part for part in (one.title, level, one.organiser) if part)
    scores = "\n".join(f"{exam} {value}" for exam, value in one.scores)
    hours = one.hours.replace(" (", "\n(")
    return (str(number), told, one.days or "–", one.role, hours or "–", scores or "–", _certificate_words(one))


def _certificate_words(one: PassportEvent) -> str:
    if one.certificate is None:
        return "–"
    status = CERTIFICATE_STATUSES.get(one.certificate.status, one.certificate.status)
    return one.certificate.number + ("" if one.certificate.status == "terbit" else f"\n({status.lower()})")


def _activities(found: tuple[ActivityRow, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(number),
            date_words(one.card.date) or "–",
            "\n".join(part for part in (one.card.kind, one.card.place, one.card.story) if part),
            one.category or "–",
            _beneficiaries(one),
            str(len(one.attachments) or "–"),
        )
        for number, one in enumerate(found, start=1)
    )


def _beneficiaries(one: ActivityRow) -> str:
    return "–" if one.card.beneficiaries is None else f"{wording.decimal_text(one.card.beneficiaries)} orang"


def _stories(found: tuple[ActivityRow, ...]) -> tuple[Block, ...]:
    """Each activity in full, with the names of its files."""
    blocks: list[Block] = []
    for one in found:
        names = ", ".join(file.name for file in one.attachments) or "tidak ada"
        pairs = (
            ("Tanggal", date_words(one.card.date) or "–"), ("Jenis", one.card.kind or "–"),
            ("Sasaran", one.category or "–"), ("Penerima manfaat", _beneficiaries(one)),
            ("Tempat", one.card.place or "–"), ("Cerita", one.card.story or "–"), ("Lampiran", names), ("", ""),
        )  # fmt: skip
        blocks.append(Facts(pairs))
    return tuple(blocks) or (Words("Tidak ada."),)


def _sittings(told: PersonData) -> ReportTable:
    return ReportTable(_SITTINGS, tuple((one.event, one.date, one.title, one.mark) for one in told.sittings))


def _certificates(told: PersonData) -> ReportTable:
    return ReportTable(
        _CERTIFICATES,
        tuple(
            (
                one.number,
                one.kind.capitalize(),
                date_words(one.date),
                "; ".join(part for part in (CERTIFICATE_STATUSES.get(one.status, one.status), one.reason) if part),
            )
            for one in told.certificates
        ),
    )


def _history(told: PersonData) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (f"{date_words(line.made_at.date().isoformat())} {line.made_at:%H.%M}", line.operator, line.name,
         "\n".join(line.details) or "–")
        for line in told.history
    )  # fmt: skip
