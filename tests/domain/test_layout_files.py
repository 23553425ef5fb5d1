"""A design file is data from anywhere: each fault is told by element and reason, whatever stands in it."""

import json
from typing import Any

import pytest

from app.domain.layouts import files
from app.errors import UserError

NAME: dict[str, Any] = {"kind": "text", "id": "nama", "text": "{nama}", "x": 28, "y": 60, "width": 240}
DESIGN: dict[str, Any] = {
    "format": 1, "name": "uji", "label": "Uji", "paper": "A4", "landscape": True, "front": [NAME], "back": [],
}  # fmt: skip


def of(**values: Any) -> dict[str, Any]:
    """The design with other values of its one element."""
    return {**DESIGN, "front": [{**NAME, **values}]}


FAULTS = {
    "harus berupa angka": of(x=float("nan")),
    "Dari kiri (mm): harus berupa angka": of(x=10**400),
    "Lebar (mm): harus berupa angka": of(width="lebar"),
    "Paling banyak baris: harus bilangan bulat": of(lines=1.5),
    "paper: harus A4 atau F4": {**DESIGN, "paper": ["A4"]},
    "Huruf: harus berupa teks": of(font=["serif"]),
    "Isi: memuat tanda yang tidak dapat dicetak": of(text="{nama}\ud800"),
    "Elemen “nama”, Isi: memuat tanda yang tidak dapat dicetak": of(text="a\x00{nama}"),
    "label: memuat tanda yang tidak dapat dicetak": {**DESIGN, "label": "Resmi\x07"},
    "Tata letak, label: memuat tanda": {**DESIGN, "label": "gnp.\u202eimser"},
    "format: harus 1": {**DESIGN, "format": True},
    "dipakai dua kali": {**DESIGN, "front": [NAME, NAME]},
    "paling banyak 200": {**DESIGN, "front": [{**NAME, "id": f"n{n}"} for n in range(201)]},
    "warna: nilai ini tidak dikenal": of(warna="merah"),
    "bidang {siapa} tidak dikenal": of(text="{siapa}"),
    "kind: “skrip” tidak dikenal": {**DESIGN, "front": [{"kind": "skrip", "id": "a"}]},
    "Tata letak, back: harus berupa daftar elemen": {**DESIGN, "back": None},
    "harus logo atau gambar": {**DESIGN, "front": [{"kind": "image", "id": "latar", "picture": "../../rahasia.png"}]},
}  # fmt: skip


@pytest.mark.parametrize("told", FAULTS)
def test_a_fault_names_its_element_and_reason(told: str) -> None:
    with pytest.raises(UserError) as refused:
        files.read(json.dumps(FAULTS[told]))

    assert told in refused.value.happened


def test_words_may_stand_on_several_lines_and_come_back_the_same() -> None:
    layout = files.read(json.dumps(of(text="Diberikan kepada\n{nama}")))

    assert files.read(files.write(layout)) == layout
