"""A design as a file: JSON read with every fault named by its element, and written so that it reads back the same.

```json
{"format": 1, "name": "resmi", "label": "Resmi", "paper": "A4", "landscape": true,
 "dark": "#6B211C", "light": "#9E7321",
 "front": [{"kind": "text", "id": "judul", "text": "{judul}", "x": 28, "y": 58, …}], "back": []}
```
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.layouts import fields
from app.domain.layouts.elements import KINDS, Element, Layout
from app.domain.layouts.values import Value, values_of
from app.errors import UserError

FORMAT = 1
PAPERS = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
"""Width and height in mm of the papers standing upright."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_ID = re.compile("[a-z0-9][a-z0-9_-]{0,39}")
_PICTURE = re.compile("logo|[0-9a-f]{64}")
_MOST_ELEMENTS = 200
_LONGEST_TEXT = 2_000
_FAR = 1e9
_UNSEEN = frozenset({"Cc", "Cs"})
"""Kinds of signs that no paper shows: control signs and halves of broken ones."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that have words read in another order than they are kept."""


@dataclass(frozen=True)
class Fault:
    """Why a design cannot be used: the element ("" for the design itself), the value, and the reason."""

    element: str
    value: str
    reason: str

    def __str__(self) -> str:
        where = f"Elemen “{self.element}”" if self.element else "Tata letak"
        return f"{where}, {self.value}: {self.reason}." if self.value else f"{where}: {self.reason}."


def read(text: str) -> Layout:
    """The design that a file holds.

    Raises: UserError: it is no design; the first faults are named by element, value and reason.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise UserError("Berkas ini bukan tata letak sertifikat.", "Tidak ada yang disimpan.",
                        "Pilih berkas yang diekspor dari Bimtek PSM.") from None  # fmt: skip
    faults = list(check(raw))
    if faults:
        raise UserError(" ".join(map(str, faults[:3])), "Tata letak tidak disimpan.", "Perbaiki bagian itu.")
    return Layout(
        name=raw["name"], label=raw["label"], paper=raw["paper"], landscape=raw["landscape"],
        front=tuple(_element(one) for one in raw["front"]), back=tuple(_element(one) for one in raw.get("back", ())),
        dark=raw.get("dark", Layout.dark), light=raw.get("light", Layout.light),
    )  # fmt: skip


def write(layout: Layout) -> str:
    """The design as the text of a file; values that are the usual ones are left out."""
    told = {
        "format": FORMAT, "name": layout.name, "label": layout.label, "paper": layout.paper,
        "landscape": layout.landscape, "dark": layout.dark, "light": layout.light,
        "front": [_told(one) for one in layout.front], "back": [_told(one) for one in layout.back],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def pictures(layout: Layout) -> tuple[str, ...]:
    """The SHA-256 of each picture that the design needs beside the office's logo."""
    named = (getattr(one, "picture", "logo") for one in (*layout.front, *layout.back))
    return tuple(dict.fromkeys(name for name in named if name != "logo"))


def check(raw: object) -> Iterator[Fault]:
    """Everything that is wrong with a design."""
    if not isinstance(raw, dict):
        yield Fault("", "", "bukan daftar nilai")
        return
    yield from _check_head(raw)
    seen: set[str] = set()
    for side in ("front", "back"):
        elements = raw.get(side, [] if side == "back" else None)
        if not isinstance(elements, list) or len(elements) > _MOST_ELEMENTS:
            yield Fault("", side, f"harus berupa daftar elemen, paling banyak {_MOST_ELEMENTS}")
            continue
        for element in elements:
            yield from check_element(element, seen)


def check_element(raw: object, seen: set[str]) -> Iterator[Fault]:
    """Everything that is wrong with one element; `seen` are the ids before it."""
    if not isinstance(raw, dict):
        yield Fault("", "", "memuat elemen yang bukan daftar nilai")
        return
    name = str(raw.get("id", ""))
    if not isinstance(raw.get("id"), str) or not _ID.fullmatch(name):
        yield Fault(name[:40], "id", "harus berupa huruf kecil, angka, - atau _, paling panjang 40")
    elif name in seen:
        yield Fault(name, "id", "dipakai dua kali")
    seen.add(name)
    kind = KINDS.get(str(raw.get("kind")))
    if kind is None:
        yield Fault(name, "kind", f"“{str(raw.get('kind'))[:40]}” tidak dikenal; yang ada: {', '.join(KINDS)}")
        return
    known = {value.name: value for value in values_of(kind)}
    for given, content in raw.items():
        if given in {"id", "kind"}:
            continue
        if given not in known:
            yield Fault(name, str(given)[:40], "nilai ini tidak dikenal")
        elif reason := why_not(known[given], content):
            yield Fault(name, known[given].label, reason)


def why_not(value: Value, content: object) -> str:
    """Why a value cannot be this; "" when it can."""
    if value.kind in {"mm", "pt", "share", "whole"}:
        return _why_no_number(value, content)
    if value.kind == "flag":
        return "" if isinstance(content, bool) else "harus ya atau tidak"
    if value.kind == "rows":
        return _why_no_rows(content)
    return _why_no_words(value, content) if isinstance(content, str) else "harus berupa teks"


def _check_head(raw: dict[Any, Any]) -> Iterator[Fault]:
    if raw.get("format") != FORMAT or isinstance(raw["format"], bool):
        yield Fault("", "format", f"harus {FORMAT}; berkas ini mungkin dibuat oleh versi yang lebih baru")
    for name in ("name", "label"):
        content = raw.get(name)
        if not isinstance(content, str) or not content.strip() or len(content) > 80:
            yield Fault("", name, "harus berupa teks, 1 sampai 80 huruf")
        elif reason := _why_not_printed(content):
            yield Fault("", name, reason)
    if str(raw.get("paper")) not in PAPERS:
        yield Fault("", "paper", f"harus {' atau '.join(PAPERS)}")
    if not isinstance(raw.get("landscape"), bool):
        yield Fault("", "landscape", "harus ya atau tidak")
    for ink in ("dark", "light"):
        if not _COLOUR.fullmatch(str(raw.get(ink, "#000000"))):
            yield Fault("", ink, "harus warna seperti #6B211C")
    for name in sorted(set(map(str, raw)) - {"format", "name", "label", "paper", "landscape", "dark", "light",
                                             "front", "back"}):  # fmt: skip
        yield Fault("", name[:40], "nilai ini tidak dikenal")


def _why_no_number(value: Value, content: object) -> str:
    # compared, never converted: a whole number may be larger than any other number, and NaN is not even itself
    if isinstance(content, bool) or not isinstance(content, int | float) or not -_FAR < content < _FAR:
        return "harus berupa angka"
    if value.kind == "whole" and content != int(content):
        return "harus bilangan bulat"
    if not value.lowest <= content <= value.highest:
        return f"harus antara {value.lowest:g} dan {value.highest:g}"
    return ""


def _why_no_rows(content: object) -> str:
    if not isinstance(content, list | tuple) or len(content) > 20:
        return "harus berupa daftar baris, paling banyak 20"
    for row in content:
        if not isinstance(row, list | tuple) or len(row) != 2 or not all(isinstance(part, str) for part in row):
            return "setiap baris harus berupa label dan isi"
        if reason := _why_no_template(row[1]) or _why_no_template(row[0]):
            return reason
    return ""


def _why_no_words(value: Value, content: str) -> str:
    if value.kind == "choice":
        allowed = [one for one, _label in value.choices]
        return "" if content in allowed else f"“{content[:40]}” tidak dikenal; yang ada: {', '.join(allowed)}"
    if value.kind == "picture":
        return "" if _PICTURE.fullmatch(content) else "harus logo atau gambar dari tata letak ini"
    return _why_no_template(content)


def _why_no_template(content: str) -> str:
    if len(content) > _LONGEST_TEXT:
        return f"paling panjang {_LONGEST_TEXT} huruf"
    if reason := _why_not_printed(content.replace("\n", "").replace("\t", "")):
        return reason
    unknown = [name for name in fields.used(content) if name not in fields.BY_NAME]
    if unknown:
        return f"bidang {{{unknown[0][:40]}}} tidak dikenal"
    rest = fields.fill(content, dict.fromkeys(fields.BY_NAME, "x"))
    return "memuat kurung kurawal yang bukan bidang" if "{" in rest or "}" in rest else ""


def _why_not_printed(content: str) -> str:
    if any(unicodedata.category(letter) in _UNSEEN or letter in _TURNING for letter in content):
        return "memuat tanda yang tidak dapat dicetak"
    return ""


def _element(raw: dict[str, Any]) -> Element:
    values = {name: content for name, content in raw.items() if name != "kind"}
    if "rows" in values:
        values["rows"] = tuple((str(label), str(template)) for label, template in values["rows"])
    return KINDS[raw["kind"]](**values)


def _told(element: Element) -> dict[str, Any]:
    own = {value.name: getattr(element, value.name) for value in values_of(type(element))
           if getattr(element, value.name) != value.default}  # fmt: skip
    return {"kind": element.KIND, "id": element.id} | {
        name: [list(row) for row in content] if isinstance(content, Sequence) and not isinstance(content, str)
        else content
        for name, content in own.items()
    }  # fmt: skip
