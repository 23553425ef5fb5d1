"""What an event pays: its components, and the list of who gets what. Money is whole rupiah."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.payments import MOST, column_sums, due, percent_text, read_rupiah, rupiah
from app.domain.vocabulary import ROLES
from app.errors import UserError
from app.models import base, rows
from app.models.base import Row
from app.models.queries import events as queries
from app.models.queries import signatures
from app.services import event_texts, events, planning, regions, registration
from app.services.planning import RoleCard
from app.services.records import as_record, as_values, existing, id_to_save, number, remove_with_rows
from app.services.registration import ParticipantRow
from app.services.steps import DataChange, Recorder, step

TAX_PART = "tax"
"""The text of an event that keeps the percentage of PPh 21 of its list, a decimal string."""
LONGEST_TITLE = 60
"""Letters of a component's title: it stands at the head of a narrow column."""
_NAMED = 5  # people called by name in a warning


@dataclass(frozen=True)
class AllowanceCard:
    """A component of what is paid: whole rupiah for each person; `taxed` asks for PPh 21."""

    id: str = ""
    title: str = ""
    amount: int = 0
    taxed: bool = False
    sort_order: int = 0


@dataclass(frozen=True)
class PaymentLine:
    """Somebody on the list. `amounts` stand in the order of the components; `attended` tells whether a participant is
    recorded as present in any session, None for those with a role.

    `position` is a participant's pillar, or the position of one with a `role` (its key; "" for participants).
    `unsigned` counts sessions where the person was present and the sheet lacks the signature; `active` is False for a
    participant who no longer holds a seat. `own_tax` tells that the percentage is the row's own.
    """

    payment_id: str
    participant_id: str
    role_id: str
    name: str
    sex: str
    village: str
    district: str
    regency: str
    region: str
    batch: str
    position: str
    amounts: tuple[int, ...]
    tax_percent: Decimal
    tax: int
    net: int
    attended: bool | None
    paid_on: str
    note: str
    role: str = ""
    unsigned: int = 0
    active: bool = True
    own_tax: bool = False

    @property
    def gross(self) -> int:
        return sum(self.amounts)

    @property
    def role_words(self) -> str:
        """Peserta, Narasumber, Panitia, …"""
        return ROLES.get(self.role, "Peserta")

    @property
    def remark(self) -> str:
        """What speaks against paying this person, "" for nothing."""
        if not self.active:
            return "tidak memegang kursi lagi"
        if self.attended is False:
            return "dibayar tanpa tercatat hadir" if self.paid_on else "belum tercatat hadir"
        return f"{self.unsigned} sesi tanpa tanda tangan" if self.unsigned else ""


@dataclass(frozen=True)
class PaymentSheet:
    """The list of payments of an event, participants by name, then those with a role in their order."""

    event_id: str
    components: tuple[AllowanceCard, ...]
    lines: tuple[PaymentLine, ...]
    tax_percent: Decimal
    recorded: bool
    """Whether any attendance was recorded at all."""

    @property
    def totals(self) -> tuple[int, ...]:
        """The sum of each component."""
        return column_sums((line.amounts for line in self.lines), len(self.components))

    @property
    def gross(self) -> int:
        return sum(line.gross for line in self.lines)

    @property
    def tax(self) -> int:
        return sum(line.tax for line in self.lines)

    @property
    def net(self) -> int:
        return sum(line.net for line in self.lines)

    @property
    def unattended(self) -> tuple[PaymentLine, ...]:
        """Participants on the list who are recorded as present in no session."""
        return tuple(line for line in self.lines if line.attended is False)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an auditor would ask about, in sentences; for the screen, never for the paper."""
        return warnings_about(self.lines, recorded=self.recorded)


def warnings_about(lines: Sequence[PaymentLine], *, recorded: bool = True) -> tuple[str, ...]:
    """What an auditor would ask about these lines of a list."""
    absent = [line for line in lines if line.attended is False]
    if absent and not recorded:
        found = [f"Kehadiran belum dicatat: {len(absent)} orang pada daftar bayar belum dapat dicocokkan."]
    else:
        paid, unpaid = [one for one in absent if one.paid_on], [one for one in absent if not one.paid_on]
        found = [f"{_people(paid)} dibayar tanpa tercatat hadir."] if paid else []
        found += [f"{_people(unpaid)} ada pada daftar bayar tetapi belum tercatat hadir."] if unpaid else []
    unsigned = [line for line in lines if line.unsigned and line.attended]
    if unsigned:
        found.append(f"{_people(unsigned)} hadir, tetapi belum menandatangani semua daftar hadir.")
    gone = [line for line in lines if not line.active]
    if gone:
        found.append(f"{_people(gone)} ada pada daftar bayar tetapi tidak memegang kursi lagi.")
    return tuple(found)


def components(event_id: str) -> tuple[AllowanceCard, ...]:
    """The components of what an event pays, in order."""
    return tuple(as_record(AllowanceCard, row) for row in rows.find("allowance", "sort_order", event=event_id))


def sheet(event_id: str) -> PaymentSheet:
    """The list of payments.

    Raises: UserError: the event was removed in the meantime.
    """
    events.get(event_id)
    cards, usual = components(event_id), default_tax(event_id)
    payments = rows.find("payment", event=event_id)
    own = _own_amounts([row["id"] for row in payments])
    marks = queries.marks(event_id)
    by_id = {row["participant"] or row["role"]: row for row in payments}
    came, unsigned = {who for (who, _), mark in marks.items() if mark == "H"}, signatures.unsigned(event_id)
    lines = [
        replace(
            _line(by_id[one.id], cards, own.get(by_id[one.id]["id"], {}), usual, _of_participant(one)),
            attended=one.id in came,
            unsigned=len(unsigned.get(one.id, ())),
            active=one.active,
        )
        for one in registration.participants(event_id)
        if one.id in by_id
    ]
    lines += [
        _line(by_id[role.id], cards, own.get(by_id[role.id]["id"], {}), usual, _of_role(role))
        for role in planning.roles(event_id)
        if role.id in by_id
    ]
    return PaymentSheet(event_id, cards, tuple(lines), usual, bool(marks))


def default_tax(event_id: str) -> Decimal:
    """The percentage of PPh 21 for whoever has none of their own; 0 while none was set."""
    row = rows.first("event_text", event=event_id, part=TAX_PART)
    return number(row["text"]) if row else Decimal(0)


def set_default_tax(event_id: str, percent: str) -> DataChange:
    """Set the percentage of PPh 21 of the list; who was paid already keeps the one they were paid with.

    Raises: UserError: it is no number between 0 and 100.
    """
    events.get(event_id)
    stored, usual = tax_percent(percent or "0"), default_tax(event_id)
    with step(f"Mengatur PPh 21: {percent_text(number(stored))} %") as changes:
        for row in rows.find("payment", event=event_id, tax=""):
            if row["paid_on"]:
                changes.put("payment", row["id"], {"tax": f"{usual:f}"})
        text = {"event": event_id, "part": TAX_PART, "text": stored}
        changes.put("event_text", event_texts.text_id(event_id, TAX_PART), text)
        return changes.summary(event_id)


def tax_percent(text: str) -> str:
    """A percentage as it is stored, "2.5"; "" for the list's own.

    Raises: UserError: it is no number between 0 and 100.
    """
    bare = text.strip().removesuffix("%").strip()
    if not bare:
        return ""
    value = number(bare, Decimal(-1))
    if not 0 <= value <= 100:
        raise UserError(
            f"“{text[:20]}” bukan persentase PPh 21.", "Tidak ada yang diubah.", "Tulis angka antara 0 dan 100."
        )
    return f"{value.normalize():f}"


def amount_of(text: str) -> int:
    """Rupiah as they were typed.

    Raises: UserError: it is no whole number of rupiah, or too many.
    """
    amount = read_rupiah(text)
    if amount is None:
        most = rupiah(MOST)
        raise UserError(
            f"“{text[:30]}” bukan jumlah rupiah.",
            "Tidak ada yang diubah.",
            f"Tulis rupiah bulat sampai {most}, misalnya 150.000.",
        )
    return amount


def save_component(event_id: str, card: AllowanceCard) -> DataChange:
    """Keep a component. What was paid already stays as it was paid: those people keep the amount of then.

    Raises: UserError: no title or one too long for the head of a column, a wrong amount, or PPh 21 is to begin or end
        for a component that was paid already.
    """
    untouched = "Komponen belum disimpan."
    if not card.title.strip():
        raise UserError("Nama komponen belum diisi.", untouched, "Isi namanya, misalnya Transpor.")
    if len(card.title.strip()) > LONGEST_TITLE:
        told = f"Nama komponen berisi {len(card.title.strip())} huruf; paling banyak {LONGEST_TITLE}."
        raise UserError(told, untouched, "Pendekkan; ia menjadi judul kolom tanda terima.")
    if not 0 <= card.amount <= MOST:
        raise UserError("Jumlah rupiah di luar batas.", untouched, f"Isi antara 0 dan {rupiah(MOST)}.")
    events.get(event_id)
    before = as_record(AllowanceCard, existing("allowance", card.id, "Komponen")) if card.id else AllowanceCard()
    paid = [row["id"] for row in rows.find("payment", event=event_id) if row["paid_on"]]
    if card.id and paid and before.taxed != card.taxed:
        raise UserError(
            f"{before.title} sudah dibayarkan kepada {len(paid)} orang.",
            "Pengenaan PPh 21-nya tidak diubah.",
            "Kosongkan dahulu tanggal bayarnya, atau buat komponen baru.",
        )
    order = card.sort_order or max((one.sort_order for one in components(event_id)), default=0) + 1
    with step(f"Menyimpan komponen {card.title.strip()[:60]}") as changes:
        allowance_id = id_to_save("allowance", card.id, "Komponen")
        clean = replace(card, title=card.title.strip(), sort_order=order)
        changes.put("allowance", allowance_id, as_values(clean) | {"event": event_id})
        if before.amount != card.amount:
            _keep_paid(changes, paid, allowance_id, before.amount)
        return changes.summary(allowance_id)


def delete_component(allowance_id: str) -> DataChange:
    """Remove a component from the list.

    Raises: UserError: it was paid to somebody already.
    """
    row = existing("allowance", allowance_id, "Komponen")
    paid = sum(bool(one["paid_on"]) for one in rows.find("payment", event=row["event"]))
    if paid:
        raise UserError(
            f"{row['title']} sudah dibayarkan kepada {paid} orang.",
            "Komponen tidak dihapus.",
            "Kosongkan dahulu tanggal bayarnya.",
        )
    with step(f"Menghapus komponen {row['title'][:60]}") as changes:
        remove_with_rows(changes, "allowance", [allowance_id])
        return changes.summary(row["event"])


def _keep_paid(changes: Recorder, paid: list[str], allowance_id: str, amount: int) -> None:
    """Write down what those who were paid got of a component, where they have no amount of their own."""
    own = {row["payment"] for row in rows.find("payment_amount", allowance=allowance_id)}
    changes.put_many(
        "payment_amount",
        (
            (base.natural_id(one, allowance_id), {"payment": one, "allowance": allowance_id, "amount": amount})
            for one in paid
            if one not in own
        ),
    )


def _own_amounts(payment_ids: list[str]) -> dict[str, dict[str, int]]:
    """Amounts that differ from the component's, by payment and component."""
    found: dict[str, dict[str, int]] = {}
    for row in rows.among("payment_amount", "payment", payment_ids):
        found.setdefault(row["payment"], {})[row["allowance"]] = row["amount"]
    return found


def _line(
    row: Row, cards: Sequence[AllowanceCard], own: Mapping[str, int], usual: Decimal, who: Mapping[str, str]
) -> PaymentLine:
    amounts = tuple(own.get(card.id, card.amount) for card in cards)
    percent = number(row["tax"], usual) if row["tax"] else usual
    told = due(amounts, [card.taxed for card in cards], percent)
    return PaymentLine(
        payment_id=row["id"],
        participant_id=row["participant"] or "",
        role_id=row["role"] or "",
        amounts=amounts,
        tax_percent=percent,
        tax=told.tax,
        net=told.net,
        attended=None,
        paid_on=row["paid_on"],
        note=row["note"],
        own_tax=bool(row["tax"]),
        **who,  # type: ignore[arg-type]  # texts only: name, sex, village, …
    )


def _of_participant(one: ParticipantRow) -> dict[str, str]:
    names = ("name", "sex", "village", "district", "regency", "region", "batch")
    return {name: getattr(one, name) for name in names} | {"position": one.pillar}


def _of_role(card: RoleCard) -> dict[str, str]:
    person = rows.get("person", card.person) if card.person else None
    origin = regions.origin(person["region"], person["village_name"]) if person else None
    return {
        "name": card.display_name or card.position,
        "sex": person["sex"] if person else "",
        "village": origin.village if origin else "",
        "district": origin.district if origin else "",
        "regency": origin.regency if origin else "",
        "region": "",
        "batch": "",
        "position": card.position or ROLES[card.role],
        "role": card.role,
    }


def _people(lines: Sequence[PaymentLine]) -> str:
    names = [line.name for line in lines[:_NAMED]]
    more = len(lines) - len(names)
    called = ", ".join(names) + (f", dan {more} lainnya" if more else "")
    return f"{len(lines)} orang ({called})"
