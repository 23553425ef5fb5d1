"""Seats of an event as people take them: nobody takes one beyond a quota without a reason."""

from collections import Counter
from collections.abc import Mapping

from app.domain import quotas
from app.domain.vocabulary import ACTIVE_STATUSES, RESERVE
from app.errors import UserError
from app.models import rows
from app.services import eligibility, events, regions
from app.services.steps import Recorder

_NAMED = 3


class OverQuotaError(UserError):
    """More people than seats, and no reason given; `excess` tells of each quota that is full how many are beyond it."""

    def __init__(self, excess: Mapping[str, int]) -> None:
        told = [f"{sentence}: {n} orang tanpa kursi" if n > 1 else sentence for sentence, n in excess.items()]
        rest = list(excess.values())[_NAMED:]
        more = [f"dan {len(rest)} kabupaten/kota lain: {sum(rest)} orang tanpa kursi"] if rest else []
        said = "; ".join([*told[:_NAMED], *more])
        super().__init__(
            f"{said[:1].upper()}{said[1:]}.",
            "Belum ada yang didaftarkan.",
            "Masukkan ke daftar cadangan, atau tetap daftarkan dengan alasan.",
        )


class Seats:
    """The seats of one event while people are put on it, within one step.

    Of those for whom there is none it is decided at the end: by `reason` they get one all the same, with
    `to_reserve` they wait for one, else nothing at all is done.
    """

    def __init__(self, event_id: str, reason: str = "", *, to_reserve: bool = False) -> None:
        self._event_id = event_id
        self._reason, self._to_reserve = reason.strip(), to_reserve
        self._lines = events.quota_lines(event_id)
        self._taken: Counter[str] = Counter()
        self._full: set[str] = set()
        self._excess: Counter[str] = Counter()  # by region, in the order in which they were found full
        self._last: dict[str, int] = {}

    def take(self, participant_id: str, region: str, status: str) -> dict[str, object]:
        """The status that somebody of a region gets who asks for this one, with what else follows from it."""
        full = quotas.over_quota(self._lines, region, self._taken[region]) if status in ACTIVE_STATUSES else ""
        if full and self._to_reserve:
            status, full = RESERVE, ""
        if status == RESERVE:
            return {"status": status, "waiting": self._next_place(region)}
        if status in ACTIVE_STATUSES:
            self._taken[region] += 1
        if full:
            self._full.add(participant_id)
            self._excess[region] += 1
        return {"status": status, "waiting": 0}

    def settle(self, changes: Recorder) -> None:
        """Once all are written: keep the reason with those for whom there was no seat.

        Raises: OverQuotaError: there are such, and no reason was given.
        """
        if self._full and not self._reason:
            raise OverQuotaError({self._sentence(region): count for region, count in self._excess.items()})
        for participant_id in sorted(self._full):
            eligibility.put_dispensation(changes, participant_id, "over_quota", self._reason)

    def _sentence(self, region: str) -> str:
        """Why there is no seat: the quota as it was filled, or that there is none."""
        line = next((one for one in self._lines if one.listed and one.region == region), None)
        if line is None:
            return f"{regions.short(region)} tidak mendapat kuota pada kegiatan ini"
        taken = self._taken[region] - self._excess[region]
        return quotas.over_quota(self._lines, region, taken)

    def _next_place(self, region: str) -> int:
        if region not in self._last:
            waiting = rows.find("participant", event=self._event_id, region=region, status=RESERVE)
            self._last[region] = max((row["waiting"] for row in waiting), default=0)
        self._last[region] += 1
        return self._last[region]
