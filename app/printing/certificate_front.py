"""The front of a certificate: measured from the top down by its layout, then drawn in two parts.

What is equal on every page (frame, kop, title, sentence, signature) goes into one form; the rest varies by person.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.domain.wording import unbroken
from app.printing import fonts, letterhead, signatures
from app.printing.layouts import Layout, LineElement
from app.printing.page import PRACTICE_WIDTH, Page, practice_label
from app.printing.paper import SIZES, Paper, Stock
from app.printing.records import Certificate
from app.printing.sentence import Sentence, draw_sentence, set_sentence
from app.printing.text import Fitted, Try, fit, letter_names, missing, printable, safe

OWN = frozenset({"number", "replacement", "origin", "birth", "reason"})
"""Fields that vary from person to person, as the name does."""

_ORNAMENTAL = frozenset({"title"})  # stands on stock with an ornament

DUPLICATE = "SALINAN"

_SIGNATURE_LABEL = "jabatan penanda tangan"
_A4_HEIGHT = SIZES["A4"][0]
# From the layout's own spacing to ever closer: whether the signature stands tight, and the sentence's smallest size as
# a share of the layout's floor. A long title is set small rather than refused: only a name that does not fit is.
_TIGHTNESS = ((False, 1.0), (True, 1.0), (True, 0.85), (True, 0.75), (True, 0.65), (True, 0.55), (True, 0.45))
_PEN_SHARE = 0.9  # from here on the free height for the pen gives way too
_LINE_LEAD = 1.3  # of the further lines of a field that wraps, in sizes
_FIELD_NAMES = {"number": "nomor", "name": "nama", "origin": "asal", "birth": "tempat lahir", "reason": "alasan",
                "replacement": "nomor pengganti", "title": "judul", "lead": "kalimat pembuka", "heading": "sebutan"}


@dataclass(frozen=True)
class PlacedLine:
    """One field, fitted, its first baseline at y."""

    element: LineElement
    fitted: Fitted
    y: float


@dataclass(frozen=True)
class Closing:
    """The sentence, and the signature below it: its first baseline and the free height above its name."""

    sentence: Sentence
    style: signatures.BlockStyle
    y: float
    free: float
    fits: bool


@dataclass(frozen=True)
class Front:
    """A front measured. `shared_key` is equal where the shared parts look the same and stand at the same places."""

    certificate: Certificate
    own: tuple[PlacedLine, ...]
    shared: tuple[PlacedLine, ...]
    name: Fitted
    name_shift: float
    sentence_y: float
    closing: Closing
    shared_key: tuple[Any, ...]
    problem: str


class FrontMaker:
    """Measures fronts of one layout on one paper; what was measured once is kept, as most of it repeats."""

    def __init__(self, layout: Layout, paper: Paper) -> None:
        self.layout = layout
        self.paper = paper
        self.extra = paper.height - _A4_HEIGHT
        self._fitted: dict[tuple[str, str], Fitted] = {}
        self._kops: dict[object, letterhead.Kop] = {}
        self._sentences: dict[object, Sentence] = {}
        self._blocks: dict[object, signatures.Block] = {}

    def measure(self, certificate: Certificate) -> Front:
        """Place everything on one certificate; a field that wraps pushes down what follows."""
        layout = self.layout
        own: list[PlacedLine] = []
        shared: list[PlacedLine] = []
        shift = max(0.0, self.kop(certificate).height - layout.kop_tallest)
        name_shift = sentence_shift = shift
        for element in layout.lines:
            down = shift + element.share * self.extra
            if element.field == "name":
                name_shift = down
            elif element.field == "text":
                sentence_shift = down
            elif text := _field_text(certificate, element):
                fitted = self._fit_line(element, text)
                (own if element.field in OWN else shared).append(PlacedLine(element, fitted, element.y + down))
                shift += (len(fitted.lines) - 1) * fitted.size * _LINE_LEAD * 25.4 / 72
        name = self._fit_name(certificate.name)
        return self._finish(certificate, tuple(own), tuple(shared), name, name_shift, layout.text.y + sentence_shift)

    def _finish(self, certificate: Certificate, own: tuple[PlacedLine, ...], shared: tuple[PlacedLine, ...],
                name: Fitted, name_shift: float, sentence_y: float) -> Front:
        for tight, share in _TIGHTNESS:
            closing = self._close(certificate, sentence_y, tight=tight, share=share)
            if closing.fits:
                break
        key = (name_shift, sentence_y, closing, certificate.letterhead, certificate.signature, certificate.practice,
               tuple((line.fitted.lines, line.y) for line in shared))
        return Front(certificate, own, shared, name, name_shift, sentence_y, closing, key,
                     _problem(certificate, self.layout, name, crowded=not closing.fits))

    def _close(self, certificate: Certificate, sentence_y: float, *, tight: bool, share: float) -> Closing:
        """The sentence and the signature; `tight` sets both closely, `share` lowers the sentence's floor."""
        place = self.layout.signature
        gap = place.after_text * (0.85 if tight else 1)
        least = place.style.least * (1 if share > _PEN_SHARE else 0.75)
        style = replace(place.style, lead=place.style.lead * 0.9, free=least, least=least) if tight else place.style
        lowest = place.lowest + self.extra
        room = 0.0 if tight else place.y + place.share * self.extra - gap - sentence_y
        sentence = self._set_sentence(certificate, room, share)
        end = sentence_y + max(len(sentence.lines) - 1, 0) * sentence.lead + gap
        whole = signatures.block_height([self.block(certificate)], style, 0)
        y = max(place.y + place.share * self.extra, end)
        free = max(style.least, min(style.free, lowest - y - whole))
        # A tall block begins higher before it is refused: the sentence may end well above its place.
        y = max(end, min(y, lowest - whole - free))
        return Closing(sentence, style, y, free, fits=sentence.fits and y + whole + free <= lowest + 1e-6)

    def _fit_line(self, element: LineElement, text: str) -> Fitted:
        key = (element.field, text)
        if key not in self._fitted:
            words = unbroken(printable(text, element.font))
            width = element.width / (1 + element.tracking * 1.6)  # a letter is some 0.6 em wide: room for the tracking
            ways = (Try(1, element.size, element.floor), Try(9, element.floor, element.floor))
            self._fitted[key] = fit(words, element.font, width, ways, balanced=True)
        return self._fitted[key]

    def _fit_name(self, name: str) -> Fitted:
        slot = self.layout.name_slot
        return fit(printable(name, slot.font), slot.font, slot.width, slot.ways, balanced=True)

    def _set_sentence(self, certificate: Certificate, room: float, share: float) -> Sentence:
        key = (certificate.text, round(room, 3), share)
        if key not in self._sentences:
            block = self.layout.text
            sizes = (min(block.size, block.size * share + 1 - share), block.floor * share)
            self._sentences[key] = set_sentence(certificate.text, block.font, block.bold, block.width, sizes,
                                                block.leading, room)
        return self._sentences[key]

    def block(self, certificate: Certificate) -> signatures.Block:
        """The signature block of a certificate."""
        signature = certificate.signature
        if signature not in self._blocks:
            place = self.layout.signature
            self._blocks[signature] = signatures.set_block(signature, place.style, place.width, balanced=True)
        return self._blocks[signature]

    def kop(self, certificate: Certificate) -> letterhead.Kop:
        """The kop of a certificate, in Serif."""
        head = certificate.letterhead
        if head not in self._kops:
            width = self.paper.width - 2 * self.layout.kop_side
            self._kops[head] = letterhead.measure(head, letterhead.SERIF_KOP, width)
        return self._kops[head]

    def draw_shared(self, page: Page, front: Front, stock: Stock) -> None:
        """Frame, kop, titles, sentence, signature: what one form holds, but for what the stock bears already."""
        layout, paper = self.layout, self.paper
        certificate = front.certificate
        axis, width, height = paper.width / 2, paper.width, paper.height
        if certificate.practice:
            page.practice_outline()
            practice_label(page, axis - PRACTICE_WIDTH / 2, layout.practice_y + self.extra)
        if stock == "texts":
            return
        if stock == "plain":
            for frame in layout.frames:
                page.frame(frame.inset, frame.inset, width - 2 * frame.inset, height - 2 * frame.inset, frame.line)
            letterhead.draw(page, self.kop(certificate), layout.kop_side, layout.kop_top, width - 2 * layout.kop_side)
        for line in front.shared:
            if stock == "plain" or line.element.field not in _ORNAMENTAL:
                self._draw_line(page, line)
        slot = layout.name_slot
        rule = slot.rule + front.name_shift
        page.line(axis - slot.rule_width / 2, rule, axis + slot.rule_width / 2, rule, slot.rule_line)
        closing = front.closing
        draw_sentence(page, closing.sentence, axis, front.sentence_y)
        signatures.draw_centred(page, self.block(certificate), closing.style, width - layout.signature.axis, closing.y,
                                closing.free)

    def draw_own(self, page: Page, front: Front) -> None:
        """Number, name, origin, birth: what varies by person."""
        slot = self.layout.name_slot
        name = front.name
        lead = name.lead
        middle = (slot.top + slot.bottom) / 2 + front.name_shift - slot.lift
        y = middle + fonts.capital(slot.font, name.size) / 2 - (len(name.lines) - 1) * lead / 2
        for index, text in enumerate(name.lines):
            page.centred(self.paper.width / 2, y + index * lead, text, slot.font, name.size)
        for line in front.own:
            self._draw_line(page, line)

    def _draw_line(self, page: Page, line: PlacedLine) -> None:
        element, fitted = line.element, line.fitted
        put: Callable[..., None] = page.right if element.right else page.centred
        x = self.paper.width - element.right if element.right else self.paper.width / 2
        for index, text in enumerate(fitted.lines):
            y = line.y + index * fitted.size * _LINE_LEAD * 25.4 / 72
            if element.tracking and not element.right:
                page.tracked(x, y, text, element.font, fitted.size, element.tracking * fitted.size)
            else:
                put(x, y, text, element.font, fitted.size)


def _field_text(certificate: Certificate, element: LineElement) -> str:
    if element.field == "duplicate":
        return DUPLICATE if certificate.duplicate else ""
    value: str = getattr(certificate, element.field)
    return element.before + value if value.strip() else ""


def _problem(certificate: Certificate, layout: Layout, name: Fitted, *, crowded: bool) -> str:
    """The first reason not to issue this certificate, in Indonesian; '' when there is none."""
    if not safe(certificate.name):
        return "nama kosong"
    checked = [("nama", certificate.name, layout.name_slot.font)]
    checked += [(_FIELD_NAMES[element.field], getattr(certificate, element.field), element.font)
                for element in layout.lines if element.field in _FIELD_NAMES and element.font]
    checked += [("uraian kegiatan", phrase.text, layout.text.bold if phrase.bold else layout.text.font)
                for phrase in certificate.text]
    signature, style = certificate.signature, layout.signature.style
    checked += [("nama penanda tangan", signature.name, style.bold),
                *((_SIGNATURE_LABEL, part, style.font) for part in (signature.place_date, *signature.on_behalf,
                                                                    signature.position, signature.rank))]
    checked += [("kop surat", line.text, fonts.SERIF_BOLD) for line in certificate.letterhead.lines]
    for label, value, font in checked:
        if lacking := missing(safe(value), font):
            return f"{label} memuat huruf yang tidak ada pada fon: {letter_names(lacking)}"
    if not name.fits:
        return "nama terlalu panjang untuk dua baris pada sertifikat"
    return "uraian kegiatan dan penanda tangan tidak muat pada satu halaman" if crowded else ""
