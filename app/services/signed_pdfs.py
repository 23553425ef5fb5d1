"""The signed PDFs of certificates: bytes as they came back, given out for ever as they are."""

from collections.abc import Collection

from app.models import rows
from app.models.base import Row
from app.services.office import blob

OWNER, KIND = "certificate", "signed"


def signed_pdf(certificate_id: str) -> bytes | None:
    """The signed file of a certificate, to the byte; None where none came back, or only its name has arrived here."""
    row = attached(certificate_id)
    return blob(row["sha256"]) if row else None


def attached(certificate_id: str) -> Row | None:
    """The row that keeps the signed file of a certificate; of two that offices kept, the newer one."""
    found = [row for row in rows.find("attachment", "id", owner_table=OWNER, owner=certificate_id) if _is_one(row)]
    return found[-1] if found else None


def signed_among(certificate_ids: Collection[str]) -> dict[str, str]:
    """Of these certificates those that were signed, with the SHA-256 of the signed file."""
    found = rows.among("attachment", "owner", list(certificate_ids))
    kept = sorted((row for row in found if row["owner_table"] == OWNER and _is_one(row)), key=lambda row: row["id"])
    return {row["owner"]: row["sha256"] for row in kept}


def _is_one(row: Row) -> bool:
    return bool(row["kind"] == KIND and row["sha256"])
