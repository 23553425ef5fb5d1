"""The press release: every fact of the event in sentences of our own, as the public reads them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from app.domain import account as told
from app.domain import wording
from app.domain.account import Account
from app.domain.event_texts import lines_of
from app.domain.wording import Phrase, in_sentence
from app.printing.letter_content import Letter, LetterBlock, Paragraph, Picture, plain
from app.services import event_files, event_texts, planning
from app.services.papers.accounts import account
from app.services.papers.dossier import Dossier
from app.services.papers.minutes import held_days
from app.services.papers.options import Choice, PaperOptions
from app.services.papers.suggestions import split_objectives
from app.services.planning import RoleCard

PHOTO = Choice("photo", "Foto", (("first", "Foto pertama dari Lampiran"), ("none", "Tanpa foto")))
_SPOKEN = ("me", "ber", "sangat", "turut")
_QUOTES = ("“", '"', "‘")
_PILLAR = "Pekerja Sosial Masyarakat (PSM)"


def press_release(dossier: Dossier, options: PaperOptions) -> Letter:
    """The release as it is printed and as it goes to a word processor."""
    texts, event = dossier.read(event_texts.texts), dossier.event
    author = texts.get("press-author", "")
    return Letter(
        titles=("SIARAN PERS", event.title),
        short_title="SIARAN PERS",
        about=event.code,
        blocks=(
            *_picture(dossier, options),
            *_paragraphs(dossier, account(dossier)),
            *(Paragraph(plain(f"({author})")) for _ in range(bool(author))),
        ),
        letterhead=dossier.letterhead(options),
        practice=dossier.practice,
    )


def _picture(dossier: Dossier, options: PaperOptions) -> Iterator[LetterBlock]:
    if options.choice(PHOTO) == "first":
        for photo in dossier.read(event_files.photos)[:1]:
            yield Picture(photo.jpeg, photo.caption, 120, 75)


def _paragraphs(dossier: Dossier, found: Account) -> Iterator[LetterBlock]:
    event, roles = dossier.event, dossier.read(planning.roles)
    place = event.place or dossier.office.place
    dateline = (Phrase(f"{place.upper()} – ", bold=True),) if place else ()
    yield Paragraph((*dateline, Phrase(_lead(dossier))))
    sentences = chain(
        [_participants(found, _called(dossier)), *_objectives(event.objectives)],
        *(_of_role(roles, kind, say) for kind, say in _PARTS),
        [_competences(event.competences), _pillars(event.partner_pillars), _outcome(found)],
        lines_of(dossier.read(event_texts.texts).get("press-note", "")),
    )
    for sentence in sentences:
        if sentence:
            yield Paragraph(plain(sentence))


def _lead(dossier: Dossier) -> str:
    """Who holds what, when and where, and who is the host."""
    event = dossier.event
    when = wording.on_days(held_days(dossier))
    lead = f"{event.organiser or dossier.office.name} menyelenggarakan {event.title} {when}".strip()
    lead += f", bertempat di {in_sentence(event.venue)}." if event.venue else "."
    if event.host and event.host not in event.organiser:
        lead += f" {event.host} ditunjuk sebagai tuan rumah, tempat kegiatan ini dilaksanakan."
    return lead


def _called(dossier: Dossier) -> str:
    """What the participants are called: by their pillar where all are of one."""
    pillars = {row.pillar for row in dossier.people}
    return next(iter(pillars)) if len(pillars) == 1 and all(pillars) else "peserta"


def _participants(found: Account, called: str) -> str:
    """How many, from where; the numbers stand as they are, also where they do not agree."""
    origins = [
        one.name if one.seats is None else f"{one.name} {one.seats} orang" for one in found.regencies
    ]  # fmt: skip
    whom = f"{found.stated} orang {called}" if found.stated is not None else called
    told_origins = f" yang berasal dari {len(origins)} kabupaten/kota, yaitu {told.names(origins)}" if origins else ""
    sentence = f"Kegiatan ini diperuntukkan bagi {whom}{told_origins}."
    if found.gap and found.allotted is not None and found.stated is not None:
        rest = (
            f"{found.gap} dari {found.stated} kursi belum dialokasikan"
            if found.gap > 0
            else f"{-found.gap} kursi lebih banyak daripada yang disebut"
        )
        sentence += f" Kuota yang dibagikan berjumlah {found.allotted} orang; {rest}."
    return sentence


def _objectives(text: str) -> list[str]:
    """Why the event was held, and what for."""
    background, aims = split_objectives(text)
    return [*background, f"Kegiatan ini bertujuan untuk {_series(aims, 'serta')}." if aims else ""]


def _opened(role: RoleCard) -> str:
    """Who opened it, in whose place, and what was said."""
    if role.represented_by:
        deputy = ", ".join(part for part in (role.represented_by, role.represented_position) if part)
        opened = f"Acara dibuka oleh {_who(role)}, yang diwakili oleh {deputy}."
        return f"{opened} {_said(f'Dalam sambutan {_office_of(role)}, {role.represented_by}', role.gist)}".strip()
    opened = f"Acara dibuka oleh {_who(role)}."
    return f"{opened} {_said(f'Dalam sambutannya, {role.display_name or role.position}', role.gist)}".strip()


def _office_of(role: RoleCard) -> str:
    return role.position or role.display_name


def _hosted(role: RoleCard) -> str:
    """What the host said."""
    name = role.display_name
    whole = f"{name} selaku {role.position}" if name and role.position else name or role.position
    return _said(whole, role.gist) if role.gist else ""


def _spoke(role: RoleCard) -> str:
    """Who taught, and the gist of it."""
    if not role.display_name:
        unnamed = in_sentence(role.position.partition(" (")[0])
        lead = f"Kegiatan ini menghadirkan {unnamed[:1].lower()}{unnamed[1:]}"
        return _said(f"{lead} yang", role.gist) if role.gist else f"{lead}."
    return _said(f"Selaku narasumber, {_named(role)}", role.gist)


def _closed(role: RoleCard) -> str:
    """Who ended it, as the one who shared what was done."""
    whole = _named(role)
    return _said(f"Di akhir acara, {whole}", role.gist) if role.gist else f"Acara ditutup oleh {whole.rstrip(',')}."


def _named(role: RoleCard) -> str:
    """Somebody before what is told of them: "Sudrajat, S.Sos, Kasi. Pemberdayaan,"; one of the two takes no comma."""
    told_of = [part for part in (role.display_name, role.position.strip()) if part]
    return ", ".join(told_of) + ("," if len(told_of) > 1 else "")


_PARTS = (("host", _hosted), ("opener", _opened), ("speaker", _spoke), ("closing", _closed))


def _of_role(roles: tuple[RoleCard, ...], kind: str, say: Callable[[RoleCard], str]) -> list[str]:
    """What each of them said; speakers of whom nothing is told stand in one sentence."""
    own = [role for role in roles if role.role == kind]
    silent = [role for role in own if kind == "speaker" and role.display_name and not role.gist]
    named = told.names([f"{one.display_name} ({one.position})" if one.position else one.display_name for one in silent])
    listed = [f"Narasumber kegiatan ini ialah {named}."] if silent else []
    return [*(say(role) for role in own if role not in silent), *listed]


def _said(who: str, gist: str) -> str:
    """Who said it before what was said: a quotation after "menyampaikan", a report in the third person as it is."""
    if not gist:
        return ""
    if gist.startswith(_QUOTES):
        return f"{who} menyampaikan, {gist}"
    ended = gist if gist.endswith((".", "!", "?", "”", '"')) else f"{gist}."
    if gist.lower().startswith(_SPOKEN):
        return f"{who} {_lower(ended)}"
    return f"{who} menyampaikan bahwa {_lower(ended)}"


def _competences(text: str) -> str:
    able = lines_of(text)
    if not able:
        return ""
    can = "dapat " if able[0].lower().startswith(("me", "ber")) else ""
    return f"Sesudah kegiatan ini peserta diharapkan {can}{_series(able, 'dan')}."


def _pillars(text: str) -> str:
    pillars = lines_of(text)
    whom = told.names(pillars)
    return f"Dalam tugasnya {_PILLAR} bekerja sama dengan pilar partisipan lainnya, yaitu {whom}." if pillars else ""


def _outcome(found: Account) -> str:
    if not found.recorded:
        return ""
    issued = f" dan {len(found.numbers)} sertifikat diterbitkan" if found.numbers else ""
    return f"Dari {found.registered} orang yang terdaftar, {found.present} orang hadir{issued}."


def _who(role: RoleCard) -> str:
    return ", ".join(part for part in (role.position.strip(), role.display_name) if part)


def _series(lines: Sequence[str], link: str) -> str:
    """Points as one sentence: "meningkatkan …; memberikan …; serta …"."""
    *earlier, last = (_lower(line.rstrip(".")) for line in lines)
    return "; ".join([*earlier, f"{link} {last}"]) if earlier else last


def _lower(text: str) -> str:
    """A sentence within another one; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
