"""Kode keaslian: making it for a certificate, and finding out from it whether a certificate is genuine.

It is no electronic signature in the sense of PP 71/2019, and is never called one.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain import check_codes
from app.errors import Progress, no_progress
from app.exchange.authenticity import certificate_code, code_reading, recovery
from app.exchange.authenticity.certificate_code import (
    LONGEST,
    NOT_SINGLE_LINE,
    TOO_LONG,
    Code,
    CodeFacts,
    CodeTooLong,
)
from app.models import rows
from app.models.base import Row
from app.services import office_keys
from app.services.verdicts import Checker, Result, Verdict, plain

__all__ = [
    "LONGEST", "NOT_SINGLE_LINE", "TOO_LONG", "Checker", "Code", "CodeFacts", "CodeTooLong", "FileCheck", "Result",
    "Signer", "Verdict", "verify_file", "verify_number", "verify_text",
]  # fmt: skip


class Signer:
    """Makes the codes of an office's certificates. Make it before the step begins: the office's key is made at first
    need, in a step of its own.

    Raises: UserError: the office was not set up, or its key is not in this database.
    """

    def __init__(self, office_id: str = "") -> None:
        self._key = office_keys.signing_key(office_id)

    def sign(self, facts: CodeFacts) -> Code:
        """The text of the QR and the check code; the office's region is filled in.

        Raises: CodeTooLong: the name does not fit; its text is the reason as a clause.
        """
        return certificate_code.write(replace(facts, region=self._key.region), self._key.seed)


@dataclass(frozen=True)
class FileCheck:
    """What a file held: a verdict for each code, in the order of the pages, and the pages without one."""

    name: str
    pages: int
    verdicts: tuple[Verdict, ...]
    without: tuple[int, ...]


def verify_text(text: str) -> Verdict:
    """What a pasted or scanned text is worth."""
    return Checker().check(text)


def verify_number(number: str, check_code: str) -> Verdict:
    """What a number with its check code is worth, by the register of this database."""
    wanted, code = " ".join(number.split()), check_codes.typed(check_code)
    found = rows.find("certificate", number=wanted) or rows.find("certificate", number=wanted.upper())
    if not found:
        return plain("tidak-dikenal", f"Tidak dikenal: nomor {wanted[:80]} tidak ada pada register di sini.", wanted)
    snapshots = [_code_of(row) for row in found]
    for text, own_code in snapshots:
        if text and own_code and own_code == code:
            return Checker().check(text)
    if not any(text for text, _ in snapshots):
        why = "tercatat di sini tanpa kode keaslian, atau data pemiliknya sudah dihapus"
        return plain("tidak-dikenal", f"Tidak dikenal: nomor {wanted} {why}.", wanted)
    return plain("rusak", f"Rusak: kode periksa itu bukan kode nomor {wanted}. Periksa ketikannya.", wanted)


def _code_of(row: Row) -> tuple[str, str]:
    """The text and the check code that a certificate was issued with."""
    told = json.loads(row["snapshot"] or "{}")
    return str(told.get("code", "")), str(told.get("check_code", ""))


def verify_file(path: Path, progress: Progress = no_progress) -> FileCheck:
    """What the codes in a picture or PDF are worth; it is opened in a process of its own.

    A file without any code gets one verdict, "rusak", that says so.

    Raises: UserError: it cannot be read.
    """
    checker = Checker()
    pages = code_reading.read_codes(path, progress)
    verdicts: list[Verdict] = []
    without: list[int] = []
    for page in pages:
        ours = [text for text in page.texts if text.lstrip()[:3] == "PSM" and not text.startswith(recovery.PREFIX)]
        verdicts += [replace(checker.check(text), page=page.page) for text in ours]
        without += [] if ours else [page.page]
    if not verdicts:
        verdicts.append(plain("rusak", f"Rusak: tidak ada kode keaslian yang terbaca pada “{path.name}”."))
    return FileCheck(path.name, len(pages), tuple(verdicts), tuple(without))
