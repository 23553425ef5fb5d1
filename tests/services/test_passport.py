"""The training passport: every part in every event, in all linked records, with activities and their files."""

import io
from datetime import date

import pytest
from PIL import Image

from app.errors import UserError
from app.models import base, changes, digest
from app.services import (
    activities,
    attachments,
    attendance,
    award_results,
    awards,
    certificates,
    erasure,
    history,
    passport,
    person_groups,
    person_papers,
    planning,
    registration,
)
from app.services.activities import ActivityCard
from app.services.awards import JurorCard, SelectionCard
from app.services.planning import RoleCard
from tests import builders

NAME = "Siti <Aminah> & Bin‘t Ali"


def a_photo(name="foto.jpg", colour="red"):
    target = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(target, "PNG")
    return attachments.clean(name, target.getvalue())


@pytest.fixture
def person(database):
    builders.an_office()
    return builders.a_person(NAME, nik="1408014405850001", decree_number="188/1", decree_until="2028-12-31",
                             decree_date="2024-01-02", ipsm_number="12")  # fmt: skip


def an_event_of(person, code, **fields):
    event = builders.an_event(code=code, **fields)
    registration.add(event, (person,))
    return event, registration.participants(event)[0].id


def test_an_event_tells_role_hours_scores_and_certificate(person):
    event, seat = an_event_of(person, "DASAR-18", level="dasar")
    attendance.set_all_present(event)
    with changes.step("Nilai") as step:
        for exam, value in (("post", "85.5"), ("pre", "60"), ("Praktik", "90")):
            step.put("exam_score", base.natural_id(seat, exam), {"participant": seat, "exam": exam, "value": value})
    number = certificates.issue(event, date(2018, 9, 12)).numbers[0]
    one = passport.passport(person).events[0]
    assert (one.code, one.level, one.role, one.days) == ("DASAR-18", "Dasar", "Peserta", "12 September 2018")
    assert one.hours == "8 dari 8 JP (100 %)"
    assert one.scores == (("Tes awal", "60"), ("Tes akhir", "85,5"), ("Praktik", "90"))
    assert one.certificate.number == number


def test_other_roles_and_given_up_seats_stand_there_too(person):
    event, seat = an_event_of(person, "A-18")
    registration.set_status((seat,), "withdrawn", "sakit")
    planning.save_role(event, RoleCard(role="speaker", person=person, name=NAME))
    found = passport.passport(person).events
    assert sorted(one.role for one in found) == ["Mengundurkan diri", "Narasumber"]
    assert all(one.hours == "" and one.presence is None for one in found)


def test_linked_records_make_one_passport(person):
    other = builders.a_person("Siti Aminah")
    an_event_of(person, "A-18", starts_on="2018-01-01", ends_on="2018-01-01")
    an_event_of(other, "B-19", starts_on="2019-01-01", ends_on="2019-01-01")
    activities.save(ActivityCard(person=other, kind="Pendataan"))
    low, high = sorted((person, other))
    with changes.step("Menggabungkan") as step:
        step.put("person_link", base.natural_id(low, high), {"first": low, "second": high})
    for one in (person, other):
        found = passport.passport(one)
        assert [event.code for event in found.events] == ["B-19", "A-18"]
        assert (found.records, len(found.activities)) == (2, 1)


def test_awards_say_what_is_decided(person):
    selection = awards.save(SelectionCard(code="S", title="Pemilihan", year=2018, seats=1), with_example_criteria=True)
    juror = awards.save_juror(selection.subject, JurorCard(name="Juri")).subject
    awards.add_nominees(selection.subject, (person,))
    assert passport.passport(person).awards[0].result == "Nomine, penilaian belum selesai"
    nominee = awards.nominees(selection.subject)[0].id
    for criterion in awards.criteria(selection.subject):
        award_results.set_score(juror, nominee, criterion.id, "80")
    assert passport.passport(person).awards[0].result == "Terbaik I"


def test_the_head_masks_the_nik_and_tells_the_decree(person):
    told = dict(passport.passport(person).facts)
    assert told["NIK"] == "1408**********01"
    assert told["SK"] == "188/1, 2 Januari 2024, berlaku sampai 31 Desember 2028"
    assert told["Status"] == "–"


def test_an_activity_is_kept_with_files_and_undone_as_one_step(person):
    before = digest.digest()
    card = ActivityCard(person=person, date="2024-05-01", kind="Pendampingan", scheme="PPKS-26", category="04",
                        beneficiaries=3, place="Siak", story="Cerita\nbaris dua")  # fmt: skip
    saved = activities.save(card, [a_photo(), a_photo("kedua.png", "blue")])
    row = activities.listing(person)[0]
    assert row.category.startswith("PPKS: ")
    assert row.card.story == "Cerita\nbaris dua"
    assert sorted(one.name for one in row.attachments) == ["foto.jpg", "kedua.png"]
    assert attachments.thumbnail(row.attachments[0].id, 32).startswith(b"\x89PNG")
    activities.save(row.card, removed=[row.attachments[0].id])
    assert len(activities.get(saved.subject).attachments) == 1
    history.undo_last()
    assert len(activities.get(saved.subject).attachments) == 2
    history.undo_last()
    assert activities.listing(person) == ()
    assert digest.digest() == before


def test_an_activity_is_taken_off_with_its_files_and_comes_back(person):
    saved = activities.save(ActivityCard(person=person, kind="Pendataan"), [a_photo()]).subject
    activities.delete(saved)
    assert activities.listing(person) == ()
    history.undo_last()
    assert len(activities.listing(person)[0].attachments) == 1


def test_categories_are_those_of_their_time(database):
    def called(on):
        return {words.partition(":")[0] for _, words in activities.categories(on)}

    assert called("2015-01-01") == {"PMKS"}
    assert called("2022-01-01") == {"PPKS"}
    assert called("2025-12-01") == {"PAS"}
    assert called("") == {"PMKS", "PPKS", "PAS"}


def test_what_cannot_be_kept_is_refused_in_a_sentence(person):
    for card, words in (
        (ActivityCard(person=person), "belum diisi"),
        (ActivityCard(person=person, kind="x" * 501), "501 huruf"),
        (ActivityCard(person=person, story="x" * 5001), "5001 huruf"),
        (ActivityCard(person=person, kind="a", beneficiaries=-1), "tidak masuk akal"),
    ):
        with pytest.raises(UserError, match=words):
            activities.save(card)
    with pytest.raises(UserError, match="paling banyak 20"):
        activities.save(ActivityCard(person=person, kind="a"), [a_photo(f"{n}.png") for n in range(21)])
    assert activities.listing(person) == ()


def test_a_copy_for_viewing_has_a_harmless_name(person, tmp_path):
    activities.save(ActivityCard(person=person, kind="a"), [a_photo("../../etc/CON<>:.jpg")])
    one = activities.listing(person)[0].attachments[0]
    path = attachments.write_copy(one.id, tmp_path / "lihat")
    assert path.parent == tmp_path / "lihat"
    assert path.suffix == ".jpg"
    with Image.open(path) as picture:
        assert picture.size == (64, 48)


def test_files_are_read_with_care(tmp_path):
    large = tmp_path / "besar.jpg"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(UserError, match="3000 MB"):
        attachments.read(large)
    for path in (tmp_path / "tidak-ada.jpg", tmp_path):
        with pytest.raises(UserError, match="tidak dapat dibaca"):
            attachments.read(path)


def test_an_erased_person_has_an_empty_passport(person):
    an_event_of(person, "A-18")
    activities.save(ActivityCard(person=person, kind="Pendataan"), [a_photo()])
    erasure.erase(person)
    found = passport.passport(person)
    assert (found.name, found.activities, len(found.events)) == ("(data dihapus)", (), 1)
    with pytest.raises(UserError, match="sudah dihapus"):
        activities.save(ActivityCard(person=person, kind="Lagi"))


def test_somebody_twice_in_one_event_through_a_merge_is_told_and_counted_once(person):
    event, _ = an_event_of(person, "GANDA-18", title="Bimtek <Ganda>")
    other = builders.a_person("Hj. Siti Aminah")
    registration.add(event, (other,))
    attendance.set_all_present(event)
    planning.save_role(event, RoleCard(role="speaker", person=person, name=NAME))
    assert passport.passport(person).twice == ()
    person_groups.merge(person, other, {})
    found = passport.passport(other)
    assert (len(found.events), found.event_count, found.lesson_hours) == (3, 1, 8)
    assert found.twice == ("Bimtek <Ganda>",)
    pairs = person_papers.passport_report(person).blocks[0].pairs
    assert ("Jumlah", "1 kegiatan, 8 JP diikuti") in pairs
    assert any("dua kali karena data digabung" in words for _, words in pairs)


def test_a_passport_is_titled_by_the_pillar(person):
    tksk = builders.a_person("Budi", pillar="TKSK")
    assert person_papers.passport_report(tksk).subtitle == "Tenaga Kesejahteraan Sosial Kecamatan"
    assert person_papers.passport_report(person).subtitle == "Pekerja Sosial Masyarakat"
