"""Many rows are written while more of them are made, and nothing of them stays when either fails."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from app.errors import Cancelled
from app.models import alongside, base, changes, log
from app.models.base import database as engine

PUT = "INSERT INTO setting (name, value) SELECT key, value FROM json_each(?)"
NASTY = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=30)


def kept() -> dict[str, str]:
    return dict(engine.execute_sql("SELECT name, value FROM setting WHERE name LIKE 'x%'").fetchall())


def chunks(last: str, error: Exception | None = None):
    for number in range(30):
        yield (json.dumps({f"x{number}-{row}": str(row) for row in range(50)}),)
    if error is not None:
        raise error
    yield (last,)


@pytest.mark.usefixtures("database")
class TestWriting:
    def test_every_chunk_is_there_before_it_returns(self):
        alongside.execute(PUT, chunks(json.dumps({"x": "Siti <Aminah> “é”"})))
        assert len(kept()) == 30 * 50 + 1
        assert kept()["x"] == "Siti <Aminah> “é”"

    @pytest.mark.parametrize(
        ("last", "error", "raised"),
        [("{", None, dbapi2.OperationalError), ("{}", Cancelled(), Cancelled)],
    )
    def test_what_fails_ends_it_and_takes_all_back(self, last, error, raised):
        with pytest.raises(raised), engine.atomic():
            alongside.execute(PUT, chunks(last, error))
        assert kept() == {}
        alongside.execute(PUT, [('{"x": "lagi"}',)])
        assert kept() == {"x": "lagi"}

    @given(NASTY, NASTY)
    def test_the_log_holds_any_text_in_its_one_form(self, name, note):
        person = base.new_id()
        with changes.step("Ubah") as recorder:
            recorder.put("person", person, {"name": name, "note": note, "erased": False})
        wanted = {field: text for field, text in (("name", name), ("note", note)) if text}
        (stored,) = engine.execute_sql('SELECT fields FROM change WHERE "row" = ?', (person,)).fetchone()
        assert stored == log.canonical(wanted or {"deleted": False})
