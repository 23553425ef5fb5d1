"""A four-day event with three classes, money, marks of every kind and hard names, for the papers of the event desk."""

from dataclasses import dataclass

from app.services import attendance, batches, office, paying, payments, people, planning, registration
from app.services.batches import BatchCard
from app.services.office import OfficialCard
from app.services.payments import AllowanceCard
from app.services.people import PersonCard
from app.services.planning import RoleCard, SessionCard
from tests import builders

DAYS = ("2025-06-02", "2025-06-03", "2025-06-04", "2025-06-05")
HOURS = ("08.00", "08.45", "09.30", "10.30", "11.15", "13.00", "13.45", "14.30")
LONG = "Raden Ajeng Siti Nurhaliza Kusumaningtyas Wulandari Prameswari Hadiningrat Sastr"
HARD_NAMES = (LONG, "Sukarni", "Siti <Aminah> & Bin‘t Ali", "Nur'aini binti Ma'ruf", "AHMAD FAUZI, S.Sos.", "a" * 80)
FIRST = ("Budi", "Siti", "Ahmad", "Rosmawati", "Yusnidar", "Dewi", "Ruslan", "Zubaidah")
LAST = ("Santoso", "Aminah", "Nasution", "Ginting", "Harahap", "Sartika", "Effendi", "Manurung")
VILLAGES = builders.VILLAGES


@dataclass(frozen=True)
class DeskEvent:
    """The event's id, its classes, its participants by name in the order in which they were added."""

    id: str
    classes: tuple[str, ...]
    participants: tuple[str, ...]


def desk_event(count: int = 24, *, days: int = 4, per_day: int = 8, classes: int = 3, money: bool = True,
               records: bool = True, practice: bool = False) -> DeskEvent:
    """Make the event, of at least nine people and two sessions a day.

    Every class has its own first session each day, to the others all come.
    """
    office_id = builders.an_office(practice=practice)
    for position in ("Kuasa Pengguna Anggaran", "Bendahara Pengeluaran Pembantu"):
        office.save_official(OfficialCard(name=f"Contoh {position.split()[0]}", position=position,
                                          nip="196508171990031002"), office_id)
    event_id = builders.an_event(
        code="DESA-2025", title="Bimbingan Teknis Pekerja Sosial Masyarakat & Pilar Sosial Tingkat Dasar",
        starts_on=DAYS[0], ends_on=DAYS[days - 1], funding="APBD Kabupaten Siak Tahun Anggaran 2025", place="Siak")
    for card in planning.sessions(event_id):
        planning.delete_session(card.id)
    own = tuple(batches.save(event_id, BatchCard(name=f"Angkatan {name}")).subject
                for name in ("I", "II", "III")[:classes])
    _sessions(event_id, own, days, per_day)
    planning.set_quotas(event_id, count * 2, {"14.08": count, "14.05": count // 2, "14.71": count // 2})
    names = [*HARD_NAMES, *(f"{FIRST[n % 8]} {LAST[n // 8 % 8]} {n}" for n in range(count))][:count]
    persons = [people.save(PersonCard(name=name, sex="PL"[n % 2], birth_date="1985-05-04", birth_place="Siak",
                                      pillar="PSM", region=VILLAGES[n % len(VILLAGES)])).subject
               for n, name in enumerate(names)]
    registration.add(event_id, tuple(persons))
    by_person = {row.person_id: row.id for row in registration.participants(event_id)}
    participants = tuple(by_person[person] for person in persons)
    for number, one in enumerate(own):
        batches.assign(event_id, participants[number::len(own)], one)
    _roles(event_id)
    made = DeskEvent(event_id, own, participants)
    if records:
        _marks(made)
    if money:
        _money(made)
    return made


def _sessions(event_id: str, own: tuple[str, ...], days: int, per_day: int) -> None:
    for day in DAYS[:days]:
        planning.save_session(event_id, SessionCard(date=day, starts="07.30", ends="08.00", title="Pembukaan",
                                                    lesson_hours="0", unattended=True))
        for number in range(per_day):
            for one in own if number == 0 and own else ("",):
                starts = HOURS[number]
                planning.save_session(event_id, SessionCard(
                    date=day, starts=starts, ends=f"{starts[:2]}.59" if starts.endswith("00") else "",
                    title=f"Materi {number + 1}", lesson_hours="1", batch=one))


def _roles(event_id: str) -> None:
    for role, name, position in (
        ("chair", "Rina Oktaviani", "Kepala Bidang Pemberdayaan Sosial"),
        ("committee", "Hendra Gunawan", "Staf Bidang Pemberdayaan Sosial"),
        ("speaker", "Ernawati", "Dosen Politeknik Kesejahteraan Sosial"),
        ("speaker", "", "Kepala Dinas Sosial Provinsi Riau"),
        ("guest", "Camat Dayun", "Kecamatan Dayun"),
    ):
        planning.save_role(event_id, RoleCard(role=role, name=name, position=position,
                                              back_title="S.Sos." if name else ""))


def _marks(made: DeskEvent) -> None:
    attendance.set_all_present(made.id)
    grid = attendance.grid(made.id)
    shared = [one.id for one in grid.sessions if not one.batch]
    everybody = made.participants
    attendance.set_marks(made.id, [(everybody[3], one) for one in shared], "S")
    attendance.mark_whole(made.id, everybody[5], "A")
    attendance.set_marks(made.id, [(everybody[6], one) for one in shared[:2]], "I")
    attendance.set_marks(made.id, [(everybody[7], shared[-1])], "")


def _money(made: DeskEvent) -> None:
    for title, amount, taxed in (("Transpor", 150_000, False), ("Uang Saku", 200_000, True)):
        payments.save_component(made.id, AllowanceCard(title=title, amount=amount, taxed=taxed))
    payments.set_default_tax(made.id, "5")
    roles = [card.id for card in planning.roles(made.id) if card.role in {"speaker", "committee", "chair"}]
    paying.put_on_list(made.id, made.participants, roles)
