"""One clean PDF per certificate, to be signed electronically outside, with a table of the files."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import Progress, UserError, no_progress
from app.exchange import files, signed_files
from app.exchange.workbooks import SheetTable, csv_table, workbook
from app.services import certificates, documents
from app.services.certificates import ISSUED, RegisterEntry
from app.services.documents import Rendered
from app.services.papers.certificate_papers import certificate_paper
from app.services.papers.options import PaperOptions
from app.services.signed_matching import Exported
from app.services.signed_pdfs import signed_among
from app.services.signing_places import free_area

DOCUMENT = "certificates"
TABLE_NAME = "Daftar berkas"
_HEADS = (("No", 6.0), ("Berkas", 60.0), ("Nomor", 34.0), ("Nama", 40.0), ("SHA-256", 68.0), ("Status", 24.0))
_WAITING, _BACK = "belum ditandatangani", "sudah kembali"


@dataclass(frozen=True)
class ExportResult:
    """What was written to be signed, and where. `signed` came back already and were left out."""

    folder: Path
    files: tuple[Path, ...]
    signed: int = 0


@dataclass(frozen=True)
class Standing:
    """How far the signing of an event is: its certificates in force, and the SHA-256 of each signed file by id."""

    entries: tuple[RegisterEntry, ...]
    signed: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[RegisterEntry, ...]:
        """Those without a signed file."""
        return tuple(one for one in self.entries if one.id not in self.signed)


def standing(event_id: str) -> Standing:
    """The certificates of an event that can be signed, and which of them came back signed."""
    found = tuple(one for one in certificates.register(event_id) if one.status == ISSUED and not one.erased)
    return Standing(found, signed_among([one.id for one in found]))


def export(
    event_id: str, folder: Path, progress: Progress = no_progress, options: PaperOptions | None = None
) -> ExportResult:
    """Write one PDF per certificate that was not signed yet, each with a free field for the signature, and a table of
    the files as .xlsx and .csv. What was written counts as printed, also when the rest was stopped.

    Raises: UserError: there is nothing to be signed, or the folder cannot be written.
    """
    found = standing(event_id)
    if not found.missing:
        happened = "Semua sertifikat sudah ditandatangani." if found.entries else "Belum ada sertifikat yang terbit."
        raise UserError(happened, "Tidak ada yang disimpan.")
    files.make_folder(folder)
    writer = _Writer(event_id, folder, options or PaperOptions())
    try:
        for done, entry in enumerate(found.missing):
            progress(done, len(found.missing))
            writer.write(entry)
        progress(len(found.missing), len(found.missing))
    except Exception as error:
        with suppress(UserError):  # where one file found no room, the table may find none either
            writer.finish(found)
        if isinstance(error, UserError) and writer.paths:
            kept = f"{len(writer.paths)} berkas sebelumnya sudah tersimpan di folder itu."
            raise UserError(error.happened, kept, error.todo) from error
        raise
    writer.finish(found)
    return ExportResult(folder, tuple(writer.paths), len(found.signed))


class _Writer:
    """Writes the files of one export and remembers what left."""

    def __init__(self, event_id: str, folder: Path, options: PaperOptions) -> None:
        self._event_id, self._folder = event_id, folder
        self._paper = certificate_paper(options)
        self._exported = Exported(event_id)
        self._taken: set[str] = set()
        self._lines: list[tuple[str | int, ...]] = []
        self._written: list[str] = []
        self.paths: list[Path] = []

    def write(self, entry: RegisterEntry) -> None:
        """One certificate as a file of its own."""
        area = free_area(certificates.snapshot_of(entry.id), self._paper)
        pdf = signed_files.with_signature_field(certificates.render([entry.id], self._paper), area)
        path = self._folder / self._name(entry)
        files.write_atomically(path, pdf)
        self._written.append(entry.id)
        self.paths.append(path)
        sha256 = self._exported.add(entry.id, pdf)
        self._lines.append((len(self._lines) + 1, path.name, entry.number, entry.name, sha256, _WAITING))

    def finish(self, found: Standing) -> None:
        """The table of what was written, and its trace in the history."""
        if not self._written:
            return
        self._exported.keep()
        rendered = Rendered(b"", DOCUMENT, self._event_id, self._folder.name, len(self._written), tuple(self._written))
        documents.remember(rendered, "bsre", str(self._folder))
        signed = [one for one in found.entries if one.id in found.signed]
        back = [(len(self._lines) + place, "", one.number, one.name, found.signed[one.id], _BACK)
                for place, one in enumerate(signed, start=1)]  # fmt: skip
        table = SheetTable("Berkas", _HEADS, [*self._lines, *back])
        files.write_atomically(self._folder / f"{TABLE_NAME}.xlsx", workbook(TABLE_NAME, [table]))
        files.write_atomically(self._folder / f"{TABLE_NAME}.csv", csv_table(table))

    def _name(self, entry: RegisterEntry) -> str:
        """By number and name, as Windows takes it, and no other file of this folder."""
        name = files.safe_file_name(f"{entry.number} {entry.name}.pdf")
        stem, number = name.removesuffix(".pdf")[:100], 1
        while name.casefold() in self._taken:
            number += 1
            name = files.safe_file_name(f"{stem} ({number}).pdf")
        self._taken.add(name.casefold())
        return name
