"""The great event: 4 days of 8 sessions, 3 classes, 250 people of 12 regencies, walk-ins, substitutes, absences, money,
scores, certificates. Everybody in it is invented, and an auditor finds nothing open in it: tests break one thing each.
"""

import io
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from app.domain.regions import Level, level_of
from app.services import (
    arrivals,
    attachments,
    attendance,
    batches,
    certificates,
    evaluations,
    event_files,
    event_texts,
    events,
    exams,
    office,
    paying,
    payments,
    people,
    planning,
    quota_moves,
    regions,
    registration,
    signed_sheets,
    workspace,
)
from app.services.batches import BatchCard
from app.services.events import EventCard
from app.services.office import OfficeCard, OfficialCard
from app.services.payments import AllowanceCard
from app.services.people import PersonCard
from app.services.planning import RoleCard, SessionCard, SubjectCard
from app.services.steps import step
from tests.builders import NASTY_NAMES

CODE = "BESAR-2025"
FIRST, LAST = date(2025, 6, 2), date(2025, 6, 5)
PEOPLE, CLASSES, SLOTS = 250, 3, 8
_NAMES = ("Ahmad", "Siti", "Budi", "Nur", "Rahmat", "Dewi", "Yusuf", "Fitri", "Hendra", "Lestari", "Zainal", "Ratna")
_FAMILIES = ("Siregar", "Nasution", "Wibowo", "Panjaitan", "Harahap", "Gunawan", "Lubis", "Manurung", "Saragih")
_TIMES = ("08.00", "08.45", "09.45", "10.30", "11.15", "13.15", "14.00", "14.45")
_ENDS = ("08.45", "09.30", "10.30", "11.15", "12.00", "14.00", "14.45", "15.30")


@dataclass(frozen=True)
class Great:
    """The event's id, and who plays which part in it, by participant."""

    id: str
    substituted: tuple[str, ...]
    successors: tuple[str, ...]
    withdrawn: tuple[str, ...]
    walk_ins: tuple[str, ...]
    absent: tuple[str, ...]
    below: tuple[str, ...]
    by_reason: tuple[str, ...]


def great_event(*, certified: bool = True, photos: int = 6) -> Great:
    """Make it in the open database; `certified` hands out the certificates too."""
    with step("Menyusun kegiatan besar"):
        event_id = _plan()
        quotas = _quotas(event_id)
        seats, gone = _register(event_id, quotas)
    great = _attend(event_id, seats, gone)
    _afterwards(event_id, great)
    _files(event_id, photos)
    if certified:
        certificates.issue(event_id, LAST, overrides=dict.fromkeys(great.by_reason, "Bertugas sebagai ketua kelas"))
    return great


def _plan() -> str:
    office_id = office.save(
        OfficeCard(region="14", name="Dinas Sosial Provinsi Riau", place="Pekanbaru", classification="400.9")
    ).subject
    for name, position in (("Rahmat Contoh", "Kepala Dinas Sosial Provinsi Riau"), ("Sri Contoh", "Kepala Bidang")):
        card = OfficialCard(name=name, back_title="M.Si.", nip="196508171990031002", rank="Pembina", position=position)
        office.save_official(card, office_id)
    event_id = events.save(
        EventCard(
            code=CODE, title="Bimbingan Teknis Pekerja Sosial Masyarakat & Mitra se-Provinsi Riau", place="Pekanbaru",
            starts_on=FIRST.isoformat(), ends_on=LAST.isoformat(), venue="Balai Diklat Ma'rang",
            organiser="Dinas Sosial Provinsi Riau", stated_total=PEOPLE, objectives="Peningkatan kapasitas PSM",
            funding="APBD", legal_basis="Permensos 10/2019",
        )
    ).subject  # fmt: skip
    for name in ("Kelas A", "Kelas B", "Kelas C")[:CLASSES]:
        batches.save(event_id, BatchCard(name=name, room=f"Ruang {name[-1]}"))
    roles = [RoleCard(role="speaker", name=f"Narasumber Contoh {n}", position="Dinas Sosial") for n in range(1, 6)]
    roles += [RoleCard(role="chair", name="Rina Oktaviani", nip="197909152005012003", position="Ketua Panitia")]
    roles += [RoleCard(role="committee", name=f"Panitia Contoh {n}", position="Panitia") for n in range(1, 7)]
    roles += [RoleCard(role="opener", name="Rahmat Contoh", position="Kepala Dinas", gist="Harapan bagi PSM")]
    for role in roles:
        planning.save_role(event_id, role)
    _sessions(event_id)
    return event_id


def _sessions(event_id: str) -> None:
    """Eight sessions of one lesson hour a day; the last of each day sits class by class."""
    classes = batches.listing(event_id)
    for day in range((LAST - FIRST).days + 1):
        iso = (FIRST + timedelta(days=day)).isoformat()
        for slot in range(SLOTS):
            speaker = f"Narasumber Contoh {slot % 2 + 1}"
            title = f"Materi {day + 1}.{slot + 1} tentang pendampingan sosial"
            card = SubjectCard(title=title, lesson_hours="1", speaker=speaker)
            subject = planning.save_subject(event_id, card).subject
            times = {"starts": _TIMES[slot], "ends": _ENDS[slot], "date": iso, "subject": subject}
            if slot < SLOTS - 1:
                planning.save_session(event_id, SessionCard(**times))
                continue
            for number, one in enumerate(classes):
                own = SessionCard(batch=one.id, room=one.room, speaker=f"Narasumber Contoh {number + 3}", **times)
                planning.save_session(event_id, own)


def _quotas(event_id: str) -> dict[str, int]:
    """250 seats among the 12 regencies of Riau; two of them went from one regency to another."""
    codes = sorted(code for code in regions.gazetteer()._names if level_of(code) is Level.REGENCY and code[:2] == "14")
    quotas = {code: PEOPLE // len(codes) + (number < PEOPLE % len(codes)) for number, code in enumerate(codes)}
    planning.set_quotas(event_id, PEOPLE, quotas)
    quota_moves.move(event_id, codes[0], codes[1], 2, "Permintaan dinas kabupaten", FIRST.isoformat())
    return {code: seats + {0: -2, 1: 2}.get(number, 0) for number, (code, seats) in enumerate(quotas.items())}


def _register(event_id: str, quotas: dict[str, int]) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Everybody in their seats: some substituted, some withdrawn with walk-ins in their place. Returns the others."""
    chance = random.Random(5)
    villages: dict[str, list[str]] = {}
    for code in sorted(regions.gazetteer()._names):
        if level_of(code) is Level.VILLAGE:
            villages.setdefault(code[:5], []).append(code)
    ids: list[str] = []
    for code, seats in quotas.items():
        ids += [_person(len(ids) + number, villages[code], chance) for number in range(seats)]
    registration.add(event_id, tuple(ids))
    by_person = {row.person_id: row.id for row in registration.participants(event_id)}
    seats = [by_person[one] for one in ids]
    batches.deal_out(event_id)
    substituted, successors = tuple(seats[number] for number in (3, 60, 120)), []
    regency_of = {row.id: row.region for row in registration.participants(event_id)}
    for number, seat in enumerate(substituted):
        person = _person(300 + number, villages[regency_of[seat]], chance)
        registration.substitute(seat, person, "Sakit, surat dokter terlampir")
        successors.append(_seat_of(event_id, person))
    withdrawn = tuple(seats[number] for number in (10, 90))
    registration.set_status(withdrawn, "withdrawn", "Mengundurkan diri lewat surat")
    walk_ins = []
    for number, seat in enumerate(withdrawn):
        person = _person(400 + number, villages[regency_of[seat]], chance)
        registration.add(event_id, (person,), "walk-in")
        walk_ins.append(_seat_of(event_id, person))
    batches.deal_out(event_id)
    gone = {"substituted": substituted, "successors": tuple(successors), "withdrawn": withdrawn,
            "walk_ins": tuple(walk_ins)}  # fmt: skip
    usual = [row.id for row in registration.active_participants(event_id) if row.id not in {*successors, *walk_ins}]
    return usual, gone


def _seat_of(event_id: str, person: str) -> str:
    return next(row.id for row in registration.participants(event_id) if row.person_id == person)


def _person(number: int, villages: list[str], chance: random.Random) -> str:
    name = f"{chance.choice(_NAMES)} {chance.choice(_FAMILIES)} {number:03d}"
    if number < 5 * len(NASTY_NAMES) and number % 5 == 0:
        name = NASTY_NAMES[number // 5]
    born, sex, village = date(1960 + number % 40, number % 12 + 1, number % 28 + 1), "LP"[number % 2], villages[0]
    day = born.day + (40 if sex == "P" else 0)
    nik = f"{village.replace('.', '')[:6]}{day:02}{born:%m%y}{number + 1:04}"
    return people.save(
        PersonCard(
            name=name, sex=sex, birth_place="Pekanbaru", birth_date=born.isoformat(), pillar="PSM", nik=nik,
            region=chance.choice(villages), phone=f"0812{number:08d}", address=f"Jalan Contoh {number}",
        )
    ).subject  # fmt: skip


def _attend(event_id: str, seats: list[str], gone: dict[str, tuple[str, ...]]) -> Great:
    absent, below = tuple(seats[20:24]), tuple(seats[30:36])
    by_reason = below[:2]
    grid = attendance.grid(event_id)
    first = grid.sessions[0]
    starts = datetime(2025, 6, 2, 0, 50, tzinfo=UTC)
    for number, seat in enumerate(seats[40:52]):
        arrivals.check_in(event_id, seat, [first.id], starts + timedelta(seconds=20 * number), desk="Meja 1")
    for seat in absent:
        attendance.mark_whole(event_id, seat, "I")
    days = {session.id for session in grid.sessions if session.date > (FIRST + timedelta(days=1)).isoformat()}
    theirs = {row.participant.id: row.marks for row in grid.rows}
    cells = [
        (seat, session.id)
        for seat in below
        for session, mark in zip(grid.sessions, theirs[seat], strict=True)
        if session.id in days and mark == ""
    ]
    attendance.set_marks(event_id, cells, "A")
    attendance.set_all_present(event_id)
    return Great(event_id, absent=absent, below=below, by_reason=by_reason, **gone)


def _afterwards(event_id: str, great: Great) -> None:
    """Money, signed sheets, scores, evaluation, the numbers of the letters."""
    for title, amount, taxed in (("Transpor", 150_000, False), ("Uang Saku", 110_000, True)):
        payments.save_component(event_id, AllowanceCard(title=title, amount=amount, taxed=taxed))
    payments.set_default_tax(event_id, "5")
    paying.put_group(event_id, "present")
    paying.put_group(event_id, "roles")
    paying.set_paid([line.payment_id for line in payments.sheet(event_id).lines], LAST.isoformat())
    for sheet in signed_sheets.listing(event_id):
        if not sheet.session:
            counted = sheet.comparison.expected if sheet.comparison else 6
            signed_sheets.save(event_id, replace(sheet, signatures=counted), [picture(f"{sheet.title}.jpg")])
    seats = [row.id for row in registration.active_participants(event_id) if row.id not in great.absent]
    exams.set_many(event_id, [
        (seat, exam, str(base + number % 30))
        for number, seat in enumerate(seats) for exam, base in (("pre", 40), ("post", 65))
    ])  # fmt: skip
    evaluations.lay_questions(event_id)
    items = evaluations.forms(event_id).scaled
    evaluations.set_answers(event_id, [
        (sheet, item.id, 3 + (sheet + place) % 3) for sheet in range(1, 31) for place, item in enumerate(items)
    ])  # fmt: skip
    numbers = {f"{key}-number": f"460/{place}/2025" for place, key in enumerate(
        ("invitation", "committee-decree", "participants-decree", "speakers-decree"), start=12)}
    chapters = dict.fromkeys(
        ("background", "scope", "results", "evaluation", "conclusion", "suggestions"), "Sebagaimana direncanakan."
    )
    event_texts.save(event_id, numbers | chapters)


def _files(event_id: str, photos: int) -> None:
    event_files.add(event_id, [picture(f"foto {number}.jpg") for number in range(photos)], "photo")
    letter = attachments.CleanFile("undangan.pdf", "application/pdf", letter_pdf())
    decree = attachments.CleanFile("sk panitia.pdf", "application/pdf", letter_pdf(2))
    event_files.add(event_id, [letter], "invitation")
    event_files.add(event_id, [decree], "decree")


def picture(name: str) -> attachments.CleanFile:
    """A photo of nothing."""
    from PIL import Image

    target = io.BytesIO()
    Image.effect_noise((320, 240), 40).convert("RGB").save(target, "JPEG", quality=60)
    return attachments.CleanFile(name, "image/jpeg", target.getvalue(), 320, 240)


def letter_pdf(pages: int = 1) -> bytes:
    """A letter as it came from elsewhere."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for number in range(pages):
        canvas.drawString(72, 720, f"Surat contoh, halaman {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@cache
def folder() -> tuple[Path, Great]:
    """A data folder with the great event, made once in a run, and who is who in it."""
    place = Path(tempfile.mkdtemp(prefix="bimtek-besar-"))
    workspace.open_workspace(place)
    made = great_event()
    workspace.close_workspace(backup=False)
    return place, made


@contextmanager
def opened(place: Path) -> Iterator[Great]:
    """A copy of that folder, open."""
    source, made = folder()
    shutil.copytree(source, place, dirs_exist_ok=True)
    workspace.open_workspace(place)
    yield made
    workspace.close_workspace(backup=False)
