"""The kode keaslian of a certificate: the facts in it, how they are made to fit, and how they are read again.

The text is "PSM1:" and the base45 of a signed envelope whose payload is a map of whole-number keys. At most 300 signs,
so that its QR has modules of half a millimetre on a certificate. Names are never shortened, event titles are; texts
that do not fit as they are, are packed (a byte string in place of a text string).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from app.domain.check_codes import check_code
from app.domain.packed_text import pack, unpack
from app.exchange.authenticity import base45, cose
from app.exchange.authenticity.packing import packing
from app.exchange.authenticity.plain_lines import is_one_line, normal

PREFIX = "PSM1:"
LONGEST = 300  # signs of the whole text
_MOST_BYTES = (LONGEST - len(PREFIX)) // 3 * 2
_ID, _NUMBER, _NAME, _TITLE, _FIRST, _DAYS, _HOURS, _OFFICE, _CAPACITY = range(1, 10)
_NEEDED = frozenset({_ID, _NUMBER, _NAME, _OFFICE, _CAPACITY})
_ALLOWED = frozenset(range(1, 10))
_USEFUL_TITLE = 12  # signs; a shorter beginning tells nobody which event it was
_LATEST, _MOST_DAYS, _MOST_HOURS = 99_999, 9_999, 9_999
CAPACITIES = ("peserta", "narasumber", "moderator", "panitia", "penghargaan")
"""As what somebody is certified: their numbers in a code begin with 1; the last is a piagam's."""

TOO_LONG = "nama terlalu panjang untuk kode keaslian"
NUMBER_TOO_LONG = "nomor terlalu panjang untuk kode keaslian"
NOT_SINGLE_LINE = "nama atau nomor memuat tanda yang tidak tampak"

_EPOCH = date(1970, 1, 1)


class CodeTooLong(Exception):  # noqa: N818  # a finding about one certificate, told as a clause
    """Why these facts do not go into a code, as a clause."""


@dataclass(frozen=True)
class CodeFacts:
    """What a code vouches for. `certificate_id` is 32 hexadecimal digits; `title` is the event's, "" for none;
    `lesson_hours` in JP; `capacity` one of CAPACITIES ("" is that of a participant). `region` is the office's code,
    "14.08"; whoever signs fills it in. No NIK, ever."""

    certificate_id: str
    number: str
    name: str
    title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    lesson_hours: Decimal | None = None
    capacity: str = "peserta"
    region: str = ""


@dataclass(frozen=True)
class Code:
    """The text of the QR, and the short code beneath it."""

    text: str
    check_code: str


@dataclass(frozen=True)
class ReadCode:
    """A code taken apart: its facts (the title as far as it went in) and the envelope, not checked yet."""

    facts: CodeFacts
    envelope: cose.Envelope

    @property
    def check_code(self) -> str:
        """The short code that belongs to it."""
        return check_code(self.envelope.signature)


def write(facts: CodeFacts, seed: bytes) -> Code:
    """Sign the facts with an office's private key.

    Raises: CodeTooLong: the name does not fit, or has signs that nobody sees.
    """
    content, signature = cose.seal(payload_that_fits(facts), seed)
    return Code(PREFIX + base45.encode(content), check_code(signature))


def read(text: str) -> ReadCode:
    """Take a code apart; blanks around it do not matter, all else does.

    Raises: ValueError: it is anything but what `write` makes.
    """
    code = text.strip()
    if not code.startswith(PREFIX) or len(code) > LONGEST:
        raise ValueError("no kode keaslian")
    envelope = cose.unseal(base45.decode(code.removeprefix(PREFIX)))
    return ReadCode(_facts(envelope.payload), envelope)


def payload_that_fits(facts: CodeFacts) -> Mapping[int, object]:
    """The payload: texts as they are where all fits, else each in the shorter of its two spellings, else with the title
    shortened or left out.

    Raises: CodeTooLong: see `write`.
    """
    number, name, title = (normal(text) for text in (facts.number, facts.name, facts.title))
    if not is_one_line(number) or not is_one_line(name) or not number or not name:
        raise CodeTooLong(NOT_SINGLE_LINE)
    fixed = _fixed(facts)
    title = " ".join(title.split())
    title = title if is_one_line(title) else ""
    for spell in (_as_it_is, _shorter):
        whole = _payload(fixed, number, name, title, spell)
        if cose.size(whole) <= _MOST_BYTES:
            return whole
    without = _payload(fixed, number, name, "", _shorter)
    room = _MOST_BYTES - cose.size(without)
    if room < 0:
        raise CodeTooLong(TOO_LONG if len(_bytes(name)) > len(_bytes(number)) else NUMBER_TOO_LONG)
    for beginning in _shortened(title):
        if len(_bytes(_shorter(beginning))) + 3 <= room:
            return _payload(fixed, number, name, beginning, _shorter)
    return without


def _as_it_is(text: str) -> str | bytes:
    return text


def _shorter(text: str) -> str | bytes:
    """Packed, unless its signs are so rare that it is shorter as it is."""
    packed = pack(text, packing())
    return packed if len(packed) < len(_bytes(text)) else text


def _bytes(spelt: str | bytes) -> bytes:
    return spelt.encode() if isinstance(spelt, str) else spelt


def _payload(
    fixed: Mapping[int, object], number: str, name: str, title: str, spell: Callable[[str], str | bytes]
) -> Mapping[int, object]:
    texts = {_NUMBER: number, _NAME: name} | ({_TITLE: title} if title else {})
    return {**fixed, **{key: spell(text) for key, text in texts.items()}}


def _fixed(facts: CodeFacts) -> dict[int, object]:
    """What is no text."""
    told: dict[int, object] = {_ID: bytes.fromhex(facts.certificate_id), _OFFICE: int(facts.region.replace(".", ""))}
    told[_CAPACITY] = CAPACITIES.index(facts.capacity or CAPACITIES[0]) + 1
    if facts.starts_on is not None and facts.starts_on >= _EPOCH:
        last = facts.ends_on or facts.starts_on
        told[_FIRST] = (facts.starts_on - _EPOCH).days
        told[_DAYS] = min(max((last - facts.starts_on).days + 1, 1), _MOST_DAYS)
    if facts.lesson_hours is not None and 0 < facts.lesson_hours <= _MOST_HOURS:
        hours = facts.lesson_hours
        told[_HOURS] = int(hours) if hours == int(hours) else _hours_text(hours)
    return told


def _shortened(title: str) -> list[str]:
    """Beginnings of a title that end with a word, the longest first, each with the sign that something is left out."""
    ends = [at for at, sign in enumerate(title) if sign == " "]
    beginnings = (title[:at].rstrip(" ,.;:-–(/") for at in reversed(ends))
    return [f"{beginning}…" for beginning in beginnings if len(beginning) >= _USEFUL_TITLE]


def _facts(told: Mapping[int, object]) -> CodeFacts:
    """Raises: ValueError: keys or values that `payload_that_fits` never writes."""
    if not _NEEDED <= told.keys() <= _ALLOWED or (_FIRST in told) != (_DAYS in told):
        raise ValueError("other keys")
    certificate = told[_ID]
    if not isinstance(certificate, bytes) or len(certificate) != 16:
        raise ValueError("another id")
    region, capacity = _whole(told, _OFFICE, 11, 9_999), _whole(told, _CAPACITY, 1, len(CAPACITIES))
    first = last = None
    if _FIRST in told:
        day = _whole(told, _FIRST, 0, _LATEST)
        first, last = _day(day), _day(day + _whole(told, _DAYS, 1, _MOST_DAYS) - 1)
    return CodeFacts(
        certificate.hex(), _text(told, _NUMBER), _text(told, _NAME), _text(told, _TITLE) if _TITLE in told else "",
        first, last, _hours(told), CAPACITIES[capacity - 1], _region(region),
    )  # fmt: skip


def _text(told: Mapping[int, object], key: int) -> str:
    found = told[key]
    text = unpack(found, packing()) if isinstance(found, bytes) else found
    if not isinstance(text, str) or not text or normal(text) != text or not is_one_line(text):
        raise ValueError("another text")
    return text


def _whole(told: Mapping[int, object], key: int, least: int, most: int) -> int:
    value = told[key]
    if type(value) is not int or not least <= value <= most:
        raise ValueError("another number")
    return value


def _hours(told: Mapping[int, object]) -> Decimal | None:
    value = told.get(_HOURS)
    if value is None and _HOURS not in told:
        return None
    if isinstance(value, str):
        try:
            hours = Decimal(value)
        except InvalidOperation as error:
            raise ValueError("another number") from error
        if not hours.is_finite() or not 0 < hours <= _MOST_HOURS or hours == int(hours) or _hours_text(hours) != value:
            raise ValueError("another number")
        return hours
    return Decimal(_whole(told, _HOURS, 1, _MOST_HOURS))


def _hours_text(hours: Decimal) -> str:
    return f"{hours.normalize():f}"


def _region(number: int) -> str:
    if number >= 1_100:
        return f"{number // 100}.{number % 100:02d}"
    if number > 99:
        raise ValueError("another region")
    return f"{number}"


def _day(number: int) -> date:
    return date.fromordinal(_EPOCH.toordinal() + number)
