"""What every list about a whole event has in common: its title, days, place, letterhead and practice marks."""

from datetime import date, timedelta

from app.domain import wording
from app.printing.list_content import ListColumn, ListRow, SignedList
from app.services import batches, planning
from app.services.papers.dossier import Dossier
from app.services.papers.options import PaperOptions
from app.services.records import day
from app.services.registration import ParticipantRow

_LONGEST = 60  # days of an event without a schedule


def event_days(dossier: Dossier) -> list[date]:
    """The days of the schedule, else those between the event's dates."""
    planned = {found for card in dossier.read(planning.sessions) if (found := day(card.date))}
    starts, ends = dossier.event.days
    if not planned and starts:
        last = min(((ends or starts) - starts).days, _LONGEST)
        planned = {starts + timedelta(days=number) for number in range(last + 1)}
    return sorted(planned)


def event_facts(dossier: Dossier, options: PaperOptions) -> tuple[tuple[str, str], ...]:
    """Days, place, and the class where one was chosen."""
    days = event_days(dossier)
    classes = {card.id: card.name for card in dossier.read(batches.listing)}
    told = [
        ("Hari, tanggal" if len(days) == 1 else "Tanggal", wording.days_text(days) if days else ""),
        ("Tempat", dossier.event.venue),
        ("Angkatan", classes.get(options.batch, "") or dossier.event.batch),
    ]
    return tuple((label, text) for label, text in told if text or label != "Angkatan")


def event_list(
    dossier: Dossier, options: PaperOptions, title: str, columns: tuple[ListColumn, ...], rows: tuple[ListRow, ...]
) -> SignedList:
    """A list about the whole event; the caller adds what follows its rows."""
    days = event_days(dossier)
    return SignedList(
        document_title=title,
        event_title=dossier.event.title,
        event_code=dossier.event.code,
        date_text=wording.days_text(days) if days else "",
        facts=event_facts(dossier, options),
        columns=columns,
        rows=rows,
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
        short_title=title,
        row_height=options.row_height,
    )


def origin_lines(one: ParticipantRow) -> tuple[str, str]:
    """Village over district and regency: the two fixed lines of the Asal column."""
    return one.village, ", ".join(part for part in (one.district, one.regency) if part)
