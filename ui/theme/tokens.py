"""Every colour and size of the window; the only place where either is written as a number."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Colours:
    """One colour per role; `ok`, `warn` and `err` never stand without an icon or a word beside them."""

    scheme: str
    window: str
    rail: str
    surface: str
    hover: str
    pressed: str
    line: str
    frame: str
    control: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_mid: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    warn_fill: str
    err: str
    err_soft: str
    err_fill: str
    on_err: str
    neutral_soft: str
    toast: str
    toast_text: str
    toast_link: str
    paper_bg: str
    paper: str

    def as_dict(self) -> dict[str, str]:
        """Role to colour, for the style sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


LIGHT = Colours(
    scheme="light",
    window="#F5F6F8",
    rail="#ECEEF2",
    surface="#FFFFFF",
    hover="#EEF1F5",
    pressed="#E2E6EC",
    line="#E2E5EA",
    frame="#CFD4DC",
    control="#868E9A",
    text="#191D24",
    muted="#565E6B",
    disabled="#8E95A0",
    accent="#2457B3",
    accent_hover="#1D4A9B",
    accent_press="#173D82",
    on_accent="#FFFFFF",
    accent_text="#1F4FA6",
    accent_soft="#E2EBFA",
    accent_mid="#A9C3EE",
    ok="#1A6B3B",
    ok_soft="#E1F2E7",
    warn="#854A00",
    warn_soft="#FCEFD8",
    warn_fill="#C77700",
    err="#B0251C",
    err_soft="#FBE6E4",
    err_fill="#B0251C",
    on_err="#FFFFFF",
    neutral_soft="#E9ECF0",
    toast="#23272F",
    toast_text="#F3F4F6",
    toast_link="#A8C5FF",
    paper_bg="#DDE1E7",
    paper="#FFFFFF",
)

DARK = Colours(
    scheme="dark",
    window="#181A1F",
    rail="#121418",
    surface="#1F2228",
    hover="#292D34",
    pressed="#333842",
    line="#2D3139",
    frame="#3B414B",
    control="#7F8793",
    text="#E9EBEF",
    muted="#A7AEBA",
    disabled="#6E7580",
    accent="#3670D6",
    accent_hover="#2F67CC",
    accent_press="#2A5CB6",
    on_accent="#FFFFFF",
    accent_text="#92B7FF",
    accent_soft="#22365A",
    accent_mid="#3F66A8",
    ok="#7FD6A0",
    ok_soft="#1B3527",
    warn="#F3BC66",
    warn_soft="#3B2D14",
    warn_fill="#E0A03A",
    err="#FF9F96",
    err_soft="#45221F",
    err_fill="#FF9F96",
    on_err="#2B0C09",
    neutral_soft="#2C3038",
    toast="#E9EBEF",
    toast_text="#191D24",
    toast_link="#1F4FA6",
    paper_bg="#0F1114",
    paper="#FFFFFF",
)


@dataclass(frozen=True)
class TypeRole:
    """A size in logical pixels at text size 100 %, and a weight."""

    pixels: int
    weight: int


TYPE = {
    "door": TypeRole(38, 600),
    "hero": TypeRole(26, 600),
    "title": TypeRole(20, 600),
    "h2": TypeRole(15, 600),
    "body": TypeRole(13, 400),
    "medium": TypeRole(13, 500),
    "strong": TypeRole(13, 600),
    "label": TypeRole(12, 600),
    "chip": TypeRole(12, 500),
    "caption": TypeRole(12, 400),
    "rail": TypeRole(11, 400),
}

TEXT_SIZES = (90, 100, 115, 130)
"""The percentages of the setting "Ukuran huruf"."""

SMALLEST_TEXT = 11
"""No text is drawn below this many logical pixels, whatever the setting."""


@dataclass(frozen=True)
class Heights:
    """Heights in logical pixels at text size 100 %."""

    menu_row: int = 32
    control: int = 32
    filter_chip: int = 28
    header: int = 32
    header_with_days: int = 52
    row_bar: int = 56
    row_two: int = 44
    row_one: int = 36
    row_grid: int = 32
    smallest_row: int = 28
    dense_step: int = 8


HEIGHTS = Heights()

RAIL_WIDTH = 84
RAIL_WIDTH_COMPACT = 56
COMPACT_BELOW = 1200
"""Logical width under which the window is compact: rail of icons, margins of 16, fewer columns."""
PAGE_MARGIN = 24
PAGE_MARGIN_COMPACT = 16
SMALLEST_WINDOW = (1024, 540)
USUAL_WINDOW = (1366, 696)
FORM_WIDTH = 440
DIALOG_WIDTH = 560
SEARCH_WIDTH = 320
