"""Addresses of offers: elsewhere on the web, or files that the portal keeps, `/hoc-lieu/tep/<checksum>.<ending>`."""

import re
from urllib.parse import urlsplit

from resources.files.formats import EXTENSIONS

_ADDRESS = re.compile(r"^/hoc-lieu/tep/([0-9a-f]{64})\.[a-z0-9]{2,4}$")


def file_address(checksum: str, format: str) -> str:
    """Return the address of the file with this SHA-256 (hexadecimal) and media type."""
    return f"/hoc-lieu/tep/{checksum}.{EXTENSIONS[format]}"


def checksum_of(address: str) -> str:
    """Return the checksum of the file kept at an address, nothing for an address elsewhere."""
    match = _ADDRESS.match(address)
    return match[1] if match else ""


def is_offer_address(address: str) -> bool:
    """Tell whether an offer may have this address: http or https with a public-looking host, or a file kept here."""
    if checksum_of(address):
        return True
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host
