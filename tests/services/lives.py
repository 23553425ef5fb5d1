"""People with much behind them, for papers and screens. Everybody is invented."""

import io
from datetime import date

from PIL import Image

from app.models import base, changes
from app.services import (
    activities,
    attachments,
    attendance,
    award_results,
    awards,
    certificates,
    planning,
    registration,
)
from app.services.activities import ActivityCard
from app.services.awards import JurorCard, SelectionCard
from app.services.planning import RoleCard
from tests import builders

NAME = "Nur'aini <Ujang> binti Ma'ruf"
STORY = "Mendampingi tiga keluarga mengurus kartu identitas, lalu mengantar mereka ke puskesmas dan sekolah. " * 3


def a_photo(name="foto.jpg", colour="red"):
    target = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(target, "PNG")
    return attachments.clean(name, target.getvalue())


def a_busy_person(events=3, pictures=2, **fields):
    """Somebody with events, scores, certificates, a talk, a nomination and activities; the office is set up."""
    builders.an_office()
    defaults = {"nik": "1408014405850001", "phone": "081234567890", "ipsm_number": "IPSM-12", "status": "aktif",
                "decree_number": "188.45/12/2024", "decree_date": "2024-01-02", "decree_until": "2028-12-31",
                "decree_signer": "Bupati Siak", "front_title": "Hj.", "back_title": "S.Sos."}  # fmt: skip
    person = builders.a_person(**({"name": NAME} | defaults | fields))
    for number in range(events):
        day = f"{2016 + number % 9}-0{1 + number % 9}-12"
        event = builders.an_event(code=f"K-{number:02}", level="dasar" if number == 0 else "lanjutan", starts_on=day,
                                  ends_on=day)  # fmt: skip
        registration.add(event, (person,))
        seat = registration.participants(event)[0].id
        attendance.set_all_present(event)
        with changes.step("Mencatat nilai ujian") as step:
            for exam, value in (("pre", "61.5"), ("post", "84")):
                values = {"participant": seat, "exam": exam, "value": value}
                step.put("exam_score", base.natural_id(seat, exam), values)
        certificates.issue(event, date.fromisoformat(day))
    if events:
        planning.save_role(event, RoleCard(role="speaker", person=person, name=NAME, gist="Pengalaman di lapangan"))
    card = SelectionCard(code="PILIH-18", title="Pemilihan PSM Berprestasi", year=2018, seats=1)
    selection = awards.save(card, with_example_criteria=True).subject
    juror = awards.save_juror(selection, JurorCard(name="Juri Contoh")).subject
    awards.add_nominees(selection, (person,))
    for criterion in awards.criteria(selection):
        award_results.set_score(juror, awards.nominees(selection)[0].id, criterion.id, "82")
    for number in range(2):
        files = [a_photo(f"dokumentasi {place}.jpg", ("red", "green", "navy")[place % 3]) for place in range(pictures)]
        activities.save(
            ActivityCard(person=person, date=f"2024-0{number + 4}-11", kind="Pendampingan", scheme="PPKS-26",
                         category="04", beneficiaries=3, place="Kampung Dalam", story=STORY),
            files if number else [],
        )  # fmt: skip
    return person
