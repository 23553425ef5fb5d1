"""What is odd about a name that is to stand on a certificate."""

import pytest

from app.domain.name_checks import SEVERITIES, Remark, gravest, name_remarks, spelling_remarks


@pytest.mark.parametrize(("name", "remarks"), [
    ("Nur'aini binti Ma'ruf", ()),
    ("Rosmawati br. Ginting", ()),
    ("Al-Ghifari McAllister", ()),
    ("Sukarni", ()),
    ("AHMAD FAUZI", ("huruf besar semua",)),
    ("AHMAD FAUZI, S.Sos.", ("huruf besar semua", "memuat gelar")),
    ("Drs. H. Budi Santoso", ("memuat gelar",)),
    ("siti aminah", ("huruf kecil semua",)),
    ("SiTi Aminah", ("kapital tidak biasa",)),
    ("Siti aminah", ("kapital tidak biasa",)),
    ("M. Yusuf", ("ada singkatan",)),
    ("Budi Santoso 2", ("memuat angka",)),
    ("  ", ("belum ada nama",)),
    ("Siti <Aminah> & Ali", ("memuat tanda < > &",)),
    ("Budi  Santoso", ("spasi berlebih",)),
    (" Budi Santoso", ("spasi berlebih",)),
    ("A", ("hanya satu huruf", "ada singkatan")),
    ("Zoë Nguyễn-Pérez", ()),
])
def test_what_the_proofreader_is_told(name, remarks):
    assert spelling_remarks(name) == remarks


def test_what_stops_a_certificate_weighs_more_than_what_is_only_told():
    assert gravest(name_remarks(" ")) == "stop"
    assert gravest(name_remarks("drs. H. BUDI")) == "look"
    assert gravest(name_remarks("Drs. H. Budi Santoso")) == "note"
    assert gravest(()) is None
    assert [gravest((Remark("note", "a"), Remark(one, "b"))) for one in SEVERITIES] == list(SEVERITIES)
