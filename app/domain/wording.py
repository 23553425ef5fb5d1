"""How dates, numbers, names and the sentences of our papers are worded in Indonesian.

All functions return plain text with ordinary spaces; `unbroken` ties together what a line of print must not part.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

NBSP = "\u00a0"
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# Where a line may not end: inside a date, "8 (delapan)", "jam pelajaran", "Tahun 2018", a clock time and its zone.
_UNBROKEN = tuple(re.compile(pattern) for pattern in (
    rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?\b",
    r"\b[0-9][0-9.,]* \([a-z ]{1,60}\)",
    r"\bjam pelajaran\b",
    r"\bTahun [0-9]{4}\b",
    r"\b[0-9]{2}\.[0-9]{2}(?:–[0-9]{2}\.[0-9]{2})? WI(?:B|TA|T)\b",
))
# Common nouns that stand at the head of a venue and lose their capital within a sentence ("di aula Kantor Bupati").
_VENUE_NOUNS = ("Aula ", "Ruang ")


@dataclass(frozen=True)
class Phrase:
    """A piece of a sentence, printed bold or not."""

    text: str
    bold: bool = False


def _format(day: dt.date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale="id")


def long_date(day: dt.date) -> str:
    """'Rabu, 12 September 2018'; the weekday is always derived, never typed."""
    return _format(day, "EEEE, d MMMM y")


def plain_date(day: dt.date) -> str:
    """'12 September 2018'."""
    return _format(day, "d MMMM y")


def short_date(day: dt.date) -> str:
    """'Rab, 12 Sep 2018', for lists on screen."""
    return _format(day, "EEE, d MMM y")


def date_range(first: dt.date, last: dt.date) -> str:
    """'28 s.d. 30 Agustus 2017'; month and year are named once where they are the same; one day stands plain."""
    if first == last:
        return plain_date(last)
    if first.year != last.year:
        start = plain_date(first)
    elif first.month != last.month:
        start = _format(first, "d MMMM")
    else:
        start = str(first.day)
    return f"{start} s.d. {plain_date(last)}"


def dates_list(days: Iterable[dt.date]) -> str:
    """'4, 5, dan 11 Juni 2025'; each month and year is named once, after its last day; '' for no days."""
    ordered = sorted(set(days))
    words: list[str] = []
    for _, month in groupby(ordered, key=lambda day: (day.year, day.month)):
        *earlier, last = month
        ends_year = last == max(day for day in ordered if day.year == last.year)
        words += [str(day.day) for day in earlier]
        words.append(_format(last, "d MMMM y" if ends_year else "d MMMM"))
    return enumeration(words)


def enumeration(words: Sequence[str]) -> str:
    """'a', 'a dan b', 'a, b, dan c'."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def days_text(days: Iterable[dt.date]) -> str:
    """The days of an event: one day long ('Rabu, 12 …'), an unbroken run as a range, others as a list."""
    ordered = sorted(set(days))
    if len(ordered) == 1:
        return long_date(ordered[0])
    return _run_or_list(ordered)


def on_days(days: Iterable[dt.date]) -> str:
    """'pada hari Rabu, tanggal 12 September 2018', 'pada tanggal 28 s.d. 30 Agustus 2017'; '' for no days."""
    ordered = sorted(set(days))
    if not ordered:
        return ""
    if len(ordered) == 1:
        return f"pada hari {_format(ordered[0], 'EEEE')}, tanggal {plain_date(ordered[0])}"
    return f"pada tanggal {_run_or_list(ordered)}"


def _run_or_list(ordered: Sequence[dt.date]) -> str:
    if ordered and (ordered[-1] - ordered[0]).days == len(ordered) - 1:
        return date_range(ordered[0], ordered[-1])
    return dates_list(ordered)


def time_range(starts: dt.time, ends: dt.time | None = None, zone: str = "WIB") -> str:
    """'08.00–16.00 WIB'; without an end '08.00 WIB s.d. selesai'."""
    if ends is None:
        return f"{starts:%H.%M} {zone} s.d. selesai"
    return f"{starts:%H.%M}–{ends:%H.%M} {zone}"


def decimal_text(value: Decimal | int) -> str:
    """A number with a decimal comma and dots between thousands: '6,4', '340.000'; trailing zeros are dropped."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale="id", decimal_quantization=False)


def in_words(value: Decimal | int) -> str:
    """Terbilang: 'enam belas', 'satu koma lima'."""
    from num2words import num2words

    exact = Decimal(value)
    words = str(num2words(abs(int(exact)), lang="id"))
    digits = format(abs(exact), "f").partition(".")[2].rstrip("0")
    if digits:
        words += " koma " + " ".join(str(num2words(int(digit), lang="id")) for digit in digits)
    return f"minus {words}" if exact < 0 else words


def spelled(value: Decimal | int) -> str:
    """'16 (enam belas)', '1,5 (satu koma lima)'."""
    return f"{decimal_text(value)} ({in_words(value)})"


def roman(number: int) -> str:
    """A Roman numeral from 1 on, as for the month in a certificate number or 'TERBAIK I'."""
    if number < 1:
        raise ValueError(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def official_name(name: str, front: str = "", back: str = "", *, with_titles: bool = True) -> str:
    """'Dr. Ir. Nama Orang, S.Sos., M.Si.'; certificates take none of the titles (Permendagri 1/2023 Pasal 44)."""
    if not with_titles:
        return name.strip()
    if not name.strip():
        return ""
    whole = f"{front.strip()} {name.strip()}".strip()
    return f"{whole}, {back.strip()}" if back.strip() else whole


def nip_text(nip: str) -> str:
    """A NIP of 18 digits in its groups, '19860926 201505 1 001'; anything else as typed."""
    digits = re.sub(r"\s", "", nip)
    if re.fullmatch("[0-9]{18}", digits):
        return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
    return nip.strip()


def unbroken(text: str) -> str:
    """The same words with no-break spaces inside dates, spelled numbers, 'jam pelajaran' and 'Tahun 2018'."""
    for pattern in _UNBROKEN:
        text = pattern.sub(lambda match: match.group().replace(" ", NBSP), text)
    return text


def in_sentence(venue: str) -> str:
    """A venue within a sentence: 'Aula Kantor Bupati Siak' becomes 'aula Kantor Bupati Siak'."""
    return venue[0].lower() + venue[1:] if venue.startswith(_VENUE_NOUNS) else venue


def person_origin(pillar: str, village: str, district: str, regency: str) -> str:
    """'PSM Kampung Benteng Hulu, Kecamatan Mempura, Kabupaten Siak'; what is not known is left out."""
    places = ", ".join(part for part in (village, district, regency) if part)
    return f"{pillar} {places}".strip()


def birth_line(place: str, day: dt.date | None) -> str:
    """'lahir di Siak Sri Indrapura, 4 Mei 1985'; '' when neither is known."""
    if day is None:
        return f"lahir di {place}" if place else ""
    return f"lahir di {place}, {plain_date(day)}" if place else f"lahir pada tanggal {plain_date(day)}"


def certificate_lead(position: str, prefix: str = "") -> str:
    """'Kepala Dinas Sosial Provinsi Riau menerangkan bahwa', with 'Plt.' before the position where it holds.

    '' when no position is known, so that the line stays blank.
    """
    return f"{prefix} {position} menerangkan bahwa".strip() if position else ""


def certificate_sentence(event_title: str, organiser: str, days: Sequence[dt.date], venue: str,
                         lesson_hours: Decimal | int, *, role: str = "", predicate: str = "") -> tuple[Phrase, ...]:
    """The sentence of a certificate after TELAH MENGIKUTI, or after 'sebagai ROLE' where a role is given.

    A part whose fact is missing ('' or 0) is left out.
    """
    opening = Phrase(event_title, bold=True)
    parts = [f"yang diselenggarakan oleh {organiser}" if organiser else "", on_days(days)]
    told = " ".join(part for part in parts if part)
    if venue:
        told += f", di {in_sentence(venue)}"
    if lesson_hours:
        told += f", meliputi {spelled(lesson_hours)} jam pelajaran"
    if predicate:
        told += f", dengan predikat {predicate}"
    if not role:
        return (opening, Phrase(f" {told}." if told else "."))
    return (Phrase("sebagai "), Phrase(f"{role.upper()} {event_title},", bold=True), Phrase(f" {told}."))


def award_sentence(title: str, area: str, year: int) -> tuple[Phrase, ...]:
    """'Pekerja Sosial Masyarakat (PSM) Berprestasi Tingkat Kabupaten Siak Tahun 2018.', bold; title is its opening."""
    level = f" Tingkat {area}" if area else ""
    return (Phrase(f"{title}{level} Tahun {year}.", bold=True),)


def attendance_note(minutes: int, attended: Decimal | int, total: Decimal | int) -> str:
    """'1 JP = 45 menit. Kehadiran 8 dari 8 JP (100 %).'; the percentage is rounded half up to whole numbers."""
    text = f"1 JP = {minutes} menit."
    if not total:
        return text
    percent = (Decimal(attended) * 100 / Decimal(total)).quantize(Decimal(1), rounding="ROUND_HALF_UP")
    return f"{text} Kehadiran {decimal_text(attended)} dari {decimal_text(total)} JP ({percent} %)."


def replacement_line(number: str, kind: str = "sertifikat") -> str:
    """The line on a certificate, or a piagam, that takes the place of a voided one."""
    return f"Pengganti {kind} nomor {number} yang dinyatakan tidak berlaku."
