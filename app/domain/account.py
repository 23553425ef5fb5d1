"""What happened at an event, counted: who was invited, who came, what was taught, which certificates went out.

And the sentences that tell it, the same on the minutes, the report and the press release. Nothing is corrected here:
numbers that do not agree stand side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import wording
from app.domain.wording import enumeration, in_sentence, spelled


@dataclass(frozen=True)
class RegencyCount:
    """One regency: its seats (None: not decided), and of those who hold one how many came, men and women."""

    name: str
    seats: int | None
    registered: int
    men: int
    women: int
    present: int


@dataclass(frozen=True)
class Replaced:
    """Who was invited, who came instead, and why."""

    invited: str
    came: str
    reason: str


@dataclass(frozen=True)
class Account:
    """The counts of an event. `present` are those with at least one session attended; `absent` are (name, marks in
    words) of those with none, all of it recorded; `uncounted` those of whom nothing settles it yet. `numbers` are those
    of the certificates in force, in their order."""

    stated: int | None
    allotted: int | None
    gap: int | None
    quota_note: str
    regencies: tuple[RegencyCount, ...]
    registered: int
    men: int
    women: int
    present: int
    present_men: int
    present_women: int
    uncounted: int
    absent: tuple[tuple[str, str], ...]
    walk_ins: tuple[str, ...]
    replaced: tuple[Replaced, ...]
    withdrawn: tuple[tuple[str, str], ...]
    sessions: int
    days: int
    classes: int
    lesson_hours: Decimal
    threshold: int
    reached: int
    numbers: tuple[str, ...]
    voided: int

    @property
    def recorded(self) -> bool:
        """Whether anything is known of who came."""
        return bool(self.present or self.absent)


def people(count: int) -> str:
    """ "45 (empat puluh lima) orang"."""
    return f"{spelled(count)} orang"


def stated_sentence(found: Account) -> str:
    """The number in the letter beside the seats given out; "" where no number was ever stated or given."""
    parts = []
    if found.stated is not None:
        parts.append(f"Jumlah yang disebut {people(found.stated)}")
    if found.allotted is not None:
        parts.append(f"kuota yang dibagikan {people(found.allotted)}")
    elif found.regencies:
        parts.append("pembagian kuota per kabupaten/kota belum ditetapkan")
    if found.gap:
        more = f"{found.gap} kursi belum dialokasikan" if found.gap > 0 else f"{-found.gap} kursi melebihi jumlah itu"
        parts.append(more)
    if not parts:
        return ""
    note = f" Keterangan: {found.quota_note.rstrip('.')}." if found.quota_note and found.gap else ""
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}.{note}"


def registered_sentence(found: Account) -> str:
    """How many hold a seat, men and women, from how many regencies."""
    origins = sum(one.registered > 0 for one in found.regencies)
    whence = f", dari {spelled(origins)} kabupaten/kota" if origins else ""
    sexes = _sexes(found.men, found.women, found.registered)
    return f"Peserta terdaftar {people(found.registered)}, yaitu {sexes}{whence}."


def present_sentence(found: Account) -> str:
    """How many came, and of how many it is not recorded."""
    if not found.recorded:
        return "Kehadiran peserta belum dicatat."
    told = f"Peserta yang hadir {people(found.present)}"
    if found.present:
        told += f", yaitu {_sexes(found.present_men, found.present_women, found.present)}"
    if found.uncounted:
        told += f"; kehadiran {people(found.uncounted)} belum dicatat dan tidak dihitung sebagai tidak hadir"
    return f"{told}."


def absent_sentence(found: Account) -> str:
    """Who did not come, by name; "" for nobody."""
    if not found.absent:
        return ""
    names = "; ".join(f"{name} ({marks})" for name, marks in found.absent)
    return f"Peserta yang tidak hadir {people(len(found.absent))}: {names}."


def walk_in_sentence(found: Account) -> str:
    """Who came without having been invited; "" for nobody."""
    if not found.walk_ins:
        return ""
    return f"Peserta tambahan yang datang langsung {people(len(found.walk_ins))}: {'; '.join(found.walk_ins)}."


def replaced_sentence(found: Account) -> str:
    """Who was invited and who came instead; "" for nobody."""
    if not found.replaced:
        return ""
    told = [
        f"{one.invited} digantikan oleh {one.came or 'orang yang belum ditunjuk'}{_because(one.reason)}"
        for one in found.replaced
    ]
    return f"Peserta yang digantikan {people(len(found.replaced))}: {'; '.join(told)}."


def withdrawn_sentence(found: Account) -> str:
    """Who withdrew; "" for nobody."""
    if not found.withdrawn:
        return ""
    told = [f"{name}{_because(reason)}" for name, reason in found.withdrawn]
    return f"Peserta yang mengundurkan diri {people(len(found.withdrawn))}: {'; '.join(told)}."


def sessions_sentence(found: Account) -> str:
    """Sessions, days and lesson hours; "" while nothing is on the schedule."""
    if not found.sessions:
        return ""
    classes = f" untuk {spelled(found.classes)} angkatan/kelas" if found.classes else ""
    days = f" dalam {spelled(found.days)} hari" if found.days > 1 else ""
    hours = f"; setiap peserta mengikuti {spelled(found.lesson_hours)} jam pelajaran" if found.lesson_hours else ""
    return f"Kegiatan berlangsung {spelled(found.sessions)} sesi{days}{classes}{hours}."


def reached_sentence(found: Account) -> str:
    """How many reached the threshold of attendance."""
    return f"Peserta yang memenuhi batas kehadiran {found.threshold} % berjumlah {people(found.reached)}."


def certificates_sentence(found: Account) -> str:
    """How many certificates are in force, with the first and the last number."""
    if not found.numbers:
        return "Sertifikat belum diterbitkan."
    first, last = found.numbers[0], found.numbers[-1]
    range_told = f"nomor {first}" if first == last else f"nomor {first} sampai dengan nomor {last}"
    void = f"; {spelled(found.voided)} lembar dinyatakan tidak berlaku" if found.voided else ""
    return f"Sertifikat yang berlaku {spelled(len(found.numbers))} lembar, {range_told}{void}."


def minutes_day(on: date | None) -> str:
    """ "Pada hari ini, Rabu, tanggal dua belas bulan September tahun dua ribu delapan belas (12-9-2018)"."""
    if on is None:
        return "Pada hari ini, …………, tanggal …………………… bulan …………… tahun …………………………"
    weekday = wording.long_date(on).partition(",")[0]
    number, month, year = wording.in_words(on.day), wording.MONTHS[on.month - 1], wording.in_words(on.year)
    return (
        f"Pada hari ini, {weekday}, tanggal {number} bulan {month} tahun {year} ({on.day}-{on.month}-{on.year})"
    )


def held_sentence(title: str, organiser: str, days: Sequence[date], venue: str) -> str:
    """ "Bimbingan Teknis … yang diselenggarakan oleh … pada hari …, bertempat di aula …", as far as it is known."""
    parts = [title, f"yang diselenggarakan oleh {organiser}" if organiser else "", wording.on_days(days)]
    told = " ".join(part for part in parts if part)
    return f"{told}, bertempat di {in_sentence(venue)}" if venue else told


def names(found: Sequence[str]) -> str:
    """Names in a row, as a sentence takes them."""
    return enumeration(list(found))


def _because(reason: str) -> str:
    return f" ({reason})" if reason else ""


def _sexes(men: int, women: int, whole: int) -> str:
    told = f"{spelled(men)} laki-laki dan {spelled(women)} perempuan"
    rest = whole - men - women
    return f"{told} (jenis kelamin {rest} orang belum diisi)" if rest else told
