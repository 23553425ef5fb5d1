"""The component gallery: what picture 07 shows, made of the real widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.drawing import bars, chip, marks
from ui.drawing.bars import QuotaBar, Seats
from ui.drawing.chip import Chip
from ui.pages import Desk, Page
from ui.region_picker import RegionPicker
from ui.theme.look import LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note, row
from ui.widgets.chips import Filter, FilterRow
from ui.widgets.fields import Field, Finding
from ui.widgets.labels import label
from ui.widgets.progress_line import ProgressLine
from ui.work.jobs import Job

CHIPS = (
    (Chip("Rencana", "plan"), Chip("Berlangsung", "running"), Chip("Selesai", "done")),
    (Chip("Ditutup", "closed"), Chip("5 kursi", "warn"), Chip("3 melebihi", "err"), Chip("Terkonfirmasi", "quiet")),
)
BARS = (
    ("Pas: 40 dari 40", QuotaBar((Seats("a", 20, 14), Seats("b", 20, 20)), 40)),
    ("Kurang: 5 belum dialokasikan", QuotaBar((Seats("a", 25, 23), Seats("b", 10, 10), Seats("c", 10, 8)), 50)),
    ("Lebih: 3 melebihi total", QuotaBar((Seats("a", 30, 12), Seats("b", 20, 8), Seats("c", 13, 3)), 60)),
)


@dataclass(frozen=True)
class Place:
    """A region to pick."""

    code: str
    title: str
    kind: str
    path: str


PLACES = (
    Place("13.72.02.1004", "Kampung Jawa", "kelurahan", "Kec. Tanjung Harapan, Kota Solok, Sumatera Barat"),
    Place("11.73.02.2001", "Kampung Jawa", "gampong", "Kec. Banda Sakti, Kota Lhokseumawe, Aceh"),
    Place("11.71.04.2001", "Kampung Jawa", "gampong", "Kec. Kutaraja, Kota Banda Aceh, Aceh"),
)


class Drawn(QWidget):
    """Chips, marks and bars as delegates draw them."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(360, 180)

    def paintEvent(self, _event: object) -> None:  # noqa: N802  # Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, chips in enumerate(CHIPS):
            left = 0.0
            for each in chips:
                chip.draw(painter, QRectF(left, line * 28, 200, 22), each)
                left += chip.size(each).width() + 8
        for number, letter in enumerate(("H", "I", "S", "A", "")):
            marks.draw(painter, QRectF(number * 38, 60, 38, 32), letter)
        for number, (words, bar) in enumerate(BARS):
            top = 104 + number * 20
            painter.setPen(LOOK.colour("muted"))
            painter.setFont(LOOK.font("body"))
            painter.drawText(QRectF(0, top, 180, 18), words)
            bars.quota(painter, QRectF(184, top + 4, self.width() - 184, 9), bar)
        bars.quota(painter, QRectF(0, 170, self.width(), 26), BARS[1][1])
        painter.end()


class Gallery(Page):
    """Three columns of cards."""

    title = "Komponen"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for cards in ((buttons(), fields()), (status(), progress(), problem()), (types(), question(), region(desk))):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.column.addLayout(columns)
        self.column.addStretch(1)


def buttons() -> Card:
    card = Card("Tombol")
    grid = QGridLayout()
    for line, kind in enumerate(("primary", "secondary")):
        words, icon = (("Kegiatan baru", "add"), ("Impor…", "arrow_import"))[line]
        focused = Button("Fokus", kind)
        focused.setProperty("ring", "true")
        dead = Button("Mati", kind)
        dead.setEnabled(False)
        card.body.addLayout(row(Button(words, kind, icon), focused, dead, None))
    card.body.addLayout(
        row(
            Button("Ubah", "quiet", "edit"),
            Button("Batalkan sertifikat…", "danger", "prohibited"),
            Button("Bagikan kursi…", "link"),
            None,
        )
    )
    pills = FilterRow()
    pills.set_filters([Filter("all", "Semua", 9), Filter("plan", "Rencana", 3)])
    card.body.addWidget(pills)
    card.body.addLayout(grid)
    return card


def fields() -> Card:
    card = Card("Isian")
    for words, value, hint, optional, finding in (
        ("Nama lengkap", "Abdul Hamid", "Tanpa gelar; gelar diisi terpisah.", False, None),
        ("NIK", "140801230590001", "", True, Finding("15 angka, seharusnya 16. Tetap disimpan dan ditandai.", True)),
        ("Tanggal lahir", "23 Mei 2001", "", False, Finding("Berbeda dari NIK (23 Mei 1990). Periksa KTP.")),
    ):
        field = Field(words, QLineEdit(value), hint, optional=optional)
        field.set_finding(finding)
        card.body.addWidget(field)
    return card


def status() -> Card:
    card = Card("Status dan kuota, juga tanpa warna")
    drawn = Drawn()
    drawn.setFixedHeight(200)
    card.body.addWidget(drawn)
    return card


def progress() -> Card:
    card = Card("Pekerjaan panjang")
    line = ProgressLine()
    line.watch("Membuat sertifikat", Job(lambda: None, ()))
    line.report(32, 50)
    line.say_skipped("31 selesai, 1 dilewati: nama memuat huruf yang tidak ada pada fon.")
    line.show()
    card.body.addWidget(line)
    return card


def problem() -> Note:
    return Note(
        "err",
        "Paket tidak dapat dibaca",
        "Berkas terpotong pada bagian 3 dari 5. Tidak ada data yang diubah. Minta kantor asal mengirim ulang.",
    )


def types() -> Card:
    card = Card("Huruf")
    for words, role in (
        ("Bimbingan Teknis PSM", "hero"),
        ("Judul halaman 20 / 600", "title"),
        ("Judul bagian 15 / 600", "h2"),
        ("Isi 13 / 400: peserta dari Siak dan Pelalawan", "body"),
        ("Keterangan 12 / 400: 8 JP · 12 September 2018", "caption"),
    ):
        card.body.addWidget(label(words, role))
    card.body.setSpacing(4)
    return card


def question() -> Card:
    card = Card("Batalkan sertifikat 012/PSM/IX/2018?")
    words = "Nomor ini tidak akan dipakai lagi dan tetap tercatat di buku register sebagai batal. Kehadiran tetap."
    card.body.addWidget(label(words, "muted", wrap=True))
    card.body.addWidget(Field("Alasan", QLineEdit("Salah tulis nama, diganti nomor 051")))
    card.body.addLayout(row(None, Button("Jangan batalkan"), Button("Batalkan sertifikat", "danger")))
    return card


def region(desk: Desk) -> Card:
    card = Card("Pemilih wilayah")
    picker = RegionPicker(desk.work, lambda _text: PLACES)
    picker.field.setText("kampung jawa")
    card.body.addWidget(picker)
    card.picker = picker  # type: ignore[attr-defined]
    return card
