"""An upload between its preview and its confirmation, kept for an hour and only for who sent it."""

import secrets
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.cache import caches
from django.utils.translation import gettext as _

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


class UploadField(forms.FileField):
    """A file of at most `IMPORT_MAX_BYTES`; the refusal names the command that takes larger ones."""

    def __init__(self, *, command: str, **kwargs) -> None:
        super().__init__(**kwargs)
        self.command = command

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file.size > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(megabytes)s MB. Use the command %(command)s for it.")
                % {"megabytes": settings.IMPORT_MAX_BYTES // 1024**2, "command": self.command}
            )
        return file
