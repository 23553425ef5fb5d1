"""The field's words as data: what is stored, and how it is said."""

from dataclasses import dataclass
from datetime import date

LEVELS = {
    "dasar": "Dasar",
    "lanjutan": "Lanjutan",
    "pengembangan": "Pengembangan",
    "khusus": "Khusus/tematik",
    "lainnya": "Lainnya",
}

PARTICIPANT_STATUSES = {
    "nominated": "Diusulkan",
    "confirmed": "Terkonfirmasi",
    "walk-in": "Datang langsung",
    "reserve": "Cadangan",
    "substituted": "Digantikan",
    "withdrawn": "Mengundurkan diri",
}
# Those who hold a seat; the others stay on record only.
ACTIVE_STATUSES = frozenset({"nominated", "confirmed", "walk-in"})
RESERVE = "reserve"  # waits for a seat, in the order of the regency's list

ROLES = {
    "opener": "Pembuka",
    "speaker": "Narasumber",
    "moderator": "Moderator",
    "committee": "Panitia",
    "chair": "Ketua panitia",
    "host": "Tuan rumah",
    "closing": "Penutup/berbagi pengalaman",
    "guest": "Tamu undangan",
}

PERSON_STATUSES = {"": "–", "calon": "Calon PSM", "aktif": "Aktif", "nonaktif": "Nonaktif"}
SEXES = {"": "–", "L": "Laki-laki", "P": "Perempuan"}
CERTIFICATE_STATUSES = {"terbit": "Terbit", "batal": "Dinyatakan tidak berlaku"}
AWARD_LEVELS = {"kabupaten": "Kabupaten/Kota", "provinsi": "Provinsi", "nasional": "Nasional"}
CRITERION_KINDS = {"benefit": "Makin tinggi makin baik", "cost": "Makin rendah makin baik"}

# Offered while one types, never enforced: what a person is in the community (domain.md §8.3) and how far they learnt.
PILLARS = (
    "PSM",
    "Calon PSM",
    "TKSK",
    "Tagana",
    "Karang Taruna",
    "LKS",
    "LK3",
    "WKSBM",
    "Penyuluh Sosial",
    "Pendamping PKH",
    "IPSM",
)
# The full names of those that papers write out; the others are called by their short name.
PILLAR_NAMES = {
    "PSM": "Pekerja Sosial Masyarakat",
    "Calon PSM": "Calon Pekerja Sosial Masyarakat",
    "TKSK": "Tenaga Kesejahteraan Sosial Kecamatan",
    "Tagana": "Taruna Siaga Bencana",
}
ACTIVITY_KINDS = (
    "Pendampingan",
    "Pendataan",
    "Penyuluhan",
    "Kunjungan rumah",
    "Rujukan layanan",
    "Penyaluran bantuan",
    "Tanggap bencana",
    "Gotong royong",
    "Rapat koordinasi",
)
EDUCATION_LEVELS = ("SD", "SMP", "SLTA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")


@dataclass(frozen=True)
class EventState:
    """Where an event stands today, from its dates and whether it was closed."""

    key: str
    label: str


PLANNED = EventState("planned", "Rencana")
RUNNING = EventState("running", "Berlangsung")
DONE = EventState("done", "Selesai")
CLOSED = EventState("closed", "Ditutup")
EVENT_STATES = (PLANNED, RUNNING, DONE, CLOSED)


def event_state(starts_on: date | None, ends_on: date | None, closed: bool, today: date) -> EventState:
    """The state of an event; without dates it is still a plan."""
    if closed:
        return CLOSED
    if starts_on is None or today < starts_on:
        return PLANNED
    return RUNNING if today <= (ends_on or starts_on) else DONE
