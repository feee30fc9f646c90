"""Text that a reader typed, as it can be stored and shown again."""

import re
from urllib.parse import urlsplit

from core.vietnamese import nfc

# What neither a database nor a page can carry. Line breaks and tabs stay.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PATH = re.compile(r"/(?![/\\])[^\s\\]*")


def readable(text: str) -> str:
    """Return `text` composed, with `\\n` for every line break and without what cannot be stored."""
    return _UNREADABLE.sub("", nfc(text).replace("\r\n", "\n").replace("\r", "\n"))


def own_path(text: str, host: str) -> str:
    """Return the path of a page of this site from a path or an address below `host`, or "" for anything else.

    >>> own_path("https://hoctap.example/hoc-lieu/?q=toan", "hoctap.example")
    '/hoc-lieu/'

    What stands behind `?` is dropped: what someone searched for is nobody's business.
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    if parts.scheme and (parts.scheme not in ("http", "https") or parts.netloc.lower() != host.lower()):
        return ""
    if not parts.scheme and parts.netloc:
        return ""
    return parts.path if _PATH.fullmatch(parts.path) else ""
