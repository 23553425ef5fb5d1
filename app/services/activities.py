"""A person's portfolio: social activities with those they were for, the story, photos and papers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from app.errors import UserError
from app.models import groups, personal, rows
from app.models.base import Row
from app.services import attachments, references
from app.services.attachments import AttachmentCard, CleanFile
from app.services.records import as_record, as_values, day, existing, id_to_save
from app.services.steps import DataChange, step

_MAX_TEXT, _MAX_STORY = 500, 5000
_MOST_BENEFICIARIES = 1_000_000
SCHEMES = {"PMKS-26": "PMKS", "PPKS-26": "PPKS", "PAS-12": "PAS"}
"""The lists of those who are helped, as each was called in its time (domain.md §1.8)."""


@dataclass(frozen=True)
class ActivityCard:
    """One social activity. `date` is ISO text or what was typed, `category` a code in the list `scheme`."""

    id: str = ""
    person: str = ""
    date: str = ""
    kind: str = ""
    scheme: str = ""
    category: str = ""
    beneficiaries: int | None = None
    place: str = ""
    story: str = ""


@dataclass(frozen=True)
class ActivityRow:
    """An activity as it is shown: `category` in words with the list it is of ("PPKS: Anak Jalanan")."""

    card: ActivityCard
    category: str
    attachments: tuple[AttachmentCard, ...]


def categories(on: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen on an ISO day ("" for any), as ("SCHEME/code", "PPKS: label")."""
    wanted = on if day(on) else ""
    return tuple(
        (f"{scheme}/{code}", f"{called}: {label}")
        for scheme, called in SCHEMES.items()
        for code, label in references.choices(scheme, wanted)
    )


def listing(person_id: str) -> tuple[ActivityRow, ...]:
    """The activities of a human, in all linked records, the newest first."""
    found = rows.among("activity", "person", list(groups.members(person_id)))
    ordered = sorted(found, key=lambda row: (row["date"], row["id"]), reverse=True)
    return tuple(_row(row) for row in ordered if not personal.is_erased(row["person"]))


def get(activity_id: str) -> ActivityRow:
    """Raises: UserError: it was removed in the meantime."""
    return _row(existing("activity", activity_id, "Kegiatan sosial"))


def save(card: ActivityCard, added: Sequence[CleanFile] = (), removed: Sequence[str] = ()) -> DataChange:
    """Keep an activity, complete or not, with the files that came and went, as one step; `subject` is its id.

    Raises: UserError: neither kind nor story is there, a text is too long, the number of people is none, there are
        too many attachments, or the person was erased.
    """
    card = _cleaned(card)
    _check(card)
    existing("person", card.person, "Orang")
    if personal.is_erased(card.person):
        raise UserError("Data pribadi orang ini sudah dihapus.", "Kegiatan ini tidak disimpan.")
    activity_id = id_to_save("activity", card.id, "Kegiatan sosial")
    with step(f"{'Mengubah' if card.id else 'Mencatat'} kegiatan sosial") as changes:
        changes.put("activity", activity_id, as_values(card))
        attachments.put(changes, "activity", activity_id, added, removed)
        return changes.summary(activity_id)


def delete(activity_id: str) -> DataChange:
    """Take an activity off the portfolio, with its attachments."""
    existing("activity", activity_id, "Kegiatan sosial")
    with step("Menghapus kegiatan sosial") as changes:
        for row in rows.find("attachment", owner_table="activity", owner=activity_id):
            changes.delete("attachment", row["id"])
        changes.delete("activity", activity_id)
        return changes.summary(activity_id)


def _row(row: Row) -> ActivityRow:
    card = as_record(ActivityCard, row)
    labels = dict(references.choices(card.scheme)) if card.scheme else {}
    called = SCHEMES.get(card.scheme, card.scheme)
    words = f"{called}: {labels.get(card.category, card.category)}" if card.category else ""
    return ActivityRow(card, words, attachments.listing("activity", card.id))


def _cleaned(card: ActivityCard) -> ActivityCard:
    texts = {
        f.name: " ".join(getattr(card, f.name).split())
        for f in fields(card)
        if f.name not in {"beneficiaries", "story"}
    }
    return replace(card, **texts, story=card.story.strip())  # type: ignore[arg-type]  # all of them are text


def _check(card: ActivityCard) -> None:
    unsaved = "Kegiatan ini belum disimpan."
    if not (card.kind or card.story):
        raise UserError("Jenis kegiatan dan ceritanya belum diisi.", unsaved, "Isi salah satunya lebih dahulu.")
    limits = {"story": _MAX_STORY}
    for field in fields(card):
        value = getattr(card, field.name)
        limit = limits.get(field.name, _MAX_TEXT)
        if isinstance(value, str) and len(value) > limit:
            told = f"Satu isian berisi {len(value)} huruf; paling banyak {limit}."
            raise UserError(told, unsaved, "Pendekkan isian itu.")
    if card.beneficiaries is not None and not 0 <= card.beneficiaries <= _MOST_BENEFICIARIES:
        raise UserError("Jumlah penerima manfaat tidak masuk akal.", unsaved, "Isi angka 0 sampai 1.000.000.")
