"""The union of two logs: idempotent, and the same in whatever order it is made."""

from collections import defaultdict
from collections.abc import Iterable

from app.models import base, changes, erasing, log
from app.models.base import Row, database
from app.models.local import Step, Waiting
from app.models.rows import read_many


def absorb(steps: Iterable[log.LoggedStep]) -> int:
    """Take in the steps that are not known yet and fold the rows they touch; returns how many steps were new.

    A change whose parent row has not arrived waits in the log and is folded when it comes.
    """
    known = {row.id for row in Step.select(Step.id)}
    fresh = [entry for entry in steps if entry.id not in known]
    with database.atomic():
        changes.append_log(fresh)
        touched: dict[str, set[str]] = defaultdict(set)
        for entry in fresh:
            for table, row, _ in entry.changes:
                touched[table].add(row)
        for waiting in Waiting.select():
            touched[waiting.table].add(waiting.row)
        Waiting.delete().execute()
        for table in base.shared_tables():
            if touched[table]:
                _fold_table(table, touched[table])
        if fresh:
            erasing.hold()
    return len(fresh)


def waiting_count() -> int:
    """Rows whose changes wait for a parent."""
    return int(Waiting.select().count())


def _fold_table(table: str, row_ids: set[str]) -> None:
    folded = {row: log.fold(table, fields) for row, fields in log.writes(table, sorted(row_ids)).items()}
    ready = {row: values for row, values in folded.items() if _parents_present(table, values)}
    changes.write_rows(table, ready)
    for row in folded.keys() - ready.keys():
        Waiting.create(table=table, row=row)


def _parents_present(table: str, values: Row) -> bool:
    fields = base.shared_tables()[table]._meta.fields
    for name, parent in parent_links(table).items():
        if values[name] is None and not fields[name].null:  # the change that named it has not arrived
            return False
        if values[name] is not None and not read_many(parent, [values[name]]):
            return False
    return True


def parent_links(table: str) -> dict[str, str]:
    """The fields of a table that reference another shared row, with that row's table."""
    model = base.shared_tables()[table]
    return {field.name: field.rel_model._meta.table_name for field in model._meta.refs}
