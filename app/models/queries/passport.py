"""What a person's records took part in, as SQL answers it."""

from app.models.base import Row, database


def _rows(query: str, names: tuple[str, ...], values: list[str]) -> list[Row]:
    marks = ",".join("?" * len(values))
    found = database.execute_sql(query.format(marks=marks), values).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def seats(person_ids: list[str]) -> list[Row]:
    """Every seat of these records in an event that is there."""
    return _rows(
        "SELECT pa.id, pa.person_id, pa.event_id, pa.status FROM participant pa JOIN event e ON e.id = pa.event_id "
        "WHERE pa.person_id IN ({marks}) AND NOT pa.deleted AND NOT e.deleted ORDER BY pa.id",
        ("id", "person", "event", "status"),
        person_ids,
    )


def sittings(participant_ids: list[str]) -> list[Row]:
    """Each session of these participants' events with its mark, "" where nothing is recorded, and whether it is one of
    their own or of another class."""
    return _rows(
        "SELECT pa.id, s.lesson_hours, CASE WHEN coalesce(a.mark, '') <> '' THEN a.mark WHEN EXISTS (SELECT 1 FROM "
        "arrival r WHERE r.participant_id = pa.id AND r.session_id = s.id AND NOT r.deleted) THEN 'H' ELSE '' END, "
        "s.batch = '' OR s.batch = pa.batch FROM participant pa "
        "JOIN session s ON s.event_id = pa.event_id AND NOT s.deleted AND NOT s.unattended "
        "LEFT JOIN attendance a ON a.participant_id = pa.id AND a.session_id = s.id AND NOT a.deleted "
        "WHERE pa.id IN ({marks})",
        ("participant", "lesson_hours", "mark", "theirs"),
        participant_ids,
    )


def nominations(person_ids: list[str]) -> list[Row]:
    """Where these records were proposed."""
    return _rows(
        "SELECT n.id, n.person_id, n.selection_id FROM nominee n JOIN selection s ON s.id = n.selection_id "
        "WHERE n.person_id IN ({marks}) AND NOT n.deleted AND NOT s.deleted ORDER BY s.year DESC, n.id",
        ("id", "person", "selection"),
        person_ids,
    )
