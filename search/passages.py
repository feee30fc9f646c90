"""Passages: the part of a text where the found words stand, escaped, with the words marked."""

import re
from collections.abc import Collection
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.vietnamese import fold

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
LENGTH = 220  # letters
_ENOUGH = 200


def passage(text: str, syllables: Collection[str], length: int = LENGTH) -> SafeString:
    """Return up to about `length` letters of `text` around the most found words, as safe HTML with `<mark>`.

    It stays within one paragraph, because the next may be in another language. Found words that stand side by
    side share one mark. Without a found word it is the beginning.
    """
    wanted = set(syllables)
    text, words = max(((part, _found(part, wanted)) for part in text.split("\n\n")), key=lambda found: len(found[1]))
    start, end = _window(text, words, length)
    inside = [(a, b) for a, b in words if a >= start and b <= end]
    marked = _mark(text, start, end, inside)
    return mark_safe(("… " if start else "") + marked.strip() + (" …" if end < len(text) else ""))


def _found(text: str, wanted: set[str]) -> list[tuple[int, int]]:
    """Return where the wanted words stand; a few hundred are enough to choose a window."""
    places = ((m.start(), m.end()) for m in _WORD.finditer(text) if fold(m.group()) in wanted)
    return list(islice(places, _ENOUGH))


def _window(text: str, words: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Choose the window that holds most found words, and cut it at spaces."""
    best = 0
    if words:
        starts = [a for a, _ in words]
        scores = [sum(1 for b in starts if a <= b < a + length * 0.7) for a in starts]
        best = starts[scores.index(max(scores))]
    start = max(0, best - length // 4)
    if start:
        start = text.find(" ", start) + 1
    end = len(text)
    if end > start + length:
        cut = text.rfind(" ", start, start + length)
        end = cut if cut > best else start + length
    return start, end


def _mark(text: str, start: int, end: int, words: list[tuple[int, int]]) -> str:
    parts, at = [], start
    for first, last in _runs(text, words):
        parts.append(escape(text[at:first]))
        parts.append(f"<mark>{escape(text[first:last])}</mark>")
        at = last
    parts.append(escape(text[at:end]))
    return "".join(parts)


def _runs(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for first, last in words:
        if runs and text[runs[-1][1] : first].isspace():
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs
