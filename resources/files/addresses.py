"""Addresses of offers: elsewhere on the web, or files that the portal keeps, `/hoc-lieu/tep/<checksum>.<ending>`."""

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from resources.files.formats import EXTENSIONS
from resources.record import PLAIN_ADDRESS

_ADDRESS = re.compile(r"^/hoc-lieu/tep/([0-9a-f]{64})\.[a-z0-9]{2,4}\Z")
# Labels of letters of any script, digits, hyphens: without space, signs of addresses and control characters.
_LABEL = r"[^\x00-\x2c./:-@\[-^`{-\x9f\s]{1,63}"
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LOCAL_ENDINGS = {"localhost", "local", "localdomain", "internal", "lan"}


def file_address(checksum: str, format: str) -> str:
    """Return the address of the file with this SHA-256 (hexadecimal) and media type."""
    return f"/hoc-lieu/tep/{checksum}.{EXTENSIONS[format]}"


def checksum_of(address: str) -> str:
    """Return the checksum of the file kept at an address, nothing for an address elsewhere."""
    match = _ADDRESS.match(address)
    return match[1] if match else ""


def is_offer_address(address: str) -> bool:
    """Tell whether an offer may have this address: http or https with a public host, or a file kept here.

    Told by the spelling alone: no name is resolved.
    """
    if checksum_of(address):
        return True
    if plain := PLAIN_ADDRESS.fullmatch(address):
        return is_public_host(plain[1])
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "@" not in parts.netloc and is_public_host(host)


@lru_cache(maxsize=4096)  # a table has many addresses of few hosts
def is_public_host(host: str) -> bool:
    """Tell a host of the open web from this machine, private networks and what is no host name.

    Browsers read more spellings of a number than one (`127.1`, `0x7f.0.0.1`, full-width digits): all but the plain
    form with four parts are refused.
    """
    host = unicodedata.normalize("NFKC", host).replace("\u3002", ".").rstrip(".").lower()
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        last = host.rpartition(".")[2]
        return bool(_HOST.fullmatch(host)) and last not in _LOCAL_ENDINGS and not _NUMBER.fullmatch(last)
    number = getattr(number, "ipv4_mapped", None) or number
    return number.is_global and not number.is_multicast
