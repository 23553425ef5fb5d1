"""The columns of the needs for training: regions with their figures, and the people behind one."""

from PySide6.QtCore import QCoreApplication

from app.services.training_needs import NeedsPerson, RegionNeeds
from ui.tables.cells import EMPTY, Cell, Text, TwoLine, number
from ui.tables.columns import Column

translate = QCoreApplication.translate


def need_names() -> tuple[tuple[str, str], ...]:
    """Each need in few words."""
    return (
        ("basic", translate("Needs", "Belum dasar")),
        ("since", translate("Needs", "Tak dilatih")),
        ("no_decree", translate("Needs", "Tanpa SK")),
        ("decree_ends", translate("Needs", "SK habis")),
    )


def region_columns() -> tuple[Column[RegionNeeds], ...]:
    """One line a region."""
    return (
        Column("name", translate("Needs", "Wilayah"), _name, 140, stretch=True, order=lambda one: one.name),
        Column("people", translate("Needs", "PSM"), lambda one: number(one.people), 52, "right", order=_people),
        *(_need_column(need, words) for need, words in need_names()),
        Column(
            "villages", translate("Needs", "Desa kosong"), _villages, 104, "right",
            order=lambda one: one.villages_without, compact=False,
        ),
    )  # fmt: skip


def _need_column(need: str, words: str) -> Column[RegionNeeds]:
    return Column(need, words, lambda one: _figure(one.of(need)), 92, "right", order=lambda one: one.of(need))


def person_columns() -> tuple[Column[NeedsPerson], ...]:
    """Those who have the need."""
    return (
        Column("name", translate("Needs", "Nama, desa/kelurahan"), _person, 160, stretch=True),
        Column("trained", translate("Needs", "Dilatih terakhir"), lambda one: _muted(one.trained_on), 136),
        Column("decree", translate("Needs", "SK"), _decree, 140, compact=False),
    )


def _people(one: RegionNeeds) -> int:
    return one.people


def _name(one: RegionNeeds) -> Cell:
    return Text(one.name, "medium" if one.people else "body", "text" if one.people else "muted")


def _figure(count: int) -> Cell:
    return number(count, ink="text" if count else "muted")


def _villages(one: RegionNeeds) -> Cell:
    """Villages without anybody trained, of how many."""
    if one.level == 4:
        return Text(translate("Needs", "ya") if one.villages_without else EMPTY, ink="muted", align="right")
    if not one.villages:
        return Text(EMPTY, ink="muted", align="right")
    words = translate("Needs", "{without} dari {all}")
    return Text(words.format(without=one.villages_without, all=one.villages), align="right", digits=True)


def _person(one: NeedsPerson) -> Cell:
    return TwoLine(one.name, ", ".join(part for part in (one.village, one.district) if part != EMPTY))


def _muted(text: str) -> Cell:
    return Text(text, ink="muted")


def _decree(one: NeedsPerson) -> Cell:
    if one.decree == EMPTY:
        return Text(EMPTY, ink="muted")
    until = translate("Needs", "sampai {day}").format(day=one.decree_until)
    return TwoLine(one.decree, "" if one.decree_until == EMPTY else until, "body")
