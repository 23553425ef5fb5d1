"""Minutes, report and press release tell what happened, to the letter, and leave open what nobody wrote."""

import re
from datetime import date

import pytest

from app.domain.event_texts import REPORT, in_group
from app.services import (
    attendance,
    batches,
    certificates,
    closing,
    documents,
    evaluations,
    event_texts,
    events,
    exams,
    paying,
    payments,
    planning,
    registration,
    samples,
    sealing,
)
from app.services.papers import narrative
from app.services.papers.options import PaperOptions
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants
from tests.printing import reading

pytestmark = pytest.mark.usefixtures("database")
PAPERS = ("minutes", "report", "press-release")


def words(event_id: str, document: str, **options: object) -> str:
    """The text of a paper without its footer, running head and line breaks."""
    pdf = documents.render(document, event_id, PaperOptions(**options)).pdf
    return " ".join("\n".join(reading.pages(pdf)).replace("\u00a0", " ").split())


# Every fact that the two articles tell about the events, and the words that must stand in the release.
FACTS = {
    "siak-2018": {
        "who holds it": "Dinas Sosial Provinsi Riau menyelenggarakan Bimbingan Teknis Pekerja Sosial Masyarakat (PSM)",
        "the place was appointed": "Kabupaten Siak ditunjuk sebagai tuan rumah",
        "whose office is the host": "Dinas Sosial, Tenaga Kerja dan Transmigrasi (Dissonakertrans) Kabupaten Siak",
        "when": "pada hari Rabu, tanggal 12 September 2018",
        "where": "di aula Kantor Bupati Siak",
        "how many": "bagi 50 orang PSM",
        "from Siak": "Kabupaten Siak 25 orang",
        "from Pelalawan": "Kabupaten Pelalawan 10 orang",
        "from Pekanbaru": "Kota Pekanbaru 10 orang",
        "that is not 50": "Kuota yang dibagikan berjumlah 45 orang; 5 dari 50 kursi belum dialokasikan.",
        "problems are complex": "kompleks. Penanganannya menuntut cara khusus serta kerja sama masyarakat",
        "one view": "persepsi yang sama tentang penanggulangan Penyandang Masalah Kesejahteraan Sosial (PMKS)",
        "PSM have helped": "PSM selama ini sangat membantu",
        "in the kelurahan": "terutama di tingkat kelurahan",
        "who hosts": "Nurmansyah selaku Kepala Dinas Sosial, Tenaga Kerja dan Transmigrasi (Dissonakertrans) Siak",
        "he appreciates": "sangat mengapresiasi penunjukan Siak sebagai tempat Bimtek",
        "he hopes": "sukses hingga selesai dan peserta menerapkan ilmunya di masyarakat",
        "who opened": "dibuka oleh Kepala Dinas Sosial Provinsi Riau, H. Dahrius Husin",
        "he supports it": "H. Dahrius Husin menyambut baik dan mendukung penuh",
        "quality": "meningkatkan kualitas SDM PSM",
        "service": "meningkatkan mutu layanan kesejahteraan sosial bagi masyarakat",
        "motivation": "motivasi dan informasi bagi warga yang peduli",
        "the root": "ketidakmampuan seseorang atau kelompok menjalankan fungsi dan peran sosialnya",
        "the province acts": "Dinas Sosial Provinsi Riau memandang perlu mengadakan Bimbingan Sosial PSM",
        "speakers": "menghadirkan beberapa narasumber yang membahas peran PSM",
        "partners of the government": "mitra Pemerintah yang baik dalam urusan kesejahteraan sosial",
        "devotion": "jiwa pengabdian yang tinggi",
        "of free will": "menuntut kerelaan dan keikhlasan pribadi",
        "who shared": "Di akhir acara, Vinora Nongsih",
        "the award": "5 besar PSM berprestasi tingkat Provinsi Riau tahun 2018",
        "what was shared": "berbagi pengalaman lewat profil berbagai kegiatan sosial",
        "done among the people": "laksanakan dan terapkan di masyarakat",
    },
    "solok-2017": {
        "with whom": "Dinas Sosial Kota Solok bekerja sama dengan Dinas Sosial Provinsi Sumatera Barat",
        "what": "Bimbingan Teknis (Bimtek) Pelatihan Dasar Pekerja Sosial Masyarakat (PSM) se-Sumatera Barat",
        "of which year": "se-Sumatera Barat Tahun 2017",
        "when": "pada hari Senin, tanggal 28 Agustus 2017",
        "where": "di aula SMK Negeri 1 Solok",
        "who opened": "dibuka oleh Kepala Dinas Sosial Kota Solok, yang diwakili oleh Drs. Doris Welly",
        "his office": "Kepala Bidang Pemberdayaan Rehabilitasi Sosial",
        "the speaker": "Sudrajat, S.Sos, Kasi. Pemberdayaan Fakir Miskin Dinas Sosial Provinsi Sumatera Barat",
        "how many": "bagi 50 orang PSM yang berasal dari 5 kabupaten/kota",
        "Kota Solok": "Kota Solok", "Solok": "Kabupaten Solok", "Sawahlunto": "Kota Sawahlunto",
        "Sijunjung": "Kabupaten Sijunjung", "Dharmasraya": "Kabupaten Dharmasraya",
        "knowledge": "pengetahuan, sikap, pemahaman, penghayatan",
        "skills": "kemampuan, dan keterampilan teknis",
        "the duty": "tugas pengabdian di bidang Usaha Kesejahteraan Sosial",
        "motivation": "meningkatkan motivasi dan kinerja PSM, sehingga masyarakat",
        "PMKS": "terlebih lagi Penyandang Masalah Kesejahteraan Sosial (PMKS) terlayani lebih baik",
        "in the head's name": "Dalam sambutan Kepala Dinas Sosial Kota Solok, Drs. Doris Welly menyebut",
        "poverty": "kemiskinan ditengarai sebagai “biang keladi”",
        "what follows": "keterlantaran, tunasusila, dan disabilitas",
        "volunteers": "memperkuat sumber daya relawan sosial",
        "in the kelurahan": "termasuk PSM di tingkat kelurahan",
        "identify": "mengidentifikasi permasalahan sosial yang dijumpai",
        "handle": "menangani masalah sosial individu, kelompok, maupun masyarakat",
        "plan": "merencanakan pemberdayaan masyarakat tahap demi tahap dan secara berkesinambungan",
        "network": "membangun jaringan kerja",
        "a pillar": "PSM sebagai pilar usaha kesejahteraan sosial",
        "TKSK, Karang Taruna": "Tenaga Kesejahteraan Sosial Kecamatan (TKSK), Karang Taruna",
        "LKS": "Lembaga Kesejahteraan Sosial (LKS)",
        "Tagana": "Tagana",
        "with the government": "PMKS dapat menjalankan fungsi sosialnya dengan baik",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_the_release_states_every_fact_of_the_article(name):
    samples.load(name)
    told = words(events.find(name).id, "press-release", paper="A4")
    assert [fact for fact, there in FACTS[name].items() if there not in told] == []


def the_event():
    """Four seats taken in two regencies: one walked in, one was replaced, one stayed away, one withdrew."""
    an_office()
    event_id = an_event(organiser="Dinas Sosial Kabupaten Siak", quota_note="Menunggu surat Pelalawan")
    ids = participants(event_id, *NASTY_NAMES[:3], "Ali")
    registration.substitute(ids[3], a_person("Tuti Ma'ruf", sex="L"), "sakit")
    registration.set_status((ids[1],), "walk-in")
    withdrawn = participants(event_id, "Pergi Jauh")
    registration.set_status(withdrawn, "withdrawn", "pindah tugas")
    attendance.mark_whole(event_id, ids[2], "S")
    attendance.set_all_present(event_id)
    planning.save_role(event_id, planning.RoleCard(role="chair", name="Rina", back_title="S.ST."))
    return event_id


def test_the_minutes_count_what_happened():
    event_id = the_event()
    certificates.issue(event_id, date(2018, 9, 12))
    event_texts.save(event_id, {"minutes-number": "460/BA/7", "minutes-notes": "1. Listrik padam 10 menit.\n2. Aman"})
    told = words(event_id, "minutes")
    for sentence in (
        "Nomor 460/BA/7",
        "Pada hari ini, Rabu, tanggal dua belas bulan September tahun dua ribu delapan belas (12-9-2018)",
        "Jumlah yang disebut 50 (lima puluh) orang; kuota yang dibagikan 35 (tiga puluh lima) orang",
        "15 kursi belum dialokasikan. Keterangan: Menunggu surat Pelalawan.",
        "Peserta terdaftar 4 (empat) orang, yaitu 1 (satu) laki-laki dan 3 (tiga) perempuan, dari 1 (satu) kabupaten",
        "Peserta yang hadir 3 (tiga) orang",
        f"datang langsung 1 (satu) orang: {NASTY_NAMES[1]}.",
        "digantikan 1 (satu) orang: Ali digantikan oleh Tuti Ma'ruf (sakit).",
        "mengundurkan diri 1 (satu) orang: Pergi Jauh (pindah tugas).",
        f"tidak hadir 1 (satu) orang: {NASTY_NAMES[2]} (sakit).",
        "8 (delapan) jam pelajaran",
        "Sertifikat yang berlaku 3 (tiga) lembar, nomor",
        "Listrik padam 10 menit.",
        "Aman",
        "Kabupaten Siak 25 4 1 3 3",
        "Jumlah 35 4 1 3 3",
        "Rina, S.ST.",
        "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
    ):
        assert sentence in told
    numbers = re.findall(r" ([0-9]{1,2})\. (?=[A-Z])", told.partition("sebagai berikut.")[2])
    assert numbers == [str(number) for number in range(1, 11)]


def test_what_is_not_recorded_is_no_absence():
    an_office()
    event_id = an_event()
    participants(event_id, "Budi", "Ali")
    told = words(event_id, "minutes")
    assert "Kehadiran peserta belum dicatat." in told
    assert "tidak hadir" not in told
    assert "Sertifikat belum diterbitkan." in told
    states = {state.kind.name: state for state in documents.listing(event_id)}
    assert states["minutes"].sentence == "menunggu: kehadiran belum dicatat"


def test_the_committee_may_sign_in_a_table_instead():
    event_id = the_event()
    table = words(event_id, "minutes", choices=(("signing", "table"),), signatories=0)
    assert "Panitia pelaksana" in table
    assert "Tanda Tangan" in table
    assert "Mengetahui" not in table


def test_the_report_has_its_chapters_in_order_and_says_which_are_not_written():
    event_id = the_event()
    chapters = ("A. Latar Belakang", "B. Dasar Pelaksanaan", "C. Maksud dan Tujuan", "D. Ruang Lingkup",
                "E. Waktu dan Tempat", "F. Panitia dan Peserta", "G. Narasumber", "H. Materi dan Jadwal", "I. Biaya",
                "J. Hasil", "K. Evaluasi", "L. Kesimpulan", "M. Saran", "N. Lampiran")  # fmt: skip
    told = words(event_id, "report")
    places = [told.index(chapter) for chapter in chapters]
    assert places == sorted(places)
    assert told[places[10] :].startswith("K. Evaluasi (belum ditulis)")
    before = next(one for one in documents.listing(event_id) if one.kind.name == "report")
    lacking = "latar belakang, dasar pelaksanaan, maksud dan tujuan, narasumber, biaya, evaluasi, saran"
    assert before.sentence == f"kurang: 7 bab belum ditulis: {lacking}"
    assert told.count("(belum ditulis)") == 7
    planning.save_role(event_id, planning.RoleCard(role="speaker", name="Sari"))
    written = {part.key: f"Isi {part.key} Ma'rang & <b>." for part in in_group(REPORT)}
    event_texts.save(event_id, written | {"invitation-number": "460/9", "invitation-date": "2018-09-03"})
    told = words(event_id, "report", paper="F4")
    assert all(text in told for text in written.values())
    assert "Surat undangan Nomor 460/9 tanggal 3 September 2018" in told
    after = next(one for one in documents.listing(event_id) if one.kind.name == "report")
    assert after.sentence == "semua bab terisi"


def test_what_is_suggested_is_what_stands_there_while_nothing_is_written():
    event_id = the_event()
    told = words(event_id, "report")
    suggested = narrative.suggested(event_id)
    assert {"scope", "results", "conclusion"} <= set(suggested)
    for text in suggested.values():
        assert all(line in told for line in text.splitlines())


def test_the_report_tells_scores_evaluation_and_money():
    event_id = the_event()
    seats = [row.id for row in registration.active_participants(event_id)]
    exams.set_many(event_id, [(seats[0], "pre", "60"), (seats[0], "post", "80,5"), (seats[1], "post", "70")])
    planning.save_role(event_id, planning.RoleCard(name="Siti Ma'rang", back_title="S.Sos."))
    evaluations.lay_questions(event_id)
    first, *_, last = evaluations.forms(event_id).scaled
    evaluations.set_answers(event_id, [(1, first.id, 5), (2, first.id, 4), (1, last.id, 3)])
    payments.save_component(event_id, payments.AllowanceCard(title="Uang Saku & Transpor", amount=200_000, taxed=True))
    payments.set_default_tax(event_id, "5")
    paying.put_group(event_id, "present")
    lines = payments.sheet(event_id).lines
    assert len(lines) == 3
    before = words(event_id, "report")
    assert "dibayarkan" not in before
    paying.set_paid([line.payment_id for line in lines[:2]], "2018-09-12")
    told = words(event_id, "report")
    paid = "dibayarkan kepada 2 (dua) orang, seluruhnya Rp400.000, dipotong PPh 21 Rp20.000."
    for sentence in (
        f"Uang Saku & Transpor {paid}",
        "Tes awal dan tes akhir: kenaikan rata-rata 20,5 dari 1 pasangan; 3 tidak dihitung:",
        "Peserta yang dinyatakan lulus 3 (tiga) orang dari 4 (empat) orang.",
        "Menurut 2 (dua) lembar evaluasi peserta, nilai rata-rata (1–5) ialah:",
        "Siti Ma'rang, S.Sos. 4,50; Penyelenggaraan 3,00.",
    ):
        assert sentence in told


def test_sessions_of_a_class_name_it_in_the_report():
    event_id = the_event()
    for name in ("Kelas A", "Kelas B & C"):
        batch = batches.save(event_id, batches.BatchCard(name=name)).subject
        own = planning.SessionCard(date="2018-09-12", starts="16.00", ends="17.00", title="Praktik", batch=batch)
        planning.save_session(event_id, own)
    told = words(event_id, "report")
    assert "Praktik (Kelas A)" in told
    assert "Praktik (Kelas B & C)" in told


@pytest.mark.parametrize(("name", "position", "told"), [
    ("", "Seorang PSM teladan", "Di akhir acara, Seorang PSM teladan berbagi pengalaman."),
    ("Vinora", "", "Di akhir acara, Vinora berbagi pengalaman."),
    ("Vinora", "PSM teladan", "Di akhir acara, Vinora, PSM teladan, berbagi pengalaman."),
])
def test_the_release_names_whoever_is_known_by_name_or_position(name, position, told):
    an_office()
    event_id = an_event()
    for role, gist in (("closing", "Berbagi pengalaman"), ("speaker", "PSM itu sukarela")):
        planning.save_role(event_id, planning.RoleCard(role=role, name=name, position=position, gist=gist))
    release = words(event_id, "press-release")
    assert told in release
    assert "menyampaikan bahwa pSM" not in release
    assert "menyampaikan bahwa PSM itu sukarela." in release


@pytest.mark.parametrize("document", PAPERS)
def test_names_of_every_kind_survive_in_the_pdf_and_in_word(document, tmp_path):
    import docx

    an_office()
    title = "Bimtek “PSM” & <Tagana> Ma'rang"
    event_id = an_event(title=title, venue="Aula Ma'rang & Co")
    for place, name in enumerate(NASTY_NAMES):
        role = "opener" if place == 0 else "speaker"
        planning.save_role(event_id, planning.RoleCard(role=role, name=name, gist="Menyampaikan hal A & B."))
    pdf = reading.letters(words(event_id, document))
    path = documents.save_word(document, event_id, tmp_path / "naskah.docx")
    opened = docx.Document(str(path))
    typed = [p.text for p in opened.paragraphs]
    typed += [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    word = reading.letters(" ".join(typed))
    for name in NASTY_NAMES:
        assert reading.letters(name) in pdf
        assert reading.letters(name) in word
    assert reading.letters(title).casefold() in word.casefold()


def test_a_closed_event_tells_its_seal_and_an_open_one_none():
    event_id = the_event()
    assert "Segel data kegiatan" not in words(event_id, "minutes")
    closing.close(event_id)
    assert f"Segel data kegiatan: {sealing.current(event_id).spaced}." in words(event_id, "minutes")
    closing.reopen(event_id)
    assert "Segel data kegiatan" not in words(event_id, "minutes")


@pytest.mark.parametrize("document", PAPERS)
def test_a_title_without_end_goes_to_word(document, tmp_path):
    import docx

    an_office(letterhead="DINAS " * 60)
    title = "Bimtek\x0b " + "Pekerja Sosial " * 40
    event_id = an_event(title=title)
    opened = docx.Document(str(documents.save_word(document, event_id, tmp_path / "naskah.docx")))
    typed = reading.letters(" ".join(p.text for p in opened.paragraphs)).casefold()
    assert reading.letters("Pekerja Sosial " * 40).casefold() in typed
