"""Certificates and piagam: fronts, backs, forms, and what is refused (paper.md §6 to §9)."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import wording
from app.errors import Cancelled, UserError
from app.printing.certificates import certificate_problem, certificates, write_certificates
from app.printing.letterhead import letterhead_preview, letterhead_problem
from app.printing.paper import Paper
from app.printing.records import Letterhead, Signature, SubjectLine
from app.services.layouts import get as layout
from tests.printing import people, reading

RESMI = layout("resmi")
PIAGAM = layout("piagam")
SCORES = (("Nilai tes awal", "62"), ("Nilai tes akhir", "84"), ("Predikat", "Baik"))
TWO_LINES = replace(people.certificate(people.LONG_NAME), practice=True, duplicate=True, check_code="7KM4QX",
                    replacement=wording.replacement_line("460/0001/DINSOS/IX/2018"),
                    back=people.back(scores=SCORES))


def test_golden_resmi():
    data = certificates([people.certificate()], RESMI, Paper())
    assert reading.size_mm(data) == (297, 210)
    reading.compare_with_golden("sertifikat", data)


def test_golden_practice_copy_that_replaces_another():
    data = certificates([TWO_LINES], RESMI, Paper())
    told = "".join(reading.pages(data)).replace("\xa0", " ")
    for words in ("LATIHAN, bukan dokumen resmi", "SALINAN", "Pengganti sertifikat nomor 460/0001/DINSOS/IX/2018",
                  "kode periksa 7KM 4QX", "Hasil belajar"):
        assert words in told
    reading.compare_with_golden("sertifikat-latihan", data)


def test_golden_f4():
    data = certificates([people.certificate()], RESMI, Paper("F4"))
    assert reading.size_mm(data) == (330, 215)
    reading.compare_with_golden("sertifikat-f4", data)


def test_golden_piagam_tells_its_register_on_its_back():
    data = certificates([people.award(check_code="W9T3HN")], PIAGAM, Paper())
    told = reading.pages(data)
    assert "460/0001/PIAGAM/VIII/2018, kode periksa W9T 3HN" in told[1].replace("\xa0", " ")
    assert len(reading.pages(certificates([replace(people.award(), number="")], PIAGAM, Paper()))) == 1
    for words in ("PIAGAM PENGHARGAAN", "diberikan kepada", "atas prestasi dan pengabdiannya sebagai", "TERBAIK I",
                  "Berprestasi Tingkat Kabupaten Siak Tahun 2018.", "a.n. Bupati Siak"):
        assert words in told[0].replace("\xa0", " ")
    reading.compare_with_golden("piagam", data)


def test_words_of_the_front():
    front = reading.pages(certificates([people.certificate()], RESMI, Paper()))[0].replace("\xa0", " ")
    for words in ("SERTIFIKAT", "Nomor 460/0007/DINSOS/IX/2018", "Kepala Dinas Sosial Provinsi Riau menerangkan bahwa",
                  "Sukarni", "PSM Kampung Benteng Hulu, Kecamatan Mempura, Kabupaten Siak",
                  "lahir di Siak Sri Indrapura, 4 Mei 1985", "TELAH MENGIKUTI",
                  "pada hari Rabu, tanggal 12 September 2018", "8 (delapan) jam pelajaran",
                  "Hasbullah Rahman", "NIP 19650817 199003 1 002"):
        assert words in front


def test_forms_hold_what_is_equal_and_people_stay_apart():
    items = [people.certificate(name, f"460/{index:04d}") for index, name in enumerate(people.NAMES)]
    data = certificates(items, RESMI, Paper())
    told = reading.pages(data)
    assert len(told) == 2 * len(items)
    for index, item in enumerate(items):
        assert reading.letters(item.name) in reading.letters(told[2 * index])
        assert item.number in told[2 * index]
        assert item.number in told[2 * index + 1]
        assert "TELAH MENGIKUTI" in told[2 * index]
    assert data.count(b"/Subtype /Form") == 2


def test_two_events_in_one_file_make_two_forms():
    other = people.certificate(text=wording.certificate_sentence("Bimtek Lain", "Dinas", [dt.date(2020, 1, 2)], "", 4))
    told = reading.pages(certificates([people.certificate(), other, people.certificate()], RESMI, Paper()))
    assert ["Bimtek Lain" in page for page in told[::2]] == [False, True, False]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(people.NAMES + people.NASTY_NAMES), min_size=1, max_size=6),
       st.sampled_from(["A4", "F4"]))
def test_a_name_is_printed_whole_or_refused(names, size):
    paper = Paper(size)
    items = [people.certificate(name, f"460/{index}") for index, name in enumerate(names)]
    good = [item for item in items if certificate_problem(item, RESMI, paper) is None]
    if not good:
        return
    told = reading.pages(certificates(good, RESMI, paper))
    for index, item in enumerate(good):
        plain = item.name.replace("\u202e", "").replace("\u202c", "").replace("e\u0301", "é")
        assert reading.letters(plain) in reading.letters(told[2 * index])


@pytest.mark.parametrize(("changes", "reason"), [
    ({"name": "Budi 阿"}, "nama memuat huruf yang tidak ada pada fon: “阿” (U+963F)"),
    ({"name": "Budi 😀"}, "nama memuat huruf yang tidak ada pada fon: “😀” (U+1F600)"),
    ({"name": "Nama " * 100}, "nama terlalu panjang untuk dua baris pada sertifikat"),
    ({"name": "\u200b "}, "nama kosong"),
    ({"origin": "PSM Desa 阿"}, "asal memuat huruf yang tidak ada pada fon: “阿” (U+963F)"),
    ({"text": wording.certificate_sentence("Kegiatan " * 900, "", [], "", 1)},
     "uraian kegiatan (54 baris) terlalu panjang untuk tata letak ini; singkatkan, atau pilih tata letak lain"),
    ({"back": people.back(subjects=(SubjectLine("Materi 阿", "Orang", "1"),))},
     "materi memuat huruf yang tidak ada pada fon: “阿” (U+963F)"),
    ({"letterhead": people.letterhead(office="DINAS 阿")},
     "kop surat memuat huruf yang tidak ada pada fon: “阿” (U+963F)"),
])
def test_problems_are_named_and_nothing_is_printed(changes, reason):
    item = replace(people.certificate(), **changes)
    assert certificate_problem(item, RESMI, Paper()) == reason
    target = BytesIO()
    with pytest.raises(UserError, match="Sertifikat 460/0007"):
        write_certificates(target, [people.certificate(), item], RESMI, Paper())
    assert target.getvalue() == b""


@pytest.mark.parametrize("words", ["Pelatihan Pekerja Sosial ", "x"])
def test_long_titles_are_set_smaller_until_nobody_could_read_them_and_then_named(words):
    def given(length):
        long = (words * length)[:length].strip()
        text = wording.certificate_sentence(long, long, [dt.date(2018, 9, 12)], long, 16)
        return long, replace(people.certificate(), text=text)

    long, item = given(200)
    assert certificate_problem(item, RESMI, Paper()) is None
    told = reading.pages(certificates([item], RESMI, Paper()))
    assert reading.letters(told[0]).count(reading.letters(long)) == 3
    assert "uraian kegiatan (" in certificate_problem(given(500)[1], RESMI, Paper())


def test_a_programme_of_eighty_subjects_goes_on_on_a_second_back():
    titles = [f"Materi {number} tentang kesejahteraan sosial" for number in range(1, 81)]
    back = people.back(subjects=tuple(SubjectLine(title, "Orang", "1") for title in titles))
    item = replace(people.certificate(), back=back)
    assert certificate_problem(item, RESMI, Paper()) is None
    _, *backs = reading.pages(certificates([item], RESMI, Paper()))
    assert len(backs) > 1
    assert all(f"nomor {item.number}" in page for page in backs)
    assert [sum("Jumlah jam pelajaran" in page for page in backs), "Jumlah jam pelajaran" in backs[-1]] == [1, True]
    assert [title for title in titles if reading.letters(title) not in reading.letters("".join(backs))] == []


@pytest.mark.parametrize("count", range(18, 48))
def test_the_last_page_of_a_programme_has_three_rows_at_least(count):
    back = people.back(subjects=tuple(SubjectLine(f"Materi {n} akhir", "Orang", "1") for n in range(1, count + 1)))
    _, *backs = reading.pages(certificates([replace(people.certificate(), back=back)], RESMI, Paper()))
    assert min(page.count(" akhir") for page in backs) >= 3
    assert sum(page.count(" akhir") for page in backs) == count


def test_a_score_of_a_long_name_is_whole_and_readable():
    name = "Nilai praktik pendampingan keluarga penerima manfaat di lapangan " * 3
    item = replace(people.certificate(), back=people.back(scores=((name, "84"), ("Predikat", "Baik"))))
    assert certificate_problem(item, RESMI, Paper()) is None
    data = certificates([item], RESMI, Paper())
    assert reading.letters(name) in reading.letters(reading.pages(data)[1])


def test_missing_optional_data_leaves_lines_blank():
    bare = people.certificate(lead="", origin="", birth="", signature=Signature(), letterhead=Letterhead(), back=None)
    assert certificate_problem(bare, RESMI, Paper()) is None
    told = reading.pages(certificates([bare], RESMI, Paper()))
    assert len(told) == 1
    assert "Sukarni" in told[0]


def test_long_lines_move_what_follows_and_stay_inside():
    days = [dt.date(2018, 9, day) for day in (12, 13)]
    sentence = wording.certificate_sentence("Bimbingan Teknis " * 6, "Dinas Sosial", days, "Aula", 16)
    item = people.certificate(origin="PSM " + "Kampung Panjang " * 12, text=sentence,
                              letterhead=people.letterhead(office="DINAS " * 20))
    assert certificate_problem(item, RESMI, Paper()) is None
    data = certificates([item], RESMI, Paper())
    assert reading.letters("Kampung Panjang " * 12) in reading.letters(reading.pages(data)[0])
    assert min(reading.ink_box_mm(reading.picture(data, 0, 100), 100)) >= 9


def test_a_long_programme_is_set_more_closely():
    subjects = tuple(SubjectLine(f"Materi {number} tentang kesejahteraan sosial", "Narasumber", "1")
                     for number in range(20))
    data = certificates([people.certificate(back=people.back(subjects=subjects))], RESMI, Paper())
    assert "Materi 19 tentang" in reading.pages(data)[1]
    assert min(reading.ink_box_mm(reading.picture(data, 1, 100), 100)) >= 9


def test_a_long_venue_on_the_back_loses_no_word():
    item = people.certificate(back=people.back(when_where="Aula Kantor " * 40, note="Catatan kehadiran " * 12))
    told = reading.letters(reading.pages(certificates([item], RESMI, Paper()))[1])
    assert reading.letters("Aula Kantor " * 40) in told
    assert reading.letters("Catatan kehadiran " * 12) in told


def test_same_input_same_bytes_metadata_and_embedded_fonts():
    from pypdf import PdfReader

    data = certificates([TWO_LINES], RESMI, Paper())
    assert data == certificates([TWO_LINES], RESMI, Paper())
    fonts = reading.font_names(data)
    assert any("EBGaramond" in name for name in fonts)
    assert all(fonts.values()), fonts
    told = PdfReader(BytesIO(data)).metadata
    assert told.title == "SERTIFIKAT 460/0007/DINSOS/IX/2018"
    assert told.author == "DINAS SOSIAL"


def test_written_to_a_file_is_the_same(tmp_path):
    with (tmp_path / "sertifikat.pdf").open("wb") as target:
        write_certificates(target, [people.certificate()], RESMI, Paper())
    assert (tmp_path / "sertifikat.pdf").read_bytes() == certificates([people.certificate()], RESMI, Paper())


def test_cancel_and_progress():
    seen: list[tuple[int, int]] = []
    certificates([people.certificate()] * 3, RESMI, Paper(), lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        certificates([people.certificate()], RESMI, Paper(), stop)


def test_refusals():
    with pytest.raises(UserError, match="Tidak ada sertifikat"):
        certificates([], RESMI, Paper())


def test_letterhead_preview_and_its_complaints():
    head = people.letterhead(office="DINAS SOSIAL, TENAGA KERJA DAN TRANSMIGRASI")
    assert letterhead_problem(head, Paper()) == ""
    data = letterhead_preview(head, Paper())
    assert "DINAS SOSIAL, TENAGA KERJA DAN TRANSMIGRASI" in reading.pages(data)[0]
    reading.compare_with_golden("kop-surat", data)
    assert "bagilah menjadi dua baris" in letterhead_problem(people.letterhead(office="DINAS " * 20), Paper())
    assert "U+963F" in letterhead_problem(people.letterhead(office="阿"), Paper())


def test_printed_stock_bears_what_is_left_out_and_every_word_keeps_its_place():
    """On stock that bears the rest nothing stands elsewhere than on plain paper."""
    whole = certificates([TWO_LINES], RESMI, Paper())
    plain = reading.picture(whole, 0, 60).convert("L")
    for stock, there, gone in (
        ("ornament", ["TELAH MENGIKUTI", "460/", "DAFTAR MATERI"], ["PEMERINTAH"]),
        ("texts", ["460/"], ["PEMERINTAH", "TELAH MENGIKUTI", "DAFTAR MATERI"]),
    ):
        data = certificates([TWO_LINES], RESMI, Paper(), stock=stock)
        told = "".join(reading.pages(data))
        assert all(words in told for words in there)
        assert not any(words in told for words in gone)
        picture = reading.picture(data, 0, 60).convert("L")
        added = [(x, y) for x in range(picture.width) for y in range(picture.height)
                 if picture.getpixel((x, y)) < 100 and plain.getpixel((x, y)) > 160]
        assert not added
