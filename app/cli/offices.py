"""`bimtek office …` and `bimtek sample …`."""

from dataclasses import replace
from typing import Annotated

import typer

from app.cli.output import say, show_json

cli = typer.Typer(help="Kantor: wilayah, nama, kop surat.", no_args_is_help=True)
samples = typer.Typer(help="Data contoh untuk latihan.", no_args_is_help=True)


@cli.command("set")
def set_office(
    region: Annotated[str, typer.Option(help="Kode Kemendagri, misalnya 14.08.")],
    name: Annotated[str, typer.Option(help="Nama kantor.")],
    level: Annotated[str, typer.Option(help="kabupaten atau provinsi; diketahui dari kode.")] = "",
) -> None:
    """Menyiapkan atau mengubah kantor."""
    from app.domain.regions import normal_code
    from app.services import office

    if level not in {"", "kabupaten", "provinsi"}:
        raise typer.BadParameter("kabupaten atau provinsi", param_hint="--level")
    own = office.card() or office.OfficeCard()
    code = normal_code(region) or region
    letterhead = own.letterhead if own.region == code and own.name == name else ""
    place = own.place if own.region == code else ""
    office.save(replace(own, region=code, name=name, letterhead=letterhead, place=place))
    say(f"Kantor disimpan: {name} ({code}).")


@cli.command("show")
def show_office(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Menampilkan kantor."""
    from app.services import office

    card = office.required_card()
    if as_json:
        show_json(card)
        return
    say(f"{card.name} ({card.region}, {card.level}){' · LATIHAN' if card.practice else ''}")
    for _, line in card.lines:
        say(f"  {line}")


@samples.command("load")
def load_sample(name: Annotated[str, typer.Argument(metavar="CODE", help="siak-2018 atau solok-2017.")]) -> None:
    """Memuat satu kegiatan contoh ke basis data kosong atau latihan."""
    from app.services import samples as service

    say(service.load(name).title + ".")
