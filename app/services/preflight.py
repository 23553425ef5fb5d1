"""Looking at every certificate before it is issued or printed: how its words would be set, what is odd or missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.layouts.elements import Layout
from app.domain.name_checks import SEVERITIES, Remark, Severity, gravest, name_remarks
from app.errors import Progress, UserError, no_progress
from app.exchange.authenticity.certificate_code import CodeFacts, CodeTooLong, payload_that_fits
from app.models import rows
from app.printing.paper import Paper
from app.printing.records import Certificate
from app.services import certificate_numbers, events, layouts, office, portraits
from app.services.certificate_register import PARTICIPANT
from app.services.certificate_rows import CertificateRow, recipients
from app.services.certificate_snapshots import checker as checker_of
from app.services.certificate_snapshots import from_snapshot
from app.services.certificate_text import EventCertificates
from app.services.events import EventCard
from app.services.preflight_remarks import NameSetting, has_photo, missing_data, name_element, name_setting, set_remarks

if TYPE_CHECKING:  # printing is imported only where something is set
    from app.printing.certificates import Checker, TextSetting

_ANY_ID = "0" * 32
_BESIDE, _ABOVE = 6.0, 0.5  # mm of the certificate that are shown around a name


@dataclass(frozen=True)
class NameCheck:
    """One certificate that is there or is to come, and what there is to be said of it, the gravest first.

    `waits` tells why it will not be issued without a reason; "" where it is issued or can be.
    """

    recipient_id: str
    person_id: str
    capacity: str
    name: str
    regency: str
    number: str
    certificate_id: str
    remarks: tuple[Remark, ...]
    setting: NameSetting
    waits: str = ""

    @property
    def severity(self) -> Severity | None:
        """The gravest of its remarks; None without any."""
        return gravest(self.remarks)

    @property
    def can_be_issued(self) -> bool:
        """Whether it would get a number now, without a reason."""
        return not self.number and not self.waits and self.severity != "stop"

    @property
    def sentence(self) -> str:
        """All remarks in one line."""
        return "; ".join(remark.words for remark in self.remarks)


@dataclass(frozen=True)
class Preflight:
    """What holds for all certificates of an event, and each one by itself: those with grave remarks first."""

    event_id: str
    design: str
    general: tuple[Remark, ...]
    names: tuple[NameCheck, ...]

    def count(self, severity: Severity | None) -> int:
        """How many names have this as their gravest."""
        return sum(one.severity == severity for one in self.names)

    @property
    def sentence(self) -> str:
        """The counts in one line: "45 nama: 1 menghalangi, 3 perlu dilihat, 41 tanpa catatan"."""
        told = [f"{self.count(severity)} {words}" for severity, words in SEVERITIES.items() if self.count(severity)]
        plain = self.count(None)
        told += [f"{plain} tanpa catatan"] if plain else []
        return f"{len(self.names)} nama" + (f": {', '.join(told)}" if told else "")


def check(
    event_id: str,
    on: date,
    capacities: Sequence[str] = (),
    layout: str = "",
    progress: Progress = no_progress,
) -> tuple[NameCheck, ...]:
    """Each certificate of an event by itself; see `examine`."""
    return examine(event_id, on, capacities, layout, progress).names


def examine(
    event_id: str,
    on: date,
    capacities: Sequence[str] = (),
    layout: str = "",
    progress: Progress = no_progress,
) -> Preflight:
    """Look at everybody who has a certificate or can get one, all of them or of these capacities only. What is not
    issued is looked at in the design of that ref; what is issued in its own.

    Raises: UserError: the event or the design was removed.
    """
    examiner = _Examiner(event_id, on, layouts.get(layout))
    wanted = [row for row in recipients(event_id) if not capacities or row.capacity in capacities]
    found = []
    for done, row in enumerate(wanted):
        progress(done, len(wanted))
        found.append(examiner.check(row))
    progress(len(wanted), len(wanted))
    order: list[Severity | None] = [*SEVERITIES, None]
    found.sort(key=lambda one: order.index(one.severity))  # a stable sort: by list within the same severity
    return Preflight(event_id, examiner.layout.label, examiner.general(wanted), tuple(found))


@dataclass(frozen=True)
class NamePicture:
    """A certificate as PDF, and the part of its first page where the name stands: shares of its width and height."""

    pdf: bytes
    left: float
    top: float
    right: float
    bottom: float


def picture_of(event_id: str, one: NameCheck, on: date, layout: str = "") -> NamePicture:
    """The certificate of one who was looked at, drawn as it would be; without a number where it is not issued yet.

    Raises: UserError: it cannot be drawn, or whoever gets it was removed in the meantime.
    """
    from app.printing.certificates import certificates as drawn
    from app.printing.certificates import places

    row = next((row for row in recipients(event_id) if row.recipient_id == one.recipient_id
                and row.capacity == one.capacity), None)  # fmt: skip
    if row is None:
        raise UserError(f"{one.name} tidak ada lagi pada kegiatan ini.", "Tidak ada yang ditampilkan.")
    certificate, found = _Examiner(event_id, on, layouts.get(layout)).of(row)
    design = found.layout
    sheet = _sheet_of(design)
    element = name_element(design)
    place = next((one for one in places(certificate, design, sheet, "front") if element and one.element == element.id),
                 None)  # fmt: skip
    pdf = drawn([certificate], design, sheet, pictures=layouts.pictures_of(design))
    if place is None:
        return NamePicture(pdf, 0.0, 0.0, 1.0, 1.0)
    return NamePicture(
        pdf, max((place.x - _BESIDE) / sheet.width, 0.0), max((place.y - _ABOVE) / sheet.height, 0.0),
        min((place.x + place.width + _BESIDE) / sheet.width, 1.0),
        min((place.y + place.height + _ABOVE) / sheet.height, 1.0),
    )  # fmt: skip


@dataclass(frozen=True)
class _Design:
    """A design, and what looks at certificates in it."""

    layout: Layout
    checker: "Checker"


class _Examiner:
    """Looks at the certificates of one event; what is equal on all of them is read once."""

    def __init__(self, event_id: str, on: date, layout: Layout) -> None:
        event = events.get(event_id)
        self.layout = layout
        self._title = event.title
        self._writer = EventCertificates(event_id, on, layout=layout)
        self._region = office.required_card(event.office).region
        self._number = _next_number(event, on)
        self._designs = {"": _Design(layout, checker_of(layout))}

    def of(self, row: CertificateRow) -> tuple[Certificate, "_Design"]:
        """The certificate of a recipient as issued, else as it would be, with its design."""
        kept = rows.get("certificate", row.certificate.id) if row.certificate else None
        if kept is None or not kept["snapshot"]:
            told = self._writer.of(row)
            if row.person_id and has_photo(self.layout):
                told = replace(told, photo=portraits.of([row.person_id]).get(row.person_id))
            return told, self._designs[""]
        issued = from_snapshot(kept["snapshot"])
        if issued.layout not in self._designs:
            layout = layouts.pinned(issued.layout)
            self._designs[issued.layout] = _Design(layout, checker_of(layout))
        return issued.certificate, self._designs[issued.layout]

    def check(self, row: CertificateRow) -> NameCheck:
        """Everything there is to say of one."""
        certificate, design = self.of(row)
        whole = certificate
        if not row.certificate:
            whole = replace(certificate, number=self._number, code="0", check_code="X" * 6)  # they take room
        set_as = design.checker.settings(whole)
        problem = design.checker.problem(whole) or self._code_problem(row, certificate)
        found = dict.fromkeys(self._remarks(row, certificate, design.layout, set_as, problem))
        order = list(SEVERITIES)
        return NameCheck(
            recipient_id=row.recipient_id,
            person_id=row.person_id,
            capacity=row.capacity,
            name=certificate.name,
            regency=row.regency,
            number=row.certificate.number if row.certificate else "",
            certificate_id=row.certificate.id if row.certificate else "",
            remarks=tuple(sorted(found, key=lambda remark: order.index(remark.severity))),
            setting=name_setting(certificate, design.layout, set_as),
            waits="" if row.certificate else row.obstacle,
        )

    def general(self, wanted: Sequence[CertificateRow]) -> tuple[Remark, ...]:
        """What is missing on all of them."""
        if not wanted:
            return ()
        # somebody's who took part, else anybody's: only they have a back page for certain
        certificate = self._writer.of(next((row for row in wanted if row.capacity == PARTICIPANT), wanted[0]))
        found = []
        if not certificate.signature.name.strip():
            found.append(Remark("look", "penanda tangan belum dipilih; namanya akan kosong"))
        if not certificate.letterhead.lines:
            found.append(Remark("look", "kop surat kantor belum diisi"))
        if not certificate.when_where.strip():
            found.append(Remark("look", "tanggal dan tempat kegiatan belum diisi"))
        back = certificate.back if self.layout.back else None
        if self.layout.back and back is None:
            found.append(Remark("note", "materi belum diisi; halaman belakang tidak dicetak"))
        without = [line.title for line in back.subjects if not line.speaker.strip()] if back else []
        if without:
            found.append(Remark("note", f"narasumber belum diisi untuk {', '.join(without)}"))
        return tuple(found)

    def _remarks(
        self, row: CertificateRow, certificate: Certificate, design: Layout, set_as: Sequence["TextSetting"],
        problem: str,
    ) -> Iterator[Remark]:  # fmt: skip
        if problem and certificate.name.strip():
            yield Remark("stop", problem)
        yield from name_remarks(certificate.name)
        yield from set_remarks(set_as)
        yield from missing_data(row, certificate, design)
        if certificate.number and row.name.strip() != certificate.name.strip():
            yield Remark("look", f"pada kartunya kini tertulis “{row.name.strip()}”")

    def _code_problem(self, row: CertificateRow, certificate: Certificate) -> str:
        """Why the code of one that is not issued yet could not be written."""
        if certificate.number or not certificate.name.strip():
            return ""
        first, last = (self._writer.days[0], self._writer.days[-1]) if self._writer.days else (None, None)
        facts = CodeFacts(_ANY_ID, self._number, certificate.name, self._title, first, last, row.presence.total or None,
                          row.capacity, self._region)  # fmt: skip
        try:
            payload_that_fits(facts)
        except CodeTooLong as error:
            return str(error)
        return ""


def _next_number(event: EventCard, on: date) -> str:
    """As long as the numbers will be; any where the pattern is wrong, which issuing tells."""
    try:
        return certificate_numbers.Numberer(certificate_numbers.of_event(event), on).foresee()[1]
    except UserError:
        return "1"


def _sheet_of(design: Layout) -> Paper:
    return Paper(design.paper, landscape=design.landscape)
