"""The one way in for files that the library keeps: judged by content, stored once, nothing left of a refused one."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from core.file_ranges import is_playable
from resources.files.models import StoredFile
from resources.files.recordings import duration_of
from resources.files.sniff import CHUNK, format_of


def store(file: File, name: str) -> StoredFile:
    """Keep a file and return its row, the old one where the same content is kept already.

    `file` is open for reading and seekable, `name` what its sender calls it: its ending must fit the content.
    Raises ValidationError with what is wrong and how to mend it; then nothing of it is kept.
    """
    size = file.size
    if size > settings.LIBRARY_FILE_MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(most)s. Make it smaller, or offer its address elsewhere.")
            % {"most": filesizeformat(settings.LIBRARY_FILE_MAX_BYTES)}
        )
    format = format_of(file, name, size)
    duration = duration_of(file, format) if is_playable(format) else 0
    checksum = _checksum(file)
    # Sent again, it is young again: the clean-up leaves it until its resource is saved.
    if StoredFile.objects.filter(checksum=checksum).update(created_at=timezone.now()):
        return StoredFile.objects.get(checksum=checksum)
    stored = StoredFile(checksum=checksum, format=format, size=size, duration=duration)
    file.seek(0)
    stored.file.save(checksum, file, save=False)
    try:
        with transaction.atomic():
            stored.save(force_insert=True)
    except IntegrityError:  # somebody else stored it in the meantime; the storage gave ours another name
        stored.file.delete(save=False)
        return StoredFile.objects.get(checksum=checksum)
    return stored


def _checksum(file: File) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while part := file.read(CHUNK):
        digest.update(part)
    return digest.hexdigest()
