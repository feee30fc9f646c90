"""The admin's import of a table: upload, preview, confirm; and who may not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from people.models import User
from resources.models import LearningResource

pytestmark = pytest.mark.django_db
TABLE = b"""title_vi,links,licence
Ph\xc3\xa2n s\xe1\xbb\x91 l\xe1\xbb\x9bp 4,https://example.org/phan-so,CC BY 4.0
,https://example.org/khong-ten,CC BY 4.0
"""


def upload(client, data=TABLE, **fields):
    return client.post(
        reverse("import_resources"), {"file": SimpleUploadedFile("table.csv", data), "source": "test", **fields}
    )


def test_an_editor_sees_every_outcome_before_anything_is_written(editor_client):
    response = upload(editor_client)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Phân số lớp 4" in html
    assert [count for _label, count in response.context["counts"]] == [1, 1]
    assert not LearningResource.objects.exists()


def test_confirming_takes_the_rows_in(editor_client):
    token = upload(editor_client).context["token"]
    editor_client.post(reverse("confirm_resource_import"), {"token": token, "source": "test"})
    assert LearningResource.objects.get().title_vi == "Phân số lớp 4"


WRONG = [b"a", b"\xff\xfe\xfa,", b"colour,size\nred,1\n", b"PK\x03\x04zip", b"title_vi,links\n"]


@pytest.mark.parametrize("data", WRONG)
def test_a_wrong_file_is_refused_beside_its_field(editor_client, data):
    response = upload(editor_client, data)
    assert response.status_code == 422
    assert response.context["form"].errors["file"]


def test_an_empty_file_is_refused(editor_client):
    assert upload(editor_client, b"").status_code == 422


def test_a_file_above_the_limit_is_refused_and_names_the_command(editor_client, settings):
    settings.IMPORT_MAX_BYTES = 10
    response = upload(editor_client)
    assert response.status_code == 422
    assert "import_resources" in str(response.context["form"].errors["file"])


def test_the_editors_own_source_is_refused(editor_client):
    assert upload(editor_client, source="editor").status_code == 422


@pytest.mark.parametrize("source", ["editor", "a b", "x" * 61, "a\0b"])
def test_a_source_that_the_form_would_refuse_is_refused_at_the_end_too(editor_client, source):
    token = upload(editor_client).context["token"]
    assert upload(editor_client, source=source).status_code == 422
    response = editor_client.post(reverse("confirm_resource_import"), {"token": token, "source": source})
    assert response["Location"] == reverse("import_resources")
    assert not LearningResource.objects.exists()


def test_an_old_preview_is_refused(editor_client):
    response = editor_client.post(reverse("confirm_resource_import"), {"token": "forgotten", "source": "test"})
    assert response["Location"] == reverse("import_resources")
    assert not LearningResource.objects.exists()


def test_someone_without_the_right_is_turned_away(client):
    client.force_login(User.objects.create_user("reader@example.org", "secret"))
    assert upload(client).status_code == 302
    assert not LearningResource.objects.exists()
