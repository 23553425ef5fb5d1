"""What the cover of a berkas kegiatan says: the event at a glance, what is not complete, and the seal."""

from collections.abc import Sequence
from datetime import datetime

from app.domain import wording
from app.printing.bundle_front import BundleFront, ContentsLine
from app.services import certificates, events, planning, rundown, sealing
from app.services.audit import Audit
from app.services.papers.dossier import Dossier
from app.services.records import day, number
from app.services.regions import zone_of

CHECK = "event-check"
_MORE = " pada lembar pemeriksaan kegiatan"


def gaps(lacking: Sequence[tuple[str, str]], found: Audit) -> tuple[str, ...]:
    """What is not complete, in sentences: what is wrong first, then papers, (title, reason), then what to look into."""
    papers = [f"{title}: {reason.rstrip('.')}." for title, reason in lacking]
    wrong = [one.brief for one in found.open if one.severity == "wrong"]
    return (*wrong, *papers, *(one.brief for one in found.open if one.severity != "wrong"))


def front(dossier: Dossier, lines: Sequence[ContentsLine], told: Sequence[str], now: datetime) -> BundleFront:
    """The first pages of a bundle that was put together at this moment of the office's clock."""
    seal = sealing.state(dossier.event.id)
    checked = any(line.page for line in lines if line.title == "Pemeriksaan kegiatan")
    return BundleFront(
        event_title=dossier.event.title,
        event_code=dossier.event.code,
        facts=_facts(dossier),
        gaps=tuple(told),
        lines=tuple(lines),
        made=_made(dossier, seal, now),
        seal=seal.seal.spaced if seal else "",
        more=_MORE if checked else "",
        letterhead=dossier.kop,
        practice=dossier.practice,
    )


def _made(dossier: Dossier, seal: sealing.SealState | None, now: datetime) -> str:
    zone = zone_of(dossier.office.region).name
    moment = f"{wording.long_date(now.date())} pukul {now:%H.%M} {zone}"
    if seal is None:
        return f"Disusun {moment}; kegiatan belum ditutup, berkas ini belum bersegel"
    return f"disusun {moment}. {seal.sentence}" if seal.changed else f"disusun {moment}"


def _facts(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    event = dossier.event
    days = sorted({one for card in dossier.read(planning.sessions) if (one := day(card.date))})
    days = days or [one for one in dict.fromkeys(event.days) if one]
    hours = number(f"{rundown.lesson_hours(event.id)}")
    found = (
        ("Kode kegiatan", event.code),
        ("Hari, tanggal", wording.days_text(days) if days else ""),
        ("Tempat", ", ".join(part for part in (event.venue, event.place) if part)),
        ("Penyelenggara", event.organiser or dossier.office.name),
        ("Peserta", _people(dossier)),
        ("Jam pelajaran", f"{wording.spelled(hours)} JP" if hours else ""),
        ("Sertifikat", _certificates(dossier)),
    )
    return tuple((label, value or "–") for label, value in found)


def _people(dossier: Dossier) -> str:
    ledger = dossier.read(events.ledger)
    stated = f"{ledger.stated_total} disebut" if ledger.stated_total is not None else ""
    attended = sum(line.attended for line in ledger.lines)
    return ", ".join(part for part in (stated, f"{ledger.registered} terdaftar", f"{attended} hadir") if part)


def _certificates(dossier: Dossier) -> str:
    found = dossier.read(certificates.register)
    issued = sorted((one for one in found if one.status == certificates.ISSUED), key=lambda one: one.number)
    void = len(found) - len(issued)
    lost = f", {void} dinyatakan tidak berlaku" if void else ""
    if not issued:
        return f"belum diterbitkan{lost}"
    first, last = issued[0].number, issued[-1].number
    return f"{len(issued)} terbit, nomor {first}" + (f" s.d. {last}" if last != first else "") + lost
