"""What a certificate says: collected once, kept as a snapshot, printed from it for ever."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain import exams, wording
from app.domain.attendance import Presence
from app.domain.wording import Phrase
from app.errors import Progress, no_progress
from app.models import rows
from app.models.log import canonical
from app.printing.paper import Paper, Stock
from app.printing.records import Certificate, CertificateBack, Letterhead, LetterheadLine, Signature, SubjectLine
from app.services import events, office, paper_parts, people, planning, regions
from app.services import exams as scores_of_exams
from app.services.records import day, number

RESMI, PIAGAM = "resmi", "piagam"
_NONE = "–"


class EventCertificates:
    """Writes the certificates of one event: what is equal on all of them is collected once."""

    def __init__(self, event_id: str, on: date) -> None:
        self._event = events.get(event_id)
        self._office = office.required_card(self._event.office)
        self._letterhead = paper_parts.letterhead(self._office.id)
        self._sessions = planning.sessions(event_id)
        rule = office.rule("certificates", self._office.id)
        signed = paper_parts.place_and_date(self._office.place, on)
        official = paper_parts.signatory("certificates", 0, self._office.id)
        self.signatory = official.id if official else None
        self._signature = paper_parts.official_signature(official, rule.with_titles, signed)
        self._lead = wording.certificate_lead(official.position, official.acting) if official else ""
        self._days = sorted({d for d in (day(s.date) for s in self._sessions) if d}) or [
            d for d in dict.fromkeys(self._event.days) if d
        ]
        self._back = self._back_page(event_id, on)
        self._rule = scores_of_exams.rule_of(self._event)
        self._scores = scores_of_exams.by_participant(event_id)

    def certificate(self, participant_id: str, presence: Presence) -> Certificate:
        """The certificate of a participant, still without a number."""
        participant = rows.get("participant", participant_id)
        person = people.get(participant["person"]) if participant else people.PersonCard()
        origin = regions.origin(person.region, person.village_name, long_words=True)
        total = presence.total
        text = wording.certificate_sentence(
            self._event.title,
            self._event.organiser or self._office.name,
            self._days,
            self._event.venue,
            total,
            predicate=exams.in_sentence(self._grade(participant_id)),
        )
        note = wording.attendance_note(self._event.lesson_minutes, presence.attended, total)
        return Certificate(
            number="",
            name=person.name,
            lead=self._lead,
            origin=wording.person_origin(person.pillar, origin.village, origin.district, origin.regency),
            birth=wording.birth_line(person.birth_place, day(person.birth_date)),
            heading="TELAH MENGIKUTI",
            text=text,
            letterhead=self._letterhead,
            signature=self._signature,
            back=self._own_back(participant_id, note),
            practice=self._office.practice,
        )

    def _grade(self, participant_id: str) -> str:
        score = self._scores.get(participant_id, {}).get(self._rule.exam)
        return exams.grade_of(score, self._rule.grades)

    def _own_back(self, participant_id: str, note: str) -> CertificateBack | None:
        if not self._back["subjects"]:
            return None
        return CertificateBack(**{**self._back, "note": note, "scores": self._results(participant_id)})

    def _results(self, participant_id: str) -> tuple[tuple[str, str], ...]:
        """What was learnt, (label, value), on the certificates of all where the event has scores; "–" is missing."""
        if not self._scores:
            return ()
        own = self._scores.get(participant_id, {})
        listed = dict.fromkeys((exams.PRE, exams.POST, self._rule.exam))
        taken = {exam for scores in self._scores.values() for exam in scores}
        found = [
            (f"Nilai {exams.exam_name_in_sentence(exam)}", wording.decimal_text(own[exam]) if exam in own else _NONE)
            for exam in listed
            if exam in taken
        ]
        return (*found, ("Predikat", self._grade(participant_id) or _NONE)) if self._rule.grades else tuple(found)

    def _back_page(self, event_id: str, on: date) -> dict[str, Any]:
        subjects = planning.subjects(event_id)
        total = sum((number(subject.lesson_hours) for subject in subjects), Decimal(0))
        when = wording.days_text(self._days)
        venue = wording.in_sentence(self._event.venue) if self._event.venue else ""
        with_titles = office.rule("certificate-back", self._office.id).with_titles
        place = self._event.place or self._office.place
        return {
            "event_title": self._event.title,
            "when_where": ", di ".join(part for part in (when, venue) if part),
            "subjects": tuple(
                SubjectLine(s.title, s.speaker, wording.decimal_text(number(s.lesson_hours))) for s in subjects
            ),
            "total_hours": wording.decimal_text(total),
            "signature": paper_parts.chair_signature(event_id, with_titles, paper_parts.place_and_date(place, on)),
        }


@dataclass(frozen=True)
class Issued:
    """A certificate as it was issued, with the layout that it was made for."""

    layout: str
    certificate: Certificate


def problem(certificate: Certificate, paper: Paper, layout: str = RESMI) -> str:
    """Why this certificate cannot be printed; "" when it can."""
    from app.printing import certificates, layouts

    return certificates.certificate_problem(certificate, layouts.layout(layout), paper) or ""


def render(
    items: Sequence[Issued], paper: Paper, progress: Progress = no_progress, stock: Stock = "plain"
) -> bytes:
    """One PDF of these certificates, which all have one layout, on sheets that bear already what `stock` says.

    Raises: UserError: there are none.
    """
    from app.printing import certificates, layouts

    layout = items[0].layout if items else RESMI
    return certificates.certificates([one.certificate for one in items], layouts.layout(layout), paper, progress, stock)


def to_snapshot(issued: Issued) -> str:
    """The certificate as JSON; the logo by its hash, which is kept with the attachments."""
    told = asdict(issued.certificate)
    logo = issued.certificate.letterhead.logo
    told["letterhead"]["logo"] = hashlib.sha256(logo).hexdigest() if logo else ""
    return canonical({"layout": issued.layout} | told)


def from_snapshot(text: str) -> Issued:
    """The certificate that a snapshot tells; fields that an erased person lost are blank."""
    told: dict[str, Any] = json.loads(text or "{}")
    layout = told.pop("layout", RESMI)
    head = told.pop("letterhead", {"lines": [], "logo": ""})
    back = told.pop("back", None)
    certificate = Certificate(
        **{
            "number": "",
            "name": "",
            **told,
            "text": tuple(Phrase(**phrase) for phrase in told.get("text", ())),
            "letterhead": Letterhead(tuple(LetterheadLine(**line) for line in head["lines"]), _logo(head["logo"])),
            "signature": _signature(told.get("signature") or {}),
            "back": _back(back) if back else None,
        }
    )
    return Issued(layout, certificate)


def _back(told: dict[str, Any]) -> CertificateBack:
    signature = told.get("signature")
    return CertificateBack(
        **{
            **told,
            "subjects": tuple(SubjectLine(**subject) for subject in told["subjects"]),
            "scores": tuple((label, value) for label, value in told.get("scores", ())),
            "signature": _signature(signature) if signature else None,
        }
    )


def _signature(told: dict[str, Any]) -> Signature:
    return Signature(**{**told, "on_behalf": tuple(told.get("on_behalf", ()))})


def _logo(sha256: str) -> bytes | None:
    return office.blob(sha256) if sha256 else None
