"""The named texts of an event: reading them, and keeping them as one step."""

from collections.abc import Mapping

from app.domain import wording
from app.domain.event_texts import BY_KEY, ELSEWHERE, MOST_GOODS, lines_of
from app.errors import UserError
from app.models import base, rows
from app.services import events
from app.services.records import day
from app.services.steps import DataChange, step

_LONGEST = 20_000  # letters: some eight pages


def texts(event_id: str) -> dict[str, str]:
    """What was filled in, by part; a part without a text is not in it."""
    return {row["part"]: row["text"] for row in rows.find("event_text", "part", event=event_id) if row["text"]}


def text_id(event_id: str, part: str) -> str:
    """The id of a text: two offices that write the same part write the same row."""
    return base.natural_id(event_id, "text", part)


def save(event_id: str, filled: Mapping[str, str]) -> DataChange:
    """Keep texts by part; an empty one takes the text away, parts not named stay as they are.

    Raises: UserError: the event was removed, a part is none, a date is none, or a text is too long.
    """
    event = events.get(event_id)
    for part, text in filled.items():
        _check(part, text)
    before = texts(event_id)
    changed = {part: text.strip() for part, text in filled.items() if text.strip() != before.get(part, "")}
    with step(f"Mengisi naskah kegiatan {event.code}") as changes:
        changes.put_many(
            "event_text",
            (
                (text_id(event_id, part), _values(event_id, part, text))
                for part, text in changed.items()
            ),
        )
        return changes.summary(event_id, f"Naskah {event.code} disimpan" if changed else "")


def _values(event_id: str, part: str, text: str) -> dict[str, object]:
    """A text that was taken away leaves no row behind, so that it is as if it never had been."""
    return {"event": event_id, "part": part, "text": text} if text else {"deleted": True}


def letter(found: Mapping[str, str], key: str) -> str:
    """A letter as it is cited: "Nomor 460/12/2018 tanggal 3 September 2018"; "" where nothing of it is known."""
    number, on = found.get(f"{key}-number", ""), day(found.get(f"{key}-date", ""))
    words = (f"Nomor {number}" if number else "", f"tanggal {wording.plain_date(on)}" if on else "")
    return " ".join(part for part in words if part)


def _check(part: str, text: str) -> None:
    untouched = "Tidak ada yang disimpan."
    known = BY_KEY.get(part)
    if known is None and part not in ELSEWHERE:
        raise UserError(f"Bagian naskah “{part[:40]}” tidak dikenal.", untouched, "Pilih dari daftar.")
    if len(text) > _LONGEST:
        name = known.label if known else part
        raise UserError(
            f"{name} berisi {len(text)} huruf; paling banyak {_LONGEST}.", untouched, "Pendekkan isian itu."
        )
    if part == "goods" and len(lines_of(text)) > MOST_GOODS:
        raise UserError(
            f"Perlengkapan berisi {len(lines_of(text))} barang; paling banyak {MOST_GOODS}.",
            untouched,
            "Gabungkan beberapa, misalnya “Seminar kit”.",
        )
    if known is not None and known.day and text.strip() and day(text.strip()) is None:
        raise UserError(f"“{text[:40]}” pada {known.label} bukan tanggal.", untouched, "Tulis seperti 2018-09-12.")
