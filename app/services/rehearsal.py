"""The main job on both sample events without a window: for a machine with no display, and as a drill."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from app.services import (
    attendance,
    award_results,
    awards,
    bundle,
    certificates,
    documents,
    events,
    exams,
    handover,
    paying,
    payments,
    piagam,
    registration,
    samples,
    workspace,
)
from app.services.awards import JurorCard, SelectionCard
from app.services.documents import Rendered
from app.services.papers import catalogue
from app.services.papers.options import PaperOptions
from app.services.payments import AllowanceCard

# An exception now and then, so that the papers show more than full rows: participant number, mark.
_EXCEPTIONS = ((3, "I"), (7, "S"), (12, "A"))
_SCORES = ("90", "84", "77.5", "82", "88")
_BEFORE = ("60", "55.5", "70")
_ALLOWANCES = (("Transpor", 150_000, False), ("Uang Saku", 110_000, True))
_AFTERWARDS = ("attendance-recap", "exam-recap", "receipt", "minutes", "event-check")
"""What an office owes after the event, beside the certificates."""


@dataclass(frozen=True)
class Made:
    """A file that the rehearsal wrote, and what it is."""

    what: str
    path: Path


def run(folder: Path) -> tuple[Made, ...]:
    """Plan, register, print, attend, pay, certify, account for, award and hand over both samples, into `folder`.

    Raises: UserError: the folder cannot be written.
    """
    made: list[Made] = []
    workspace.open_workspace(folder / "data")
    try:
        for name in samples.SAMPLES:
            samples.load(name)
            made.extend(_event(name, folder))
        made.extend(_award(folder))
    finally:
        workspace.close_workspace()
    return tuple(made)


def _event(code: str, folder: Path) -> list[Made]:
    event = events.find(code)
    made = [
        _save("attendance-sheet", event.id, PaperOptions(), folder / f"{code}-daftar-hadir-a4.pdf"),
        _save(
            "attendance-sheet",
            event.id,
            PaperOptions(paper="F4", landscape=True, phones=True),
            folder / f"{code}-daftar-hadir-f4-mendatar.pdf",
        ),
    ]
    people = registration.active_participants(event.id)
    for number, mark in _EXCEPTIONS:
        attendance.mark_whole(event.id, people[number].id, mark)
    attendance.set_all_present(event.id)
    _exams_and_money(event.id, event.ends_on)
    certificates.issue(event.id, certificates.issue_day(event.id, datetime.now(UTC).date()))
    made.append(_save("certificates", event.id, PaperOptions(), folder / f"{code}-sertifikat.pdf"))
    made.extend(_accounted(event.id, folder, code))
    data = folder / f"{code}-data.zip"
    handover.export(event.id, data)
    return [*made, Made("Berkas data", data)]


def _exams_and_money(event_id: str, day: str) -> None:
    """Invented scores before and after, and money for everybody who came."""
    came = [row.participant.id for row in attendance.grid(event_id).rows if "H" in row.marks]
    scores = [(one, "pre", before) for one, before in zip(came, cycle(_BEFORE), strict=False)]
    scores += [(one, "post", after) for one, after in zip(came, cycle(_SCORES), strict=False)]
    exams.set_many(event_id, scores)
    for title, amount, taxed in _ALLOWANCES:
        payments.save_component(event_id, AllowanceCard(title=title, amount=amount, taxed=taxed))
    payments.set_default_tax(event_id, "5")
    paying.put_group(event_id, "present")
    paying.set_paid([line.payment_id for line in payments.sheet(event_id).lines], day)


def _accounted(event_id: str, folder: Path, code: str) -> list[Made]:
    """The papers after the event, the report to be edited, and the complete file as PDF and as ZIP."""
    made = [
        _save(document, event_id, PaperOptions(), folder / f"{code}-{_words(document)}.pdf")
        for document in _AFTERWARDS
    ]
    report = folder / f"{code}-laporan.docx"
    made.append(Made("Laporan kegiatan", documents.save_word("report", event_id, report)))
    for suffix in ("pdf", "zip"):
        path = folder / f"{code}-berkas-kegiatan.{suffix}"
        bundle.save(event_id, path)
        made.append(Made("Berkas kegiatan", path))
    return made


def _words(document: str) -> str:
    return catalogue.find(document).title.lower().replace(" ", "-")


def _save(document: str, event_id: str, options: PaperOptions, path: Path) -> Made:
    title = catalogue.find(document).title
    return Made(title, documents.save(documents.render(document, event_id, options), path))


def _award(folder: Path) -> list[Made]:
    """An invented selection among the first of Siak's participants."""
    card = SelectionCard(code="contoh-2018", title="PSM Berprestasi (contoh)", year=2018, level="provinsi")
    selection = awards.save(card, with_example_criteria=True).subject
    jurors = [awards.save_juror(selection, JurorCard(name=name)).subject for name in ("Juri A", "Juri B")]
    people = registration.active_participants(events.find("siak-2018").id)
    awards.add_nominees(selection, [person.person_id for person in people[: len(_SCORES)]])
    for juror in jurors:
        for nominee, points in zip(awards.nominees(selection), cycle(_SCORES), strict=False):
            for criterion in awards.criteria(selection):
                award_results.set_score(juror, nominee.id, criterion.id, points)
    piagam.issue(selection, datetime.now(UTC).date())
    ids = piagam.standing(selection)
    rendered = Rendered(certificates.render(ids), "piagam", selection, "piagam.pdf", len(ids), ids)
    return [Made("Piagam", documents.save(rendered, folder / "contoh-2018-piagam.pdf"))]
