"""Messages, files and readers for tests."""

import io
import re
from contextlib import contextmanager
from unittest import mock

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from people.feedback import guards
from people.feedback.models import Feedback
from people.feedback.references import new_reference

MESSAGE = "Trang thư viện ghi sai năm: “2025” phải là “2026”."


def a_feedback(**fields) -> Feedback:
    """Store a message; `attachment` takes bytes, which count as a picture."""
    if data := fields.pop("attachment", None):
        fields["attachment"] = ContentFile(data, "attachment.png")
    given = {"kind": "mistake", "message": MESSAGE, "language": "vi", "consent_version": "2026-11-24", **fields}
    return Feedback.objects.create(reference=new_reference(2026), **given)


def a_picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(file, kind)
    return file.getvalue()


def a_pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def a_file(data: bytes, name: str = "anh.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@contextmanager
def later(seconds: float):
    """The time of the guards, so many seconds ahead."""
    now = guards.time.time() + seconds
    with mock.patch.object(guards.time, "time", return_value=now):
        yield


def fields(**changed) -> dict:
    """What a reader sends with the feedback form, who opened it ten seconds ago. None leaves a field out."""
    with later(-10):
        opened = guards.stamp()
    sent = {"kind": "mistake", "message": MESSAGE, "consent": "on", "opened": opened, **changed}
    return {name: value for name, value in sent.items() if value is not None}


def send(client: Client, address: str = "/gop-y/", sender: str = "203.0.113.7", **changed) -> HttpResponse:
    """Send the form as its reader would; commits, so that e-mails go out."""
    return client.post(address, fields(**changed), REMOTE_ADDR=sender)


def soup_of(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def text_of(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", response.content.decode())
