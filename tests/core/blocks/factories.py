"""What the tests of blocks are made of."""

import io

from django.core.files.base import ContentFile
from PIL import Image

from core.models import PortalDocument, PortalImage


def a_picture(width: int = 1600, height: int = 1200, **fields) -> PortalImage:
    """Store a picture; described, unless `description` or `is_decorative` say otherwise."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), (14, 74, 65)).save(data, "PNG")
    fields = {"title": "hinh.png", "description": "Một lớp học", **fields}
    return PortalImage.objects.create(file=ContentFile(data.getvalue(), "hinh.png"), **fields)


def a_file(name: str = "ke-hoach.pdf", content: bytes = b"0123456789", title: str = "Kế hoạch") -> PortalDocument:
    document = PortalDocument(title=title, file=ContentFile(content, name))
    document.file_size = len(content)
    document.save()
    return document
