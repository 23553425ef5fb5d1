"""The search index holds what the rows say, in the order of names, whatever is done to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import finding
from app.domain.regions import is_inside
from app.models import changes, erasing, facets, groups, person_words, places, rows, search
from app.models.base import database as engine
from app.models.base import natural_id
from app.models.facets import PeopleQuestion
from app.models.places import Newcomer
from app.models.queries import people as queries
from app.services import checking

PEOPLE = [f"{number:032x}" for number in range(1, 8)]
NEEDED = ("nik", "sex", "birth_date", "region", "village_name")
NAMES = (
    "Moh. Djoko", "Muhammad Joko", "Siti <Aminah>", "Nur'aini", "Drs. H. Budi", "budi", "Éva", "", "—", "Zul",
    "Karyawan2", "Karyanto",
)  # fmt: skip
TYPED = (
    "", "muh", "jo", "siti", "nur ai", "0001", "812", "budi", "drs. budi, s.sos", "siak", "?", "karya", "karyaw",
    "muhamm",
)  # fmt: skip
VALUES = {
    "name": st.sampled_from(NAMES),
    "nik": st.sampled_from(("", "1408016305900001", "14080163059000X")),
    "phone": st.sampled_from(("", "081234567890")),
    "region": st.sampled_from(("", "14", "14.08", "14.08.01.1001", "14.05.04.2007")),
    "status": st.sampled_from(("", "aktif", "calon")),
    "pillar": st.sampled_from(("PSM", "Karang Taruna")),
    "sex": st.sampled_from(("", "L")),
    "basic_certificate_number": st.sampled_from(("", "460/1")),
}
WRITE = st.tuples(st.just("put"), st.sampled_from(PEOPLE), st.fixed_dictionaries({}, optional=VALUES))
DELETE = st.tuples(st.just("delete"), st.sampled_from(PEOPLE), st.just({}))
LINK = st.tuples(st.sampled_from(("link", "part")), st.tuples(*[st.sampled_from(PEOPLE)] * 2), st.just({}))
DEEDS = st.lists(st.lists(WRITE | WRITE | DELETE | LINK, max_size=6), max_size=6)
QUESTIONS = st.builds(
    PeopleQuestion,
    text=st.sampled_from(TYPED),
    within=st.sampled_from(("", "14", "14.08", "14.05")),
    status=st.sampled_from(("", "aktif")),
    pillar=st.sampled_from(("", "psm")),
    trained=st.sampled_from(("", "ya", "belum")),
    incomplete=st.booleans(),
    descending=st.booleans(),
)


def empty() -> None:
    for table in ("change", "step", "person_group", "person_link", "person"):
        engine.execute_sql(f'DELETE FROM "{table}"')
    person_words.rebuild()


def do(recorder: changes.Recorder, deed: str, what, values) -> None:
    if deed == "put":
        recorder.put("person", what, values)
    elif deed == "delete" and rows.get("person", what):
        recorder.delete("person", what)
    elif deed in {"link", "part"} and what[0] < what[1] and all(rows.get("person", one) for one in what):
        values = {"first": what[0], "second": what[1], "deleted": deed == "part"}
        recorder.put("person_link", natural_id("person_link", *what), values)


def naive(question: PeopleQuestion) -> set[str]:
    """Who matches, by reading every row."""
    wanted = finding.wish(question.text)
    if question.text and not wanted:
        return set()
    found = set()
    for row in rows.find("person"):
        group = groups.group(row["id"])
        if group is None or group.head != row["id"]:
            continue
        card = group.shown
        told = [
            token
            for record in group.records.values()
            for token in (
                *finding.tokens((record["name"], record["village_name"]), (record["nik"], record["phone"])),
                *finding.tokens(path_of(record["region"]).split(", ")),
            )
        ]
        is_trained = any(record["basic_certificate_number"] for record in group.records.values())
        if (
            finding.fulfils(told, wanted)
            and is_inside(card["region"], question.within)
            and question.status in {"", card["status"]}
            and question.pillar in {"", card["pillar"].lower()}
            and question.trained in {"", "ya" if is_trained else "belum"}
            and (not question.incomplete or facets.is_incomplete(*(card[name] for name in NEEDED)))
        ):
            found.add(row["id"])
    return found


def path_of(region: str) -> str:
    row = engine.execute_sql("SELECT path FROM region WHERE code = ?", (region,)).fetchone()
    return row[0] if row else ""


@pytest.mark.usefixtures("database")
class TestLaws:
    @given(DEEDS, QUESTIONS)
    def test_the_index_gives_what_reading_every_row_gives_in_order(self, steps, question):
        empty()
        for deeds in steps:
            with changes.step("Langkah") as recorder:
                for deed, what, values in deeds:
                    do(recorder, deed, what, values)
        found = queries.page(question, 100)
        assert {row["id"] for row in found} == naive(question)
        assert queries.count(question) == len(found) == len(queries.places(question, 100))
        keys = [places.sort_key(row["name"]) for row in found]
        assert keys == sorted(keys, reverse=question.descending)
        assert person_words.problem() == ""

    @given(DEEDS, QUESTIONS)
    def test_a_rebuilt_index_is_no_other(self, steps, question):
        empty()
        for deeds in steps:
            with changes.step("Langkah") as recorder:
                for deed, what, values in deeds:
                    do(recorder, deed, what, values)
        before = {row["id"] for row in queries.page(question, 100)}
        person_words.rebuild()
        assert {row["id"] for row in queries.page(question, 100)} == before

    @given(st.lists(st.lists(st.sampled_from("abc") | st.text("ab", max_size=4), max_size=40), max_size=12))
    def test_places_are_in_the_order_of_names_however_they_come(self, batches):
        engine.execute_sql("DELETE FROM person_place")
        where: dict[str, int] = {}
        for number, names in enumerate(batches):
            newcomers = [Newcomer(name, f"{number}-{at}", 0) for at, name in enumerate(names)]
            placed, moved = places.settle(newcomers)
            assert placed.keys() == {one.person for one in newcomers}
            assert all(where[one.person] == one.was for one in moved)
            where |= placed | {one.person: one.now for one in moved}
        kept = engine.execute_sql("SELECT person, sort_key, place FROM person_place ORDER BY place").fetchall()
        assert {person: place for person, _, place in kept} == where
        assert [key for _, key, _ in kept] == sorted(key for _, key, _ in kept)


@pytest.mark.usefixtures("database")
def test_names_typed_one_by_one_at_the_same_spot_move_few_others():
    places.settle([Newcomer("a", "first", 0), Newcomer("z", "last", 0)])
    moves = 0
    for number in range(3_000):
        moves += len(places.settle([Newcomer(f"m{number:05}", str(number), 0)])[1])
    kept = [row[0] for row in engine.execute_sql("SELECT sort_key FROM person_place ORDER BY place").fetchall()]
    assert kept == sorted(kept)
    assert 0 < moves < 3_000 * 60


@pytest.mark.usefixtures("database")
def test_a_damaged_index_is_found_and_made_anew(tmp_path):
    with changes.step("Isi") as recorder:
        recorder.put_many("person", [(one, {"name": f"Orang {one[-1]}"}) for one in PEOPLE])
    sentences = {check.question: check.problem for check in checking.check()}
    assert sentences["Pencarian menemukan setiap orang"] == ""
    search.remove(engine.execute_sql("SELECT place FROM person_place WHERE person = ?", (PEOPLE[0],)).fetchone())
    engine.execute_sql("UPDATE person SET name = 'Lain' WHERE id = ?", (PEOPLE[1],))
    sentences = {check.question: check.problem for check in checking.check()}
    assert sentences["Pencarian menemukan setiap orang"] == "1 orang tidak dapat dicari dengan benar"
    person_words.rebuild()
    assert person_words.problem() == ""
    assert len(queries.page(PeopleQuestion("orang"), 100)) == len(PEOPLE) - 1


@pytest.mark.usefixtures("database")
def test_no_word_of_an_erased_person_stays_in_the_index():
    def words_in_file() -> bool:
        blocks = engine.execute_sql("SELECT block FROM person_words_data").fetchall()
        terms = engine.execute_sql("SELECT term FROM person_term").fetchall()
        return any(b"karnain" in bytes(block) for (block,) in blocks) or ("zulkarnain",) in terms

    with changes.step("Isi") as recorder:
        recorder.put("person", PEOPLE[0], {"name": "Zulkarnain", "status": "aktif"})
        recorder.put("person", PEOPLE[1], {"name": "Budi"})
    assert words_in_file()
    erasing.erase([PEOPLE[0]])
    assert not words_in_file()
    assert queries.count(PeopleQuestion("zul")) == 0
    assert [row["id"] for row in queries.page(PeopleQuestion(status="aktif"), 10)] == [PEOPLE[0]]
