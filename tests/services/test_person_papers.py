"""The passport on paper, and all that is held about a person: nothing left out, masked only where it is to be."""

import pytest

from app.errors import UserError
from app.services import activities, documents, erasure, people, person_papers
from app.services.papers.options import PaperOptions
from tests import builders
from tests.printing import reading
from tests.services import lives


def text_of(rendered) -> str:
    return reading.letters("".join(reading.pages(rendered.pdf)))


def test_the_passport_tells_everything_and_masks_the_nik(database):
    person = lives.a_busy_person()
    rendered = person_papers.render("passport", person)
    told = text_of(rendered)
    for words in (lives.NAME, "1408**********01", "8 dari 8 JP", "Tes awal 61,5", "Tes akhir 84", "Narasumber",
                  "Terbaik I", "PPKS: Anak Jalanan", "berlaku sampai 31 Desember 2028", lives.STORY):  # fmt: skip
        assert reading.letters(words) in told, words
    assert "1408014405850001" not in told
    assert rendered.warnings == ()
    assert rendered.owner == person


@pytest.mark.parametrize("size", ["A4", "F4"])
def test_a_long_life_and_an_empty_one_both_print(database, size):
    busy = lives.a_busy_person(events=40, pictures=0, name=builders.NASTY_NAMES[3])
    empty = builders.a_person("Sukarni")
    assert len(reading.pages(person_papers.render("passport", busy, PaperOptions(size)).pdf)) > 2
    (page,) = reading.pages(person_papers.render("passport", empty, PaperOptions(size)).pdf)
    assert "Belum tercatat pada kegiatan mana pun." in page


def test_all_data_of_a_person_is_all_of_it(database):
    person = lives.a_busy_person()
    people.save(people.PersonCard(**{**people.get(person).__dict__, "address": "Jalan Baru 5"}))
    told = text_of(person_papers.render("person-data", person))
    for words in ("1408014405850001", "081234567890", "Jalan Baru 5", "Alamat: (kosong) → Jalan Baru 5", "hadir",
                  "dokumentasi 0.jpg", lives.STORY, "RAHASIA", "Pengalaman di lapangan", "Bupati Siak"):  # fmt: skip
        assert reading.letters(words) in told, words


def test_every_field_of_the_card_has_a_label():
    from dataclasses import fields

    from app.services.person_data import LABELS

    assert {field.name for field in fields(people.PersonCard)} - {"id", "erased"} == set(LABELS)


def test_an_erased_person_has_no_paper(database):
    person = lives.a_busy_person(events=0)
    erasure.erase(person)
    for kind in person_papers.KINDS:
        with pytest.raises(UserError, match="sudah dihapus"):
            person_papers.render(kind.name, person)


def test_a_person_is_found_by_nik_and_the_paper_is_saved(database, tmp_path):
    person = lives.a_busy_person(events=0)
    assert person_papers.find("1408014405850001") == person
    with pytest.raises(UserError, match="Tidak ada orang"):
        person_papers.find("1408014405850002")
    rendered = person_papers.render("passport", person)
    assert documents.save(rendered, tmp_path / rendered.file_name).exists()
    assert activities.listing(person)
