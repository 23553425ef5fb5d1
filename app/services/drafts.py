"""Unfinished forms, kept every few seconds and offered again after a crash."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from app.models.local import Draft


@dataclass(frozen=True)
class KeptDraft:
    """What stood in a form when the program stopped, and when it was kept."""

    form: str
    saved_at: datetime
    content: dict[str, str]


def keep(form: str, content: dict[str, str]) -> None:
    """Keep what stands in a form; one draft a form."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    text = json.dumps(content, ensure_ascii=False)
    Draft.insert(form=form, saved_at=now, content=text).on_conflict(
        conflict_target=[Draft.form], update={Draft.saved_at: now, Draft.content: text}
    ).execute()


def find(form: str) -> KeptDraft | None:
    """The draft of a form; None when it was saved or closed in order."""
    row = Draft.get_or_none(Draft.form == form)
    if row is None:
        return None
    return KeptDraft(form, datetime.fromisoformat(row.saved_at), json.loads(row.content))


def forget(form: str) -> None:
    """The form was saved, or closed on purpose."""
    Draft.delete().where(Draft.form == form).execute()
