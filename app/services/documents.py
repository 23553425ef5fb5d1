"""The papers of an event: which there are, what each still lacks, making, saving and remembering them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.errors import Progress, UserError, no_progress
from app.exchange import files
from app.models.local import Output
from app.services import certificates
from app.services.certificates import RegisterEntry
from app.services.papers import catalogue
from app.services.papers.certificate_papers import (
    certificate_paper,
    is_copy,
    printable_ids,
    standing,
    stock_of,
    told_of_originals,
)
from app.services.papers.dossier import Dossier
from app.services.papers.kinds import PaperKind, State
from app.services.papers.options import PaperOptions
from app.services.signed_pdfs import signed_pdf
from app.services.steps import operator

_NO_PDF = frozenset({".docx", ".doc", ".odt", ".rtf", ".txt", ".zip", ".xlsx", ".csv", ".html", ".jpg", ".png"})


@dataclass(frozen=True)
class DocumentState:
    """A document of an event: `sentence` says how far it is."""

    kind: PaperKind
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
    dossier = Dossier(event_id)
    found = []
    for kind in catalogue.kinds():
        far = kind.how_far(dossier)
        state, sentence = far.state, far.sentence
        if state == "ready" and kind.name in printed:
            state, sentence = "printed", f"{sentence} · dicetak {printed[kind.name]}"
        found.append(DocumentState(kind, state, sentence))
    return tuple(found)


def render(
    document: str, event_id: str, options: PaperOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """Make a document of an event.

    Raises: UserError: no such document, or nothing to print yet.
    """
    return render_of(Dossier(event_id), catalogue.find(document), options or PaperOptions(), progress)


def render_of(dossier: Dossier, kind: PaperKind, options: PaperOptions, progress: Progress = no_progress) -> Rendered:
    """Make one kind of paper from what was read already.

    Raises: UserError: nothing to print yet.
    """
    made = kind.make(dossier, _heeded(kind, options), progress)
    name = f"{_stem(kind, dossier.event.code)}.pdf"
    return Rendered(made.pdf, kind.name, dossier.event.id, name, made.records, made.certificate_ids, made.warnings)


def _heeded(kind: PaperKind, options: PaperOptions) -> PaperOptions:
    heeded = options.heeded(kind.options)
    return heeded if "direction" in kind.options else replace(heeded, landscape=kind.landscape)


def save_word(document: str, event_id: str, path: Path, options: PaperOptions | None = None) -> Path:
    """Write a document as an editable .docx, and remember it.

    Raises: UserError: the document has no such form, or the file cannot be written.
    """
    kind, dossier = catalogue.find(document), Dossier(event_id)
    if kind.word is None:
        raise UserError(
            f"{kind.title} hanya ada sebagai PDF.", "Tidak ada yang disimpan.", "Simpan dengan akhiran .pdf."
        )
    files.write_atomically(path, kind.word(dossier, _heeded(kind, options or PaperOptions())))
    remember(Rendered(b"", kind.name, event_id, path.name, 0), "docx", str(path))
    return path


def render_certificate(
    entry: RegisterEntry, options: PaperOptions | None = None, progress: Progress = no_progress
) -> Rendered:
    """One certificate of an event or a selection, exactly as it was issued, or marked SALINAN; one that was signed
    electronically to the byte as it came back.

    Raises: UserError: it is void.
    """
    chosen = options or PaperOptions()
    name = _certificate_file(entry)
    if entry.status == certificates.ISSUED and (signed := signed_pdf(entry.id)):
        return Rendered(signed, "certificates", entry.event_id, name, 1, (entry.id,))
    duplicate = is_copy(chosen)
    pdf = certificates.render([entry.id], certificate_paper(chosen), progress, stock_of(chosen), duplicate=duplicate)
    told = () if duplicate else told_of_originals([entry])
    return Rendered(pdf, "certificates", entry.event_id, name, 1, (entry.id,), told)


def save(rendered: Rendered, path: Path) -> Path:
    """Write the PDF beside and in one piece, and remember it.

    Raises: UserError: the name promises another kind of file, the file is open elsewhere, the folder is read-only or
        the disk is full.
    """
    ensure_pdf(path, rendered.file_name.removesuffix(".pdf"))
    files.write_atomically(path, rendered.pdf)
    remember(rendered, "pdf", str(path))
    return path


def ensure_pdf(path: Path, title: str) -> None:
    """A PDF is never written under the name of another kind of file: no program would open it.

    Raises: UserError: that is asked for.
    """
    if path.suffix.casefold() in _NO_PDF:
        raise UserError(
            f"{title} tidak dapat disimpan sebagai {path.suffix}.", "Tidak ada yang disimpan.",
            "Simpan dengan akhiran .pdf."
        )  # fmt: skip


def save_each(
    event_id: str, folder: Path, options: PaperOptions | None = None, progress: Progress = no_progress
) -> tuple[Path, ...]:
    """One PDF per certificate, named by number and person; one that was signed electronically as it came back."""
    register = {entry.id: entry for entry in standing(event_id)}
    ids = printable_ids(tuple(register.values()))
    files.make_folder(folder)
    made = []
    for done, one in enumerate(ids):
        progress(done, len(ids))
        entry = register[one]
        chosen = options or PaperOptions()
        pdf = signed_pdf(one) or certificates.render([one], certificate_paper(chosen), duplicate=is_copy(chosen))
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


def _stem(kind: PaperKind, code: str) -> str:
    return files.safe_file_name(f"{kind.title} {code}")


def _certificate_file(entry: RegisterEntry) -> str:
    return f"{files.safe_file_name(f'{entry.number} {entry.name}')}.pdf"
