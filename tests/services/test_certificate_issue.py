"""Certificates for everybody who took part, in the design they were issued with, originals and copies."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.models import base, rows
from app.models.queries import trained
from app.services import (
    attendance,
    audit,
    authenticity,
    bundle,
    certificates,
    checking,
    documents,
    erasure,
    handover,
    history,
    office,
    passport,
    planning,
    register,
    registration,
)
from app.services.papers.options import PaperOptions
from app.services.steps import step
from tests.builders import an_event, an_office, participants
from tests.printing.reading import pages as pages_of
from tests.services.capacities_event import PARTS, capacities_event

DAY = date(2018, 9, 12)
COPY = PaperOptions(choices=(("copy", "copy"),))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def event(database: object) -> str:
    return capacities_event()


def test_everybody_who_had_a_part_gets_one_in_their_capacity(event: str) -> None:
    assert [(row.capacity, row.name, bool(row.person_id)) for row in certificates.recipients(event)] == [
        ("peserta", "Nur'aini binti Ma'ruf", True), ("peserta", "Sukarni", True),
        ("narasumber", "Dr. Siti Contoh", True), ("narasumber", "Wakil & <Hadir>", False),
        ("moderator", "M. Moderator O'Brien", False), ("panitia", "Ketua Contoh", False),
    ]  # fmt: skip
    assert len(certificates.issue(event, DAY).numbers) == 2, "participants, unless others are asked for"
    result = certificates.issue(event, DAY, capacities=PARTS)
    assert result.numbers == tuple(f"460/{n:04d}/DINSOS/IX/2018" for n in (3, 4, 5, 6))
    assert certificates.issue(event, DAY, capacities=PARTS).numbers == ()
    fronts = [flat(page) for page in pages_of(documents.render("certificates", event).pdf)]
    speaker, taught = fronts[4], fronts[5]
    assert "diberikan kepada sebagai NARASUMBER Bimbingan Teknis" in speaker
    assert "Dr. Siti Contoh Widyaiswara" in speaker
    assert "2 (dua) jam pelajaran" in speaker
    assert "TELAH MENGIKUTI" not in speaker
    assert "Pendampingan keluarga" in taught
    assert "Konsep dasar PSM" not in taught
    assert "Wakil & <Hadir> Kepala Bidang" in fronts[6]
    assert "sebagai NARASUMBER" in fronts[6]
    assert "Konsep dasar PSM" in fronts[7]
    assert "sebagai MODERATOR" in fronts[8]
    assert "sebagai PANITIA" in fronts[10]
    assert len(fronts) == 12, "a back for all, or fronts and backs part"


def test_titles_of_speakers_are_a_setting_and_one_can_be_issued_alone(event: str) -> None:
    office.save_rule(replace(office.rule("certificate-roles"), with_titles=False))
    speaker = next(row for row in certificates.recipients(event) if row.capacity == "narasumber")
    assert speaker.name == "Siti Contoh"
    assert len(certificates.issue(event, DAY, [speaker.recipient_id]).numbers) == 1
    assert [entry.capacity for entry in certificates.register(event)] == ["narasumber"]
    with pytest.raises(UserError, match="“tamu” tidak dikenal"):
        certificates.issue(event, DAY, capacities=("tamu",))


def test_one_human_in_two_capacities_gets_one_each_and_nothing_else_counts_it_twice(event: str) -> None:
    person = next(row.person_id for row in certificates.recipients(event) if row.name == "Dr. Siti Contoh")
    registration.add(event, (person,))
    attendance.set_all_present(event)
    certificates.issue(event, DAY)
    before = handover.contents(event)
    clean = {finding.rule for finding in audit.audit(event, DAY).findings}
    certificates.issue(event, DAY, capacities=PARTS)
    assert sorted(entry.capacity for entry in certificates.of_people([person])) == ["narasumber", "peserta"]
    assert handover.contents(event) == before
    told = {one.role: one.certificate and one.certificate.capacity for one in passport.passport(person).events}
    assert told == {"Peserta": "peserta", "Narasumber": "narasumber"}
    assert {finding.rule for finding in audit.audit(event, DAY).findings} == clean
    assert not [check.problem for check in checking.check() if check.problem]


def test_teaching_a_basic_course_is_no_basic_training(event: str) -> None:
    teacher = next(row.person_id for row in certificates.recipients(event) if row.name == "Dr. Siti Contoh")
    certificates.issue(event, DAY, capacities=PARTS)
    assert trained.basic_proofs([teacher], "") == {}
    registration.add(event, (teacher,))
    attendance.set_all_present(event)
    certificates.issue(event, DAY)
    assert trained.basic_proofs([teacher], "") == {teacher: ["2018-09-12"]}


def test_a_voided_one_of_a_speaker_is_replaced_and_names_the_old_number(event: str) -> None:
    certificates.issue(event, DAY, capacities=PARTS)
    for entry in certificates.register(event)[:2]:  # one of the registry, one without a person
        certificates.void(entry.id, "salah gelar")
        (number,) = certificates.issue(event, DAY, capacities=PARTS).numbers
        new = certificates.find_by_number(number)
        assert (new.replaces, new.name) == (entry.id, entry.name)
        told = certificates.snapshot_of(new.id).certificate.replacement
        assert told == f"Pengganti sertifikat nomor {entry.number} yang dinyatakan tidak berlaku."


def test_what_replaced_a_void_one_is_replaced_itself_whatever_the_dates_say(event: str) -> None:
    first, _ = (row.recipient_id for row in certificates.overview(event))
    for on in (DAY, date(2018, 9, 10), date(2018, 9, 11)):
        (number,) = certificates.issue(event, on, [first]).numbers
        last = certificates.find_by_number(number)
        certificates.void(last.id, "salah nama")
    chain = {entry.number: entry.replaces for entry in certificates.register(event)}
    ids = {entry.number: entry.id for entry in certificates.register(event)}
    one, two, three = (f"460/000{n}/DINSOS/IX/2018" for n in (1, 2, 3))
    assert chain == {one: "", two: ids[one], three: ids[two]}
    told = {line.entry.number: line.remark for line in register.lines()}
    assert told[two] == f"salah nama; diganti nomor {three}; pengganti nomor {one}"


def test_a_part_with_a_number_cannot_be_taken_out_of_the_event(event: str) -> None:
    certificates.issue(event, DAY, capacities=("moderator",))
    (entry,) = certificates.register(event)
    certificates.void(entry.id, "salah nama")
    with pytest.raises(UserError, match="sudah menerima sertifikat"):
        planning.delete_role(entry.role_id)
    assert [one.number for one in certificates.register(event)] == [entry.number]
    guest = planning.roles(event, "guest")[0]
    planning.delete_role(guest.id)
    assert planning.roles(event, "guest") == ()


def test_voiding_the_wrong_one_is_undone_though_it_was_printed(event: str) -> None:
    certificates.issue(event, DAY)
    documents.remember(documents.render("certificates", event), "print")
    wrong = certificates.register(event)[0]
    history.undo_step(certificates.void(wrong.id, "tertukar").step_id)
    assert {entry.status for entry in certificates.register(event)} == {"terbit"}
    with pytest.raises(UserError, match="sudah dicetak atau dikirim"):
        history.undo_last()


def test_voiding_is_not_undone_beside_the_replacement(event: str) -> None:
    certificates.issue(event, DAY, capacities=("moderator",))
    (first,) = certificates.register(event)
    change = certificates.void(first.id, "salah nama")
    certificates.issue(event, DAY, capacities=("moderator",))
    with pytest.raises(UserError, match="sudah diganti dengan nomor lain"):
        history.undo_step(change.step_id)


def test_an_erased_speaker_leaves_the_number(event: str) -> None:
    person = next(row.person_id for row in certificates.recipients(event) if row.name == "Dr. Siti Contoh")
    certificates.issue(event, DAY, capacities=PARTS)
    erasure.erase(person)
    gone, *rest = certificates.register(event)
    assert (gone.number, gone.erased, gone.name) == ("460/0001/DINSOS/IX/2018", True, "(data dihapus)")
    assert not any(entry.erased for entry in rest)
    assert "Siti" not in json.dumps([row["snapshot"] for row in rows.find("certificate", id=gone.id)])


def test_every_code_is_genuine_and_a_copy_has_the_same(event: str) -> None:
    certificates.issue(event, DAY)
    certificates.issue(event, DAY, capacities=PARTS)
    for entry in certificates.register(event):
        told = certificates.snapshot_of(entry.id).certificate
        assert authenticity.verify_text(told.code).result == "asli"
        assert (told.check_code, len(told.check_code)) == (entry.check_code, 6)
    void = certificates.register(event)[0]
    code = certificates.snapshot_of(void.id).certificate.code
    certificates.void(void.id, "salah nama")
    assert authenticity.verify_text(code).result == "dicabut"


def test_a_copy_is_marked_on_every_page_and_an_original_printed_again_is_told(event: str) -> None:
    certificates.issue(event, DAY)
    first = documents.render("certificates", event)
    assert (first.warnings, "SALINAN" in " ".join(pages_of(first.pdf))) == ((), False)
    copies = documents.render("certificates", event, COPY)
    assert [page.count("SALINAN") for page in pages_of(copies.pdf)] == [1, 1, 1, 1]
    documents.remember(first, "print")
    (told,) = documents.render("certificates", event).warnings
    assert told.startswith("2 dari 2 sertifikat sudah pernah dicetak atau dikirim.")
    assert documents.render("certificates", event).pdf == first.pdf
    assert documents.render("certificates", event, COPY).warnings == ()
    entry = certificates.register(event)[0]
    assert "SALINAN" in pages_of(documents.render_certificate(entry, COPY).pdf)[0]
    assert "Sertifikat ini sudah pernah" in documents.render_certificate(entry).warnings[0]


def test_the_complete_file_holds_copies(event: str, tmp_path: object) -> None:
    certificates.issue(event, DAY)
    made = bundle.save(event, tmp_path / "berkas.pdf")  # type: ignore[operator]  # pytest's path
    pages = [flat(page) for page in pages_of(made.path.read_bytes())]
    ours = [page for page in pages if "460/0001/DINSOS/IX/2018" in page and "SERTIFIKAT" in page and "asal" not in page]
    assert any("SALINAN" in page and "TELAH MENGIKUTI" in page for page in ours)


def test_a_name_too_long_for_the_code_takes_no_number(event: str) -> None:
    participants(event, "Wa " * 60 + "Akhir")
    attendance.set_all_present(event)
    result = certificates.issue(event, DAY)
    assert len(result.skipped) == 1
    assert [entry.running for entry in certificates.register(event)] == [1, 2]


def test_many_are_one_step_until_the_first_is_printed(database: object) -> None:
    an_office()
    event = an_event()
    planning.set_quota(event, "14.08", 300)
    with step("Mengimpor orang") as changes:
        card = {"sex": "P", "birth_date": "1985-05-04", "birth_place": "Siak", "region": "14.08.01.1001"}
        persons = {base.new_id(): {**card, "name": f"Orang Contoh {number}"} for number in range(300)}
        changes.put_many("person", persons.items())
    registration.add(event, tuple(persons))
    attendance.set_all_present(event)
    before = checking.digest_of(event)
    first = certificates.issue(event, DAY)
    assert len(first.numbers) == 300
    history.undo_last()
    assert (certificates.register(event), checking.digest_of(event)) == ((), before)
    again = certificates.issue(event, DAY)
    assert again.numbers == first.numbers, "nobody ever saw them"
    printed = certificates.register(event)[199]
    documents.remember(documents.render_certificate(printed), "print")
    with pytest.raises(UserError, match="sudah dicetak atau dikirim"):
        history.undo_last()
    assert len(certificates.register(event)) == 300
    certificates.void(printed.id, "salah nama")
    assert certificates.issue(event, DAY).numbers == ("460/0301/DINSOS/IX/2018",)


def test_looking_at_a_paper_neither_issues_nor_binds(event: str) -> None:
    for _ in range(2):
        with pytest.raises(UserError, match="Belum ada sertifikat"):
            documents.render("certificates", event)
    certificates.issue(event, DAY)
    documents.render("certificates", event)
    documents.render("certificate-register", event)
    history.undo_last()
    assert certificates.register(event) == ()
