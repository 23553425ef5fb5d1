"""Writing numbered documents of a design into the register: certificates and piagam go through the same door."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.layouts.elements import Photo
from app.models import base
from app.models.base import Row
from app.models.local import Blob
from app.printing.records import Certificate
from app.services import certificate_snapshots, layouts, portraits
from app.services.authenticity import CodeFacts, CodeTooLong, Signer
from app.services.certificate_numbers import Numberer
from app.services.certificate_register import ISSUED, PARTICIPANT
from app.services.certificate_snapshots import Issued
from app.services.steps import Recorder

_AT_ONCE = 100  # photos in memory


@dataclass(frozen=True)
class Vouched:
    """What the code of a document vouches for beside its number and name: event, days, JP, and as what."""

    title: str
    starts_on: date | None = None
    ends_on: date | None = None
    lesson_hours: Decimal = Decimal(0)
    capacity: str = PARTICIPANT


class Writer:
    """Numbers, signs and collects the documents of one issue, then writes them all at once.

    Make it before the step begins: the office's key is made at first need, and stays when the issue is undone.

    Raises: UserError: there is no such design, or the office's key is not in this database.
    """

    def __init__(self, office_id: str, layout: str, on: date) -> None:
        self._on = on
        self.layout = layouts.get(layout)
        self._checker = certificate_snapshots.checker(self.layout)
        self._signer = Signer(office_id)
        self._with_photo = any(isinstance(one, Photo) for one in (*self.layout.front, *self.layout.back))
        self._pending: list[tuple[str, Row, Certificate]] = []

    def add(self, numberer: Numberer, told: Certificate, values: Mapping[str, object], vouched: Vouched) -> str:
        """Take the next number for a document, or tell why it cannot be issued; then no number is used.

        Raises: UserError: there is no number left.
        """
        if not told.name.strip():
            return "nama belum diisi"
        running, number = numberer.foresee()
        row_id = base.new_id()
        try:
            code = self._signer.sign(_facts(row_id, number, told.name, vouched))
        except CodeTooLong as error:
            return self._checker.problem(told) or str(error)
        # with its code, which takes room, and its number: what is issued must print
        numbered = replace(told, number=number, code=code.text, check_code=code.check_code)
        if problem := self._checker.problem(numbered):
            return problem
        numberer.take()
        known = {"number": number, "running": running, "date": self._on.isoformat(), "status": ISSUED}
        self._pending.append((row_id, {**values, **known}, numbered))
        return ""

    def write(self, changes: Recorder) -> tuple[str, ...]:
        """Within a step: write what was added, the design it is printed in, and the photos on it; the numbers given."""
        if not self._pending:
            return ()
        version = layouts.pin(changes, self.layout)
        photos = self._photos(changes)
        changes.put_many(
            "certificate",
            (
                (row_id, {**values, "snapshot": certificate_snapshots.to_snapshot(Issued(version, told), photo)})
                for (row_id, values, told), photo in zip(self._pending, photos, strict=True)
            ),
        )
        return tuple(told.number for _, _, told in self._pending)

    def _photos(self, changes: Recorder) -> list[str]:
        """The photo of each by its hash, "" for none; kept as an attachment of the certificate, whatever becomes of
        the person's own."""
        if not self._with_photo:
            return [""] * len(self._pending)
        found = []
        for start in range(0, len(self._pending), _AT_ONCE):
            chunk = self._pending[start : start + _AT_ONCE]
            by_person = portraits.of(str(values["person"]) for _, values, _ in chunk if values.get("person"))
            for row_id, values, _ in chunk:
                content = by_person.get(str(values.get("person") or ""))
                found.append(_keep_photo(changes, row_id, content) if content else "")
        return found


def _facts(row_id: str, number: str, name: str, vouched: Vouched) -> CodeFacts:
    return CodeFacts(
        certificate_id=row_id,
        number=number,
        name=name,
        title=vouched.title,
        starts_on=vouched.starts_on,
        ends_on=vouched.ends_on,
        lesson_hours=vouched.lesson_hours or None,
        capacity=vouched.capacity,
    )


def _keep_photo(changes: Recorder, row_id: str, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    Blob.insert(sha256=sha256, content=content).on_conflict_ignore().execute()
    values = {"owner_table": "certificate", "owner": row_id, "name": "foto.jpg", "media_type": "image/jpeg",
              "sha256": sha256, "kind": "photo"}  # fmt: skip
    changes.put("attachment", base.natural_id("attachment", row_id, "photo"), values)
    return sha256
