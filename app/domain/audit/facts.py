"""What the rules of the audit are told about an event: plain records, no database and no clock."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.attendance import Presence
from app.domain.quotas import QuotaLedger


@dataclass(frozen=True)
class Seat:
    """A participant, with or without a seat now. `marks` stand in the order of the sessions: H, I, S, A, "" for not
    recorded, "·" for a session of another class; `unsigned` and `arrived` are the sessions (by index) where a
    signature is missing on paper, and where a check-in stands.

    `remarks` are sentences of rules not met, `answered` says that each of them was given a reason; `lacking` names
    what the card lacks. `replaces` is the id of the seat taken over.
    """

    id: str
    person_id: str
    name: str
    region: str
    status: str
    active: bool
    reason: str = ""
    batch: str = ""
    replaces: str = ""
    marks: tuple[str, ...] = ()
    presence: Presence | None = None
    unsigned: frozenset[int] = frozenset()
    arrived: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()
    lacking: str = ""
    over_quota_reason: str = ""
    twice: bool = False

    @property
    def came(self) -> bool:
        """Present in at least one session."""
        return "H" in self.marks

    @property
    def signed(self) -> bool:
        """Present in at least one session for which the signature is not known to be missing."""
        return any(mark == "H" and number not in self.unsigned for number, mark in enumerate(self.marks))


@dataclass(frozen=True)
class Sitting:
    """A session that is signed for: its day, what it is called, JP, and the class that sits ("" for all)."""

    id: str
    day: date | None
    title: str
    lesson_hours: Decimal
    batch: str = ""


@dataclass(frozen=True)
class Sheet:
    """A signed sheet that came back. `session` is the index of its sitting, None for the whole day; `signatures` is
    None while nobody counted."""

    id: str
    kind: str
    day: date | None
    session: int | None
    signatures: int | None
    has_scan: bool


@dataclass(frozen=True)
class Paid:
    """Somebody on the list of who is paid: a participant by `seat_id`, or one with a role, called `name`."""

    id: str
    name: str
    seat_id: str = ""
    role_id: str = ""
    net: int = 0
    paid_on: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Issued:
    """A certificate of the event: `standing` while in force. `shown_hours` is the JP printed on it ("" where none),
    `shown_name` the name printed; `replaced` says that another one took its place."""

    id: str
    number: str
    running: int
    day: date | None
    person_id: str
    shown_name: str
    standing: bool
    reason: str = ""
    override_reason: str = ""
    replaced: bool = False
    shown_hours: str = ""
    signed_by: str = ""
    erased: bool = False
    capacity: str = "peserta"

    @property
    def of_participant(self) -> bool:
        """Not that of a speaker, a moderator or the committee."""
        return self.capacity == "peserta"


@dataclass(frozen=True)
class Move:
    """Unused seats that went from one regency to another."""

    id: str
    from_region: str
    to_region: str
    seats: int
    reason: str


@dataclass(frozen=True)
class Part:
    """Somebody's part in the event other than as a participant."""

    id: str
    role: str
    name: str
    nip: str


@dataclass(frozen=True)
class Signer:
    """Who signs a kind of paper, in words ("Daftar hadir"); `nip` "" where it is missing."""

    paper: str
    name: str
    nip: str


@dataclass(frozen=True)
class Problem:
    """What another part of the program found, in a sentence: its rule there, and the row it is about."""

    rule: str
    sentence: str
    row_id: str = ""


@dataclass(frozen=True)
class Facts:
    """An event at one moment; `today` is the day at the office.

    `taken` are the running numbers, (year, number), that the register holds in the years of the event's certificates,
    or explains; `twice_numbered` the event's numbers that the register holds more than once. `graduated` are the seats
    that met what graduation asks for, None where it asks for the attendance only. `lacking` names letters without a
    number.
    """

    today: date
    starts_on: date | None = None
    ends_on: date | None = None
    venue: str = ""
    closed: bool = False
    ledger: QuotaLedger = field(default_factory=lambda: QuotaLedger(None, ()))
    quota_note: str = ""
    regions: tuple[tuple[str, str], ...] = ()
    seats: tuple[Seat, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    subject_hours: Decimal = Decimal(0)
    subjects: tuple[tuple[str, str], ...] = ()
    batches: tuple[tuple[str, str], ...] = ()
    rundown: tuple[Problem, ...] = ()
    moves: tuple[Move, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    components: int = 0
    payments: tuple[Paid, ...] = ()
    certificates: tuple[Issued, ...] = ()
    taken: frozenset[tuple[int, int]] = frozenset()
    twice_numbered: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    signers: tuple[Signer, ...] = ()
    graduated: frozenset[str] | None = None
    lacking: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """The last day is past."""
        return self.ends_on is not None and self.ends_on < self.today

    @property
    def holders(self) -> tuple[Seat, ...]:
        """Those who hold a seat."""
        return tuple(seat for seat in self.seats if seat.active)

    def region_name(self, code: str) -> str:
        """What a region is called."""
        return dict(self.regions).get(code, "") or "asal belum diisi"
