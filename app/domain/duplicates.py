"""Which records may be one human's: who is compared with whom, how likely it is, and why, in words.

Two records are a pair for the same NIK; or for names that are alike, titles and spelling aside, where the birth date,
the village, the phone or the IPSM number is the same too. Nothing follows from a pair: an officer decides.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import combinations
from typing import TypeVar

from app.domain import matching
from app.domain.nik import is_well_formed

Key = TypeVar("Key", str, tuple[str, ...])
OFFERED = 30
"""Points from which on a pair is shown; 100 is the most."""
_TOGETHER = 24  # so many are compared each with each; more are parted by the words of their names first
_CROWD = 50  # so many of one name are still compared each with each
_LONGEST = 40  # letters of a word, words of a name: more tell nothing
_NEAR, _WORDS_NEAR, _JOINED_NEAR = 0.75, 0.7, 0.85

# Points for and against; the reasons are words of the office.
_NIK, _NAME = 70, 45
_SAME = (
    ("birth_date", 30, "tanggal lahir sama"),
    ("place", 15, "desa sama"),
    ("phone", 20, "nomor HP sama"),
    ("ipsm_number", 25, "nomor anggota IPSM sama"),
)
_SEX_DIFFERS, _DATE_DIFFERS, _NIK_DIFFERS, _NAME_DIFFERS = -30, -25, -25, -25
_SLIP = -5  # of a date or NIK that differs in one figure, as by a slip of the pen


@dataclass(frozen=True)
class Known:
    """What of a record tells whose it is. `place` is the village: a code of four parts, or what was typed."""

    id: str
    name: str
    nik: str = ""
    birth_date: str = ""
    sex: str = ""
    place: str = ""
    phone: str = ""
    ipsm_number: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name, without titles and habits of spelling."""
        return tuple(word[:_LONGEST] for word in matching.name_key(self.name).split()[:_LONGEST])

    @cached_property
    def marks(self) -> tuple[frozenset[str], ...]:
        """Beginning and end of each word: a slip of the pen seldom hits both."""
        return tuple(frozenset((word[:3], word[-3:])) for word in self.words)

    @cached_property
    def all_marks(self) -> frozenset[str]:
        """The marks of all words."""
        return frozenset().union(*self.marks)


@dataclass(frozen=True)
class Judgement:
    """How likely two records are one human's, 0 to 100, and the reasons for and against in words."""

    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Crowd:
    """So many records of one name (or one NIK) that they are not compared one by one."""

    name: str
    count: int


def judge(one: Known, other: Known) -> Judgement | None:
    """What speaks for and against one human; None where it is too little to ask."""
    same_nik = one.nik == other.nik and is_well_formed(one.nik)
    likeness = name_likeness(one.words, other.words)
    same = [(points, words) for name, points, words in _SAME if getattr(one, name) == getattr(other, name) != ""]
    if not same_nik and (likeness < _NEAR or not same):
        return None
    found = [(_NIK, "NIK sama")] if same_nik else []
    found += [_of_names(one, other, likeness), *same, *_against(one, other, same_nik=same_nik)]
    score = min(100, sum(points for points, _ in found))
    if same_nik:
        score = max(score, OFFERED)
    return Judgement(score, tuple(words for _, words in found)) if score >= OFFERED else None


@lru_cache(maxsize=1 << 16)
def name_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike two names are, 0 to 1, by their words: order, initials, left-out words and slips lower it a little."""
    if one == other:
        return 1.0 if one else 0.0
    if not one or not other:
        return 0.0
    joined = matching.agreement("".join(one), "".join(other))
    if joined >= _JOINED_NEAR:
        return joined
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    left = list(longer)
    agreed = 0.0
    for word in sorted(shorter, key=len, reverse=True):
        best = max(left, key=partial(_word_likeness, word))
        likeness = _word_likeness(word, best)
        if likeness < _WORDS_NEAR:
            return 0.0
        left.remove(best)
        agreed += likeness * len(best)
    letters = sum(map(len, longer))
    if agreed < letters / 2:
        return 0.0
    return min(0.95, agreed / (letters - sum(map(len, left)))) - 0.05 * min(len(left), 2)


def pairs_in(block: Sequence[Known], crowd: Callable[[Crowd], None]) -> Iterator[tuple[Known, Known]]:
    """The pairs of a block, people who share a fact, whose names have something in common, each once.

    Large blocks are parted by the words of the names, so that their cost stays near the number of people; of names
    that are still too many `crowd` is told, and they are left out.
    """
    if len(block) <= _TOGETHER:
        yield from _in_common(block)
        return
    seen: set[tuple[str, str]] = set()
    for part in _parted(block, crowd):
        for one, other in _in_common(part):
            pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def pairs_of_nik(block: Sequence[Known], crowd: Callable[[Crowd], None]) -> Iterator[tuple[Known, Known]]:
    """The pairs of records with one NIK, whatever their names."""
    if len(block) > _CROWD:
        crowd(Crowd(block[0].name, len(block)))
        return
    yield from combinations(block, 2)


def _in_common(block: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    return ((one, other) for one, other in combinations(block, 2) if not one.all_marks.isdisjoint(other.all_marks))


def _parted(block: Sequence[Known], crowd: Callable[[Crowd], None]) -> Iterator[Sequence[Known]]:
    """Smaller blocks by one mark of a name, by two where one is not enough, by the whole name in the end."""
    crowds: dict[tuple[str, ...], Crowd] = {}
    for mark, part in _by((known, known.all_marks) for known in block).items():
        if len(part) <= _TOGETHER:
            yield part
            continue
        for smaller in _by((known, _other_marks(known, mark)) for known in part).values():
            if len(smaller) <= _CROWD:
                yield smaller
                continue
            for words, same in _by((known, (known.words,)) for known in smaller).items():
                if len(same) <= _CROWD:
                    yield same
                else:
                    crowds[words] = Crowd(same[0].name, len(same))
    for one in crowds.values():
        crowd(one)


def _by(keyed: Iterable[tuple[Known, Iterable[Key]]]) -> dict[Key, list[Known]]:
    """Those who share a key, where there are two at least."""
    parts: dict[Key, list[Known]] = {}
    for known, keys in keyed:
        for key in keys:
            parts.setdefault(key, []).append(known)
    return {key: part for key, part in parts.items() if len(part) > 1}


def _other_marks(known: Known, mark: str) -> frozenset[str]:
    """The marks of the words that do not bear this one; "" where there is no such word."""
    others = [marks for marks in known.marks if mark not in marks]
    return frozenset().union(*others) if others else frozenset({""})


def _of_names(one: Known, other: Known, likeness: float) -> tuple[int, str]:
    if one.name.casefold() == other.name.casefold():
        return _NAME, "nama sama"
    if likeness >= _NEAR:
        return round(_NAME * likeness), f"nama mirip: {one.name} – {other.name}"
    return _NAME_DIFFERS, f"nama berbeda: {one.name} – {other.name}"


def _against(one: Known, other: Known, *, same_nik: bool) -> Iterator[tuple[int, str]]:
    if one.sex and other.sex and one.sex != other.sex:
        yield _SEX_DIFFERS, "jenis kelamin berbeda"
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        slip = _date_slip(one.birth_date, other.birth_date)
        yield (_SLIP, slip) if slip else (_DATE_DIFFERS, "tanggal lahir berbeda")
    if not same_nik and is_well_formed(one.nik) and is_well_formed(other.nik):
        at = differing_places(one.nik, other.nik)
        yield (_SLIP, nik_difference(one.nik, other.nik)) if len(at) <= 2 else (_NIK_DIFFERS, "NIK berbeda")


def _date_slip(one: str, other: str) -> str:
    if len(one) != 10 or len(other) != 10:
        return ""
    if one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7]):
        return "tanggal dan bulan lahir tertukar"
    return "tanggal lahir berbeda satu angka" if len(differing_places(one, other)) == 1 else ""


def differing_places(one: str, other: str) -> tuple[int, ...]:
    """Where two texts of one length differ, counted from 1."""
    return tuple(at for at, (a, b) in enumerate(zip(one, other, strict=False), start=1) if a != b)


def nik_difference(one: str, other: str) -> str:
    """Where two NIKs differ, in words that show neither; "" where one is missing or they are equal."""
    if not one or not other or one == other:
        return ""
    if len(one) != len(other):
        return "panjang NIK berbeda"
    at = differing_places(one, other)
    if len(at) > 6:
        return "NIK berbeda"
    return f"NIK berbeda pada angka ke-{', '.join(str(place) for place in at)}"


@lru_cache(maxsize=1 << 16)
def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if matching.is_shortened(one, other):
        return 0.85
    return matching.agreement(one, other)
