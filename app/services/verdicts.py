"""What a kode keaslian is worth: against the keys believed here, our register, and the lists of revocations."""

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

from app.domain import pasted_codes, wording
from app.exchange.authenticity import certificate_code, keys
from app.exchange.authenticity.certificate_code import CodeFacts, ReadCode
from app.exchange.authenticity.signed_lists import Reason
from app.models import rows
from app.models.base import Row
from app.services import key_trust, regions, trust_lists
from app.services.certificate_register import VOID
from app.services.key_trust import KnownKey

Result = Literal["asli", "dicabut", "tidak-dikenal", "rusak"]
RESULTS: dict[Result, str] = {
    "asli": "Asli", "dicabut": "Dicabut", "tidak-dikenal": "Tidak dikenal", "rusak": "Rusak",
}  # fmt: skip
_REASONS = {Reason.REPLACED: "diganti dengan yang baru", Reason.VOID: "dinyatakan tidak berlaku"}
_GENUINE = "Asli: kode ini dibuat oleh kantor penerbitnya. Cocokkan nama, nomor, dan kode periksa dengan yang tercetak."
_SEVERAL = "Teks ini memuat {count} kode; yang diperiksa hanya yang pertama."
_UNCONFIRMED = (
    "Tidak dikenal: kuncinya tercatat untuk kantor ini, tetapi dibuat di komputer lain dan belum dicocokkan di sini. "
    "Simpan kunci kantor di komputer itu sebagai berkas .kunci, lalu terima di sini pada Kunci dan daftar."
)
_BROKEN = "Rusak: kode ini tidak utuh, telah diubah, atau bukan kode keaslian."


@dataclass(frozen=True)
class Verdict:
    """What a code is worth, and what it says. With "tidak-dikenal" its words are shown, but nobody vouches for them.

    `keys_as_of` and `revocations_as_of` are ISO moments of the lists used, "" where there is none; `own`: signed by our
    own office; `warnings` are sentences on what does not agree; `page` counts from 1 in a file.
    """

    result: Result
    sentence: str
    number: str = ""
    name: str = ""
    title: str = ""
    first: date | None = None
    last: date | None = None
    lesson_hours: Decimal | None = None
    office: str = ""
    capacity: str = ""
    check_code: str = ""
    reason: str = ""
    voided_on: date | None = None
    replaced_by: str = ""
    keys_as_of: str = ""
    revocations_as_of: str = ""
    own: bool = False
    warnings: tuple[str, ...] = field(default=())
    page: int = 0


def plain(result: Result, sentence: str, number: str = "") -> Verdict:
    """A verdict on something that tells no more."""
    return Verdict(result, sentence, number)


class Checker:
    """Checks codes against what is believed and known now; read once for many codes."""

    def __init__(self) -> None:
        self._keys: dict[bytes, list[KnownKey]] = {}
        for one in key_trust.known_keys():
            self._keys.setdefault(keys.key_id(one.public_key), []).append(one)
        self._unconfirmed = key_trust.unconfirmed_ids()
        self._lists = trust_lists.revocations()
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    def check(self, text: str) -> Verdict:
        """What a pasted or scanned text is worth; words around the code do not matter. Of several only the first that
        can be read is checked, and the verdict says so."""
        found = [code for code in map(_read, pasted_codes.places(text)) if code is not None]
        if not found:
            return plain("rusak", _BROKEN + _hint(text))
        verdict = self._judge(found[0])
        several = (_SEVERAL.format(count=len(found)),) if len(found) > 1 else ()
        return replace(verdict, warnings=(*verdict.warnings, *several))

    def _judge(self, code: ReadCode) -> Verdict:
        known = self._keys.get(code.envelope.key_id, [])
        signers = [one for one in known if code.envelope.is_signed_by(one.public_key)]
        if known and not signers:
            return plain("rusak", _BROKEN)
        told = _told(code)
        if not signers:
            return self._unknown(told, code.facts, code.envelope.key_id)
        recorded = rows.get("certificate", code.facts.certificate_id)
        signer, refusal = _valid_signer(signers, code.facts, recorded)
        told = replace(told, own=signer.source == "own", office=signer.name, keys_as_of=signer.as_of or self._now)
        if refusal:
            return replace(told, result="tidak-dikenal", sentence=f"Tidak dikenal: {refusal}.")
        return self._standing(replace(told, warnings=_warnings(signer, code, recorded)), signer, code.facts, recorded)

    def _unknown(self, told: Verdict, facts: CodeFacts, key_id: bytes) -> Verdict:
        region = regions.long(facts.region)
        named = f" dari {region}" if region else ""
        newest = max((one.as_of for own in self._keys.values() for one in own if one.source == "vouched"), default="")
        sentence = f"Tidak dikenal: kunci kantor penerbitnya{named} belum dikenal di sini, jadi isinya belum terbukti."
        if key_id in self._unconfirmed:
            sentence = _UNCONFIRMED
        return replace(told, result="tidak-dikenal", sentence=sentence, office="", keys_as_of=newest)

    def _standing(self, told: Verdict, signer: KnownKey, facts: CodeFacts, recorded: Row | None) -> Verdict:
        """Genuine; whether it still holds."""
        as_of = self._now if told.own else ""
        for one in self._lists:
            if one.region != signer.region or (told.own and recorded is not None):  # our register is newer
                continue
            as_of = max(as_of, one.issued_at.isoformat())
            for entry in one.revocations:
                if entry.certificate_id == facts.certificate_id:
                    told = _revoked(told, _REASONS[entry.reason], entry.voided_on, entry.replaced_by)
        if recorded is not None and recorded["status"] == VOID:
            after = rows.first("certificate", replaces=recorded["id"])
            number = str(after["number"]) if after else ""
            told = _revoked(told, str(recorded["reason"]), trust_lists.voided_on(recorded["id"]), number)
        return replace(told, revocations_as_of=as_of)


def _read(place: str) -> ReadCode | None:
    """The code that a text begins with; None where there is none that is whole."""
    for reading in pasted_codes.readings(place):
        with suppress(ValueError, OverflowError):
            return certificate_code.read(reading)
    return None


def _told(code: ReadCode) -> Verdict:
    facts = code.facts
    return Verdict(
        "asli", _GENUINE, facts.number, facts.name, facts.title, facts.starts_on, facts.ends_on, facts.lesson_hours,
        capacity=facts.capacity, check_code=code.check_code,
    )  # fmt: skip


def _revoked(told: Verdict, reason: str, on: date | None, replaced_by: str) -> Verdict:
    when = f" pada {wording.plain_date(on)}" if on else ""
    after = f"; penggantinya nomor {replaced_by}" if replaced_by else ""
    sentence = f"Dicabut: sertifikat ini pernah terbit, tetapi dinyatakan tidak berlaku{when}{after}."
    return replace(
        told, result="dicabut", sentence=sentence, reason=reason, voided_on=on, replaced_by=replaced_by
    )  # fmt: skip


def _valid_signer(signers: list[KnownKey], facts: CodeFacts, recorded: Row | None) -> tuple[KnownKey, str]:
    """The key to believe, our own first, and why none is good for this certificate ("" where one is)."""
    refusals = [(one, _refusal(one, facts, recorded)) for one in signers]
    return next((found for found in refusals if not found[1]), refusals[0])


def _refusal(signer: KnownKey, facts: CodeFacts, recorded: Row | None) -> str:
    if signer.source == "own" and recorded is not None and _agrees(recorded, facts):
        return ""  # issued here, whatever became of the key since
    return _out_of_bounds(signer, facts)


def _out_of_bounds(signer: KnownKey, facts: CodeFacts) -> str:
    """Why a key does not count for the days of a certificate; "" where it does."""
    last = facts.ends_on
    until, since = signer.valid_until, signer.valid_from
    if until is not None and (last is None or last > until):
        return f"kunci {signer.name} hanya berlaku sampai {wording.plain_date(until)}, sertifikat ini sesudahnya"
    if since is not None and last is not None and last < since:
        return f"kunci {signer.name} baru berlaku sejak {wording.plain_date(since)}, sertifikat ini sebelumnya"
    return ""


def kept(signer: KnownKey) -> tuple[bytes, ...]:
    """The signatures of the codes of our register for which a retired key of ours vouches on, though they tell of no
    day or of a later one: what was issued before stays genuine."""
    key_id, found = keys.key_id(signer.public_key), []
    for row in rows.find("certificate") if signer.source == "own" and signer.valid_until else ():
        try:
            code = certificate_code.read(json.loads(row["snapshot"] or "{}").get("code", ""))
        except (ValueError, OverflowError):
            continue
        if code.envelope.key_id != key_id or code.facts.certificate_id != row["id"] or not _agrees(row, code.facts):
            continue
        if _out_of_bounds(signer, code.facts) and code.envelope.is_signed_by(signer.public_key):
            found.append(code.envelope.signature)
    return tuple(found)


def _warnings(signer: KnownKey, code: ReadCode, recorded: Row | None) -> tuple[str, ...]:
    """Where our register says something else than the paper."""
    facts, found = code.facts, []
    if signer.region and facts.region != signer.region:
        found.append(f"Kode menyebut wilayah {facts.region}, kuncinya milik {signer.name} ({signer.region}).")
    if recorded is None:
        if signer.source == "own":
            found.append("Sertifikat ini tidak ada pada buku register di basis data ini.")
        others = rows.find("certificate", number=facts.number) if signer.source == "own" else []
        names = [name for name in map(_name, others) if name]
        if names:
            found.append(f"Pada buku register nomor {facts.number} tercatat atas nama {', '.join(names)}.")
        return tuple(found)
    if str(recorded["number"]) != facts.number:
        found.append(f"Pada buku register nomornya {recorded['number']}.")
    if (name := _name(recorded)) and name != facts.name:
        found.append(f"Pada buku register namanya {name}.")
    return tuple(found)


def _agrees(row: Row, facts: CodeFacts) -> bool:
    return str(row["number"]) == facts.number and _name(row) in {"", facts.name}


def _name(row: Row) -> str:
    return str(json.loads(row["snapshot"] or "{}").get("name", ""))


def _hint(text: str) -> str:
    shown = text.strip()
    if shown[:5].upper() == certificate_code.PREFIX and shown != shown.upper():
        return " Ada huruf kecil di dalamnya: matikan Caps Lock, lalu pindai ulang."
    if "\n" in shown and shown.startswith(certificate_code.PREFIX):
        return " Kode harus ditempel sebagai satu baris."
    if certificate_code.PREFIX not in shown.upper():
        return f" Kode keaslian diawali {certificate_code.PREFIX} Nomor diperiksa bersama kode periksanya."
    return ""
