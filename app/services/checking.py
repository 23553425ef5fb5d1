"""Is the database sound? In words, and as figures for scripts."""

from dataclasses import dataclass

from app.models import changes, digest, integrity, merging


@dataclass(frozen=True)
class Check:
    """One question put to the database, and what was found; "" means sound."""

    question: str
    problem: str


def check() -> tuple[Check, ...]:
    """Every check: pages, references, the log against the tables, numbers, what waits."""
    waiting = merging.waiting_count()
    return (
        Check("Setiap halaman basis data terbaca utuh", integrity.page_problem()),
        Check("Setiap rujukan menunjuk baris yang ada", integrity.reference_problem()),
        Check("Isi tabel sama dengan catatan perubahan", integrity.log_problem()),
        Check("Tidak ada nomor sertifikat ganda", integrity.number_problem()),
        Check("Tidak ada perubahan yang menunggu", f"{waiting} baris menunggu data induknya" if waiting else ""),
    )


def digest_of(event_id: str = "") -> str:
    """SHA-256 over all live shared records, or those of one event."""
    return digest.digest(event_id)


def last_saved() -> int:
    """When the newest step was committed, in milliseconds since 1970 UTC; 0 when nothing was."""
    return changes.latest_clock() >> 16
