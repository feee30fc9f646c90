"""ZIP files and the formats that are one inside, judged by their table of contents: nothing is unpacked.

A bomb is told by what the table says (APPNOTE 6.3.10, 4.3.12 and 4.3.16): too many members, too much in all, too
much made of too little, or members that share the same bytes.
"""

import struct
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from resources.files.formats import EXTENSIONS
from resources.files.refusals import broken

MOST_MEMBERS = 5000
MOST_TABLE_BYTES = 2 * 1024**2
MOST_UNPACKED_BYTES = 1024**3
MOST_RATIO = 100  # of what is unpacked to what is packed, once it is more than a little
_LITTLE = 20 * 1024**2
_MOST_DECLARATION_BYTES = 1024**2

_END = struct.Struct("<4s4H2LH")
_END_MARK, _ZIP64_MARK = b"PK\x05\x06", b"PK\x06\x07"
_ENCRYPTED = 0x1
_ARCHIVES = {"zip", "7z", "rar", "gz", "tgz", "bz2", "xz", "tar", "zst"}
_PROGRAMS = {
    "exe", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "wsf", "hta", "lnk", "jar", "apk", "dll", "pif",
    "cpl", "sh", "app", "dmg",
}  # fmt: skip
_OOXML = {
    f"{format}.main+xml".encode(): format for format in EXTENSIONS if "openxmlformats" in format
}  # what [Content_Types].xml calls the main part


def format_of_archive(file: BinaryIO, size: int) -> str:
    """Return the media type of a file of `size` bytes that begins like a ZIP file. Raises ValidationError."""
    _check_table(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_members(members, size)
            return _format(archive, {member.filename for member in members})
    except ValidationError:
        raise
    except Exception as error:  # zipfile and zlib raise whatever a broken file makes them stumble over
        raise broken() from error


def _check_table(file: BinaryIO, size: int) -> None:
    """Refuse a table of contents too large to be read into memory; one for files above 4 GB is never needed."""
    start = file.seek(max(0, size - (1 << 16) - _END.size - 20))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) < at + _END.size:
        raise broken()
    _mark, _disk, _start_disk, _here, members, table_bytes, table_at, _comment = _END.unpack_from(tail, at)
    if members > MOST_MEMBERS or table_bytes > MOST_TABLE_BYTES or tail[max(0, at - 20) : at].startswith(_ZIP64_MARK):
        raise _bomb()
    if table_at + table_bytes != start + at:  # something stands before the archive, or in between
        raise broken()


def _bomb() -> ValidationError:
    return ValidationError(
        _("This archive would unpack to far too much. Send its parts as files of their own, or a smaller archive.")
    )


def _check_members(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    too_dense = unpacked > _LITTLE and unpacked > MOST_RATIO * packed
    if unpacked > MOST_UNPACKED_BYTES or too_dense or packed > size:
        raise _bomb()
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ValidationError(_("The file is locked with a password. Save it without one and send it again."))
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/").rstrip(". "))  # Windows drops these at the end
        ending = path.suffix.lstrip(".").lower()
        if path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]):
            raise broken()
        if ending in _ARCHIVES:
            raise ValidationError(_("It holds another archive. Unpack that one and send its files."))
        if ending in _PROGRAMS:
            raise ValidationError(
                _("It holds a program (%(name)s). Programs are not taken; offer their address instead.")
                % {"name": path.name}
            )


def _format(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise ValidationError(_("The document holds macros. Save it without macros and send it again."))
    if "mimetype" in names:  # OpenDocument and EPUB
        declared = _start_of(archive, "mimetype").strip().decode("ascii", "replace")
        return declared if declared in EXTENSIONS else _unknown_document()
    if "[Content_Types].xml" in names:
        declaration = _start_of(archive, "[Content_Types].xml")
        return next((format for main, format in _OOXML.items() if main in declaration), "") or _unknown_document()
    return "application/zip"


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(_MOST_DECLARATION_BYTES)


def _unknown_document() -> str:
    raise ValidationError(_("Documents of this kind are not taken. Save it as PDF, DOCX, PPTX, XLSX or OpenDocument."))
