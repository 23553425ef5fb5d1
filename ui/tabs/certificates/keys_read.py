"""What the section Kunci dan daftar shows, read in one go on the work thread."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.regions import TimeZone
from app.errors import UserError
from app.services import at_work, key_trust, office, office_keys, regions, trust_lists
from app.services.key_trust import KeyFile, TrustedCard
from app.services.office import OfficeCard
from app.services.office_keys import KeyCard
from app.services.trust_lists import ListCard, Taken
from ui import dates


@dataclass(frozen=True)
class Vouched:
    """An office's key that our own office, a province, vouches for; `words` to compare, the days None where open."""

    public_key: str
    name: str
    region: str
    words: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True)
class KeysState:
    """The office with its keys, what is trusted here, and the lists that are kept."""

    office: OfficeCard | None
    zone: TimeZone
    state: office_keys.State
    own: tuple[KeyCard, ...]
    trusted: tuple[TrustedCard, ...]
    lists: tuple[ListCard, ...]
    vouched: tuple[Vouched, ...]

    @property
    def is_province(self) -> bool:
        """Whether our own office may vouch for others."""
        return self.office is not None and "." not in self.office.region

    @property
    def practises(self) -> bool:
        """Whether keys and lists stay here: those of practice hold nowhere else."""
        return self.office is not None and self.office.practice

    @property
    def current(self) -> KeyCard | None:
        """The key that certificates are signed with."""
        return next((one for one in self.own if one.in_use), None)


def read_state() -> KeysState:
    """All of it."""
    own = office.card()
    return KeysState(
        own, at_work.at_work().zone, office_keys.state(), office_keys.listing(), key_trust.trusted(),
        trust_lists.state(), _vouched() if own is not None else (),
    )  # fmt: skip


def take_in(path: Path) -> KeyFile | Taken:
    """A list is taken; a key is only looked at, for nobody has compared its words yet.

    Raises: UserError: see `trust_lists.take`.
    """
    try:
        return key_trust.read_key_file(path)
    except UserError:
        return trust_lists.take(path)


def place_of(region: str) -> str:
    """A region in words."""
    return regions.long(region)


def day_words(iso: str) -> str:
    """A stored day in words; "" for none."""
    return dates.plain_date(date.fromisoformat(iso)) if iso else ""


def _vouched() -> tuple[Vouched, ...]:
    found = (
        Vouched(one.public_key.hex(), one.name, one.region, office_keys.words_of(one.public_key.hex()),
                one.valid_from, one.valid_until)
        for one in trust_lists.vouched()
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.region, one.name, one.public_key)))
