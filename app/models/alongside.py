"""Writing many rows while more of them are made: one statement for a whole chunk, on a thread of its own.

The driver lets other threads of Python work only while a statement runs. One that takes a row gives them no time; one
that takes a chunk of rows as JSON does.
"""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

from app.models.base import database


def execute(statement: str, chunks: Iterable[tuple[str, ...]]) -> None:
    """Execute a statement with the parameters of each chunk, in order.

    While one is executed the next is made; making it may not touch the database. What either raises ends it.
    """
    connection = database.connection()
    with ThreadPoolExecutor(1, "database") as writer:
        written: Future[object] | None = None
        for parameters in chunks:
            if written is not None:
                written.result()
            written = writer.submit(connection.execute, statement, parameters)
        if written is not None:
            written.result()
