"""Blanking a person for good: the row, every logged value, and the snapshots printed with it."""

import json

from app.models import changes, log, rows
from app.models.base import database
from app.models.changes import DataChange
from app.models.people import PERSONAL_FIELDS

# What a certificate's snapshot says of the person.
_SNAPSHOT_FIELDS = ("name", "origin", "birth")


def erase(person_id: str) -> DataChange:
    """Set the one-way flag and blank what it covers."""
    with changes.step("Menghapus data pribadi seseorang") as recorder:
        recorder.put("person", person_id, {"erased": True, **dict.fromkeys(PERSONAL_FIELDS, "")})
        for certificate in rows.find("certificate", person=person_id):
            snapshot = json.loads(certificate["snapshot"] or "{}")
            blanked = {name: "" if name in _SNAPSHOT_FIELDS else value for name, value in snapshot.items()}
            recorder.put("certificate", certificate["id"], {"snapshot": log.canonical(blanked)})
            _blank_log("certificate", certificate["id"], {"snapshot"})
        _blank_log("person", person_id, PERSONAL_FIELDS)
        return recorder.summary()


def _blank_log(table: str, row: str, names: frozenset[str] | set[str]) -> None:
    """Blank the logged values of these fields in steps already written; the present step is written afterwards."""
    query = 'SELECT step_id, fields FROM change WHERE "table" = ? AND "row" = ?'
    for step_id, text in database.execute_sql(query, (table, row)).fetchall():
        fields = json.loads(text)
        blanked = {name: "" if name in names else value for name, value in fields.items()}
        database.execute_sql(
            'UPDATE change SET fields = ? WHERE step_id = ? AND "table" = ? AND "row" = ?',
            (log.canonical(blanked), step_id, table, row),
        )
