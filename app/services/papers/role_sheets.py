"""Sign-in sheets of speakers, committee and guests."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from app.domain import wording
from app.domain.vocabulary import ROLES
from app.errors import Progress
from app.printing.attendance import BLANK_HEIGHT, ROW_LIMITS
from app.printing.attendance_columns import NAME, NUMBER, SIGN
from app.printing.list_content import ListColumn, ListRow, SignedList, widened
from app.printing.lists import signed_lists
from app.printing.paper import Paper
from app.services import planning
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import DURING, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import PaperOptions
from app.services.papers.signing import list_signatures, place_and_day
from app.services.papers.sittings import SheetSitting, chosen_sittings, facts
from app.services.planning import RoleCard

_POSITION = ListColumn("position", "Jabatan/Instansi", 60, grows=True, sizes=(9.0, 7.0))
_FULL_PAGE = 15  # rows of a sheet on which nobody is listed


@dataclass(frozen=True)
class RoleSheet:
    """A kind of sheet: its title, who signs on it, and what one of them is called in a sentence."""

    name: str
    title: str
    heading: str
    banner: str
    roles: tuple[str, ...]
    one: str
    leaves_out: frozenset[str] = frozenset({"Materi", "Angkatan"})
    """Facts that mean nothing to them."""
    by_hand: bool = False
    """Whether those who come are mostly written in by hand, so that an empty list lacks nothing."""


ROLE_SHEETS = (
    RoleSheet("speaker-sheet", "Daftar hadir narasumber", "DAFTAR HADIR NARASUMBER",
              "Tambahan (diisi di tempat, huruf cetak)", ("speaker", "moderator", "closing"), "narasumber",
              leaves_out=frozenset()),
    RoleSheet("committee-sheet", "Daftar hadir panitia", "DAFTAR HADIR PANITIA",
              "Panitia tambahan (diisi di tempat, huruf cetak)", ("chair", "committee"), "panitia"),
    RoleSheet("guest-sheet", "Daftar hadir tamu undangan", "DAFTAR HADIR TAMU UNDANGAN",
              "Tamu lain (diisi di tempat, huruf cetak)", ("opener", "host", "guest"), "tamu", by_hand=True),
)  # fmt: skip


def signature_columns(options: PaperOptions, one: SheetSitting) -> tuple[str, ...]:
    """A day on turned paper is signed in the morning and in the afternoon."""
    if options.landscape and one.whole_day:
        return ("Tanda Tangan Pagi", "Tanda Tangan Siang")
    return ("Tanda Tangan",)


def people_of(dossier: Dossier, kind: RoleSheet) -> list[RoleCard]:
    """Who signs on a kind of sheet, kind of role by kind of role."""
    cards = dossier.read(planning.roles)
    return [card for role in kind.roles for card in cards if card.role == role]


def _row(card: RoleCard, kind: RoleSheet) -> ListRow:
    """Who comes in another's place signs, with whom they stand for; what a role other than the usual is, is told."""
    name = card.display_name if card.name.strip() else ""
    stands_in = f"mewakili {name or card.position}" if card.represented_by else ""
    position = (card.represented_position or stands_in) if card.represented_by else card.position
    role = "" if card.role == kind.roles[0] or card.role in {"committee", "guest"} else ROLES[card.role]
    lines = [role if role.casefold() not in position.casefold() else "", position,
             stands_in if stands_in != position else ""]  # fmt: skip
    return ListRow(card.represented_by or name, {"position": tuple(line for line in lines if line)})


def _sheet(dossier: Dossier, options: PaperOptions, paper: Paper, kind: RoleSheet, one: SheetSitting) -> SignedList:
    event = dossier.event
    labels = signature_columns(options, one)
    columns = (NUMBER, replace(NAME, width=60), _POSITION,
               *(replace(SIGN, key=f"sign {number}", label=label) for number, label in enumerate(labels)))  # fmt: skip
    rows = tuple(_row(card, kind) for card in people_of(dossier, kind))
    height = min(max(options.row_height, ROW_LIMITS[0]), ROW_LIMITS[1])
    return SignedList(
        document_title=kind.heading,
        event_title=event.title,
        event_code=event.code,
        date_text=wording.long_date(one.on) if one.on else "",
        facts=tuple(fact for fact in facts(dossier, one) if fact[0] not in kind.leaves_out),
        columns=widened(columns, paper),
        rows=rows,
        letterhead=dossier.letterhead(options),
        signatures=list_signatures(dossier, place_and_day(dossier, one.on), options.signatories),
        practice=dossier.practice,
        short_title=kind.heading,
        row_height=height,
        blank_height=max(BLANK_HEIGHT, height),
        blank_rows=options.walk_in_rows if rows else max(options.walk_in_rows, _FULL_PAGE),
        banner=kind.banner,
    )


def _make(kind: RoleSheet, dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    paper = paper_for(options)
    lists = [_sheet(dossier, options, paper, kind, one) for one in chosen_sittings(dossier, options)]
    printed = signed_lists(lists, paper, progress)
    return Made(printed.pdf, len(people_of(dossier, kind)), printed.problems)


def _how_far(kind: RoleSheet, dossier: Dossier) -> Readiness:
    people = people_of(dossier, kind)
    nameless = sum(not (card.name.strip() or card.represented_by.strip()) for card in people)
    if nameless:
        return missing(f"{nameless} {kind.one} tanpa nama")
    if not people:
        return ready("untuk ditulis di tempat") if kind.by_hand else missing(f"belum ada {kind.one}")
    return ready(f"{len(people)} orang")


def _kind(kind: RoleSheet) -> PaperKind:
    make: Callable[[Dossier, PaperOptions, Progress], Made] = partial(_make, kind)
    return PaperKind(
        kind.name, kind.title, DURING, f"{kind.one} dari rencana; tanggal dari jadwal", partial(_how_far, kind), make,
        options=("direction", "occasion", "rows", "signatories", "checks"),
    )  # fmt: skip


KINDS = tuple(_kind(kind) for kind in ROLE_SHEETS)
