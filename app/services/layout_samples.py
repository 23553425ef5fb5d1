"""What a design is shown with: a certificate of invented people, or of anybody who takes part in an event."""

from dataclasses import replace
from datetime import date

from app.domain import check_codes, wording
from app.domain.layouts.fields import BY_NAME
from app.models import local_settings
from app.printing.records import Certificate, CertificateBack, Letterhead, LetterheadLine, Signature, SubjectLine
from app.services import attendance, certificate_text, certificates, office, paper_parts, portraits, registration
from app.services.attendance import GridRow

_DAY = date(2018, 9, 12)
_LONG_NAME = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastroatmodjo"
LONG = "long"
"""As `person_id`: the sample with a very long name."""
CODE = "6BF" + "7Z0%2A.QE9F+K" * 18
"""As long as the code of a real certificate, and none: it verifies as damaged."""
_SUBJECTS = (
    SubjectLine("Konsep dasar dan peran Pekerja Sosial Masyarakat", "Drs. Contoh Pertama, M.Si.", "2"),
    SubjectLine("Identifikasi masalah dan potensi kesejahteraan sosial", "Contoh Kedua, S.ST.", "2"),
    SubjectLine("Perencanaan pemberdayaan masyarakat", "Contoh Ketiga", "2"),
    SubjectLine("Membangun jejaring kerja", "Contoh Keempat", "2"),
)


def sample_certificate(person_id: str = "", event_id: str = "") -> Certificate:
    """A certificate to show a design with: of somebody who takes part in an event (the first one without a person), or
    of invented people; `LONG` as the person gives the longest name."""
    line = _line(person_id, event_id) if event_id else None
    told = _of(event_id, line) if line else _invented()
    name = _LONG_NAME if person_id == LONG else told.name
    number = told.number or BY_NAME["nomor"].sample
    check_code = check_codes.typed(BY_NAME["kode_periksa"].sample)
    return replace(told, name=name, number=number, code=CODE, check_code=check_code)


def people_of(event_id: str) -> tuple[tuple[str, str], ...]:
    """Those with whom a design can be shown, (person id, name), by name."""
    found = ((row.person_id, row.name) for row in registration.active_participants(event_id))
    return tuple(sorted(found, key=lambda one: one[1].casefold()))


def _line(person_id: str, event_id: str) -> GridRow | None:
    lines = attendance.grid(event_id).rows
    return next((line for line in lines if person_id in {"", LONG, line.participant.person_id}), None)


def _of(event_id: str, line: GridRow) -> Certificate:
    on = certificates.issue_day(event_id, _DAY)
    told = certificate_text.EventCertificates(event_id, on).certificate(line.participant.id, line.presence)
    person_id = line.participant.person_id
    return replace(told, photo=portraits.of([person_id]).get(person_id))


def _invented() -> Certificate:
    sample = {name: field.sample for name, field in BY_NAME.items()}
    own = office.card(local_settings.get("office"))
    named = own.name if own else "Dinas Sosial Contoh"
    official = paper_parts.signatory("certificates") if own else None
    signed = paper_parts.place_and_date(own.place if own else "Siak", _DAY)
    with_titles = bool(own) and office.rule("certificates").with_titles
    signature = paper_parts.official_signature(official, with_titles, signed)
    return Certificate(
        number=sample["nomor"], name=sample["nama"], lead=sample["pembuka"], origin=sample["asal"],
        birth=sample["lahir"], heading=sample["sebutan"], standing=sample["unsur"], area=sample["wilayah"],
        birth_place_date=sample["tempat_tanggal_lahir"], event_title=sample["kegiatan"],
        rank=sample["peringkat"], year=sample["tahun"],
        when_where=sample["waktu_tempat"],
        text=wording.certificate_sentence(sample["kegiatan"], named, [_DAY], "Aula Kantor Bupati Siak", 8),
        letterhead=paper_parts.letterhead() if own else Letterhead((LetterheadLine("office", named.upper()),)),
        signature=signature if official else replace(
            signature, position="Kepala Dinas Sosial", name="Nama Pejabat Contoh", nip="196508171990031002"),
        practice=bool(own and own.practice),
        back=CertificateBack(sample["kegiatan"], sample["waktu_tempat"], _SUBJECTS, "8", note=sample["catatan"],
                             signature=Signature(place_date=signed, position="Ketua Panitia", name="Ketua Contoh")),
    )  # fmt: skip
