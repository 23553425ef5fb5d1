"""The office's key: made at first need, kept in the database, on paper in the safe, replaced when it was lost.

The private half never leaves the local table but onto the recovery sheet; no message and no log ever holds it.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from app.errors import Progress, UserError, no_progress
from app.exchange.authenticity import code_reading, keys, recovery
from app.models import base, rows
from app.models.local import PrivateKey
from app.services import at_work, office
from app.services.steps import NOTHING, DataChange, step

State = Literal["none", "ready", "missing"]
_UNCHANGED = "Kunci kantor tidak diubah."


@dataclass(frozen=True)
class KeyCard:
    """A key of an office: `public_key` as 64 hexadecimal digits, its eight `words`, ISO days. `here`: this database
    holds the private half and can sign with it; `in_use`: it was not retired."""

    public_key: str
    office_id: str
    office_name: str
    region: str
    words: tuple[str, ...]
    made_on: str
    retired_on: str
    reason: str
    here: bool

    @property
    def in_use(self) -> bool:
        """Whether certificates are still signed with it."""
        return not self.retired_on


@dataclass(frozen=True)
class SigningKey:
    """What signing needs, for services alone; never shown, logged or kept elsewhere."""

    seed: bytes
    public_key: bytes
    region: str

    def __repr__(self) -> str:
        return "SigningKey(…)"


def listing(office_id: str = "") -> tuple[KeyCard, ...]:
    """The keys that are recorded of our own office, or another one: those in use first, then those that can sign here,
    then the newest. Which of them are believed, `key_trust` knows."""
    card = office.card(office_id)
    if card is None:
        return ()
    found = [_card(row) for row in recorded(office=card.id)]
    return tuple(sorted(found, key=lambda one: (one.in_use, one.here, one.made_on, one.public_key), reverse=True))


def recorded(**equals: str) -> list[base.Row]:
    """The rows of keys with these values, the oldest first; what came in by merge and is no key is left out."""
    found = rows.find("office_key", "made_on", **equals)
    return [row for row in found if re.fullmatch("[0-9a-f]{64}", row["public_key"])]


def state(office_id: str = "") -> State:
    """"none" before the first need, "ready" where it can sign, "missing" where its private half lies elsewhere."""
    in_use = [one for one in listing(office_id) if one.in_use]
    if not in_use:
        return "none"
    return "ready" if any(one.here for one in in_use) else "missing"


def signing_key(office_id: str = "") -> SigningKey:
    """The key with which an office's certificates are signed, made now if it has none. Ask before a step begins.

    Another office's certificates are signed with our own key, but for the second office of a practice database.

    Raises: UserError: the office was not set up, or its key is not in this database.
    """
    own = office.required_card()
    card = office.required_card(office_id) if own.practice else own
    if state(card.id) == "none":
        make(card.id)
    for one in listing(card.id):
        if one.in_use and one.here:
            seed = bytes(PrivateKey.get_by_id(one.public_key).seed)
            return SigningKey(seed, bytes.fromhex(one.public_key), card.region)
    raise UserError(
        "Kunci kantor tidak ada di basis data ini; kunci itu dibuat di komputer lain.",
        "Tidak ada sertifikat yang diterbitkan.",
        "Pulihkan dari lembar pemulihan, atau pensiunkan kunci lama dan buat yang baru.",
    )


def make(office_id: str = "") -> DataChange:
    """Make the office's key.

    Raises: UserError: it has one in use.
    """
    card = office.required_card(office_id)
    if state(card.id) != "none":
        raise UserError("Kantor ini sudah mempunyai kunci.", _UNCHANGED, "Pensiunkan dahulu kunci yang lama.")
    with step("Membuat kunci kantor"):
        return _keep(keys.new_seed(), card.id, "Membuat kunci kantor")


def retire(reason: str, office_id: str = "") -> DataChange:
    """Sign with a new key from now on; certificates signed with the old one stay good.

    Raises: UserError: no reason, or there is no key.
    """
    card = office.required_card(office_id)
    if not reason.strip():
        raise UserError("Alasan belum diisi.", _UNCHANGED, "Tulis mengapa kunci lama tidak dipakai lagi.")
    in_use = [one for one in listing(card.id) if one.in_use]
    if not in_use:
        raise UserError("Kantor ini belum mempunyai kunci.", _UNCHANGED)
    with step("Mengganti kunci kantor") as changes:
        told = {"retired_on": at_work.today(), "reason": reason.strip()}
        changes.put_many("office_key", [(_row_id(one.public_key), told) for one in in_use])
        return _keep(keys.new_seed(), card.id, "Mengganti kunci kantor")


def restore(typed: str) -> DataChange:
    """Bring our office's key into this database from the words of its recovery sheet, or the text of its QR.

    Raises: UserError: a word is wrong or missing, or the sheet is that of another key.
    """
    try:
        seed = recovery.read(typed)
    except ValueError as error:
        raise UserError(
            f"Kunci tidak dapat dipulihkan: {error}.", _UNCHANGED, "Periksa lagi kata demi kata pada lembarnya."
        ) from error
    card = office.required_card()
    public = keys.public_key(seed).hex()
    known = {one.public_key: one for one in listing(card.id)}
    if (one := known.get(public)) is not None and (one.here or one.retired_on):
        why = "sudah dipensiunkan" if one.retired_on else "sudah ada di basis data ini"
        raise UserError(f"Kunci pada lembar itu {why}.", _UNCHANGED)
    if one is None and any(other.in_use for other in known.values()):
        raise UserError(
            "Lembar itu bukan untuk kunci yang sedang dipakai kantor ini.", _UNCHANGED,
            f"Cari lembar dengan kata pengenal: {' '.join(next(o for o in known.values() if o.in_use).words)}.",
        )  # fmt: skip
    with step("Memulihkan kunci kantor"):
        return _keep(seed, card.id, "Memulihkan kunci kantor")


def restore_file(path: Path, progress: Progress = no_progress) -> DataChange:
    """`restore` from a photo, a scan or the PDF of the sheet.

    Raises: UserError: it cannot be read, or holds no such sheet; and as `restore`.
    """
    for page in code_reading.read_codes(path, progress):
        for text in page.texts:
            if text.startswith(recovery.PREFIX):
                return restore(text)
    raise UserError(
        f"Pada “{path.name}” tidak ada kode lembar pemulihan yang terbaca.", _UNCHANGED, "Ketik kata-katanya saja."
    )


def words_of(public_key: str) -> tuple[str, ...]:
    """The eight words of a public key."""
    return recovery.key_words(bytes.fromhex(public_key))


def _keep(seed: bytes, office_id: str, title: str) -> DataChange:
    """Within a step: both halves of a key, together or not at all."""
    public = keys.public_key(seed).hex()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with step(title) as changes:
        PrivateKey.insert(public_key=public, seed=seed, made_at=now).on_conflict_ignore().execute()
        if rows.get("office_key", _row_id(public)) is None:
            values = {"office": office_id, "public_key": public, "made_on": at_work.today()}
            changes.put("office_key", _row_id(public), values)
        return changes.summary(office_id, title) if changes.changes else NOTHING


def _row_id(public_key: str) -> str:
    return base.natural_id("office_key", public_key)


def _card(row: base.Row) -> KeyCard:
    card = office.required_card(row["office"])
    here = PrivateKey.get_or_none(PrivateKey.public_key == row["public_key"]) is not None
    return KeyCard(
        row["public_key"], card.id, card.name, card.region, words_of(row["public_key"]), row["made_on"],
        row["retired_on"], row["reason"], here,
    )  # fmt: skip
