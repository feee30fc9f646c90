"""An upload between its preview and its confirmation, kept for an hour and only for who sent it."""

import secrets
from dataclasses import dataclass

from django.core.cache import caches

KEPT_SECONDS = 60 * 60


@dataclass(frozen=True)
class Upload:
    name: str
    data: bytes


def keep(owner: int, name: str, data: bytes) -> str:
    """Keep an upload of the person with this key and return the token that brings it back."""
    token = secrets.token_urlsafe(16)
    caches["default"].set(f"upload:{owner}:{token}", Upload(name, data), KEPT_SECONDS)
    return token


def kept(owner: int, token: str) -> Upload | None:
    """Return the upload, or None when it is too old or someone else's."""
    return caches["default"].get(f"upload:{owner}:{token}")
