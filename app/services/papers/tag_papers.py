"""Name tags and table name plates: whose, and what stands on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import codes, wording
from app.errors import Progress, UserError
from app.printing.tag_records import Tag, TagSheet
from app.services import planning, portraits
from app.services.papers.dossier import Dossier, paper_for
from app.services.papers.kinds import BEFORE, Made, PaperKind, Readiness, missing, ready
from app.services.papers.options import Choice, PaperOptions
from app.services.planning import RoleCard
from app.services.records import day
from app.services.registration import ParticipantRow

PARTICIPANT = "Peserta"
# What stands in the box, by role.
_WORDS = {
    "speaker": "Narasumber", "moderator": "Moderator", "committee": "Panitia", "chair": "Panitia",
    "closing": "Narasumber", "opener": "Pejabat", "host": "Pejabat", "guest": "Tamu",
}  # fmt: skip
_HONOURED = frozenset({"Pejabat", "Tamu"})
_GROUPS = {"speakers": {"Narasumber", "Moderator"}, "committee": {"Panitia"}, "guests": _HONOURED}
_ALL = frozenset(_WORDS.values())

WHO = Choice(
    "who",
    "Untuk",
    (
        ("all", "Peserta dan semua peran"), ("participants", "Peserta saja"), ("officials", "Semua peran saja"),
        ("speakers", "Narasumber dan moderator"), ("committee", "Panitia"), ("guests", "Tamu dan pejabat"),
    ),
)  # fmt: skip
SEATED = Choice("who", "Untuk", (WHO.values[2], *WHO.values[3:], *WHO.values[:2]))
BACK = Choice(
    "back", "Sisi belakang", (("none", "Kosong"), ("rundown", "Susunan acara"), ("event", "Nama kegiatan"))
)  # fmt: skip
PHOTO = Choice("photo", "Foto", (("no", "Tanpa foto"), ("yes", "Dengan foto yang tersimpan")))


@dataclass(frozen=True)
class _Official:
    """Somebody with a part in the event, each human once in each capacity."""

    id: str
    name: str
    word: str
    position: str


def _officials(dossier: Dossier) -> list[_Official]:
    """Those who come: where somebody is represented, the one who represents."""
    found: dict[tuple[str, str], _Official] = {}
    for card in dossier.read(planning.roles):
        name, position = _who_comes(card)
        word = _WORDS.get(card.role, "Tamu")
        if name:
            found.setdefault((name, word), _Official(card.id, name, word, position))
    at_work = {name for name, word in found if word not in _HONOURED}
    # who opens and then speaks bears one tag
    return [one for (name, word), one in found.items() if word not in _HONOURED or name not in at_work]


def _who_comes(card: RoleCard) -> tuple[str, str]:
    if card.represented_by:
        return card.represented_by, card.represented_position
    return card.display_name, card.position


def _chosen(dossier: Dossier, options: PaperOptions, who: Choice) -> tuple[Sequence[ParticipantRow], list[_Official]]:
    """Participants and officials that the choice asks for."""
    key = options.choice(who)
    people = dossier.chosen_people(options) if key in {"all", "participants"} else ()
    words = _ALL if key in {"all", "officials"} else _GROUPS.get(key, set())
    return people, [one for one in _officials(dossier) if one.word in words]


def _sheet(dossier: Dossier, options: PaperOptions) -> TagSheet:
    people, officials = _chosen(dossier, options, WHO)
    back = options.choice(BACK)
    rundowns = _rundowns(dossier) if back == "rundown" else {}
    photos = portraits.of(person.person_id for person in people) if options.choice(PHOTO) == "yes" else {}
    tags = [
        Tag(
            name=person.name,
            role=PARTICIPANT,
            code=codes.code_of(person.id),
            lines=(person.origin, person.regency),
            photo=photos.get(person.person_id),
            rundown=rundowns.get(person.batch, rundowns.get("", ())),
        )
        for person in people
    ]
    tags += [
        Tag(one.name, one.word, codes.code_of(one.id), (one.position,), official=True, rundown=rundowns.get("", ()))
        for one in officials
    ]
    event = dossier.event
    return TagSheet(event.title, event.code, _when_where(dossier), tuple(tags), back != "none", dossier.practice)


def _when_where(dossier: Dossier) -> str:
    starts, ends = dossier.event.days
    when = wording.date_range(starts, ends or starts) if starts else ""
    return ", ".join(part for part in (dossier.event.place or dossier.office.place, when) if part)


def _rundowns(dossier: Dossier) -> dict[str, tuple[tuple[str, str], ...]]:
    """The rundown of each class by its id, with what is for all; of several days each line names its day."""
    sessions = dossier.read(planning.sessions)
    days = {card.date for card in sessions}
    found = {}
    for batch in dict.fromkeys(("", *(card.batch for card in sessions))):
        lines = []
        for card in sessions:
            if card.batch in {"", batch} or not batch:
                on = day(card.date) if len(days) > 1 else None
                time = f"{on.day}/{on.month} {card.starts}" if on else f"{card.starts}–{card.ends}".strip("–")
                lines.append((time, planning.session_title(card, dossier.subjects)))
        found[batch] = tuple(lines)
    return found


def _how_far(dossier: Dossier) -> Readiness:
    people, officials = len(dossier.people), len(_officials(dossier))
    return ready(f"{people + officials} kartu") if people or officials else missing("belum ada peserta")


def _make_tags(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.tags import tag_problems, tags_pdf

    sheet = _sheet(dossier, options)
    _refuse_none(len(sheet.tags))
    lacking = _without_photo(sheet) if options.choice(PHOTO) == "yes" else ()
    return Made(tags_pdf(sheet, paper_for(options), progress), len(sheet.tags), (*lacking, *tag_problems(sheet)))


def _without_photo(sheet: TagSheet) -> tuple[str, ...]:
    """How many participants have none; a photo is kept on the person's page."""
    count = sum(not tag.photo and not tag.official for tag in sheet.tags)
    return (f"{count} peserta belum mempunyai foto; tambahkan pada data orangnya.",) if count else ()


def _make_plates(dossier: Dossier, options: PaperOptions, progress: Progress) -> Made:
    from app.printing.table_names import NamePlate, plate_problems, plates_pdf

    people, officials = _chosen(dossier, options, SEATED)
    plates = [NamePlate(one.name, " · ".join(part for part in (one.word, one.position) if part)) for one in officials]
    plates += [NamePlate(person.name, person.regency) for person in people]
    _refuse_none(len(plates))
    pdf = plates_pdf(plates, dossier.event.code, paper_for(options), practice=dossier.practice, progress=progress)
    return Made(pdf, len(plates), plate_problems(plates))


def _refuse_none(count: int) -> None:
    if not count:
        todo = "Pilih yang lain, atau isi daftarnya dahulu."
        raise UserError("Tidak ada orang pada pilihan ini.", "Tidak ada yang dicetak.", todo)


KINDS = (
    PaperKind(
        "name-tags", "Kartu nama", BEFORE, "peserta atau peran; kode untuk meja registrasi", _how_far, _make_tags,
        options=("people", "batch"), choices=(WHO, BACK, PHOTO), bundled=False,
    ),
    PaperKind(
        "table-names", "Nama meja", BEFORE, "narasumber, panitia, tamu, atau peserta", _how_far, _make_plates,
        options=("people", "batch"), choices=(SEATED,), landscape=True, bundled=False,
    ),
)  # fmt: skip
