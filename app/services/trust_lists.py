"""Signed lists on their way out and in: a province vouches for its offices' keys, offices revoke certificates.

Both travel as files. An older list never takes the place of a newer one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from app.domain import wording
from app.domain.regions import Level, level_of
from app.errors import UserError
from app.exchange.authenticity import keys, signed_lists
from app.exchange.authenticity.signed_lists import KeyEntry, Kind, Reason, Revocation, SignedList
from app.models import log, rows
from app.models.local import TrustList
from app.services import at_work, key_trust, office, office_keys
from app.services.certificate_register import VOID
from app.services.key_trust import UNCHANGED, KnownKey

_NAMES = {Kind.KEYS: "keys", Kind.REVOCATIONS: "revocations"}
_AHEAD = timedelta(days=1)  # by which the clocks of two offices may differ
_TITLES = {"keys": "Daftar kunci", "revocations": "Daftar pencabutan"}


@dataclass(frozen=True)
class ListCard:
    """A list that is kept here: "keys" or "revocations", whose, of when, with how many entries. `own`: we wrote it;
    `believed`: its issuer's key is known here; `received_at`: when it came in, or was written, an ISO moment."""

    kind: str
    title: str
    name: str
    region: str
    issued_at: datetime
    entries: int
    own: bool
    believed: bool
    received_at: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of a file: the list, and whether it was `new` here."""

    card: ListCard
    new: bool

    @property
    def sentence(self) -> str:
        """What to tell."""
        held = f"{self.card.title} {self.card.name} ({self.card.entries} isi)"
        return f"{held} diterima." if self.new else f"{held} sudah ada di sini."


def state() -> tuple[ListCard, ...]:
    """The lists that are kept here, the newest first."""
    known = key_trust.known_keys()
    kept = TrustList.select().where(TrustList.kind.in_(tuple(_NAMES.values())))
    found = [replace(_card(signed_lists.read(bytes(row.content)), known), received_at=row.received_at) for row in kept]
    return tuple(sorted(found, key=lambda one: one.issued_at, reverse=True))


def take(path: Path) -> Taken:
    """Take in a list of keys or of revocations.

    Raises: UserError: it cannot be read, was changed, is signed by nobody known here, or is older than the one kept.
    """
    content = path.read_bytes() if path.is_file() and path.stat().st_size <= signed_lists.LARGEST else b""
    told = key_trust.read_file(path)
    if told.kind is Kind.CARD:
        raise UserError(
            f"“{path.name}” adalah kunci {told.name}, bukan daftar.", UNCHANGED,
            "Percayai kuncinya dahulu, atau jamin kunci itu bila kantor ini provinsi.",
        )  # fmt: skip
    known = key_trust.known_keys()
    signer = _issuer(told, path.name, known)
    _ensure_not_ahead(told, path.name)
    kept = _kept(told.kind, signer)
    if kept is not None and bytes(kept.content) == content:
        return Taken(_card(told, known), new=False)
    if kept is not None and signed_lists.read(bytes(kept.content)).serial >= told.serial:
        older = signed_lists.read(bytes(kept.content)).serial > told.serial
        why = "lebih lama dari yang sudah ada" if older else "bernomor sama dengan yang sudah ada, tetapi isinya lain"
        raise UserError(f"Daftar pada “{path.name}” {why}.", UNCHANGED, "Minta daftar yang terbaru.")
    _keep(told, signer, content)
    return Taken(_card(told, known), new=True)


def vouched() -> tuple[KeyEntry, ...]:
    """The keys that our own office, a province, vouches for."""
    own = _own_list(Kind.KEYS)
    return own.keys if own else ()


def vouch(path: Path, valid_from: date | None = None, valid_until: date | None = None) -> KeyEntry:
    """Vouch for an office's key, by the file that it sent, after its words were compared; or change until when.

    Raises: UserError: we are no province, or the file is no key of an office of ours.
    """
    own = _ensure_province()
    card = key_trust.read_key_file(path)
    if not card.region.startswith(own.region):
        raise UserError(f"{card.name} tidak berada di provinsi ini.", UNCHANGED)
    entry = KeyEntry(bytes.fromhex(card.public_key), card.name, card.region, valid_from, valid_until)
    _write_own_keys([*(one for one in vouched() if one.public_key != entry.public_key), entry])
    return entry


def limit_vouch(public_key: str, valid_until: date) -> None:
    """Vouch for a key only for events that end by this day.

    Raises: UserError: we are no province, or do not vouch for it.
    """
    _ensure_province()
    public = bytes.fromhex(public_key)
    if public not in {one.public_key for one in vouched()}:
        raise UserError("Kunci itu tidak ada pada daftar kunci provinsi ini.", UNCHANGED, "Muat ulang (F5).")
    _write_own_keys(
        [replace(one, valid_until=valid_until) if one.public_key == public else one for one in vouched()]
    )


def write_key_list(path: Path) -> Path:
    """Write our list of keys as a file for all offices.

    Raises: UserError: we are no province, vouch for nobody yet, or the file cannot be written.
    """
    _ensure_province()
    own = _own_list(Kind.KEYS)
    if own is None:
        raise UserError(
            "Belum ada kunci kantor yang dijamin.", "Tidak ada berkas yang ditulis.",
            "Terima berkas .kunci dari kabupaten/kota, cocokkan kata-katanya, lalu jamin.",
        )  # fmt: skip
    _write_own_keys(own.keys)
    key_trust.write_file(path, "daftar-kunci", _own_content(Kind.KEYS), len(own.keys))
    return path


def write_revocations(path: Path) -> Path:
    """Write which of our certificates hold no longer as a file for whoever checks them.

    Raises: UserError: the office was not set up, its key is not here, it practises, or the file cannot be written.
    """
    own = _own_list(Kind.REVOCATIONS)
    issuer = key_trust.issuer(own.serial + 1 if own else 0)
    revoked = own_revocations()
    content = signed_lists.revocation_list(issuer, revoked)
    key_trust.write_file(path, "pencabutan", content, len(revoked))
    _keep(signed_lists.read(content), keys.public_key(issuer.seed).hex(), content)
    return path


def own_revocations() -> tuple[Revocation, ...]:
    """The void certificates of our register; no names are in them, nor the words of the reason."""
    own = office.required_card()
    events = {row["id"] for row in rows.find("event", office=own.id)}
    elsewhere = {row["id"] for row in rows.find("event")} - events
    everything = rows.find("certificate")
    after = {row["replaces"]: row["number"] for row in everything if row["replaces"]}
    void = [row for row in everything if row["status"] == VOID and row["event"] not in elsewhere]
    days = _voided_on([row["id"] for row in void])
    return tuple(
        Revocation(
            row["id"], row["number"], days.get(row["id"]), Reason.REPLACED if row["id"] in after else Reason.VOID,
            after.get(row["id"], ""),
        )
        for row in void
    )  # fmt: skip


def voided_on(certificate_id: str) -> date | None:
    """The day a certificate of this database was declared void."""
    return _voided_on([certificate_id]).get(certificate_id)


def revocations() -> tuple[SignedList, ...]:
    """The lists of revocations kept here whose issuers are known here."""
    known = key_trust.known_keys()
    return tuple(told for told in key_trust.stored("revocations") if key_trust.signers_of(told, known))


def _voided_on(certificate_ids: Sequence[str]) -> dict[str, date]:
    zone = timezone(timedelta(hours=at_work.at_work().zone.hours))
    found = {}
    for row_id, per_field in log.writes("certificate", certificate_ids).items():
        clocks = [write.clock for write in per_field.get("status", ()) if write.value == VOID]
        if clocks:
            found[row_id] = datetime.fromtimestamp((max(clocks) >> 16) / 1000, zone).date()
    return found


def _issuer(told: SignedList, name: str, known: Sequence[KnownKey]) -> str:
    """Whose list it is, by the public key.

    Raises: UserError: nobody known here, or not signed by them.
    """
    for one in key_trust.signers_of(told, known):
        if told.kind is Kind.REVOCATIONS or one.source in {"own", "trusted"}:
            return one.public_key.hex()
    title = _TITLES[_NAMES[told.kind]]
    todo = "Percayai dahulu kunci provinsinya." if told.kind is Kind.KEYS else "Terima dahulu daftar kunci provinsinya."
    raise UserError(
        f"{title} pada “{name}” ditandatangani oleh kantor yang belum dipercaya di sini ({told.name}).", UNCHANGED, todo
    )


def _ensure_not_ahead(told: SignedList, name: str) -> None:
    """Raises: UserError: it says that it was issued later than now; by a wrong clock here, or there."""
    now = datetime.now(UTC)
    if told.issued_at > now + _AHEAD:
        on, today = wording.plain_date(told.issued_at.date()), wording.plain_date(now.date())
        raise UserError(
            f"{_TITLES[_NAMES[told.kind]]} pada “{name}” bertanggal {on}, padahal hari ini {today}.", UNCHANGED,
            "Periksa tanggal dan jam komputer ini. Bila benar, minta daftar yang baru dari pengirimnya.",
        )  # fmt: skip


def _kept(kind: Kind, issuer: str) -> TrustList | None:
    found: TrustList | None = TrustList.get_or_none(
        (TrustList.kind == _NAMES[kind]) & (TrustList.issuer == issuer)
    )
    return found


def _keep(told: SignedList, issuer: str, content: bytes) -> None:
    key_trust.keep(_NAMES[told.kind], issuer, told.issued_at, content)


def _card(told: SignedList, known: Sequence[KnownKey]) -> ListCard:
    kind, signers = _NAMES[told.kind], key_trust.signers_of(told, known)
    return ListCard(
        kind, _TITLES[kind], told.name, told.region, told.issued_at, len(told.keys) + len(told.revocations),
        any(one.source == "own" for one in signers), bool(signers),
    )  # fmt: skip


def _own_list(kind: Kind) -> SignedList | None:
    """Our newest list of a kind, by whichever key we signed it and whatever the clock was then."""
    return max(map(signed_lists.read, _own_contents(kind)), key=lambda told: told.serial, default=None)


def _own_content(kind: Kind) -> bytes:
    return max(_own_contents(kind), key=lambda content: signed_lists.read(content).serial, default=b"")


def _own_contents(kind: Kind) -> list[bytes]:
    found = [_kept(kind, card.public_key) for card in office_keys.listing()]
    return [bytes(row.content) for row in found if row is not None]


def _write_own_keys(entries: Sequence[KeyEntry]) -> None:
    own = _own_list(Kind.KEYS)
    issuer = key_trust.issuer(own.serial + 1 if own else 0)
    content = signed_lists.key_list(issuer, entries)
    _keep(signed_lists.read(content), keys.public_key(issuer.seed).hex(), content)


def _ensure_province() -> office.OfficeCard:
    own = office.required_card()
    if level_of(own.region) is not Level.PROVINCE:
        raise UserError(
            "Hanya provinsi yang menjamin kunci kantor.", UNCHANGED,
            "Kirim berkas kunci kantor ini ke Dinas Sosial provinsi.",
        )  # fmt: skip
    return own
