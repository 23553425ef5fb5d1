"""The two practice events that ship with the program: facts of two published articles, and invented people."""

from collections.abc import Mapping
from dataclasses import dataclass

from app import paths
from app.domain.importing import PERSON_FIELDS
from app.errors import UserError
from app.exchange.event_files import EventPlan, event_plan
from app.exchange.json_fields import Fields, read_object

SAMPLES = ("siak-2018", "solok-2017")

_OFFICE = ("region", "level", "name", "letterhead", "address", "contact", "place", "classification", "unit_code")
_OFFICIAL = ("name", "front_title", "back_title", "nip", "rank", "position", "acting", "on_behalf")


@dataclass(frozen=True)
class SampleOfficial:
    """One who signs; `example` tells that the person is invented, not one whom the article names."""

    values: Mapping[str, str]
    example: bool


@dataclass(frozen=True)
class Sample:
    """One practice event with its office. Texts are by field name; `example_note` says in Indonesian what is invented.

    People are all invented, each carrying a `note` that says so; `source` is the article.
    """

    name: str
    source: str
    example_note: str
    office: Mapping[str, str]
    officials: tuple[SampleOfficial, ...]
    event: EventPlan
    people: tuple[Mapping[str, str], ...]


def read_sample(name: str) -> Sample:
    """The practice event of a name in `SAMPLES`.

    Raises:
        UserError: there is no practice event of that name.
    """
    if name not in SAMPLES:
        raise UserError(
            f"Data latihan “{name}” tidak ada.", "Tidak ada data yang diubah.", f"Pilih {' atau '.join(SAMPLES)}."
        )
    fields = read_object(paths.resource("samples", f"{name}.json"))
    return Sample(
        name=name,
        source=fields.text("source"),
        example_note=fields.text("example_note"),
        office=_texts(fields.object("office"), _OFFICE),
        officials=tuple(SampleOfficial(_texts(o, _OFFICIAL), o.flag("example")) for o in fields.objects("officials")),
        event=event_plan(fields.object("event")),
        people=tuple(_texts(person, (*PERSON_FIELDS, "note")) for person in fields.objects("people")),
    )


def _texts(fields: Fields, names: tuple[str, ...]) -> Mapping[str, str]:
    return {name: fields.text(name) for name in names}
