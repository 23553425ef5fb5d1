"""Finding the region that a row of a list means, by its code or by the names in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.domain.region_search import squeeze_region
from app.domain.regions import Gazetteer, Region, lineage, normal_code

_FIELDS = ("village", "district", "regency", "province")
_PROVINCE_NICKNAMES = {
    "nad": "11", "sumut": "12", "sumbar": "13", "sumsel": "16", "babel": "19", "bangkabelitung": "19", "kepri": "21",
    "dki": "31", "jakarta": "31", "dkijakarta": "31", "jabar": "32", "jateng": "33", "diy": "34", "yogyakarta": "34",
    "diyogyakarta": "34", "jatim": "35", "ntb": "52", "ntt": "53", "kalbar": "61", "kalteng": "62", "kalsel": "63",
    "kaltim": "64", "kaltara": "65", "sulut": "71", "sulteng": "72", "sulsel": "73", "sultra": "74", "sulbar": "76",
    "malut": "82",
}  # fmt: skip
_ADVICE = "Pilih desa/kelurahannya di data orang itu, atau perbaiki di berkas."


class Origin(NamedTuple):
    """What a row tells about a region: a code, or names, each as typed and "" where the list has none."""

    code: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""


@dataclass(frozen=True)
class Located:
    """The deepest region that is certain; `village_name` keeps what the national list does not tell.

    `remark` says what is uncertain, "" for nothing, and `about` the person's field that it concerns. `assumed`: no
    name or code told anything, and the region is the list's home.
    """

    region: str
    village_name: str = ""
    remark: str = ""
    advice: str = ""
    about: str = "region"
    assumed: bool = field(default=False, compare=False)


def locate(origin: Origin, gazetteer: Gazetteer, home: str, near: str = "") -> Located:
    """The region of a row; one that tells nothing belongs to `home`. Names are looked for around `near` first."""
    code = normal_code(origin.code)
    if code and code in gazetteer:
        deep = len(lineage(code)) == len(_FIELDS)  # then the name says nothing more
        return Located(code, "" if deep else origin.village)
    located = _locate_by_names(origin, gazetteer, home, near or home)
    if not origin.code.strip() or located.remark:
        return located
    return replace(located, remark=f"Kode wilayah “{origin.code.strip()}” tidak ada dalam daftar.", advice=_ADVICE)


def _locate_by_names(origin: Origin, gazetteer: Gazetteer, home: str, near: str) -> Located:
    """Try all names; then without the lowest, until one place is meant. What was left out stays as text."""
    left_out: list[str] = []
    told = [name for name in _FIELDS if getattr(origin, name)]
    for name in told:
        found = _named(origin, gazetteer, near)
        if len(found) == 1:
            return _told(found[0].code, left_out, _unknown(left_out, gazetteer, found[0].code))
        if found:
            remark = f"“{getattr(origin, name)}” dapat berarti {len(found)} tempat: {_some(gazetteer, found)}."
            return _told(_common(found) or home, [*left_out, getattr(origin, name)], remark)
        left_out.append(getattr(origin, name))
        origin = origin._replace(**{name: ""})
    return replace(_told(home, left_out, f"“{', '.join(left_out)}” tidak dikenal." if told else ""), assumed=True)


def _named(origin: Origin, gazetteer: Gazetteer, near: str) -> Sequence[Region]:
    """In the province told, else around the office, else anywhere: nearer first, since names repeat."""
    province = _province(origin.province, gazetteer)
    if not (origin.village or origin.district or origin.regency):
        return [province] if province else []
    if province:
        around = [province.code]
    elif origin.regency:
        around = [*lineage(near)[:1], ""]
    else:
        around = [*reversed(lineage(near)), ""]
    for within in around:
        found = gazetteer.find_named(origin.village, origin.district, origin.regency, within)
        if found:
            return found
    return ()


def _province(typed: str, gazetteer: Gazetteer) -> Region | None:
    if not typed:
        return None
    name = squeeze_region(typed).removeprefix("provinsi").removeprefix("prov")
    named = (province for province in gazetteer.children() if squeeze_region(province.name) == name)
    return next(named, None) or gazetteer.get(_PROVINCE_NICKNAMES.get(name, ""))


def _told(region: str, left_out: Sequence[str], remark: str) -> Located:
    about = "village_name" if left_out else "region"
    return Located(region, ", ".join(left_out), remark, _ADVICE if remark else "", about)


def _unknown(left_out: Sequence[str], gazetteer: Gazetteer, region: str) -> str:
    if not left_out:
        return ""
    return f"“{', '.join(left_out)}” tidak ada dalam daftar {gazetteer.short(region)}; disimpan sebagai teks."


def _some(gazetteer: Gazetteer, found: Sequence[Region]) -> str:
    shown = "; ".join(gazetteer.path(region.code) for region in found[:3])
    return shown + ("; …" if len(found) > 3 else "")


def _common(found: Sequence[Region]) -> str:
    """The deepest region that holds all that may be meant; "" where they share none."""
    shared = ""
    for parts in zip(*(lineage(region.code) for region in found), strict=False):
        if len(set(parts)) > 1:
            break
        shared = parts[0]
    return shared
