"""The evaluation of an event: answers of 1 to 5 per question, summed up without those that were left blank."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.exams import half_up

SCALE = {1: "Sangat kurang", 2: "Kurang", 3: "Cukup", 4: "Baik", 5: "Sangat baik"}
SCALED, WRITTEN = "scale", "text"
"""The two kinds of questions: answered by a number, or in words."""
_GOOD = 4

# What is asked unless the office asks otherwise; an example, no regulation prescribes it.
ORGANISATION = (
    "Kesesuaian materi dengan kebutuhan",
    "Waktu pelaksanaan",
    "Tempat dan sarana",
    "Konsumsi",
    "Pelayanan panitia",
)
SPEAKER = (
    "Penguasaan materi",
    "Cara menyampaikan",
    "Kejelasan jawaban",
    "Pelibatan peserta",
    "Ketepatan waktu",
)
OPEN_QUESTIONS = ("Hal yang paling bermanfaat", "Saran untuk kegiatan berikutnya")


@dataclass(frozen=True)
class ScaleResult:
    """The answers to one question. `counts` tells how many gave 1, 2, 3, 4, 5; `blank` how many gave nothing; `mean`
    has two decimals and `good` is the whole percentage of 4 and 5, both half-up, both None without an answer."""

    counts: tuple[int, int, int, int, int]
    blank: int
    mean: Decimal | None
    good: int | None

    @property
    def answered(self) -> int:
        """How many gave an answer."""
        return sum(self.counts)


def scale_result(answers: Iterable[int | None]) -> ScaleResult:
    """Sum up one question; an answer that is no number of 1 to 5 counts as none."""
    given = list(answers)
    counts = tuple(given.count(value) for value in SCALE)
    answered = sum(counts)
    total = sum(value * count for value, count in zip(SCALE, counts, strict=True))
    good = sum(counts[_GOOD - 1 :])
    return ScaleResult(
        counts=counts,  # type: ignore[arg-type]  # one count for each of the five values
        blank=len(given) - answered,
        mean=half_up(Decimal(total), answered) if answered else None,
        good=(200 * good + answered) // (2 * answered) if answered else None,
    )
