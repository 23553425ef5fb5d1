"""What a certificate says: collected once for an event, and written for each who gets one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from app.domain import exams, wording
from app.domain.attendance import Presence
from app.domain.layouts.elements import Layout, Text
from app.models import groups, rows
from app.printing.records import Certificate, CertificateBack, SubjectLine
from app.services import events, office, paper_parts, people, planning, regions
from app.services import exams as scores_of_exams
from app.services.certificate_register import PARTICIPANT, SPEAKER
from app.services.certificate_rows import ROLES, TITLES, CertificateRow, stands_for
from app.services.people import PersonCard
from app.services.planning import RoleCard, SubjectCard
from app.services.records import as_record, day, number

_NONE = "–"
_GRADUATION = "TANDA TAMAT"  # in the title of an STTP or STTPP


class EventCertificates:
    """Writes the certificates of one event: what is equal on all of them is collected once.

    Scores and predikat stand on the back where the event has scores and they are wanted (`with_scores`). `layout` is
    the design that they are written for: an STTPP has other words (paper.md §8).
    """

    def __init__(
        self, event_id: str, on: date, *, with_scores: bool = True, layout: Layout | None = None
    ) -> None:
        self._tells_graduation = layout is not None and _tells_graduation(layout)
        self._event = events.get(event_id)
        self._office = office.required_card(self._event.office)
        self._letterhead = paper_parts.letterhead(self._office.id)
        self._sessions = planning.sessions(event_id)
        self._subjects = planning.subjects(event_id)
        self._roles = {card.id: card for card in planning.roles(event_id)}
        self._role_titles = office.rule(TITLES, self._office.id).with_titles
        rule = office.rule("certificates", self._office.id)
        signed = paper_parts.place_and_date(self._office.place, on)
        official = paper_parts.signatory("certificates", 0, self._office.id)
        self.signatory = official.id if official else None
        self._signature = paper_parts.official_signature(official, rule.with_titles, signed)
        self._lead = wording.certificate_lead(official.position, official.acting) if official else ""
        self.days = sorted({d for d in (day(s.date) for s in self._sessions) if d}) or [
            d for d in dict.fromkeys(self._event.days) if d
        ]
        self._back = self._back_page(event_id, on)
        self._rule = scores_of_exams.rule_of(self._event)
        self._scores_of_all = scores_of_exams.by_participant(event_id)
        self._scores = self._scores_of_all if with_scores else {}

    def of(self, row: CertificateRow) -> Certificate:
        """The certificate of a recipient, still without a number; it tells which void one it stands for."""
        if row.capacity == PARTICIPANT:
            told = self.certificate(row.participant_id, row.presence)
        else:
            told = self._of_role(self._roles.get(row.role_id, RoleCard(name=row.name)), row)
        return replace(told, replacement=wording.replacement_line(row.voided.number)) if row.voided else told

    def certificate(self, participant_id: str, presence: Presence) -> Certificate:
        """The certificate of a participant, still without a number."""
        person = self._people.get(participant_id, PersonCard())
        total = presence.total
        text = wording.certificate_sentence(
            self._event.title,
            self._host,
            self.days,
            self._event.venue,
            total,
            predicate=exams.in_sentence(self._grade(participant_id)),
        )
        note = wording.attendance_note(self._event.lesson_minutes, presence.attended, total)
        told = replace(
            self._shared,
            name=person.name,
            lead=f"{self._host} menyatakan bahwa" if self._tells_graduation else self._lead,
            birth=wording.birth_line(person.birth_place, day(person.birth_date)),
            birth_place_date=_birth_place_date(person),
            heading=self._heading(participant_id),
            text=text,
            back=self._own_back(participant_id, note),
        )
        return with_origin(told, person)

    @cached_property
    def _people(self) -> dict[str, PersonCard]:
        """The cards of the participants by the id of the seat, all read at once; of merged people what they show."""
        seats = {row["id"]: row["person"] for row in rows.find("participant", event=self._event.id)}
        cards = {row["id"]: as_record(PersonCard, row) for row in groups.shown_people(seats.values())}
        return {seat: cards[person] for seat, person in seats.items() if person in cards}

    def _of_role(self, card: RoleCard, row: CertificateRow) -> Certificate:
        """Whoever had a part: "diberikan kepada … sebagai NARASUMBER …"."""
        taught = self._taught(card) if ROLES.get(card.role) == SPEAKER else ()
        text = wording.certificate_sentence(
            self._event.title, self._host, self.days, self._event.venue, _hours(taught), role=row.capacity,
        )  # fmt: skip
        told = replace(
            self._shared,
            name=stands_for(card, self._role_titles),
            lead="diberikan kepada",
            text=text,
            back=self._back_of_role(taught),
        )
        position = card.represented_position if card.represented_by.strip() else card.position
        if position or not row.person_id:
            return replace(told, origin=position, standing=position)
        return with_origin(told, people.get(row.person_id))

    def _back_of_role(self, taught: tuple[SubjectCard, ...]) -> CertificateBack | None:
        """What a speaker taught; of others all that was taught: all of an event have a back page, or none, so that
        fronts and backs stay on their sheets."""
        if not self._back["subjects"]:
            return None
        note = wording.attendance_note(self._event.lesson_minutes, 0, 0)
        return CertificateBack(**(self._back | {"note": note} | (_table(taught) if taught else {})))

    @property
    def _shared(self) -> Certificate:
        """What all of an event have."""
        return Certificate(
            number="",
            name="",
            letterhead=self._letterhead,
            signature=self._signature,
            event_title=self._event.title,
            when_where=self._back["when_where"],
            practice=self._office.practice,
        )

    def _taught(self, card: RoleCard) -> tuple[SubjectCard, ...]:
        """The subjects whose speaker this one is, by the name written there."""
        names = {name.casefold() for name in (card.name, card.display_name, card.represented_by) if name.strip()}
        spoken = {session.subject for session in self._sessions if session.speaker.strip().casefold() in names}
        return tuple(
            subject
            for subject in self._subjects
            if subject.id in spoken or subject.speaker.strip().casefold() in names
        )  # fmt: skip

    @property
    def _host(self) -> str:
        return self._event.organiser or self._office.name

    def _heading(self, participant_id: str) -> str:
        """LULUS on an STTPP where a test asks for a score and it was reached."""
        score, asked = self._scores_of_all.get(participant_id, {}).get(self._rule.exam), self._rule.pass_score
        passed = asked is not None and score is not None and score >= asked
        return "LULUS" if self._tells_graduation and passed else "TELAH MENGIKUTI"

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
        when = wording.days_text(self.days)
        venue = wording.in_sentence(self._event.venue) if self._event.venue else ""
        with_titles = office.rule("certificate-back", self._office.id).with_titles
        place = self._event.place or self._office.place
        return {
            "event_title": self._event.title,
            "when_where": ", di ".join(part for part in (when, venue) if part),
            **_table(self._subjects),
            "signature": paper_parts.chair_signature(event_id, with_titles, paper_parts.place_and_date(place, on)),
        }


def with_origin(told: Certificate, person: PersonCard) -> Certificate:
    """The line of pillar and origin, whole and in its two halves."""
    origin = regions.origin(person.region, person.village_name, long_words=True)
    return replace(
        told,
        origin=wording.person_origin(person.pillar, origin.village, origin.district, origin.regency),
        standing=wording.person_origin(person.pillar, origin.village, "", ""),
        area=wording.person_origin("", "", origin.district, origin.regency),
    )


def _tells_graduation(layout: Layout) -> bool:
    """Whether a design is that of a Surat Tanda Tamat, shipped or of the office's own."""
    return any(isinstance(one, Text) and _GRADUATION in one.text.upper() for one in layout.front)


def _birth_place_date(person: PersonCard) -> str:
    born = day(person.birth_date)
    return ", ".join(part for part in (person.birth_place, wording.plain_date(born) if born else "") if part)


def _table(subjects: tuple[SubjectCard, ...]) -> dict[str, Any]:
    lines = tuple(SubjectLine(s.title, s.speaker, wording.decimal_text(number(s.lesson_hours))) for s in subjects)
    return {"subjects": lines, "total_hours": wording.decimal_text(_hours(subjects))}


def _hours(subjects: tuple[SubjectCard, ...]) -> Decimal:
    return sum((number(subject.lesson_hours) for subject in subjects), Decimal(0))
