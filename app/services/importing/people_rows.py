"""Planning the rows of a list of people, and of an event's participants."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.domain import import_nik, quotas
from app.domain.importing import CheckedPerson, Finding, Record, check_people
from app.domain.vocabulary import ACTIVE_STATUSES, PARTICIPANT_STATUSES
from app.errors import Progress
from app.models import base
from app.models import rows as stored
from app.models.base import Row
from app.models.groups import Group
from app.models.queries import recognition
from app.models.queries.recognition import Known
from app.services import events, office, regions
from app.services.importing import humans
from app.services.importing.recognising import Match, Recognition
from app.services.importing.rows import FieldChange, PlannedRow, Verdict, Writes, field_change
from app.services.importing.sources import Source
from app.services.importing.stages import stage, watched

_BEYOND = "Orangnya tetap didaftarkan; tulis alasannya pada halaman Kuota & peserta."


@dataclass
class Told:
    """What earlier rows of the file told of one human: the first of them, and the values."""

    row: int
    values: dict[str, str] = field(default_factory=dict)

    def add(self, person: CheckedPerson) -> None:
        """Heed what a row tells; the first one to tell a field counts, so that a file always ends in the same state."""
        values = dict(person.told)
        if person.assumed_region:
            values.pop("region", None)
        elif "region" in values or "village_name" in values:
            values.setdefault("region", "")  # they are told together
            values.setdefault("village_name", "")
        self.values = values | self.values if self.values else values


def plan_people(source: Source, records: Sequence[Record], progress: Progress) -> Iterator[PlannedRow]:
    """The rows of a list for the registry, or for the event that the source belongs to."""
    own = office.required_card().region
    owners = _owners(records, stage(progress, 0, 0.1))
    names = {nik: tuple(known.name for known in people) for nik, people in owners.items()}
    judged = check_people(watched(records, stage(progress, 0.1, 0.4)), names, regions.gazetteer(), own)
    people = tuple(judged)
    matches = Recognition(people, owners).matches(stage(progress, 0.4, 0.8))
    seats = Seats(source.target_id) if source.target_id else None
    planner = _Planner(source.labels, seats)
    pairs = list(zip(records, people, matches, strict=True))
    for record, person, match in watched(pairs, stage(progress, 0.8, 1)):
        yield planner.planned(record, person, match)


def _owners(records: Sequence[Record], progress: Progress) -> dict[str, list[Known]]:
    niks = {import_nik.bare_nik(record.values.get("nik", "").strip()) for record in records} - {""}
    owners: dict[str, list[Known]] = {}
    for known in recognition.with_niks(niks, progress):
        owners.setdefault(known.nik, []).append(known)
    return owners


class Seats:
    """The participants of one event, and the seats that newcomers take."""

    def __init__(self, event_id: str) -> None:
        self.event_id = event_id
        self._held: dict[str, Row] = {row["person"]: row for row in stored.find("participant", event=event_id)}
        self._taken: set[str] = set()
        self._lines = events.quota_lines(event_id)
        self._newcomers: Counter[str] = Counter()
        quota_regions = [row["region"] for row in stored.find("quota", event=event_id)]
        self._region = cache(lambda region: quotas.seat_region(quota_regions, region))

    def held(self, human: Group) -> Row | None:
        """The seat of one of the human's records."""
        return next((self._held[one] for one in (human.head, *human.records) if one in self._held), None)

    def over_quota(self, seated: Writes) -> str:
        """Why a newcomer has no seat within the quota, in a sentence; "" where there is room, or nobody is new."""
        region = next((str(values["region"]) for _, _, values in seated if "event" in values), None)
        if region is None:
            return ""
        full = quotas.over_quota(self._lines, region, self._newcomers[region])
        self._newcomers[region] += 1
        return full

    def writes(self, human: Group, fresh: Mapping[str, str]) -> Writes:
        """A seat for who has none; a held one follows the person's region, unless it was given otherwise."""
        seat = self.held(human)
        before = str(human.shown["region"]) if human.records else ""
        region = fresh.get("region", before)
        if seat is not None:
            follows = region != before and seat["region"] == self._region(before)
            return (("participant", seat["id"], {"region": self._region(region)}),) if follows else ()
        if human.head in self._taken:
            return ()
        self._taken.add(human.head)
        values = {"event": self.event_id, "person": human.head, "region": self._region(region), "status": "confirmed"}
        return (("participant", base.natural_id(self.event_id, human.head), values),)


class _Planner:
    """Row after row; knows what earlier rows of the file told of the same human."""

    def __init__(self, labels: Mapping[str, str], seats: Seats | None) -> None:
        self._labels, self._seats = labels, seats
        self._told: dict[str, Told] = {}
        self._origin = cache(lambda region, village: regions.origin(region, village).line)

    def planned(self, record: Record, person: CheckedPerson, match: Match | None) -> PlannedRow:
        values = person.values
        origin = self._origin(values["region"], values["village_name"])
        if match is None:
            return PlannedRow(person.sheet, person.row, values["name"], origin, "rejected", (), person.findings)
        human = match.human
        earlier = self._told.get(human.head)
        fresh = humans.news(human, person.told, person.assumed_region)
        findings = (*person.findings, *self._remarks(record, match, earlier, fresh))
        told = earlier or self._told.setdefault(human.head, Told(person.row))
        if earlier is not None:
            fresh = {name: value for name, value in fresh.items() if name not in told.values}
        told.add(person)
        verdict, writes = self._writes(human, fresh, known=bool(human.records) or earlier is not None)
        full = self._seats.over_quota(writes) if self._seats else ""
        if full:
            findings = (*findings, record.finding("name", "warning", f"{full[0].upper()}{full[1:]}.", _BEYOND, "kuota"))
        changes = self._changes(human, fresh) if verdict == "changed" else ()
        return PlannedRow(person.sheet, person.row, values["name"], origin, verdict, writes, findings, changes)

    def _writes(self, human: Group, fresh: Mapping[str, str], *, known: bool) -> tuple[Verdict, Writes]:
        writes = humans.writes(human, fresh) if fresh else ()
        if self._seats is None:
            return ("changed" if writes else "unchanged") if known else "new", writes
        seated = self._seats.writes(human, fresh)
        if any("event" in values for _, _, values in seated):
            return "new", (*writes, *seated)
        return "changed" if writes else "unchanged", (*writes, *seated)

    def _changes(self, human: Group, fresh: Mapping[str, str]) -> tuple[FieldChange, ...]:
        shown: Mapping[str, object] = human.shown if human.records else {}
        return tuple(
            field_change(name, self._labels.get(name, name), str(shown.get(name, "")), value)
            for name, value in fresh.items()
        )

    def _remarks(
        self, record: Record, match: Match, earlier: Told | None, fresh: Mapping[str, str]
    ) -> Iterator[Finding]:
        if earlier is not None:
            differing = [name for name, value in fresh.items() if earlier.values.get(name, value) != value]
            said = f"Baris ini untuk orang yang sama dengan baris {earlier.row}."
            if not differing:
                yield record.finding("name", "note", said, kind="baris-ganda")
            for name in differing:
                advice = f"Yang dipakai isian baris {earlier.row}; periksa mana yang benar."
                yield record.finding(name, "warning", f"{said} Isiannya berbeda.", advice, "baris-ganda")
        if match.doubles:
            reason = f"Ada {match.doubles} orang dengan nama, tanggal lahir, dan desa yang sama."
            yield record.finding("name", "warning", reason, "Isi NIK agar tidak tertukar.", "orang-kembar")
        seat = self._seats.held(match.human) if self._seats else None
        if seat is not None and seat["status"] not in ACTIVE_STATUSES:
            status = str(PARTICIPANT_STATUSES.get(seat["status"], seat["status"])).lower()
            reason = f"Orang ini tercatat {status} pada kegiatan ini."
            yield record.finding("name", "warning", reason, "Statusnya tidak diubah.", "tidak-aktif")
