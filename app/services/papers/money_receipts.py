"""TANDA TERIMA UANG: who gets what, and signs for it (paper.md §5, §8)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain import wording
from app.domain.payments import in_words, percent_text
from app.errors import Progress, UserError
from app.printing.list_content import ListRow, SignedList, Totals
from app.printing.lists import signed_lists
from app.printing.paper import Paper
from app.printing.receipts import MOST_COMPONENTS, NET, TAX, money_columns
from app.printing.records import Signature
from app.services import payments
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.event_lists import event_list
from app.services.papers.kinds import DURING, Made, PaperKind, Readiness, missing, ready, waiting
from app.services.papers.options import Choice, PaperOptions
from app.services.papers.signing import payers
from app.services.payments import AllowanceCard, PaymentLine, PaymentSheet
from app.services.records import day

_OTHERS = "others"
_NO_PREFIX = ("UANG ", "HONOR", "BIAYA ", "BANTUAN ", "INSENTIF", "PENGGANTI")
_COMMITTEE = frozenset({"chair", "committee"})


@dataclass(frozen=True)
class Payees:
    """A group of those who are paid, on a list of their own; everybody on the list belongs to one group."""

    key: str
    title: str
    heading: str
    origin: str

    def holds(self, line: PaymentLine) -> bool:
        group = "participants" if line.participant_id else "committee" if line.role in _COMMITTEE else "speakers"
        return self.key == group


GROUPS = (
    Payees("participants", "Peserta", "PESERTA", "Asal"),
    Payees("speakers", "Narasumber dan lainnya", "NARASUMBER", "Jabatan/Instansi"),
    Payees("committee", "Panitia", "PANITIA", "Jabatan/Instansi"),
)
RECIPIENTS = Choice(
    "recipients",
    "Penerima",
    (("every", "Semua, tiap kelompok satu daftar"), *((group.key, group.title) for group in GROUPS)),
)


def receipt_lists(
    dossier: Dossier, options: PaperOptions, paper: Paper
) -> tuple[list[SignedList], tuple[PaymentLine, ...]]:
    """One list for each group of payees that was chosen and has any, and all who stand on them.

    Raises: UserError: nobody is on the list of payments, or none of those chosen.
    """
    sheet = dossier.read(payments.sheet)
    chosen = options.choice(RECIPIENTS)
    lists: list[SignedList] = []
    listed: list[PaymentLine] = []
    for group in GROUPS:
        lines = [line for line in sheet.lines if group.holds(line) and _wanted(line, options)]
        if lines and chosen in {"every", group.key}:
            lists.append(_list(dossier, options, paper, sheet, group, lines))
            listed += lines
    if not lists or not sheet.components:
        raise UserError("Belum ada yang dibayar pada daftar ini.", "Tidak ada yang dicetak.",
                        "Isi komponen dan daftar bayar pada halaman Uang saku.")  # fmt: skip
    return lists, tuple(listed)


def _wanted(line: PaymentLine, options: PaperOptions) -> bool:
    if not line.participant_id:
        return not options.region and not options.batch
    return options.region in {"", line.region} and options.batch in {"", line.batch}


def _list(
    dossier: Dossier, options: PaperOptions, paper: Paper, sheet: PaymentSheet, group: Payees, lines: list[PaymentLine]
) -> SignedList:
    shown = _shown(sheet.components)
    percents = {line.tax_percent for line in lines if line.tax}
    tax_label = f"PPh 21 {percent_text(*percents)} %" if len(percents) == 1 else "PPh 21"
    columns = money_columns([(key, title) for key, title, _ in shown], tax_label, group.origin, paper)
    rows = tuple(_row(line, shown, mixed=len(percents) > 1) for line in lines)
    total = sum(line.net for line in lines)
    made = event_list(dossier, options, _title(sheet.components, group), columns, rows)
    facts = (*made.facts, ("Sumber dana", dossier.event.funding))
    return replace(
        made,
        facts=tuple((label, text) for label, text in facts if text),
        short_title="TANDA TERIMA",
        about=f"Uang {group.heading.lower()}, {made.date_text}",
        totals=Totals(f"Jumlah seluruhnya ({len(lines)} orang)", f"{in_words(total)}."),
        notes=_notes(sheet.components, shown),
        signatures=_signatures(dossier, lines),
        row_height=max(options.row_height, 10.0),
    )


Shown = tuple[str, str, tuple[int, ...]]
"""A column of money: its key, its title, and which components it sums up."""


def _shown(components: Sequence[AllowanceCard]) -> list[Shown]:
    """The components as columns; more than the paper holds share the last one."""
    single = len(components) if len(components) <= MOST_COMPONENTS else MOST_COMPONENTS - 1
    shown: list[Shown] = [(f"amount {index}", card.title, (index,)) for index, card in enumerate(components[:single])]
    rest = tuple(range(single, len(components)))
    return [*shown, (_OTHERS, "Lain-lain", rest)] if rest else shown


def _row(line: PaymentLine, shown: Sequence[Shown], *, mixed: bool) -> ListRow:
    amounts = {key: sum(line.amounts[index] for index in indexes) for key, _, indexes in shown}
    area = ", ".join(part for part in (line.district, line.regency) if part)
    origin = (line.village, area) if line.participant_id else (line.position or line.role_words,)
    cells: dict[str, tuple[str, ...]] = {"origin": origin}
    if mixed and line.tax_percent != Decimal(0):
        cells[TAX] = (f"({percent_text(line.tax_percent)} %)",)
    return ListRow(line.name, cells, amounts | {TAX: line.tax, NET: line.net})


def _title(components: Sequence[AllowanceCard], group: Payees) -> str:
    named = [title if title.startswith(_NO_PREFIX) else f"UANG {title}"
             for title in (card.title.strip().upper() for card in components) if title]  # fmt: skip
    return f"TANDA TERIMA {wording.enumeration(named).upper() or 'UANG'} {group.heading}"


def _notes(components: Sequence[AllowanceCard], shown: Sequence[Shown]) -> tuple[str, ...]:
    notes = ["Pengenaan dan besarnya PPh 21 ditetapkan oleh bendahara."]
    if shown and shown[-1][0] == _OTHERS:
        named = [components[index].title for index in shown[-1][2]]
        notes.append(f"Lain-lain: {wording.enumeration(named)}.")
    return tuple(notes)


def _signatures(dossier: Dossier, lines: Sequence[PaymentLine]) -> tuple[Signature, ...]:
    """Three who sign; the day of payment is printed where all were paid on one day."""
    blocks = payers(dossier, dossier.place_and_day)
    days = {line.paid_on for line in lines}
    paid = day(days.pop()) if len(days) == 1 else None
    if paid is None:
        return blocks
    return (blocks[0], replace(blocks[1], heading=f"Lunas dibayar tanggal {wording.plain_date(paid)}"), blocks[2])


def _how_far(dossier: Dossier) -> Readiness:
    sheet = dossier.read(payments.sheet)
    if not sheet.components and not sheet.lines:
        return waiting("belum ada komponen uang")
    if not sheet.components or not sheet.lines:
        return missing("belum ada daftar bayar")
    unattended = len(sheet.unattended)
    told = f"{len(sheet.lines)} orang"
    return ready(f"{told}, {unattended} tanpa tercatat hadir" if unattended else told)


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    paper = paper_for(options)
    lists, lines = receipt_lists(dossier, options, paper)
    printed = signed_lists(lists, paper, progress)
    recorded = dossier.read(payments.sheet).recorded
    return Made(printed.pdf, len(lines), (*payments.warnings_about(lines, recorded=recorded), *printed.problems))


KIND = PaperKind(
    "receipt", "Tanda terima uang", DURING, "komponen dan daftar bayar", _how_far, _make,
    options=("people", "batch", "checks"), choices=(RECIPIENTS,), landscape=True,
)  # fmt: skip
