"""Names as hard as they come, always the same ones: apostrophes, signs of markup, marks over letters, one word, 120
letters, letters that no font of ours has."""

import random
from collections.abc import Iterator

_PARTS = (
    "Siti", "Nur'aini", "Ma’ruf", "binti", "O’Dewi", "M'rang", "Sukarni", "Aminah", "Raden", "Ajeng", "Hadiningrat",
    "Kusumaningtyas", "Wulandari", "Prameswari", "Zoë", "José", "Nguyễn", "Łukasz", "Þór", "Đặng", "Ćirić", "Ñusta",
    "I Gusti", "Ketut", "br. Ginting", "Al-Ghifari", "S.Sos.", "H.", "bin", "Ya‘qub", "Dʼangelo", "Ōkubo", "Çelik",
)  # fmt: skip
_SIGNS = ("&", "<b>", "</b>", "<", ">", '"Ujang"', "“Tuti”", "&amp;", "(alm.)", "/", "@", "#1", "%", "{nama}", "\\")
_FOREIGN = ("阿", "😀", "ก", "𝔸", "ﷺ", "\u0378")
_MARKS = ("e\u0301", "n\u0303", "a\u0308", "o\u0302\u0301", "s\u0323")  # letters in two signs
_SPACES = (" ", " ", " ", " ", "  ", "\u00a0", "\u2009")


def hard_names(count: int, seed: int = 2025) -> tuple[str, ...]:
    """So many different names."""
    found: dict[str, None] = {}
    source = random.Random(seed)  # the same names on every run
    makers = _makers(source)
    while len(found) < count:
        found.setdefault(next(makers).strip())
        found.pop("", None)
    return tuple(found)


def _makers(source: random.Random) -> Iterator[str]:
    while True:
        yield _joined(source, source.randint(1, 6))
        yield f"{_joined(source, 2)} {source.choice(_SIGNS)} {_joined(source, 1)}"
        yield "".join(source.choice("abcdefghijklmnopqrstuvwxyz'-") for _ in range(source.randint(1, 44))).title()
        yield _joined(source, 14)[:120]
        yield f"{source.choice(_PARTS)}{source.choice(_MARKS)} {source.choice(_PARTS)} {source.randint(0, 999)}"
        yield source.choice(_PARTS) + (source.choice(_FOREIGN) if source.random() < 0.3 else "") + str(source.random())
        yield "".join(chr(source.randrange(0xC0, 0x250)) for _ in range(source.randint(2, 25)))


def _joined(source: random.Random, count: int) -> str:
    words = [source.choice(_PARTS) for _ in range(count)]
    return "".join(word + source.choice(_SPACES) for word in words)
