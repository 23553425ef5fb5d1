"""Sheets that came back: counted signatures beside who is recorded as present, and their scans."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.domain.signing import Comparison
from app.errors import UserError
from app.models import rows
from app.services import attachments, attendance, events, history, planning, signed_sheets
from app.services.planning import RoleCard, SessionCard
from app.services.signed_sheets import SignedSheetRow
from tests.builders import an_event, an_office, participants

pytestmark = pytest.mark.usefixtures("database")
DAY = "2018-09-12"


@pytest.fixture
def event() -> str:
    an_office()
    event = an_event()
    people = participants(event)
    planning.save_session(event, SessionCard(date=DAY, starts="17.00", title="Praktik", lesson_hours="2"))
    planning.save_role(event, RoleCard(role="speaker", name="Budi"))
    morning = attendance.grid(event).sessions[0].id
    attendance.set_marks(event, [(one, morning) for one in people[:4]], "H")
    attendance.set_unsigned(event, [(people[0], morning)], missing=True)
    return event


def the_sheet(event: str, title: str) -> SignedSheetRow:
    return next(one for one in signed_sheets.listing(event) if one.title.startswith(title))


def a_scan(name: str = "lembar.jpg"):
    picture = BytesIO()
    Image.new("L", (80, 120), 250).save(picture, "JPEG")
    return attachments.clean(name, picture.getvalue())


def test_sheets_of_the_day_of_each_session_and_of_who_else_signs(event):
    assert [(one.date, one.title) for one in signed_sheets.listing(event)] == [
        (DAY, "Peserta, sehari penuh"),
        (DAY, "Peserta, 08.00 Sehari penuh"),
        (DAY, "Peserta, 17.00 Praktik"),
        (DAY, "Narasumber"),
    ]


def test_counted_signatures_are_compared_with_those_present_less_those_known_not_to_have_signed(event):
    day = the_sheet(event, "Peserta, sehari")
    assert day.sentence == "Belum dihitung; 4 tercatat hadir, 1 di antaranya belum tanda tangan."
    for counted, said in ((3, "Cocok: 3 "), (4, "1 lebih: 4 "), (1, "2 kurang: 1 ")):
        signed_sheets.save(event, replace(day, signatures=counted))
        assert the_sheet(event, "Peserta, sehari").sentence.startswith(said)
    assert the_sheet(event, "Peserta, 17.00").comparison == Comparison(None, 0)
    signed_sheets.save(event, replace(the_sheet(event, "Narasumber"), signatures=1, note=" difotokopi "))
    assert (the_sheet(event, "Narasumber").sentence, the_sheet(event, "Narasumber").note) == (
        "1 tanda tangan.", "difotokopi"
    )  # fmt: skip
    assert rows.count("signed_sheet", event=event) == 2  # one row a sheet, however often it is counted


def test_who_signed_for_one_session_of_a_day_has_signed_the_sheet_of_the_day(event):
    first = attendance.grid(event).rows
    signer = next(row.participant.id for row in first if row.unsigned)
    evening = attendance.grid(event).sessions[1].id
    attendance.set_marks(event, [(signer, evening)], "H")
    assert the_sheet(event, "Peserta, sehari").comparison == Comparison(None, 4, 0)
    assert the_sheet(event, "Peserta, 08.00").comparison == Comparison(None, 4, 1)


def test_a_scan_is_kept_with_its_sheet_and_goes_with_it(event):
    signed_sheets.save(event, replace(the_sheet(event, "Peserta, sehari"), signatures=3), [a_scan()])
    kept = the_sheet(event, "Peserta, sehari")
    assert [(one.name, one.is_picture) for one in kept.scans] == [("lembar.jpg", True)]
    signed_sheets.delete(kept.id)
    assert (the_sheet(event, "Peserta, sehari").id, rows.count("attachment")) == ("", 0)
    history.undo_last()
    assert the_sheet(event, "Peserta, sehari") == kept
    signed_sheets.save(event, kept, removed=[kept.scans[0].id])
    assert the_sheet(event, "Peserta, sehari").scans == ()
    events.delete(event)
    assert rows.count("signed_sheet") == 0


def test_a_sheet_of_a_session_that_was_removed_stays_in_sight(event):
    signed_sheets.save(event, replace(the_sheet(event, "Peserta, 17.00"), signatures=2))
    planning.delete_session(attendance.grid(event).sessions[1].id)
    left = the_sheet(event, "Peserta, tidak ada lagi pada jadwal")
    assert (left.signatures, left.comparison) == (2, None)


def test_a_number_out_of_bounds_is_refused(event):
    day = the_sheet(event, "Peserta, sehari")
    with pytest.raises(UserError, match="bukan jumlah tanda tangan"):
        signed_sheets.save(event, replace(day, signatures=-1))
    assert the_sheet(event, "Peserta, sehari").signatures is None
