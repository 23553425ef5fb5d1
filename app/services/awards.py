"""The year's best PSM: criteria, jury, nominees, scores, and the ranked list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain import numbering, scoring
from app.domain.vocabulary import AWARD_LEVELS, CRITERION_KINDS
from app.errors import UserError
from app.models import base, rows
from app.services import office, people, regions
from app.services.records import as_record, as_values, existing, id_to_save, number
from app.services.steps import DataChange, step


@dataclass(frozen=True)
class SelectionCard:
    """One selection of one year. `tie_break` lists criterion ids, one a line, in the order they decide."""

    id: str = ""
    code: str = ""
    title: str = ""
    year: int | None = None
    level: str = "kabupaten"
    seats: int | None = 3
    tie_break: str = ""
    number_pattern: str = ""
    note: str = ""


@dataclass(frozen=True)
class CriterionCard:
    """What is judged; weight and scale ends are decimal strings."""

    id: str = ""
    name: str = ""
    weight: str = "0"
    kind: str = "benefit"
    lowest: str = "0"
    highest: str = "100"
    sort_order: int = 0


@dataclass(frozen=True)
class JurorCard:
    """One who scores, and for whom (unsur)."""

    id: str = ""
    name: str = ""
    element: str = ""
    sort_order: int = 0


@dataclass(frozen=True)
class NomineeRow:
    """One person proposed."""

    id: str
    person_id: str
    name: str
    origin: str
    regency: str


# PROPOSAL ONLY (domain.md §8.5): no official weights were found; shown as "contoh, sesuaikan dengan juknis".
EXAMPLE_CRITERIA = (
    ("Kelengkapan administrasi", "10"),
    ("Pengetahuan dan tugas pokok", "20"),
    ("Kinerja lapangan", "25"),
    ("Koordinasi dan jejaring", "15"),
    ("Inovasi dan keberlanjutan", "10"),
    ("Presentasi", "10"),
    ("Verifikasi lapangan", "10"),
)


def get(selection_id: str) -> SelectionCard:
    """Raises: UserError: it was removed in the meantime."""
    return as_record(SelectionCard, existing("selection", selection_id, "Pemilihan"))


def find(code: str) -> SelectionCard:
    """Raises: UserError: no selection has this code, or several have."""
    found = [row for row in rows.find("selection") if row["code"].casefold() == code.casefold()]
    if len(found) != 1:
        known = ", ".join(row["code"] for row in rows.find("selection", "code")) or "belum ada pemilihan"
        happened = f"Pemilihan {code} tidak ada." if not found else f"Kode {code} dipakai dua kali."
        raise UserError(happened, "Tidak ada yang diubah.", f"Kode yang ada: {known}.")
    return as_record(SelectionCard, found[0])


def save(card: SelectionCard, with_example_criteria: bool = False) -> DataChange:
    """Keep a selection; a new one can start from the example rubric.

    Raises: UserError: no title, a code in use, an unknown level, or seats below one.
    """
    own = office.required_card()
    card = replace(card, code=(card.code or f"PRESTASI-{card.year or ''}").strip("-").strip())
    _check(card)
    selection_id = id_to_save("selection", card.id, "Pemilihan")
    with step(f"{'Mengubah' if card.id else 'Membuat'} pemilihan {card.code}") as changes:
        changes.put("selection", selection_id, as_values(card) | ({} if card.id else {"office": own.id}))
        if with_example_criteria and not card.id:
            for name, weight in EXAMPLE_CRITERIA:
                save_criterion(selection_id, CriterionCard(name=name, weight=weight))
        return changes.summary(selection_id)


def _check(card: SelectionCard) -> None:
    untouched = "Pemilihan belum disimpan."
    if not card.title.strip():
        raise UserError("Judul pemilihan belum diisi.", untouched, "Isi judulnya.")
    if any(row["id"] != card.id for row in rows.find("selection", code=card.code)):
        raise UserError(f"Kode {card.code} sudah dipakai.", untouched, "Pakai kode lain.")
    if card.level not in AWARD_LEVELS:
        raise UserError(f"Tingkat “{card.level[:40]}” tidak dikenal.", untouched, f"Pakai: {', '.join(AWARD_LEVELS)}.")
    if card.number_pattern:
        numbering.check_pattern(card.number_pattern)
    if card.seats is not None and not 1 <= card.seats <= 1000:
        raise UserError("Jumlah juara harus antara 1 dan 1.000.", untouched, "Periksa angkanya.")


def delete(selection_id: str) -> DataChange:
    """Remove a selection with all it holds.

    Raises: UserError: piagam were issued for it.
    """
    card = get(selection_id)
    if rows.count("certificate", selection=selection_id):
        raise UserError(
            f"{card.code} sudah menerbitkan piagam.", "Pemilihan tidak dihapus.", "Batalkan dahulu piagamnya."
        )
    with step(f"Menghapus pemilihan {card.code}") as changes:
        jurors = [row["id"] for row in rows.find("juror", selection=selection_id)]
        for table in ("score", "recusal"):
            for row in rows.among(table, "juror", jurors):
                changes.delete(table, row["id"])
        for table in ("nominee", "juror", "criterion"):
            for row in rows.find(table, selection=selection_id):
                changes.delete(table, row["id"])
        changes.delete("selection", selection_id)
        return changes.summary(selection_id, f"Pemilihan “{card.title}” dihapus")


def criteria(selection_id: str) -> tuple[CriterionCard, ...]:
    return tuple(as_record(CriterionCard, row) for row in rows.find("criterion", "sort_order", selection=selection_id))


def save_criterion(selection_id: str, card: CriterionCard) -> DataChange:
    """Raises: UserError: no name, a weight outside 0–100, or a scale without room."""
    untouched = "Kriteria belum disimpan."
    if not card.name.strip():
        raise UserError("Nama kriteria belum diisi.", untouched, "Isi namanya.")
    if card.kind not in CRITERION_KINDS:
        raise UserError(f"Jenis “{card.kind[:40]}” tidak dikenal.", untouched, f"Pakai: {', '.join(CRITERION_KINDS)}.")
    weight, lowest, highest = (number(text, Decimal(-1)) for text in (card.weight, card.lowest, card.highest))
    if not 0 <= weight <= 100:
        raise UserError(f"Bobot “{card.weight[:20]}” bukan angka 0–100.", untouched, "Periksa bobotnya.")
    if highest <= lowest:
        raise UserError("Skala tertinggi harus lebih besar daripada terendah.", untouched, "Periksa skalanya.")
    order = card.sort_order or rows.count("criterion", selection=selection_id) + 1
    texts = {name: f"{value:f}" for name, value in (("weight", weight), ("lowest", lowest), ("highest", highest))}
    with step(f"Menyimpan kriteria {card.name[:60]}") as changes:
        criterion_id = id_to_save("criterion", card.id, "Kriteria")
        values = as_values(replace(card, sort_order=order)) | texts | {"selection": selection_id}
        changes.put("criterion", criterion_id, values)
        return changes.summary(criterion_id)


def delete_criterion(criterion_id: str) -> DataChange:
    """Remove a criterion with its scores."""
    return _delete_with("criterion", criterion_id, "Menghapus kriteria", {"score": "criterion"})


def weight_gap(selection_id: str) -> Decimal:
    """What the weights lack to 100; negative when there is too much."""
    return scoring.weight_gap([number(card.weight) for card in criteria(selection_id)])


def jurors(selection_id: str) -> tuple[JurorCard, ...]:
    return tuple(as_record(JurorCard, row) for row in rows.find("juror", "sort_order", selection=selection_id))


def save_juror(selection_id: str, card: JurorCard) -> DataChange:
    """Raises: UserError: no name."""
    if not card.name.strip():
        raise UserError("Nama juri belum diisi.", "Juri belum disimpan.", "Isi namanya.")
    order = card.sort_order or rows.count("juror", selection=selection_id) + 1
    with step(f"Menyimpan juri {card.name[:60]}") as changes:
        juror_id = id_to_save("juror", card.id, "Juri")
        changes.put("juror", juror_id, as_values(replace(card, sort_order=order)) | {"selection": selection_id})
        return changes.summary(juror_id)


def delete_juror(juror_id: str) -> DataChange:
    """Remove a juror with the scores given."""
    return _delete_with("juror", juror_id, "Menghapus juri", {"score": "juror", "recusal": "juror"})


def nominees(selection_id: str) -> tuple[NomineeRow, ...]:
    """Those proposed, by name."""
    found = []
    for row in rows.find("nominee", selection=selection_id):
        person = people.known(row["person"])
        origin = regions.origin(person.region, person.village_name)
        name = person.name or "(data dihapus)"
        found.append(NomineeRow(row["id"], row["person"], name, origin.line, origin.regency))
    return tuple(sorted(found, key=lambda nominee: (nominee.name.casefold(), nominee.id)))


def add_nominees(selection_id: str, person_ids: Sequence[str]) -> DataChange:
    """Propose people of the registry; those already proposed stay as they are."""
    card = get(selection_id)
    with step(f"Menambah nominasi {card.code}") as changes:
        added = 0
        for person_id in person_ids:
            existing("person", person_id, "Orang")
            values = {"selection": selection_id, "person": person_id}
            added += changes.put("nominee", base.natural_id(selection_id, person_id), values)
        return changes.summary(selection_id, f"{added} nominasi ditambahkan")


def delete_nominee(nominee_id: str) -> DataChange:
    """Take a nominee off, with the scores given."""
    return _delete_with("nominee", nominee_id, "Menghapus nominasi", {"score": "nominee", "recusal": "nominee"})


def _delete_with(table: str, row_id: str, name: str, children: Mapping[str, str]) -> DataChange:
    existing(table, row_id, "Baris")
    with step(name) as changes:
        for child, field in children.items():
            for row in rows.find(child, **{field: row_id}):
                changes.delete(child, row["id"])
        changes.delete(table, row_id)
        return changes.summary()
