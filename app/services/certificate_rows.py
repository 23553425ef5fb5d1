"""Who may get a certificate of an event: participants by attendance and score, others by their part in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain import exams, wording
from app.domain.attendance import Presence
from app.domain.exams import Rule
from app.models import groups
from app.services import attendance, events, office, planning
from app.services import exams as scores_of_exams
from app.services.certificate_register import (
    COMMITTEE,
    ISSUED,
    MODERATOR,
    PARTICIPANT,
    SPEAKER,
    VOID,
    RegisterEntry,
    register,
    without_successor,
)
from app.services.planning import RoleCard

_VERDICTS = {exams.PASSED: "Memenuhi", exams.FAILED: "Tidak", exams.OPEN: "Belum lengkap"}
ROLES = {"speaker": SPEAKER, "moderator": MODERATOR, "chair": COMMITTEE, "committee": COMMITTEE}
"""The parts in an event that get a certificate, and as what; who only opened, hosted or visited gets none."""
TITLES = "certificate-roles"
"""The office's rule of whether names of speakers, moderators and committee bear their titles."""
_NOTHING = Presence(Decimal(0), Decimal(0), Decimal(0), 0)


@dataclass(frozen=True)
class CertificateRow:
    """Somebody of an event beside the certificate: may they get one, and do they have it. `rule` is what graduation
    asks of participants beside the attendance, `score` what they got in its exam. Whoever takes part otherwise has a
    `role_id` in place of a `participant_id`, and a `person_id` only where the registry knows them."""

    event_id: str
    participant_id: str
    person_id: str
    name: str
    regency: str
    presence: Presence
    certificate: RegisterEntry | None
    rule: Rule = field(default_factory=Rule)
    score: Decimal | None = None
    capacity: str = PARTICIPANT
    role_id: str = ""
    voided: RegisterEntry | None = None

    @property
    def recipient_id(self) -> str:
        """The id by which this one is chosen to be issued."""
        return self.participant_id or self.role_id

    @property
    def obstacle(self) -> str:
        """Why none can be issued without a reason; "" when attendance and score suffice, and for a part."""
        if self.capacity != PARTICIPANT:
            return ""
        return "; ".join(part for part in (self._absence, self._low_score) if part)

    @property
    def verdict(self) -> str:
        """Memenuhi, Tidak or Belum lengkap, by attendance and score; whoever has a part always does."""
        if self.capacity != PARTICIPANT:
            return _VERDICTS[exams.PASSED]
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


def overview(event_id: str) -> tuple[CertificateRow, ...]:
    """Every participant with a seat, with attendance and the standing certificate if there is one."""
    held = _held(event_id)
    rule, scores = scores_of_exams.rule_of(events.get(event_id)), scores_of_exams.by_participant(event_id)
    return tuple(
        CertificateRow(
            event_id=event_id,
            participant_id=line.participant.id,
            person_id=line.participant.person_id,
            name=line.participant.name,
            regency=line.participant.regency,
            presence=line.presence,
            certificate=held.get((ISSUED, PARTICIPANT, line.participant.person_id)),
            rule=rule,
            score=scores.get(line.participant.id, {}).get(rule.exam),
            voided=held.get((VOID, PARTICIPANT, line.participant.person_id)),
        )
        for line in attendance.grid(event_id).rows
    )


def with_parts(event_id: str) -> tuple[CertificateRow, ...]:
    """Speakers, moderators and committee, each human once in a capacity, with the standing certificate."""
    held = _held(event_id)
    with_titles = office.rule(TITLES, events.get(event_id).office).with_titles
    return tuple(_role_row(event_id, card, held, with_titles) for card in _once(event_id))


def recipients(event_id: str) -> tuple[CertificateRow, ...]:
    """All who can get a certificate: participants, then speakers, moderators and committee."""
    return (*overview(event_id), *with_parts(event_id))


def stands_for(card: RoleCard, with_titles: bool) -> str:
    """The name on the certificate of a part: of who came, where somebody was represented."""
    if card.represented_by.strip():
        return card.represented_by.strip()
    return wording.official_name(card.name, card.front_title, card.back_title, with_titles=with_titles)


def _held(event_id: str) -> dict[tuple[str, str, str], RegisterEntry]:
    """The entries in force and those that wait to be replaced, by (status, capacity, id of the person and of the role);
    the newest of several."""
    found: dict[tuple[str, str, str], RegisterEntry] = {}
    entries = register(event_id)
    for entry in (*without_successor(entries), *(one for one in entries if one.status == ISSUED)):
        for holder in filter(None, (entry.person_id, entry.role_id)):
            found[entry.status, entry.capacity, holder] = entry
    return found


def _once(event_id: str) -> Iterator[RoleCard]:
    """The parts that get a certificate, by capacity; of several parts of one human in a capacity the first."""
    order = list(ROLES)
    cards = sorted((card for card in planning.roles(event_id) if card.role in ROLES), key=lambda c: order.index(c.role))
    heads = groups.heads(person for card in cards if (person := _person(card)))
    seen = set()
    for card in cards:
        person = _person(card)
        known_by = heads.get(person, person) if person else stands_for(card, with_titles=False).casefold() or card.id
        if (ROLES[card.role], known_by) not in seen:
            seen.add((ROLES[card.role], known_by))
            yield card


def _person(card: RoleCard) -> str:
    """Who is known to the registry; not who was represented by somebody else."""
    return "" if card.represented_by.strip() else card.person or ""


def _role_row(
    event_id: str, card: RoleCard, held: dict[tuple[str, str, str], RegisterEntry], with_titles: bool
) -> CertificateRow:
    capacity, person = ROLES[card.role], _person(card)

    def entry(status: str) -> RegisterEntry | None:
        return held.get((status, capacity, card.id)) or held.get((status, capacity, person))

    position = card.represented_position if card.represented_by.strip() else card.position
    return CertificateRow(
        event_id=event_id,
        participant_id="",
        person_id=person,
        name=stands_for(card, with_titles),
        regency=position,
        presence=_NOTHING,
        certificate=entry(ISSUED),
        capacity=capacity,
        role_id=card.id,
        voided=entry(VOID),
    )
