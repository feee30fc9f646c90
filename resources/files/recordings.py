"""Films and recordings: what is in an MP4 file, and how long something lasts."""

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO

from tinytag import TinyTag

from resources.files.refusals import broken

_MOST_BOXES = 100_000
_MOST_INDEX_BYTES = 32 * 1024**2
_VIDEO_TRACK = re.compile(rb"hdlr.{8}vide", re.S)
# Matroska: the ids of TimecodeScale and Duration, each with its length.
_SCALE = re.compile(rb"\x2a\xd7\xb1\x83(.{3})", re.S)
_DURATION = re.compile(rb"\x44\x89(?:\x84(.{4})|\x88(.{8}))", re.S)


def format_of_mp4(file: BinaryIO, size: int) -> str:
    """Return `video/mp4` or `audio/mp4` by the tracks. Raises ValidationError where boxes are missing or cut off."""
    for kind, start, length in _boxes(file, size):
        if kind == b"moov":
            file.seek(start)
            index = file.read(min(length, _MOST_INDEX_BYTES))
            return "video/mp4" if _VIDEO_TRACK.search(index) else "audio/mp4"
    raise broken()


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, place and length of every outermost box (ISO 14496-12, 4.2), once they are known to be all there."""
    found, at = [], 0
    while at < size:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8 or len(found) > _MOST_BOXES:
            raise broken()
        length, kind = struct.unpack(">I4s", head[:8])
        if length == 1 and len(head) == 16:
            (length,) = struct.unpack(">Q", head[8:])
        length = length or size - at
        if length < 8 or at + length > size:
            raise broken()
        found.append((kind, at, length))
        at += length
    yield from found


def duration_of(file: BinaryIO, format: str) -> int:
    """Return how many seconds a film or recording lasts, 0 where a WebM film does not say it.

    Raises ValidationError where the content is none.
    """
    file.seek(0)
    if format == "video/webm":
        return _webm_duration(file.read(8192))
    try:
        seconds = TinyTag.get(filename="recording", file_obj=file, tags=False).duration
    except Exception as error:  # its readers raise whatever a broken file makes them stumble over
        raise broken() from error
    if not seconds or not 0 < seconds < 10**7:
        raise broken()
    return max(1, round(seconds))


def _webm_duration(head: bytes) -> int:
    scale, duration = _SCALE.search(head), _DURATION.search(head)
    if duration is None:
        return 0
    nanoseconds = int.from_bytes(scale[1], "big") if scale else 1_000_000
    (units,) = struct.unpack(">f", duration[1]) if duration[1] else struct.unpack(">d", duration[2])
    seconds = units * nanoseconds / 10**9
    return round(seconds) if 0 < seconds < 10**7 else 0
