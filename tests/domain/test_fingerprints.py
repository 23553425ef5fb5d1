"""Numbers as words: of a list without look-alikes, and typed back without a mistake."""

from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import check_codes, codes, fingerprints
from app.exchange.authenticity.packing import fingerprint_words

WORDS = fingerprint_words()
SEED = sha256(b"contoh").digest()


def test_the_list_has_1024_plain_words_that_four_letters_tell_apart():
    assert len(set(WORDS)) == fingerprints.COUNT
    assert list(WORDS) == sorted(WORDS)
    assert all(4 <= len(word) <= 8 and word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert len({word[:4] for word in WORDS}) == fingerprints.COUNT


def test_no_two_words_differ_in_one_letter_only():
    by_gap: dict[tuple[str, str, int], str] = {}
    for word in WORDS:
        for at in range(len(word)):
            key = (word[:at], word[at + 1 :], len(word))
            assert key not in by_gap, (word, by_gap[key])
            by_gap[key] = word
    shorter = {word[:at] + word[at + 1 :]: word for word in WORDS for at in range(len(word))}
    assert [(word, shorter[word]) for word in WORDS if word in shorter] == []


def test_a_fingerprint_is_eight_words_and_always_the_same():
    words = fingerprints.fingerprint(bytes(32), WORDS)
    assert len(words) == 8
    assert words == fingerprints.fingerprint(bytes(32), WORDS)
    number = sum(WORDS.index(word) << 10 * place for place, word in enumerate(reversed(words)))
    assert number.to_bytes(10, "big") == sha256(bytes(32)).digest()[:10]


@given(st.binary(min_size=32, max_size=32))
def test_a_key_comes_back_from_its_words_however_they_are_typed(seed):
    words = fingerprints.seed_words(seed, WORDS)
    assert len(words) == 27
    assert fingerprints.seed_of(" ".join(words), WORDS) == seed
    numbered = "\n".join(f"{at}. {word.upper()}," for at, word in enumerate(words, start=1))
    assert fingerprints.seed_of(numbered, WORDS) == seed
    assert fingerprints.seed_of(" ".join(word[:4] for word in words), WORDS) == seed


def test_every_exchange_of_two_words_is_found():
    words = list(fingerprints.seed_words(SEED, WORDS))
    missed = 0
    for one, other in combinations(range(27), 2):
        swapped = words.copy()
        swapped[one], swapped[other] = words[other], words[one]
        if swapped != words:
            missed += _is_taken(swapped)
    assert missed == 0


def test_another_word_is_found_but_for_one_in_16384():
    words = list(fingerprints.seed_words(SEED, WORDS))
    tried = [[*words[:at], other, *words[at + 1 :]] for at in range(27) for other in WORDS[::29] if other != words[at]]
    assert sum(_is_taken(one) for one in tried) <= 1
    assert len(tried) > 900


def _is_taken(words) -> bool:
    try:
        fingerprints.seed_of(" ".join(words), WORDS)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", "yang diketik 0 kata"), ("abadi " * 26, "yang diketik 26 kata"), ("abadi kwxy", "kata ke-2 tidak ada"),
     ("abadi abadix", "kata ke-2 tidak ada"), ("aba", "kata ke-1 tidak ada")],
)  # fmt: skip
def test_what_is_wrong_is_told(typed, reason):
    with pytest.raises(ValueError, match=reason):
        fingerprints.seed_of(typed, WORDS)


def test_check_codes_are_six_signs_that_nobody_mistakes():
    found = {check_codes.check_code(bytes([one])) for one in range(250)}
    assert len(found) == 250
    assert all(len(code) == 6 and set(code) <= set(codes.ALPHABET) for code in found)
    code = check_codes.check_code(b"contoh")
    assert check_codes.typed(f" {check_codes.printed(code).lower()}\n") == code
    assert check_codes.typed(code[:3] + "-" + code[3:]) == code
    assert [check_codes.typed(wrong) for wrong in (code[:5], code + "A", "000000", "")] == ["", "", "", ""]
