"""The kinds of lists that can be imported, as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain import import_fields
from app.domain.import_fields import Catalogue
from app.services import attendance, awards

_NAMES = "Beri kolomnya judul, misalnya Nama, NIK, L/P, Tempat Lahir, Tanggal Lahir, Desa, Kecamatan, No. HP."
_MARKS = "Beri judul kolom: Nama, lalu Kehadiran (H/I/S/A) atau 1, 2, 3 untuk tiap sesi."
_EXAMS = "Beri judul kolom: Nama, lalu Pre-test dan Post-test."
_JURY = "Beri judul kolom: Juri, Nomine, lalu satu kolom untuk tiap kriteria."


@dataclass(frozen=True)
class Kind:
    """One kind of list.

    `target` says what it belongs to: "event", "selection", or "" for the registry; `label` names it on screen,
    `counted` is the title of the step. `telling` begins the fields without which it is no such list, in
    `telling_words`; of several kinds that a file may be it is taken for the one of the greatest `rank`.
    """

    key: str
    label: str
    target: str
    counted: str
    telling: tuple[str, ...]
    telling_words: str
    rank: int
    catalogue: Callable[[str], Catalogue]
    advice: str


def _people(_target_id: str) -> Catalogue:
    return import_fields.PEOPLE


def _exams(_event_id: str) -> Catalogue:
    return import_fields.exam_scores()


def _sessions(event_id: str) -> Catalogue:
    sessions = attendance.grid(event_id).sessions
    return import_fields.attendance([f"Sesi {n}: {one.title}" for n, one in enumerate(sessions, start=1)])


def _criteria(selection_id: str) -> Catalogue:
    return import_fields.award_scores([(card.id, card.name) for card in awards.criteria(selection_id)])


KINDS = {
    kind.key: kind
    for kind in (
        Kind("people", "Daftar orang", "", "Impor {count} orang", ("name",), "Nama", 1, _people, _NAMES),
        Kind("participants", "Daftar peserta", "event", "Impor {count} peserta", ("name",), "Nama", 2, _people, _NAMES),
        Kind("attendance", "Kehadiran", "event", "Impor kehadiran {count} peserta",
             ("session:", "mark"), "Kehadiran atau nomor sesi", 3, _sessions, _MARKS),
        Kind("exam_scores", "Nilai ujian", "event", "Impor nilai {count} peserta",
             ("exam:",), "Pre-test atau Post-test", 4, _exams, _EXAMS),
        Kind("award_scores", "Nilai juri", "selection", "Impor nilai juri dari {count} baris",
             ("criterion", "value"), "kriteria", 5, _criteria, _JURY),
    )
}  # fmt: skip


def kinds(target: str = "") -> tuple[Kind, ...]:
    """The kinds that belong to an "event", to a "selection", or to the registry ("")."""
    return tuple(kind for kind in KINDS.values() if kind.target == target)
