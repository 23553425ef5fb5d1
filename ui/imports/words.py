"""What the import says of each kind of list."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.services import importing
from ui.dialogs.files import FileKind
from ui.pages import Offer


@dataclass(frozen=True)
class KindWords:
    """`title` heads the import and names the kind in the list of choices, `needs` tells what the file must hold,
    `unit` is what is counted, `template` the name of the workbook that the program gives."""

    title: str
    needs: str
    unit: str
    template: str


TARGETS = {kind.key: of for of in ("", "event", "selection") for kind in importing.kinds(of)}
"""Kind of list → what it belongs to: an event, a selection, or "" for the registry."""
_T = QT_TRANSLATE_NOOP

_KINDS = {
    "people": KindWords(
        str(_T("Imports", "Daftar orang")),
        str(_T("Imports", "Satu baris tiap orang. Yang wajib hanya kolom nama; NIK harus tersimpan sebagai teks.")),
        str(_T("Imports", "orang")),
        "templat-orang.xlsx",
    ),
    "participants": KindWords(
        str(_T("Imports", "Daftar peserta")),
        str(_T("Imports", "Satu baris tiap peserta. Yang wajib hanya kolom nama; NIK harus tersimpan sebagai teks.")),
        str(_T("Imports", "peserta")),
        "templat-peserta.xlsx",
    ),
    "attendance": KindWords(
        str(_T("Imports", "Kehadiran")),
        str(_T("Imports", "Kolom nama, lalu satu kolom H/I/S/A untuk seluruh kegiatan atau satu kolom tiap sesi.")),
        str(_T("Imports", "peserta")),
        "templat-kehadiran.xlsx",
    ),
    "exam_scores": KindWords(
        str(_T("Imports", "Nilai ujian")),
        str(_T("Imports", "Kolom nama, lalu kolom pre-test, post-test, atau ujian lain.")),
        str(_T("Imports", "peserta")),
        "templat-nilai.xlsx",
    ),
    "award_scores": KindWords(
        str(_T("Imports", "Nilai juri")),
        str(_T("Imports", "Kolom juri dan nomine, lalu satu kolom tiap kriteria.")),
        str(_T("Imports", "baris")),
        "templat-nilai-juri.xlsx",
    ),
}  # fmt: skip


def tr(text: str) -> str:
    """Words of the import."""
    return QCoreApplication.translate("Imports", text)


def of_kind(kind: str) -> KindWords:
    """The words of one kind of list."""
    found = _KINDS[kind]
    return KindWords(tr(found.title), tr(found.needs), tr(found.unit), found.template)


def kinds() -> tuple[tuple[str, str], ...]:
    """Key and title of every kind of list, for a list of choices."""
    return tuple((key, tr(words.title)) for key, words in _KINDS.items())


def drop_words(path: Path, offers: Sequence[Offer]) -> tuple[str, str]:
    """What letting a file go would do, in two sentences."""
    first = tr("Lepaskan untuk mengimpor “{name}”").format(name=path.name)
    if not offers:
        return first, tr("Daftar apa itu ditanyakan sesudahnya. Belum ada yang ditulis sampai Anda menekan Impor.")
    said = {"event": tr("Ke kegiatan {target}."), "selection": tr("Ke pemilihan {target}."), "": tr("Ke daftar orang.")}
    where = said[TARGETS[offers[0].kind]].format(target=offers[0].target)
    return first, f"{where} {tr('Daftarnya diperiksa dahulu; belum ada yang ditulis sampai Anda menekan Impor.')}"


def lists() -> tuple[FileKind, ...]:
    """The files that may be chosen."""
    return (
        FileKind(tr("Daftar"), ("xlsx", "xls", "ods", "csv", "xlsm", "tsv", "txt")),
        FileKind(tr("Semua berkas"), ()),
    )


def workbook() -> tuple[FileKind, ...]:
    """The kind of file that the program writes."""
    return (FileKind(tr("Buku kerja Excel"), ("xlsx",)),)
