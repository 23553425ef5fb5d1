"""Whole events and selections from files: what `event create` and `award load` bring in."""

from dataclasses import replace
from pathlib import Path

from app.domain import matching
from app.domain.vocabulary import LEVELS, ROLES
from app.errors import UserError
from app.exchange import award_files, event_files
from app.exchange.award_files import AwardPlan
from app.exchange.event_files import EventPlan
from app.models import rows
from app.services import award_results, awards, events, planning
from app.services.awards import CriterionCard, JurorCard, SelectionCard
from app.services.events import EventCard
from app.services.people import PersonCard
from app.services.people import save as save_person
from app.services.planning import RoleCard, SessionCard, SubjectCard
from app.services.steps import DataChange, step

_DEFAULTED = ("number_pattern", "lesson_minutes", "threshold", "number_start")


def create_event(path: Path) -> DataChange:
    """Make an event from a JSON file, as one step.

    Raises: UserError: the file cannot be read, a field is wrong (named), or the code is in use.
    """
    return put_event(event_files.read_event(path))


def put_event(plan: EventPlan, office_id: str = "") -> DataChange:
    """Make an event of an office (our own by default); without sessions it gets one day-long session a day."""
    if plan.level and plan.level not in LEVELS:
        known = ", ".join(LEVELS)
        raise UserError(f"Tingkat “{plan.level}” tidak dikenal.", "Kegiatan tidak dibuat.", f"Pakai: {known}.")
    with step(f"Membuat kegiatan {plan.code}") as changes:
        event_id = events.save(replace(_card(plan), office=office_id)).subject
        for quota in plan.quotas:
            planning.set_quota(event_id, quota.region, quota.seats)
        subjects: dict[str, str] = {}
        for subject in plan.subjects:
            hours = "0" if subject.lesson_hours is None else f"{subject.lesson_hours:f}"
            card = SubjectCard(title=subject.title, lesson_hours=hours, speaker=subject.speaker)
            subjects[subject.title] = planning.save_subject(event_id, card).subject
        for role in plan.roles:
            planning.save_role(event_id, _role(role))
        _put_sessions(event_id, plan, subjects)
        return changes.summary(event_id, f"Kegiatan {plan.code} dibuat")


def _card(plan: EventPlan) -> EventCard:
    """The plan's card; what the file does not tell keeps the card's own default."""
    told = {name: getattr(plan, name) for name in _DEFAULTED if getattr(plan, name) not in (None, "")}
    return EventCard(
        code=plan.code,
        title=plan.title,
        level=plan.level or "dasar",
        starts_on=plan.starts_on.isoformat(),
        ends_on=plan.ends_on.isoformat(),
        venue=plan.venue,
        place=plan.place,
        host=plan.host,
        organiser=plan.organiser,
        batch=plan.batch,
        theme=plan.theme,
        legal_basis=plan.legal_basis,
        objectives=plan.objectives,
        competences=plan.competences,
        partner_pillars=plan.partner_pillars,
        funding=plan.funding,
        stated_total=plan.stated_total,
        quota_note=plan.quota_note,
        example_note=plan.example_note,
        **told,
    )


def _role(plan: event_files.RolePlan) -> RoleCard:
    return RoleCard(
        role=plan.role if plan.role in ROLES else "speaker",
        name=plan.name,
        front_title=plan.front_title,
        back_title=plan.back_title,
        position=plan.position,
        represented_by=plan.represented_by,
        represented_position=plan.represented_by_position,
        gist=plan.gist,
    )


def _put_sessions(event_id: str, plan: EventPlan, subjects: dict[str, str]) -> None:
    hours = {s.title: s.lesson_hours for s in plan.subjects}
    for session in plan.sessions:
        counted = session.lesson_hours if session.lesson_hours is not None else hours.get(session.subject)
        card = SessionCard(
            date=session.date.isoformat(),
            starts=session.starts,
            ends=session.ends,
            subject=subjects.get(session.subject),
            title="" if session.subject in subjects else session.subject,
            lesson_hours="0" if counted is None else f"{counted:f}",
        )
        planning.save_session(event_id, card)
    if not plan.sessions:
        planning.lay_day_sessions(event_id)


def load_award(path: Path) -> DataChange:
    """Make a selection with everything in it from a JSON file, as one step.

    Raises: UserError: the file cannot be read, a field is wrong (named), or the weights don't add to 100.
    """
    plan = award_files.read_award(path)
    with step(f"Memuat pemilihan {plan.code}") as changes:
        seats = SelectionCard(code=plan.code, title=plan.title, year=plan.year, level=plan.level, seats=plan.seats)
        selection_id = awards.save(seats).subject
        criteria = {c.name: awards.save_criterion(selection_id, _criterion(c)).subject for c in plan.criteria}
        jurors = {name: awards.save_juror(selection_id, JurorCard(name=name)).subject for name in plan.jurors}
        people = {name: _person(name) for name in plan.nominees}
        awards.add_nominees(selection_id, list(people.values()))
        by_person = {nominee.person_id: nominee.id for nominee in awards.nominees(selection_id)}
        nominees = {name: by_person[person] for name, person in people.items()}
        _put_scores(plan, criteria, jurors, nominees)
        chain = "\n".join(criteria[name] for name in plan.tie_break)
        changes.put("selection", selection_id, {"tie_break": chain})
        gap = awards.weight_gap(selection_id)
        if gap:
            raise UserError(
                f"Bobot kriteria berjumlah {100 - gap:f}, seharusnya 100.",
                "Pemilihan tidak dimuat.",
                "Perbaiki bobot di berkasnya.",
            )
        return changes.summary(selection_id, f"Pemilihan {plan.code} dimuat")


def _criterion(plan: award_files.CriterionPlan) -> CriterionCard:
    return CriterionCard(
        name=plan.name,
        weight=f"{plan.weight:f}",
        kind=plan.kind,
        lowest=f"{plan.lowest:f}",
        highest=f"{plan.highest:f}",
    )


def _person(name: str) -> str:
    """The registry's only person of this name, else a new one."""
    wanted = matching.name_key(name)
    same = [row["id"] for row in rows.find("person") if matching.name_key(row["name"]) == wanted]
    return str(same[0]) if len(same) == 1 else save_person(PersonCard(name=name)).subject


def _put_scores(plan: AwardPlan, criteria: dict[str, str], jurors: dict[str, str], nominees: dict[str, str]) -> None:
    for juror, nominee in plan.recusals:
        award_results.recuse(jurors[juror], nominees[nominee], "Tercatat pada berkas yang dimuat")
    for score in plan.scores:
        award_results.set_score(
            jurors[score.juror], nominees[score.nominee], criteria[score.criterion], f"{score.value:f}"
        )
