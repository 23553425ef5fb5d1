"""Certificates that are signed electronically outside: one clean PDF each to be signed, and the signed ones back.

The signature itself is made with the tools of BSrE and judged by them. A PDF that came back is kept as it is and given
out as it is: a single changed byte would break its signature.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from app.errors import Progress, UserError, no_progress
from app.exchange import pictures, signed_files
from app.services import attachments, certificates, events
from app.services.attachments import DOCUMENTATION, CleanFile
from app.services.certificates import ISSUED, RegisterEntry
from app.services.records import existing
from app.services.signed_export import ExportResult, Standing, export, standing
from app.services.signed_matching import Exported, Match, match
from app.services.signed_pdfs import KIND, OWNER, attached, signed_among
from app.services.steps import NOTHING, DataChange, Recorder, step

__all__ = [
    "STATES",
    "ExportResult",
    "Standing",
    "State",
    "TakeResult",
    "TakenFile",
    "export",
    "replace",
    "standing",
    "take",
]

_MOST = 20_000  # files looked at in one go

State = Literal["kept", "same", "differs", "unsure", "refused"]
STATES: dict[State, str] = {
    "refused": "ditolak", "unsure": "perlu dipastikan", "differs": "berbeda", "kept": "disimpan", "same": "sudah ada",
}  # fmt: skip
"""What became of a file, in words; what wants an eye stands first."""


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


def take(
    event_id: str, paths: Sequence[Path], progress: Progress = no_progress, *, trust_names: bool = False
) -> TakeResult:
    """Keep the signed PDFs among these files and folders, each with its certificate, as one step.

    A file that only its name connects with a certificate is told as "unsure", and kept with `trust_names`. One that
    differs from what is kept already needs a reason: see `replace`.

    Raises: UserError: there is no PDF among them, or far too many.
    """
    event = events.get(event_id)
    found = _files(paths)
    taker = _Taker(event_id, trust_names=trust_names)
    told: list[TakenFile] = []
    kept: list[str] = []
    with step(f"Menyimpan sertifikat bertanda tangan elektronik {event.code}") as changes:
        for done, path in enumerate(found):
            progress(done, len(found))
            one, file = taker.look(path)
            told.append(one)
            if file is not None:  # written at once: a thousand of them are not held in memory
                _put(changes, one.certificate_id, file)
                kept.append(one.certificate_id)
        progress(len(found), len(found))
        summary = changes.summary(event_id, f"{len(kept)} sertifikat bertanda tangan disimpan")
    certificates.mark_printed(kept)
    return TakeResult(summary if kept else NOTHING, tuple(told), standing(event_id).missing)


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


def _files(paths: Sequence[Path]) -> list[Path]:
    """The PDFs among these files and in these folders.

    Raises: UserError: there are none, or so many that the folder must be the wrong one.
    """
    found = list(islice(_pdfs(paths), _MOST + 1))
    if not found:
        raise UserError("Tidak ada berkas PDF di sana.", "Tidak ada yang disimpan.",
                        "Pilih berkas PDF yang sudah ditandatangani, atau folder tempatnya. Berkas ZIP harus "
                        "diekstrak dahulu.")  # fmt: skip
    if len(found) > _MOST:
        raise UserError(f"Ada lebih dari {_MOST} berkas PDF di sana.", "Tidak ada yang disimpan.",
                        "Pilih folder yang hanya berisi sertifikat yang sudah ditandatangani.")  # fmt: skip
    return found


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
        if found is not None:
            one = TakenFile(path, "refused", "", found.entry.id, found.entry.number, found.entry.name,
                            signers=signed.signers)  # fmt: skip
        else:
            one = TakenFile(path, "refused", signed_files.trouble(content) or "bukan sertifikat dari kegiatan ini",
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
