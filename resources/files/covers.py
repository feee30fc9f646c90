"""The picture of a resource: the one an editor gave, the first page or picture of its files, or a drawn one."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task
from PIL import Image

from core.cache import raise_generation
from core.images import PortalImage
from resources.files.models import StoredFile

if TYPE_CHECKING:
    from resources.catalogue.models import LearningResource

log = logging.getLogger(__name__)

SIZES = ((264, 176), (528, 352))  # as a card shows it, and for screens with twice the pixels
FORMATS = ("avif", "webp")  # best first; every browser of the last five years shows the last
DRAWN_FROM = ("application/pdf", "image/jpeg", "image/png", "image/webp")
PATIENCE = 60  # seconds of the clock for one drawing
_PROGRAM = Path(__file__).with_name("draw.py")


@dataclass(frozen=True)
class Cover:
    """What a `picture` element needs: `sources` are media type and `srcset`, best first; none for a drawing."""

    src: str
    sources: tuple[tuple[str, str], ...] = ()


def given_cover(image: PortalImage) -> Cover | None:
    """Return the cover that an editor gave, None where its file cannot be read. No query once it was shown."""
    names = {(width, format): f"fill-{width}x{height}|format-{format}" for width, height in SIZES for format in FORMATS}
    try:
        files = image.get_renditions(*names.values())
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for a damaged file
        return None
    return _cover({key: files[name].url for key, name in names.items()})


def file_cover(checksum: str) -> Cover:
    """Return the cover that was drawn from the file with this checksum."""
    kinds = [(width, format) for width, _height in SIZES for format in FORMATS]
    return _cover({kind: default_storage.url(_name(checksum, *kind)) for kind in kinds})


def _cover(addresses: dict[tuple[int, str], str]) -> Cover:
    widest = SIZES[-1][0]
    sources = tuple(
        (f"image/{format}", ", ".join(f"{addresses[width, format]} {width}w" for width, _height in SIZES))
        for format in FORMATS
    )
    return Cover(addresses[widest, FORMATS[-1]], sources)


def _name(checksum: str, width: int, format: str) -> str:
    return f"covers/{checksum[:2]}/{checksum}-{width}.{format}"


@task()
def draw_cover(pk: int) -> None:
    """Draw the cover of a published resource from the first of its files that shows something."""
    from resources.catalogue.models import LearningResource  # it shows covers

    resource = LearningResource.objects.filter(pk=pk, live=True).first()
    if resource is None:
        return
    links = resource.link_rows.filter(file__format__in=DRAWN_FROM).select_related("file")
    checksum = next((link.file.checksum for link in links if _draw(link.file)), "")
    if checksum != resource.file_cover:
        LearningResource.objects.filter(pk=pk).update(file_cover=checksum)
        raise_generation()


def _draw(stored: StoredFile) -> bool:
    """Make the files of a cover unless they are there, and tell whether they are."""
    last = _name(stored.checksum, SIZES[-1][0], FORMATS[-1])
    if default_storage.exists(last):
        return True
    try:
        with stored.file.open("rb") as file:
            drawn = subprocess.run(
                [sys.executable, "-I", str(_PROGRAM), stored.format],
                stdin=file,
                env={},  # none of our secrets
                capture_output=True,
                timeout=PATIENCE,
                check=True,
            )
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("No cover can be drawn from %s: %s", stored, error)
        return False
    with Image.open(io.BytesIO(drawn.stdout), formats=["PNG"]) as picture:
        for size in SIZES:
            scaled = picture.resize(size, Image.Resampling.LANCZOS)
            for format in FORMATS:
                written = io.BytesIO()
                scaled.save(written, format.upper(), quality=70)
                default_storage.save(_name(stored.checksum, size[0], format), ContentFile(written.getvalue()))
    return True


def forget_cover(checksum: str) -> None:
    """Delete what was drawn from a file that is gone."""
    for width, _height in SIZES:
        for format in FORMATS:
            default_storage.delete(_name(checksum, width, format))


def draw_later(pks: Iterable[int]) -> None:
    """Have the covers of these resources drawn once they are in the database for good."""
    for pk in pks:
        transaction.on_commit(partial(draw_cover.enqueue, pk), robust=True)  # a cover can wait, what is saved cannot


def _after_saving(sender: type, instance: "LearningResource", update_fields: object = None, **kwargs) -> None:
    if update_fields is not None or not instance.live:  # a draft shows no cover to readers
        return
    if instance.file_cover or any(link.file_id for link in instance.link_rows.all()):
        draw_later([instance.pk])


def connect(model: type["LearningResource"]) -> None:
    """Have covers drawn after resources are saved."""
    post_save.connect(_after_saving, sender=model, dispatch_uid="draw_cover_of_resource")
