"""The code on a name tag finds every slip of a single sign and every two signs exchanged."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain import codes

ids = st.uuids().map(lambda one: one.hex)
CHANGES = len(codes.ALPHABET) - 1


@given(ids)
def test_a_code_is_eight_signs_without_look_alikes_and_always_the_same(participant):
    code = codes.code_of(participant)
    assert len(code) == 8
    assert set(code) <= set(codes.ALPHABET)
    assert not set("0O1IL2Z5S8BUV") & set(codes.ALPHABET)
    assert codes.is_code(code)
    assert code == codes.code_of(participant)


@given(ids)
def test_every_single_wrong_sign_is_found(participant):
    code = codes.code_of(participant)
    wrong = [
        code[:place] + sign + code[place + 1 :]
        for place in range(8)
        for sign in codes.ALPHABET
        if sign != code[place]
    ]  # fmt: skip
    assert len(wrong) == 8 * CHANGES
    assert not any(map(codes.is_code, wrong))


@given(ids)
def test_every_two_signs_exchanged_are_found(participant):
    code = codes.code_of(participant)
    for one in range(8):
        for other in range(one + 1, 8):
            signs = list(code)
            signs[one], signs[other] = signs[other], signs[one]
            assert codes.is_code("".join(signs)) == (code[one] == code[other])


@given(ids, st.booleans(), st.sampled_from(["", " ", "  ", "\t"]))
def test_a_code_may_be_typed_in_any_case_with_or_without_its_blank(participant, small, blank):
    code = codes.code_of(participant)
    told = f" {code[:4]}{blank}{code[4:]} "
    assert codes.typed(told.lower() if small else told) == code
    assert codes.typed(codes.printed(code)) == code


@given(st.text(max_size=12))
def test_other_text_is_no_code_or_stands_as_one(text):
    found = codes.typed(text)
    assert found == "" or codes.is_code(found)


def test_the_codes_of_known_participants_never_change():
    """Tags that were printed hold for good."""
    assert [codes.code_of(one * 32) for one in "01f"] == ["AXNK4DXX", "YG9XX66X", "XNJNNGY7"]
