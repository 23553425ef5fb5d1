"""The columns of what is signed for, as data: money, goods, certificates, and names that were proofread (paper.md §5).

Widths in mm; `+` of the page as `grows`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.printing import fonts
from app.printing.attendance_columns import NAME, NUMBER, ORIGIN, SIGN
from app.printing.list_content import ListColumn, widened
from app.printing.list_rows import PADDING
from app.printing.paper import Paper

TAX, NET = "tax", "net"
MOST_COMPONENTS = 4
PROOF_ROW = 16.0
_MONEY = (9.0, 7.0)
_LEAST_TICK = 11.0
_TICK_LABEL = 7.5  # pt at which a word of the head is to stand whole


@dataclass(frozen=True)
class _MoneyWidths:
    name: float
    origin: float
    component: float
    tax: float
    net: float
    sign: float


_TWO = _MoneyWidths(54, 50, 25, 24, 30, 56)
# By the number of components; the sheet lies across.
_WIDTHS = {1: _TWO, 2: _TWO, 3: _MoneyWidths(46, 40, 22, 20, 26, 48), 4: _MoneyWidths(44, 38, 21, 20, 25, 48)}


def money_columns(components: Sequence[tuple[str, str]], tax_label: str, origin_label: str,
                  paper: Paper) -> tuple[ListColumn, ...]:
    """The columns of a receipt for one to four components, (key, title) each.

    Raises:
        UserError: the paper does not lie across.
    """
    wide = _WIDTHS[max(min(len(components), MOST_COMPONENTS), 1)]
    amount = ListColumn("", "", wide.component, style="amount", sizes=_MONEY)
    return widened((
        NUMBER, replace(NAME, width=wide.name), replace(ORIGIN, label=origin_label, width=wide.origin),
        *(replace(amount, key=key, label=f"{title}\n(Rp)") for key, title in components),
        replace(amount, key=TAX, label=f"{tax_label}\n(Rp)", width=wide.tax),
        replace(amount, key=NET, label="Diterima\n(Rp)", width=wide.net, strong=True),
        replace(SIGN, width=wide.sign),
    ), paper)


def goods_columns(items: Sequence[str], paper: Paper) -> tuple[ListColumn, ...]:
    """A box to tick for each thing that is handed out; each column as wide as its longest word asks, and has room for.

    Raises:
        UserError: more things than the paper has room for.
    """
    known = (NUMBER, replace(NAME, width=42), replace(ORIGIN, width=36), replace(SIGN, width=36))
    room = (paper.usable_width - sum(column.width for column in known)) / max(len(items), 1)
    ticks = (ListColumn(f"item {number}", item, _tick_width(item, room), style="tick")
             for number, item in enumerate(items))
    return widened((*known[:-1], *ticks, known[-1]), paper)


def _tick_width(item: str, room: float) -> float:
    longest = max((fonts.width(word, fonts.SANS_BOLD, _TICK_LABEL) for word in item.split()), default=0.0)
    return max(_LEAST_TICK, min(longest + 2 * PADDING + 0.2, room))


def certificate_columns(paper: Paper) -> tuple[ListColumn, ...]:
    """Who received which certificate, and when."""
    return widened((
        NUMBER, replace(NAME, width=50),
        ListColumn("certificate", "Nomor sertifikat", 46, grows=True, sizes=(9.0, 7.0)),
        ListColumn("received", "Tanggal\nditerima", 24, style="pen"), SIGN), paper)


def proof_columns(paper: Paper) -> tuple[ListColumn, ...]:
    """The name as large as its cell allows, and room to write it rightly."""
    return widened((
        replace(NUMBER, width=8), ListColumn("name", "Nama pada sertifikat", 55, grows=True, style="name",
                                             sizes=(13.0, 8.0)),
        ListColumn("about", "Lahir dan asal", 42, sizes=(8.0, 7.0)),
        ListColumn("remark", "Perhatikan", 21, sizes=(7.5, 7.5)),
        ListColumn("correction", "Perbaikan\n(huruf cetak)", 36, grows=True, style="pen"),
        ListColumn("initials", "Paraf", 15, style="pen")), paper)
