"""Who we are: the office card, its letterhead, those who sign, and how each document is signed."""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.office_names import name_in_letterhead
from app.domain.regions import Level, level_of
from app.errors import UserError
from app.models import base, local_settings, rows
from app.models.local import Blob
from app.services import regions
from app.services.records import as_record, as_values, id_to_save
from app.services.steps import DataChange, operator, step

MAX_LETTERHEAD_LINES = 5
_LOGO_KINDS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LOGO_BYTES = 5_000_000
_LOGO_PIXELS = 1200

LineKind = Literal["gov", "office", "addr"]


@dataclass(frozen=True)
class OfficeCard:
    """The office as its papers show it. `letterhead` is one line of text per line on paper, at most five in all with
    address and contact; the first is the government, the rest the office."""

    id: str = ""
    region: str = ""
    level: str = "kabupaten"
    name: str = ""
    letterhead: str = ""
    address: str = ""
    contact: str = ""
    place: str = ""
    classification: str = "460"
    unit_code: str = "DINSOS"
    practice: bool = False
    logo: str = ""

    @property
    def lines(self) -> tuple[tuple[LineKind, str], ...]:
        """The letterhead with the kind of each line."""
        own = [line.strip() for line in self.letterhead.splitlines() if line.strip()]
        kinds: list[LineKind] = ["gov", *["office"] * (len(own) - 1)] if len(own) > 1 else ["office"] * len(own)  # type: ignore[list-item]
        named = list(zip(kinds, own, strict=True))
        small: list[tuple[LineKind, str]] = [("addr", line) for line in (self.address, self.contact) if line]
        return tuple([*named, *small][:MAX_LETTERHEAD_LINES])


@dataclass(frozen=True)
class OfficialCard:
    """One who signs. `acting` is Plt. or Plh.; `on_behalf` a line such as "a.n. Bupati Siak"."""

    id: str = ""
    name: str = ""
    front_title: str = ""
    back_title: str = ""
    nip: str = ""
    rank: str = ""
    position: str = ""
    acting: str = ""
    on_behalf: str = ""
    sort_order: int = 0


@dataclass(frozen=True)
class DocumentRule:
    """How a kind of document is signed; `signatories` are ids of officials, left to right, "" where nobody signs."""

    document: str
    with_titles: bool
    signatories: tuple[str, ...]


@dataclass(frozen=True)
class SignedKind:
    """A kind of document that is signed: whether names bear titles unless the office says otherwise, and how many
    officials may sign it beside each other (none where the event's own committee does). Where each place belongs to
    an office-holder, `holders` are words by which the position of one is known, from left to right, and `note` says
    who they are."""

    title: str
    with_titles: bool
    places: int = 1
    holders: tuple[tuple[str, ...], ...] = ()
    note: str = ""


# Permendagri 1/2023 Pasal 44: certificates and piagam without titles, everything else with them.
DOCUMENTS = {
    "attendance-sheet": SignedKind("Daftar hadir", True, 3),
    "receipt": SignedKind(
        "Tanda terima uang", True, 3, (("pengguna anggaran",), ("bendahara",), ("pelaksana teknis", "pptk")),
        "Kuasa pengguna anggaran, bendahara, PPTK",
    ),
    "certificates": SignedKind("Sertifikat", False),
    "certificate-roles": SignedKind(
        "Sertifikat narasumber dan panitia", True, 0, note="Nama narasumber, moderator, dan panitia yang menerima"
    ),
    "certificate-back": SignedKind("Halaman belakang sertifikat", False, 0),
    "piagam": SignedKind("Piagam penghargaan", False),
    "passport": SignedKind("Paspor pelatihan", True),
    "minutes": SignedKind("Berita acara", True, 2),
    "report": SignedKind("Laporan kegiatan", True, 2),
    "training-needs": SignedKind("Daftar kebutuhan pelatihan", True),
}


def card(office_id: str = "") -> OfficeCard | None:
    """Our own office, or another one; None until it was set up."""
    row = rows.get("office", office_id or local_settings.get("office"))
    return as_record(OfficeCard, row) if row else None


def required_card(office_id: str = "") -> OfficeCard:
    """Our own office, or another one.

    Raises: UserError: it was not set up yet.
    """
    found = card(office_id)
    if found is None:
        raise UserError(
            "Kantor belum disiapkan.",
            "Tidak ada yang diubah.",
            "Isi nama dan wilayah kantor di Setelan, atau jalankan: bimtek office set --region KODE --name NAMA.",
        )
    return found


def suggested_letterhead(region: str, name: str = "") -> str:
    """The usual letterhead of a region's office: government above, office below, in capitals."""
    government = f"Pemerintah {regions.long(region)}" if region else ""
    own = (name or "Dinas Sosial").removesuffix(regions.long(region)).strip()
    return "\n".join(line.upper() for line in (government, own) if line)


def suggested_name(region: str, letterhead: str = "") -> str:
    """The name in the letterhead, else "Dinas Sosial Kabupaten Siak"."""
    return name_in_letterhead(letterhead, regions.long(region)) or f"Dinas Sosial {regions.long(region)}".strip()


def save(card: OfficeCard) -> DataChange:
    """Keep an office card; the first one saved is our own office.

    Raises: UserError: the region is no province or kabupaten/kota, or the letterhead has too many lines.
    """
    _check(card)
    office_id = card.id or base.natural_id("office", card.region)
    level = "provinsi" if level_of(card.region) is Level.PROVINCE else "kabupaten"
    filled = replace(
        card,
        level=level,
        name=card.name or suggested_name(card.region, card.letterhead),
        letterhead=card.letterhead or suggested_letterhead(card.region, card.name),
        place=card.place or regions.gazetteer().get(card.region).name,  # type: ignore[union-attr]  # checked above
    )
    with step("Mengubah data kantor" if rows.get("office", office_id) else "Menyiapkan kantor") as changes:
        changes.put("office", office_id, as_values(filled))
        if not local_settings.get("office"):
            local_settings.put("office", office_id)
        return changes.summary(office_id)


def save_with_logo(card: OfficeCard, logo: bytes | None, name: str, without: bool) -> DataChange:
    """Keep an office card, and in the same step a new logo (named `name`) or, with `without`, none from now on.

    Raises: UserError: as `save` and `set_logo`; nothing is kept then.
    """
    with step("Mengubah data kantor" if card.id else "Menyiapkan kantor") as changes:
        subject = save(card).subject
        if logo is not None:
            set_logo(logo, name)
        elif without:
            remove_logo()
        return changes.summary(subject)


def _check(card: OfficeCard) -> None:
    region = regions.gazetteer().get(card.region)
    if region is None or region.level > Level.REGENCY:
        raise UserError(
            f"Kode wilayah “{card.region}” bukan provinsi atau kabupaten/kota.",
            "Data kantor tidak diubah.",
            "Pilih dari daftar, atau tulis kode Kemendagri seperti 14.08.",
        )
    lines = [line for line in card.letterhead.splitlines() if line.strip()]
    if len(lines) > MAX_LETTERHEAD_LINES:
        raise UserError(
            f"Kop surat berisi {len(lines)} baris; paling banyak {MAX_LETTERHEAD_LINES}.",
            "Data kantor tidak diubah.",
            "Gabungkan atau hapus baris.",
        )


def set_logo(content: bytes, name: str) -> DataChange:
    """Take a picture as the office's logo: re-encoded as PNG, at most 1,200 pixels a side.

    Raises: UserError: it is no PNG or JPEG picture, or too large to be one.
    """
    png = _clean_picture(content, name)
    office = required_card()
    digest = hashlib.sha256(png).hexdigest()
    with step("Mengganti logo") as changes:
        Blob.insert(sha256=digest, content=png).on_conflict_ignore().execute()
        attachment = base.natural_id("attachment", office.id, "logo")
        values = {
            "owner_table": "office",
            "owner": office.id,
            "name": name,
            "media_type": "image/png",
            "sha256": digest,
        }
        changes.put("attachment", attachment, values)
        changes.put("office", office.id, {"logo": attachment})
        return changes.summary(office.id)


def remove_logo() -> DataChange:
    """Print without a logo from now on."""
    office = required_card()
    with step("Menghapus logo") as changes:
        changes.put("office", office.id, {"logo": ""})
        return changes.summary(office.id)


def logo(office_id: str = "") -> bytes | None:
    """The logo as PNG bytes; None when there is none."""
    found = card(office_id)
    attachment = rows.get("attachment", found.logo) if found and found.logo else None
    return blob(attachment["sha256"]) if attachment else None


def blob(sha256: str) -> bytes | None:
    """The bytes of an attachment; None while they have not arrived."""
    kept = Blob.get_or_none(Blob.sha256 == sha256)
    return bytes(kept.content) if kept else None


def _clean_picture(content: bytes, name: str) -> bytes:
    import io

    from PIL import Image, UnidentifiedImageError

    problem = UserError(
        f"Berkas {name} bukan gambar PNG atau JPG yang dapat dibaca.", "Logo tidak diganti.", "Pilih gambar lain."
    )
    if len(content) > _LOGO_BYTES or not any(content.startswith(head) for head in _LOGO_KINDS):
        raise problem
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
            clean = io.BytesIO()
            picture.convert("RGBA").save(clean, "PNG")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise problem from error
    return clean.getvalue()


def officials(office_id: str = "") -> tuple[OfficialCard, ...]:
    """Those who sign for an office (our own by default), in the order the office gave them."""
    found = card(office_id)
    listed = rows.find("official", "sort_order", office=found.id) if found else []
    return tuple(as_record(OfficialCard, row) for row in listed)


def save_official(official: OfficialCard, office_id: str = "") -> DataChange:
    """Keep one who signs.

    Raises: UserError: the name is missing.
    """
    if not official.name.strip():
        raise UserError("Nama penanda tangan belum diisi.", "Tidak ada yang diubah.", "Isi namanya tanpa gelar.")
    office = required_card(office_id)
    order = official.sort_order or rows.count("official", office=office.id) + 1
    with step("Menyimpan penanda tangan") as changes:
        official_id = id_to_save("official", official.id, "Penanda tangan")
        changes.put("official", official_id, as_values(replace(official, sort_order=order)) | {"office": office.id})
        return changes.summary(official_id, f"Penanda tangan {official.name} disimpan")


def delete_official(official_id: str) -> DataChange:
    """Take one who signs off the list; papers already issued keep the name."""
    with step("Menghapus penanda tangan") as changes:
        changes.delete("official", official_id)
        return changes.summary(official_id)


def rule(document: str, office_id: str = "") -> DocumentRule:
    """How a kind of document is signed: as set, else by the default and the first official, or who holds each place."""
    office = card(office_id)
    row = rows.get("document_rule", base.natural_id(office.id, document)) if office else None
    kind = DOCUMENTS[document]
    if row is None:
        return DocumentRule(document, kind.with_titles, _usual(kind, officials(office_id)))
    chosen = kind.with_titles if row["with_titles"] is None else bool(row["with_titles"])
    return DocumentRule(document, chosen, tuple(row["signatories"].split("\n")) if row["signatories"] else ())


def _usual(kind: SignedKind, known: tuple[OfficialCard, ...]) -> tuple[str, ...]:
    if not kind.holders:
        return tuple(official.id for official in known[:1])
    places = ([one.id for one in known if any(word in one.position.casefold() for word in words)]
              for words in kind.holders)  # fmt: skip
    return tuple(next(iter(found), "") for found in places)


def save_rule(rule: DocumentRule) -> DataChange:
    """Set how a kind of document is signed."""
    office = required_card()
    with step(f"Mengatur tanda tangan {DOCUMENTS[rule.document].title.lower()}") as changes:
        values = {
            "office": office.id,
            "document": rule.document,
            "with_titles": rule.with_titles,
            "signatories": "\n".join(rule.signatories).rstrip("\n"),
        }
        changes.put("document_rule", base.natural_id(office.id, rule.document), values)
        return changes.summary()


def operator_name() -> str:
    """Under whose name steps are recorded."""
    return operator()


def set_operator_name(name: str) -> None:
    """Record steps under another name from now on; "" means the system user."""
    local_settings.put("operator", name.strip())
