"""Rows of a list are judged: few reasons to refuse, many to look again, and nothing typed is lost."""

from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import import_values
from app.domain.import_regions import Located, Origin, locate
from app.domain.importing import (
    ORIGIN_FIELDS,
    PERSON_FIELDS,
    CheckedPerson,
    Place,
    Record,
    Report,
    check_people,
)
from app.exchange.regions import gazetteer

SITI, BUDI = "1408066305900012", "1408062305900013"


def record(row: int = 5, numeric: bool = False, **values: str) -> Record:
    values = {"name": "Siti Nur'aini", **values}
    places = {name: Place(name.upper(), chr(ord("A") + i), numeric and name == "nik") for i, name in enumerate(values)}
    return Record("Daftar", row, values, places)


def check(*records: Record, home: str = "14.08", **existing: str) -> tuple[CheckedPerson, ...]:
    owners = {nik.removeprefix("nik"): (name,) for nik, name in existing.items()}
    return tuple(check_people(records, owners, gazetteer(), home))


def reasons(person: CheckedPerson) -> list[tuple[str, str]]:
    return [(finding.severity, finding.reason) for finding in person.findings]


def test_a_whole_row_goes_in_without_a_word():
    (person,) = check(
        record(
            nik=SITI, birth_place="Siak", birth_date="23 Mei 1990", sex="Perempuan", village_name="Kampung Dayun",
            district_name="Kec. Dayun", regency_name="Kab. Siak", phone="+62 812-3456-4471", status="Aktif",
            appointed_year="SK tahun 2016", email="siti@contoh.id",
        )
    )  # fmt: skip
    assert person.findings == ()
    assert {name: value for name, value in person.values.items() if value} == {
        "name": "Siti Nur'aini", "nik": SITI, "birth_place": "Siak", "birth_date": "1990-05-23", "sex": "P",
        "region": "14.08.06.2001", "phone": "081234564471", "status": "aktif", "appointed_year": "2016",
        "email": "siti@contoh.id",
    }  # fmt: skip


def test_the_only_five_reasons_to_refuse():
    people = check(
        record(1, name="  . "),
        record(2, nik=SITI, numeric=True),
        record(3, nik=SITI[:-1]),
        record(4, nik=SITI),
        record(5, nik=SITI),
        record(6, nik=BUDI, name="Budi"),
        nik1408062305900013="Joko Susilo",
    )
    assert [person.rejected for person in people] == [True, True, True, False, True, True]
    told = [next((f.reason for f in person.findings if f.severity == "error"), "") for person in people]
    assert told[0] == "Nama kosong."
    assert told[1].startswith("NIK tersimpan sebagai angka")
    assert told[2] == "15 angka, seharusnya 16."
    assert told[4] == "NIK ini sudah dipakai baris 4 dalam berkas yang sama."
    assert told[5] == "NIK ini sudah terdaftar atas nama Joko Susilo."


def test_a_refused_row_does_not_stand_in_the_way_of_the_right_one():
    people = check(record(4, name="", nik=SITI), record(5, nik=SITI))
    assert [person.rejected for person in people] == [True, False]


def test_the_same_person_in_the_registry_is_welcome():
    (person,) = check(record(nik=SITI, name="Hj. Siti Nuraini"), nik1408066305900012="SITI NUR'AINI")
    assert not person.rejected


def test_doubts_are_warnings_and_the_typed_text_stays():
    (person,) = check(
        record(
            nik="1408 0663 0590 0012", birth_date="kira-kira 1970", sex="?", status="entah", phone="tidak ada",
            email="siti", appointed_year="dulu", village_name="Sungai Anu", district_name="Tualang",
        )
    )  # fmt: skip
    assert not person.rejected
    assert {finding.severity for finding in person.findings} == {"warning", "note"}
    assert person.values["birth_date"] == "kira-kira 1970"
    assert person.values["phone"] == "tidak ada"
    assert person.values["nik"] == SITI
    assert (person.values["region"], person.values["village_name"]) == ("14.08.04", "Sungai Anu")
    assert ("warning", "“Sungai Anu” tidak ada dalam daftar Kec. Tualang; disimpan sebagai teks.") in reasons(person)


def test_a_finding_names_the_cell():
    (person,) = check(record(12, nik=SITI[:-1]))
    (finding,) = person.findings
    assert (finding.sheet, finding.row, finding.column, finding.cell, finding.value) == (
        "Daftar",
        12,
        "NIK",
        "B12",
        SITI[:-1],
    )


def test_a_list_without_region_belongs_to_the_office():
    assert check(record())[0].values["region"] == "14.08"
    assert check(record(), home="14")[0].values["region"] == "14"


@pytest.mark.parametrize(
    ("origin", "home", "region"),
    [
        (Origin(code="1408062001"), "14.71", "14.08.06.2001"),
        (Origin(regency="Kota Solok"), "13.02", "13.72"),
        (Origin(regency="Pelalawan"), "14.08", "14.05"),
        (Origin(village="Dayun"), "14", "14.08.06.2001"),
        (Origin(province="Sumbar", regency="Solok", district="Kubung"), "", "13.02.10"),
        (Origin(province="Riau"), "13", "14"),
        (Origin(regency="Cianjur"), "14", "32.03"),
        (Origin(), "14.08", "14.08"),
    ],
)
def test_origins_that_are_certain(origin, home, region):
    assert locate(origin, gazetteer(), home) == Located(region)


def test_origins_that_are_not():
    many = locate(Origin(village="Sukamulya", regency="Cianjur"), gazetteer(), "32")
    assert (many.region, many.village_name) == ("32.03", "Sukamulya")
    assert "8 tempat" in many.remark
    nowhere = locate(Origin(village="Entah", regency="Mana"), gazetteer(), "14.08")
    assert (nowhere.region, nowhere.village_name) == ("14.08", "Entah, Mana")
    both = locate(Origin(regency="Solok"), gazetteer(), "13")
    assert (both.region, both.village_name) == ("13", "Solok")
    unknown = locate(Origin(code="99.99"), gazetteer(), "14.08")
    assert unknown.region == "14.08"
    assert "99.99" in unknown.remark


def test_a_village_alone_is_looked_for_near_the_office():
    origin = Origin(village="Sungai Rawa")
    assert locate(origin, gazetteer(), "", near="14.08").region == "14.08.02.2011"
    assert locate(Origin(), gazetteer(), "", near="14.08").region == ""
    assert locate(origin, gazetteer(), "").remark  # Riau alone has several


@pytest.mark.parametrize(
    ("typed", "iso", "remarked"),
    [
        ("1990-05-23", "1990-05-23", False),
        ("1990-05-23 00:00:00", "1990-05-23", False),
        ("23-05-1990", "1990-05-23", False),
        ("1/2/1980", "1980-02-01", False),
        ("23 Mei 1990", "1990-05-23", False),
        ("Rabu, 23 Nop. 1988", "1988-11-23", False),
        ("23 AGUSTUS 1990", "1990-08-23", False),
        ("23/5/90", "1990-05-23", True),
        ("23/5/05", "2005-05-23", True),
        ("05/23/1990", "1990-05-23", True),
        ("33016", "1990-05-23", True),
        ("31 Februari 1990", "31 Februari 1990", True),
        ("1970", "1970", True),
        ("", "", False),
    ],
)
def test_dates_as_they_are_typed(typed, iso, remarked):
    reading = import_values.read_date(typed)
    assert (reading.value, bool(reading.remark)) == (iso, remarked)


def test_sex_and_status_in_many_words():
    assert [import_values.read_sex(text).value for text in ("L", "laki-laki", "Pr.", "WANITA", "")] == [
        "L",
        "L",
        "P",
        "P",
        "",
    ]
    assert [import_values.read_status(text).value for text in ("Calon PSM", "AKTIF", "non-aktif")] == [
        "calon", "aktif", "nonaktif",
    ]  # fmt: skip


def test_a_report_is_plain_data():
    (person,) = check(record(nik=SITI[:-1]))
    report = Report(1, 0, 0, 0, 1, person.findings).as_json()
    assert report["rejected"] == 1
    assert report["findings"][0]["severity"] == "error"
    assert {"sheet", "row", "column", "value", "severity", "reason", "suggestion"} <= report["findings"][0].keys()


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from((*PERSON_FIELDS, *ORIGIN_FIELDS)), st.text(max_size=20)), st.booleans())
def test_any_row_is_judged_and_gets_all_fields(values, numeric):
    places = MappingProxyType({"nik": Place("NIK", "A", numeric)})
    (person,) = check_people([Record("S", 1, values, places)], {}, gazetteer(), "14.08")
    assert set(person.values) == set(PERSON_FIELDS)
    typed_name = values.get("name", "")
    assert person.values["name"] == typed_name.strip()
    assert person.rejected or any(c.isalnum() for c in typed_name)
