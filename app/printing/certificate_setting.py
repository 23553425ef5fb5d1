"""Every element of a certificate's design set for one certificate; what repeats is set once and kept."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.layouts import elements
from app.domain.layouts.elements import Element
from app.domain.layouts.fields import fill
from app.printing import certificate_figures as figures
from app.printing import certificate_programme as programme
from app.printing import certificate_seal as seal
from app.printing import certificate_words as words
from app.printing.certificate_fields import is_own
from app.printing.certificate_matter import Ground, Matter
from app.printing.certificate_programme import Density
from app.printing.records import Certificate


@dataclass(frozen=True)
class Level:
    """How closely a side is set: whether the signature stands tight, the sentence's smallest size as a share of its
    floor (more than 1: above it), the size of the signature and the least height for its pen as shares of their own,
    and the spacing of the table."""

    tight: bool = False
    share: float = 1.0
    small: float = 1.0
    pen: float = 1.0
    density: Density | None = None


class Setter:
    """Sets the elements of a side.

    `widths` are theirs on the paper; `limits` the lowest baseline of each sentence, on a page without and with a code.
    """

    def __init__(self, ground: Ground, widths: Mapping[str, float], limits: Mapping[tuple[str, bool], float]) -> None:
        self._ground = ground
        self._widths = widths
        self._limits = limits
        self._kept: dict[Hashable, Any] = {}

    def set(self, element: Element, certificate: Certificate, told: dict[str, str], level: Level, y: float,
            part: slice, last: bool) -> Iterator[Matter]:
        """What an element draws on this certificate: nothing, one piece, or a shared and an own one."""
        if isinstance(element, elements.Text):
            yield from self._set_text(element, told, level.share)
        elif isinstance(element, elements.Rows):
            own, labels = words.set_rows(element, told)
            yield self.keep((element.id, labels), lambda: words.set_labels(element, labels))
            yield own
        elif isinstance(element, elements.Sentence):
            room = 0.0 if level.tight else self._limits[element.id, bool(certificate.code)] - y
            yield self.keep((element.id, certificate.text, round(room, 3), level.share),
                            lambda: words.set_phrases(element, certificate.text, room, level.share))
        elif isinstance(element, elements.Subjects):
            back = certificate.back
            if back is not None and level.density is not None:
                density = level.density
                key = (element.id, back.subjects, back.total_hours, density, part.start, part.stop, last)
                yield self.keep(key, lambda: programme.set_subjects(element, back, density, part, last=last))
        elif isinstance(element, elements.Scores):
            scores = certificate.back.scores if certificate.back else ()
            yield from _some(programme.set_scores(scores, element.width))
        elif isinstance(element, elements.Qr):
            yield from _some(figures.set_qr(element, certificate))
        elif isinstance(element, elements.Photo):
            yield figures.set_photo(element, certificate)
        elif isinstance(element, elements.Seal):
            yield from self._set_seal(element, certificate)
        else:
            yield from _some(self.keep((element.id, certificate.letterhead),
                                        lambda: self._set_figure(element, certificate)))

    def _set_text(self, element: elements.Text, told: dict[str, str], share: float) -> Iterator[Matter]:
        if element.rule:
            yield self.keep((element.id, "rule"), lambda: words.set_rule(element, self._ground))
        if is_own(element.text):
            yield from _some(words.set_text(element, told, self._ground, share))
        else:
            key = (element.id, fill(element.text, told), share)
            yield from _some(self.keep(key, lambda: words.set_text(element, told, self._ground, share)))

    def _set_seal(self, element: elements.Seal, certificate: Certificate) -> Iterator[Matter]:
        ranked = element.ranked and bool(certificate.rank)
        yield self.keep((element.id, ranked), lambda: seal.set_seal(element, self._ground, starred=not ranked))
        if ranked:
            yield seal.set_rank(element, certificate, self._ground)

    def _set_figure(self, element: Element, certificate: Certificate) -> Matter | None:
        ground = self._ground
        if isinstance(element, elements.Kop):
            return figures.set_kop(element, certificate.letterhead, self._widths[element.id])
        if isinstance(element, elements.Frame):
            return figures.set_frame(element, ground)
        if isinstance(element, elements.Image):
            return figures.set_image(element, certificate.letterhead, ground)
        return figures.set_line(element, ground) if isinstance(element, elements.Line) else None

    def keep(self, key: Hashable, make: Any) -> Any:  # noqa: ANN401  # whatever `make` gives
        """What was made for this key before, else what `make` makes now."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


def _some(matter: Matter | None) -> Iterator[Matter]:
    if matter is not None:
        yield matter
