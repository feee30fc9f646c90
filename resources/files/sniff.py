"""What a file is, told by its content; its name must not say otherwise.

Known are the formats in `resources.files.formats`. What browsers could run (HTML, SVG, scripts) is none of them.
"""

import re
import warnings
import zipfile
from codecs import getincrementaldecoder
from pathlib import PurePath
from typing import BinaryIO

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from resources.files.archives import format_of_archive
from resources.files.formats import EXTENSIONS, endings_of
from resources.files.recordings import format_of_mp4
from resources.files.refusals import broken, markup

MOST_PIXELS = 50_000_000  # a small file can unfold to gigabytes in whatever opens it
CHUNK = 1024 * 1024
_HEAD = 8192
_TEXT_FORMATS = {"txt": "text/plain", "md": "text/plain", "csv": "text/csv", "vtt": "text/vtt"}
_PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_PICTURE_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xae\x42\x60\x82"}
_MP4 = {"video/mp4", "video/x-m4v", "audio/mp4"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also what Office wraps around a document with a password
_MARKUP = re.compile(rb"^\s*(<|#!)|<(!doctype|html|head|body|script|svg|iframe|\?xml|\?php)\b", re.I)
_WEBVTT = re.compile(rb"(\xef\xbb\xbf)?WEBVTT(\s|$)")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def format_of(file: BinaryIO, name: str, size: int) -> str:
    """Return the media type of a file of `size` bytes; it must be seekable.

    Raises ValidationError, with what is wrong and how to mend it in the reader's language, for everything that the
    library does not keep: another type, a name that says another type, a damaged or locked file.
    """
    ending = PurePath(name).suffix.lstrip(".").lower()
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise ValidationError(_("The file is empty."))
    format = _text(file, ending) if ending in _TEXT_FORMATS else _binary(file, head, size)
    if ending not in endings_of(format):
        raise ValidationError(
            _("The name ends in “.%(ending)s”, but the file is of the kind %(kind)s. Give it its true ending.")
            % {"ending": ending, "kind": EXTENSIONS[format].upper()}
        )
    return format


def _binary(file: BinaryIO, head: bytes, size: int) -> str:
    if head.startswith(b"PK\x03\x04"):
        return format_of_archive(file, size)
    kind = filetype.guess_mime(head)
    if head.startswith(b"%PDF-"):
        format = _pdf(file, size)
    elif kind in _PICTURES:
        format = _picture(file, kind, size)
    elif kind in _MP4:
        format = format_of_mp4(file, size)
    elif kind in ("audio/mpeg", "video/webm") or (kind == "audio/ogg" and b"theora" not in head):
        format = kind
    elif head.startswith(_OLD_OFFICE):
        raise ValidationError(
            _("This is an old Office document, or one with a password. Save it as DOCX, PPTX, XLSX or PDF without one.")
        )
    elif _MARKUP.search(head):
        raise markup()
    else:
        raise ValidationError(
            _("Files of this kind are not taken. Taken are: %(kinds)s.")
            % {"kinds": ", ".join(ending.upper() for ending in EXTENSIONS.values())}
        )
    if zipfile.is_zipfile(file):  # two files in one: each reader sees what the other does not
        raise ValidationError(_("The file hides an archive. Save it anew with the program that made it."))
    return format


def _pdf(file: BinaryIO, size: int) -> str:
    """ISO 32000-1, 7.5: the end mark within the last kilobyte; the dictionary that names a lock is never packed."""
    file.seek(max(0, size - 1024))
    if b"%%EOF" not in file.read():
        raise broken()
    file.seek(0)
    last = b""
    while part := file.read(CHUNK):
        if b"/Encrypt" in last + part:
            raise ValidationError(
                _("The PDF is locked against opening, copying or printing. Save it without protection, for all to use.")
            )
        last = part[-len(b"/Encrypt") :]
    return "application/pdf"


def _picture(file: BinaryIO, format: str, size: int) -> str:
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=[_PICTURES[format]])
            pixels = picture.width * picture.height
            picture.verify()
    except Exception as error:  # Pillow's readers raise whatever a broken file makes them stumble over
        raise broken() from error
    if pixels > MOST_PIXELS:
        raise ValidationError(
            _("The picture has more than %(most)s million pixels. Make it smaller.") % {"most": MOST_PIXELS // 10**6}
        )
    file.seek(max(0, size - 1024))
    if _PICTURE_ENDS.get(_PICTURES[format], b"") not in file.read():
        raise broken()
    return format


def _text(file: BinaryIO, ending: str) -> str:
    """UTF-8 without control characters and without what a browser might take for a page."""
    file.seek(0)
    decoder = getincrementaldecoder("utf-8-sig")()
    first = file.read(_HEAD)
    if _MARKUP.search(first.removeprefix(b"\xef\xbb\xbf")):
        raise markup()
    is_captions = _WEBVTT.match(first)
    if ending == "vtt" and not is_captions:
        raise ValidationError(_("Captions must be WebVTT: the first line says WEBVTT."))
    part = first
    try:
        while part:
            if _NOT_IN_TEXT.search(decoder.decode(part)):
                raise _no_text()
            part = file.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _no_text() from error
    return "text/vtt" if is_captions else _TEXT_FORMATS[ending]


def _no_text() -> ValidationError:
    return ValidationError(_("This is no text in UTF-8, whatever its name says. Save it as “UTF-8 text”."))
