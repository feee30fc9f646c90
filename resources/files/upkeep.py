"""Files that nobody offers any more go after a day."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.db import models, transaction
from django.db.models.functions import Cast
from wagtail.models import Revision

from core.private_files import private_storage
from resources.files.covers import forget_cover
from resources.files.models import FOLDER, StoredFile

KEPT = timedelta(days=1)  # a form is still open, a request still being answered
_IN_CONTENT = re.compile(r"/hoc-lieu/tep/([0-9a-f]{64})\.")


def forget_files(now: datetime) -> int:
    """Delete stored files older than a day to which no row, draft or older revision refers; return how many.

    Left-overs of interrupted requests go as well: files on the disk without a row.
    """
    old = now - KEPT
    unused = StoredFile.objects.filter(created_at__lt=old, **_unrelated())
    forgotten = 0
    if checksums := set(unused.values_list("checksum", flat=True)) - _in_revisions_where(unused):
        for checksum in checksums:
            with transaction.atomic():
                # Asked again, and held: it may be sent again just now.
                stored = unused.filter(checksum=checksum).select_for_update(of=("self",)).first()
                if stored is None:
                    continue
                stored.delete()
            stored.file.delete(save=False)
            forget_cover(checksum)
            forgotten += 1
    return forgotten + _forget_left_overs(old)


def _unrelated() -> dict[str, bool]:
    """Conditions for a file to which no row of any table refers, whoever made that table."""
    return {f"{relation.name}__isnull": True for relation in StoredFile._meta.related_objects}


def _in_revisions_where(unused: models.QuerySet) -> set[str]:
    """Return the checksums that drafts and older revisions name. They are read only where a file is unused."""
    if not unused.exists():
        return set()
    texts = (
        Revision.objects.annotate(text=Cast("content", models.TextField()))
        .filter(text__contains="/hoc-lieu/tep/")
        .values_list("text", flat=True)
        .iterator(chunk_size=100)
    )
    return {checksum for text in texts for checksum in _IN_CONTENT.findall(text)}


def _forget_left_overs(old: datetime) -> int:
    storage = private_storage()
    forgotten = 0
    for folder, names in _folders(storage):
        places = {f"{folder}/{name}" for name in names}
        known = set(StoredFile.objects.filter(file__in=places).values_list("file", flat=True))
        for place in places - known:
            if storage.get_modified_time(place) < old:
                storage.delete(place)
                forgotten += 1
    return forgotten


def _folders(storage: Storage) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder of stored files with the names in it."""
    if not storage.exists(FOLDER):
        return
    for name in storage.listdir(FOLDER)[0]:
        folder = f"{FOLDER}/{name}"
        yield folder, storage.listdir(folder)[1]
