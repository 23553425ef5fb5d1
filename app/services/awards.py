"""The year's best PSM: criteria, jury, nominees, scores, and the ranked list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain import scoring
from app.domain.vocabulary import AWARD_LEVELS, CRITERION_KINDS
from app.errors import UserError
from app.models import base, rows
from app.services import office, people, regions
from app.services.records import as_record, as_values, existing, number
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


@dataclass(frozen=True)
class RankRow:
    """A place in the list. `score` is a decimal string with two places, "" while nothing was scored."""

    rank: int | None
    nominee_id: str
    name: str
    regency: str
    score: str
    tied: bool
    missing: int
    winner: bool


@dataclass(frozen=True)
class Ranking:
    """The result as it stands: `complete` once no score is missing; `missing` counts those not given."""

    complete: bool
    missing: int
    expected: int
    rows: tuple[RankRow, ...]


@dataclass(frozen=True)
class SelectionRow:
    """A selection in the list."""

    id: str
    code: str
    title: str
    year: int | None
    level: str
    seats: int | None
    nominees: int
    jurors: int
    weight_gap: Decimal
    missing: int
    expected: int


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


def list_selections() -> tuple[SelectionRow, ...]:
    """All selections, the newest year first."""
    found = [as_record(SelectionCard, row) for row in rows.find("selection", "code")]
    return tuple(sorted((_row(card) for card in found), key=lambda row: row.year or 0, reverse=True))


def _row(card: SelectionCard) -> SelectionRow:
    result = ranking(card.id)
    return SelectionRow(
        id=card.id,
        code=card.code,
        title=card.title,
        year=card.year,
        level=AWARD_LEVELS.get(card.level, card.level),
        seats=card.seats,
        nominees=rows.count("nominee", selection=card.id),
        jurors=rows.count("juror", selection=card.id),
        weight_gap=weight_gap(card.id),
        missing=result.missing,
        expected=result.expected,
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
    selection_id = card.id or base.new_id()
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
        criterion_id = card.id or base.new_id()
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
        juror_id = card.id or base.new_id()
        changes.put("juror", juror_id, as_values(replace(card, sort_order=order)) | {"selection": selection_id})
        return changes.summary(juror_id)


def delete_juror(juror_id: str) -> DataChange:
    """Remove a juror with the scores given."""
    return _delete_with("juror", juror_id, "Menghapus juri", {"score": "juror", "recusal": "juror"})


def nominees(selection_id: str) -> tuple[NomineeRow, ...]:
    """Those proposed, by name."""
    found = []
    for row in rows.find("nominee", selection=selection_id):
        person = people.get(row["person"])
        origin = regions.origin(person.region, person.village_name)
        found.append(NomineeRow(row["id"], person.id, person.name, origin.line, origin.regency))
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


def scores(selection_id: str) -> dict[tuple[str, str, str], str]:
    """What was given, by (juror, nominee, criterion), as decimal strings."""
    own = [card.id for card in jurors(selection_id)]
    return {
        (r["juror"], r["nominee"], r["criterion"]): r["value"] for r in rows.among("score", "juror", own) if r["value"]
    }


def set_score(juror_id: str, nominee_id: str, criterion_id: str, value: str) -> DataChange:
    """Record what a juror gave; "" takes it back (missing, never 0).

    Raises: UserError: no number, outside the criterion's scale, or the juror is recused.
    """
    criterion = as_record(CriterionCard, existing("criterion", criterion_id, "Kriteria"))
    text = value.strip().replace(",", ".")
    if text:
        given = number(text, Decimal("NaN"))
        if given.is_nan() or not number(criterion.lowest) <= given <= number(criterion.highest):
            raise UserError(
                f"Nilai “{value[:20]}” di luar skala {criterion.lowest}–{criterion.highest} untuk {criterion.name}.",
                "Nilai sebelumnya tetap.",
                "Periksa angkanya.",
            )
        text = f"{given:f}"
    if text and rows.get("recusal", base.natural_id(juror_id, nominee_id)):
        raise UserError(
            "Juri ini tidak menilai nomine tersebut.", "Nilai tidak dicatat.", "Batalkan dahulu pengecualiannya."
        )
    with step("Mencatat nilai") as changes:
        values = {"juror": juror_id, "nominee": nominee_id, "criterion": criterion_id, "value": text}
        changes.put("score", base.natural_id(juror_id, nominee_id, criterion_id), values)
        return changes.summary(nominee_id)


def recusals(selection_id: str) -> dict[tuple[str, str], str]:
    """Who doesn't score whom, with the reason, by (juror, nominee)."""
    own = [card.id for card in jurors(selection_id)]
    return {(row["juror"], row["nominee"]): row["reason"] for row in rows.among("recusal", "juror", own)}


def recuse(juror_id: str, nominee_id: str, reason: str, recused: bool = True) -> DataChange:
    """Let a juror not score a nominee, or score again.

    Raises: UserError: no reason.
    """
    if recused and not reason.strip():
        raise UserError("Alasan belum diisi.", "Tidak ada yang diubah.", "Tulis alasan juri tidak menilai.")
    row_id = base.natural_id(juror_id, nominee_id)
    with step("Mengecualikan juri" if recused else "Membatalkan pengecualian juri") as changes:
        if recused:
            changes.put("recusal", row_id, {"juror": juror_id, "nominee": nominee_id, "reason": reason.strip()})
        else:
            changes.delete("recusal", row_id)
        return changes.summary(nominee_id)


def ranking(selection_id: str) -> Ranking:
    """The list as it stands, "sementara" until complete; ties stay ties unless the declared chain tells them apart."""
    card = get(selection_id)
    scales = [
        scoring.Scale(c.id, number(c.weight), number(c.lowest), number(c.highest), c.kind == "cost")
        for c in criteria(selection_id)
    ]
    barred = recusals(selection_id)
    people_by_id = {nominee.id: nominee for nominee in nominees(selection_id)}
    judging = {n: [j.id for j in jurors(selection_id) if (j.id, n) not in barred] for n in people_by_id}
    given = {key: number(value) for key, value in scores(selection_id).items() if (key[0], key[1]) not in barred}
    ranked = scoring.rank(scales, judging, given, card.tie_break.split())
    missing = sum(line.missing for line in ranked)
    expected = sum(len(own) for own in judging.values()) * len(scales)
    complete = bool(ranked) and not missing and bool(expected) and not weight_gap(selection_id)
    return Ranking(complete, missing, expected, tuple(_ranked(line, people_by_id, card.seats) for line in ranked))


def _ranked(line: scoring.Ranked, by_id: Mapping[str, NomineeRow], seats: int | None) -> RankRow:
    nominee = by_id[line.nominee]
    return RankRow(
        rank=line.rank,
        nominee_id=nominee.id,
        name=nominee.name,
        regency=nominee.regency,
        score="" if line.score is None else f"{line.score:.2f}",
        tied=line.tied,
        missing=line.missing,
        winner=line.rank is not None and line.rank <= (seats or 0),
    )


def _delete_with(table: str, row_id: str, name: str, children: Mapping[str, str]) -> DataChange:
    existing(table, row_id, "Baris")
    with step(name) as changes:
        for child, field in children.items():
            for row in rows.find(child, **{field: row_id}):
                changes.delete(child, row["id"])
        changes.delete(table, row_id)
        return changes.summary()
