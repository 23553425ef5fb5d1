"""Which records may be one human's: who is compared with whom, how likely it is, and why, in words.

Two records are a pair for the same NIK; or for names that are alike, titles and spelling aside, where the birth date,
the village, the phone or the IPSM number is the same too. Nothing follows from a pair: an officer decides.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, TypeVar

from app.domain import matching
from app.domain.nik import is_well_formed

Key = TypeVar("Key", str, tuple[str, ...])
OFFERED = 35
"""Points from which on a pair is shown; 100 is the most."""
_CROWD = 50  # so many of one name are still compared each with each
_FEW = 8  # so few are compared each with each
_MANY = 60  # so many names that may be alike are compared with one; of more only the same ones
_PAUSE = 128  # people between two looks at whether to go on
_LONGEST = 40  # letters of a word, words of a name: more tell nothing
_NEAR, _WORDS_NEAR = 0.75, 0.7
_NEARLY = 0.95  # the most that names have in common which are not the same

_NO_MARKS: frozenset[str] = frozenset()
Evidence = tuple[int, str]
"""Points for (positive) or against, and the reason in words of the office."""
_NAME = 45
_SAME_NIK, _OTHER_NIK = (70, "NIK sama"), (-25, "NIK berbeda")
_SAME_DATE, _OTHER_DATE = (30, "tanggal lahir sama"), (-25, "tanggal lahir berbeda")
_SAME_PLACE, _SAME_PHONE, _SAME_IPSM = (15, "desa sama"), (20, "nomor HP sama"), (25, "nomor anggota IPSM sama")
_OTHER_SEX, _OTHER_NAME = (-30, "jenis kelamin berbeda"), -25
_SLIP = -5  # of a date or NIK that differs in one figure, as by a slip of the pen


class Known(NamedTuple):
    """What of a record tells whose it is. `place` is the village: a code of four parts, or what was typed."""

    id: str
    name: str
    nik: str = ""
    birth_date: str = ""
    sex: str = ""
    place: str = ""
    phone: str = ""
    ipsm_number: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, without titles and habits of spelling."""
        return _words(self.name)

    @property
    def marks(self) -> frozenset[str]:
        """Beginning and end of each word: a slip of the pen seldom hits both."""
        return _marks(self.name)


@lru_cache(maxsize=1 << 10)  # for a block: the same people are seldom met again soon
def _words(name: str) -> tuple[str, ...]:
    return tuple([word[:_LONGEST] for word in matching.name_words(name)[:_LONGEST]])


@lru_cache(maxsize=1 << 10)
def _marks(name: str) -> frozenset[str]:
    return _NO_MARKS.union(*[ends(word) for word in _words(name)])


@lru_cache(maxsize=1 << 15)
def ends(word: str) -> frozenset[str]:
    """The first and the last three letters of a word; a number is whole."""
    return frozenset((word[:3], word[-3:])) if word.isalpha() else frozenset((word,))


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
    facts = _facts(one, other)
    points = sum([fact[0] for fact in facts])
    same_nik = _SAME_NIK in facts
    least = 0.0 if same_nik else max(_NEAR, (OFFERED - points) / _NAME)
    if least > 1 or (least > _NEARLY and one.words != other.words):
        return None  # the likest names could not help, and comparing them costs most
    likeness = name_likeness(one.words, other.words)
    if likeness < least or not any(fact[0] > 0 for fact in facts):
        return None
    name = _of_names(one, other, likeness)
    score = max(OFFERED if same_nik else 0, min(100, points + name[0]))
    reasons = [fact[1] for fact in facts]
    return Judgement(score, (*reasons[:same_nik], name[1], *reasons[same_nik:])) if score >= OFFERED else None


def _facts(one: Known, other: Known) -> list[Evidence]:
    """What speaks for and against beside the names: a NIK that is the same first, then what is the same."""
    found: list[Evidence] = []
    if one.nik and one.nik == other.nik and is_well_formed(one.nik):
        found.append(_SAME_NIK)
    if one.birth_date and one.birth_date == other.birth_date:
        found.append(_SAME_DATE)
    if one.place and one.place == other.place:
        found.append(_SAME_PLACE)
    if one.phone and one.phone == other.phone:
        found.append(_SAME_PHONE)
    if one.ipsm_number and one.ipsm_number == other.ipsm_number:
        found.append(_SAME_IPSM)
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        found.append(_of_dates(one.birth_date, other.birth_date))
    if one.sex and other.sex and one.sex != other.sex:
        found.append(_OTHER_SEX)
    if one.nik and other.nik and one.nik != other.nik and is_well_formed(one.nik) and is_well_formed(other.nik):
        found.append(_of_niks(one.nik, other.nik))
    return found


@lru_cache(maxsize=1 << 14)
def name_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike two names are, 0 to 1, by their words: order, initials, left-out words and slips lower it a little."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if "".join(one) == "".join(other):
        return _NEARLY
    shorter, longer = (one, other) if (len(one), one) <= (len(other), other) else (other, one)
    left = list(longer)
    agreed = 0.0
    for word in sorted(shorter, key=len, reverse=True):
        likeness, best = max((_word_likeness(word, candidate), candidate) for candidate in left)
        if likeness < _WORDS_NEAR:
            return 0.0
        left.remove(best)
        agreed += likeness * len(best)
    letters = sum(map(len, longer))
    if agreed < letters / 2:
        return 0.0
    return min(_NEARLY, agreed / (letters - sum(map(len, left)))) - 0.05 * min(len(left), 2)


def pairs_in(
    block: Sequence[Known], crowd: Callable[[Crowd], None], pause: Callable[[], None]
) -> Iterator[tuple[Known, Known]]:
    """The pairs of a block, people who share a fact, whose names may be alike, each once.

    In two names that are alike every word of the shorter one has its like in the other. So the word that is rarest in
    the block is looked up, and where many have it the next one too: the cost stays near the number of people. Of one
    name that too many have `crowd` is told, and they are not compared with each other. `pause` is called now and then.
    """
    if len(block) <= _FEW:
        pause()
        yield from ((one, other) for one, other in combinations(block, 2) if not one.marks.isdisjoint(other.marks))
        return
    having = _by((place, known.marks) for place, known in enumerate(block))
    crowded = _crowded(block, crowd)
    telling = {known.words: _by_rarity(known.words, having) for known in block}
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, known in enumerate(block):
        if not place % _PAUSE:
            pause()
        words = known.words
        if words not in alike:
            found = _alike(words, block, telling[words], having)
            alike[words] = [other for other in found if words not in crowded or block[other].words != words]
        for other in alike[words]:
            # the pair is met from the other side too, where that one's rarest word stands in this name
            if other > place or (other < place and telling[block[other].words][0].isdisjoint(known.marks)):
                yield known, block[other]


def pairs_of_nik(
    block: Sequence[Known], crowd: Callable[[Crowd], None], pause: Callable[[], None]
) -> Iterator[tuple[Known, Known]]:
    """The pairs of records with one NIK, whatever their names; otherwise as `pairs_in`."""
    pause()
    if len(block) > _CROWD:
        crowd(Crowd(block[0].name, len(block)))
        return
    yield from combinations(block, 2)


def _by(keyed: Iterable[tuple[int, Iterable[Key]]]) -> dict[Key, list[int]]:
    """The places in a block by key, for keys that two share at least."""
    parts: dict[Key, list[int]] = {}
    for place, keys in keyed:
        for key in keys:
            parts.setdefault(key, []).append(place)
    return {key: part for key, part in parts.items() if len(part) > 1}


def _crowded(block: Sequence[Known], crowd: Callable[[Crowd], None]) -> frozenset[tuple[str, ...]]:
    """The names that too many of a block have; `crowd` is told of each."""
    if len(block) <= _CROWD:
        return frozenset()
    same = _by((place, (known.words,)) for place, known in enumerate(block))
    many = {words: places for words, places in same.items() if len(places) > _CROWD}
    for places in many.values():
        crowd(Crowd(block[places[0]].name, len(places)))
    return frozenset(many)


def _by_rarity(words: tuple[str, ...], having: Mapping[str, Sequence[int]]) -> list[frozenset[str]]:
    """The ends of the words, of the one that fewest in the block have first; an initial tells nothing beside others."""
    telling = [ends(word) for word in words if len(word) >= 3] or [ends(word) for word in words] or [frozenset()]
    if len(telling) > 1:
        telling.sort(key=lambda two: sum([len(having.get(end, ())) for end in two]))
    return telling


def _alike(
    words: tuple[str, ...], block: Sequence[Known], telling: list[frozenset[str]], having: Mapping[str, Sequence[int]]
) -> Collection[int]:
    """The places of those whose names may be like this one; of too many only those of the same name."""
    found: Collection[int] = {other for end in telling[0] for other in having.get(end, ())}
    for two in telling[1:]:
        if len(found) <= _MANY:
            break
        found = [other for other in found if not two.isdisjoint(block[other].marks)]
    if len(found) > _MANY:
        found = [other for other in found if block[other].words == words]
    return found


def _of_names(one: Known, other: Known, likeness: float) -> Evidence:
    if one.name.casefold() == other.name.casefold():
        return _NAME, "nama sama"
    if likeness >= _NEAR:
        return round(_NAME * likeness), f"nama mirip: {one.name} – {other.name}"
    return _OTHER_NAME, f"nama berbeda: {one.name} – {other.name}"


def _of_dates(one: str, other: str) -> Evidence:
    if one[:4] == other[:4] and (one[5:7], one[8:]) == (other[8:], other[5:7]):
        return _SLIP, "tanggal dan bulan lahir tertukar"
    if one[:4] != other[:4] and one[4:] != other[4:]:
        return _OTHER_DATE
    one_figure = len(one) == len(other) == 10 and len(differing_places(one, other)) == 1
    return (_SLIP, "tanggal lahir berbeda satu angka") if one_figure else _OTHER_DATE


def _of_niks(one: str, other: str) -> Evidence:
    return (_SLIP, nik_difference(one, other)) if len(differing_places(one, other)) <= 2 else _OTHER_NIK


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
    """0 for words that neither begin nor end alike: a slip of the pen seldom hits both ends."""
    if one == other:
        return 1.0
    if one.isalpha() and other.isalpha() and matching.is_shortened(one, other):
        return 0.85
    return 0.0 if ends(one).isdisjoint(ends(other)) else matching.agreement(one, other)
