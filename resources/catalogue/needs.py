"""What a reader needs for the offers of a resource, told by what is known of their kinds and formats."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from core.file_ranges import is_playable
from resources.files.addresses import checksum_of
from resources.record import EMBED, OPEN

if TYPE_CHECKING:
    from resources.catalogue.models import ResourceLink

_BROWSER = _("a browser, online")
_BY_FORMAT = {
    "application/pdf": _("a PDF reader"),
    "application/epub+zip": _("an e-book reader"),
    "application/zip": _("a program that unpacks ZIP files"),
}
_BY_FAMILY = {
    "application/vnd.": _("an office program"),
    "application/msword": _("an office program"),
    "audio/": _("something that plays sound"),
    "video/": _("something that plays films"),
}


def needs_of(links: Iterable["ResourceLink"]) -> list[str]:
    """Return what the offers need, each once; of a file of unknown format nothing can be said."""
    found: dict[str, None] = {}
    for link in links:
        here = bool(checksum_of(link.address))
        if link.kind in (OPEN, EMBED) if not here else is_playable(link.format):
            found[str(_BROWSER)] = None
        elif need := _BY_FORMAT.get(link.format) or _of_family(link.format):
            found[str(need)] = None
    return list(found)


def _of_family(format: str) -> object:
    return next((need for beginning, need in _BY_FAMILY.items() if format.startswith(beginning)), None)
