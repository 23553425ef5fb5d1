"""Regions by code and by name, as screens and papers write them."""

from dataclasses import dataclass
from functools import lru_cache

from app.domain.regions import Gazetteer, Level, Region, TimeZone, lineage, time_zone
from app.exchange import regions as regions_file
from app.models import derived


@dataclass(frozen=True)
class RegionChoice:
    """A region to pick: its name, what kind it is, and the whole path above it."""

    code: str
    title: str
    kind: str
    path: str


def gazetteer() -> Gazetteer:
    """All regions of the shipped list."""
    return regions_file.gazetteer()


def find(text: str, limit: int = 20, within: str = "") -> tuple[RegionChoice, ...]:
    """Regions for the words typed so far, best first."""
    return tuple(_choice(region) for region in gazetteer().find(text, limit, within))


def find_offices(text: str, limit: int = 20) -> tuple[RegionChoice, ...]:
    """Provinces and kabupaten/kota only: where an office can be."""
    found = gazetteer().find(text, limit * 20)
    return tuple(_choice(region) for region in found if region.level <= Level.REGENCY)[:limit]


def choice(code: str) -> RegionChoice | None:
    """The region of a code as a choice; None where the list has none."""
    region = gazetteer().get(code)
    return _choice(region) if region else None


def name_and_path(code: str) -> tuple[str, str]:
    """A region's short name and its whole path."""
    return gazetteer().short(code), gazetteer().path(code)


def short(code: str) -> str:
    """ "Kab. Siak"; "" for no code. A code in use keeps the name it had when this database first used it."""
    kept = derived.kept_name(code) if code else ""
    return kept or (gazetteer().short(code) if code else "")


def long(code: str) -> str:
    """ "Kabupaten Siak"; "" for no code."""
    return gazetteer().long(code) if code else ""


def zone_of(code: str) -> TimeZone:
    """The time zone of a region."""
    return time_zone(code)


@dataclass(frozen=True)
class Origin:
    """Where somebody comes from, in the parts that papers set on lines of their own."""

    village: str
    district: str
    regency: str

    @property
    def line(self) -> str:
        """ "Kel. Kampung Jawa, Kec. Tanjung Harapan, Kota Solok"."""
        return ", ".join(part for part in (self.village, self.district, self.regency) if part)


def origin(code: str, village_name: str = "", long_words: bool = False) -> Origin:
    """The origin behind a region code and a typed village; `long_words` writes Kecamatan, Kabupaten in full."""
    say = gazetteer().long if long_words else gazetteer().short
    parts = {code.count("."): say(code) for code in lineage(code)} if code else {}
    return Origin(parts.get(3, "") or village_name, parts.get(2, ""), parts.get(1, ""))


@lru_cache(maxsize=1 << 12)  # a list shows many people of few villages
def origin_of_path(code: str, path: str, village_name: str = "") -> Origin:
    """The origin from the path that this database keeps of a code, for lists; from the code where it keeps none."""
    parts = path.split(", ")
    if not path or len(parts) != code.count(".") + 1:
        return origin(code, village_name)
    village, district, regency, _ = [""] * (4 - len(parts)) + parts
    return Origin(village or village_name, district, regency)


def _choice(region: Region) -> RegionChoice:
    above = gazetteer().path(region.code).split(", ")[1:]
    return RegionChoice(region.code, region.name, region.kind.lower(), ", ".join(above))
