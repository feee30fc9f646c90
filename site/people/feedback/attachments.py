"""One small picture or PDF beside a message: told by its content, whatever its name says."""

import warnings
from typing import BinaryIO

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a small file can unfold to gigabytes in whatever opens it
ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "PDF": ".pdf"}
MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".pdf": "application/pdf"}


def ending_of(file: BinaryIO) -> str | None:
    """Return `.png`, `.jpg`, `.webp` or `.pdf` by what the file holds; None for everything else."""
    for read in (_pdf, _picture):
        file.seek(0)
        ending = read(file)
        file.seek(0)
        if ending:
            return ending
    return None


def _pdf(file: BinaryIO) -> str | None:
    """ISO 32000-1, 7.5: the header is at the very beginning, the end mark within the last kilobyte."""
    if file.read(5) != b"%PDF-":
        return None
    file.seek(max(0, file.seek(0, 2) - 1024))
    return ENDINGS["PDF"] if b"%%EOF" in file.read() else None


def _picture(file: BinaryIO) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=("PNG", "JPEG", "WEBP"))
            kind, pixels = picture.format, picture.width * picture.height
            picture.verify()
    except Exception:  # Pillow's readers raise whatever a broken file makes them stumble over
        return None
    return ENDINGS.get(kind or "") if pixels <= MAX_PIXELS else None


class AttachmentField(forms.FileField):
    """A file of at most `MAX_BYTES` of a kind in `ENDINGS`; its name is replaced by one that tells its kind."""

    def clean(self, data, initial: object = None) -> UploadedFile | None:
        file = super().clean(data, initial)
        if not file:
            return None
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(megabytes)s MB. Send a smaller one, or describe what it shows.")
                % {"megabytes": MAX_BYTES // 1024**2}
            )
        if not (ending := ending_of(file)):
            raise forms.ValidationError(
                _("This is no picture (PNG, JPEG, WebP) and no PDF, whatever its name says. Choose another file.")
            )
        file.name = f"attachment{ending}"
        return file
