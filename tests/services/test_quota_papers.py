"""The annex to the invitation and the notes of moved seats, in A4 and F4: their text compared with the data."""

from dataclasses import replace

import pytest

from app.services import event_texts, events, people, planning, quota_moves, registration, samples, waiting_list
from app.services.papers import catalogue
from app.services.papers.dossier import Dossier
from app.services.papers.options import PaperOptions
from app.services.papers.quota_papers import KINDS
from tests.builders import NASTY_NAMES, a_person, an_event, an_office, participants
from tests.printing.reading import letters, pages, size_mm

pytestmark = pytest.mark.usefixtures("database")
SHAPES = [(paper, across) for paper in ("A4", "F4") for across in (False, True)]
PELALAWAN = "14.05.04.2007"


@pytest.fixture
def event() -> str:
    """Siak is full: one was substituted, one withdrew, one came in with a reason, three wait, one came uninvited."""
    an_office()
    made = an_event()
    planning.set_quota(made, "14.08", 3)
    planning.set_quota(made, "14.71", None)
    first, second, *_ = participants(made, *NASTY_NAMES[:3])
    registration.substitute(first, a_person(NASTY_NAMES[3]), "tidak diizinkan & sakit")
    registration.set_status((second,), "withdrawn", "pindah kabupaten")
    registration.add(made, (a_person("Penerus <i>Kursi</i>"),))
    registration.add(made, (a_person("Diminta Bupati"),), reason="utusan Bupati & Sekda")
    registration.add(made, tuple(a_person(f"Menunggu {n}'an") for n in "CAB"), "reserve")
    registration.add(made, (a_person("Datang Sendiri", region=PELALAWAN),), "walk-in")
    event_texts.save(made, {"invitation-number": "460/17/DINSOS/2018", "invitation-date": "2018-08-20"})
    return made


def printed(name: str, event: str, **options) -> tuple[str, bytes]:
    kind = catalogue.find(name)
    made = kind.make(Dossier(event), PaperOptions(**options), lambda *_: None)
    assert made.warnings == ()
    return letters("".join(pages(made.pdf))), made.pdf


@pytest.mark.parametrize(("paper", "across"), SHAPES)
def test_the_annex_names_everybody_once_with_what_became_of_them(event, paper, across):
    told, pdf = printed("invitation-annex", event, paper=paper, landscape=across)
    assert size_mm(pdf) == {"A4": (210, 297), "F4": (215, 330)}[paper][:: -1 if across else 1]
    for row in registration.participants(event):
        others = sum(letters(row.name) in letters(f"{one.replaces_name} {one.replaced_by}") for one in
                     registration.participants(event))  # fmt: skip
        assert told.count(letters(row.name)) == 1 + others, row.name
    for words in (
        "LAMPIRAN UNDANGAN: KUOTA DAN DAFTAR PESERTA",
        "Nomor 460/17/DINSOS/2018 tanggal 20 Agustus 2018",
        "Jumlah yang disebut 50 orang; kuota yang dibagikan 13 orang; 37 kursi belum dialokasikan.",
        f"digantikan {NASTY_NAMES[3]} tidak diizinkan & sakit",
        f"menggantikan {NASTY_NAMES[0]}",
        "mengundurkan diri pindah kabupaten",
        "melebihi kuota Kab. Siak (4 dari 3); disetujui: utusan Bupati & Sekda",
        "Datang langsung tanpa undangan",
        "Kab. Siak: 4 peserta",
        "20 Agustus 2018 Ketua Panitia,",
        "Rahmat Contoh",
    ):
        assert letters(words) in told, words


def test_the_annex_tells_the_seats_line_by_line(event):
    told, _ = printed("invitation-annex", event)
    assert letters("1 Kab. Pelalawan 10 1 9 0") in told
    assert letters("2 Kab. Siak 3 4 −1 3") in told
    assert letters("3 Kota Pekanbaru belum ditetapkan 0 – 0") in told
    assert letters("Jumlah 13 5 8 3") in told


def test_those_who_wait_stand_in_their_order(event):
    last = next(row for row in registration.participants(event) if row.plain_name == "Menunggu B'an")
    waiting_list.move(last.id, -1)
    told, _ = printed("invitation-annex", event)
    part = told[told.index(letters("Daftar cadangan, menurut urutan")) :]
    order = sorted("CAB", key=lambda n: part.index(letters(f"Menunggu {n}'an")))
    assert order == list("CBA")


def test_the_annex_for_one_regency_names_no_others(event):
    told, _ = printed("invitation-annex", event, region="14.05")
    assert letters("Datang Sendiri") in told
    assert letters("Menunggu") not in told
    assert letters("Kab. Siak") in told, "the seats of all stay"


def test_seats_not_decided_are_said_and_a_sample_prints_practice():
    samples.load("solok-2017")
    event = events.find("solok-2017").id
    told, _ = printed("invitation-annex", event)
    assert told.count("belumditetapkan") == 6
    assert "Jumlahyangdisebut50orang." in told
    assert "LATIHAN" in told
    assert KINDS[0].how_far(Dossier(event)).sentence == "50 peserta, 5 kabupaten/kota"


@pytest.mark.parametrize(("paper", "across"), SHAPES)
def test_moved_seats_are_told_with_day_and_reason(event, paper, across):
    quota_moves.move(event, "14.05", "14.08", 2, "Siak <b>mengirim</b> lebih & siap", "2018-08-30")
    quota_moves.move(event, "14.05", "14.08", 1, "N" * 120, "2018-09-03")
    told, _ = printed("quota-moves", event, paper=paper, landscape=across)
    for words in (
        "BERITA ACARA PENGALIHAN KURSI",
        "sebanyak 3 (tiga) kursi",
        "1 30 Agustus 2018 Kab. Pelalawan Kab. Siak 2 Siak <b>mengirim</b> lebih & siap",
        "N" * 120,
        "2 Kab. Siak 6 4 2 3",
        "3 September 2018 Ketua Panitia,",
        "Mengetahui,",
    ):
        assert letters(words) in told, words


def test_what_is_not_there_yet_is_said_before_printing(event):
    moves = catalogue.find("quota-moves")
    told = moves.how_far(Dossier(event))
    assert (told.state, told.sentence) == ("waiting", "menunggu: belum ada kursi yang dialihkan")
    for region in ("14.08", "14.05", "14.71"):
        planning.remove_quota(event, region)
    assert catalogue.find("invitation-annex").how_far(Dossier(event)).sentence == "kurang: kuota belum diisi"


def test_a_chain_of_substitutes_is_told_from_the_first_to_the_last(event):
    seat = next(row for row in registration.participants(event) if row.plain_name == NASTY_NAMES[3])
    registration.substitute(seat.id, a_person("Orang Ketiga"), "cuti")
    told, _ = printed("invitation-annex", event)
    order = [told.index(letters(words)) for words in ("Kab. Siak: 4 peserta", f"digantikan {NASTY_NAMES[3]}",
             "digantikan Orang Ketiga", f"menggantikan {NASTY_NAMES[3]}")]  # fmt: skip
    assert order == sorted(order)


def test_no_nik_stands_on_the_annex(event):
    one = registration.participants(event)[0]
    people.save(replace(people.get(one.person_id), nik="1408015505850001"))
    told, _ = printed("invitation-annex", event)
    assert "1408015505850001" not in told
    assert "1408**" not in told
