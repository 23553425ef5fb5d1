"""An office's name in sentences, read from the capitals of its letterhead."""

# Words that stay small within a name: "Tenaga Kerja dan Transmigrasi".
_SMALL = frozenset({"dan", "serta", "di", "untuk"})
_LONGEST_ABBREVIATION = 3


def name_in_letterhead(letterhead: str, area: str) -> str:
    """ "Dinas Sosial, Tenaga Kerja dan Transmigrasi Kabupaten Siak" from the lines below the government's; `area` is
    added where the lines don't name it. "" where there is no such line."""
    lines = [line for line in letterhead.splitlines() if line.strip()][1:]
    if not lines:
        return ""
    named = " ".join(_spoken(word) for word in " ".join(lines).split())
    return named if area.casefold() in named.casefold() else f"{named} {area}"


def _spoken(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    abbreviation = len(word.strip(".,")) <= _LONGEST_ABBREVIATION or any(sign.isdigit() for sign in word)
    return word if abbreviation or not word.isupper() else word.capitalize()
