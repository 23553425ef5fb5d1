"""The contact sheet of an event's certificates: every name as it will stand, with what is to be looked at first."""

from datetime import date

from app.errors import Progress
from app.services import at_work, certificates, preflight
from app.services.certificate_register import CAPACITIES, PARTICIPANT
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import AFTER, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import PaperOptions
from app.services.preflight import NameCheck, Preflight

LAYOUT, CAPACITY = "layout", "capacity"
"""The choices that name another design than the event's, by its ref, and one capacity instead of all."""


def _how_far(dossier: Dossier) -> Readiness:
    count = len(dossier.read(certificates.recipients))
    return ready(f"{count} nama") if count else missing("belum ada peserta")


def _make(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.certificate_matter import FONTS
    from app.printing.contact_sheet import ContactName, ContactSheet, contact_sheet

    on = certificates.issue_day(dossier.event.id, date.fromisoformat(at_work.today()))
    chosen = dict(options.choices)
    capacities = tuple(filter(None, (chosen.get(CAPACITY, ""),)))
    design = chosen.get(LAYOUT, dossier.event.layout)
    found = preflight.examine(dossier.event.id, on, capacities, design, progress)
    wanted = {one.id for one in dossier.chosen_people(options)} if options.region or options.batch else None
    names = tuple(one for one in found.names if wanted is None or one.recipient_id in wanted)
    found = Preflight(found.event_id, found.design, found.general, names)
    sheet = ContactSheet(
        event_title=dossier.event.title,
        event_code=dossier.event.code,
        facts=_facts(found),
        counts=found.sentence,
        width=max((one.setting.width for one in names), default=200.0),
        names=tuple(
            ContactName(one.setting.lines, one.setting.size, FONTS[one.setting.font], _caption(one),
                        tuple(remark.words for remark in one.remarks), grave=one.severity == "stop")
            for one in names
        ),
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )  # fmt: skip
    return Made(contact_sheet(sheet, paper_for(options)), len(names))


def _facts(found: Preflight) -> tuple[tuple[str, str], ...]:
    general = "; ".join(remark.words for remark in found.general)
    return (("Tata letak", found.design), *((("Perhatikan", general),) if general else ()))


def _caption(one: NameCheck) -> str:
    """Whose it is, and its number where it is issued."""
    capacity = "" if one.capacity == PARTICIPANT else CAPACITIES.get(one.capacity, one.capacity)
    return " · ".join(part for part in (one.number or "belum terbit", capacity, one.regency) if part)


KINDS = (
    PaperKind(
        "certificate-contact-sheet", "Lembar periksa nama sertifikat", AFTER, "peserta; sebelum sertifikat dicetak",
        _how_far, _make, options=("direction", "people", "batch", "checks"), bundled=False,
    ),
)  # fmt: skip
