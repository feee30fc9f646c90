"""A Word file as paragraphs: body and tables in order, automatic numbers written out, italics kept."""

import io
from collections.abc import Iterator

from docx import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from campaigns.documents.reading.paragraphs import Paragraph, clean, italic
from campaigns.documents.reading.word_numbering import Numbering, Styles

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = (qn("w:br"), qn("w:cr"))


def read_word(data: bytes) -> list[Paragraph]:
    """The paragraphs of a .docx, those of table cells cell by cell; `line` counts the paragraphs of the file.

    A table of contents is left out (it repeats the headings), and so is what tracked changes delete. Raises
    whatever python-docx and lxml raise on a damaged file.
    """
    document = Document(io.BytesIO(data))
    styles = Styles(document)
    numbering = Numbering(document, styles)
    paragraphs = []
    for place, element in enumerate(_paragraphs(document.element.body), start=1):
        label = numbering.label(element)
        if styles.name(element).lower().startswith("toc "):
            continue
        for line in _lines(element, styles):
            paragraph = Paragraph.read(f"{label} {line}" if label else line, place)
            if paragraph.text.removeprefix(label).strip():
                paragraphs.append(paragraph)
                label = ""
    return paragraphs


def _paragraphs(body: Element) -> Iterator[Element]:
    """Every `w:p`, however deep; text boxes are stored twice, so the copy for old readers is passed over."""
    for element in body.iter(qn("w:p")):
        if next(element.iterancestors(_FALLBACK), None) is None:
            yield element


def _lines(paragraph: Element, styles: Styles) -> list[str]:
    """The marked text of a paragraph, parted where its author pressed Shift+Enter."""
    lines = [""]
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is not paragraph:
            continue
        pieces = clean(_words(run)).split("\n")
        if styles.is_italic(run, paragraph):
            pieces = [italic(piece) for piece in pieces]
        lines[-1] += pieces[0]
        lines += pieces[1:]
    return lines


def _words(run: Element) -> str:
    words = []
    for child in run:
        if child.tag == qn("w:t"):
            words.append(child.text or "")
        elif child.tag == qn("w:tab"):
            words.append(" ")
        elif child.tag == qn("w:noBreakHyphen"):
            words.append("-")
        elif child.tag in _BREAKS:
            # A page or column break stands inside a sentence; a line break was meant.
            words.append("\n" if child.get(qn("w:type")) in (None, "textWrapping") else " ")
    return "".join(words)
