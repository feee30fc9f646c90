"""Text from outside, made plain: composed Unicode, no markup, no invisible letters, tidy spaces."""

import html
import re
from functools import lru_cache

import nh3

from core.vietnamese import nfc

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|li|ul|ol|a|b|i|u|em|strong|h[1-6]|table|tr|td|img|font)\b[^<>]*"
    r"|<!--|&(?:nbsp|amp|quot|lt|gt|#\d+);",
    re.I,
)
_BREAKS = re.compile(r"<(?:/(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|article|section|figure)|hr)\b[^>]*>", re.I)
_LINE_BREAKS = re.compile(r"<(?:br|/li|/tr|/d[dt])\b[^>]*>", re.I)
_ITEMS = re.compile(r"<li\b[^>]*>", re.I)
_EMPTY_LINES = re.compile(r"\n{3,}")
_SHORT = 100  # letters of a text that may come again


def one_line(text: str) -> str:
    """Return `text` on one line, composed, with single spaces."""
    return _short_line(text) if len(text) <= _SHORT else _line(text)


def paragraphs(text: str) -> str:
    """Return `text` with tidy lines, paragraphs parted by one empty line. Lone line breaks stay."""
    lines = (" ".join(line.split()) for line in _visible(text).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def split_list(value: str) -> tuple[str, ...]:
    """Split a cell that holds a list: `"vi | en"` → `("vi", "en")`."""
    return tuple(item for part in value.split("|") if (item := part.strip()))


def looks_like_html(text: str) -> bool:
    """Tell markup from plain text that happens to hold a `<` or an `&`."""
    return bool(_MARKUP.search(text))


def text_of_html(markup: str) -> str:
    """Return the words of an HTML fragment, its blocks as paragraphs and its list items with a dash.

    >>> text_of_html("<p>Một&nbsp;hai</p><ul><li>ba</li></ul>")
    'Một hai\\n\\n– ba'
    """
    marked = _LINE_BREAKS.sub("\n", _BREAKS.sub("\n\n", " ".join(markup.split())))
    marked = _ITEMS.sub("\n– ", marked)
    return paragraphs(html.unescape(nh3.clean(marked, tags=set(), clean_content_tags={"script", "style"})))


def _line(text: str) -> str:
    return " ".join(_visible(text).split())


_short_line = lru_cache(maxsize=1 << 13)(_line)  # names, words and codes come in many rows


def _visible(text: str) -> str:
    if not text.isprintable():  # which is quicker told, and true of all that is invisible
        text = _INVISIBLE.sub("", text)
    return nfc(text)  # after that: what stood between a letter and its mark is gone
