"""Certificates and piagam as PDF: what is equal on every page is drawn once, into forms."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from app.errors import Progress, UserError, no_progress
from app.printing.certificate_back import BackMaker
from app.printing.certificate_front import FrontMaker
from app.printing.layouts import Layout
from app.printing.letterhead import author
from app.printing.page import Page
from app.printing.paper import Paper, Stock
from app.printing.records import Certificate


def certificates(items: Sequence[Certificate], layout: Layout, paper: Paper, progress: Progress = no_progress,
                 stock: Stock = "plain") -> bytes:
    """The certificates as one PDF: each a front and, where layout and record have one, a back.

    What it raises and how it reports is said at `write_certificates`.
    """
    target = BytesIO()
    write_certificates(target, items, layout, paper, progress, stock)
    return target.getvalue()


def write_certificates(target: BinaryIO, items: Sequence[Certificate], layout: Layout, paper: Paper,
                       progress: Progress = no_progress, stock: Stock = "plain") -> None:
    """Write the PDF into an open binary file; the paper is always turned, whatever its `landscape`.

    `stock` is what the sheets bear already and is not printed on them again; every text keeps its place.

    `progress` is called after each certificate and may raise Cancelled; nothing is written before all are drawn.

    Raises:
        UserError: there is nothing to print, or a certificate has a `certificate_problem`: it is named.
    """
    if not items:
        raise UserError("Tidak ada sertifikat untuk dicetak.", todo="Terbitkan sertifikat lebih dahulu.")
    turned = replace(paper, landscape=True)
    first = items[0]
    title = f"{first.title} {first.number}" if len(items) == 1 else f"{first.title} ({len(items)})"
    page = Page(target, turned, title.strip(), author(first.letterhead))
    writer = _Writer(page, layout, turned, stock)
    for done, item in enumerate(items, start=1):
        writer.add(item)
        progress(done, len(items))
    page.save()


def certificate_problem(certificate: Certificate, layout: Layout, paper: Paper) -> str | None:
    """Why this certificate cannot be issued, as an Indonesian clause ('nama memuat huruf yang …'); None if it can."""
    turned = replace(paper, landscape=True)
    problem = FrontMaker(layout, turned).measure(certificate).problem
    if not problem and layout.back:
        problem = next((back.problem for back in BackMaker(turned).measure(certificate)), "")
    return problem or None


class _Writer:
    """Adds certificates to one file and remembers which forms it has."""

    def __init__(self, page: Page, layout: Layout, paper: Paper, stock: Stock) -> None:
        self._page = page
        self._stock = stock
        self._fronts = FrontMaker(layout, paper)
        self._backs = BackMaker(paper) if layout.back else None
        self._forms: dict[tuple[Any, ...], str] = {}

    def add(self, certificate: Certificate) -> None:
        """Draw the front and the back of one certificate."""
        front = self._fronts.measure(certificate)
        self._refuse(certificate, front.problem)
        page = self._page
        form, new = self._form_name("front", front.shared_key)
        if new:
            page.begin_form(form)
            self._fronts.draw_shared(page, front, self._stock)
            page.end_form()
        page.stamp(form)
        self._fronts.draw_own(page, front)
        page.end()
        self._add_back(certificate)

    def _add_back(self, certificate: Certificate) -> None:
        if self._backs is None:
            return
        page = self._page
        for back in self._backs.measure(certificate):
            self._refuse(certificate, back.problem)
            form, new = self._form_name("back", back.shared_key)
            if new:
                page.begin_form(form)
                if self._stock != "texts":
                    self._backs.draw_shared(page, certificate, back)
                page.end_form()
            page.stamp(form)
            self._backs.draw_own(page, certificate, back)
            page.end()

    def _form_name(self, side: str, key: tuple[Any, ...]) -> tuple[str, bool]:
        known = self._forms.get((side, *key))
        if known:
            return known, False
        name = f"{side}{len(self._forms) + 1}"
        self._forms[side, *key] = name
        return name, True

    @staticmethod
    def _refuse(certificate: Certificate, problem: str) -> None:
        if problem:
            raise UserError(f"Sertifikat {certificate.number} untuk {certificate.name.strip()[:80]}: {problem}.",
                            "Tidak ada yang dicetak.", "Perbaiki datanya, lalu ulangi.")
