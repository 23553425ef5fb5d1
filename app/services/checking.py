"""Is the database sound? In words, and as figures for scripts."""

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import UserError
from app.models import digest, integrity, person_words
from app.services import number_blocks


@dataclass(frozen=True)
class Check:
    """One question put to the database, and what was found; "" means sound."""

    question: str
    problem: str


_QUESTIONS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("Setiap halaman basis data terbaca utuh", integrity.page_problem),
    ("Setiap rujukan menunjuk baris yang ada", integrity.reference_problem),
    ("Isi tabel sama dengan catatan perubahan", integrity.log_problem),
    ("Tidak ada nomor sertifikat ganda", integrity.number_problem),
    ("Blok nomor kantor-kantor tidak bertumpang tindih", lambda: " ".join(number_blocks.overlaps())),
    ("Tidak ada orang yang tercatat dua kali pada satu kegiatan", integrity.double_seat_problem),
    ("Pencarian menemukan setiap orang", person_words.problem),
    ("Tidak ada perubahan yang menunggu", integrity.waiting_problem),
)


def check() -> tuple[Check, ...]:
    """Every check: pages, references, the log against the tables, numbers, what waits."""
    return tuple(Check(question, _answer(ask)) for question, ask in _QUESTIONS)


def _answer(ask: Callable[[], str]) -> str:
    """What a check found; that it could not even be carried out is a finding too."""
    try:
        return ask()
    except UserError as error:
        return error.happened


def digest_of(event_id: str = "") -> str:
    """SHA-256 over all live shared records, or those of one event."""
    return digest.digest(event_id)
