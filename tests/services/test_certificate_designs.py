"""The design, photo, words and scores that certificates were issued with stay on them, whatever changes later."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from app.domain.exams import EXAMPLE_GRADES
from app.domain.layouts.elements import Text
from app.errors import UserError
from app.models import rows
from app.services import certificates, documents, erasure, exams, history, layouts, portraits
from app.services.steps import step
from tests.printing.reading import pages as pages_of
from tests.services.capacities_event import PARTS, capacities_event

DAY = date(2018, 9, 12)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def event(database: object) -> str:
    return capacities_event()


def test_a_reprint_is_the_same_when_the_design_was_changed_or_removed_since(event: str) -> None:
    own = layouts.copy(layouts.get("resmi"), "Milik kami").subject
    first, second = (row.recipient_id for row in certificates.overview(event))
    certificates.issue(event, DAY, [first], layout=own)
    before = documents.render("certificates", event).pdf
    drawn = layouts.get(own)
    front = tuple(replace(one, text="LAIN SAMA SEKALI") if isinstance(one, Text) and one.text == "{judul}" else one
                  for one in drawn.front)  # fmt: skip
    layouts.save(replace(drawn, front=front), own)
    assert documents.render("certificates", event).pdf == before
    certificates.issue(event, DAY, [second], layout=own)
    pages = pages_of(documents.render("certificates", event).pdf)
    assert ["LAIN SAMA SEKALI" in page for page in pages[::2]] == [False, True]
    layouts.remove(own)
    entry = certificates.register(event)[0]
    assert pages_of(documents.render_certificate(entry).pdf) == pages_of(before)
    with pytest.raises(UserError, match="sudah tidak ada"):
        certificates.issue(event, DAY, capacities=PARTS, layout=own)


def test_what_was_issued_before_designs_were_kept_prints_as_it_is(event: str) -> None:
    certificates.issue(event, DAY)
    entry = certificates.register(event)[0]
    kept = json.loads(rows.get("certificate", entry.id)["snapshot"])
    new = ("code", "check_code", "standing", "area", "birth_place_date", "event_title", "when_where", "photo")
    old = {name: value for name, value in kept.items() if name not in new} | {"layout": "resmi"}
    with step("Dari versi lama") as changes:
        changes.put("certificate", entry.id, {"snapshot": json.dumps(old)})
    (front, _back) = pages_of(certificates.render([entry.id]))
    assert entry.number in front
    assert entry.name in flat(front)


def test_an_issue_that_was_undone_takes_no_design_from_those_after_it(event: str) -> None:
    first, second = (row.recipient_id for row in certificates.overview(event))
    undone = certificates.issue(event, DAY, [first])
    certificates.issue(event, DAY, [second])
    history.undo_step(undone.change.step_id)
    assert "460/0002" in pages_of(documents.render("certificates", event).pdf)[0]


def test_the_photo_of_the_day_stays_on_it(event: str, tmp_path: object) -> None:
    person = certificates.overview(event)[0].person_id
    file = tmp_path / "foto.jpg"  # type: ignore[operator]  # pytest's path
    Image.new("RGB", (300, 400), (20, 180, 20)).save(file)
    portraits.take(person, file)
    certificates.issue(event, DAY, layout="foto")
    certificates.issue(event, DAY, capacities=PARTS, layout="foto")
    with_photo, *without = certificates.register(event)
    kept = certificates.snapshot_of(with_photo.id).certificate.photo
    assert kept == portraits.of([person])[person]
    assert [certificates.snapshot_of(entry.id).certificate.photo for entry in without] == [None] * 5
    before = certificates.render([with_photo.id])
    portraits.remove(person)
    assert certificates.render([with_photo.id]) == before
    erasure.erase(person)
    assert not [row for row in rows.among("attachment", "owner", [with_photo.id]) if row["sha256"]]


def test_scores_and_predikat_stand_on_it_if_wanted_and_an_sttpp_says_who_passed(event: str) -> None:
    exams.save_rule(event, "post", "70", EXAMPLE_GRADES)
    rows_of = certificates.overview(event)
    exams.set_many(event, [(rows_of[0].participant_id, "post", "85"), (rows_of[1].participant_id, "post", "90")])
    first, second = (row.recipient_id for row in rows_of)
    certificates.issue(event, DAY, [first], layout="sttpp")
    certificates.issue(event, DAY, [second], layout="sttpp", with_scores=False)
    with_scores, without = (certificates.snapshot_of(entry.id).certificate for entry in certificates.register(event))
    assert with_scores.back.scores == (("Nilai tes akhir", "85"), ("Predikat", "Baik"))
    assert "dengan predikat baik" in "".join(phrase.text for phrase in with_scores.text)
    assert without.back.scores == ()
    assert "predikat" not in "".join(phrase.text for phrase in without.text)
    assert (with_scores.heading, with_scores.lead) == ("LULUS", "Dinas Sosial Kabupaten Siak menyatakan bahwa")
    assert with_scores.standing == "PSM Kelurahan Kampung Dalam"
    assert with_scores.area == "Kecamatan Siak, Kabupaten Siak"
    assert with_scores.birth_place_date == "Siak, 4 Mei 1985"
