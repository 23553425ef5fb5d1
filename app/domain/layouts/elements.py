"""The elements of a certificate design, in mm from the page's top left (paper.md §9).

Every length is for the design's own paper. On the other paper (F4 instead of A4) an element keeps its size and moves:
down by its `share` of the extra height, and to the side with its `anchor`; frames follow the edges.

Elements that `flow` are placed in their order from the top: each stands at its own place, or `gap` below the one
before where that has grown down to it (a name on two lines moves what follows).
"""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.layouts.values import choice, flag, mm, picture, pt, rows, share, text, whole

FONTS = (
    ("serif", "Liberation Serif"),
    ("serif_bold", "Liberation Serif tebal"),
    ("serif_italic", "Liberation Serif miring"),
    ("sans", "Liberation Sans"),
    ("sans_bold", "Liberation Sans tebal"),
    ("garamond", "EB Garamond tebal"),
    ("garamond_medium", "EB Garamond"),
)
ALIGNMENTS = (("center", "tengah"), ("left", "kiri"), ("right", "kanan"))
INKS = (("black", "hitam"), ("dark", "tinta gelap"), ("light", "tinta terang"))
ANCHORS = (("middle", "tengah halaman"), ("left", "tepi kiri"), ("right", "tepi kanan"))
ORNAMENTS = (
    ("lines", "garis"),
    ("songket", "songket dan jalinan"),
    ("rebung", "pucuk rebung"),
    ("rosettes", "garis dan mawar sudut"),
)


@dataclass(frozen=True, kw_only=True)
class Element:
    """What all elements have. `id` names it in messages and in the list of the designer, unique in its design."""

    KIND: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""

    id: str
    x: float = mm("Dari kiri (mm)")
    y: float = mm("Dari atas (mm)")
    width: float = mm("Lebar (mm)", 100.0)
    height: float = mm("Tinggi (mm)", 0.0)
    anchor: str = choice("Pada kertas lain ikut", *ANCHORS)
    share: float = share("Bagian ruang tambahan")


@dataclass(frozen=True, kw_only=True)
class Frame(Element):
    """An ornament around the page, `x` mm from each edge; its other lengths are the ornament's own."""

    KIND: ClassVar[str] = "frame"
    LABEL: ClassVar[str] = "Bingkai"

    ornament: str = choice("Hiasan", *ORNAMENTS)


@dataclass(frozen=True, kw_only=True)
class Kop(Element):
    """The office's letterhead with its double rule (`ruled`), or its names without the address, centred under the logo.

    A ruled one begins `x` from both edges, as frames do. One that is taller than `height` moves what flows below it.
    """

    KIND: ClassVar[str] = "kop"
    LABEL: ClassVar[str] = "Kop"

    ruled: bool = flag("Dengan garis dan alamat", default=True)
    logo_height: float = mm("Tinggi logo (mm)", 20.0, 5.0, 40.0)
    gov_size: float = pt("Ukuran pemerintah, tanpa garis (pt)", 12.5)
    office_size: float = pt("Ukuran kantor, tanpa garis (pt)", 14.5)
    lead: float = mm("Jarak baris, tanpa garis (mm)", 5.4, 3.0, 12.0)
    logo_gap: float = mm("Logo ke baris pertama (mm)", 5.0, 1.0, 20.0)


@dataclass(frozen=True, kw_only=True)
class Text(Element):
    """Words with fields. Without a height `y` is the baseline of the first line; with one the words stand in the
    middle of the box. They shrink from `size` to `floor` on one line, then wrap to at most `lines` lines from
    `wrapped_size` to `wrapped_floor`, and are then refused, never cut. Nothing is drawn where all its fields are empty.

    What flows below stands `gap` lower only where this has grown, or always where it `pushes`. `rule` draws a line of
    that width under the box; `tracking` is in em.
    """

    KIND: ClassVar[str] = "text"
    LABEL: ClassVar[str] = "Teks"

    text: str = text("Isi")
    font: str = choice("Huruf", *FONTS)
    size: float = pt("Ukuran (pt)")
    floor: float = pt("Paling kecil (pt)", 10.0)
    lines: int = whole("Paling banyak baris", 1, 1, 12)
    wrapped_size: float = pt("Ukuran bila beberapa baris (pt)")
    wrapped_floor: float = pt("Paling kecil bila beberapa baris (pt)", 10.0)
    align: str = choice("Rata", *ALIGNMENTS)
    tracking: float = share("Jarak antarhuruf (em)")
    ink: str = choice("Warna", *INKS)
    rule: float = mm("Garis di bawah (mm)")
    flow: bool = flag("Ikut terdorong ke bawah", default=True)
    pushes: bool = flag("Mendorong yang di bawah, juga bila hanya satu baris")
    gap: float = mm("Jarak dari yang di atas (mm)", 2.0)


@dataclass(frozen=True, kw_only=True)
class Sentence(Element):
    """The certificate's sentence, set as a paragraph with its bold phrases; `leading` in sizes."""

    KIND: ClassVar[str] = "sentence"
    LABEL: ClassVar[str] = "Kalimat kegiatan"

    font: str = choice("Huruf", *FONTS)
    bold: str = choice("Huruf tebal", *(FONTS[1:] + FONTS[:1]))
    size: float = pt("Ukuran (pt)", 12.5)
    floor: float = pt("Paling kecil (pt)", 11.0)
    leading: float = mm("Jarak baris (kali ukuran)", 1.36, 1.0, 2.5)
    gap: float = mm("Jarak dari yang di atas (mm)", 2.0)


@dataclass(frozen=True, kw_only=True)
class Rows(Element):
    """Identity rows "Nama : …": a label, a colon at `label_width`, and a template. A row whose value wraps moves the
    rows below it and what flows. The first row is the name: in `name_font`, and never below its floor."""

    KIND: ClassVar[str] = "rows"
    LABEL: ClassVar[str] = "Baris identitas"

    rows: tuple[tuple[str, str], ...] = rows("Baris")
    label_width: float = mm("Lebar label (mm)", 44.0)
    font: str = choice("Huruf", *FONTS)
    size: float = pt("Ukuran (pt)", 12.5)
    floor: float = pt("Paling kecil (pt)", 12.0)
    name_font: str = choice("Huruf nama", *(FONTS[5:] + FONTS[:5]))
    name_size: float = pt("Ukuran nama (pt)", 20.0)
    name_floor: float = pt("Nama paling kecil (pt)", 15.0)
    name_wrapped_floor: float = pt("Nama paling kecil dua baris (pt)", 14.0)
    lead: float = mm("Jarak baris (mm)", 7.5, 3.0, 20.0)
    gap: float = mm("Jarak dari yang di atas (mm)", 2.0)


@dataclass(frozen=True, kw_only=True)
class Subjects(Element):
    """The table of what was taught (No, Materi, Narasumber, JP) with its total; what does not fit goes on to a further
    page."""

    KIND: ClassVar[str] = "subjects"
    LABEL: ClassVar[str] = "Tabel materi"

    size: float = pt("Ukuran (pt)", 11.0)
    floor: float = pt("Paling kecil (pt)", 8.0)
    row_height: float = mm("Tinggi baris (mm)", 7.5, 4.0, 15.0)
    gap: float = mm("Jarak dari yang di atas (mm)", 4.0)


@dataclass(frozen=True, kw_only=True)
class Scores(Element):
    """Hasil belajar: tests and predikat, where the certificate has them. `y` is the baseline of their title."""

    KIND: ClassVar[str] = "scores"
    LABEL: ClassVar[str] = "Hasil belajar"

    gap: float = mm("Jarak dari yang di atas (mm)", 4.0)


@dataclass(frozen=True, kw_only=True)
class Line(Element):
    """A rule from (x, y), `width` long, or `height` long where it has no width."""

    KIND: ClassVar[str] = "line"
    LABEL: ClassVar[str] = "Garis"

    thickness: float = pt("Tebal (pt)", 0.6, 0.1, 10.0)
    ink: str = choice("Warna", *INKS)


@dataclass(frozen=True, kw_only=True)
class Image(Element):
    """A picture that fits into its box, or a background that fills it (`fills`)."""

    KIND: ClassVar[str] = "image"
    LABEL: ClassVar[str] = "Gambar"

    picture: str = picture("Gambar")
    fills: bool = flag("Memenuhi kotak")


@dataclass(frozen=True, kw_only=True)
class Qr(Element):
    """The authenticity code, a square of `width` with its quiet zone; number and check code beneath it."""

    KIND: ClassVar[str] = "qr"
    LABEL: ClassVar[str] = "Kode keaslian (QR)"


@dataclass(frozen=True, kw_only=True)
class Photo(Element):
    """The photo of the person, cut to the box; an empty frame where there is none."""

    KIND: ClassVar[str] = "photo"
    LABEL: ClassVar[str] = "Pasfoto 3 × 4"


@dataclass(frozen=True, kw_only=True)
class Seal(Element):
    """The rosette of a piagam in its square, the inks of the design; with the rank and the year of an award in its
    middle where it is `ranked` and the certificate has a rank, else with a star."""

    KIND: ClassVar[str] = "seal"
    LABEL: ClassVar[str] = "Hiasan meterai"

    ranked: bool = flag("Dengan peringkat dan tahun")


@dataclass(frozen=True, kw_only=True)
class SignatureBlock(Element):
    """The signature, centred on the middle of its box; `y` is its first baseline, `lowest` the last that it may reach,
    `gap` the distance from a sentence that comes down to it. On a back page it is that of the committee's chair."""

    KIND: ClassVar[str] = "signature"
    LABEL: ClassVar[str] = "Tanda tangan"

    font: str = choice("Huruf", *FONTS)
    bold: str = choice("Huruf nama", *(FONTS[1:] + FONTS[:1]))
    size: float = pt("Ukuran (pt)")
    name_size: float = pt("Ukuran nama (pt)", 12.2)
    lead: float = mm("Jarak baris (mm)", 5.2, 3.0, 12.0)
    free: float = mm("Ruang tanda tangan (mm)", 26.0, 10.0, 60.0)
    least: float = mm("Ruang paling sedikit (mm)", 22.0, 10.0, 60.0)
    lowest: float = mm("Baris terbawah (mm)", 195.5)
    gap: float = mm("Jarak dari kalimat (mm)", 8.0)
    align: str = choice("Rata", *ALIGNMENTS)


KINDS: dict[str, type[Element]] = {
    kind.KIND: kind
    for kind in (Text, Sentence, Rows, Image, Line, Subjects, Scores, Qr, Photo, SignatureBlock, Kop, Frame, Seal)
}
"""The kinds of elements by their name in files, in the order in which the designer offers them."""


@dataclass(frozen=True)
class Layout:
    """A design: `front` and `back` (none: no back page) from the bottom to the top of the pile, for its own `paper`
    ("A4" or "F4"). `dark` and `light` are the pair of inks of its ornament, as "#6B211C"."""

    name: str
    label: str
    paper: str
    landscape: bool
    front: tuple[Element, ...]
    back: tuple[Element, ...] = ()
    dark: str = "#6B211C"
    light: str = "#9E7321"
