"""Certificates: who may get one, issuing and voiding numbers, the register, and printing from the snapshot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from app.domain import exams, wording
from app.domain.attendance import Presence
from app.domain.exams import Rule
from app.errors import Progress, UserError, no_progress
from app.models import base, rows
from app.models.base import Row
from app.models.local import IssuedCopy
from app.printing.paper import Paper, Stock
from app.printing.records import Certificate
from app.services import attendance, certificate_text, events
from app.services import exams as scores_of_exams
from app.services.certificate_numbers import Numberer
from app.services.certificate_text import RESMI, Issued
from app.services.records import day, existing
from app.services.steps import NOTHING, DataChange, Recorder, step

PAPER = Paper("A4", landscape=True)
ISSUED, VOID = "terbit", "batal"
_VERDICTS = {exams.PASSED: "Memenuhi", exams.FAILED: "Tidak", exams.OPEN: "Belum lengkap"}


@dataclass(frozen=True)
class RegisterEntry:
    """One numbered document: certificate or piagam, standing or void; numbers are never used twice. Of an `erased`
    person the number stands, but it can no longer be printed."""

    id: str
    kind: str
    number: str
    name: str
    regency: str
    date: str
    status: str
    reason: str
    person_id: str
    event_id: str
    replaces: str
    printed: bool
    erased: bool = False
    selection_id: str = ""


@dataclass(frozen=True)
class CertificateRow:
    """A participant beside the certificate: may they get one, and do they have it. `rule` is what graduation asks for
    beside the attendance, `score` what the participant got in its exam."""

    event_id: str
    participant_id: str
    person_id: str
    name: str
    regency: str
    presence: Presence
    certificate: RegisterEntry | None
    rule: Rule = field(default_factory=Rule)
    score: Decimal | None = None

    @property
    def obstacle(self) -> str:
        """Why none can be issued without a reason; "" when attendance and score suffice."""
        return "; ".join(part for part in (self._absence, self._low_score) if part)

    @property
    def verdict(self) -> str:
        """Memenuhi, Tidak or Belum lengkap, by attendance and score."""
        if self.rule.pass_score is None or not self.presence.total:
            return self.presence.verdict
        own = {} if self.score is None else {self.rule.exam: self.score}
        return _VERDICTS[exams.verdict(self.presence, own, self.rule)]

    @property
    def grade(self) -> str:
        """The predikat that a certificate issued now would bear; "" for none."""
        return exams.grade_of(self.score, self.rule.grades)

    @property
    def _absence(self) -> str:
        if self.presence.reached:
            return ""
        if not self.presence.total:
            return "belum ada sesi pada jadwal"
        if self.presence.verdict == "Belum lengkap":
            return f"kehadiran belum lengkap dicatat ({self.presence.percent} %)"
        return f"hadir {self.presence.percent} %, di bawah {self.presence.threshold} %"

    @property
    def _low_score(self) -> str:
        asked = self.rule.pass_score
        if asked is None or (self.score is not None and self.score >= asked):
            return ""
        called = "nilai " + exams.exam_name_in_sentence(self.rule.exam)
        if self.score is None:
            return f"{called} belum dicatat"
        return f"{called} {wording.decimal_text(self.score)}, di bawah {wording.decimal_text(asked)}"


@dataclass(frozen=True)
class IssueResult:
    """What issuing did: how many, and each one left out with its reason."""

    change: DataChange
    numbers: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]


def overview(event_id: str) -> tuple[CertificateRow, ...]:
    """Every participant with a seat, with attendance and the standing certificate if there is one."""
    standing = {entry.person_id: entry for entry in register(event_id) if entry.status == ISSUED}
    rule, scores = scores_of_exams.rule_of(events.get(event_id)), scores_of_exams.by_participant(event_id)
    return tuple(
        CertificateRow(
            event_id=event_id,
            participant_id=line.participant.id,
            person_id=line.participant.person_id,
            name=line.participant.name,
            regency=line.participant.regency,
            presence=line.presence,
            certificate=standing.get(line.participant.person_id),
            rule=rule,
            score=scores.get(line.participant.id, {}).get(rule.exam),
        )
        for line in attendance.grid(event_id).rows
    )


def register(event_id: str = "", selection_id: str = "") -> tuple[RegisterEntry, ...]:
    """The register by running number: of one event, of one selection, or the whole office's."""
    wanted: dict[str, str] = {}
    if event_id:
        wanted["event"] = event_id
    if selection_id:
        wanted["selection"] = selection_id
    printed = {copy.certificate for copy in IssuedCopy.select()}
    found = rows.find("certificate", "date", "running", **wanted)
    return tuple(_entry(row, row["id"] in printed) for row in found)


def of_people(person_ids: Sequence[str]) -> tuple[RegisterEntry, ...]:
    """Every certificate and piagam of these records, by number."""
    found = sorted(rows.among("certificate", "person", list(person_ids)), key=lambda row: str(row["number"]))
    return tuple(_entry(row, printed=False) for row in found)


def issue(
    event_id: str,
    on: date,
    participant_ids: Sequence[str] | None = None,
    overrides: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> IssueResult:
    """Give numbers to all (or the given) participants who may get a certificate and have none.

    `overrides` maps participants below the threshold or the passing score to the reason why they get one all the
    same. Missing optional data leaves a blank line and never stops anything; the rule of attendance and score, a
    missing glyph or a name that does not fit do, for that person alone.

    Raises: UserError: the number pattern is wrong, or a given person has no reason written down.
    """
    reasons = {key: reason.strip() for key, reason in (overrides or {}).items()}
    if any(not reason for reason in reasons.values()):
        raise UserError("Alasan belum diisi.", "Tidak ada sertifikat yang diterbitkan.", "Tulis alasannya.")
    event = events.get(event_id)
    wanted = None if participant_ids is None else set(participant_ids)
    lines = [line for line in overview(event_id) if wanted is None or line.participant_id in wanted]
    open_lines = [line for line in lines if line.certificate is None]
    skipped: list[tuple[str, str]] = []
    numbers: list[str] = []
    with step(f"Menerbitkan sertifikat {event.code}") as changes:
        numberer = Numberer("SERTIFIKAT", event.number_pattern, event.number_start, on, event.office)
        writer = certificate_text.EventCertificates(event_id, on)
        voided = {entry.person_id: entry for entry in register(event_id) if entry.status == VOID}
        for done, line in enumerate(open_lines):
            progress(done, len(open_lines))
            reason = reasons.get(line.participant_id, "")
            problem = "" if reason else line.obstacle
            certificate = writer.certificate(line.participant_id, line.presence)
            problem = problem or certificate_text.problem(certificate, PAPER)
            if problem:
                skipped.append((line.name, problem))
                continue
            replaced = voided.get(line.person_id)
            values = {"signatory": writer.signatory, "override_reason": reason, "date": on.isoformat()}
            numbers.append(_put(changes, numberer, certificate, line, replaced, values))
        summary = changes.summary(event_id, f"{len(numbers)} sertifikat diterbitkan")
    return IssueResult(summary if numbers else NOTHING, tuple(numbers), tuple(skipped))


def _put(
    changes: Recorder,
    numberer: Numberer,
    certificate: Certificate,
    line: CertificateRow,
    replaced: RegisterEntry | None,
    more: Mapping[str, object],
) -> str:
    """Write one certificate under the next free number, which is returned."""
    running, number = numberer.take()
    note = wording.replacement_line(replaced.number) if replaced else ""
    values = {
        "kind": "SERTIFIKAT",
        "event": line.event_id,
        "person": line.person_id,
        "number": number,
        "running": running,
        "status": ISSUED,
        "replaces": replaced.id if replaced else "",
        "snapshot": certificate_text.to_snapshot(Issued(RESMI, replace(certificate, number=number, replacement=note))),
    }
    changes.put("certificate", base.new_id(), {**values, **more})
    return number


def void(certificate_id: str, reason: str) -> DataChange:
    """Declare a certificate invalid; its number stays taken and stays in the register.

    Raises: UserError: no reason, or it is void already.
    """
    row = existing("certificate", certificate_id, "Sertifikat")
    if not reason.strip():
        raise UserError(
            "Alasan belum diisi.", "Sertifikat tetap berlaku.", "Tulis alasannya; alasan tercetak di register."
        )
    if row["status"] == VOID:
        raise UserError(f"Sertifikat {row['number']} sudah dinyatakan tidak berlaku.", "Tidak ada yang diubah.")
    with step(f"Membatalkan sertifikat {row['number']}") as changes:
        changes.put("certificate", certificate_id, {"status": VOID, "reason": reason.strip()})
        return changes.summary(certificate_id, f"Sertifikat {row['number']} dibatalkan")


def find_by_number(number: str) -> RegisterEntry:
    """Raises: UserError: no such number, or two offices gave it."""
    found = rows.find("certificate", number=number.strip())
    if len(found) != 1:
        happened = f"Nomor {number} tidak ada pada buku register." if not found else f"Nomor {number} ada dua kali."
        raise UserError(happened, "Tidak ada yang diubah.", "Periksa nomornya pada daftar sertifikat.")
    return _entry(found[0], printed=False)


def render(
    certificate_ids: Sequence[str], paper: Paper = PAPER, progress: Progress = no_progress, stock: Stock = "plain"
) -> bytes:
    """One PDF of the given certificates, front and back, exactly as they were issued; see `certificate_text.render`."""
    return certificate_text.render([snapshot_of(one) for one in certificate_ids], paper, progress, stock)


def snapshot_of(certificate_id: str) -> Issued:
    """What a certificate says, as it was issued; a void one is not printed again.

    Raises: UserError: it is void, or its person was erased.
    """
    row = existing("certificate", certificate_id, "Sertifikat")
    if row["status"] == VOID:
        raise UserError(
            f"Sertifikat {row['number']} sudah dinyatakan tidak berlaku.",
            "Tidak ada yang dicetak.",
            "Terbitkan penggantinya, lalu cetak yang baru.",
        )
    if not row["snapshot"]:
        raise UserError(
            f"Sertifikat {row['number']} tidak dapat dicetak ulang: data pribadi pemiliknya sudah dihapus.",
            "Nomor, tanggal, kegiatan, dan statusnya tetap tercatat.",
        )
    return certificate_text.from_snapshot(row["snapshot"])


def mark_printed(certificate_ids: Sequence[str]) -> None:
    """Remember that these left the program: from now on their issue cannot be undone, only voided."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for certificate_id in certificate_ids:
        IssuedCopy.insert(certificate=certificate_id, made_at=now).on_conflict_ignore().execute()


def printed_in(step_rows: Sequence[tuple[str, str]]) -> bool:
    """Whether one of these rows, (table, id), is a certificate that was printed or exported."""
    ids = [row for table, row in step_rows if table == "certificate"]
    return any(IssuedCopy.get_or_none(IssuedCopy.certificate == one) for one in ids)


def doubled_by(step_rows: Sequence[tuple[str, str, Row]]) -> str:
    """The number of a voided certificate that these values, (table, id, fields), would put in force beside the one
    that replaced it; "" when there is none."""
    for table, row_id, values in step_rows:
        row = rows.get(table, row_id) if table == "certificate" and values.get("status") == ISSUED else None
        if row is None:
            continue
        same = {name: row[name] for name in ("kind", "event", "selection", "person")}
        standing = rows.find("certificate", status=ISSUED, **same)
        if any(other["id"] != row_id for other in standing):
            return str(row["number"])
    return ""


def _entry(row: Row, printed: bool) -> RegisterEntry:
    told = certificate_text.from_snapshot(row["snapshot"]).certificate
    return RegisterEntry(
        id=row["id"],
        kind=row["kind"],
        number=row["number"],
        name=told.name or "(data dihapus)",
        regency=told.origin.rsplit(", ", 1)[-1],
        date=row["date"],
        status=row["status"],
        reason=row["reason"] or row["override_reason"],
        person_id=row["person"],
        event_id=row["event"] or "",
        replaces=row["replaces"],
        printed=printed,
        erased=not row["snapshot"],
        selection_id=row["selection"],
    )


def issue_day(event_id: str, today: date) -> date:
    """The date a certificate usually bears: the event's last day, or today before it has dates."""
    return day(events.get(event_id).ends_on) or events.get(event_id).days[0] or today
