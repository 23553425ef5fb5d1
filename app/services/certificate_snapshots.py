"""A certificate as it was issued: kept as JSON with the design that it was made for, and printed from it for ever."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, overload

from app.domain.layouts import fields
from app.domain.layouts.elements import Layout, Text
from app.domain.wording import Phrase
from app.errors import Progress, UserError, no_progress
from app.models.log import canonical
from app.printing.paper import Paper, Stock
from app.printing.records import Certificate, CertificateBack, Letterhead, LetterheadLine, Signature, SubjectLine
from app.services import layouts, office

if TYPE_CHECKING:  # printing is imported only where something is drawn
    from app.printing.certificates import Checker

RESMI, PIAGAM = "resmi", "piagam"
_REGISTER_FIELDS = {"nomor", "kode_periksa", "tautan_belakang"}


@dataclass(frozen=True)
class Issued:
    """A certificate as it was issued; `layout` names its design: a SHA-256, or the name of a shipped one on those of
    before designs were kept."""

    layout: str
    certificate: Certificate


class _Stored(Sequence[Certificate]):
    """Certificates read from their snapshots one by one, so that the photos of a thousand never lie in memory."""

    def __init__(self, texts: Sequence[str], *, duplicate: bool) -> None:
        self._texts = texts
        self._duplicate = duplicate
        self._pictures = _Pictures()

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, place: int) -> Certificate: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Certificate]: ...
    def __getitem__(self, place: int | slice) -> Certificate | Sequence[Certificate]:
        if isinstance(place, slice):
            return _Stored(self._texts[place], duplicate=self._duplicate)
        return replace(_read(self._texts[place], self._pictures).certificate, duplicate=self._duplicate)


class _Pictures:
    """Pictures by their hash; the logo, which all have, is read once."""

    def __init__(self) -> None:
        self._logos: dict[str, bytes | None] = {}

    def logo(self, sha256: str) -> bytes | None:
        if sha256 not in self._logos:
            self._logos[sha256] = office.blob(sha256) if sha256 else None
        return self._logos[sha256]

    @staticmethod
    def photo(sha256: str) -> bytes | None:
        return office.blob(sha256) if sha256 else None


def checker(layout: Layout) -> "Checker":
    """Looks at certificates in a design, on the paper that it was drawn for."""
    from app.printing.certificates import Checker

    return Checker(layout, Paper(layout.paper))


def render(
    snapshots: Sequence[str],
    paper: Paper,
    progress: Progress = no_progress,
    stock: Stock = "plain",
    *,
    duplicate: bool = False,
    register_notes: bool = False,
) -> bytes:
    """One PDF of these snapshots, each in the design it was issued with, on sheets that bear already what `stock` says.
    A back page that only repeats the register's number and code is left out, but for `register_notes`.

    Raises: UserError: there are none, or a design has not arrived.
    """
    if not snapshots:
        raise UserError("Tidak ada sertifikat untuk dicetak.", todo="Terbitkan sertifikat lebih dahulu.")
    from app.printing import certificates

    parts, done = [], 0
    for layout, group in groupby(snapshots, key=design_of):
        texts = tuple(group)

        def report(within: int, _: int, before: int = done) -> None:
            progress(before + within, len(snapshots))

        design = layouts.pinned(layout)
        if not register_notes and _only_notes_register(design):
            design = replace(design, back=())
        stored = _Stored(texts, duplicate=duplicate)
        pictures = layouts.pictures_of(design)
        parts.append(certificates.certificates(stored, design, paper, report, stock, pictures))
        done += len(texts)
    if len(parts) == 1:
        return parts[0]
    from app.printing.joining import appended

    return appended(parts)


def _only_notes_register(design: Layout) -> bool:
    """Whether the back of a design tells nothing that does not stand on its front."""
    texts = [one.text for one in design.back if isinstance(one, Text)]
    told = {name for text in texts for name in fields.used(text)}
    return bool(told) and len(texts) == len(design.back) and told <= _REGISTER_FIELDS


def design_of(snapshot: str) -> str:
    """The design that a snapshot was made for."""
    return str(json.loads(snapshot or "{}").get("layout") or RESMI)


def to_snapshot(issued: Issued, photo: str = "") -> str:
    """The certificate as JSON; logo and photo by their SHA-256, under which they are kept with the attachments."""
    told = asdict(issued.certificate)
    logo = issued.certificate.letterhead.logo
    told["letterhead"]["logo"] = hashlib.sha256(logo).hexdigest() if logo else ""
    told["photo"] = photo
    return canonical({"layout": issued.layout} | told)


def from_snapshot(text: str) -> Issued:
    """The certificate that a snapshot tells; fields that an erased person lost are blank."""
    return _read(text, _Pictures())


def _read(text: str, pictures: _Pictures) -> Issued:
    told: dict[str, Any] = json.loads(text or "{}")
    layout = told.pop("layout", RESMI)
    head = told.pop("letterhead", {"lines": [], "logo": ""})
    back = told.pop("back", None)
    photo = told.pop("photo", "")
    lines = tuple(LetterheadLine(**line) for line in head["lines"])
    certificate = Certificate(
        **{
            "number": "",
            "name": "",
            **told,
            "text": tuple(Phrase(**phrase) for phrase in told.get("text", ())),
            "letterhead": Letterhead(lines, pictures.logo(head["logo"])),
            "signature": _signature(told.get("signature") or {}),
            "back": _back(back) if back else None,
            "photo": pictures.photo(photo),
        }
    )
    return Issued(layout, certificate)


def _back(told: dict[str, Any]) -> CertificateBack:
    signature = told.get("signature")
    return CertificateBack(
        **{
            **told,
            "subjects": tuple(SubjectLine(**subject) for subject in told["subjects"]),
            "scores": tuple((label, value) for label, value in told.get("scores", ())),
            "signature": _signature(signature) if signature else None,
        }
    )


def _signature(told: dict[str, Any]) -> Signature:
    return Signature(**{**told, "on_behalf": tuple(told.get("on_behalf", ()))})

