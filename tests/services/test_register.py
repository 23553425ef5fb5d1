"""Buku register: the numbers of all events and selections as a list, on paper and as a table."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain import check_codes
from app.services import (
    attendance,
    certificates,
    documents,
    erasure,
    events,
    number_gaps,
    planning,
    register,
    registration,
)
from app.services.papers.options import PaperOptions
from app.services.planning import RoleCard
from app.services.register import RegisterQuestion
from tests import builders
from tests.printing import reading

DAY = date(2018, 9, 12)
REASON = "Salah tulis <gelar> & nama"


@pytest.fixture
def event(database: object) -> str:
    """Three participants and a speaker; the second number is void and was replaced, then came a gap."""
    builders.an_office(place="Siak")
    event = builders.an_event()
    builders.participants(event, "Ani Contoh", "Budi & <Rekan>", "Cut Nyak O'Dewi")
    planning.save_role(event, RoleCard(role="speaker", name="Siti Pengajar", position="Widyaiswara"))
    attendance.set_all_present(event)
    certificates.issue(event, DAY)
    certificates.void(certificates.register(event)[1].id, REASON)
    certificates.issue(event, DAY)
    events.save(replace(events.get(event), number_start=8))
    certificates.issue(event, DAY, capacities=("narasumber",))
    return event


def shown(asked: RegisterQuestion) -> list[int]:
    return [line.entry.running for line in register.lines(asked)]


def test_the_list_tells_what_became_of_each_number(event: str) -> None:
    found = [(one.entry.running, one.entry.name, one.capacity, one.state) for one in register.lines()]
    assert found == [
        (1, "Ani Contoh", "Peserta", "Berlaku"),
        (2, "Budi & <Rekan>", "Peserta", f"Tidak berlaku: {REASON}; diganti nomor 460/0004/DINSOS/IX/2018"),
        (3, "Cut Nyak O'Dewi", "Peserta", "Berlaku"),
        (4, "Budi & <Rekan>", "Peserta", "Berlaku, pengganti nomor 460/0002/DINSOS/IX/2018"),
        (8, "Siti Pengajar", "Narasumber", "Berlaku"),
    ]
    assert all(len(line.entry.check_code) == 6 for line in register.lines())


def test_of_a_part_the_whole_position_is_told_of_others_where_they_are_from(event: str) -> None:
    planning.save_role(event, RoleCard(role="moderator", name="Budi Pejabat", position="Kepala Bidang, Dinas Sosial"))
    certificates.issue(event, DAY, capacities=("moderator",))
    told = {line.entry.name: line.entry.regency for line in register.lines()}
    assert (told["Budi Pejabat"], told["Ani Contoh"]) == ("Kepala Bidang, Dinas Sosial", "Kabupaten Siak")


def test_it_is_filtered_by_year_kind_status_event_capacity_and_words(event: str) -> None:
    later = builders.an_event(code="LAIN-2019", starts_on="2019-01-05", ends_on="2019-01-05")
    builders.participants(later, "Dedi")
    attendance.set_all_present(later)
    certificates.issue(later, date(2019, 1, 5))
    assert register.years() == (2019, 2018)
    every = [1, 2, 3, 4, 8]
    for asked, expected in (
        (RegisterQuestion(year=2018), every), (RegisterQuestion(year=2019), [1]),
        (RegisterQuestion(event_id=event), every), (RegisterQuestion(status="batal"), [2]),
        (RegisterQuestion(capacity="narasumber"), [8]), (RegisterQuestion(kind="PIAGAM"), []),
        (RegisterQuestion(text="budi rekan"), [2, 4]), (RegisterQuestion(text="GELAR"), [2]),
        (RegisterQuestion(text="lain-2019"), [1]), (RegisterQuestion(year=2018, text="0008"), [8]),
    ):  # fmt: skip
        assert shown(asked) == expected, asked


@pytest.mark.parametrize("sheet", ["A4", "F4"])
def test_the_paper_holds_every_number_and_what_is_missing(event: str, sheet: str) -> None:
    number_gaps.explain(5, 6, "Blanko rusak", 2018)
    certificates.issue(event, DAY)
    for pdf in (
        register.render(RegisterQuestion(year=2018), PaperOptions(sheet)).pdf,
        documents.render("certificate-register", event, PaperOptions(sheet)).pdf,
    ):
        told = " ".join(" ".join(reading.pages(pdf)).split())
        packed = reading.letters(told)
        for line in register.lines():
            for words in (line.entry.number, line.entry.name, line.state):
                assert reading.letters(words) in packed
            assert check_codes.printed(line.entry.check_code) in told, "as it stands on the certificate"
        assert "5 nomor, 4 berlaku, 1 tidak berlaku" in told
        assert "5–6 2 Blanko rusak" in told
        assert "7 1 belum dijelaskan" in told


def test_an_erased_holder_leaves_the_number_without_a_name(event: str) -> None:
    erasure.erase(next(row.person_id for row in registration.participants(event) if row.name == "Ani Contoh"))
    first = register.lines()[0]
    assert (first.entry.number, first.entry.name, first.status) == (
        "460/0001/DINSOS/IX/2018", "(data dihapus)", "Berlaku",
    )  # fmt: skip
    told = " ".join(reading.pages(register.render(RegisterQuestion(year=2018)).pdf))
    assert "Ani Contoh" not in told
    assert "460/0001/DINSOS/IX/2018" in told


def test_the_table_has_the_same_lines_as_texts(event: str, tmp_path: Path) -> None:
    path = register.save_workbook(tmp_path / "register.xlsx", RegisterQuestion(year=2018))
    head, *lines = load_workbook(path).active.iter_rows(values_only=True)
    assert [str(cell) for cell in head][:4] == ["Nomor", "Tanggal", "Nama", "Sebagai"]
    assert [(line[0], line[2], line[7]) for line in lines] == [
        (one.entry.number, one.entry.name, one.status) for one in register.lines()
    ]


def test_an_empty_register_says_so(database: object) -> None:
    builders.an_office()
    assert register.lines() == ()
    assert "Belum ada nomor" in " ".join(reading.pages(register.render(RegisterQuestion(year=2018)).pdf))
