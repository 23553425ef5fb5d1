"""Which keys this database believes: its own office's, those of provinces that somebody here decided to trust, and
those that such a province vouches for.

A key that merely came with another database's data is not believed, even where it says that it is our office's: whoever
sends a package could else make certificates of ours. It is ours where its private half lies here, or where somebody
compared the words of its card, brought by file from the computer that made it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from app.errors import UserError
from app.exchange import files
from app.exchange.authenticity import keys, recovery, signed_lists
from app.exchange.authenticity.signed_lists import Issuer, Kind, SignedList
from app.models.base import database
from app.models.local import Output, PrivateKey, TrustedKey, TrustList
from app.services import office, office_keys, steps
from app.services.office import OfficeCard
from app.services.records import day

Source = Literal["own", "trusted", "vouched"]
KEY_FILE, REVOCATION_FILE = ".kunci", ".cabut"
UNCHANGED = "Yang dipercaya di sini tidak diubah."


@dataclass(frozen=True)
class KnownKey:
    """A key that certificates are checked with. `valid_until` is also the day a key was retired; certificates of later
    events are not vouched for. `as_of`: when the list was issued that says so, an ISO moment; "" for our own."""

    public_key: bytes
    name: str
    region: str
    source: Source
    valid_from: date | None = None
    valid_until: date | None = None
    as_of: str = ""
    voucher: str = ""


@dataclass(frozen=True)
class KeyFile:
    """The card of a key, as a file brought it: what to compare before it is trusted. `own`: it is recorded here as our
    own office's, made at another computer."""

    public_key: str
    name: str
    region: str
    words: tuple[str, ...]
    issued_at: datetime
    own: bool = False


@dataclass(frozen=True)
class TrustedCard:
    """A key that somebody here trusts: who, when."""

    public_key: str
    name: str
    words: tuple[str, ...]
    trusted_at: str
    operator: str


def known_keys() -> tuple[KnownKey, ...]:
    """Every key that is believed here, our own first; a key in several ways stands in each of them."""
    return (*_own(), *_trusted(), *_vouched())


def signers_of(told: SignedList, known: Sequence[KnownKey]) -> tuple[KnownKey, ...]:
    """Those of the known keys that signed a list; an office speaks for its own region only."""
    return tuple(one for one in known if one.region == told.region and told.envelope.is_signed_by(one.public_key))


def trusted() -> tuple[TrustedCard, ...]:
    """The keys trusted here by somebody's decision, by name."""
    return tuple(
        TrustedCard(
            row.public_key, row.name, office_keys.words_of(row.public_key), row.trusted_at, row.operator
        )
        for row in TrustedKey.select().order_by(TrustedKey.name, TrustedKey.public_key)
    )  # fmt: skip


def write_key_file(path: Path) -> Path:
    """Write our own key's card, for a province to vouch for it or, from a province, for others to trust it.

    Raises: UserError: the office was not set up, its key is not here, it practises, or the file cannot be written.
    """
    write_file(path, "kunci", signed_lists.card(issuer()))
    return path


def write_file(path: Path, document: str, content: bytes, records: int = 1) -> None:
    """Write a signed file and note in the local history that it left the program.

    Raises: UserError: it cannot be written there.
    """
    files.write_atomically(path, content)
    Output.create(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"), operator=steps.operator(), kind="export",
        document=document, records=records, target=str(path),
    )  # fmt: skip


def read_key_file(path: Path) -> KeyFile:
    """What a key's file says; nothing is trusted yet.

    Raises: UserError: it cannot be read, or is no such file.
    """
    told = read_file(path)
    if told.kind is not Kind.CARD:
        raise UserError(f"“{path.name}” bukan berkas kunci.", UNCHANGED, "Pilih berkas .kunci dari provinsi.")
    words, public_key = recovery.key_words(told.public_key), told.public_key.hex()
    own = any(one.public_key == public_key for one in office_keys.listing())
    return KeyFile(public_key, told.name, told.region, words, told.issued_at, own)


def trust(path: Path) -> KeyFile:
    """Believe a province's key from now on, and the keys that it vouches for; or a key of our own office that another
    of its computers made. Its words were compared by then.

    Raises: UserError: as `read_key_file`, or it is neither of these.
    """
    card = read_key_file(path)
    if "." in card.region and not card.own:
        raise UserError(
            f"Kunci {card.name} adalah kunci kabupaten/kota.", UNCHANGED,
            "Kunci kabupaten/kota dijamin oleh provinsinya: mintalah daftar kunci dari Dinas Sosial provinsi.",
        )  # fmt: skip
    now = datetime.now(UTC).isoformat(timespec="seconds")
    TrustedKey.insert(
        public_key=card.public_key, name=card.name, trusted_at=now, operator=steps.operator()
    ).on_conflict_ignore().execute()
    keep("card", card.public_key, card.issued_at, path.read_bytes())
    return card


def distrust(public_key: str) -> None:
    """Believe a province's key no longer, nor the list that it signed."""
    TrustedKey.delete().where(TrustedKey.public_key == public_key).execute()
    TrustList.delete().where(TrustList.issuer == public_key, TrustList.kind.in_(("card", "keys"))).execute()


def read_file(path: Path) -> SignedList:
    """A .kunci or .cabut file taken apart; who signed a list is not checked yet.

    Raises: UserError: it cannot be read, is too large, or was damaged or changed.
    """
    try:
        if path.stat().st_size > signed_lists.LARGEST:
            raise UserError(f"“{path.name}” terlalu besar.", UNCHANGED, "Minta berkasnya sekali lagi.")
        return signed_lists.read(path.read_bytes())
    except OSError as error:
        raise UserError(f"“{path.name}” tidak dapat dibaca.", UNCHANGED, "Pilih berkas lain.") from error
    except (ValueError, OverflowError) as error:
        raise UserError(
            f"“{path.name}” rusak, diubah, atau bukan berkas .kunci atau .cabut.", UNCHANGED,
            "Minta berkasnya sekali lagi dari pengirimnya.",
        ) from error  # fmt: skip


def issuer(serial: int = 0) -> Issuer:
    """We, as the signer of a file. `serial` is at least the present second, so that it rises after a restore too.

    Raises: UserError: as `write_key_file`.
    """
    card = _publishing_office()
    signing = office_keys.signing_key()
    now = datetime.now(UTC).replace(microsecond=0)
    return Issuer(signing.seed, card.name, card.region, max(serial, int(now.timestamp())), now)


def stored(kind: str) -> tuple[SignedList, ...]:
    """The files of a kind ("card", "keys", "revocations") kept here, those of no longer trusted issuers too."""
    return tuple(signed_lists.read(bytes(row.content)) for row in TrustList.select().where(TrustList.kind == kind))


def keep(kind: str, signer: str, issued_at: datetime, content: bytes) -> None:
    """Keep a file of a kind in place of the one that its signer (a public key) issued before."""
    row = {"kind": kind, "issuer": signer, "issued_at": issued_at.isoformat(), "content": content,
           "received_at": datetime.now(UTC).isoformat(timespec="seconds")}  # fmt: skip
    with database.atomic():
        TrustList.delete().where(TrustList.kind == kind, TrustList.issuer == signer).execute()
        TrustList.insert(row).execute()


def _publishing_office() -> OfficeCard:
    card = office.required_card()
    if card.practice:
        raise UserError(
            "Ini basis data latihan.", "Tidak ada berkas yang ditulis.", "Kunci latihan hanya berlaku di sini."
        )
    return card


def _own() -> list[KnownKey]:
    own = office.card()
    here = {row.public_key for row in PrivateKey.select(PrivateKey.public_key)}
    confirmed = {row.public_key for row in TrustedKey.select(TrustedKey.public_key)}
    found = []
    for row in office_keys.recorded():
        is_ours = own is not None and row["office"] == own.id
        if row["public_key"] in here or (is_ours and row["public_key"] in confirmed):
            card = office.required_card(row["office"])
            public = bytes.fromhex(row["public_key"])
            found.append(KnownKey(public, card.name, card.region, "own", None, day(row["retired_on"])))
    return found


def unconfirmed_ids() -> frozenset[bytes]:
    """The ids of keys that are recorded as our own office's, but made elsewhere and compared by nobody here."""
    known = {one.public_key for one in _own()}
    recorded = (bytes.fromhex(one.public_key) for one in office_keys.listing())
    return frozenset(keys.key_id(public) for public in recorded if public not in known)


def _trusted() -> list[KnownKey]:
    regions = {one.public_key: one.region for one in stored("card")}
    ours = {one.public_key for one in office_keys.listing()}
    found = []
    for row in TrustedKey.select().where(TrustedKey.public_key.not_in(ours)):
        public = bytes.fromhex(row.public_key)
        found.append(KnownKey(public, row.name, regions.get(public, ""), "trusted", as_of=row.trusted_at))
    return found


def _vouched() -> list[KnownKey]:
    """Of each province only the newest list counts, by whichever of its keys: else what a province with a new key takes
    back would stand on in the list that it signed with the old one."""
    signers = (*_own(), *_trusted())
    newest: dict[str, SignedList] = {}
    for told in sorted(stored("keys"), key=lambda one: one.serial):
        if signers_of(told, signers):
            newest[told.region] = told
    found = []
    for told in newest.values():
        as_of = told.issued_at.isoformat()
        found += [
            KnownKey(one.public_key, one.name, one.region, "vouched", one.valid_from, one.valid_until, as_of, told.name)
            for one in told.keys
            if one.region[:2] == told.region
        ]
    return found
