"""The next free numbers of the register, by a pattern: over a year or an event, inside the office's own blocks."""

from dataclasses import dataclass
from datetime import date

from app.domain import numbering
from app.domain.number_ranges import Supply
from app.domain.numbering import BY_EVENT, NumberParts
from app.errors import UserError
from app.models import rows
from app.models.queries import register as queries
from app.services import events, number_blocks, office
from app.services.events import EventCard

CERTIFICATE = "SERTIFIKAT"
_YEARS = range(1945, 2100)


@dataclass(frozen=True)
class Series:
    """A row of running numbers: of a kind of document and an office, over a year, or over one event (`event_id`).
    `code` is what {kegiatan} stands for."""

    kind: str
    pattern: str
    start: int = 1
    office_id: str = ""
    event_id: str = ""
    code: str = ""


def of_event(event: EventCard) -> Series:
    """How the certificates of an event are numbered."""
    own = event.id if event.number_scope == BY_EVENT else ""
    return Series(CERTIFICATE, event.number_pattern, event.number_start, event.office, own, event.code)


class Numberer:
    """Hands out the next free numbers; a number in the register, also a void one, is never handed out again. Only the
    numbers of an issue that was undone before anything was printed come back.

    Raises: UserError: nobody issues anything in such a year.
    """

    def __init__(self, series: Series, on: date) -> None:
        if on.year not in _YEARS:
            told = f"{on.day}-{on.month}-{on.year}"
            raise UserError(f"Tanggal {told} tidak dapat dipakai.", "Tidak ada yang diterbitkan.", "Periksa tahunnya.")
        card = office.required_card(series.office_id)
        self._series = series
        self._year = on.year
        self._pattern = series.pattern or numbering.DEFAULT_PATTERN
        self._parts = NumberParts(card.classification, series.kind, card.unit_code, on, series.code)
        self._supply = self._stock(card.id)
        self._next: tuple[int, str] | None = None
        self._handed = 0

    def foresee(self) -> tuple[int, str]:
        """The running number and the whole number that `take` hands out next.

        Raises: UserError: the office's blocks are used up, or a number of the event is another event's already.
        """
        while self._next is None:
            running = self._supply.take()
            if running is None:
                raise self._used_up()
            number = numbering.number(self._pattern, running, self._parts)
            if not queries.taken_numbers([number]):
                self._next = running, number
            elif self._series.event_id:
                self._refuse_foreign(number)
        return self._next

    def take(self) -> tuple[int, str]:
        """Hand out the next number; see `foresee`."""
        found = self.foresee()
        self._next = None
        self._handed += 1
        return found

    def _stock(self, office_id: str) -> Supply:
        series = self._series
        if series.event_id:
            return Supply(queries.running_of_event(series.kind, series.event_id), series.start)
        own, others = number_blocks.own_and_others(series.kind, self._year)
        used = queries.running_of_year(series.kind, self._year, "" if own else office_id)
        return Supply(used, series.start, own, others)

    def _used_up(self) -> UserError:
        left = f"hanya tersisa {self._handed} nomor, kurang dari yang akan terbit" if self._handed else "sudah habis"
        return UserError(
            f"Blok nomor kantor ini untuk tahun {self._year} {left}.",
            "Tidak ada sertifikat yang diterbitkan.",
            "Minta blok berikutnya kepada kantor yang membagi nomor, lalu catat pada Blok nomor.",
        )

    def _refuse_foreign(self, number: str) -> None:
        holder = rows.first("certificate", number=number)
        if holder is not None and holder["event"] != self._series.event_id:
            raise UserError(
                f"Nomor {number} sudah dipakai di luar kegiatan ini.",
                "Tidak ada sertifikat yang diterbitkan.",
                "Tambahkan {kegiatan} atau nomor surat pada pola, atau pilih nomor per tahun.",
            )


def next_number(event_id: str, pattern: str, start: int, on: date, scope: str | None = None) -> str:
    """The number that the next certificate of an event would bear; nothing is handed out. Without a `scope` numbers
    run on as the event says.

    Raises: UserError: the pattern cannot make numbers, or there are none left.
    """
    event = events.get(event_id)
    by_event = (event.number_scope if scope is None else scope) == BY_EVENT
    own = event_id if by_event else ""
    return Numberer(Series(CERTIFICATE, pattern, start, event.office, own, event.code), on).take()[1]
