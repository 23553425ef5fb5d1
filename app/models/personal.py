"""What the database holds about a person, and which of it goes when that person is erased."""

from collections.abc import Collection, Iterable

from app.models import log
from app.models.base import Row, database
from app.models.local import Erasure
from app.models.people import PERSONAL_FIELDS, Activity

_CHUNK = 500

# Fields that are blanked for good. The register keeps number, date, event and status; a seat and its marks stay
# counted; what somebody wrote about the person does not stay.
BLANKED: dict[str, frozenset[str]] = {
    "person": PERSONAL_FIELDS,
    "person_link": frozenset({"chosen"}),
    "participant": frozenset({"reason"}),
    "dispensation": frozenset({"reason"}),
    "payment": frozenset({"note"}),
    "certificate": frozenset({"snapshot", "reason", "override_reason"}),
    "event_role": frozenset({"name", "front_title", "back_title", "nip", "position", "gist"}),
    "activity": frozenset(Activity._meta.fields) - {"id", "deleted", "person"},
    "nominee": frozenset({"note"}),
    "recusal": frozenset({"reason"}),
    "attachment": frozenset({"name", "media_type", "sha256"}),
}
# How a row leads to its person: (table, column that refers, table referred to), parents first.
WAYS = (
    ("person_link", "first_id", "person"),
    ("person_link", "second_id", "person"),
    ("participant", "person_id", "person"),
    ("certificate", "person_id", "person"),
    ("event_role", "person_id", "person"),
    ("certificate", "role_id", "event_role"),
    ("activity", "person_id", "person"),
    ("nominee", "person_id", "person"),
    ("exam_score", "participant_id", "participant"),
    ("attendance", "participant_id", "participant"),
    ("arrival", "participant_id", "participant"),
    ("dispensation", "participant_id", "participant"),
    ("payment", "participant_id", "participant"),
    ("payment", "role_id", "event_role"),
    ("score", "nominee_id", "nominee"),
    ("recusal", "nominee_id", "nominee"),
    ("attachment", "owner", "person"),
    ("attachment", "owner", "activity"),
    ("attachment", "owner", "certificate"),
)


def rows_about(person_ids: Iterable[str]) -> dict[str, set[str]]:
    """The ids of all rows about these records, deleted ones too, by table."""
    found: dict[str, set[str]] = {"person": set(person_ids)}
    for table, column, parent in WAYS:
        own = found.setdefault(table, set())
        for chunk in _chunks(found.get(parent, set())):
            marks = ",".join("?" * len(chunk))
            query = f'SELECT id FROM "{table}" WHERE "{column}" IN ({marks})'
            own.update(row[0] for row in database.execute_sql(query, chunk).fetchall())
    return {table: ids for table, ids in found.items() if ids}


def people_of(table: str, row_ids: Collection[str]) -> set[str]:
    """The records that these rows are about."""
    if table == "person":
        return set(row_ids)
    found: set[str] = set()
    for own, column, parent in WAYS:
        if own == table:
            above: set[str] = set()
            for chunk in _chunks(row_ids):
                query = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE id IN ({",".join("?" * len(chunk))})'
                above.update(row[0] for row in database.execute_sql(query, chunk).fetchall() if row[0])
            if table == "attachment":  # its owner may be of several kinds; an id is in one table only
                above = _existing(parent, above)
            found |= people_of(parent, above) if above else set()
    return found


def is_erased(person_id: str) -> bool:
    """Whether a record's personal data are gone for good."""
    return Erasure.get_or_none(Erasure.person == person_id) is not None


def erased_ids() -> set[str]:
    """All records known to be erased, whether their row is here or not."""
    return {str(row.person) for row in Erasure.select(Erasure.person)}


def barred_rows(table: str, written: Iterable[tuple[str, Row]]) -> set[str]:
    """Of rows about to be written, (id, all fields), those that are about somebody erased."""
    if table not in BLANKED or Erasure.get_or_none() is None:
        return set()
    erased = erased_ids()
    if table == "person":
        return {row_id for row_id, _ in written if row_id in erased}
    about = rows_about(erased)
    parents = [(column.removesuffix("_id"), about.get(parent, set())) for own, column, parent in WAYS if own == table]
    return {row_id for row_id, fields in written if any(fields.get(name) in ids for name, ids in parents)}


def blanked(table: str, fields: Row) -> Row:
    """The same fields (all of a row, or those of one change) without what an erasure takes away."""
    blank = log.defaults(table)
    return {name: blank[name] if name in BLANKED.get(table, ()) else value for name, value in fields.items()}


def _existing(table: str, ids: set[str]) -> set[str]:
    found: set[str] = set()
    for chunk in _chunks(ids):
        query = f'SELECT id FROM "{table}" WHERE id IN ({",".join("?" * len(chunk))})'
        found.update(row[0] for row in database.execute_sql(query, chunk).fetchall())
    return found


def _chunks(ids: Collection[str]) -> Iterable[list[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
