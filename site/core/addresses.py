"""Addresses in two languages: Vietnamese at `/`, the same slugs below `/en/`."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

_ENGLISH = "/en/"
_NEED_A_PAGE = ("wagtail_serve", "listing_feed")


def without_language(address: str) -> str:
    """Return the Vietnamese form of a site address: `/en/van-ban/` → `/van-ban/`."""
    return "/" + address.removeprefix(_ENGLISH) if address.startswith(_ENGLISH) else address


def in_language(address: str, language: str | None = None) -> str:
    """Return `address` (without prefix, or an address outside) as it is in `language`, by default the current."""
    if not address.startswith("/") or address.startswith("//"):
        return address
    bare = without_language(address)
    if (language or get_language() or "").startswith("en"):
        return _ENGLISH + bare.removeprefix("/")
    return bare


def web_address(value: str) -> None:
    """Validate the address of a source: a page that a browser opens, no ftp; raises ValidationError otherwise."""
    if not value.startswith(("https://", "http://")):
        raise ValidationError(_("An address begins with https:// or http://."))


def view_answers(path: str) -> bool:
    """Tell whether a view of ours, that needs no page of the tree, answers at this Vietnamese path."""
    with override(settings.LANGUAGE_CODE):
        try:
            return resolve(path).url_name not in _NEED_A_PAGE
        except Resolver404:
            return False
