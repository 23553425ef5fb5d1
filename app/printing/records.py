"""What printing is given: frozen records of plain text, collected by the services."""

from dataclasses import dataclass
from typing import Literal

from app.domain.wording import Phrase

LineKind = Literal["gov", "office", "addr"]


@dataclass(frozen=True)
class LetterheadLine:
    """One line of the kop surat: government, office, or address."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class Letterhead:
    """The kop surat: up to five lines, and a logo (PNG or JPEG bytes) or none.

    A `preprinted` one keeps its room free and is not drawn: the sheets bear it already.
    """

    lines: tuple[LetterheadLine, ...] = ()
    logo: bytes | None = None
    preprinted: bool = False


@dataclass(frozen=True)
class Signature:
    """One signature block. Every part may be ''; the name comes with or without titles as the caller decided.

    `on_behalf` holds whole lines with the higher office ('a.n. Bupati Siak'); `prefix` is 'Plt.' or 'Plh.';
    the comma after the position is added here. The NIP is grouped here.
    """

    place_date: str = ""
    heading: str = ""
    on_behalf: tuple[str, ...] = ()
    prefix: str = ""
    position: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class SheetRow:
    """One person of a sign-in sheet. `sex` is 'L', 'P' or ''; the phone is already masked; never a NIK."""

    name: str
    sex: str = ""
    pillar: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True)
class AttendanceSheet:
    """A sign-in sheet of one day or session. No rows make a blank sheet of `walk_in_rows` numbered rows.

    `facts` are (label, value) pairs printed in their order, such as ('Hari, tanggal', 'Rabu, 12 September 2018').
    `date_text` stands in the footer and the running head. `signature_columns` are one or two labels.
    `signatures` go from left to right; a single one stands at the right. `row_height` is 9 to 12 mm.
    """

    document_title: str
    event_title: str
    event_code: str
    date_text: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[SheetRow, ...]
    letterhead: Letterhead = Letterhead()
    walk_in_rows: int = 5
    signature_columns: tuple[str, ...] = ("Tanda Tangan",)
    signatures: tuple[Signature, ...] = ()
    practice: bool = False
    row_height: float = 10.0
    show_phone: bool = False
    notes: tuple[str, ...] = ()
    short_title: str = "DAFTAR HADIR"


@dataclass(frozen=True)
class SubjectLine:
    """One row of the back page; lesson hours as they are printed ('1,5')."""

    title: str
    speaker: str
    lesson_hours: str


@dataclass(frozen=True)
class CertificateBack:
    """The back page: the subjects taught. `note` and `scores` may differ from person to person."""

    event_title: str
    when_where: str
    subjects: tuple[SubjectLine, ...]
    total_hours: str
    note: str = ""
    scores: tuple[tuple[str, str], ...] = ()
    signature: Signature | None = None
    title: str = "DAFTAR MATERI"


@dataclass(frozen=True)
class Certificate:
    """Everything printed on one certificate or piagam; an empty text leaves its line blank.

    `reason` is the line under the origin of a piagam ('atas prestasi dan pengabdiannya sebagai'); `replacement` the
    whole line on one that replaces another; `duplicate` prints SALINAN, `practice` LATIHAN. `code` is the text of the
    QR, `check_code` the short code beneath it and on the back page; '' leaves them out. `standing` and `area` are the
    two halves of `origin`, `birth_place_date` is `birth` without its words, for identity rows. `photo` is JPEG. `rank`
    ('II') and `year` are those of an award.
    """

    number: str
    name: str
    title: str = "SERTIFIKAT"
    lead: str = ""
    origin: str = ""
    birth: str = ""
    reason: str = ""
    heading: str = ""
    text: tuple[Phrase, ...] = ()
    letterhead: Letterhead = Letterhead()
    signature: Signature = Signature()
    back: CertificateBack | None = None
    replacement: str = ""
    duplicate: bool = False
    practice: bool = False
    check_code: str = ""
    code: str = ""
    standing: str = ""
    area: str = ""
    birth_place_date: str = ""
    event_title: str = ""
    when_where: str = ""
    photo: bytes | None = None
    rank: str = ""
    year: str = ""
