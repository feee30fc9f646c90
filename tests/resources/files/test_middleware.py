"""No page reads more than it can use, the admin's included."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

pytestmark = pytest.mark.django_db

RESOURCE = "wagtailsnippets_resources_learningresource:add"


def sent(client, address: str, size: int, content_type: str = "multipart/form-data; boundary=x", **headers):
    """Send so many bytes that nobody can read."""
    return client.generic("POST", address, io.BytesIO(b"x" * size).read(), content_type=content_type, **headers)


@pytest.mark.parametrize("address", ["/quan-tri/login/", "/quan-tri/images/add/", "/quan-tri/khong-co/"])
def test_the_admin_takes_a_form_and_no_more(client, english, address) -> None:
    answer = sent(client, address, 10 * 1024**2 + 64 * 1024 + 1)
    assert answer.status_code == 413
    assert "10" in answer.content.decode()
    assert "MB" in answer.content.decode()


def test_a_form_without_files_is_held_to_what_django_reads(editor_client, settings) -> None:
    form = "application/x-www-form-urlencoded"
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert sent(editor_client, reverse(RESOURCE), 1001, form).status_code == 413
    assert sent(editor_client, reverse(RESOURCE), 999, form).status_code == 200
    assert sent(editor_client, "/lien-he/", 1001, form).status_code == 413


def test_machines_get_the_refusal_as_json(client) -> None:
    answer = sent(client, "/quan-tri/login/", 11 * 1024**2, headers={"Accept": "application/json"})
    assert answer.status_code == 413
    assert "MB" in answer.json()["error"]


def test_documents_may_be_larger_up_to_a_size_of_their_own(editor_client, settings) -> None:
    address = reverse("wagtaildocs:add_multiple")
    file = SimpleUploadedFile("phim.pdf", b"%PDF-1.4 " + b"x" * (11 * 1024**2))
    answer = editor_client.post(address, {"title": "Phim", "files[]": file})
    assert answer.status_code == 200
    assert answer.json()["success"]
    settings.DOCUMENT_MAX_BYTES = 10 * 1024**2
    file.seek(0)
    assert editor_client.post(address, {"title": "Phim", "files[]": file}).status_code == 413
