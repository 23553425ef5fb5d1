"""An event at which people take part in every capacity: some of the registry, some by their name alone."""

from app.services import attendance, planning
from app.services.planning import RoleCard, SubjectCard
from tests.builders import a_person, an_event, an_office, participants

PARTS = ("narasumber", "moderator", "panitia")


def capacities_event() -> str:
    """Two participants; a speaker of the registry, one represented, a moderator, a chair who also is in the committee,
    and a guest."""
    an_office(place="Siak")
    event = an_event()
    participants(event, "Sukarni", "Nur'aini binti Ma'ruf")
    speaker = a_person("Siti Contoh", front_title="Dr.")
    subject = SubjectCard(title="Pendampingan keluarga", lesson_hours="2", speaker="Dr. Siti Contoh")
    planning.save_subject(event, subject)
    for role, name, more in (
        ("speaker", "Siti Contoh", {"person": speaker, "front_title": "Dr.", "position": "Widyaiswara"}),
        ("speaker", "Pejabat Sibuk", {"represented_by": "Wakil & <Hadir>", "represented_position": "Kepala Bidang"}),
        ("moderator", "M. Moderator O'Brien", {}),
        ("committee", "Ketua Contoh", {}),
        ("chair", "Ketua Contoh", {}),
        ("guest", "Tamu Saja", {}),
    ):
        planning.save_role(event, RoleCard(role=role, name=name, **more))
    attendance.set_all_present(event)
    return event
