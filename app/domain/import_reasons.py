"""The reasons of an import's findings: a stable code each, and the words under which a report can be sifted."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.importing import Finding, Severity

# The order is that of the list on screen: what refuses a row first.
LABELS = {
    "nama-kosong": "Nama kosong",
    "nik-angka": "NIK tersimpan sebagai angka",
    "nik-keliru": "NIK keliru",
    "nik-ganda": "NIK dua kali dalam berkas",
    "nik-nama-lain": "NIK atas nama lain",
    "bukan-peserta": "Bukan peserta kegiatan ini",
    "nama-ganda": "Nama dimiliki beberapa peserta",
    "tanda": "Tanda kehadiran tidak dikenal",
    "nilai": "Nilai tidak terbaca atau di luar skala",
    "juri": "Juri tidak dikenal",
    "nomine": "Nomine tidak dikenal",
    "kriteria": "Kriteria tidak dikenal",
    "dikecualikan": "Juri dikecualikan",
    "baris-ganda": "Baris untuk orang yang sama",
    "orang-kembar": "Beberapa orang yang sama di daftar",
    "tidak-aktif": "Peserta yang tidak lagi aktif",
    "kuota": "Kuota penuh",
    "nik-beda": "NIK berbeda dari yang terdaftar",
    "nik-lahir": "NIK berbeda dari tanggal lahir",
    "nik-kelamin": "NIK berbeda dari jenis kelamin",
    "nik-wilayah": "NIK dari wilayah lain",
    "nik-spasi": "Spasi di dalam NIK",
    "tanggal": "Tanggal",
    "kelamin": "Jenis kelamin",
    "status": "Status",
    "tahun": "Tahun",
    "surel": "Alamat surel",
    "telepon": "Nomor telepon",
    "wilayah": "Wilayah",
    "nama": "Penulisan nama",
    "sda": "Tanda sama dengan di atasnya",
    "dilewati": "Baris atau lembar yang dilewati",
    "": "Lain-lain",
}
_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True)
class ReasonCount:
    """How many findings have one reason; `severity` is the gravest among them."""

    kind: str
    label: str
    severity: Severity
    count: int


def by_reason(findings: Iterable[Finding]) -> tuple[ReasonCount, ...]:
    """The reasons of a report with their counts, the gravest first."""
    counts: dict[str, int] = {}
    worst: dict[str, Severity] = {}
    for finding in findings:
        kind = finding.kind if finding.kind in LABELS else ""
        counts[kind] = counts.get(kind, 0) + 1
        worst[kind] = min(worst.get(kind, finding.severity), finding.severity, key=_GRAVITY.__getitem__)
    found = (ReasonCount(kind, label, worst[kind], counts[kind]) for kind, label in LABELS.items() if kind in counts)
    return tuple(sorted(found, key=lambda reason: _GRAVITY[reason.severity]))
