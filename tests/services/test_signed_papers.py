"""Sheets, receipts and recaps of a four-day event with classes: what they say is what was recorded."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.domain.payments import rupiah
from app.errors import UserError
from app.services import attendance, certificates, documents, event_texts, office, paying, payments, planning
from app.services.office import DocumentRule, OfficialCard
from app.services.papers import catalogue
from app.services.papers.attendance_matrix import day_mark
from app.services.papers.dossier import Dossier
from app.services.papers.options import PaperOptions
from app.services.papers.sittings import occasions
from app.services.payments import AllowanceCard
from app.services.planning import RoleCard
from tests import builders
from tests.printing.reading import letters
from tests.services.desk_event import DAYS, HARD_NAMES, LONG, DeskEvent, desk_event

pytestmark = pytest.mark.usefixtures("database")
OURS = ("attendance-sheet", "speaker-sheet", "committee-sheet", "guest-sheet", "receipt", "goods-receipt",
        "name-proof", "certificate-receipt", "attendance-recap", "attendance-matrix")


def pages(document: str, event: DeskEvent, **options) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made(document, event, **options).pdf)).pages]


def made(document: str, event: DeskEvent, **options) -> documents.Rendered:
    return documents.render(document, event.id, PaperOptions(**options))


def state(document: str, event: DeskEvent) -> tuple[str, str]:
    far = catalogue.find(document).how_far(Dossier(event.id))
    return far.state, far.sentence


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_every_paper_bears_every_name_as_it_was_typed(paper):
    event = desk_event(24, days=2, per_day=3)
    certificates.issue(event.id, date(2025, 6, 5))
    issued = {row.name for row in certificates.overview(event.id) if row.certificate}
    for document in ("attendance-sheet", "receipt", "goods-receipt", "name-proof", "attendance-recap",
                     "attendance-matrix"):
        told = letters("".join(pages(document, event, paper=paper)))
        assert all(letters(name) in told for name in HARD_NAMES), document
    told = letters("".join(pages("certificate-receipt", event, paper=paper)))
    assert issued
    assert all((letters(name) in told) == (name in issued) for name in HARD_NAMES)


def test_a_practice_database_says_so_on_each_page():
    event = desk_event(9, days=1, per_day=2, practice=True)
    certificates.issue(event.id, date(2025, 6, 5))
    for document in OURS:
        told = pages(document, event)
        assert all("LATIHAN, bukan dokumen resmi" in page for page in told), document


def test_a_day_has_a_sheet_for_each_class_with_its_own_people():
    event = desk_event(12, days=1, per_day=3)
    grid = attendance.grid(event.id)
    for number, batch in enumerate(event.classes):
        only = letters("".join(pages("attendance-sheet", event, days=(DAYS[0],), batch=batch)))
        for row in grid.rows:
            theirs = row.participant.id in event.participants[number::3]
            assert (letters(row.participant.name) in only) == theirs


def test_a_session_of_one_class_lists_that_class_only_and_nobody_signs_for_a_break():
    event = desk_event(9, days=1, per_day=2)
    sessions = planning.sessions(event.id)
    own = next(one for one in sessions if one.batch == event.classes[1])
    told = letters("".join(pages("attendance-sheet", event, sessions=(own.id,))))
    names = {row.participant.name: row.participant.batch for row in attendance.grid(event.id).rows}
    assert {name for name in names if letters(name) in told} == {n for n, b in names.items() if b == event.classes[1]}
    unattended = next(one for one in sessions if one.unattended)
    assert unattended.id not in {one.session for one in occasions(event.id)}
    with pytest.raises(UserError, match="tanpa daftar hadir"):
        made("attendance-sheet", event, sessions=(unattended.id,))


def test_those_without_a_class_sign_on_a_sheet_of_their_own():
    event = desk_event(9, days=1, per_day=2, classes=2)
    builders.participants(event.id, "Zulkifli Tanpa Kelas")
    told = [page for page in pages("attendance-sheet", event) if "Zulkifli" in page]
    assert len(told) == 1
    assert "Sukarni" not in told[0]


def test_speakers_without_a_name_are_missed_and_still_have_their_line():
    event = desk_event(9, days=2, per_day=2)
    assert state("speaker-sheet", event) == ("missing", "kurang: 1 narasumber tanpa nama")
    told = pages("speaker-sheet", event)
    assert len(told) == 2  # one a day
    assert all("DAFTAR HADIR NARASUMBER" in page and "Kepala Dinas Sosial Provinsi Riau" in page for page in told)
    assert all("Ernawati, S.Sos." in page and "Rina Oktaviani" in page for page in told)  # the chair signs below
    assert state("committee-sheet", event) == ("ready", "2 orang")
    assert "Hendra Gunawan" in pages("committee-sheet", event)[0]
    assert state("guest-sheet", event) == ("ready", "1 orang")


def test_who_stands_in_for_a_speaker_signs():
    event = desk_event(9, days=1, per_day=2)
    planning.save_role(event.id, RoleCard(role="speaker", name="Dahlia Manurung", position="Kepala Dinas",
                                          represented_by="Suyatno & Kawan", represented_position="Sekretaris Dinas"))
    told = letters("".join(pages("speaker-sheet", event)))
    assert letters("Suyatno & Kawan") in told
    assert letters("Sekretaris Dinas mewakili Dahlia Manurung") in told


def test_an_empty_list_of_speakers_prints_rows_for_the_pen():
    event_id = builders.an_event() if builders.an_office() else ""
    event = DeskEvent(event_id, (), ())
    assert state("speaker-sheet", event)[0] == "missing"
    assert state("guest-sheet", event) == ("ready", "untuk ditulis di tempat")
    assert "15" in "".join(pages("guest-sheet", event))


def test_the_receipt_pays_each_group_on_a_list_of_its_own():
    event = desk_event(24, days=1, per_day=2)
    sheet = payments.sheet(event.id)
    told = pages("receipt", event)
    whole = "".join(told)
    for heading, group in (("PESERTA", [line for line in sheet.lines if line.participant_id]),
                           ("NARASUMBER", [line for line in sheet.lines if line.role == "speaker"]),
                           ("PANITIA", [line for line in sheet.lines if line.role in {"chair", "committee"}])):
        assert f"TANDA TERIMA UANG TRANSPOR DAN UANG SAKU {heading}" in whole
        last = next(page for page in told if heading in page and "Jumlah seluruhnya" in page)
        assert f"({len(group)} orang)" in last
        assert rupiah(sum(line.net for line in group)) in last
        assert letters(payments_words(group)) in letters(last)
    assert "PPh 21 5 %" in whole
    for words in ("Setuju dibayar,", "Kuasa Pengguna Anggaran,", "Bendahara Pengeluaran Pembantu,",
                  "Pejabat Pelaksana Teknis Kegiatan,", "Contoh Kuasa", "ditetapkan oleh bendahara"):
        assert words in told[-1]


def payments_words(lines) -> str:
    from app.domain.payments import in_words

    return f"{in_words(sum(line.net for line in lines))}."


def test_the_settings_say_who_signs_for_money():
    event = desk_event(9, days=1, per_day=2)
    named = {"head": OfficialCard(name="Zulfikar", back_title="M.Si.", position="Pengguna Anggaran"),
             "bureau": OfficialCard(name="Halimah", position="Kepala Seksi Bantuan", acting="Plt.")}
    ids = {key: office.save_official(card).subject for key, card in named.items()}
    by_position = office.rule("receipt").signatories
    assert [bool(one) for one in by_position] == [True, True, False]  # whoever holds the place, else nobody
    office.save_rule(DocumentRule("receipt", False, (ids["head"], "", ids["bureau"])))
    assert office.rule("receipt").signatories == (ids["head"], "", ids["bureau"])
    told = pages("receipt", event)[-1]
    assert "Zulfikar" in told
    assert "M.Si." not in told
    assert "a.n. Pengguna Anggaran" not in told  # who is it signs for himself
    assert "Halimah" in told
    assert "Kepala Seksi" not in told
    assert "Pejabat Pelaksana Teknis Kegiatan," in told
    assert "Contoh Bendahara" not in told
    assert "Bendahara Pengeluaran Pembantu," in told
    event_texts.save(event.id, {"treasurer-name": "Ratna Juwita, S.E."})
    assert "Ratna Juwita, S.E." in pages("receipt", event)[-1]


def test_who_is_paid_without_having_come_is_told_on_screen_not_on_paper():
    event = desk_event(12, days=1, per_day=2)
    rendered = made("receipt", event)
    assert any("belum tercatat hadir" in words and HARD_NAMES[5] in words for words in rendered.warnings)
    assert "tercatat hadir" not in "".join(pages("receipt", event))
    assert state("receipt", event)[1].endswith("1 tanpa tercatat hadir")


def test_more_components_than_columns_share_the_last_one_and_are_named():
    event = desk_event(9, days=1, per_day=2)
    for title in ("Penginapan", "Makan", "Bahan & alat"):
        payments.save_component(event.id, AllowanceCard(title=title, amount=10_000))
    told = "".join(pages("receipt", event, choices=(("recipients", "participants"),)))
    assert "Lain-lain: Makan dan Bahan & alat." in told
    assert "20.000" in told
    assert "NARASUMBER" not in told


def test_different_taxes_stand_in_their_rows_and_one_day_of_payment_is_printed():
    event = desk_event(9, days=1, per_day=2)
    ids = [line.payment_id for line in payments.sheet(event.id).lines]
    paying.set_tax(ids[:1], "15")
    paying.set_paid(ids, "2025-06-05")
    told = "".join(pages("receipt", event))
    assert "(15 %)" in told
    assert "(5 %)" in told
    assert "Lunas dibayar tanggal 5 Juni 2025" in told


def test_without_a_list_of_payments_there_is_no_receipt():
    event = desk_event(9, days=1, per_day=2, money=False)
    assert state("receipt", event) == ("waiting", "menunggu: belum ada komponen uang")
    with pytest.raises(UserError, match="Uang saku"):
        made("receipt", event)


def test_the_recap_tells_marks_sums_threshold_and_what_is_open():
    event = desk_event(12, days=1, per_day=4, classes=0)
    told = pages("attendance-recap", event)
    whole = letters("".join(told))
    for words in ("Batas hadir : 80 % dari 4 JP, yaitu paling sedikit 3,2 JP", "REKAPITULASI KEHADIRAN PESERTA",
                  "H = hadir, I = izin, S = sakit, A = tanpa keterangan, – = belum dicatat (tidak dihitung sebagai",
                  "Jumlah yang disebut 24 orang; kuota yang dibagikan 24 orang.",
                  "Belum dicatat: Siti Santoso 1 (sesi 4)."):
        assert letters(words) in whole
    assert letters("Budi Santoso 0") + "P" in whole
    by_name = {row.participant.name: row for row in attendance.grid(event.id).rows}
    assert by_name[HARD_NAMES[5]].presence.verdict == "Tidak"
    assert [row.presence.verdict for row in by_name.values()].count("Tidak") == "".join(told).split().count("Tidak")


def test_sessions_of_another_class_are_dots_that_the_legend_explains():
    event = desk_event(9, days=1, per_day=3)
    told = "".join(pages("attendance-recap", event))
    assert "· = sesi angkatan lain" in told
    assert told.count("·") >= 9 * 2 + 1
    assert "Rekap per angkatan" in told


def test_many_sessions_are_parted_by_class_and_by_days_and_every_mark_stands():
    event = desk_event(9)
    told = pages("attendance-recap", event)
    assert "bagian 1 dari 2" in told[0]
    assert any("Angkatan III" in page and "bagian 2 dari 2" in page for page in told)
    assert sum(page.count(letters(LONG)[:10]) for page in map(letters, told)) == 2
    grid = attendance.grid(event.id)
    for mark in "HSA":  # the I of a class would be counted as well
        recorded = sum(row.marks.count(mark) for row in grid.rows)
        legends = sum(page.count(f"{mark} = ") for page in told)
        assert sum(page.split().count(mark) for page in told) - legends == recorded
    assert "Keterangan sesi" in "".join(told)


def test_a_certificate_below_the_threshold_stands_with_its_reason():
    event = desk_event(9, days=1, per_day=3)
    absent = event.participants[4]
    certificates.issue(event.id, date(2025, 6, 5), [absent], {absent: "Bertugas sebagai panitia & penjaga posko"})
    told = letters("".join(pages("attendance-recap", event)))
    assert letters("Sertifikat yang diterbitkan dengan pengecualian") in told
    assert letters("Bertugas sebagai panitia & penjaga posko") in told


def test_present_without_signature_is_marked():
    event = desk_event(9, days=1, per_day=2, classes=0)
    session = planning.sessions(event.id)[-1].id
    attendance.set_unsigned(event.id, [(event.participants[1], session)], missing=True)
    told = "".join(pages("attendance-recap", event))
    assert "H* = hadir, belum menandatangani" in told
    assert told.count("H*") == 2


@pytest.mark.parametrize(("marks", "told"), [
    (["H", "H"], "H"), (["H", "", "H"], "2/3"), (["", ""], "–"), (["·", "S"], "S"), (["·"], "·"), (["A", "I"], "0/2")])
def test_a_day_of_the_matrix_sums_up_its_sessions(marks, told):
    assert day_mark(marks) == told


def test_the_matrix_has_a_box_for_each_day_or_what_was_recorded():
    event = desk_event(9, classes=0)
    blank = "".join(pages("attendance-matrix", event))
    assert all(words in blank for words in ("2 Jun", "3 Jun", "4 Jun", "5 Jun"))
    assert "Peserta tambahan" in blank
    filled = "".join(pages("attendance-matrix", event, choices=(("filled", "marks"),)))
    assert "2/3 = hadir pada 2 dari 3 sesi" in filled
    assert filled.split().count("S") - filled.count("S = ") == 4  # ill on all four days
    assert "Peserta tambahan" not in filled


def test_names_are_proofread_with_what_looks_odd():
    event = desk_event(9, days=1, per_day=2)
    told = letters("".join(pages("name-proof", event)))
    for words in ("Periksa ejaan nama Anda. Bila salah, tulis perbaikannya dengan huruf cetak, lalu bubuhkan paraf.",
                  "memuat gelar", "Siak, 4 Mei 1985"):
        assert letters(words) in told


def test_goods_have_a_box_for_each_thing():
    event = desk_event(9, days=1, per_day=2)
    assert all(words in pages("goods-receipt", event)[0] for words in ("Tas", "ATK", "Nama"))
    assert state("goods-receipt", event) == ("ready", "9 orang, 3 barang")
    event_texts.save(event.id, {"goods": "- Kaus & topi\n- Perlengkapan mandi\n\n3. Buku saku PSM <edisi 2>"})
    for paper in ("A4", "F4"):
        told = pages("goods-receipt", event, paper=paper)[0]
        assert letters("Kaus & topi") in letters(told)
        assert "Perlengkapan" in told  # no word of the head is broken
        assert letters("Buku saku PSM <edisi 2>") in letters(told)
        assert "ATK" not in told
    event_texts.save(event.id, {"goods": "\n".join(f"Barang {n}" for n in range(8))})
    assert letters("Barang 7") in letters(pages("goods-receipt", event)[0])  # the sheet lies across by itself
    with pytest.raises(UserError, match="9 barang; paling banyak 8"):
        event_texts.save(event.id, {"goods": "\n".join(["Tas", "ATK", "Topi"] * 3)})
