"""A provision's paragraphs as HTML, and HTML as plain text."""

from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import groupby

from campaigns.documents.reading.paragraphs import BULLET, Paragraph


def body_html(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as safe HTML of `<p>`, `<ul>`, `<li>` and `<em>`; every other character is escaped."""
    blocks = []
    for is_list, group in groupby(paragraphs, key=lambda paragraph: bool(BULLET.match(paragraph.text))):
        items = list(group)
        blocks.append(_list(items) if is_list else "".join(f"<p>{item.html}</p>" for item in items))
    return "".join(blocks)


def _list(items: list[Paragraph]) -> str:
    """One list; `+` items under `-` items are a list of their own inside the item before them."""
    rows: list[tuple[str, list[Paragraph]]] = []
    for item in items:
        if rows and _glyph(item) == "+" != _glyph(items[0]):
            rows[-1][1].append(item)
        else:
            rows.append((_without_bullet(item), []))
    lines = (f"<li>{words}{_list(inner) if inner else ''}</li>" for words, inner in rows)
    return f"<ul>{''.join(lines)}</ul>"


def _glyph(item: Paragraph) -> str:
    return item.text[0]


def _without_bullet(item: Paragraph) -> str:
    bullet = BULLET.match(item.text)
    return item.after(bullet.end() if bullet else 0).html


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        # Inline tags part no words: `học<em>tập</em>` is one word.
        if tag not in ("em", "strong", "a", "mark", "span"):
            self.words.append(" ")


def plain_text(html: str) -> str:
    """The words of a piece of HTML with single spaces between them.

    >>> plain_text("<p>Học &amp; <em>tập</em></p><ul><li>suốt đời</li></ul>")
    'Học & tập suốt đời'
    """
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.words).split())
