"""The admin's import: upload, preview, confirm; and who may not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.documents.models import OfficialDocument
from people.groups import ensure_editors
from people.models import User
from tests.campaigns.documents.factories import TEXT

pytestmark = pytest.mark.django_db


def upload(client, name="text.txt", data=None, **fields):
    file = SimpleUploadedFile(name, TEXT.encode() if data is None else data)
    return client.post(
        reverse("import_document"),
        {"file": file, "document_type": "nghi-quyet", "number": "7-NQ/TU", **fields},
    )


def test_an_editor_sees_what_was_found_before_anything_is_written(editor_client):
    response = upload(editor_client)
    assert response.status_code == 200
    assert "Đến năm 2025" in response.content.decode()
    assert not OfficialDocument.objects.exists()


def test_confirming_writes_and_leads_to_the_page(editor_client):
    form = upload(editor_client).context["form"]
    response = editor_client.post(reverse("confirm_document_import"), form.initial)
    assert response["Location"] == "/van-ban/7-nq-tu/"
    assert OfficialDocument.objects.get().provisions.count() == 4


def test_the_preview_of_another_person_cannot_be_confirmed(editor_client):
    initial = upload(editor_client).context["form"].initial
    other = User.objects.create_user("other@example.org", "secret")
    other.groups.add(ensure_editors())
    editor_client.force_login(other)
    response = editor_client.post(reverse("confirm_document_import"), initial)
    assert response["Location"] == reverse("import_document")
    assert not OfficialDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", b"\xff\xfa\x00"),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.exe", b"MZ"),
        ("a.txt", b"Khong co muc."),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(editor_client, name, data):
    response = upload(editor_client, name, data)
    assert response.status_code == 422
    assert response.context["form"].errors["file"]


def test_a_file_above_the_limit_is_refused(editor_client, settings):
    settings.IMPORT_MAX_BYTES = 100
    response = upload(editor_client)
    assert response.status_code == 422
    assert "import_document" in str(response.context["form"].errors["file"])


def test_a_wrong_date_is_refused(editor_client):
    assert upload(editor_client, issued="hôm qua").status_code == 422


def test_someone_without_the_right_is_turned_away(client):
    user = User.objects.create_user("reader@example.org", "secret")
    client.force_login(user)
    assert client.get(reverse("import_document")).status_code == 302
    assert upload(client).status_code == 302
    assert not OfficialDocument.objects.exists()


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(reverse("import_document"))["Location"].startswith("/quan-tri/login/")
