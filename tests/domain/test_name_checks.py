"""What is odd about a name that is to stand on a certificate."""

import pytest

from app.domain.name_checks import spelling_remarks


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
])
def test_what_the_proofreader_is_told(name, remarks):
    assert spelling_remarks(name) == remarks
