"""The papers of an event: which there are, what each still lacks, making, saving and remembering them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from app.errors import Progress, UserError, no_progress
from app.exchange import files
from app.models.local import Output
from app.printing.paper import Paper
from app.services import attendance, certificates, events, sheets
from app.services.certificates import RegisterEntry
from app.services.sheets import SheetOptions
from app.services.steps import operator

State = Literal["ready", "missing", "waiting", "printed"]


@dataclass(frozen=True)
class Kind:
    """A document we can make: its fixed name, its Indonesian title, when it is needed, and what it needs."""

    name: str
    title: str
    phase: str
    needs: str


KINDS = (
    Kind("attendance-sheet", "Daftar hadir peserta", "Saat kegiatan", "peserta; tanggal dari jadwal"),
    Kind("blank-sheet", "Daftar hadir kosong", "Saat kegiatan", "kegiatan saja"),
    Kind("certificates", "Sertifikat", "Sesudah kegiatan", "sertifikat yang sudah diterbitkan"),
)
_BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class DocumentState:
    """A document of an event: `sentence` says how far it is."""

    kind: Kind
    state: State
    sentence: str


@dataclass(frozen=True)
class Rendered:
    """A document as PDF, what it is called as a file, the certificates in it, and what will not print as written."""

    pdf: bytes
    document: str
    owner: str
    file_name: str
    records: int
    certificate_ids: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def listing(event_id: str) -> tuple[DocumentState, ...]:
    """Every document of an event with its readiness, by phase."""
    printed = _last_outputs(event_id)
    grid = attendance.grid(event_id)
    issued = [entry for entry in certificates.register(event_id) if entry.status == certificates.ISSUED]
    people = len(grid.rows)
    lacking = {
        "attendance-sheet": ("missing", "kurang: belum ada peserta") if not people else ("ready", f"{people} peserta"),
        "blank-sheet": ("ready", "untuk ditulis di tempat"),
        "certificates": ("ready", f"{len(issued)} sertifikat")
        if issued
        else ("waiting", "menunggu: belum diterbitkan"),
    }
    found = []
    for kind in KINDS:
        state, sentence = lacking[kind.name]
        if state == "ready" and kind.name in printed:
            state, sentence = "printed", f"{sentence} · dicetak {printed[kind.name]}"
        found.append(DocumentState(kind, state, sentence))  # type: ignore[arg-type]  # one of the states above
    return tuple(found)


def render(
    document: str, event_id: str, options: SheetOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """Make a document of an event.

    Raises: UserError: no such document, or nothing to print yet.
    """
    chosen = options or SheetOptions()
    if document not in _BY_NAME:
        raise UserError(
            f"Dokumen “{document}” tidak ada.", "Tidak ada yang dicetak.", f"Yang ada: {', '.join(_BY_NAME)}."
        )
    if document == "certificates":
        return _certificates(event_id, chosen, progress)
    chosen = replace(chosen, blank=document == "blank-sheet")
    pdf = sheets.render(event_id, chosen, progress)
    people = 0 if chosen.blank else len(attendance.grid(event_id).rows)
    warnings = sheets.problems(event_id, chosen)
    return Rendered(pdf, document, event_id, _file_name(document, event_id), people, warnings=warnings)


def _certificates(event_id: str, options: SheetOptions, progress: Progress) -> Rendered:
    ids = standing_certificates(event_id)
    pdf = certificates.render(ids, certificate_paper(options), progress)
    return Rendered(pdf, "certificates", event_id, _file_name("certificates", event_id), len(ids), ids)


def render_certificate(
    entry: RegisterEntry, options: SheetOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """One certificate of an event or a selection, exactly as it was issued.

    Raises: UserError: it is void.
    """
    pdf = certificates.render([entry.id], certificate_paper(options or SheetOptions()), progress)
    return Rendered(pdf, "certificates", entry.event_id, _certificate_file(entry), 1, (entry.id,))


def certificate_paper(options: SheetOptions) -> Paper:
    """Certificates lie across, on the paper and with the printer offset chosen."""
    return Paper(options.paper, landscape=True, offset_x=options.offset_x, offset_y=options.offset_y)


def standing_certificates(event_id: str) -> tuple[str, ...]:
    """The ids of the certificates in force, by number; those of erased people can no longer be printed.

    Raises: UserError: none was issued.
    """
    issued = [entry for entry in certificates.register(event_id) if entry.status == certificates.ISSUED]
    ids = tuple(entry.id for entry in issued if not entry.erased)
    if not ids:
        raise UserError(
            "Belum ada sertifikat yang diterbitkan untuk kegiatan ini.",
            "Tidak ada yang dicetak.",
            "Terbitkan dahulu pada halaman Sertifikat.",
        )
    return ids


def save(rendered: Rendered, path: Path) -> Path:
    """Write the PDF beside and in one piece, and remember it.

    Raises: UserError: the file is open elsewhere, the folder is read-only or the disk is full.
    """
    files.write_atomically(path, rendered.pdf)
    remember(rendered, "pdf", str(path))
    return path


def save_each(
    event_id: str, folder: Path, options: SheetOptions | None = None, progress: Progress = no_progress
) -> tuple[Path, ...]:
    """One PDF per certificate, named by number and person, for electronic signing."""
    ids = standing_certificates(event_id)
    files.make_folder(folder)
    register = {entry.id: entry for entry in certificates.register(event_id)}
    made = []
    for done, one in enumerate(ids):
        progress(done, len(ids))
        entry = register[one]
        pdf = certificates.render([one], certificate_paper(options or SheetOptions()))
        path = folder / _certificate_file(entry)
        made.append(save(Rendered(pdf, "certificates", event_id, path.name, 1, (one,)), path))
    progress(len(ids), len(ids))
    return tuple(made)


def remember(rendered: Rendered, kind: str, target: str = "") -> None:
    """Note in the local history that a document left the program; its certificates can only be voided from now on."""
    Output.create(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        operator=operator(),
        kind=kind,
        document=rendered.document,
        owner=rendered.owner,
        records=rendered.records,
        target=target,
    )
    certificates.mark_printed(rendered.certificate_ids)


def _last_outputs(event_id: str) -> dict[str, str]:
    from app.domain import wording

    found: dict[str, str] = {}
    for row in Output.select().where(Output.owner == event_id).order_by(Output.id):
        made = datetime.fromisoformat(row.made_at)
        found[row.document] = wording.short_date(made.date())
    return found


def _file_name(document: str, event_id: str) -> str:
    return f"{files.safe_file_name(f'{_BY_NAME[document].title} {events.get(event_id).code}')}.pdf"


def _certificate_file(entry: RegisterEntry) -> str:
    return f"{files.safe_file_name(f'{entry.number} {entry.name}')}.pdf"


def kinds() -> Sequence[Kind]:
    """The documents there are, with what each needs."""
    return KINDS
