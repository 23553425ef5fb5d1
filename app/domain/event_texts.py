"""The named texts of an event: numbers and dates of its letters, chapters of its report, clauses of its minutes.

What an event already tells in a field of its own (dasar hukum, tujuan, sumber dana) is not repeated here. The keys of
the parts travel between offices: they are added to, never renamed.
"""

from dataclasses import dataclass

LETTERS, REPORT, MINUTES, PAYERS, PRESS, GOODS = (
    "Surat dan nomor", "Bab laporan", "Berita acara", "Penanda tangan tanda terima", "Berita kegiatan",
    "Perlengkapan peserta",
)  # fmt: skip
GROUPS = (LETTERS, REPORT, MINUTES, PRESS, PAYERS, GOODS)
USUAL_GOODS = ("Tas", "ATK", "Bahan ajar")
MOST_GOODS = 8
"""Things that a sheet which lies across has room for."""


@dataclass(frozen=True)
class TextPart:
    """A named text. `day` is an ISO date, `lines` above 1 a text of paragraphs."""

    key: str
    label: str
    group: str
    hint: str = ""
    lines: int = 1
    day: bool = False


def _letter(key: str, what: str, hint: str = "") -> tuple[TextPart, TextPart]:
    return (
        TextPart(f"{key}-number", f"Nomor {what}", LETTERS, hint),
        TextPart(f"{key}-date", f"Tanggal {what}", LETTERS, day=True),
    )


def _payer(key: str, who: str) -> tuple[TextPart, TextPart]:
    return (
        TextPart(f"{key}-name", f"Nama {who}", PAYERS, "Dengan gelar, seperti tercetak di bawah tanda tangan."),
        TextPart(f"{key}-nip", f"NIP {who}", PAYERS),
    )


PARTS: tuple[TextPart, ...] = (
    *_letter("invitation", "surat undangan"),
    *_letter("committee-decree", "SK panitia"),
    *_letter("participants-decree", "SK peserta"),
    *_letter("speakers-decree", "SK narasumber"),
    *_letter("assignment", "surat tugas"),
    *_letter("minutes", "berita acara", "Tanpa tanggal, dipakai hari terakhir kegiatan."),
    *_letter("report", "laporan", "Tanpa tanggal, dipakai hari terakhir kegiatan."),
    TextPart("background", "Latar belakang", REPORT, "Mengapa kegiatan ini perlu diadakan.", 5),
    TextPart("basis", "Dasar pelaksanaan", REPORT, "Satu dasar tiap baris; dasar hukum kegiatan ditulis lebih dahulu.",
             4),
    TextPart("aims", "Maksud dan tujuan", REPORT, "Ditulis sesudah tujuan pada data kegiatan.", 4),
    TextPart("scope", "Ruang lingkup", REPORT, "Apa yang dibahas dan sampai di mana.", 4),
    TextPart("cost", "Biaya", REPORT, "Sumber dana pada data kegiatan ditulis lebih dahulu.", 3),
    TextPart("results", "Hasil", REPORT, "Apa yang dicapai, selain angka yang dihitung program.", 5),
    TextPart("evaluation", "Evaluasi", REPORT, "Hambatan dan cara mengatasinya.", 4),
    TextPart("conclusion", "Kesimpulan", REPORT, "", 4),
    TextPart("suggestions", "Saran", REPORT, "Satu saran tiap baris.", 4),
    TextPart("minutes-notes", "Catatan pada berita acara", MINUTES,
             "Satu catatan tiap baris; menjadi butir terakhir berita acara.", 4),
    TextPart("press-note", "Tambahan pada berita", PRESS, "Paragraf terakhir berita, satu tiap baris.", 4),
    TextPart("press-author", "Penulis berita", PRESS, "Nama atau inisial, misalnya MR."),
    *_payer("budget-holder", "Kuasa Pengguna Anggaran"),
    *_payer("treasurer", "bendahara pengeluaran pembantu"),
    *_payer("technical-officer", "PPTK"),
    TextPart("goods", "Perlengkapan", GOODS,
             f"Satu barang tiap baris, paling banyak {MOST_GOODS}. Bila kosong: {', '.join(USUAL_GOODS)}.", 6),
)  # fmt: skip

BY_KEY = {part.key: part for part in PARTS}
ELSEWHERE = frozenset({"tax"})
"""Parts that another page of the event fills in."""


def in_group(group: str) -> tuple[TextPart, ...]:
    """The parts of a group in their order."""
    return tuple(part for part in PARTS if part.group == group)


def lines_of(text: str) -> tuple[str, ...]:
    """The paragraphs or points of a long text: its lines without empty ones and without typed bullets or numbers."""
    return tuple(line for raw in text.splitlines() if (line := _bare(raw)))


def _bare(line: str) -> str:
    """A point as it reads without "-", "•", "1." or "a)" before it; a year or a sum that begins it stays."""
    text = line.strip()
    if text[:1] in {"-", "•", "*", "–"}:
        return text[1:].strip()
    head, _, rest = text.partition(" ")
    mark = head[:-1]
    numbered = head[-1:] in {".", ")"} and ((mark.isdigit() and len(mark) < 3) or (len(mark) == 1 and mark.islower()))
    return rest.strip() if numbered and rest else text
