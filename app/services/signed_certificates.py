"""Certificates that are signed electronically outside: one clean PDF each to be signed, and the signed ones back.

The signature itself is made with the tools of BSrE and judged by them. A PDF that came back is kept as it is and given
out as it is: a single changed byte would break its signature.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.errors import Progress, UserError, no_progress
from app.exchange import files, pictures, signed_files
from app.exchange.workbooks import SheetTable, csv_table, workbook
from app.services import attachments, certificates, documents, events
from app.services.attachments import DOCUMENTATION, CleanFile
from app.services.certificates import ISSUED, RegisterEntry
from app.services.documents import Rendered
from app.services.papers.certificate_papers import certificate_paper
from app.services.papers.options import PaperOptions
from app.services.records import existing
from app.services.signed_matching import Exported, Match, match
from app.services.signed_pdfs import KIND, OWNER, attached, signed_among
from app.services.signing_places import free_area
from app.services.steps import NOTHING, DataChange, Recorder, step

DOCUMENT = "certificates"
TABLE_NAME = "Daftar berkas"
_HEADS = (("No", 6.0), ("Berkas", 60.0), ("Nomor", 34.0), ("Nama", 40.0), ("SHA-256", 68.0), ("Status", 24.0))
_WAITING, _BACK = "belum ditandatangani", "sudah kembali"
_MOST = 20_000  # files looked at in one go

State = Literal["kept", "same", "differs", "unsure", "refused"]
STATES: dict[State, str] = {
    "refused": "ditolak", "unsure": "perlu dipastikan", "differs": "berbeda", "kept": "disimpan", "same": "sudah ada",
}  # fmt: skip
"""What became of a file, in words; what wants an eye stands first."""


@dataclass(frozen=True)
class ExportResult:
    """What was written to be signed, and where. `signed` came back already and were left out."""

    folder: Path
    files: tuple[Path, ...]
    signed: int = 0


@dataclass(frozen=True)
class TakenFile:
    """One file that was looked at. `words` tell why, or what is to be known of it; `sha256` of what is kept."""

    path: Path
    state: State
    words: str
    certificate_id: str = ""
    number: str = ""
    name: str = ""
    sha256: str = ""
    signers: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakeResult:
    """What came back, file by file, and the certificates that have no signed file yet."""

    change: DataChange
    files: tuple[TakenFile, ...]
    missing: tuple[RegisterEntry, ...]

    def count(self, state: State) -> int:
        """How many files ended so."""
        return sum(one.state == state for one in self.files)


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
    finally:
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
        for number in range(2, _MOST):
            if name.casefold() not in self._taken:
                break
            stem = files.safe_file_name(f"{entry.number} {entry.name}")[:100]
            name = files.safe_file_name(f"{stem} ({number}).pdf")
        self._taken.add(name.casefold())
        return name


def take(
    event_id: str, paths: Sequence[Path], progress: Progress = no_progress, *, trust_names: bool = False
) -> TakeResult:
    """Keep the signed PDFs among these files and folders, each with its certificate, as one step.

    A file that only its name connects with a certificate is told as "unsure", and kept with `trust_names`. One that
    differs from what is kept already needs a reason: see `replace`.

    Raises: UserError: there is no PDF among them.
    """
    event = events.get(event_id)
    found = list(_pdfs(paths))
    if not found:
        raise UserError("Tidak ada berkas PDF di sana.", "Tidak ada yang disimpan.",
                        "Pilih berkas PDF yang sudah ditandatangani, atau folder tempatnya.")  # fmt: skip
    taker = _Taker(event_id, trust_names=trust_names)
    told: list[TakenFile] = []
    kept: list[tuple[str, CleanFile]] = []
    for done, path in enumerate(found):
        progress(done, len(found))
        one, file = taker.look(path)
        told.append(one)
        if file is not None:
            kept.append((one.certificate_id, file))
    progress(len(found), len(found))
    change = NOTHING
    if kept:
        with step(f"Menyimpan {len(kept)} sertifikat bertanda tangan elektronik {event.code}") as changes:
            for certificate_id, file in kept:
                _put(changes, certificate_id, file)
            change = changes.summary(event_id, f"{len(kept)} sertifikat bertanda tangan disimpan")
    certificates.mark_printed([certificate_id for certificate_id, _ in kept])
    return TakeResult(change, tuple(told), standing(event_id).missing)


def replace(certificate_id: str, path: Path, reason: str) -> DataChange:
    """Keep another signed PDF in place of the one kept; the reason stands in the history.

    Raises: UserError: no reason, or the file is not a signed PDF of this certificate.
    """
    row = existing("certificate", certificate_id, "Sertifikat")
    if not reason.strip():
        raise UserError("Alasan belum diisi.", "Berkas yang lama tetap disimpan.", "Tulis alasannya.")
    one, file = _Taker(str(row["event"]), replacing=True).look(path)
    if file is None or one.certificate_id != certificate_id:
        words = one.words if one.state == "refused" else f"berkas ini milik sertifikat {one.number or 'lain'}"
        raise UserError(f"“{path.name}” tidak dapat dipakai: {words}.", "Berkas yang lama tetap disimpan.")
    with step(f"Mengganti berkas bertanda tangan {row['number']}: {reason.strip()}") as changes:
        _put(changes, certificate_id, file)
        return changes.summary(certificate_id, "Berkas bertanda tangan diganti")


def _put(changes: Recorder, certificate_id: str, file: CleanFile) -> None:
    old = attached(certificate_id)
    attachments.put(changes, OWNER, certificate_id, [file], [old["id"]] if old else [], kinds=[KIND])


def _pdfs(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*"), key=lambda one: str(one).casefold())
            yield from (one for one in inside if one.suffix.casefold() == ".pdf" and one.is_file())
        elif path.suffix.casefold() == ".pdf":
            yield path


class _Taker:
    """Looks at files that came back, one after the other; two of one certificate do not both count."""

    def __init__(self, event_id: str, *, trust_names: bool = False, replacing: bool = False) -> None:
        self._event_id = event_id
        self._trust_names, self._replacing = trust_names, replacing
        self._entries = {one.id: one for one in certificates.register(event_id) if not one.erased}
        self._exported = Exported(event_id)
        self._signed = signed_among(list(self._entries))

    def look(self, path: Path) -> tuple[TakenFile, CleanFile | None]:
        """What a file is, and the file itself where it is to be kept."""
        try:
            pictures.ensure_size(path.name, path.stat().st_size, DOCUMENTATION.paper_bytes)
            content = path.read_bytes()
        except OSError:
            return TakenFile(path, "refused", "berkas tidak dapat dibaca"), None
        except UserError as error:
            return TakenFile(path, "refused", error.happened.rstrip(".")), None
        signed = signed_files.examine(content)
        found = match(content, path, self._entries, self._exported)
        one = TakenFile(path, "refused", "bukan sertifikat dari kegiatan ini", signers=signed.signers)
        if found is not None:
            one = TakenFile(path, "refused", "", found.entry.id, found.entry.number, found.entry.name,
                            signers=signed.signers)  # fmt: skip
        words = one.words or _fault(signed, found)
        if words or found is None:
            return _with(one, "refused", words), None
        try:
            file = attachments.clean(path.name, content, DOCUMENTATION)
        except UserError as error:
            return _with(one, "refused", error.happened.rstrip(".")), None
        return self._judge(one, found, signed, file)

    def _judge(
        self, one: TakenFile, found: Match, signed: signed_files.SignedFile, file: CleanFile
    ) -> tuple[TakenFile, CleanFile | None]:
        """A signed file of a certificate in force: new, known, other than the one known, or not sure enough."""
        digest = hashlib.sha256(file.content).hexdigest()
        before = self._signed.get(found.entry.id)
        if before == digest:
            return _with(one, "same", "berkas yang sama sudah disimpan", digest), None
        if before and not self._replacing:
            return _with(one, "differs", "sudah ada berkas bertanda tangan lain; ganti dengan alasan"), None
        if found.by == "name" and not self._trust_names:
            return _with(one, "unsure", "hanya nama berkasnya yang cocok; isinya tidak dapat dibaca"), None
        self._signed[found.entry.id] = digest
        return _with(one, "kept", _kept_words(found, signed), digest), file


def _with(one: TakenFile, state: State, words: str, sha256: str = "") -> TakenFile:
    return TakenFile(one.path, state, words, one.certificate_id, one.number, one.name, sha256, one.signers)


def _fault(signed: signed_files.SignedFile, found: Match | None) -> str:
    """Why a file is not kept; "" when nothing is wrong with it."""
    if signed.state == "unsigned":
        return "belum ditandatangani secara elektronik"
    if signed.state == "broken":
        return "isinya berubah sesudah ditandatangani"
    if found is not None and found.by == "bytes" and signed.covered < found.length:
        return "tanda tangannya tidak mencakup seluruh sertifikat"
    if found is not None and found.entry.status != ISSUED:
        return "sertifikat ini sudah dibatalkan"
    return ""


def _kept_words(found: Match, signed: signed_files.SignedFile) -> str:
    """How a kept file was known, and what was added to it."""
    told = {
        "bytes": "cocok dengan berkas yang disimpan untuk ditandatangani",
        "words": "cocok menurut nomor dan nama; berkasnya ditulis ulang oleh program penanda tangan",
        "code": "cocok menurut kode keaslian; berkasnya ditulis ulang sebagai gambar",
        "name": "cocok menurut nama berkas, dipastikan oleh pengguna",
    }[found.by]
    return f"{told}; ada tambahan sesudah tanda tangan" if signed.state == "added" else told
