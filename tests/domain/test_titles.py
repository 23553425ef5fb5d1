"""Names parted from their titles, and written out of capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.titles import FullName, from_capitals, part


@pytest.mark.parametrize(
    ("typed", "name", "front", "back"),
    [
        ("Drs. H. Budi, M.Si", "Budi", "Drs. H.", "M.Si"),
        ("Drs.H.Budi Santoso", "Budi Santoso", "Drs. H.", ""),
        ("Hj Siti Aminah, S.Sos, M.Si", "Siti Aminah", "Hj", "S.Sos, M.Si"),
        ("HJ. SITI AMINAH, S.SOS", "SITI AMINAH", "Hj.", "S.Sos."),
        ("Siti Aminah S.Sos", "Siti Aminah", "", "S.Sos"),
        ("Siti Aminah S. Sos", "Siti Aminah", "", "S. Sos"),
        ("Siti Aminah SPd", "Siti Aminah", "", "SPd"),
        ("Rina, A.Md.Keb., S.Psi", "Rina", "", "A.Md.Keb., S.Psi"),
        ("Rina, S.Sos M.Si", "Rina", "", "S.Sos, M.Si"),
        ("K.H. Ahmad Dahlan", "Ahmad Dahlan", "K.H.", ""),
        ("Prof. Dr. Ir. Budi", "Budi", "Prof. Dr. Ir.", ""),
    ],
)
def test_known_titles_are_parted(typed, name, front, back):
    assert part(typed) == FullName(name, front, back)


@pytest.mark.parametrize(
    "typed",
    [
        "Budi", "Haji", "H.", "M. Yusuf", "Budi, Siak", "Siti <Aminah> & Bin‘t Ali", "Hasan", "Irwan", "Drajat",
        "Bu Siti", "Ny. Siti", "St. Aminah", "Budi SE", "Ma'rang", "Sp", "", "A.", "Drs. H.", "Kho Ping Hoo", "Mama",
    ],
)  # fmt: skip
def test_what_may_be_the_name_stays_to_the_letter(typed):
    assert part(typed) == FullName(typed)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("SITI NUR'AINI", "Siti Nur'aini"), ("ABDUL MUIS BIN UMAR", "Abdul Muis bin Umar"), ("M. YUSUF", "M. Yusuf"),
        ("DEWI D'ORNAY", "Dewi D'Ornay"), ("SULTAN SYARIF KASIM II", "Sultan Syarif Kasim II"), ("IVAN", "Ivan"),
        ("AL-HABSYI", "Al-Habsyi"), ("JOSÉ", "José"), ("ABD. RAHMAN", "Abd. Rahman"), ("A.B. SUSANTO", "A.B. Susanto"),
        ("BIN SALIM", "Bin Salim"),
    ],
)  # fmt: skip
def test_capitals_are_written_as_names_are(typed, written):
    assert from_capitals(typed) == written


@pytest.mark.parametrize("typed", ["Siti", "siti", "McDonald SITI", "AB", "R.M.", "", "123", "DJ"])
def test_other_names_stay_to_the_letter(typed):
    assert from_capitals(typed) == typed


words = st.lists(
    st.sampled_from(["Siti", "H.", "Drs.", "S.Sos", ",", "M.Si", "BUDI", "bin", "Nur'aini", "SE", ", SE", "."])
)


@given(st.one_of(st.text(max_size=30), words.map(" ".join)))
def test_parting_is_done_once(typed):
    full = part(typed)
    name = from_capitals(full.name)
    assert part(name) == FullName(name)
    assert from_capitals(name) == name
    letters = [letter for letter in typed if letter.isalnum()]
    assert len([letter for letter in full.front + full.name + full.back if letter.isalnum()]) >= len(letters)
