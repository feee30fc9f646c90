"""Word files with automatic numbering, built by the tests that read them."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

RESOLUTION_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
ABSTRACT_ID = 90


def numbered_document(
    lines: Iterable[tuple[str, int | None]],
    levels: Iterable[tuple[str, str]] = RESOLUTION_LEVELS,
    inside: str = "",
) -> WordDocument:
    """A document of (text, level) lines, numbered by Word in these (format, pattern) levels.

    A line of level None has no number; `inside` is XML that stands in every level.
    """
    document = Document()
    add_list(document, levels, inside)
    for text, level in lines:
        paragraph = document.add_paragraph(text)
        if level is not None:
            number(paragraph, level)
    return document


def add_list(document: WordDocument, levels: Iterable[tuple[str, str]], inside: str) -> None:
    """Define the list 90 with these levels."""
    rows = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{inside}</w:lvl>'
        for place, (form, pattern) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT_ID}">{rows}</w:abstractNum>'))
    add_number(root, ABSTRACT_ID)


def add_number(root, number_id: int, overrides: str = "") -> None:
    """Define one more `w:num` over the list 90."""
    content = f'<w:abstractNumId w:val="{ABSTRACT_ID}"/>{overrides}'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number_id}">{content}</w:num>'))


def number(paragraph, level: int, number_id: int = ABSTRACT_ID) -> None:
    """Let Word number the paragraph."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), str(number_id))


def saved(document: WordDocument) -> bytes:
    """The bytes of the .docx file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
