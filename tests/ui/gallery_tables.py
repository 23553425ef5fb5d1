"""Tables as the pictures show them, with invented rows, to look at and to test the delegates with."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout

from ui.drawing.bars import QuotaBar, Seats
from ui.drawing.chip import Chip
from ui.pages import Desk, Page
from ui.pdf.preview import PdfPreview
from ui.tables.cells import Mark, Quota, Remark, Score, Share, Sign, Text, TwoLine, number
from ui.tables.columns import Column
from ui.tables.view import Table, TableCard
from ui.theme.tokens import HEIGHTS
from ui.widgets.buttons import Button
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.labels import label
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


@dataclass(frozen=True)
class Event:
    """An invented event."""

    title: str
    code: str
    date: str
    days: str
    status: Chip
    quota: Quota
    certificates: str = "–"


def _quota(total: int, past: bool, remark: Remark | None, *parts: tuple[int, int]) -> Quota:
    seats = tuple(Seats(str(number), size, taken) for number, (size, taken) in enumerate(parts))
    taken = sum(part.registered for part in seats)
    return Quota(QuotaBar(seats, total, past), f"{taken} dari {total}", remark)


EVENTS = (
    Event(
        "Pemantapan TKSK se-Provinsi Riau",
        "TKSK-2018 · Lanjutan · Hotel Mutiara, Pekanbaru",
        "Sen, 22–24 Okt 2018",
        "3 hari · 24 JP",
        Chip("Rencana", "plan"),
        _quota(60, False, Remark("3 kursi melebihi total", "error_circle_filled", "err"), (24, 9), (19, 6), (20, 4)),
    ),
    Event(
        "Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
        "SIAK-2018 · Dasar · Aula Kantor Bupati Siak",
        "Rab, 12 Sep 2018",
        "1 hari · 8 JP",
        Chip("Berlangsung", "running"),
        _quota(50, False, Remark("5 kursi belum dialokasikan"), (25, 23), (10, 10), (10, 8)),
    ),
    Event(
        "Bimtek Pendataan PPKS dan PSKS",
        "DATA-2018 · Khusus · Aula Dinsos Kab. Kampar, Bangkinang",
        "Sel, 7–8 Agu 2018",
        "2 hari · 16 JP",
        Chip("Selesai", "done"),
        _quota(36, True, None, (12, 12), (12, 11), (12, 12)),
        "31 dari 35",
    ),
    Event(
        "Siti <b>Aminah</b> & kawan-kawan, nama kegiatan yang luar biasa panjang sehingga harus dipotong di kanan",
        "KT-2018 · Lainnya · tempat belum diisi",
        "Tanggal belum diisi",
        "JP belum diisi",
        Chip("Ditutup", "closed"),
        Quota(None, "Kuota belum diisi"),
        "24 dari 24",
    ),
)
EVENT_COLUMNS = (
    Column[Event]("title", "Kegiatan", lambda e: TwoLine(e.title, e.code), 300, stretch=True, order=lambda e: e.title),
    Column[Event](
        "date",
        "Tanggal",
        lambda e: TwoLine(e.date, e.days, "body", "warn" if "belum" in e.date else "text"),
        172,
        order=lambda e: e.date,
    ),
    Column[Event]("status", "Status", lambda e: e.status, 136),
    Column[Event]("quota", "Peserta dan kuota", lambda e: e.quota, 312),
    Column[Event]("paper", "Sertifikat", lambda e: Text(e.certificates, align="right", digits=True), 108, "right"),
)


class EventsLike(Page):
    """Picture 01."""

    title = "Kegiatan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        header = PageHeader("Kegiatan")
        header.add_action(SearchField("Cari kegiatan, tempat, atau kode"))
        header.add_action(Button("Impor…", icon="arrow_import"))
        header.add_action(Button("Kegiatan baru", "primary", "add"))
        self.column.addWidget(header)
        pills = FilterRow()
        pills.set_filters(
            [Filter("", "Semua", 9), Filter("plan", "Rencana", 3), Filter("check", "Perlu dilengkapi", 3, apart=True)]
        )
        self.column.addWidget(pills)
        self.table = Table("Kegiatan", EVENT_COLUMNS, HEIGHTS.row_bar)
        self.table.set_rows(EVENTS * 3)
        self.table.sort_by("date")
        self.table.select_row(2)
        self.column.addWidget(TableCard(self.table), 1)


@dataclass(frozen=True)
class Attendee:
    """An invented participant with marks."""

    number: int
    name: str
    origin: str
    marks: str
    percent: int
    lost: bool = False


NAMES = ("Afrizal Sutan Mudo", "Asmawati", "Siti <Aminah> & Bin‘t Ali", "Desi Ratnasari", "Eka", "Fitri " * 12)
ATTENDEES = tuple(
    Attendee(
        n + 1, NAMES[n % 6], "Kota Solok", ("HHIISSSSAAHH", "HHHHHHHHHH..")[n % 2], 67 if n % 3 else 100, n % 3 > 0
    )
    for n in range(24)
)
WORDS = {"H": "hadir", "I": "izin", "S": "sakit", "A": "alpa", ".": "belum dicatat"}


def _mark(place: int) -> object:
    return lambda row: Mark(row.marks[place].replace(".", ""), WORDS[row.marks[place]])


GRID_COLUMNS = (
    Column[Attendee]("no", "No", lambda a: number(a.number, ink="muted"), 48, "right"),
    Column[Attendee]("name", "Nama", lambda a: Text(a.name, "medium"), 160, stretch=True),
    Column[Attendee]("origin", "Asal", lambda a: Text(a.origin, ink="muted"), 120, compact=False),
    *(
        Column[Attendee](
            f"s{place}",
            str(place % 4 + 1),
            _mark(place),  # type: ignore[arg-type]
            44,
            "centre",
            day=("Sen 28 Agu", "Sel 29 Agu", "Rab 30 Agu")[place // 4],
        )
        for place in range(12)
    ),
    Column[Attendee]("share", "Kehadiran", lambda a: Share(a.percent, 80, not a.lost, a.lost), 170),
)


class GridLike(Page):
    """Picture 03."""

    title = "Kehadiran"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        header = PageHeader("", back=lambda: None)
        header.set_title("Pelatihan Dasar Pekerja Sosial Masyarakat se-Sumatera Barat", Chip("Berlangsung", "running"))
        header.set_facts([("calendar_ltr", "28–30 Agustus 2017"), ("clock", "3 hari · 12 sesi · 24 JP")])
        header.add_action(Button("Daftar hadir", icon="print"))
        self.column.addWidget(header)
        self.table = Table("Kehadiran", GRID_COLUMNS, HEIGHTS.row_grid)
        self.table.set_rows(ATTENDEES)
        self.column.addWidget(TableCard(self.table), 1)


PEOPLE_COLUMNS = (
    Column[int]("no", "No", lambda n: number(n, ink="muted"), 54, "right", order=lambda n: n),
    Column[int](
        "name", "Nama, L/P, asal", lambda n: TwoLine(NAMES[n % 6], "L · Kamp. Dalam, Kec. Siak"), 200, stretch=True
    ),
    Column[int](
        "status", "Status", lambda n: Chip("Terkonfirmasi", "quiet") if n % 3 else Chip("Diusulkan", "plan"), 140
    ),
    Column[int]("score", "Nilai akhir", lambda n: Score(0.8, "89,35", n % 2 == 0), 190),
    Column[int]("note", "Catatan", lambda n: Remark("17 tahun saat kegiatan" if n % 2 else ""), 210),
    Column[int]("sign", "Siap", lambda _n: Sign("checkmark_circle_filled", "ok", "siap"), 60, "centre"),
)


class PeopleLike(Page):
    """Picture 02 at the right, and an empty table."""

    title = "Peserta"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column.addWidget(label("Peserta", "title"))
        beside = QHBoxLayout()
        table = Table("Peserta", PEOPLE_COLUMNS)
        table.set_rows(range(1, 200))
        table.sort_by("no")
        table.select_row(3)
        empty = TableCard(Table("Kosong", EVENT_COLUMNS))
        empty.empty.say(
            "Tidak ada kegiatan berstatus Rencana yang memuat “posyandu”",
            "Ada 1 kegiatan lain yang cocok bila saringan status dilepas.",
            [("Lepas saringan", lambda: None), ("Hapus pencarian", lambda: None)],
        )
        empty.show_empty(True)
        beside.addWidget(TableCard(table), 3)
        beside.addWidget(empty, 1)
        self.column.addLayout(beside, 1)


class PreviewLike(Page):
    """Picture 04 in the middle."""

    title = "Dokumen"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        from tests.ui.papers import sheets

        self.preview = PdfPreview()
        self.preview.show_pdf(sheets(3))
        self.column.addWidget(self.preview, 1)
