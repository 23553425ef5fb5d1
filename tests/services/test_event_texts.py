"""The named texts of an event: kept as typed, undone as one step, refused in a sentence."""

import pytest

from app.domain.event_texts import BY_KEY, GROUPS, PARTS, in_group, lines_of
from app.errors import UserError
from app.services import checking, event_texts, events, history
from tests.builders import an_event, an_office


@pytest.fixture
def event_id(database):
    an_office()
    return an_event()


def test_every_part_has_a_key_of_its_own_and_a_group():
    assert len(BY_KEY) == len(PARTS)
    assert [part for group in GROUPS for part in in_group(group)] == sorted(PARTS, key=lambda p: GROUPS.index(p.group))


def test_texts_are_kept_as_typed_and_undone_as_one_step(event_id):
    assert event_texts.texts(event_id) == {}
    told = {"invitation-number": "460/DINSOS/2018", "results": "Peserta Ma'rang <b>puas</b> & paham.\n\nBaris kedua"}
    change = event_texts.save(event_id, told)
    assert change.touched == {"event_text"}
    assert event_texts.texts(event_id) == told
    history.undo_step(change.step_id)
    assert event_texts.texts(event_id) == {}


def test_only_what_differs_is_written_and_an_empty_text_leaves_nothing_behind(event_id):
    before = checking.digest_of()
    event_texts.save(event_id, {"results": "Baik.", "scope": "Luas."})
    assert not event_texts.save(event_id, {"results": "Baik."}).step_id
    assert event_texts.save(event_id, {"results": "", "background": ""}).step_id
    assert event_texts.texts(event_id) == {"scope": "Luas."}
    event_texts.save(event_id, {"scope": " "})
    assert checking.digest_of() == before
    event_texts.save(event_id, {"scope": "Lagi."})
    assert event_texts.texts(event_id) == {"scope": "Lagi."}


def test_they_go_with_the_event_and_come_back_with_it(event_id):
    event_texts.save(event_id, {"results": "Baik."})
    change = events.delete(event_id)
    assert event_texts.texts(event_id) == {}
    history.undo_step(change.step_id)
    assert event_texts.texts(event_id) == {"results": "Baik."}


@pytest.mark.parametrize(
    ("filled", "word"),
    [
        ({"nothing": "x"}, "tidak dikenal"),
        ({"results": "a" * 20_001}, "20001 huruf"),
        ({"minutes-date": "besok"}, "bukan tanggal"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(event_id, filled, word):
    with pytest.raises(UserError) as told:
        event_texts.save(event_id, {"scope": "Luas."} | filled)
    assert word in told.value.happened
    assert event_texts.texts(event_id) == {}


def test_a_letter_is_cited_by_what_is_known_of_it():
    both = {"invitation-number": "460/1/2018", "invitation-date": "2018-09-03"}
    assert event_texts.letter(both, "invitation") == "Nomor 460/1/2018 tanggal 3 September 2018"
    assert event_texts.letter({"invitation-number": "460/1"}, "invitation") == "Nomor 460/1"
    assert event_texts.letter({}, "invitation") == ""


def test_points_lose_their_typed_bullets_and_nothing_else():
    typed = "1. Satu\n2) Dua\n- tiga\n• empat\n\na. lima\n2018 tahunnya\n150. peserta\nIbu S. datang"
    assert lines_of(typed) == (
        "Satu", "Dua", "tiga", "empat", "lima", "2018 tahunnya", "150. peserta", "Ibu S. datang",
    )  # fmt: skip
