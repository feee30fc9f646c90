"""Passages: the part of a text where the found words stand, escaped, with the words marked."""

from collections.abc import Collection
from itertools import islice, pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import fold_syllable, words

LENGTH = 220  # letters
_ENOUGH = 100

Places = list[tuple[int, int]]  # (first letter, letter after the last) of each word


class Passage(SafeString):
    """A passage as safe HTML; `source` is the paragraph it was taken from."""

    source: str = ""


def passage(text: str, syllables: Collection[str], length: int = LENGTH) -> Passage:
    """Return up to about `length` letters of `text` around the most found words, as safe HTML with `<mark>`.

    It stays within one paragraph, because the next may be in another language. Found words that stand side by
    side share one mark. Without a found word it is the beginning.
    """
    wanted = set(syllables)
    parts = [(part, _found(part, wanted)) for part in text.split("\n\n")]
    best = max(parts, key=lambda found: _weight(*found))
    # A single one of several words may be chance, such as an English “so”: then the first paragraph tells more.
    text, places = best if _weight(*best) > 1 or len(wanted) == 1 else parts[0]
    start, end = _window(text, places, length)
    inside = [(a, b) for a, b in places if a >= start and b <= end]
    marked = _mark(text, start, end, inside)
    found = Passage(("… " if start else "") + marked.strip() + (" …" if end < len(text) else ""))
    found.source = text
    return found


def marked(text: str, syllables: Collection[str]) -> SafeString:
    """Return the whole of a title as safe HTML, the found words within `<mark>`."""
    return mark_safe(_mark(text, 0, len(text), _found(text, set(syllables))))


def _found(text: str, wanted: set[str]) -> Places:
    """Return where the wanted words stand; a hundred are enough to choose a window."""
    if not wanted:  # a list that nobody searched
        return []
    places = ((word.start, word.end) for word in words(text) if word.folded in wanted)
    return list(islice(places, _ENOUGH))


def _weight(text: str, places: Places) -> int:
    """Return how well found words tell what was meant: neighbours count more than words far apart."""
    neighbours = sum(text[one[1] : other[0]].isspace() for one, other in pairwise(places))
    return len({fold_syllable(text[a:b]) for a, b in places}) + 2 * neighbours


def _window(text: str, places: Places, length: int) -> tuple[int, int]:
    """Choose the window whose found words weigh most, and cut it at spaces."""
    best = 0
    if places:
        near = [[place for place in places if first[0] <= place[0] < first[0] + length * 0.7] for first in places]
        best = max(near, key=lambda places: _weight(text, places))[0][0]
    start = max(0, best - length // 4)
    if start:
        start = text.find(" ", start) + 1
    end = len(text)
    if end > start + length:
        cut = text.rfind(" ", start, start + length)
        end = cut if cut > best else start + length
    return start, end


def _mark(text: str, start: int, end: int, places: Places) -> str:
    parts, at = [], start
    for first, last in _runs(text, places):
        parts.append(escape(text[at:first]))
        parts.append(f"<mark>{escape(text[first:last])}</mark>")
        at = last
    parts.append(escape(text[at:end]))
    return "".join(parts)


def _runs(text: str, places: Places) -> Places:
    runs: Places = []
    for first, last in places:
        if runs and text[runs[-1][1] : first].isspace():
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs
