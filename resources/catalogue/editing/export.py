"""The table of resources that an editor downloads."""

import tempfile
from collections.abc import Sequence

from django.http import FileResponse
from django.utils import timezone

from resources.catalogue.export import write_resources
from resources.exchange.tables import MEDIA_TYPES

_IN_MEMORY = 1 << 20  # bytes; a larger table waits on the disk


def table_response(pks: Sequence[int], format: str) -> FileResponse:
    """Return these resources, in the order of their keys, as a table (`csv` or `xlsx`) that the import reads back."""
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (the response closes it)
    write_resources(pks, file, format)
    file.seek(0)
    name = f"hoc-lieu-{timezone.localdate():%Y-%m-%d}.{format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES[format])
