"""verifikasi.html of this office: what is known here of keys and revocations, in a page that checks codes anywhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from app.domain import wording
from app.domain.regions import TimeZone
from app.errors import UserError
from app.exchange import files, verify_pages
from app.exchange.authenticity.signed_lists import Reason, Revocation
from app.exchange.verify_pages import ListedKey, Lists, Revocations, Revoked, Voucher
from app.models import rows
from app.models.local import Output
from app.services import key_trust, office, regions, trust_lists, verdicts
from app.services.key_trust import KnownKey
from app.services.steps import operator

NAME = "verifikasi.html"
"""What the file is called unless somebody chooses another name."""
_REASONS = {Reason.REPLACED: "diganti dengan yang baru", Reason.VOID: "dinyatakan tidak berlaku"}


@dataclass(frozen=True)
class WrittenPage:
    """What went into a page: how many offices with their keys, how many revocations, and how many bytes it has."""

    path: Path
    offices: int
    revocations: int
    size: int

    @property
    def sentence(self) -> str:
        """What to tell."""
        return (
            f"Halaman verifikasi ditulis: {self.offices} kantor, {self.revocations} pencabutan, "
            f"{self.size // 1000} kB."
        )


def write(path: Path) -> WrittenPage:
    """Write the page with the lists of this moment; what stood there is replaced as a whole.

    Raises: UserError: the office was not set up, no key is known here yet, the lists do not fit, or the file cannot be
        written.
    """
    moment = datetime.now(UTC)
    lists = collected(moment)
    content = verify_pages.page(lists)
    if len(content) > verify_pages.LARGEST:
        raise UserError(
            "Daftar kunci dan pencabutan terlalu panjang untuk satu halaman.",
            "Halaman tidak ditulis; yang lama, bila ada, tidak berubah.",
            "Periksa sertifikat di program ini saja.",
        )
    files.write_atomically(path, content)
    revocations = sum(len(group.entries) for group in lists.revocations)
    Output.create(
        made_at=moment.isoformat(timespec="seconds"), operator=operator(), kind="export", document="verifikasi",
        records=revocations, target=str(path),
    )  # fmt: skip
    return WrittenPage(path, len({key.office for key in lists.keys}), revocations, len(content))


def collected(moment: datetime) -> Lists:
    """All that this database believes, at a moment.

    Raises: UserError: the office was not set up, or no key is known here yet.
    """
    own = office.required_card()
    known = key_trust.known_keys()
    if not known:
        raise UserError(
            "Belum ada kunci kantor yang dikenal di sini.",
            "Halaman tidak ditulis.",
            "Terbitkan sertifikat dahulu, atau terima daftar kunci dari provinsi.",
        )
    zone = regions.zone_of(own.region)
    vouchers = tuple(dict.fromkeys(_voucher(key, zone) for key in known if key.voucher))
    return Lists(
        own.name, _moment_words(moment, zone), own.practice,
        tuple(_listed(key, vouchers, zone) for key in known), vouchers,
        _revocations(own.region, moment, zone),
    )  # fmt: skip


def _listed(key: KnownKey, vouchers: tuple[Voucher, ...], zone: TimeZone) -> ListedKey:
    place = vouchers.index(_voucher(key, zone)) if key.voucher else None
    kept = verdicts.kept(key)
    return ListedKey(key.public_key, key.name, key.region, key.valid_from, key.valid_until, place, kept)


def _voucher(key: KnownKey, zone: TimeZone) -> Voucher:
    return Voucher(key.voucher, _local_day(datetime.fromisoformat(key.as_of), zone))


def _revocations(region: str, moment: datetime, zone: TimeZone) -> tuple[Revocations, ...]:
    """What our own register says now, then what other offices' lists said when they were written. Of our own older
    lists only what the register does not hold counts any more."""
    groups = [Revocations(region, _local_day(moment, zone), _entries(trust_lists.own_revocations()))]
    for told in trust_lists.revocations():
        ids = [entry.certificate_id for entry in told.revocations] if told.region == region else []
        recorded = {row["id"] for row in rows.among("certificate", "id", ids)}
        entries = tuple(entry for entry in told.revocations if entry.certificate_id not in recorded)
        if entries or told.region != region:
            groups.append(Revocations(told.region, _local_day(told.issued_at, zone), _entries(entries)))
    return tuple(groups)


def _entries(revocations: tuple[Revocation, ...]) -> tuple[Revoked, ...]:
    return tuple(
        Revoked(entry.certificate_id, entry.voided_on, _REASONS[entry.reason], entry.replaced_by)
        for entry in revocations
    )


def _local_day(moment: datetime, zone: TimeZone) -> date:
    return moment.astimezone(timezone(timedelta(hours=zone.hours))).date()


def _moment_words(moment: datetime, zone: TimeZone) -> str:
    """ "22 November 2026 pukul 18.30 WIB"."""
    local = moment.astimezone(timezone(timedelta(hours=zone.hours)))
    return f"{wording.long_date(local.date())} pukul {local:%H.%M} {zone.name}"
