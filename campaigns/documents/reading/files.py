"""A file as paragraphs: plain text, Markdown and Word, told apart by content as well as by name."""

import codecs
import io
import re
import zipfile
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from campaigns.documents.reading.paragraphs import Paragraph, clean, read_marks
from campaigns.documents.reading.word import read_word

MAX_FILE_BYTES = 10 * 2**20
# What a .docx may unpack to: a zip bomb of 10 MB holds gigabytes, a long report with pictures stays below.
MAX_UNPACKED_BYTES = 50 * 2**20
# About a thousand pages; what is longer would keep the site busy for minutes.
MAX_CHARACTERS = 2_000_000

_TEXT, _MARKDOWN, _WORD = ".txt", ".md", ".docx"
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # also the envelope of a .docx with a password
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_DAMAGED = _("The Word file is damaged. Open it in Word and save it again as .docx.")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_MD_HEADING = re.compile(r"\s*#{1,6}\s+")
_MD_ESCAPE = re.compile(r"\\([.\-+#()\[\]_>])")


class DocumentError(Exception):
    """A file that cannot be read; its text says what is wrong and how to mend it, in the active language."""

    def __init__(self, template: str, **facts: object) -> None:
        super().__init__(template, facts)
        self.template, self.facts = template, facts

    def __str__(self) -> str:
        return str(self.template) % self.facts if self.facts else str(self.template)


def read_document(name: str, data: bytes) -> list[Paragraph]:
    """The paragraphs of a .txt, .md or .docx file; in a text file every line is one.

    Text is UTF-8 or UTF-16 with a byte order mark. `Paragraph.line` is the line of a text, the number of the
    paragraph in a Word file. Raises `DocumentError` for every file that cannot be read.
    """
    kind = _kind(name, data)
    paragraphs = _read_docx(data) if kind == _WORD else _read_text(_decode(data), is_markdown=kind == _MARKDOWN)
    if not paragraphs:
        raise DocumentError(
            _("The file holds no text. If its pages are scanned pictures, give the text itself instead.")
        )
    if sum(len(paragraph.marked) for paragraph in paragraphs) > MAX_CHARACTERS:
        raise DocumentError(
            _("The text is longer than %(limit)s characters. Split it into several documents."),
            limit=MAX_CHARACTERS,
        )
    return paragraphs


def _kind(name: str, data: bytes) -> str:
    """What the file is. Its name has to agree with its content, for a wrong name is mostly a wrong file."""
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise DocumentError(_("The file is empty. Choose the file that holds the text of the document."))
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 2**20
        raise DocumentError(
            _("The file is larger than %(limit)s MB. Take the pictures out and try again."), limit=limit
        )
    if data.startswith(_PDF):
        raise DocumentError(_("This is a PDF file. Save the text of the document as .docx or .txt instead."))
    if data.startswith(_OLD_WORD):
        raise DocumentError(
            _("This Word file is old or has a password. Open it in Word and save it as .docx, unprotected.")
        )
    if suffix not in ("", _TEXT, _MARKDOWN, _WORD):
        raise DocumentError(
            _("Files of the type “%(suffix)s” cannot be read. Save the document as .docx, .txt or .md."),
            suffix=suffix,
        )
    if data.startswith(_ZIP):
        if suffix in (_TEXT, _MARKDOWN):
            raise DocumentError(
                _("The name ends in “%(suffix)s”, but the file is no plain text. Choose the right file."),
                suffix=suffix,
            )
        return _WORD
    if suffix == _WORD:
        raise DocumentError(_("The name ends in .docx, but this is no Word file. Save it again from Word."))
    return suffix or _TEXT


def _decode(data: bytes) -> str:
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            _("The text is not in UTF-8 (see byte %(place)s). Save it again with the encoding UTF-8."),
            place=error.start + 1,
        ) from error
    if "\x00" in text:
        raise DocumentError(_("The file holds NUL characters, so it is no plain text. Save it again as text in UTF-8."))
    return text


def _read_text(text: str, is_markdown: bool) -> list[Paragraph]:
    paragraphs = []
    for line, words in enumerate(re.split(r"\r\n?|\n", text), start=1):
        if is_markdown:
            words = _MD_ESCAPE.sub(r"\1", _MD_HEADING.sub("", words, count=1).replace("**", ""))
        paragraph = Paragraph.read(read_marks(clean(words)), line)
        if paragraph.text:
            paragraphs.append(paragraph)
    return paragraphs


def _read_docx(data: bytes) -> list[Paragraph]:
    """The paragraphs of a Word file, once it is known to be one of a bearable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DocumentError(_DAMAGED) from error
    if "word/document.xml" not in {member.filename for member in members}:
        raise DocumentError(_("This is not a Word file. Save the document as .docx, .txt or .md."))
    # Python reads no more of a member than the size that the archive declares, so the sum can be trusted.
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        limit = MAX_UNPACKED_BYTES // 2**20
        raise DocumentError(
            _("Unpacked, the Word file is larger than %(limit)s MB. Take the pictures out and try again."),
            limit=limit,
        )
    try:
        return read_word(data)
    except Exception as error:  # python-docx and lxml fail in many ways on a file that Word did not write
        raise DocumentError(_DAMAGED) from error
