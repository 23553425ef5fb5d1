"""Texts in few bits: what is packed comes back, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.packed_text import pack, unpack
from app.exchange.authenticity.packing import packing

TABLE = packing()
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(ANY_TEXT)
def test_every_text_comes_back(text):
    assert unpack(pack(text, TABLE), TABLE) == text


@given(st.binary(max_size=24))
def test_bytes_are_either_what_packing_writes_or_refused(content):
    try:
        text = unpack(content, TABLE)
    except ValueError:
        return
    assert pack(text, TABLE) == content


def test_every_row_of_the_table_is_a_whole_code():
    for row in TABLE.lengths:
        assert len(row) == len(TABLE.signs) + 2
        assert sum(2 ** (15 - int(digit, 16)) for digit in row) == 2**15
    assert len(TABLE.groups) == len(TABLE.signs) + 2
    assert max(TABLE.groups) < len(TABLE.lengths)


def test_ordinary_names_numbers_and_titles_need_little_more_than_half_a_byte_a_sign():
    for text, most in (
        ("Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastro", 4.2),
        ("SITI AMINAH BINTI ABDULLAH RAHMAN", 5.0),
        ("460/0001/DINSOS/IX/2018", 4.0),
        ("Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)", 4.0),
    ):
        assert 8 * len(pack(text, TABLE)) <= most * len(text), text


def test_a_sign_of_the_table_may_not_be_written_as_another_one():
    """The long way round, by Unicode number, is for signs that the table does not hold."""
    code, bits = TABLE.codes[0][1]
    number, count = code << 21 | ord("A"), bits + 21
    end, more = TABLE.codes[TABLE.groups[1]][0]
    number, count = number << more | end, count + more
    content = (number << -count % 8).to_bytes((count + 7) // 8, "big")
    with pytest.raises(ValueError, match="one way"):
        unpack(content, TABLE)


def test_what_fills_the_last_byte_is_zero_and_short():
    packed = pack("Budi", TABLE)
    for wrong in (packed + b"\x00", packed[:-1], b"", packed[:-1] + bytes([packed[-1] | 1])):
        if wrong != packed:
            with pytest.raises(ValueError, match=r"one way|end is missing"):
                unpack(wrong, TABLE)
