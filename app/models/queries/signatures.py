"""What is known of signatures on the sheets of an event."""

from app.models.base import database


def unsigned(event_id: str) -> dict[str, frozenset[str]]:
    """The sessions where somebody was present and did not sign, by participant."""
    cursor = database.execute_sql(
        "SELECT a.participant_id, a.session_id FROM attendance a JOIN session s ON s.id = a.session_id "
        "WHERE s.event_id = ? AND NOT a.deleted AND NOT s.deleted AND a.mark = 'H' AND a.unsigned",
        (event_id,),
    )
    found: dict[str, frozenset[str]] = {}
    for participant, session in cursor.fetchall():
        found[participant] = found.get(participant, frozenset()) | {session}
    return found
