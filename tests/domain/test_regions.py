"""The whole country in one list: counts, names, search as one types, and what imported names mean."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.regions import (
    Gazetteer,
    KindWord,
    Level,
    is_code,
    is_inside,
    level_of,
    lineage,
    normal_code,
    parent_of,
    regency_of,
    time_zone,
)
from app.exchange.regions import gazetteer


@pytest.fixture(scope="module", autouse=True)
def country() -> Gazetteer:
    found = gazetteer()
    found.find("siap")  # the index is built once, outside what is timed
    return found


def paths(country: Gazetteer, text: str, limit: int = 5, within: str = "") -> list[str]:
    return [country.path(region.code) for region in country.find(text, limit, within)]


def test_the_decree_is_complete(country):
    assert [country.count(level) for level in Level] == [38, 514, 7_285, 83_762]
    villages = [code for code in country._names if len(code) == 13]
    assert [sum(code[9] == digit for code in villages) for digit in "123"] == [8_496, 75_252, 14]
    assert all(is_code(code) and (len(code) == 2 or parent_of(code) in country) for code in country._names)


@pytest.mark.parametrize(
    ("code", "short", "long"),
    [
        ("14", "Riau", "Provinsi Riau"),
        ("14.08", "Kab. Siak", "Kabupaten Siak"),
        ("14.71", "Kota Pekanbaru", "Kota Pekanbaru"),
        ("31.71", "Kota Adm. Jakarta Pusat", "Kota Administrasi Jakarta Pusat"),
        ("14.08.06", "Kec. Dayun", "Kecamatan Dayun"),
        ("13.72.02.1005", "Kel. Kampung Jawa", "Kelurahan Kampung Jawa"),
        ("14.99", "14.99", "14.99"),
    ],
)
def test_names_short_and_long(country, code, short, long):
    assert (country.short(code), country.long(code)) == (short, long)


@pytest.mark.parametrize(
    ("path", "word"),
    [
        (("Selayo", "Kubung", "Kab. Solok"), "Nagari"),
        (("Rantih", "Talawi", "Kota Sawahlunto"), "Desa"),
        (("Dayun", "Dayun", "Siak"), "Kampung"),
        (("Keude Bakongan", "Bakongan", "Aceh Selatan"), "Gampong"),
        (("Kampung Dalam", "Siak", "Siak"), "Kelurahan"),
    ],
)
def test_villages_are_called_as_people_there_call_them(country, path, word):
    (region,) = country.find_named(*path)
    assert region.kind == word


def test_the_path_goes_up_to_the_province(country):
    assert country.path("13.72.02.1005") == "Kel. Kampung Jawa, Kec. Tanjung Harapan, Kota Solok, Sumatera Barat"


def test_as_one_types(country):
    assert (
        paths(country, "kampung jawa solok")[0] == "Kel. Kampung Jawa, Kec. Tanjung Harapan, Kota Solok, Sumatera Barat"
    )
    assert paths(country, "solok jawa kamp")[0] == paths(country, "kampung jawa solok")[0]
    assert paths(country, "siak")[:2] == ["Kab. Siak, Riau", "Kec. Siak, Kab. Siak, Riau"]
    assert paths(country, "kota solok")[0] == "Kota Solok, Sumatera Barat"
    assert paths(country, "kab solok")[0] == "Kab. Solok, Sumatera Barat"
    assert paths(country, "ma'rang") == paths(country, "MARANG")
    assert paths(country, "dayun", within="14.08") == [
        "Kec. Dayun, Kab. Siak, Riau",
        "Kampung Dayun, Kec. Dayun, Kab. Siak, Riau",
    ]
    assert paths(country, "") == paths(country, "zzzz") == []


def test_each_of_the_eight_sukamulya_of_cianjur_is_found(country):
    found = country.find("sukamulya cianjur", 20)
    assert len({region.code for region in found if region.name == "Sukamulya"}) == 8


def test_names_in_lists_are_resolved(country):
    def codes(*named: str) -> list[str]:
        return [region.code for region in country.find_named(*named)]

    assert codes("KEL. KAMPUNG JAWA", "tanjung harapan", "Kota Solok") == ["13.72.02.1005"]
    assert codes("Kampung Jawa", "", "Solok") == ["13.72.02.1005"]
    assert codes("", "", "Solok") == ["13.02", "13.72"]
    assert codes("", "", "Kabupaten Solok") == ["13.02"]
    assert codes("Suka Mulya", "", "Cianjur") != []
    assert codes("Tidak Ada", "", "Siak") == []
    assert [region.code for region in country.find_named("Dayun", within="14.08")] == ["14.08.06.2001"]


def test_codes():
    assert [normal_code(text) for text in ("1408", "14.08", " 14.08. ", "1408062001", "140", "abc", "")] == [
        "14.08", "14.08", "14.08", "14.08.06.2001", "", "", "",
    ]  # fmt: skip
    assert lineage("14.08.06") == ("14", "14.08", "14.08.06")
    assert lineage("") == ()
    assert (regency_of("14.08.06"), regency_of("14")) == ("14.08", "")
    assert is_inside("14.08.06", "14.08")
    assert not is_inside("14.081", "14.08")


def test_every_province_has_its_time_zone(country):
    zones = [time_zone(province.code).name for province in country.children()]
    assert {zone: zones.count(zone) for zone in ("WIB", "WITA", "WIT")} == {"WIB": 18, "WITA": 12, "WIT": 8}
    assert (time_zone("14.08").hours, time_zone("51").name, time_zone("94.01").name) == (7, "WITA", "WIT")


def test_a_made_up_country_needs_only_records():
    words = [KindWord("", level, level.name.title(), level.name) for level in Level]
    small = Gazetteer({"98": "Uji", "98.01": "Kabupaten O'Hara", "98.71": "Kota O'Hara"}, words)
    assert [region.short for region in small.find("ohara")] == ["Kab. O'Hara", "Kota O'Hara"]
    assert small.get("98.02") is None


@given(st.text(max_size=30))
def test_any_text_may_be_typed(text):
    for region in gazetteer().find(text, 3):
        assert level_of(region.code) is region.level


@given(st.sampled_from(sorted(gazetteer()._names)))
def test_a_region_is_found_by_its_own_path(code):
    country = gazetteer()
    words = " ".join(country.get(part).name for part in lineage(code)[1:] or (code,))
    assert code in [region.code for region in country.find(words, 400)]
    assert normal_code(code.replace(".", "")) == code
