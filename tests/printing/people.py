"""Invented people, letterheads and papers for the printing tests; one function each, with sensible defaults."""

from io import BytesIO

from PIL import Image, ImageDraw

from app.domain import wording
from app.printing.records import (
    AttendanceSheet,
    Certificate,
    CertificateBack,
    Letterhead,
    LetterheadLine,
    SheetRow,
    Signature,
    SubjectLine,
)

LONG_NAME = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat"
NAMES = ("Sukarni", "Nur'aini Fitri Siregar", LONG_NAME,
         "Ahmad Fauzi Nasution", "Suparman", "Tengku Muhammad Syarifuddin", "Mardiana", "Jhonson Parulian Hutagalung",
         "Sri Wahyuningsih", "Rosmawati br. Ginting", "Abdul Aziz", "Zubaidah", "Muhammad Al-Ghifari Ramadhan",
         "Siti <Aminah> & Bin‘t Ali", "Ismail")
NASTY_NAMES = ("X", "Siti <b>Aminah</b> & \"Ali\"", "Ḥāfiẓ ʿAbd al-Raḥmān", "\u202eterbalik\u202c",
               "Budi\tSantoso\nS.Sos", "M" * 500, "Nama " * 100,
               "a" * 80, "O'Brien Ma'rang", " ", "e\u0301lan", "Ny. Đoàn Thị Bích Phượng")
VILLAGES = (("Kampung Dalam", "Kec. Siak", "Kab. Siak"), ("Benteng Hulu", "Kec. Mempura", "Kab. Siak"),
            ("Labuh Baru Barat", "Kec. Payung Sekaki", "Kota Pekanbaru"))


def logo() -> bytes:
    """A shield as PNG with a transparent ground."""
    picture = Image.new("RGBA", (170, 204), (255, 255, 255, 0))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(4, 12), (85, 2), (166, 12), (160, 140), (85, 200), (10, 140)], outline=(60, 60, 60, 255), width=3)
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def letterhead(*, with_logo: bool = True, office: str = "DINAS SOSIAL") -> Letterhead:
    """The invented provincial office of the pictures."""
    return Letterhead((
        LetterheadLine("gov", "PEMERINTAH PROVINSI RIAU"), LetterheadLine("office", office),
        LetterheadLine("addr", "Jalan Contoh Nomor 12, Pekanbaru 28000"),
        LetterheadLine("addr", "Telepon (0761) 000000   Laman dinsos.contoh.go.id   Pos-el surat@dinsos.contoh.go.id"),
    ), logo() if with_logo else None)


def rows(count: int) -> tuple[SheetRow, ...]:
    """People with every kind of name, in turn."""
    return tuple(SheetRow(NAMES[index % len(NAMES)], "PL"[index % 2], "PSM", *VILLAGES[index % len(VILLAGES)],
                          phone=f"0812 **** {4471 + index:04d}"[:14]) for index in range(count))


def head_of_office() -> Signature:
    """The left block: acting, with rank."""
    return Signature(heading="Mengetahui,", prefix="Plt.", position="Kepala Dinas Sosial Provinsi Riau",
                     name="Nurhayati Panjaitan, S.Sos., M.Si.", rank="Pembina Tingkat I", nip="197202141997032001")


def committee_head() -> Signature:
    """The right block."""
    return Signature(place_date="Siak, 12 September 2018", position="Ketua Panitia", name="Rina Oktaviani, S.ST.",
                     nip="197909152005012003")


def sheet(count: int = 45, **changes: object) -> AttendanceSheet:
    """The sign-in sheet of Siak 2018."""
    fields: dict[str, object] = {
        "document_title": "DAFTAR HADIR PESERTA", "event_title": "Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
        "event_code": "SIAK-2018", "date_text": "Rabu, 12 September 2018",
        "facts": (("Hari, tanggal", "Rabu, 12 September 2018"), ("Waktu", "08.00–16.00 WIB"),
                  ("Tempat", "Aula Kantor Bupati Siak"),
                  ("Materi", "Kebijakan kesejahteraan sosial; Konsep dasar PSM; PMKS dan PSKS")),
        "rows": rows(count), "letterhead": letterhead(), "signatures": (head_of_office(), committee_head()), **changes}
    return AttendanceSheet(**fields)  # type: ignore[arg-type]


def back(**changes: object) -> CertificateBack:
    """The back page of picture 09."""
    fields: dict[str, object] = {
        "event_title": "Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
        "when_where": "Rabu, 12 September 2018, di aula Kantor Bupati Siak",
        "subjects": (
            SubjectLine("Kebijakan dan program penyelenggaraan kesejahteraan sosial",
                        "Dahlia Manurung, S.Sos., M.Si.", "1"),
            SubjectLine("Konsep dasar PSM: pengertian, kedudukan, tugas, fungsi, dan kode etik",
                        "Dr. Ir. Raja Muhammad Iskandar Zulkarnain Syah, M.Si., M.P.P.", "2"),
            SubjectLine("Penyandang Masalah Kesejahteraan Sosial (PMKS) "
                        "serta Potensi dan Sumber Kesejahteraan Sosial (PSKS)", "Ernawati", "2"),
            SubjectLine("Teknik pendampingan, asesmen, dan rujukan", "Suyatno, S.ST.", "1"),
            SubjectLine("Koordinasi dan jejaring antarpilar sosial", "Ernawati", "1"),
            SubjectLine("Berbagi pengalaman PSM berprestasi dan rencana tindak lanjut", "Mardiana", "1")),
        "total_hours": "8", "note": wording.attendance_note(45, 8, 8),
        "signature": Signature(place_date="Siak Sri Indrapura, 12 September 2018", position="Ketua Panitia",
                               name="Rina Oktaviani", nip="197909152005012003"), **changes}
    return CertificateBack(**fields)  # type: ignore[arg-type]


def certificate(name: str = "Sukarni", number: str = "460/0007/DINSOS/IX/2018", **changes: object) -> Certificate:
    """The certificate of picture 04."""
    import datetime as dt

    fields: dict[str, object] = {
        "lead": wording.certificate_lead("Kepala Dinas Sosial Provinsi Riau"),
        "origin": "PSM Kampung Benteng Hulu, Kecamatan Mempura, Kabupaten Siak",
        "birth": wording.birth_line("Siak Sri Indrapura", dt.date(1985, 5, 4)), "heading": "TELAH MENGIKUTI",
        "text": wording.certificate_sentence("Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
                                             "Dinas Sosial Provinsi Riau", [dt.date(2018, 9, 12)],
                                             "Aula Kantor Bupati Siak", 8),
        "letterhead": letterhead(), "back": back(),
        "signature": Signature(place_date="Pekanbaru, 12 September 2018", position="Kepala Dinas Sosial Provinsi Riau",
                               name="Hasbullah Rahman", rank="Pembina Utama Muda", nip="196508171990031002"), **changes}
    return Certificate(number, name, **fields)  # type: ignore[arg-type]


def award(name: str = "Mardiana", **changes: object) -> Certificate:
    """The piagam of picture 08."""
    fields: dict[str, object] = {
        "title": "PIAGAM PENGHARGAAN", "lead": "diberikan kepada", "birth": "", "heading": "TERBAIK I", "back": None,
        "reason": "atas prestasi dan pengabdiannya sebagai", "rank": "I", "year": "2018",
        "text": wording.award_sentence("Pekerja Sosial Masyarakat (PSM) Berprestasi", "Kabupaten Siak", 2018),
        "signature": Signature(place_date="Siak Sri Indrapura, 20 Agustus 2018", on_behalf=("a.n. Bupati Siak",),
                               position="Kepala Dinas Sosial, Tenaga Kerja dan Transmigrasi", name="Zulkarnaen Daulay",
                               nip="197004121996031004"), **changes}
    return certificate(name, "460/0001/PIAGAM/VIII/2018", **fields)
