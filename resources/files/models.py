"""Files that the portal keeps itself: each content once, whatever it is called and however often it is offered."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.private_files import private_storage
from resources.files.addresses import file_address

FOLDER = "library"


def file_path(stored: "StoredFile", name: str) -> str:
    """Return the place of a file: spread over folders by its checksum."""
    return f"{FOLDER}/{stored.checksum[:2]}/{stored.checksum}"


class StoredFile(models.Model):
    """One content. `checksum` is its SHA-256 in hexadecimal, `format` the media type that the content showed.

    `size` is in bytes, `duration` in seconds (0: not known, or nothing that lasts), `created_at` when it was last sent.
    """

    checksum = models.CharField(_("checksum"), max_length=64, unique=True, editable=False)
    file = models.FileField(_("file"), storage=private_storage, upload_to=file_path)
    format = models.CharField(_("format"), max_length=100, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    duration = models.PositiveIntegerField(_("duration in seconds"), default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    on_pages = False  # see core.cache: pages show what offers say of it
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        """Its address on this portal, without a host."""
        return file_address(self.checksum, self.format)
