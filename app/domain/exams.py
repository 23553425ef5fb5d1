"""What was learnt: scores of exams, the gain from the first test to the last, the predikat, and graduation.

A missing score is missing, never 0: whoever has only one of both tests is left out of the gain, and counted.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.attendance import Presence
from app.domain.wording import decimal_text

PRE, POST = "pre", "post"
NAMES = {PRE: "Tes awal", POST: "Tes akhir"}
"""How the two usual exams are called; others go by their own name."""
LOWEST, HIGHEST = Decimal(0), Decimal(100)
PASSED, FAILED, OPEN = "Lulus", "Tidak lulus", "Belum lengkap"
EXAMPLE_GRADES = "90 Sangat baik\n80 Baik\n70 Cukup"
"""Offered to an office that has no grades of its own yet."""

_SCORE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_GRADE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s+(\S.*)")
_CENT = Decimal("0.01")
_LONGEST_GRADE = 40  # letters: what the box on a certificate holds


@dataclass(frozen=True)
class Grade:
    """A predikat and the lowest score that earns it."""

    lowest: Decimal
    name: str


@dataclass(frozen=True)
class Rule:
    """What graduation asks for beside the attendance: at least `pass_score` in `exam`; None where no score is asked.
    The predikat goes by the same exam."""

    exam: str = POST
    pass_score: Decimal | None = None
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True)
class Spread:
    """The scores given in one exam; mean with two decimals, half-up."""

    count: int
    mean: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Pairs:
    """The gain of those who sat both tests, and how many are left out and why. `first`, `last` and `gain` are None
    without a single pair."""

    count: int
    first: Spread | None
    last: Spread | None
    gain: Spread | None
    without_pre: int
    without_post: int
    without_both: int

    @property
    def left_out(self) -> int:
        """Who is not counted."""
        return self.without_pre + self.without_post + self.without_both


def exam_name(exam: str) -> str:
    """What an exam is called."""
    return NAMES.get(exam, exam)


def exam_name_in_sentence(exam: str) -> str:
    """The same within a sentence: "tes akhir"; an exam's own name stays as it is."""
    return NAMES[exam].lower() if exam in NAMES else exam


def read_score(text: str) -> Decimal | None:
    """A score of 0 to 100 with at most two decimals, by comma or point; None for anything else."""
    typed = text.strip()
    if not _SCORE.fullmatch(typed):
        return None
    value = Decimal(typed.replace(",", "."))
    return value if value <= HIGHEST else None


def read_grades(text: str) -> tuple[Grade, ...]:
    """The grades of lines such as "90 Sangat baik", the highest first; lines that are none are passed over."""
    found = [grade for line in text.splitlines() if (grade := _grade(line)) is not None]
    return tuple(sorted(found, key=lambda grade: grade.lowest, reverse=True))


def grade_problem(text: str) -> str:
    """What is wrong with the lines of the grades, in a sentence; "" when they can be used."""
    seen: dict[Decimal, str] = {}
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        grade = _grade(line)
        if grade is None:
            return f"Baris “{line[:40]}” bukan predikat."
        if len(grade.name) > _LONGEST_GRADE:
            return f"Predikat “{grade.name[:40]}…” lebih dari {_LONGEST_GRADE} huruf."
        if grade.lowest in seen:
            return f"“{seen[grade.lowest][:40]}” dan “{grade.name[:40]}” mulai dari nilai yang sama."
        seen[grade.lowest] = grade.name
    return ""


def grade_of(score: Decimal | None, grades: Iterable[Grade]) -> str:
    """The predikat that a score earns; "" below the lowest grade or without a score."""
    earned = [grade for grade in grades if score is not None and score >= grade.lowest]
    return max(earned, key=lambda grade: grade.lowest).name if earned else ""


def in_sentence(grade: str) -> str:
    """A predikat within a sentence: "Sangat Baik" becomes "sangat baik", "A" stays."""
    return grade if grade.isupper() else grade.lower()


def verdict(presence: Presence, scores: Mapping[str, Decimal], rule: Rule) -> str:
    """Lulus, Tidak lulus, or Belum lengkap while a mark or the score that decides is missing."""
    score = scores.get(rule.exam)
    if presence.total and presence.verdict == "Tidak":
        return FAILED
    if rule.pass_score is not None and score is not None and score < rule.pass_score:
        return FAILED
    if not presence.reached or (rule.pass_score is not None and score is None):
        return OPEN
    return PASSED


def gain(scores: Mapping[str, Decimal]) -> Decimal | None:
    """From the first test to the last; None unless both were taken."""
    return scores[POST] - scores[PRE] if PRE in scores and POST in scores else None


def pairs(people: Iterable[Mapping[str, Decimal]]) -> Pairs:
    """Sum up the gain over the scores of each person."""
    people = list(people)
    both = [one for one in people if PRE in one and POST in one]
    return Pairs(
        count=len(both),
        first=spread(one[PRE] for one in both),
        last=spread(one[POST] for one in both),
        gain=spread(one[POST] - one[PRE] for one in both),
        without_pre=sum(PRE not in one and POST in one for one in people),
        without_post=sum(PRE in one and POST not in one for one in people),
        without_both=sum(PRE not in one and POST not in one for one in people),
    )


def pairs_sentence(found: Pairs) -> str:
    """ "Kenaikan rata-rata 18,4 dari 41 pasangan; 9 tidak dihitung: 4 tanpa tes awal, 5 tanpa tes akhir"."""
    told = "Belum ada yang mengikuti kedua tes"
    if found.gain is not None:
        told = f"Kenaikan rata-rata {decimal_text(found.gain.mean)} dari {found.count} pasangan"
    reasons = ((found.without_pre, "tanpa tes awal"), (found.without_post, "tanpa tes akhir"))
    counted = [f"{count} {why}" for count, why in (*reasons, (found.without_both, "tanpa keduanya")) if count]
    return f"{told}; {found.left_out} tidak dihitung: {', '.join(counted)}" if counted else told


def rule_sentence(rule: Rule, threshold: int) -> str:
    """ "Lulus bila hadir paling sedikit 80 % JP dan nilai tes akhir paling sedikit 70."."""
    told = f"Lulus bila hadir paling sedikit {threshold} % JP"
    if rule.pass_score is not None:
        told += f" dan nilai {exam_name_in_sentence(rule.exam)} paling sedikit {decimal_text(rule.pass_score)}"
    return f"{told}."


def grades_sentence(rule: Rule) -> str:
    """ "Predikat menurut tes akhir: Sangat baik mulai 90, Baik mulai 80."; "" without grades."""
    told = ", ".join(f"{grade.name} mulai {decimal_text(grade.lowest)}" for grade in rule.grades)
    return f"Predikat menurut {exam_name_in_sentence(rule.exam)}: {told}." if told else ""


def spread(values: Iterable[Decimal]) -> Spread | None:
    """Mean, lowest and highest of what is there; None of nothing."""
    given = list(values)
    if not given:
        return None
    return Spread(len(given), half_up(sum(given, Decimal(0)), len(given)), min(given), max(given))


def half_up(total: Decimal, count: int) -> Decimal:
    """total ÷ count with two decimals, half away from zero, exactly: no rounding before the last one."""
    cents, rest = divmod(abs(total) * 100, count)
    rounded = (cents + (2 * rest >= count)) * _CENT
    return (-rounded if total < 0 and rounded else rounded).quantize(_CENT)


def _grade(line: str) -> Grade | None:
    found = _GRADE.fullmatch(line.strip())
    lowest = read_score(found[1]) if found else None
    return Grade(lowest, found[2].strip()) if found and lowest is not None else None
