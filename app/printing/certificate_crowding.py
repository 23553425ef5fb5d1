"""What gives way on a crowded page of a certificate, and what is named where even that is not enough."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.wording import enumeration
from app.printing.certificate_fields import NAME, field_label
from app.printing.certificate_matter import Matter
from app.printing.certificate_setting import Level
from app.printing.certificate_signature import SignatureMatter
from app.printing.certificate_words import SentenceMatter

# From the design's own spacing to ever closer. Sentence, origin and signature become smaller together, until what is
# read would be too small: then what is too long is named.
TIGHTNESS = (
    Level(), Level(tight=True), Level(tight=True, share=0.95, small=0.95), Level(tight=True, share=0.9, small=0.9),
    Level(tight=True, share=0.9, small=0.9, pen=0.88), Level(tight=True, share=0.86, small=0.84, pen=0.82),
    Level(tight=True, share=0.82, small=0.78, pen=0.75), Level(tight=True, share=0.82, small=0.72, pen=0.75),
)  # fmt: skip
# What stands at last may stand in larger type again where the other of the two was the one too many.
_SENTENCES = (1.15, 1.07, 1.0, 0.95, 0.9, 0.86)
_SIGNATURES = (1.0, 0.95, 0.9, 0.84, 0.78)
_CROWDED = {"front": "isi halaman depan tidak muat pada tata letak ini",
            "back": "isi halaman belakang tidak muat pada tata letak ini"}  # fmt: skip
_ADVICE = "singkatkan, atau pilih tata letak lain"
# What takes more lines than these is named where a page is overrun.
_USUAL_SENTENCE, _USUAL_TITLES = 2, 4


def larger_sentences(level: Level) -> Iterator[Level]:
    """The same closeness with a larger sentence, the largest first."""
    return (replace(level, share=share) for share in _SENTENCES if level.tight and share > level.share)


def larger_signatures(level: Level) -> Iterator[Level]:
    """The same closeness with a larger signature, the largest first."""
    return (replace(level, small=small) for small in _SIGNATURES if level.tight and small > level.small)


def crowded(side: str, matters: Sequence[Matter]) -> str:
    """What is too long for the "front" or "back", with its lines, as a clause."""
    long: list[tuple[str, int]] = []
    for matter in matters:
        if isinstance(matter, SignatureMatter):
            long += [("jabatan penanda tangan", len(matter.block.titles))] * (len(matter.block.titles) > _USUAL_TITLES)
        elif isinstance(matter, SentenceMatter):
            long += [("uraian kegiatan", len(matter.sentence.lines))] * (len(matter.sentence.lines) > _USUAL_SENTENCE)
        else:
            long += [(field_label(words.fields[0]), len(words.lines)) for words in matter.words
                     if words.fields and len(words.lines) > 1 and NAME not in words.fields]  # fmt: skip
    told = enumeration([f"{label} ({lines} baris)" for label, lines in long])
    return f"{told} terlalu panjang untuk tata letak ini; {_ADVICE}" if told else _CROWDED[side]
