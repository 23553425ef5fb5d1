"""The list of people: filters that combine, pages that join, merged people once, an export that comes in again."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.models.local import Output
from app.services import attendance, certificates, events, importing, people, people_lists
from app.services.people import PeopleQuestion
from app.services.people_lists import PAGE, STRETCH
from app.services.steps import step
from tests import crowd
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")


def names(**asked) -> list[str]:
    return [row.name for row in people.page(PeopleQuestion(**asked))]


def test_filters_combine():
    a_person("Aktif Siak", status="aktif")
    a_person("Calon Siak", status="calon", pillar="TKSK")
    a_person("Aktif Pelalawan", status="aktif", region="14.05.04.2007", basic_certificate_number="460/1")
    a_person("Tanpa Wilayah", status="aktif", region="", nik="1408014405850001")
    assert names(status="aktif", within="14.08") == ["Aktif Siak"]
    assert names(within="14", trained="ya") == ["Aktif Pelalawan"]
    assert names(pillar="tksk") == ["Calon Siak"]
    assert names(text="siak", trained="belum", status="calon") == ["Calon Siak"]
    assert names(incomplete=True, status="aktif", text="wil") == ["Tanpa Wilayah"]
    assert names(text="!?") == []


def test_training_counts_from_the_moment_it_is_recorded_until_it_is_voided():
    an_office()
    event = an_event(level="dasar")
    seats = participants(event, "Sukarni", "Budi")
    assert names(trained="ya") == names(level="dasar") == []
    attendance.set_all_present(event)
    assert names(level="dasar", year="2018") == ["Budi", "Sukarni"]
    assert names(level="dasar", year="2017") == names(trained="ya") == []
    certificates.issue(event, date(2018, 9, 12), [seats[0]])
    assert names(trained="ya") == ["Sukarni"]
    assert [row.trained for row in people.page(PeopleQuestion())] == [False, True]
    certificates.void(certificates.register(event)[0].id, "salah cetak")
    assert names(trained="ya") == []
    events.save(replace(events.get(event), level="lanjutan"))
    assert names(level="lanjutan", year="2018") == ["Budi", "Sukarni"]
    attendance.mark_whole(event, seats[1], "A")
    assert names(level="lanjutan") == ["Sukarni"]


def test_pages_and_stretches_join_to_the_whole_list(monkeypatch):
    monkeypatch.setattr(people_lists, "PAGE", 7)
    monkeypatch.setattr(people_lists, "STRETCH", 21)
    with step("Isi") as changes:
        changes.put_many("person", [(f"{n:032x}", row) for n, row in enumerate(crowd.people(100))])
    for question in (PeopleQuestion(), PeopleQuestion(status="aktif"), PeopleQuestion(descending=True)):
        opening = people_lists.opening(question)
        marks, count, then = list(opening.stretch.marks), opening.stretch.rows, opening.stretch.then
        while then is not None:
            more = people_lists.survey(question, then)
            marks, count, then = [*marks, *more.marks], count + more.rows, more.then
        joined = [row for mark in marks for row in people_lists.page(question, mark)]
        assert joined == list(people.page(question, 1000))
        assert len(joined) == count == people.count(question)
        assert opening.rows == tuple(joined[:7])


def test_a_page_divides_a_stretch():
    assert STRETCH % PAGE == 0


def test_filters_are_kept_by_name_without_the_words_searched_for():
    wanted = PeopleQuestion(text="siti", status="aktif", trained="belum", within="14.08", incomplete=True)
    people_lists.save_filter("  Belum   bimtek & <b> ", wanted)
    people_lists.save_filter("Aa", PeopleQuestion(pillar="TKSK"))
    kept = people_lists.saved_filters()
    assert [one.name for one in kept] == ["Aa", "Belum bimtek & <b>"]
    assert kept[1].question == replace(wanted, text="")
    people_lists.rename_filter("Aa", "Zz")
    people_lists.drop_filter("Belum bimtek & <b>")
    assert [(one.name, one.question.pillar) for one in people_lists.saved_filters()] == [("Zz", "TKSK")]
    with pytest.raises(UserError, match="Belum ada saringan"):
        people_lists.save_filter("Kosong", PeopleQuestion(text="siti"))
    with pytest.raises(UserError, match="1 sampai 60"):
        people_lists.save_filter("x" * 61, wanted)


@pytest.mark.parametrize("with_nik", [True, False])
def test_what_is_exported_comes_in_again_unchanged(tmp_path, with_nik):
    an_office()
    for number, name in enumerate(NASTY_NAMES, start=1):
        a_person(name, nik=f"140801440585{number:04}", phone="0812 3456 7890", status="aktif", address="=1+1",
                 note="baris satu\nbaris dua")  # fmt: skip
    a_person("Tidak Ikut", status="calon")
    path = tmp_path / "orang.xlsx"
    assert people_lists.export(PeopleQuestion(status="aktif"), path, with_nik) == len(NASTY_NAMES)
    told = importing.plan(importing.open_source(path, "people")).report
    assert (told.rows, told.unchanged, told.rejected) == (len(NASTY_NAMES), len(NASTY_NAMES), 0)
    kept = Output.select().get()
    assert (kept.document, kept.records, kept.with_nik) == ("people", len(NASTY_NAMES), with_nik)


def test_letters_that_cannot_be_seen_are_not_kept():
    person = a_person("O\u2019Dewi \u202e\u200bevil", address="Jalan\u00a0 \u2066Contoh")
    card = people.get(person)
    assert (card.name, card.address) == ("O\u2019Dewi evil", "Jalan Contoh")


def test_an_export_of_nobody_is_refused_and_one_given_up_leaves_nothing(tmp_path):
    path = tmp_path / "orang.xlsx"
    with pytest.raises(UserError, match="Tidak ada orang yang cocok"):
        people_lists.export(PeopleQuestion(), path)
    a_person("Budi")

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        people_lists.export(PeopleQuestion(), path, progress=stop)
    assert list(tmp_path.glob("*.xlsx*")) == []
    assert Output.select().count() == 0
