"""The eligibility rules put to the people of an event, and the exceptions that were made with a reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain import eligibility, quotas
from app.domain.eligibility import RULES, Candidate, Remark
from app.domain.vocabulary import ACTIVE_STATUSES, RESERVE
from app.errors import UserError
from app.models import base, rows
from app.models.base import Row
from app.models.queries import events as queries
from app.models.queries import trained
from app.services import events, people
from app.services.events import EventCard
from app.services.people import PersonCard
from app.services.records import day, existing
from app.services.steps import DataChange, Recorder, step

_OPEN_EXCESS = "{sentence}, alasan belum ditulis"


@dataclass(frozen=True)
class Exemption:
    """A rule set aside for a participant: what it says, and why it was set aside."""

    rule: str
    sentence: str
    reason: str


@dataclass(frozen=True)
class Standing:
    """What is to be said of a participant: remarks nobody has answered, and the exceptions on record."""

    remarks: tuple[Remark, ...] = ()
    settled: tuple[Exemption, ...] = ()


def standings(event: EventCard, seats: Sequence[Row]) -> dict[str, Standing]:
    """By participant of an event, as `queries.participants` lists them."""
    reasons = dispensations(event.id)
    starts, ends = event.starts_on, event.ends_on or event.starts_on
    clashes = queries.clashes(event.id, starts, ends) if starts else {}
    excess = _excess(event.id, seats, reasons)
    twice = frozenset(seat for own in queries.seats_of_one(event.id).values() for seat in own)
    basic = _basic_years([seat["person"] for seat in seats], event)
    found = {}
    for seat in seats:
        candidate = Candidate(
            birth_date=day(seat["birth_date"]),
            basic=basic.get(seat["person"]),
            missing=people.missing_words(_card_of(seat)),
            clashes=clashes.get(seat["person"], ()),
            over_quota=excess.get(seat["id"], ""),
            twice=seat["id"] in twice,
            walk_in=seat["status"] == "walk-in",
        )
        said = eligibility.remarks(candidate, event.level, event.days[0])
        counts = seat["status"] in ACTIVE_STATUSES or seat["status"] == RESERVE
        found[seat["id"]] = _standing(said if counts else (), reasons.get(seat["id"], {}))
    return found


def of_card(event: EventCard, card: PersonCard) -> tuple[Remark, ...]:
    """What is to be said before this person is registered; of one not in the registry yet, by the card alone."""
    region = events.quota_region(event.id, card.region)
    if card.id:
        basic = _basic_years([card.id], event).get(card.id)
    else:
        basic = _year_before(event, [card.basic_certificate_date]) if card.basic_certificate_number else None
    candidate = Candidate(
        birth_date=day(card.birth_date),
        basic=basic,
        over_quota=quotas.over_quota(events.quota_lines(event.id), region),
    )
    return eligibility.remarks(candidate, event.level, event.days[0])


def dispensations(event_id: str) -> dict[str, dict[str, str]]:
    """The reasons of all exceptions made in an event, by participant and rule."""
    seats = [row["id"] for row in rows.find("participant", event=event_id)]
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows.among("dispensation", "participant", seats):
        found[row["participant"]][row["rule"]] = row["reason"]
    return dict(found)


def dispense(participant_id: str, rule: str, reason: str) -> DataChange:
    """Set a rule of `RULES` aside for a participant; the reason stays on record and may be written anew.

    Raises: UserError: no such rule, no reason, or the participant was removed.
    """
    seat = existing("participant", participant_id, "Peserta")
    if rule not in RULES:
        known = ", ".join(RULES)
        raise UserError(f"Ketentuan “{rule}” tidak dikenal.", "Tidak ada yang diubah.", f"Yang ada: {known}.")
    if not reason.strip():
        raise UserError("Alasannya belum ditulis.", "Tidak ada yang disetujui.", "Tulis alasannya.")
    name = people.known(seat["person"]).name
    with step(f"Menyetujui {name[:60]}: {RULES[rule]}") as changes:
        put_dispensation(changes, participant_id, rule, reason)
        return changes.summary(participant_id, f"{name}: disetujui dengan alasan")


def put_dispensation(changes: Recorder, participant_id: str, rule: str, reason: str) -> None:
    """Within a step: keep the reason of an exception."""
    values = {"participant": participant_id, "rule": rule, "reason": reason.strip()}
    changes.put("dispensation", base.natural_id(participant_id, rule), values)


def withdraw(participant_id: str, rule: str) -> DataChange:
    """Take an exception back: the rule holds again.

    Raises: UserError: there is none any more.
    """
    row = existing("dispensation", base.natural_id(participant_id, rule), "Persetujuan")
    name = people.known(existing("participant", participant_id, "Peserta")["person"]).name
    with step(f"Mencabut persetujuan {name[:60]}: {RULES.get(rule, rule)}") as changes:
        changes.delete("dispensation", row["id"])
        return changes.summary(participant_id, f"{name}: persetujuan dicabut")


def _standing(said: Sequence[Remark], reasons: Mapping[str, str]) -> Standing:
    """An exception stays on record where nothing is to be said any longer."""
    sentences = dict(RULES) | {remark.rule: remark.sentence for remark in said}
    settled = tuple(
        Exemption(rule, sentence, reasons[rule]) for rule, sentence in sentences.items() if rule in reasons
    )
    return Standing(tuple(remark for remark in said if remark.rule not in reasons), settled)


def _excess(event_id: str, seats: Sequence[Row], reasons: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Who is over quota: those let in with a reason, then those who came last, walk-ins after all others."""
    over = quotas.excess_sentences(events.quota_lines(event_id))
    if not over:
        return {}
    order = queries.arrival_order(event_id)
    found: dict[str, str] = {}
    for region, (number, sentence) in over.items():
        here = [seat for seat in seats if seat["region"] == region and seat["status"] in ACTIVE_STATUSES]
        agreed = {seat["id"] for seat in here if "over_quota" in reasons.get(seat["id"], {})}
        others = [seat for seat in here if seat["id"] not in agreed]
        others.sort(key=lambda seat: (seat["status"] == "walk-in", order.get(seat["id"], 0), seat["id"]))
        unanswered = others[max(len(others) - max(number - len(agreed), 0), 0) :]
        found |= dict.fromkeys(agreed, sentence)
        found |= {seat["id"]: _OPEN_EXCESS.format(sentence=sentence) for seat in unanswered}
    return found


def _basic_years(person_ids: list[str], event: EventCard) -> dict[str, str]:
    """By person: the year of the basic certificate held before the event; "" where its date is not known."""
    proofs = trained.basic_proofs(person_ids, event.id)
    years = {person: _year_before(event, days) for person, days in proofs.items()}
    return {person: year for person, year in years.items() if year is not None}


def _year_before(event: EventCard, days: Sequence[str]) -> str | None:
    """The earliest year of these dates; None where all of them are later than the event."""
    starts = event.days[0]
    told = [(day(text), text) for text in days]
    held = [(on, text) for on, text in told if on is None or starts is None or on <= starts]
    if not held:
        return None
    known = [on for on, _ in held if on is not None]
    return str(min(known).year) if known else ""


def _card_of(seat: Row) -> dict[str, str]:
    """The fields of a card that are wanted, out of a row of participants."""
    names = {"nik": "nik", "sex": "sex", "birth_date": "birth_date", "region": "village"}
    return {name: seat[column] for name, column in names.items()} | {"village_name": seat["village_name"]}
