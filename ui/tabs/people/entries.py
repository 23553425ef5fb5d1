"""The fields of a person's form as a table: cards, rows, words (domain.md §8.4)."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.vocabulary import EDUCATION_LEVELS, PERSON_STATUSES, PILLARS, SEXES
from ui.widgets.form import Entry

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Section:
    """A card of the form; `right` stands in the second column."""

    title: str
    rows: tuple[tuple[Entry, ...], ...]
    right: bool = False


def sections(tr: Translate) -> tuple[Section, ...]:
    """All cards in reading order."""
    return (_identity(tr), _home(tr), _work(tr), _service(tr), _training(tr), _note(tr))


def _identity(tr: Translate) -> Section:
    return Section(
        tr("Identitas"),
        (
            (Entry("name", tr("Nama lengkap"), tr("Tanpa gelar; gelar diisi terpisah."), optional=False),),
            (Entry("front_title", tr("Gelar depan")), Entry("back_title", tr("Gelar belakang"))),
            (Entry("nik", tr("NIK"), tr("16 angka pada KTP.")),),
            (Entry("birth_place", tr("Tempat lahir")), Entry("birth_date", tr("Tanggal lahir"), day=True)),
            (
                Entry("sex", tr("Jenis kelamin"), choices=tuple(SEXES.items())),
                Entry("status", tr("Status"), choices=tuple(PERSON_STATUSES.items())),
            ),
            (Entry("pillar", tr("Unsur"), tr("PSM, TKSK, Tagana, …"), offers=PILLARS),),
        ),
    )


def _home(tr: Translate) -> Section:
    typed = tr("Diketik hanya bila desa/kelurahan tidak ada di daftar.")
    return Section(
        tr("Tempat tinggal"),
        (
            (Entry("region", tr("Desa/kelurahan")),),
            (Entry("village_name", tr("Nama desa/kelurahan lain"), typed),),
            (Entry("address", tr("Alamat")),),
            (Entry("rt", tr("RT")), Entry("rw", tr("RW"))),
        ),
    )


def _work(tr: Translate) -> Section:
    return Section(
        tr("Kontak dan pekerjaan"),
        (
            (Entry("phone", tr("Nomor HP/WA")), Entry("email", tr("Surel"))),
            (
                Entry("education", tr("Pendidikan terakhir"), offers=EDUCATION_LEVELS),
                Entry("occupation", tr("Pekerjaan")),
            ),
        ),
        right=True,
    )


def _service(tr: Translate) -> Section:
    return Section(
        tr("Tugas sebagai PSM"),
        (
            (Entry("appointed_year", tr("Tahun pengangkatan")), Entry("ipsm_number", tr("Nomor anggota IPSM"))),
            (Entry("decree_number", tr("Nomor SK")),),
            (
                Entry("decree_date", tr("Tanggal SK"), day=True),
                Entry("decree_until", tr("Berlaku sampai"), day=True),
            ),
            (Entry("decree_signer", tr("Ditandatangani oleh"), tr("Jabatannya, seperti “Bupati Siak”.")),),
            (Entry("duty_region", tr("Desa/kelurahan tugas"), tr("Bila berbeda dari tempat tinggal.")),),
        ),
        right=True,
    )


def _training(tr: Translate) -> Section:
    return Section(
        tr("Bimtek dasar"),
        (
            (Entry("basic_certificate_number", tr("Nomor sertifikat")),),
            (
                Entry("basic_certificate_date", tr("Tanggal sertifikat"), day=True),
                Entry("basic_certificate_organiser", tr("Penyelenggara")),
            ),
        ),
        right=True,
    )


def _note(tr: Translate) -> Section:
    return Section(tr("Catatan"), ((Entry("note", tr("Catatan kantor"), lines=3),),), right=True)
