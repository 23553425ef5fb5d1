"""Who counts as trained: the one place of that rule, as SQL over a person.

*Basic*: the basic Bimtek is a legal condition of being appointed (Permensos 10/2019; domain.md §1.2). It is proven by
the number of a basic certificate on the card, or by a certificate in force, as a participant, of an event of the level
"dasar".

Records that were linked as one human count together: what one of them proves, all of them have.
"""

from app.models.base import database

_BASIC = (
    "(m.basic_certificate_number <> '' OR EXISTS (SELECT 1 FROM certificate tc JOIN event te ON te.id = tc.event_id "
    "WHERE tc.person_id = m.id AND tc.status = 'terbit' AND NOT tc.deleted AND tc.capacity IN ('', 'peserta') "
    "AND te.level = 'dasar' AND NOT te.deleted))"
)
# The newest of: the basic certificate's date, the last day of an event with a certificate, a sitting attended.
_LAST = (
    "SELECT m.basic_certificate_date AS day WHERE m.basic_certificate_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-*' "
    "UNION ALL SELECT max(te.ends_on, te.starts_on) FROM certificate tc JOIN event te ON te.id = tc.event_id "
    "WHERE tc.person_id = m.id AND tc.status = 'terbit' AND NOT tc.deleted AND tc.capacity IN ('', 'peserta') "
    "AND NOT te.deleted "
    "UNION ALL SELECT ts.date FROM participant tp JOIN attendance ta ON ta.participant_id = tp.id "
    "JOIN session ts ON ts.id = ta.session_id WHERE tp.person_id = m.id AND NOT tp.deleted AND ta.mark = 'H' "
    "AND NOT ta.deleted AND NOT ts.deleted"
)


def basic_of_record(person: str = "p") -> str:
    """The condition that one record alone proves a basic certificate."""
    return _BASIC.replace("m.", f"{person}.")


def basic(person: str = "p") -> str:
    """The condition that the human whose record has this alias holds a basic certificate; never NULL."""
    return f"({basic_of_record(person)} OR coalesce({_of_group(person, f'max({_BASIC})')}, 0))"


_PROOFS = (
    "WITH record(person, id) AS (SELECT p.id, p.id FROM person p WHERE p.id IN ({marks}) "
    "UNION SELECT tg.person, tm.person FROM person_group tg JOIN person_group tm ON tm.head = tg.head "
    "WHERE tg.person IN ({marks})) "
    "SELECT r.person, m.basic_certificate_date FROM record r JOIN person m ON m.id = r.id "
    "WHERE NOT m.deleted AND m.basic_certificate_number <> '' AND m.basic_certificate_number NOT IN "
    "(SELECT oc.number FROM certificate oc WHERE oc.event_id = ? AND NOT oc.deleted) "
    "UNION ALL SELECT r.person, tc.date FROM record r JOIN certificate tc ON tc.person_id = r.id "
    "JOIN event te ON te.id = tc.event_id WHERE tc.status = 'terbit' AND NOT tc.deleted "
    "AND tc.capacity IN ('', 'peserta') AND te.level = 'dasar' AND NOT te.deleted AND te.id <> ?"
)


def basic_proofs(person_ids: list[str], event_id: str) -> dict[str, list[str]]:
    """The dates, as written, of what proves the basic training of these people; nothing that this event gave them.

    Those who were never trained so are left out.
    """
    found: dict[str, list[str]] = {}
    for start in range(0, len(person_ids), 400):
        chunk = person_ids[start : start + 400]
        query = _PROOFS.format(marks=",".join("?" * len(chunk)))
        for person, day in database.execute_sql(query, (*chunk, *chunk, event_id, event_id)).fetchall():
            found.setdefault(person, []).append(day)
    return found


def last_day(person: str = "p") -> str:
    """The ISO day on which the human was last trained, in any event; '' for never."""
    own = f"(SELECT max(day) FROM ({_LAST.replace('m.', f'{person}.')}))"
    shared = _of_group(person, f"max((SELECT max(day) FROM ({_LAST})))")
    return f"max(coalesce({own}, ''), coalesce({shared}, ''))"


def _of_group(person: str, what: str) -> str:
    """An aggregate over the records `m` of the human's group; NULL where the record was never linked."""
    return (
        f"(SELECT {what} FROM person_group tg JOIN person_group tm ON tm.head = tg.head "
        f"JOIN person m ON m.id = tm.person WHERE tg.person = {person}.id AND NOT m.deleted)"
    )
